//! Settings: what is written is what is applied, and what is no setting is named with its line.

#![allow(clippy::expect_used, reason = "a test that cannot be set up must stop")]

mod support;

use std::collections::BTreeSet;

use gouji_core::check::{Context, Session, check};
use gouji_core::rule::settings::{Limit, Settings, SettingsErrorKind};
use gouji_core::rule::{self, Severity};
use gouji_core::{Finding, Lang};

fn parse(text: &str) -> Settings {
    Settings::parse(text).expect("settings")
}

fn severities(findings: &[Finding], rule: &str) -> Vec<Severity> {
    findings.iter().filter(|finding| finding.rule.as_str() == rule).map(|finding| finding.severity).collect()
}

#[test]
fn rules_are_switched_off_or_given_another_severity() {
    let form = support::edition("2021");
    let written = support::written(&form, "t4.review: 1 0 0 _ 1\nt3.granted: 0 0 0 0 0 0 1");
    let settings = parse("# our own\nT3-ROW = off\nCELL-BLANK = error   # at hand-in\n\nT3-RES = note");
    let plain = check(&written.report, &Context::default());
    let context = Context { settings: Some(&settings), ..Context::default() };
    let set = check(&written.report, &context);
    assert_eq!(severities(&plain, "T3-ROW"), [Severity::Error]);
    assert_eq!(severities(&set, "T3-ROW"), []);
    assert_eq!(severities(&plain, "CELL-BLANK"), [Severity::Warning]);
    assert_eq!(severities(&set, "CELL-BLANK"), [Severity::Error]);
    assert_eq!(severities(&set, "T3-RES"), [Severity::Note]);
    let session = Session::with_settings(written.report, None, settings);
    assert_eq!(session.findings().cloned().collect::<Vec<_>>(), set, "a session applies them as well");
}

#[test]
fn limits_move_the_threshold() {
    let form = support::edition("2021");
    let lines = "t3.received: 40 0 0 0 0 0 40\nt3.carried_out: 12 0 0 0 0 0 12";
    let written = support::written(&form, lines);
    let count = |settings: &Settings| {
        let context = Context { settings: Some(settings), ..Context::default() };
        severities(&check(&written.report, &context), "T3-FWDBIG").len()
    };
    assert_eq!(count(&Settings::default()), 1);
    assert_eq!(count(&parse("limit T3-FWDBIG.share = 30")), 0, "12 of 40 are not more than 30 %");
    assert_eq!(count(&parse("limit T3-FWDBIG.share = 29")), 1);
    assert_eq!(count(&parse("limit T3-FWDBIG.least = 13")), 0);
}

#[test]
fn what_is_no_setting_is_named_with_its_line() {
    use SettingsErrorKind as Kind;
    let cases = [
        ("T3-ROW off", 1, Kind::NoSetting("T3-ROW off".to_owned())),
        ("\nT3-RWO = off", 2, Kind::UnknownRule("T3-RWO".to_owned())),
        ("T3-ROW = never", 1, Kind::UnknownValue("never".to_owned())),
        ("limit T3-FWDBIG.part = 3", 1, Kind::UnknownLimit("T3-FWDBIG.part".to_owned())),
        ("limit T3-FWDBIG.share = -3", 1, Kind::NoNumber("-3".to_owned())),
        ("T3-ROW = off\n# once more\nT3-ROW = note", 3, Kind::Twice("T3-ROW".to_owned())),
    ];
    for (text, line, kind) in cases {
        let error = Settings::parse(text).expect_err(text);
        assert_eq!((error.line, &error.kind), (line, &kind), "{text}");
        for lang in [Lang::Zh, Lang::En] {
            assert!(error.message(lang).contains(&line.to_string()), "{}", error.message(lang));
        }
    }
    assert_eq!(parse("\u{feff}# only a comment\n"), Settings::default());
}

#[test]
fn the_sample_names_everything_and_changes_no_default() {
    let sample = parse(&Settings::sample());
    for limit in Limit::ALL {
        assert_eq!(sample.limit(limit), limit.default());
        assert_eq!(Limit::by_name(limit.name()), Some(limit));
        let rule = limit.name().split('.').next().unwrap_or_default();
        assert!(rule::info(rule).is_some(), "{} belongs to no rule", limit.name());
    }
    let names: BTreeSet<&str> = Limit::ALL.iter().map(|limit| limit.name()).collect();
    assert_eq!(names.len(), Limit::ALL.len());
    assert_eq!(Settings::sample().lines().count(), rule::all().len() + Limit::ALL.len());
}
