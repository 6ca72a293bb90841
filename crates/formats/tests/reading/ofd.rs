//! OFD files, packed here part by part, read back.

use std::fmt::Write;

use gouji_core::form::builtin;
use gouji_formats::{Limits, ReadErrorKind, read};
use proptest::prelude::*;

use crate::formats::archive::pack;
use crate::hostile::{Demand, check};
use crate::invented::{self, Random};
use crate::layouts;
use crate::pdf::press::{Mark, Paper, advance, marks};

/// Thousandths of a millimetre, as a text in millimetres.
fn millimetres(points: i32) -> String {
    let thousandths = points * 25_400 / 72;
    format!("{}.{:03}", thousandths / 1000, thousandths % 1000)
}

/// How pages are written.
#[derive(Debug, Clone, Copy, Default)]
struct Way {
    /// Rules stand in a template below the page.
    template: bool,
    /// Rules are thin filled boxes.
    filled: bool,
    /// Distances that are alike are counted.
    counted: bool,
}

fn rules(marks: &[Mark], way: Way) -> String {
    let mut content = String::new();
    for mark in marks {
        let Mark::Box(left, top, right, bottom) = mark else { continue };
        for (a, b) in [
            ((left, top), (right, top)),
            ((right, top), (right, bottom)),
            ((left, bottom), (right, bottom)),
            ((left, top), (left, bottom)),
        ] {
            let (x, y) = (millimetres(*a.0), millimetres(*a.1));
            let (width, height) = (millimetres(b.0 - a.0), millimetres(b.1 - a.1));
            let (data, fill) = if way.filled {
                let thick =
                    |length: &str| if length == "0.000" { "0.2".to_owned() } else { length.to_owned() };
                let (width, height) = (thick(&width), thick(&height));
                (
                    format!("M 0 0 L {width} 0 L {width} {height} L 0 {height} C"),
                    " Fill=\"true\" Stroke=\"false\"",
                )
            } else {
                (format!("M 0 0 L {width} {height}"), "")
            };
            write!(content, "<ofd:PathObject ID=\"9\" Boundary=\"{x} {y} {width} {height}\"{fill}><ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>").unwrap();
        }
    }
    content
}

fn texts(marks: &[Mark], way: Way) -> String {
    let mut content = String::new();
    for mark in marks {
        let Mark::Text(text, x, y, size) = mark else { continue };
        let steps: Vec<String> = text.chars().map(|c| millimetres(advance(c, *size))).collect();
        let steps = &steps[..steps.len().saturating_sub(1)];
        let same = steps.windows(2).all(|pair| pair[0] == pair[1]) && steps.len() > 1;
        let deltas =
            if way.counted && same { format!("g {} {}", steps.len(), steps[0]) } else { steps.join(" ") };
        write!(
            content,
            "<ofd:TextObject ID=\"8\" Boundary=\"{} {} 100 10\" Font=\"2\" Size=\"{}\"><ofd:TextCode X=\"0\" Y=\"{}\" DeltaX=\"{deltas}\">{text}</ofd:TextCode></ofd:TextObject>",
            millimetres(*x), millimetres(y - size), millimetres(*size), millimetres(*size)
        )
        .unwrap();
    }
    content
}

fn page(template: &str, layer: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><ofd:Page xmlns:ofd=\"http://www.ofdspec.org/2016\">{template}<ofd:Content><ofd:Layer ID=\"1\">{layer}</ofd:Layer></ofd:Content></ofd:Page>"
    )
}

