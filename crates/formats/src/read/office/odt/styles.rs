//! The styles that matter: what is bold or hidden, and how lists count.

use std::collections::BTreeMap;

use super::super::super::builder::numbering::Style;
use super::super::super::xml::{Element, Event, Events};
use crate::error::ReadErrorKind;
use crate::limits::Limits;

/// What a style of text says.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Look {
    pub(super) bold: bool,
    pub(super) hidden: bool,
}

/// How a level of a list is numbered.
#[derive(Debug, Clone, Default)]
pub(super) struct Level {
    pub(super) style: Option<Style>,
    pub(super) prefix: String,
    pub(super) suffix: String,
    pub(super) start: usize,
    /// How many levels are shown.
    pub(super) shown: usize,
}

/// The styles by name.
#[derive(Debug, Default)]
pub(super) struct Styles {
    looks: BTreeMap<String, Look>,
    lists: BTreeMap<String, BTreeMap<usize, Level>>,
    /// The list that a style of paragraphs brings.
    of_paragraphs: BTreeMap<String, String>,
    outline: BTreeMap<usize, Level>,
}

/// The style that is being told.
enum Owner {
    Nothing,
    Text(String),
    List(String),
    Outline,
}

impl Styles {
    /// Adds the styles of a part; text is passed over.
    pub(super) fn read(&mut self, text: &str, limits: &Limits) -> Result<(), ReadErrorKind> {
        let mut owner = Owner::Nothing;
        let mut events = Events::new(text, limits);
        while let Some(event) = events.next()? {
            let Event::Start(element) = event else { continue };
            match element.name() {
                "body" => return Ok(()),
                "style" => {
                    owner = Owner::Nothing;
                    if let Some(name) = element.attribute("name") {
                        if let Some(list) =
                            element.attribute("list-style-name").filter(|list| !list.is_empty())
                        {
                            self.of_paragraphs.insert(name.clone(), list);
                        }
                        owner = Owner::Text(name);
                    }
                }
                "list-style" => owner = element.attribute("name").map_or(Owner::Nothing, Owner::List),
                "outline-style" => owner = Owner::Outline,
                _ => self.note(&owner, &element),
            }
        }
        Ok(())
    }

    fn note(&mut self, owner: &Owner, element: &Element<'_>) {
        match (owner, element.name()) {
            (Owner::Text(name), "text-properties") => {
                let is =
                    |property: &str, value: &str| element.attribute(property).is_some_and(|it| it == value);
                let look = Look { bold: is("font-weight", "bold"), hidden: is("display", "none") };
                self.looks.insert(name.clone(), look);
            }
            (Owner::List(name), "list-level-style-number") => {
                let levels = self.lists.entry(name.clone()).or_default();
                levels.insert(element.number("level").unwrap_or(1), level(element));
            }
            (Owner::Outline, "outline-level-style") => {
                self.outline.insert(element.number("level").unwrap_or(1), level(element));
            }
            _ => {}
        }
    }

    pub(super) fn look(&self, name: Option<&str>) -> Look {
        name.and_then(|name| self.looks.get(name)).copied().unwrap_or_default()
    }

    /// The levels of a list, from 1.
    pub(super) fn list(&self, name: &str) -> Option<&BTreeMap<usize, Level>> {
        self.lists.get(name)
    }

    /// The list that a paragraph of this style belongs to.
    pub(super) fn list_of(&self, name: Option<&str>) -> Option<&str> {
        name.and_then(|name| self.of_paragraphs.get(name)).map(String::as_str)
    }

    /// The numbers of headings.
    pub(super) fn outline(&self) -> &BTreeMap<usize, Level> {
        &self.outline
    }
}

fn level(element: &Element<'_>) -> Level {
    Level {
        style: element.attribute("num-format").and_then(|format| style(&format)),
        prefix: element.attribute("num-prefix").unwrap_or_default(),
        suffix: element.attribute("num-suffix").unwrap_or_default(),
        start: element.number("start-value").unwrap_or(1),
        shown: element.number("display-levels").unwrap_or(1),
    }
}

/// The style that a number format shows by its first number.
fn style(format: &str) -> Option<Style> {
    let first = format.chars().next()?;
    Some(match first {
        'A' => Style::UpperLetter,
        'a' => Style::LowerLetter,
        'I' => Style::UpperRoman,
        'i' => Style::LowerRoman,
        '\u{2460}' => Style::Circled,
        // The first Chinese numeral, plain or formal.
        '\u{4E00}' | '\u{58F9}' => Style::Chinese,
        _ => Style::Decimal,
    })
}

/// How far the levels of a list have counted.
#[derive(Debug, Clone, Default)]
pub(super) struct Count(BTreeMap<usize, usize>);

impl Count {
    /// Counts an item and gives what stands before it.
    pub(super) fn next(
        &mut self,
        levels: &BTreeMap<usize, Level>,
        depth: usize,
        start: Option<usize>,
    ) -> Option<String> {
        let level = levels.get(&depth)?;
        let count = match (start, self.0.get(&depth)) {
            (Some(start), _) => start,
            (None, Some(count)) => count.saturating_add(1),
            (None, None) => level.start,
        };
        self.0.retain(|other, _| *other < depth);
        self.0.insert(depth, count);
        level.style?;
        let mut text = level.prefix.clone();
        let first = (depth + 1).saturating_sub(level.shown.max(1)).max(1);
        for above in first..=depth {
            if let (Some(style), Some(count)) =
                (levels.get(&above).and_then(|level| level.style), self.0.get(&above))
            {
                if above > first {
                    text.push('.');
                }
                text.push_str(&style.write(*count)?);
            }
        }
        text.push_str(&level.suffix);
        if text.ends_with(|c: char| c.is_ascii_alphanumeric()) {
            text.push(' ');
        }
        Some(text)
    }
}
