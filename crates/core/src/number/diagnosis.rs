//! Why a text is not a figure.

use super::chinese;
use super::cursor::{Cursor, is_space};
use super::digits;
use super::figure;
use super::fold::Mark;
use super::reading::{Span, Unreadable};

/// The reason, given how far a figure could be read and what stopped it.
pub(super) fn reason(marks: &[Mark], stopped: Cursor<'_>, error: Option<Unreadable>) -> Unreadable {
    if marks.iter().any(|mark| is_other_digit(mark.ch)) {
        return Unreadable::OtherDigits;
    }
    if is_percentage(marks, stopped, error) {
        return Unreadable::Percent;
    }
    if in_parentheses(marks) {
        return Unreadable::Parenthesised;
    }
    match error {
        Some(Unreadable::BadNumeral) if marks.iter().all(|mark| is_figure_part(mark.ch)) => {
            return Unreadable::BadNumeral;
        }
        None | Some(Unreadable::BadNumeral | Unreadable::NotANumber) => {}
        Some(reason) => return reason,
    }
    let runs = runs(marks);
    if runs > 1 && marks.iter().all(|mark| is_figure_part(mark.ch) || is_between(mark.ch)) {
        return Unreadable::SeveralNumbers;
    }
    first_figure(marks).map_or(Unreadable::NotANumber, |number| Unreadable::MixedText { number })
}

/// Digits that are not read: circled, raised, Roman, fractions, other scripts. 〇 counts as a numeral.
fn is_other_digit(ch: char) -> bool {
    ch.is_numeric() && !ch.is_ascii_digit() && !chinese::is_numeral(ch)
}

/// `12%`, `12 ‰`, 百分之十二.
fn is_percentage(marks: &[Mark], mut stopped: Cursor<'_>, error: Option<Unreadable>) -> bool {
    if Cursor::new(marks).eat_word("百分之") {
        return true;
    }
    stopped.skip_space();
    let sign = stopped.eat('%') || stopped.eat('‰');
    sign && error.is_none() && stopped.at_end()
}

/// A figure in parentheses and nothing else.
fn in_parentheses(marks: &[Mark]) -> bool {
    let [open, inside @ .., close] = marks else {
        return false;
    };
    let mut cursor = Cursor::new(inside);
    cursor.skip_space();
    let read = figure::figure(&mut cursor).is_ok();
    cursor.skip_space();
    open.ch == '(' && close.ch == ')' && read && cursor.at_end()
}

/// How many figures there are: runs of digits or of numerals, with their points and separators.
fn runs(marks: &[Mark]) -> usize {
    let mut runs = 0;
    let mut inside = false;
    for mark in marks {
        let part = mark.ch.is_ascii_digit() || chinese::is_numeral(mark.ch);
        runs += usize::from(part && !inside);
        inside = part || inside && matches!(mark.ch, '.' | ',' | '\'');
    }
    runs
}

/// What a figure is made of.
fn is_figure_part(ch: char) -> bool {
    ch.is_ascii_digit()
        || chinese::is_numeral(ch)
        || figure::is_companion(ch)
        || is_space(ch)
        || matches!(ch, '.' | ',' | '\'' | '+' | '-')
}

/// What people put between two figures.
fn is_between(ch: char) -> bool {
    matches!(
        ch,
        '/' | '—' | '~' | ':' | ';' | '|' | '_' | '=' | '*' | '%' | '(' | ')' | '×' | '、' | '。' | '·'
    ) || matches!(ch, '至' | '到' | '和' | '与' | '及' | '或' | '年' | '月' | '日' | '号')
}

/// The first figure in digits that stands apart: no sign, letter or stroke that could be part of it is next to it,
/// not even behind a space.
fn first_figure(marks: &[Mark]) -> Option<Span> {
    let at = marks.iter().position(|mark| mark.ch.is_ascii_digit())?;
    let (before, here) = marks.split_at_checked(at)?;
    let nearest = before.iter().rev().map(|mark| mark.ch).find(|ch| !is_space(*ch));
    let mut cursor = Cursor::new(here);
    digits::digits(&mut cursor).ok()??;
    let last = here.get(cursor.position().checked_sub(1)?)?;
    cursor.skip_space();
    if !nearest.into_iter().chain(cursor.peek()).all(stands_apart) {
        return None;
    }
    Some(Span { start: here.first()?.start, end: last.end })
}

/// Brackets, stops and ideographs that are not themselves numerals.
fn stands_apart(ch: char) -> bool {
    match ch {
        '(' | ')' | '[' | ']' | '<' | '>' | '"' | ',' | ';' | '、' | '。' | '“' | '”' | '《' | '》' => {
            true
        }
        '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}' => !chinese::is_numeral(ch) && ch != '负',
        _ => false,
    }
}
