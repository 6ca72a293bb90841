//! `FMT-SENS`: numbers that identify a person (identity cards, mobile phones, bank cards) and names of applicants.

use crate::finding::Finding;
use crate::rule::subject::agency::digit;
use crate::rule::subject::check as check_of;
use crate::rule::subject::draft::draft;
use crate::rule::subject::wording::{DigitRun, ENOUGH, MOST, Span, Wording, list};
use crate::rule::{Check, Reads, Subject};

/// Weights of the first seventeen digits of an identity number (GB 11643), and the check characters by remainder.
const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS: [u32; 11] = [1, 0, 10, 9, 8, 7, 6, 5, 4, 3, 2];
/// The check character X stands for ten.
const TEN: u32 = 10;

pub(super) fn check() -> Box<dyn Check> {
    check_of("FMT-SENS", Reads::prose(), judge)
}

fn judge(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let wording = &subject.wording();
    let mut own = named(wording, findings);
    let mut from = 0;
    while let Some(run) = wording.digits().get(from) {
        let (span, joined) = join(wording, run, from);
        let found = kind_of(wording, span).map(|kind| (span, kind, joined));
        let found = found.or_else(|| kind_of(wording, run.span).map(|kind| (run.span, kind, 1)));
        from += found.map_or(1, |(_, _, runs)| runs);
        if let Some((span, sentence, _)) = found {
            if own >= MOST {
                return;
            }
            findings.push(draft("FMT-SENS").case(sentence).at(wording.place(span)).done());
            own += 1;
        }
    }
}

/// Names of persons behind the words for those who apply or sue; how many there are.
fn named(wording: &Wording<'_>, findings: &mut Vec<Finding>) -> usize {
    let mut found = 0;
    for hit in wording.hits(list::PERSON).take(ENOUGH) {
        let text = wording.text(hit.span.section);
        let Some(name) = text.get(hit.span.to..).and_then(name_at) else { continue };
        let span = Span { from: hit.span.to, to: hit.span.to + name.len(), ..hit.span };
        if found < MOST {
            findings.push(
                draft("FMT-SENS").case("FMT-SENS.name").at(wording.place(span)).text("text", name).done(),
            );
            found += 1;
        }
    }
    found
}

/// A name of two or three characters at the start of a text: a usual surname, nothing masked, and behind it the end of
/// a clause or a word for applying.
fn name_at(text: &str) -> Option<&str> {
    if !list::SURNAME.starts(text) {
        return None;
    }
    let ends = text.char_indices().skip(2).take(2).map(|(at, _)| at);
    let name =
        ends.filter_map(|at| text.split_at_checked(at)).find(|(_, rest)| list::BEHIND_NAME.starts(rest));
    name.map(|(name, _)| name)
        .filter(|name| !list::MASKED.within(name) && name.chars().all(char::is_alphabetic))
}

/// A run with those behind it that only a space or a hyphen sets apart, as cards and phones are often written.
fn join(wording: &Wording<'_>, first: &DigitRun, position: usize) -> (Span, usize) {
    let mut span = first.span;
    let mut joined = 1;
    let mut digits = first.count;
    for run in wording.digits().get(position + 1..).unwrap_or_default() {
        let gap = wording.text(span.section).get(span.to..run.span.from).unwrap_or_default();
        if !is_joined(run, span, gap) || digits + run.count > LONGEST {
            break;
        }
        span.to = run.span.to;
        digits += run.count;
        joined += 1;
    }
    (span, joined)
}

/// The fewest digits of any of these numbers, and the most.
const SHORTEST: usize = 11;
const LONGEST: usize = 19;

fn is_joined(run: &DigitRun, span: Span, gap: &str) -> bool {
    run.span.section == span.section && run.span.from >= span.to && matches!(gap, " " | "-")
}

/// What a stretch of digits is, as the id of the sentence that says it.
fn kind_of(wording: &Wording<'_>, span: Span) -> Option<&'static str> {
    if span.to - span.from < SHORTEST {
        return None;
    }
    let mut digits: Vec<u32> = wording.text_of(span).chars().filter_map(digit).collect();
    if digits.len() == 17 && behind(wording, span).is_some_and(|c| matches!(c, 'X' | 'x')) {
        digits.push(TEN);
    }
    match digits.len() {
        18 if is_identity(&digits) => Some("FMT-SENS.identity"),
        11 if is_mobile(&digits) => Some("FMT-SENS.mobile"),
        16..=19 if is_bank_card(&digits) => Some("FMT-SENS.bank"),
        _ => None,
    }
}

fn behind(wording: &Wording<'_>, span: Span) -> Option<char> {
    wording.text(span.section).get(span.to..)?.chars().next()
}

/// Eighteen characters with a date of birth in this or the last century and the right check character.
fn is_identity(digits: &[u32]) -> bool {
    let number = |from: usize, to: usize| {
        digits.get(from..to).unwrap_or_default().iter().fold(0, |number, digit| number * 10 + digit)
    };
    let is_date = matches!(number(6, 8), 19 | 20)
        && (1..=12).contains(&number(10, 12))
        && (1..=31).contains(&number(12, 14));
    let sum: u32 = digits.iter().zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
    let expected = usize::try_from(sum % 11).ok().and_then(|remainder| CHECKS.get(remainder));
    is_date && expected == digits.get(17)
}

/// Eleven digits that begin with 13 to 19.
fn is_mobile(digits: &[u32]) -> bool {
    digits.first() == Some(&1) && digits.get(1).is_some_and(|second| (3..=9).contains(second))
}

/// A card number of the usual issuers with the right check digit (Luhn).
fn is_bank_card(digits: &[u32]) -> bool {
    let is_issued =
        digits.starts_with(&[6, 2]) || (digits.len() == 16 && matches!(digits.first(), Some(4 | 5)));
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(position, digit)| match (position % 2, digit * 2) {
            (0, _) => *digit,
            (_, double) => double / 10 + double % 10,
        })
        .sum();
    is_issued && sum.is_multiple_of(10)
}
