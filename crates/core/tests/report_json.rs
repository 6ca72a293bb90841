//! `gouji.report/1` both ways: nothing is lost, and what is wrong is named with its place.

#![allow(clippy::expect_used, reason = "a test that cannot be set up must stop")]

mod support;

use std::sync::Arc;

use gouji_core::form;
use gouji_core::json::{JsonErrorKind, read_report, write_report};
use gouji_core::report::Decision;
use gouji_core::{Lang, Report};
use proptest::prelude::*;

fn error(text: &str) -> (usize, usize, JsonErrorKind, String) {
    let error = read_report(text).expect_err("a bad report");
    let said = error.say(Lang::Zh);
    assert!(!said.contains(['{', '}']) && !said.contains('\n'), "{said}");
    (error.line, error.column, error.kind, said)
}

#[test]
fn numbers_keep_the_text_they_are_written_with() {
    let text = r#"{"edition":"2021","cells":{"t2.fees.amount":12.50,"t3.received.total":7,"t3.granted.total":null}}"#;
    let report = read_report(text).expect("a report");
    let form = report.form();
    assert_eq!(report.text(support::cell(form, "t2.fees.amount")), "12.50");
    assert_eq!(report.text(support::cell(form, "t3.received.total")), "7");
    assert_eq!(report.text(support::cell(form, "t3.granted.total")), "");
}

#[test]
fn the_edition_follows_from_the_year_where_it_is_missing() {
    assert_eq!(read_report(r#"{"year": 2020}"#).expect("a report").form().id(), "2019");
    assert!(matches!(error("{}").2, JsonErrorKind::MissingField { key: "edition" }));
}

#[test]
fn a_table_of_the_other_edition_makes_a_mixed_form() {
    let text = r#"{"edition":"2021","cells":{"t2.fees.amount":"1","t3.other_handling.total":"3"}}"#;
    let report = read_report(text).expect("a report");
    assert_eq!(report.form().table("t3").map(|table| table.edition.as_str()), Some("2019"));
    let again = read_report(&write_report(&report)).expect("its own text");
    assert_eq!(again, report);
}

#[test]
fn unknown_keys_are_named_with_place_and_suggestion() {
    let (line, column, kind, said) =
        error("{\n  \"edition\": \"2021\",\n  \"cells\": { \"t3.recieved.natural\": \"1\" }\n}");
    assert_eq!((line, column), (3, 37));
    let near = Some("t3.received.natural".to_owned());
    assert_eq!(kind, JsonErrorKind::UnknownKey { key: "t3.recieved.natural".to_owned(), near });
    assert!(said.contains("t3.recieved.natural") && said.contains("t3.received.natural"), "{said}");
    let (_, _, kind, _) =
        error(r#"{"edition":"2021","cells":{"t3.other_handling.total":"1","t3.other_misc.total":"1"}}"#);
    assert!(matches!(kind, JsonErrorKind::UnknownKey { key, .. } if key == "t3.other_handling.total"));
    let (_, _, kind, _) = error(r#"{"edition":"2021","agancy":"x"}"#);
    assert_eq!(
        kind,
        JsonErrorKind::UnknownField { key: "agancy".to_owned(), near: Some("agency".to_owned()) }
    );
    let (_, _, kind, _) = error(r#"{"edition":"2021","prose":{"s9":"x"}}"#);
    assert!(matches!(kind, JsonErrorKind::UnknownField { key, .. } if key == "s9"));
}

#[test]
fn other_bad_texts_are_named() {
    let (line, _, kind, _) = error("{\n\"edition\": \"2021\",\n\"agency\" \"x\"}");
    assert_eq!((line, kind), (3, JsonErrorKind::NotJson));
    assert!(matches!(error("").2, JsonErrorKind::NotJson));
    assert!(matches!(error("[1, 2]").2, JsonErrorKind::WrongSchema { .. }));
    assert!(
        matches!(error(r#"{"schema":"gouji.check/1"}"#).2, JsonErrorKind::WrongSchema { found } if found == "gouji.check/1")
    );
    assert!(matches!(error(r#"{"edition":"2020"}"#).2, JsonErrorKind::UnknownEdition { .. }));
    assert!(
        matches!(error(r#"{"edition":"2021","edition":"2019"}"#).2, JsonErrorKind::DuplicateKey { key } if key == "edition")
    );
    let twice = r#"{"edition":"2021","cells":{"t2.fees.amount":"1","t2.fees.amount":"2"}}"#;
    assert!(matches!(error(twice).2, JsonErrorKind::DuplicateKey { key } if key == "t2.fees.amount"));
    for wrong in [
        r#"{"cells":{"t2.fees.amount":[1]}}"#,
        r#"{"cells":[]}"#,
        r#"{"year":"soon"}"#,
        r#"{"prose":{"s1":3}}"#,
    ] {
        let text = wrong.replacen('{', r#"{"edition":"2021","#, 1);
        assert!(matches!(error(&text).2, JsonErrorKind::WrongType { .. }), "{wrong}");
    }
    let million = format!(r#"{{"edition":"2021","cells":{{"t2.fees.amount":"{}"}}}}"#, "7".repeat(1_000_000));
    let report = read_report(&million).expect("a report with a cell that is no number");
    assert_eq!(report.value(support::cell(report.form(), "t2.fees.amount")), None);
}

fn any_report() -> impl Strategy<Value = Report> {
    let texts = prop::collection::vec(prop_oneof!["[0-9/无 ,.件-]{0,6}", any::<String>()], 200);
    let form = prop::sample::select(form::builtin().to_vec());
    let decision = (any::<String>(), any::<String>()).prop_map(|(reason, by)| Decision {
        rule: "T3-BAL".to_owned(),
        places: vec!["t3.received.total".to_owned()],
        values: vec!["1".to_owned()],
        reason,
        by,
        at: "2026-01-12".to_owned(),
    });
    (
        form,
        texts,
        any::<[String; 3]>(),
        any::<(String, String)>(),
        any::<Option<u16>>(),
        prop::collection::vec(decision, 0..3),
    )
        .prop_map(|(form, texts, prose, (agency, title), year, decisions)| {
            let mut report = Report::new(Arc::clone(&form));
            for (cell, text) in form.cell_ids().zip(&texts) {
                report.set(cell, text);
            }
            for (key, text) in ["s1", "s5", "s6"].into_iter().zip(&prose) {
                report.set_prose(support::section(&form, key), text);
            }
            report.agency = agency;
            report.title = title;
            report.year = year;
            report.decisions = decisions;
            report
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn reports_survive_the_round_trip(report in any_report()) {
        let text = write_report(&report);
        let again = read_report(&text).expect("what was written");
        prop_assert_eq!(&again, &report);
        prop_assert_eq!(write_report(&again), text);
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in any::<String>()) {
        prop_assert!(read_report(&text).is_err());
    }
}
