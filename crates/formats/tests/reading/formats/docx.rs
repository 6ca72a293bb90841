//! What Word's files hold besides text and tables.

use std::fmt::Write as _;

use gouji_formats::read::office::docx;
use gouji_formats::{Limits, ReadErrorKind};

use super::archive::pack;
use super::html::told;

fn parts(body: &str, others: &[(&str, &str)]) -> Result<Vec<String>, ReadErrorKind> {
    let main = format!("<w:document xmlns:w='w' xmlns:mc='mc'><w:body>{body}</w:body></w:document>");
    let mut relations = String::from("<Relationships>");
    let mut parts: Vec<(String, Vec<u8>)> = vec![("word/document.xml".to_owned(), main.into_bytes())];
    for (name, content) in others {
        write!(relations, "<Relationship Type='http://x/{name}' Target='{name}.xml'/>").unwrap();
        parts.push((format!("word/{name}.xml"), content.as_bytes().to_vec()));
    }
    relations.push_str("</Relationships>");
    parts.push(("word/_rels/document.xml.rels".to_owned(), relations.into_bytes()));
    let parts: Vec<(&str, &[u8])> =
        parts.iter().map(|(name, content)| (name.as_str(), content.as_slice())).collect();
    docx::document(&pack(&parts), &Limits::default()).map(|document| told(&document))
}

fn body(body: &str) -> Vec<String> {
    parts(body, &[]).unwrap()
}

fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn tc(properties: &str, text: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(text))
}

#[test]
fn merged_cells_are_whole() {
    let merge = |value| format!("<w:vMerge w:val='{value}'/>");
    let rows = [
        [tc(&merge("restart"), "a"), tc("<w:gridSpan w:val='2'/>", "b")].concat(),
        [tc("<w:vMerge/>", "hidden"), tc("", "c"), tc("", "d")].concat(),
        [tc(&merge("continue"), ""), tc(&merge("restart"), "e"), tc("", "f")].concat(),
        [tc(&merge("restart"), "g"), tc(&merge("continue"), ""), tc("", "h")].concat(),
        [tc("<w:hMerge w:val='restart'/>", "i"), tc("<w:hMerge/>", ""), tc("", "j")].concat(),
        ["<w:trPr><w:gridBefore w:val='2'/></w:trPr>".to_owned(), tc("", "k")].concat(),
    ];
    let table = format!("<w:tr>{}</w:tr>", rows.join("</w:tr><w:tr>"));
    assert_eq!(
        body(&format!("<w:tbl>{table}</w:tbl>")),
        ["|av3|b>2|", "|c|d|", "|ev2|f|", "|g|h|", "|i>2|j|", "|>2|k|", "--"]
    );
}

#[test]
fn changes_are_taken_as_accepted() {
    let run = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let changed = format!(
        "<w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins>{}</w:ins><w:moveFrom>{}</w:moveFrom>\
         <w:moveTo>{}</w:moveTo></w:p>",
        run("1"),
        run("9"),
        run("2")
    );
    assert_eq!(body(&changed), ["12"]);
    let mark = format!("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{}</w:p>{}", run("前"), p("后"));
    assert_eq!(body(&mark), ["前后"], "without its mark a paragraph goes on");
    let row = |properties: &str, text: &str| {
        format!("<w:tr><w:trPr>{properties}</w:trPr>{}{}</w:tr>", tc("", text), tc("", "x"))
    };
    let table = format!("<w:tbl>{}{}{}</w:tbl>", row("", "a"), row("<w:del/>", "b"), row("<w:ins/>", "c"));
    assert_eq!(body(&table), ["|a|x|", "|c|x|", "--"]);
    let before = "<w:p><w:pPr><w:pPrChange><w:pPr><w:outlineLvl w:val='0'/></w:pPr></w:pPrChange></w:pPr><w:r><w:t>a</w:t></w:r></w:p>";
    assert_eq!(body(before), ["a"], "what a property was before does not count");
}

#[test]
fn text_is_what_word_shows() {
    let p = |inner: &str| format!("<w:p>{inner}</w:p>");
    let t = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let field = "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>SUM(LEFT)</w:instrText></w:r>\
                 <w:r><w:t>码</w:t></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>35</w:t></w:r>\
                 <w:r><w:fldChar w:fldCharType='end'/></w:r>";
    assert_eq!(body(&p(field)), ["35"]);
    assert_eq!(body(&p(&format!("<w:fldSimple w:instr='PAGE'>{}</w:fldSimple>", t("4")))), ["4"]);
    assert_eq!(
        body(&p(
            "<w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r><w:r><w:t>1</w:t><w:tab/><w:t>2</w:t><w:br/><w:t>3</w:t></w:r>"
        )),
        ["1 2", "3"]
    );
    assert_eq!(
        body(&p("<w:r><w:noBreakHyphen/><w:t>3</w:t><w:sym w:font='x' w:char='F041'/></w:r>")),
        ["-3A"]
    );
    assert_eq!(
        body(&p(&format!("<w:hyperlink>{}</w:hyperlink><w:smartTag>{}</w:smartTag>", t("a"), t("b")))),
        ["ab"]
    );
    let endless = "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>";
    assert_eq!(body(&[p(endless), p(&t("12"))].concat()), ["12"], "a code ends with its paragraph");
    let control = |properties: &str| {
        format!(
            "<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
            p(&t("填写"))
        )
    };
    assert_eq!(body(&control("")), ["填写"]);
    assert_eq!(body(&control("<w:showingPlcHdr/>")), [""; 0], "a prompt is no text");
    assert_eq!(body(&p("<w:r><w:rPr><w:b/></w:rPr><w:t>一、总体情况</w:t></w:r>")), ["# 一、总体情况"]);
    assert_eq!(body(&p("<w:r><w:rPr><w:b w:val='0'/></w:rPr><w:t>一</w:t></w:r>")), ["一"]);
}

