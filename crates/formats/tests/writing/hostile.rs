//! Text that nobody should write, and somebody will.

use gouji_core::Report;
use gouji_core::form::SectionNo;
use gouji_formats::write::{Options, Target, file_name, write};
use proptest::prelude::*;

use crate::invented;

/// A report with a text everywhere that a text can stand.
fn everywhere(text: &str) -> Report {
    let mut report = invented::empty("2021");
    for cell in report.form().cell_ids() {
        report.set(cell, text);
    }
    for number in (0..report.form().sections().len()).filter_map(SectionNo::from_index) {
        report.set_prose(number, text);
    }
    text.clone_into(&mut report.agency);
    text.clone_into(&mut report.title);
    report
}

#[test]
fn markup_in_the_text_stays_text() {
    let report = everywhere("</td><script>alert(1)</script>&lt;\"'=1+1\u{0}\u{fffe}\u{202e}");
    for target in Target::ALL {
        let bytes = write(&report, &Options::new(target)).unwrap();
        if let (Target::Html | Target::Fragment, Ok(page)) = (target, String::from_utf8(bytes)) {
            assert!(!page.contains("<script"), "{target:?}");
            assert!(!page.contains(['\0', '\u{fffe}']), "{target:?}");
            assert_eq!(page.matches("<td").count(), page.matches("</td>").count());
        }
    }
}

#[test]
fn a_hundred_thousand_characters_are_written() {
    let mut report = everywhere("1");
    let long = "长".repeat(100_000);
    report.set_prose(SectionNo::from_index(0).unwrap(), &long);
    let first = report.form().cell_ids().next().unwrap();
    report.set(first, &long);
    report.title.clone_from(&long);
    report.agency = long;
    for target in Target::ALL {
        let written = write(&report, &Options::new(target)).unwrap().len();
        // Packed formats make little of a character that is repeated.
        assert!(written > 300_000 || matches!(target, Target::Docx | Target::Xlsx), "{target:?}: {written}");
    }
    assert!(file_name(&report, Target::Html, true).len() < 256);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_written(text in any::<String>()) {
        let report = everywhere(&text);
        for target in Target::ALL {
            prop_assert!(write(&report, &Options::new(target)).is_ok());
            let name = file_name(&report, target, true);
            prop_assert!(!name.contains(['/', '\\', ':', '*', '?', '"', '<', '>', '|', '\0', '\n']), "{name:?}");
        }
    }
}
