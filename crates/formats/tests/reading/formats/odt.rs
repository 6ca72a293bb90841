//! What `OpenDocument` files hold besides text and tables.

use gouji_formats::read::office::odt;
use gouji_formats::{Limits, ReadErrorKind};

use super::archive::pack;
use super::html::told;

fn content(styles: &str, text: &str) -> Vec<String> {
    let content = format!(
        "<o:document-content><o:automatic-styles>{styles}</o:automatic-styles><o:body><o:text>{text}</o:text></o:body></o:document-content>"
    );
    told(&odt::document(&pack(&[("content.xml", content.as_bytes())]), &Limits::default()).unwrap())
}

fn body(text: &str) -> Vec<String> {
    content("", text)
}

#[test]
fn spans_and_repeats_are_laid_out() {
    let table = "<t:table><t:table-column t:number-columns-repeated='3'/><t:table-header-rows><t:table-row>\
        <t:table-cell t:number-rows-spanned='2'><x:p>a</x:p></t:table-cell><t:table-cell t:number-columns-spanned='2'><x:p>b</x:p></t:table-cell>\
        <t:covered-table-cell/></t:table-row></t:table-header-rows><t:table-row><t:covered-table-cell><x:p>z</x:p></t:covered-table-cell>\
        <t:table-cell t:number-columns-repeated='2'><x:p>0</x:p></t:table-cell></t:table-row>\
        <t:table-row t:number-rows-repeated='2'><t:table-cell t:number-columns-repeated='3'/></t:table-row></t:table>";
    assert_eq!(body(table), ["|av2|b>2|", "|0|0|", "||||", "||||", "--"]);
    let many = "<t:table><t:table-row t:number-rows-repeated='99999999999'><t:table-cell><x:p>1</x:p></t:table-cell></t:table-row></t:table>";
    let packed = pack(&[("content.xml", many.as_bytes())]);
    let got = odt::document(&packed, &Limits::default()).unwrap_err();
    assert_eq!(got, ReadErrorKind::TooManyCells { most: 1_000_000 });
}

#[test]
fn text_is_what_the_program_shows() {
    assert_eq!(
        body("<x:p> a\n  b<x:s x:c='3'/>c<x:tab/>d<x:span> e</x:span><x:line-break/>f</x:p>"),
        ["a b c d e", "f"]
    );
    assert_eq!(
        body("<x:tracked-changes><x:p>旧</x:p></x:tracked-changes><x:p>1<x:change x:change-id='1'/>2</x:p>"),
        ["12"],
        "deletions stand apart"
    );
    assert_eq!(
        body(
            "<x:p>办结<x:note><x:note-citation>1</x:note-citation><x:note-body><x:p>含结转。</x:p></x:note-body></x:note>3件</x:p>"
        ),
        ["办结3件", "含结转。"]
    );
    assert_eq!(
        body("<x:p>前<d:frame><d:text-box><x:p>框</x:p></d:text-box><s:title>图</s:title></d:frame>后</x:p>"),
        ["框", "前后"]
    );
    assert_eq!(
        body(
            "<x:section x:display='none'><x:p>x</x:p></x:section><x:p>第<x:page-number>3</x:page-number>页<o:annotation><x:p>批注</x:p></o:annotation></x:p>"
        ),
        ["第3页"]
    );
    let styles = "<s:style s:name='B'><s:text-properties f:font-weight='bold'/></s:style><s:style s:name='H'><s:text-properties x:display='none'/></s:style>";
    assert_eq!(
        content(
            styles,
            "<x:p x:style-name='B'>一、总体</x:p><x:p><x:span x:style-name='H'>x</x:span>y</x:p>"
        ),
        ["# 一、总体", "y"]
    );
}

#[test]
fn lists_and_headings_carry_their_numbers() {
    let styles = "<x:list-style s:name='L'><x:list-level-style-number x:level='1' s:num-format='一, 二, 三, ...' s:num-suffix='、'/>\
        <x:list-level-style-number x:level='2' s:num-format='1' s:num-prefix='（' s:num-suffix='）'/></x:list-style>\
        <x:outline-style><x:outline-level-style x:level='1' s:num-format='1' s:num-suffix='.'/><x:outline-level-style x:level='2' s:num-format='1' x:display-levels='2'/></x:outline-style>";
    let text = "<x:list x:style-name='L'><x:list-item><x:p>甲</x:p><x:p>续</x:p><x:list><x:list-item><x:p>子</x:p></x:list-item></x:list></x:list-item>\
        <x:list-item><x:p>乙</x:p></x:list-item></x:list><x:p>中</x:p><x:list x:style-name='L' x:continue-numbering='true'><x:list-item><x:p>丙</x:p></x:list-item></x:list>\
        <x:list x:style-name='L'><x:list-item x:start-value='9'><x:p>丁</x:p></x:list-item></x:list>\
        <x:h x:outline-level='1'>总体</x:h><x:h x:outline-level='2'>情况</x:h><x:h x:outline-level='1' x:is-list-header='true'>无号</x:h>";
    assert_eq!(
        content(styles, text),
        ["一、甲", "续", "（1）子", "二、乙", "中", "三、丙", "九、丁", "# 1.总体", "# 1.1 情况", "# 无号"]
    );
}

#[test]
fn a_password_is_told() {
    let manifest = b"<m:manifest><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>";
    let locked = pack(&[("META-INF/manifest.xml", manifest), ("content.xml", &[1, 2, 3])]);
    assert_eq!(odt::document(&locked, &Limits::default()).unwrap_err(), ReadErrorKind::Password);
    let none = pack(&[("META-INF/manifest.xml", b"<m:manifest/>")]);
    assert_eq!(odt::document(&none, &Limits::default()).unwrap_err(), ReadErrorKind::Damaged);
}
