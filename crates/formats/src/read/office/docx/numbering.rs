//! The numbers that Word puts before paragraphs.

use std::collections::BTreeMap;

use super::super::super::builder::numbering::Style;
use super::super::super::xml::{Element, Event, Events};
use crate::error::ReadErrorKind;
use crate::limits::Limits;

/// Levels that a list may have.
const LEVELS: usize = 9;

#[derive(Debug, Clone)]
struct Level {
    start: usize,
    style: Option<Style>,
    /// The text, with `%1` for the number of the first level.
    text: String,
}

#[derive(Debug, Clone, Default)]
struct Pattern {
    levels: BTreeMap<usize, Level>,
    /// What each level has counted to.
    counts: [Option<usize>; LEVELS],
}

#[derive(Debug, Clone, Default)]
struct List {
    pattern: usize,
    /// Levels that count anew from a number in this list.
    restarts: BTreeMap<usize, usize>,
    used: bool,
}

/// The lists of a document and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    patterns: BTreeMap<usize, Pattern>,
    lists: BTreeMap<usize, List>,
}

/// What the elements that come next belong to.
enum Owner {
    Nothing,
    Pattern(usize),
    List(usize),
}

impl Numbering {
    pub(super) fn read(text: Option<&str>, limits: &Limits) -> Result<Self, ReadErrorKind> {
        let mut numbering = Self::default();
        let mut owner = Owner::Nothing;
        let mut level = 0;
        let mut events = Events::new(text.unwrap_or_default(), limits);
        while let Some(event) = events.next()? {
            let Event::Start(element) = event else { continue };
            match element.name() {
                "abstractNum" => {
                    owner = element.number("abstractNumId").map_or(Owner::Nothing, Owner::Pattern);
                }
                "num" => owner = element.number("numId").map_or(Owner::Nothing, Owner::List),
                "lvl" | "lvlOverride" => level = element.number("ilvl").unwrap_or(0),
                _ => numbering.note(&owner, level, &element),
            }
        }
        Ok(numbering)
    }

    fn note(&mut self, owner: &Owner, level: usize, element: &Element<'_>) {
        match (owner, element.name()) {
            (Owner::List(list), "abstractNumId") => {
                let pattern = element.number("val").unwrap_or_default();
                self.lists.entry(*list).or_default().pattern = pattern;
            }
            (Owner::List(list), "startOverride") => {
                let start = element.number("val").unwrap_or(1);
                self.lists.entry(*list).or_default().restarts.insert(level, start);
            }
            (Owner::Pattern(pattern), name @ ("start" | "numFmt" | "lvlText")) => {
                let pattern = self.patterns.entry(*pattern).or_default();
                let blank = Level { start: 1, style: Some(Style::Decimal), text: String::new() };
                let level = pattern.levels.entry(level).or_insert(blank);
                match name {
                    "start" => level.start = element.number("val").unwrap_or(1),
                    "numFmt" => level.style = element.attribute("val").and_then(|name| style(&name)),
                    _ => level.text = element.attribute("val").unwrap_or_default(),
                }
            }
            _ => {}
        }
    }

    /// Counts a paragraph and gives what stands before it.
    pub(super) fn next(&mut self, list: usize, level: usize) -> Option<String> {
        let level = level.min(LEVELS - 1);
        let list = self.lists.get_mut(&list)?;
        let pattern = self.patterns.get_mut(&list.pattern)?;
        if !std::mem::replace(&mut list.used, true) {
            for (level, start) in &list.restarts {
                if let Some(count) = pattern.counts.get_mut(*level) {
                    *count = start.checked_sub(1);
                }
            }
        }
        let start =
            |pattern: &Pattern, level: usize| pattern.levels.get(&level).map_or(1, |level| level.start);
        for above in 0..=level {
            let first = start(pattern, above);
            let Some(count) = pattern.counts.get_mut(above) else { continue };
            *count = Some(match *count {
                None => first,
                Some(count) if above == level => count.saturating_add(1),
                Some(count) => count,
            });
        }
        for count in pattern.counts.iter_mut().skip(level + 1) {
            *count = None;
        }
        pattern.write(level)
    }
}

impl Pattern {
    fn write(&self, level: usize) -> Option<String> {
        let of = self.levels.get(&level)?;
        of.style?;
        let mut text = String::new();
        let mut chars = of.text.chars();
        while let Some(c) = chars.next() {
            let mut ahead = chars.clone();
            match ahead.next().and_then(|digit| digit.to_digit(10)).filter(|_| c == '%') {
                Some(digit) => {
                    chars = ahead;
                    let index = usize::try_from(digit).ok()?.checked_sub(1)?;
                    let count = self.counts.get(index).copied().flatten()?;
                    let style = self.levels.get(&index).and_then(|level| level.style);
                    text.push_str(&style.unwrap_or(Style::Decimal).write(count)?);
                }
                None => text.push(c),
            }
        }
        if text.ends_with(|c: char| c.is_ascii_alphanumeric()) {
            text.push(' ');
        }
        Some(text)
    }
}

/// The style that a name of Word's stands for; `None` where a paragraph has a dot or nothing.
fn style(name: &str) -> Option<Style> {
    match name {
        "bullet" | "none" => None,
        "chineseCounting"
        | "chineseCountingThousand"
        | "chineseLegalSimplified"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "japaneseCounting"
        | "ideographDigital" => Some(Style::Chinese),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => Some(Style::Circled),
        "upperLetter" => Some(Style::UpperLetter),
        "lowerLetter" => Some(Style::LowerLetter),
        "upperRoman" => Some(Style::UpperRoman),
        "lowerRoman" => Some(Style::LowerRoman),
        _ => Some(Style::Decimal),
    }
}
