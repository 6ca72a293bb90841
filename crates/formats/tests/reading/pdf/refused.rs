//! PDF files that cannot be read, each with its sentence, and damaged ones that can.

use gouji_core::Lang;
use gouji_core::form::builtin;
use gouji_formats::document::Part;
use gouji_formats::{Limits, ReadErrorKind, Recognised, read};

use super::press::{Codes, Paper, file, press, stream};
use crate::hostile::{Demand, check};
use crate::invented::{self, Random};
use crate::layouts;

fn refused(bytes: &[u8]) -> ReadErrorKind {
    let error = read(bytes, "a.pdf", &Limits::default()).unwrap_err();
    let sentence = error.say(Lang::Zh);
    assert!(sentence.contains("a.pdf") && !sentence.contains('{'), "{sentence}");
    error.kind
}

fn page(contents: &str, resources: &str, more: &[String]) -> Vec<u8> {
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << {resources} >> >>"
        ),
        stream("", contents),
    ];
    objects.extend(more.iter().cloned());
    file(&objects)
}

#[test]
fn scanned_pages_are_named() {
    let picture = stream(
        "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray",
        "x",
    );
    let bytes = page("595 0 0 842 0 0 cm /I Do", "/XObject << /I 5 0 R >>", &[picture]);
    assert_eq!(refused(&bytes), ReadErrorKind::Scanned { page: 1 });
    let inline = page("q 595 0 0 842 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q", "", &[]);
    assert_eq!(refused(&inline), ReadErrorKind::Scanned { page: 1 });
    assert_eq!(refused(&page("", "", &[])), ReadErrorKind::Empty);
}

#[test]
fn pages_that_are_pictures_are_named_one_by_one_among_others() {
    let truth = invented::report(&builtin()[0], &mut Random::new(4));
    let bytes = press(&layouts::spans(&truth), &Paper { scans: true, ..Paper::default() });
    let report = read(&bytes, "a.pdf", &Limits::default()).unwrap().remove(0);
    check(&truth, &report, Demand::Complete, "every other page is a picture");
    let said: Vec<_> = pages_doubted(&report, "doubt.page_picture");
    assert!(said.len() > 1 && said.iter().enumerate().all(|(at, page)| *page == 2 * at + 2), "{said:?}");
    let sentence = report.doubts[0].say(truth.form(), Lang::Zh);
    assert!(sentence.starts_with("第 2 页是图片"), "{sentence}");
}

/// The pages that doubts of a kind are about.
fn pages_doubted(report: &Recognised, kind: &str) -> Vec<usize> {
    let own = report.doubts.iter().filter(|doubt| doubt.why.sentence == kind);
    own.filter_map(|doubt| match doubt.source.as_ref()?.part {
        Some(Part::Page(page)) => Some(page),
        _ => None,
    })
    .collect()
}

#[test]
fn text_that_a_machine_saw_in_a_picture_is_read_and_every_figure_doubted() {
    let truth = invented::report(&builtin()[0], &mut Random::new(3));
    let document = layouts::spans(&truth);
    let seen = Paper { hidden: true, picture: true, ..Paper::default() };
    let covered = Paper { covered: true, ..Paper::default() };
    for paper in [seen, covered] {
        let report = read(&press(&document, &paper), "a.pdf", &Limits::default()).unwrap().remove(0);
        check(&truth, &report, Demand::Complete, "recognised by a machine");
        assert!(!pages_doubted(&report, "doubt.page_seen").is_empty());
        for cell in report.sources.keys().filter(|cell| !report.report.text(**cell).is_empty()) {
            let doubted = report
                .doubts
                .iter()
                .any(|doubt| doubt.why.sentence == "doubt.page_seen" && doubt.cells.contains(cell));
            assert!(doubted, "{}", truth.form().key(*cell));
        }
    }
    // Without a picture the text is the report itself, drawn as outlines; over a picture it is plain text.
    for paper in [
        Paper { hidden: true, ..Paper::default() },
        Paper { hidden: true, numbered: true, ..Paper::default() },
        Paper { picture: true, ..Paper::default() },
    ] {
        let report = read(&press(&document, &paper), "a.pdf", &Limits::default()).unwrap().remove(0);
        check(&truth, &report, Demand::Complete, "outlined");
        assert!(pages_doubted(&report, "doubt.page_seen").is_empty());
    }
}

#[test]
fn passwords_are_named_and_not_asked_where_none_is_needed() {
    let locked = include_bytes!("locked.pdf");
    assert_eq!(refused(locked), ReadErrorKind::Password);
    let open =
        gouji_formats::read::fixed::pdf::document(include_bytes!("no_password.pdf"), &Limits::default())
            .unwrap();
    assert!(format!("{open:?}").contains("全年共收到申请12件"), "{open:?}");
}

#[test]
fn fonts_that_do_not_tell_their_characters_are_named() {
    let truth = invented::report(&builtin()[0], &mut Random::new(1));
    let bytes = press(&layouts::spans(&truth), &Paper { codes: Codes::Unmapped, ..Paper::default() });
    assert_eq!(refused(&bytes), ReadErrorKind::Garbled);
}

#[test]
fn damaged_files_are_rebuilt_or_named() {
    let truth = invented::report(&builtin()[0], &mut Random::new(2));
    let bytes = press(&layouts::spans(&truth), &Paper::default());
    // The table of objects is lost: they are looked for.
    let table = bytes.windows(5).rposition(|window| window == b"xref\n").unwrap();
    let reports = read(&bytes[..table - 10], "cut.pdf", &Limits::default()).unwrap();
    check(&truth, &reports[0], Demand::Complete, "without a table of objects");
    // Or wrong.
    let moved = [&bytes[..table], b"xref\n0 3\n0000000009 65535 f \n0000000007 00000 n \n"].concat();
    let reports = read(&moved, "moved.pdf", &Limits::default()).unwrap();
    check(&truth, &reports[0], Demand::Complete, "with a wrong table of objects");
    assert_eq!(refused(b"%PDF-1.7\nand nothing else"), ReadErrorKind::Damaged);
    assert_eq!(refused(&bytes[..40]), ReadErrorKind::Damaged);
}

#[test]
fn drawings_without_end_end() {
    let form = "/Type /XObject /Subtype /Form /BBox [0 0 9 9]";
    // A form that draws itself.
    let own = stream(&format!("{form} /Resources << /XObject << /A 5 0 R >> >>"), "/A Do /A Do");
    assert_eq!(refused(&page("/A Do", "/XObject << /A 5 0 R >>", &[own])), ReadErrorKind::Empty);
    // Each of eight forms draws the next fifty times.
    let draws = "/A Do ".repeat(50);
    let next =
        |number: usize| stream(&format!("{form} /Resources << /XObject << /A {number} 0 R >> >>"), &draws);
    let forms: Vec<String> = (6..14).map(next).collect();
    let kind = refused(&page("/A Do", "/XObject << /A 5 0 R >>", &forms));
    assert!(matches!(kind, ReadErrorKind::Expands { .. }), "{kind:?}");
}
