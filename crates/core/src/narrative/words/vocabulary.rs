//! The words of `vocabulary/`, looked up from a place in a text.

#![allow(clippy::unreadable_literal, reason = "the tables are written by the build script")]

use crate::narrative::marks::{BREAK, Mark};
use crate::narrative::sense::{
    Applicant, Change, Document, Fee, List, Outcome, Period, Quantifier, Rate, Scope, Sense, Stage, Subject,
    Suit, Time, UnitKind, Year,
};

// Written by the build script from `vocabulary/*.txt`.
include!(concat!(env!("OUT_DIR"), "/vocabulary.rs"));

/// The longest word that begins at a mark: its length in marks and its sense.
pub(crate) fn word_at(marks: &[Mark], at: usize) -> Option<(usize, Sense)> {
    let first = marks.get(at)?.ch;
    let (_, from, to) = FIRST.get(first_position(first)?)?;
    let words = WORDS.get(usize::from(*from)..usize::from(*to))?;
    let rest = marks.get(at + 1..)?;
    let begins = |word: &[u16]| {
        rest.len() >= word.len()
            && word.iter().zip(rest).all(|(unit, mark)| u32::from(*unit) == u32::from(mark.ch))
    };
    words.iter().find(|(word, _)| begins(word)).map(|(word, sense)| (word.len() + 1, *sense))
}

/// Where the words that begin with a character stand: for ideographs by counting bits, for the few others by search.
fn first_position(first: char) -> Option<usize> {
    let Some(offset) = u32::from(first).checked_sub(FIRST_IDEOGRAPH) else {
        return FIRST.binary_search_by(|(own, ..)| own.cmp(&first)).ok();
    };
    let (block, bit) = ((offset / 64) as usize, offset % 64);
    let bits = BEGINS_A_WORD.get(block)?;
    if bits >> bit & 1 == 0 {
        return None;
    }
    let below = bits & ((1_u64 << bit) - 1);
    Some(usize::from(*RANKS.get(block)?) + below.count_ones() as usize)
}

/// The longest unit that begins at a mark: its length in marks, its kind and its size.
pub(crate) fn unit_at(marks: &[Mark], at: usize) -> Option<(usize, UnitKind, i64)> {
    let rest = marks.get(at..)?;
    // What most often stands where no unit does.
    rest.first().filter(|mark| !matches!(mark.ch, BREAK | ',' | '.' | ')'))?;
    UNITS.iter().find_map(|(word, kind, size)| Some((matched(rest, word)?, *kind, *size)))
}

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
