//! Findings as a table, one line each, for a spreadsheet.

use gouji_core::check::{Context, judged};
use gouji_core::form::Lang;
use gouji_core::{Finding, Severity, message};

use crate::command::{Checked, Examined};

/// A byte order mark: without it spreadsheets take UTF-8 for the system's old encoding.
const MARK: &str = "\u{feff}";

/// All findings of all reports.
pub(crate) fn checked(checked: &[Checked], context: &Context<'_>, lang: Lang) -> String {
    let mut text = MARK.to_owned();
    row(
        &mut text,
        &["source", "agency", "year", "severity", "rule", "place", "message", "repair", "decision"],
    );
    for one in checked {
        match &one.outcome {
            Err(sentence) => row(&mut text, &[&one.source, "", "", "unreadable", "", "", sentence, "", ""]),
            Ok(examined) => examined_rows(&mut text, &one.source, examined, context, lang),
        }
    }
    text
}

fn examined_rows(text: &mut String, source: &str, examined: &Examined, context: &Context<'_>, lang: Lang) {
    let Examined { recognised, findings, repairs } = examined;
    let report = &recognised.report;
    let form = report.form();
    let decided = judged(findings, report, context).decided;
    let reason = |finding: &Finding| {
        let of_it = decided.iter().find(|(decided, _)| std::ptr::eq(*decided, finding));
        of_it.map_or("", |(_, decision)| &decision.reason)
    };
    let settled = gouji_core::check::repairs::settles(findings, repairs);
    for severity in [Severity::Error, Severity::Warning, Severity::Note] {
        for (finding, repair) in
            findings.iter().zip(&settled).filter(|(finding, _)| finding.severity == severity)
        {
            let option =
                repair.and_then(|repair| repairs.get(repair)).and_then(|repair| repair.options.first());
            row(
                text,
                &[
                    source,
                    &report.agency,
                    &report.year.map_or_else(String::new, |year| year.to_string()),
                    severity.code(),
                    finding.rule.as_str(),
                    &finding.places.first().map(|place| place.key(form)).unwrap_or_default(),
                    &message::say(finding, form, lang),
                    &option.map_or_else(String::new, |option| message::repair::option(option, form, lang)),
                    reason(finding),
                ],
            );
        }
    }
}

/// One line; every field in quotes, and none that a spreadsheet would take for a formula.
fn row(text: &mut String, fields: &[&str]) {
    let quoted = fields.iter().map(|field| {
        let guard = if field.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
        format!("\"{guard}{}\"", field.replace('"', "\"\""))
    });
    text.push_str(&quoted.collect::<Vec<_>>().join(","));
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::row;

    #[test]
    fn fields_are_quoted_and_never_formulas() {
        let mut text = String::new();
        row(&mut text, &["a \"b\"", "=1+1", "-x", "一,二\n三"]);
        assert_eq!(text, "\"a \"\"b\"\"\",\"'=1+1\",\"'-x\",\"一,二\n三\"\r\n");
    }
}
