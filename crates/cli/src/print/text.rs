//! The text that people read: aligned, in colour on a terminal only.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};
use gouji_core::check::repairs::ReportRepair;
use gouji_core::check::{Context, Judged, judged};
use gouji_core::form::Lang;
use gouji_core::rule::{RuleInfo, Severity};
use gouji_core::{Finding, Report, message};
use gouji_formats::Recognised;
use unicode_width::UnicodeWidthStr;

use crate::command::{Checked, Examined};

pub(super) const BOLD: Style = Style::new().bold();
pub(super) const GREEN: Style = Style::new().fg_color(Some(anstyle::Color::Ansi(AnsiColor::Green)));
pub(super) const DIM: Style = Style::new().dimmed();

fn style(severity: Severity) -> Style {
    let color = match severity {
        Severity::Error => AnsiColor::Red,
        Severity::Warning => AnsiColor::Yellow,
        Severity::Note => AnsiColor::Cyan,
    };
    Style::new().fg_color(Some(color.into()))
}

fn severity_word(severity: Severity, lang: Lang) -> &'static str {
    message::template(
        match severity {
            Severity::Error => "cli.error",
            Severity::Warning => "cli.warning",
            Severity::Note => "cli.note",
        },
        lang,
    )
}

/// Text padded to a width in columns; a Han character takes two.
fn padded(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}

/// Findings of every report.
pub(crate) fn checked(checked: &[Checked], context: &Context<'_>, lang: Lang) {
    let mut text = String::new();
    for (number, one) in checked.iter().enumerate() {
        if number > 0 {
            text.push('\n');
        }
        match &one.outcome {
            Err(sentence) => {
                let red = style(Severity::Error);
                let _ = writeln!(
                    text,
                    "{BOLD}{}{BOLD:#}\n  {red}{}{red:#} {sentence}",
                    one.source,
                    message::template("cli.unreadable", lang)
                );
            }
            Ok(examined) => report(&mut text, &one.source, examined, context, lang),
        }
    }
    super::out(&text);
}

fn report(text: &mut String, source: &str, examined: &Examined, context: &Context<'_>, lang: Lang) {
    let Examined { recognised, findings, repairs } = examined;
    let report = &recognised.report;
    let Judged { open, decided, .. } = judged(findings, report, context);
    let form = report.form();
    let _ = writeln!(text, "{BOLD}{source}{BOLD:#}  {}", identity(report, lang));
    let count = |severity| open.iter().filter(|finding| finding.severity == severity).count().to_string();
    let counts = message::fill(
        "cli.counts",
        lang,
        &[
            ("error", &count(Severity::Error)),
            ("warning", &count(Severity::Warning)),
            ("note", &count(Severity::Note)),
            ("doubts", &recognised.doubts.len().to_string()),
        ],
    );
    let _ = writeln!(text, "  {counts}");
    let rule_width = findings.iter().map(|finding| finding.rule.as_str().width()).max().unwrap_or(0);
    let severities = [Severity::Error, Severity::Warning, Severity::Note];
    let word_width =
        severities.map(|severity| severity_word(severity, lang).width()).into_iter().max().unwrap_or(0);
    for severity in severities {
        let of_severity: Vec<&Finding> =
            open.iter().copied().filter(|finding| finding.severity == severity).collect();
        for alike in of_severity.chunk_by(|one, next| one.sentence == next.sentence) {
            // A hundred blank cells are one fact, not a hundred lines.
            let shown = if alike.len() > MOST_ALIKE { MOST_ALIKE / 2 } else { alike.len() };
            for finding in alike.iter().take(shown) {
                let color = style(severity);
                let word = padded(severity_word(severity, lang), word_width);
                let rule = padded(finding.rule.as_str(), rule_width);
                let sentence = message::say(finding, form, lang);
                let _ = writeln!(text, "  {color}{word}{color:#}  {DIM}{rule}{DIM:#}  {sentence}");
                let place = finding.places.first().map(|place| place.key(form)).unwrap_or_default();
                let indent = " ".repeat(word_width + rule_width + 6);
                let equation = message::equation(finding, form, lang);
                let detail = if equation.is_empty() { place } else { format!("{place}  {equation}") };
                let _ = writeln!(text, "{indent}{DIM}{detail}{DIM:#}");
            }
            if alike.len() > shown {
                let rest = (alike.len() - shown).to_string();
                let indent = " ".repeat(word_width + rule_width + 6);
                let _ = writeln!(text, "{indent}{}", message::fill("cli.alike", lang, &[("count", &rest)]));
            }
        }
    }
    for (finding, decision) in decided {
        let word = message::template("cli.decided", lang);
        let said = message::say(finding, form, lang);
        let _ = writeln!(text, "  {DIM}{word}{DIM:#}  {said} — {}", decision.reason);
    }
    proposals(text, report, repairs, lang);
    doubts(text, recognised, lang);
}

/// More findings of one kind than this are shortened.
const MOST_ALIKE: usize = 10;

/// The most options of a repair that are printed.
const MOST_OPTIONS: usize = 8;

fn proposals(text: &mut String, report: &Report, repairs: &[ReportRepair], lang: Lang) {
    let form = report.form();
    for repair in repairs {
        let word = message::template("cli.repair", lang);
        let _ = writeln!(text, "  {GREEN}{word}{GREEN:#}  {}", message::repair::heading(repair, form, lang));
        for option in repair.options.iter().take(MOST_OPTIONS) {
            let _ = writeln!(text, "      {}", message::repair::option(option, form, lang));
        }
    }
}

