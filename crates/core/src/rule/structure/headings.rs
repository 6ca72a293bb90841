//! `FMT-ORDER`: the numbers of headings follow each other.

use crate::finding::Finding;
use crate::form::SectionNo;
use crate::number;
use crate::rule::subject::check as check_of;
use crate::rule::subject::draft::draft;
use crate::rule::subject::wording::{MOST, Span};
use crate::rule::{Check, Reads, Subject};

/// The most characters of a number in front of a heading.
const LONGEST: usize = 8;

/// How the number of a heading is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    /// In brackets.
    Brackets,
    /// With a mark behind it.
    Mark,
}

pub(super) fn check() -> Box<dyn Check> {
    check_of("FMT-ORDER", Reads::prose(), |subject, findings| {
        let mut own = Vec::new();
        let sections = 0..subject.report.form().sections().len();
        for section in sections.filter_map(SectionNo::from_index) {
            in_section(section, subject, &mut own);
        }
        own.truncate(MOST);
        findings.append(&mut own);
    })
}

fn in_section(section: SectionNo, subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let wording = &subject.wording();
    let mut last: [Option<i64>; 4] = [None; 4];
    let mut from = 0;
    for line in wording.text(section).split_inclusive('\n') {
        let at = from + (line.len() - line.trim_start().len());
        from += line.len();
        let Some((style, is_chinese, number, length)) = heading(line.trim_start()) else { continue };
        let kind = usize::from(is_chinese) * 2 + usize::from(style == Style::Mark);
        let Some(previous) = last.get_mut(kind) else { continue };
        let expected = previous.map_or(1, |last| last + 1);
        // A heading of a lower level starts again at one under the next one above.
        let is_wrong = number != 1 && number != expected && previous.is_some();
        let is_repeated = number == 1 && *previous == Some(1);
        *previous = Some(number);
        if (is_wrong || is_repeated) && found.len() < MOST {
            let span = Span { section, from: at, to: at + length };
            let draft = draft("FMT-ORDER").at(wording.place(span)).text("heading", wording.text_of(span));
            found.push(draft.number("expected", expected.into()).done());
        }
    }
}

/// The number at the start of a line, how it is written, and its length in bytes with its marks.
fn heading(line: &str) -> Option<(Style, bool, i64, usize)> {
    let opened = line.starts_with(['(', '\u{ff08}']);
    let inner = line.trim_start_matches(['(', '\u{ff08}']);
    let end: usize =
        inner.chars().take(LONGEST).take_while(|c| c.is_alphanumeric()).map(char::len_utf8).sum();
    let (digits, rest) = inner.split_at_checked(end)?;
    let closing = rest.chars().next()?;
    let style = match (opened, closing) {
        (true, ')' | '\u{ff09}') => Style::Brackets,
        (false, '\u{3001}' | '.' | '\u{ff0e}') => Style::Mark,
        _ => return None,
    };
    let is_decimal = closing == '.' && rest.chars().nth(1).is_some_and(char::is_numeric);
    let number = number::read(digits).value()?.to_integer().filter(|number| (1..100).contains(number))?;
    let is_chinese = !digits.starts_with(|c: char| crate::rule::subject::agency::digit(c).is_some());
    let length = line.len() - inner.len() + end + closing.len_utf8();
    (!is_decimal).then_some((style, is_chinese, number, length))
}
