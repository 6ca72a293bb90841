//! The words of `vocabulary/`, looked up from a place in a text.

#![allow(clippy::unreadable_literal, reason = "the tables are written by the build script")]

use crate::narrative::marks::Mark;
use crate::narrative::sense::{
    Applicant, Change, Document, Fee, List, Outcome, Period, Quantifier, Rate, Scope, Sense, Stage, Subject,
    Suit, Time, UnitKind, Year,
};
use crate::narrative::tree::{Node, Tree};

// Written by the build script from `vocabulary/*.txt`.
include!(concat!(env!("OUT_DIR"), "/vocabulary.rs"));

/// The longest word that begins at a mark: its length in marks and its sense.
pub(crate) fn word_at(marks: &[Mark], at: usize) -> Option<(usize, Sense)> {
    let rest = marks.get(at..)?;
    let found = WORDS.longest(rest.iter().map(|mark| mark.ch));
    found.and_then(|(length, meaning)| Some((length, *SENSES.get(meaning)?)))
}

/// The longest unit that begins at a mark: its length in marks, its kind and its size.
pub(crate) fn unit_at(marks: &[Mark], at: usize) -> Option<(usize, UnitKind, i64)> {
    let rest = marks.get(at..)?;
    let first = u32::from(rest.first()?.ch);
    let found = FIRST_OF_UNITS.binary_search_by(|(own, ..)| u32::from(*own).cmp(&first)).ok()?;
    let (_, from, to) = FIRST_OF_UNITS.get(found)?;
    let rest = rest.get(1..)?;
    let begins = |word: &[u16]| {
        rest.len() >= word.len()
            && word.iter().zip(rest).all(|(unit, mark)| u32::from(*unit) == u32::from(mark.ch))
    };
    let units = UNITS.get(usize::from(*from)..usize::from(*to))?;
    units.iter().find(|(word, ..)| begins(word)).map(|(word, kind, size)| (word.len() + 1, *kind, *size))
}
