//! Every page of the catalogue proves itself: its passing examples are silent, its failing ones give one finding.

mod support;

use std::collections::BTreeSet;
use std::sync::Arc;

use gouji_core::check::{Context, check};
use gouji_core::form::{self, Form};
use gouji_core::rule::{self, RuleInfo};
use gouji_core::{Finding, Lang, message};

fn findings_of(rule: &RuleInfo, form: &Arc<Form>, example: &str) -> Vec<Finding> {
    let written = support::written(form, example);
    let context = Context { previous: written.previous.as_ref(), ..Context::default() };
    let findings = check(&written.report, &context);
    findings.into_iter().filter(|finding| finding.rule.as_str() == rule.id).collect()
}

fn forms_of(rule: &RuleInfo) -> Vec<Arc<Form>> {
    rule.editions.iter().map(|id| support::edition(id)).collect()
}

#[test]
fn the_catalogue_is_not_empty_and_ids_are_unique() {
    let ids: BTreeSet<&str> = rule::all().iter().map(|rule| rule.id).collect();
    assert!(ids.len() >= 12, "{} rules", ids.len());
    assert_eq!(ids.len(), rule::all().len());
}

#[test]
fn passing_examples_are_silent() {
    for rule in rule::all() {
        for form in forms_of(rule) {
            for example in rule.passes.iter().filter(|example| fits(&form, example)) {
                let found = findings_of(rule, &form, example);
                let said: Vec<_> =
                    found.iter().map(|finding| message::say(finding, &form, Lang::Zh)).collect();
                assert!(said.is_empty(), "{} in {}: {said:?} for\n{example}", rule.id, form.id());
            }
        }
    }
}

#[test]
fn failing_examples_give_one_finding() {
    for rule in rule::all() {
        let mut tried = 0;
        for form in forms_of(rule) {
            for example in rule.fails.iter().filter(|example| fits(&form, example)) {
                let found = findings_of(rule, &form, example);
                let said: Vec<_> =
                    found.iter().map(|finding| message::say(finding, &form, Lang::Zh)).collect();
                assert_eq!(found.len(), 1, "{} in {}: {said:?} for\n{example}", rule.id, form.id());
                assert!(!found[0].places.is_empty(), "{} says no place", rule.id);
                for lang in [Lang::Zh, Lang::En] {
                    let sentence = message::say(&found[0], &form, lang);
                    assert!(!sentence.contains(['{', '}']), "{}: {sentence}", rule.id);
                }
                tried += 1;
            }
        }
        assert!(tried > 0, "no failing example of {} fits an edition of it", rule.id);
    }
}

/// Whether an example is meant for an edition, and the edition has every row that it writes.
fn fits(form: &Form, example: &str) -> bool {
    let cells = form.cells().iter().map(|cell| cell.key.as_str());
    let rows: BTreeSet<&str> = cells.filter_map(|key| key.rsplit_once('.')).map(|(row, _)| row).collect();
    example.lines().filter_map(|line| line.trim().split_once(": ")).all(|(key, value)| match key {
        "edition" => value == form.id(),
        "year" | "agency" | "title" => true,
        key if key.starts_with("previous ") || key.starts_with("layout ") => true,
        key => form.section_no(key).is_some() || rows.contains(key),
    })
}

#[test]
fn every_sum_of_a_form_has_a_page() {
    for form in form::builtin() {
        for sum in form.sums() {
            assert!(rule::info(&sum.rule).is_some(), "no page for {}", sum.rule);
        }
    }
}

#[test]
fn titles_say_what_must_hold_and_fit_a_line() {
    for rule in rule::all() {
        assert!(rule.title.zh.chars().count() <= 40, "{}", rule.id);
        assert!(!rule.basis.zh.is_empty() && !rule.basis.en.is_empty(), "{}", rule.id);
        assert!(rule.id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'), "{}", rule.id);
        for edition in rule.editions {
            assert!(form::edition(edition).is_some(), "{}: edition {edition}", rule.id);
        }
    }
}