#[test]
fn text_boxes_are_read_once() {
    let content = format!("<w:txbxContent>{}</w:txbxContent>", p("框"));
    let host = format!(
        "<w:p><w:r><w:t>前</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{content}</w:drawing></mc:Choice>\
         <mc:Fallback><w:pict>{content}</w:pict></mc:Fallback></mc:AlternateContent><w:t>后</w:t></w:r></w:p>"
    );
    assert_eq!(body(&host), ["框", "前后"]);
    let cell = format!(
        "<w:tbl><w:tr><w:tc><w:p><w:r>{content}<w:t>1</w:t></w:r></w:p></w:tc>{}</w:tr></w:tbl>",
        tc("", "2")
    );
    assert_eq!(body(&cell), ["|框/1|2|", "--"]);
}

#[test]
fn headings_numbers_and_notes_come_from_other_parts() {
    let styles = "<w:styles><w:style w:styleId='1'><w:name w:val='heading 1'/><w:pPr><w:outlineLvl w:val='0'/>\
        <w:numPr><w:numId w:val='3'/></w:numPr></w:pPr></w:style><w:style w:styleId='a'><w:basedOn w:val='1'/></w:style>\
        <w:style w:styleId='loop'><w:basedOn w:val='loop'/></w:style></w:styles>";
    let level = |level: u8, style: &str, text: &str| {
        format!(
            "<w:lvl w:ilvl='{level}'><w:start w:val='1'/><w:numFmt w:val='{style}'/><w:lvlText w:val='{text}'/></w:lvl>"
        )
    };
    let numbering = format!(
        "<w:numbering><w:abstractNum w:abstractNumId='7'>{}{}</w:abstractNum><w:num w:numId='3'><w:abstractNumId w:val='7'/></w:num>\
         <w:num w:numId='4'><w:abstractNumId w:val='7'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/></w:lvlOverride></w:num></w:numbering>",
        level(0, "chineseCountingThousand", "%1、"),
        level(1, "decimal", "%1.%2")
    );
    let notes = format!("<w:footnotes><w:footnote w:id='2'>{}</w:footnote></w:footnotes>", p("含结转。"));
    let paragraph = |properties: &str, text: &str| {
        format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
    };
    let list = |list: u8, level: u8| {
        format!("<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{list}'/></w:numPr>")
    };
    let text = [
        paragraph("<w:pStyle w:val='a'/>", "总体情况"),
        paragraph(&list(3, 1), "甲"),
        paragraph(&list(3, 1), "乙"),
        paragraph("<w:pStyle w:val='1'/>", "主动公开"),
        paragraph(&list(3, 1), "丙"),
        paragraph(&list(4, 0), "丁"),
        paragraph("<w:pStyle w:val='loop'/><w:outlineLvl w:val='9'/>", "正文"),
        paragraph("<w:pStyle w:val='1'/><w:numPr><w:numId w:val='0'/></w:numPr>", "无号"),
        "<w:p><w:r><w:t>办结</w:t><w:footnoteReference w:id='2'/></w:r></w:p>".to_owned(),
    ];
    let got = parts(&text.concat(), &[("styles", styles), ("numbering", &numbering), ("footnotes", &notes)])
        .unwrap();
    assert_eq!(
        got,
        [
            "# 一、总体情况",
            "一.1 甲",
            "一.2 乙",
            "# 二、主动公开",
            "二.1 丙",
            "五、丁",
            "正文",
            "# 无号",
            "办结",
            "含结转。"
        ]
    );
}

#[test]
fn tables_stand_in_cells() {
    let inner = format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", tc("", "规章"), tc("", "1"));
    let outer = format!("<w:tbl><w:tr><w:tc>{}{inner}{}</w:tc></w:tr></w:tbl>", p("前"), p("后"));
    assert_eq!(body(&outer), ["前", "|规章|1|", "--", "后"]);
}

#[test]
fn what_is_no_document_is_told() {
    let limits = Limits::default();
    let read = |parts: &[(&str, &[u8])]| docx::document(&pack(parts), &limits).unwrap_err();
    assert_eq!(read(&[("word/styles.xml", b"<a/>")]), ReadErrorKind::Damaged);
    assert_eq!(read(&[("word/document.xml", b"<w:document><w:body>")]), ReadErrorKind::Damaged);
    let deep = format!("<w:document>{}", "<w:tbl><w:tr><w:tc>".repeat(100));
    assert_eq!(read(&[("word/document.xml", deep.as_bytes())]), ReadErrorKind::TooDeep { most: 200 });
    let elsewhere: &[(&str, &[u8])] = &[
        ("_rels/.rels", b"<R><r Type='x/officeDocument' Target='/w/doc2.xml'/></R>"),
        ("w/doc2.xml", "<d><p><r><t>在别处</t></r></p></d>".as_bytes()),
    ];
    assert_eq!(told(&docx::document(&pack(elsewhere), &limits).unwrap()), ["在别处"]);
}
