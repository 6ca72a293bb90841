//! A prose cut into words, figures and punctuation.

use crate::form::SectionNo;
use crate::narrative::Item;
use crate::narrative::figures::{Exactness, Kind, may_begin, scan};
use crate::narrative::marks::{BREAK, Mark};
use crate::narrative::reporter::Reporter;
use crate::narrative::sense::{Period, Scope, Sense, Year};
use crate::narrative::vocabulary::word_at;
use crate::number::Value;

/// A piece of the text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Lexeme {
    /// First mark.
    pub(crate) from: usize,
    /// The mark behind the last.
    pub(crate) to: usize,
    pub(crate) token: Token,
}

impl Lexeme {
    /// Number of marks.
    pub(crate) fn length(&self) -> usize {
        self.to - self.from
    }

    pub(crate) fn sense(&self) -> Option<Sense> {
        match self.token {
            Token::Word(sense) => Some(sense),
            _ => None,
        }
    }
}

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Token {
    /// A word of the vocabulary.
    Word(Sense),
    /// A quantity, by its position in the list of figures.
    Figure(usize),
    /// Letters that no word of the vocabulary covers.
    Unknown,
    /// A number that is no quantity.
    Number,
    Comma,
    Semicolon,
    Colon,
    Stop,
    Pause,
    Open,
    Close,
    Break,
}

/// The lexemes of a text, and the figures they refer to, by their position in `figures`.
pub(crate) fn lexemes(
    marks: &[Mark],
    reporter: &Reporter,
    section: SectionNo,
    figures: &mut Vec<Item>,
) -> Vec<Lexeme> {
    let mut lexemes: Vec<Lexeme> = Vec::with_capacity(marks.len() / 2 + 4);
    let mut at = 0;
    let mut title_search = 0;
    while let Some(mark) = marks.get(at) {
        let (to, token) = next(marks, at, mark.ch, reporter, section, figures, &mut title_search);
        if let Some(token) = token {
            // 超过 13 万件 is how exact the figure is, not what it is of.
            if let Token::Figure(figure) = token
                && figures.get(figure).is_some_and(|own| own.scanned.exactness != Exactness::Exact)
                && let Some(last) = lexemes.last_mut()
                && last.to == at
                && last.token == Token::Word(Sense::Restriction)
            {
                last.token = Token::Word(Sense::Filler);
            }
            push(&mut lexemes, Lexeme { from: at, to, token });
        }
        at = to.max(at + 1);
    }
    lexemes
}

fn next(
    marks: &[Mark],
    at: usize,
    ch: char,
    reporter: &Reporter,
    section: SectionNo,
    figures: &mut Vec<Item>,
    title_search: &mut usize,
) -> (usize, Option<Token>) {
    if let Some(token) = punctuation(ch) {
        if token == Token::Open
            && let Some(end) = list_number(marks, at)
        {
            return (end, Some(Token::Number));
        }
        return (at + 1, Some(token));
    }
    if ch == '《' {
        // What stands in a title is no statement. The search never covers the same ground twice.
        let from = at.max(*title_search);
        let end =
            marks.get(from..).unwrap_or_default().iter().take(LONGEST_TITLE).position(|mark| mark.ch == '》');
        if let Some(end) = end {
            return (from + end + 1, Some(Token::Word(Sense::Filler)));
        }
        *title_search = from + LONGEST_TITLE;
        return (at + 1, None);
    }
    if let Some(length) = reporter.name_at(marks, at) {
        return (at + length, Some(Token::Word(Sense::Scope(Scope::Home))));
    }
    // 为零 is a figure; 零 elsewhere is a word.
    let said_zero = ch == NOUGHT && scan(marks, at).is_some_and(|found| found.value == Some(Value::ZERO));
    if !said_zero && let Some((length, sense)) = word_at(marks, at) {
        return (at + length, Some(Token::Word(sense)));
    }
    if may_begin(ch)
        && let Some(found) = scan(marks, at)
    {
        let token = match found.kind {
            Kind::Quantity(_) => {
                figures.push(Item::new(section, found));
                Token::Figure(figures.len() - 1)
            }
            Kind::Year(year) => Token::Word(Sense::Year(reporter.relative(year))),
            Kind::Months => Token::Word(Sense::Period(Period::Part)),
            Kind::Date | Kind::Nothing => Token::Number,
        };
        return (found.end, Some(token));
    }
    let letter = ('\u{4E00}'..='\u{9FFF}').contains(&ch) || ch.is_alphanumeric();
    (at + 1, letter.then_some(Token::Unknown))
}

/// The numeral that is a word too.
const NOUGHT: char = '零';

/// The most characters of a title in 《》.
const LONGEST_TITLE: usize = 80;

fn punctuation(ch: char) -> Option<Token> {
    Some(match ch {
        ',' | '—' | '―' => Token::Comma,
        ';' => Token::Semicolon,
        ':' => Token::Colon,
        '。' | '!' | '?' => Token::Stop,
        '、' => Token::Pause,
        '(' | '【' | '[' | '〔' => Token::Open,
        ')' | '】' | ']' | '〕' => Token::Close,
        BREAK => Token::Break,
        _ => return None,
    })
}

/// Where a bracketed list number ends: (二), (3).
fn list_number(marks: &[Mark], at: usize) -> Option<usize> {
    for offset in 1..5 {
        let ch = marks.get(at + offset)?.ch;
        if ch == ')' {
            return (offset > 1).then_some(at + offset + 1);
        }
        if !may_begin(ch) {
            return None;
        }
    }
    None
}

/// Adds a lexeme; unknown letters run together, and a word before the end of a body's name belongs to the name.
fn push(lexemes: &mut Vec<Lexeme>, lexeme: Lexeme) {
    if let [before @ .., last] = lexemes.as_mut_slice() {
        if lexeme.token == Token::Unknown && last.token == Token::Unknown && last.to == lexeme.from {
            last.to = lexeme.to;
            return;
        }
        if lexeme.token == Token::Word(Sense::Body) && last.to == lexeme.from {
            let in_name = match last.token {
                Token::Word(
                    Sense::Foreign | Sense::Act | Sense::Restriction | Sense::Skip | Sense::Listing,
                ) => true,
                // 丰和镇, but 机关和法院.
                Token::Word(Sense::And) => {
                    before.last().is_some_and(|own| own.token == Token::Unknown && own.to == last.from)
                }
                _ => false,
            };
            if in_name {
                last.token = Token::Unknown;
            }
        }
    }
    lexemes.push(lexeme);
}

/// The year of a token, if it is one that says so.
pub(crate) fn year(token: Token) -> Option<Year> {
    match token {
        Token::Word(Sense::Year(year)) => Some(year),
        _ => None,
    }
}
