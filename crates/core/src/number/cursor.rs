//! A place in a folded text.

use super::fold::{GAP, GROUP_SPACE, Mark};
use super::notes::Notes;

/// Walks over the marks of a text and gathers what was remarkable. Copying one is how a reader looks ahead.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    marks: &'a [Mark],
    at: usize,
    notes: Notes,
}

impl<'a> Cursor<'a> {
    pub(super) const fn new(marks: &'a [Mark]) -> Self {
        Self { marks, at: 0, notes: Notes::NONE }
    }

    /// How many marks lie behind.
    pub(super) const fn position(&self) -> usize {
        self.at
    }

    pub(super) const fn at_end(&self) -> bool {
        self.at >= self.marks.len()
    }

    /// The next character.
    pub(super) fn peek(&self) -> Option<char> {
        self.ahead(0)
    }

    /// The character `steps` after the next one.
    pub(super) fn ahead(&self, steps: usize) -> Option<char> {
        self.marks.get(self.at + steps).map(|mark| mark.ch)
    }

    pub(super) fn step(&mut self) {
        self.at += 1;
    }

    /// Steps over `ch` if it comes next.
    pub(super) fn eat(&mut self, ch: char) -> bool {
        let found = self.peek() == Some(ch);
        if found {
            self.step();
        }
        found
    }

    /// Steps over `word` if it comes next, as a whole.
    pub(super) fn eat_word(&mut self, word: &str) -> bool {
        let mut ahead = *self;
        if word.chars().all(|ch| ahead.eat(ch)) {
            *self = ahead;
            return true;
        }
        false
    }

    /// Steps over white space; a run of it is one mark.
    pub(super) fn skip_space(&mut self) {
        if self.peek().is_some_and(is_space) {
            self.step();
        }
    }

    pub(super) fn note(&mut self, notes: Notes) {
        self.notes |= notes;
    }

    pub(super) const fn notes(&self) -> Notes {
        self.notes
    }
}

pub(super) const fn is_space(ch: char) -> bool {
    matches!(ch, GROUP_SPACE | GAP)
}
