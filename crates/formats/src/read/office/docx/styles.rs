//! The styles of paragraphs, as far as they make headings and numbers.

use std::collections::BTreeMap;

use super::super::super::xml::{Event, Events};
use crate::error::ReadErrorKind;
use crate::limits::Limits;

/// What a paragraph has from its style or for itself.
#[derive(Debug, Clone, Default)]
pub(super) struct Properties {
    /// Its level among the headings, from 0; 9 is none.
    pub(super) outline: Option<usize>,
    /// Its list; 0 is none.
    pub(super) list: Option<usize>,
    /// Its level in the list.
    pub(super) level: Option<usize>,
}

impl Properties {
    /// Whether it is a heading.
    pub(super) fn is_heading(&self) -> bool {
        self.outline.is_some_and(|level| level < 9)
    }

    fn or(self, other: &Self) -> Self {
        Self {
            outline: self.outline.or(other.outline),
            list: self.list.or(other.list),
            level: self.level.or(other.level),
        }
    }
}

struct Style {
    own: Properties,
    based_on: Option<String>,
}

/// The styles by their names inside the file.
pub(super) struct Styles(BTreeMap<String, Style>);

/// How many styles may be based on each other.
const MOST_BASES: usize = 20;

impl Styles {
    pub(super) fn read(text: Option<&str>, limits: &Limits) -> Result<Self, ReadErrorKind> {
        let mut styles = BTreeMap::new();
        let mut open: Option<(String, Style)> = None;
        let mut events = Events::new(text.unwrap_or_default(), limits);
        while let Some(event) = events.next()? {
            let Event::Start(element) = event else { continue };
            if element.name() == "style" {
                styles.extend(open.take());
                let style = Style { own: Properties::default(), based_on: None };
                open = element.attribute("styleId").map(|name| (name, style));
                continue;
            }
            let Some((_, style)) = &mut open else { continue };
            match element.name() {
                "basedOn" => style.based_on = element.attribute("val"),
                "outlineLvl" => style.own.outline = element.number("val"),
                "numId" => style.own.list = element.number("val"),
                "ilvl" => style.own.level = element.number("val"),
                "name" => {
                    let is_title = |name: &str| name.eq_ignore_ascii_case("title");
                    if element.attribute("val").is_some_and(|name| is_title(&name)) {
                        style.own.outline = Some(0);
                    }
                }
                _ => {}
            }
        }
        styles.extend(open);
        Ok(Self(styles))
    }

    /// What a paragraph has, its own first, then its style's, then what that is based on.
    pub(super) fn of(&self, own: Properties, style: Option<&str>) -> Properties {
        let mut all = own;
        let mut name = style;
        for _ in 0..MOST_BASES {
            let Some(style) = name.and_then(|name| self.0.get(name)) else { break };
            all = all.or(&style.own);
            name = style.based_on.as_deref();
        }
        all
    }
}
