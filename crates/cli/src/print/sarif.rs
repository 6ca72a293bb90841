//! Findings as SARIF 2.1.0 (OASIS), for tools that collect the results of checkers.

use gouji_core::check::{Context, judged};
use gouji_core::form::Lang;
use gouji_core::rule::{self, RuleInfo, Severity};
use gouji_core::{Finding, Form, json, message};
use serde_json::{Value, json};

use crate::command::{Checked, Examined};

/// All findings of all reports as one run.
pub(crate) fn checked(checked: &[Checked], context: &Context<'_>, lang: Lang) -> String {
    let results: Vec<Value> = checked.iter().flat_map(|one| results(one, context, lang)).collect();
    let unreadable: Vec<Value> = checked.iter().filter_map(notification).collect();
    let rules: Vec<Value> = rule::all().iter().map(|rule| descriptor(rule, lang)).collect();
    json::text(&json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "gouji", "version": gouji_core::VERSION, "rules": rules } },
            "invocations": [{
                "executionSuccessful": unreadable.is_empty(),
                "toolExecutionNotifications": unreadable,
            }],
            "results": results,
        }],
    }))
}

fn descriptor(rule: &RuleInfo, lang: Lang) -> Value {
    json!({
        "id": rule.id,
        "shortDescription": { "text": rule.title.get(lang) },
        "help": { "text": rule.basis.get(lang) },
        "defaultConfiguration": { "level": level(rule.severity) },
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn results(checked: &Checked, context: &Context<'_>, lang: Lang) -> Vec<Value> {
    let Ok(Examined { recognised, findings, .. }) = &checked.outcome else { return Vec::new() };
    let form = recognised.report.form();
    let decided = judged(findings, &recognised.report, context).decided;
    let one = |finding: &Finding| {
        let mut result = result(&checked.source, finding, form, lang);
        let decision = decided.iter().find(|(own, _)| std::ptr::eq(*own, finding));
        if let (Some((_, decision)), Some(fields)) = (decision, result.as_object_mut()) {
            let suppression = json!([{ "kind": "external", "justification": decision.reason }]);
            fields.insert("suppressions".to_owned(), suppression);
        }
        result
    };
    findings.iter().map(one).collect()
}

fn result(source: &str, finding: &Finding, form: &Form, lang: Lang) -> Value {
    let places: Vec<Value> =
        finding.places.iter().map(|place| json!({ "fullyQualifiedName": place.key(form) })).collect();
    json!({
        "ruleId": finding.rule.as_str(),
        "level": level(finding.severity),
        "message": { "text": message::say(finding, form, lang) },
        "locations": [{
            "physicalLocation": { "artifactLocation": { "uri": address(source) } },
            "logicalLocations": places,
        }],
    })
}

fn notification(checked: &Checked) -> Option<Value> {
    let sentence = checked.outcome.as_ref().err()?;
    Some(json!({
        "level": "error",
        "message": { "text": sentence },
        "locations": [{ "physicalLocation": { "artifactLocation": { "uri": address(&checked.source) } } }],
    }))
}

/// A file name as the relative reference that SARIF asks for: what is no letter, digit or path is percent-encoded.
fn address(source: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/._-~".contains(&byte);
    source
        .replace('\\', "/")
        .bytes()
        .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}
