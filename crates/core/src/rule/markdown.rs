//! The catalogue as a Markdown document: `docs/rules.md` and `gouji rules --format md`.

use std::fmt::Write as _;

use super::{RuleInfo, Severity};
use crate::form::Lang;
use crate::message;

/// Rules as one document: a table of all, then a section each.
pub fn catalogue(rules: &[&RuleInfo], lang: Lang) -> String {
    let mut text = format!("# {}\n\n", message::template("rules.title", lang));
    let _ = writeln!(text, "{}", message::template("rules.table", lang));
    text.push_str("|---|---|---|---|\n");
    for rule in rules {
        let _ = writeln!(
            text,
            "| [{}](#{}) | {} | {} | {} |",
            rule.id,
            rule.id.to_lowercase(),
            severity(rule.severity, lang),
            rule.editions.join(" "),
            rule.title.get(lang)
        );
    }
    for rule in rules {
        let _ = write!(text, "\n## {}\n\n**{}**\n\n", rule.id, rule.title.get(lang));
        let formula = message::template("rules.formula", lang);
        let basis = message::template("rules.basis", lang);
        let _ =
            write!(text, "- {formula}: {}\n- {basis}: {}\n\n", rule.formula.get(lang), rule.basis.get(lang));
        let (body, limits) = match lang {
            Lang::Zh => (format!("{}\n\n{}\n\n{}", rule.checks, rule.why, rule.advice), rule.limits),
            Lang::En => (rule.english.to_owned(), rule.limits_en),
        };
        let _ = writeln!(text, "{body}\n\n*{}* {limits}", message::template("rules.limits", lang));
    }
    text
}

fn severity(severity: Severity, lang: Lang) -> &'static str {
    let id = match severity {
        Severity::Error => "cli.error",
        Severity::Warning => "cli.warning",
        Severity::Note => "cli.note",
    };
    message::template(id, lang)
}
