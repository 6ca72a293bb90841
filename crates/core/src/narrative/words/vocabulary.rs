//! The words of `vocabulary/`, looked up from a place in a text.

#![allow(clippy::unreadable_literal, reason = "the tables are written by the build script")]

use crate::narrative::marks::Mark;
use crate::narrative::sense::{
    Applicant, Change, Document, Fee, List, Outcome, Period, Quantifier, Rate, Scope, Sense, Stage, Subject,
    Suit, Time, UnitKind, Year,
};

// Written by the build script from `vocabulary/*.txt`.
include!(concat!(env!("OUT_DIR"), "/vocabulary.rs"));

/// The longest word that begins at a mark: its length in marks and its sense.
pub(crate) fn word_at(marks: &[Mark], at: usize) -> Option<(usize, Sense)> {
    let first = marks.get(at)?.ch;
    if let Some(offset) = u32::from(first).checked_sub(FIRST_IDEOGRAPH)
        && let Some(bits) = BEGINS_A_WORD.get((offset / 64) as usize)
        && bits >> (offset % 64) & 1 == 0
    {
        return None;
    }
    let position = FIRST.binary_search_by(|(own, ..)| own.cmp(&first)).ok()?;
    let (_, from, to) = FIRST.get(position)?;
    let words = WORDS.get(usize::from(*from)..usize::from(*to))?;
    let rest = marks.get(at..)?;
    words.iter().find_map(|(word, sense)| Some((matched(rest, word)?, *sense)))
}

/// The longest unit that begins at a mark: its length in marks, its kind and its size.
pub(crate) fn unit_at(marks: &[Mark], at: usize) -> Option<(usize, UnitKind, i64)> {
    let rest = marks.get(at..)?;
    rest.first().filter(|mark| mark.ch != BREAK_OR_COMMA.0 && mark.ch != BREAK_OR_COMMA.1)?;
    UNITS.iter().find_map(|(word, kind, size)| Some((matched(rest, word)?, *kind, *size)))
}

/// What can never begin a unit, tested first because it is what most often follows.
const BREAK_OR_COMMA: (char, char) = (crate::narrative::marks::BREAK, ',');

/// How many marks a word takes, if they begin with it.
fn matched(marks: &[Mark], word: &str) -> Option<usize> {
    let mut length = 0;
    for ch in word.chars() {
        if marks.get(length)?.ch != ch {
            return None;
        }
        length += 1;
    }
    Some(length)
}