fn packed(pages: &[Vec<Mark>], way: Way) -> Vec<u8> {
    let mut parts: Vec<(String, String)> = Vec::new();
    let (mut list, mut templates) = (String::new(), String::new());
    for (number, marks) in pages.iter().enumerate() {
        write!(list, "<ofd:Page ID=\"{number}\" BaseLoc=\"Pages/Page_{number}/Content.xml\"/>").unwrap();
        let (below, drawn) = if way.template {
            write!(templates, "<ofd:TemplatePage ID=\"t{number}\" BaseLoc=\"Tpls/{number}.xml\"/>").unwrap();
            parts.push((format!("Doc_0/Tpls/{number}.xml"), page("", &rules(marks, way))));
            (format!("<ofd:Template TemplateID=\"t{number}\" ZOrder=\"Background\"/>"), texts(marks, way))
        } else {
            (String::new(), rules(marks, way) + &texts(marks, way))
        };
        parts.push((format!("Doc_0/Pages/Page_{number}/Content.xml"), page(&below, &drawn)));
    }
    let size = format!("0 0 {} {}", millimetres(595), millimetres(842));
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    parts.push(("OFD.xml".to_owned(), format!("{head}<ofd:OFD xmlns:ofd=\"http://www.ofdspec.org/2016\"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>")));
    parts.push(("Doc_0/Document.xml".to_owned(), format!("{head}<ofd:Document xmlns:ofd=\"http://www.ofdspec.org/2016\"><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>{size}</ofd:PhysicalBox></ofd:PageArea>{templates}</ofd:CommonData><ofd:Pages>{list}</ofd:Pages></ofd:Document>")));
    let parts: Vec<(&str, &[u8])> =
        parts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    pack(&parts)
}

fn reads(what: &str, way: Way) {
    let mut random = Random::new(5);
    for form in builtin() {
        let truth = invented::report(form, &mut random);
        let pages = marks(&layouts::spans(&truth), &Paper { numbered: true, ..Paper::default() });
        let reports = read(&packed(&pages, way), what, &Limits::default()).unwrap();
        assert_eq!(reports.len(), 1, "{what}");
        check(&truth, &reports[0], Demand::Complete, what);
    }
}

#[test]
fn every_figure_is_read_into_its_cell() {
    reads("plain", Way::default());
    reads("template", Way { template: true, ..Way::default() });
    reads("filled", Way { filled: true, ..Way::default() });
    reads("counted", Way { counted: true, ..Way::default() });
}

/// Names the document.
const ROOT: &[u8] = b"<OFD><DocRoot>/d.xml</DocRoot></OFD>";

#[test]
fn what_cannot_be_read_is_named() {
    let refused = |bytes: &[u8]| read(bytes, "a.ofd", &Limits::default()).unwrap_err().kind;
    assert_eq!(
        refused(&pack(&[("OFD.xml", b"<OFD><DocRoot>a.xml</DocRoot></OFD>")])),
        ReadErrorKind::Damaged
    );
    let whole = |content: &str| {
        let pages: &[u8] = b"<D><Pages><Page BaseLoc=\"p.xml\"/></Pages></D>";
        refused(&pack(&[("OFD.xml", ROOT), ("d.xml", pages), ("p.xml", content.as_bytes())]))
    };
    assert_eq!(whole("<P><ImageObject/></P>"), ReadErrorKind::Scanned { page: 1 });
    assert_eq!(whole("<P/>"), ReadErrorKind::Empty);
    assert_eq!(whole("<P><Template TemplateID=\"none\"/></P>"), ReadErrorKind::Empty);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_numbers_end(places in prop::collection::vec("[-0-9.eg ]{0,12}", 6), path in "[MLCQBAS0-9. -]{0,60}") {
        let content = format!(
            "<P><TextObject Boundary=\"{}\" CTM=\"{}\" Size=\"{}\"><TextCode X=\"{}\" DeltaX=\"{}\" DeltaY=\"{}\">12 三</TextCode></TextObject>\
             <PathObject><AbbreviatedData>{path}</AbbreviatedData></PathObject></P>",
            places[0], places[1], places[2], places[3], places[4], places[5]
        );
        let pages: &[u8] = b"<D><Pages><Page BaseLoc=\"p.xml\"/></Pages></D>";
        let bytes = pack(&[("OFD.xml", ROOT), ("d.xml", pages), ("p.xml", content.as_bytes())]);
        let _ = gouji_formats::read::fixed::ofd::document(&bytes, &Limits::default());
    }
}