fn identity(report: &Report, lang: Lang) -> String {
    let unknown = message::template("cli.unknown", lang);
    let agency = if report.agency.is_empty() { unknown } else { &report.agency };
    let year = report.year.map_or_else(|| unknown.to_owned(), |year| year.to_string());
    message::fill(
        "cli.identity",
        lang,
        &[("agency", agency), ("year", &year), ("edition", report.form().id())],
    )
}

fn doubts(text: &mut String, recognised: &Recognised, lang: Lang) {
    let form = recognised.report.form();
    for doubt in &recognised.doubts {
        let place = doubt.cell.map(|cell| form.key(cell)).unwrap_or_default();
        let word = message::template("cli.doubt", lang);
        let _ = writeln!(text, "  {DIM}{word}{DIM:#}  {} {DIM}{place}{DIM:#}", doubt.say(form, lang));
    }
}

/// What was recognised in a file.
pub(crate) fn read(source: &str, reports: &[Recognised], lang: Lang) {
    let mut text = String::new();
    for recognised in reports {
        let report = &recognised.report;
        let form = report.form();
        let _ = writeln!(text, "{BOLD}{source}{BOLD:#}  {}", identity(report, lang));
        let _ = writeln!(text, "  {}", report.title);
        for table in form.tables() {
            let _ = writeln!(text, "\n{BOLD}{}{BOLD:#}", table.name.get(lang));
            for block in &table.blocks {
                rows(&mut text, report, block, lang);
            }
        }
        for (index, section) in form.sections().iter().enumerate() {
            let number = gouji_core::form::SectionNo::from_index(index);
            let prose = number.map_or("", |number| report.prose(number));
            if !prose.is_empty() {
                let _ = writeln!(text, "\n{BOLD}{}{BOLD:#}\n{prose}", section.title.get(lang));
            }
        }
        text.push('\n');
        doubts(&mut text, recognised, lang);
        for unplaced in &recognised.unplaced {
            let word = message::template("cli.unplaced", lang);
            let _ = writeln!(text, "  {DIM}{word}{DIM:#}  {}", unplaced.text);
        }
    }
    super::out(&text);
}

/// The rows of a block, right-aligned below their column heads.
fn rows(text: &mut String, report: &Report, block: &gouji_core::form::Block, lang: Lang) {
    let heads: Vec<&str> = block.columns.iter().map(|column| column.short(lang)).collect();
    let shown =
        |row: usize| -> Vec<String> {
            let cells = block.row_cells(row).into_iter();
            cells
                .map(|cell| {
                    if report.is_blank(cell) { "·".to_owned() } else { report.text(cell).trim().to_owned() }
                })
                .collect()
        };
    let all: Vec<Vec<String>> = (0..block.rows.len()).map(shown).collect();
    let width = |column: usize| {
        let figures =
            all.iter().filter_map(|row| row.get(column)).map(|text| text.width()).max().unwrap_or(0);
        figures.max(heads.get(column).map_or(0, |head| head.width()))
    };
    let widths: Vec<usize> = (0..heads.len()).map(width).collect();
    let names: Vec<&str> = block.rows.iter().map(|row| row.name(lang)).collect();
    let name_width = names.iter().map(|name| name.width()).max().unwrap_or(0).min(46);
    let right =
        |text: &str, width: usize| format!("{}{text}", " ".repeat(width.saturating_sub(text.width())));
    let head: Vec<String> = heads.iter().zip(&widths).map(|(head, width)| right(head, *width)).collect();
    let _ = writeln!(text, "  {DIM}{}  {}{DIM:#}", " ".repeat(name_width), head.join("  "));
    for (name, row) in names.iter().zip(&all) {
        let figures: Vec<String> = row.iter().zip(&widths).map(|(text, width)| right(text, *width)).collect();
        let _ = writeln!(text, "  {}  {}", padded(&cut(name, name_width), name_width), figures.join("  "));
    }
}

/// A text cut to a width in columns.
fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut short = String::new();
    for character in text.chars() {
        if short.width() + 3 > width {
            break;
        }
        short.push(character);
    }
    short.push('…');
    short
}

/// The catalogue, one line a rule, or one rule in full.
pub(crate) fn rules(rules: &[&RuleInfo], in_full: bool, lang: Lang) {
    let mut text = String::new();
    let width = rules.iter().map(|rule| rule.id.width()).max().unwrap_or(0);
    for rule in rules {
        let color = style(rule.severity);
        let word = severity_word(rule.severity, lang);
        let editions = rule.editions.join(" ");
        let _ = writeln!(
            text,
            "{BOLD}{}{BOLD:#}  {color}{}{color:#}  {DIM}{}{DIM:#}  {}",
            padded(rule.id, width),
            padded(word, 7),
            padded(&editions, 9),
            rule.title.get(lang)
        );
        if in_full {
            let (body, limits) = match lang {
                Lang::Zh => (format!("{}\n\n{}\n\n{}", rule.checks, rule.why, rule.advice), rule.limits),
                Lang::En => (rule.english.to_owned(), rule.limits_en),
            };
            let _ = writeln!(
                text,
                "\n{}\n{}\n\n{body}\n\n{limits}",
                rule.formula.get(lang),
                rule.basis.get(lang)
            );
        }
    }
    super::out(&text);
}
