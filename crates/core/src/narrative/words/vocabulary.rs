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
    let mut rest = marks.get(at..)?.iter();
    let mut node = NODES.get(first_position(rest.next()?.ch)?)?;
    let mut found = sense(*node).map(|sense| (1, sense));
    for (length, mark) in rest.enumerate() {
        let (_, from, to, _) = *node;
        let next = NODES.get(usize::from(from)..usize::from(to))?;
        let Ok(unit) = u16::try_from(u32::from(mark.ch)) else { break };
        let Ok(position) = next.binary_search_by(|(own, ..)| own.cmp(&unit)) else { break };
        node = next.get(position)?;
        found = sense(*node).map(|sense| (length + 2, sense)).or(found);
    }
    found
}

/// The sense of the word that ends with a node.
fn sense((.., sense): (u16, u16, u16, u8)) -> Option<Sense> {
    SENSES.get(usize::from(sense.checked_sub(1)?)).copied()
}

/// The node of a first character: for ideographs by counting bits, for the few others by search.
fn first_position(first: char) -> Option<usize> {
    let Some(offset) = u32::from(first).checked_sub(FIRST_IDEOGRAPH) else {
        let before = NODES.get(..BEFORE_IDEOGRAPHS)?;
        return before.binary_search_by(|(own, ..)| u32::from(*own).cmp(&u32::from(first))).ok();
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
