//! The texts that all sheets share.

use crate::error::ReadErrorKind;
use crate::limits::Limits;
use crate::read::workbook::sheet::Budget;
use crate::read::xml::{Event, Events};

/// The shared texts, by their numbers.
#[derive(Debug, Default)]
pub(super) struct Shared(Vec<String>);

impl Shared {
    pub(super) fn parse(text: &str, limits: &Limits, budget: &mut Budget) -> Result<Self, ReadErrorKind> {
        let mut events = Events::new(text, limits);
        let mut own = Self::default();
        while let Some(event) = events.next()? {
            let Event::Start(element) = event else { continue };
            if element.name() == "si" {
                budget.take(1)?;
                own.0.push(item(&mut events)?);
            }
        }
        Ok(own)
    }

    pub(super) fn get(&self, number: &str) -> Option<&str> {
        self.0.get(number.trim().parse::<usize>().ok()?).map(String::as_str)
    }
}

/// The text of a shared item or of a cell with its own text, whose element began last; runs joined, readings of
/// characters left out.
pub(super) fn item(events: &mut Events<'_>) -> Result<String, ReadErrorKind> {
    let outside = events.depth().saturating_sub(1);
    let mut text = String::new();
    let mut taken = false;
    while let Some(event) = events.next()? {
        match event {
            Event::Start(element) => match element.name() {
                "t" => taken = true,
                "rPh" => events.skip()?,
                _ => {}
            },
            Event::Text(part) if taken => text.push_str(&part),
            Event::Text(_) => {}
            Event::End => taken = false,
        }
        if events.depth() <= outside {
            break;
        }
    }
    Ok(without_returns(text))
}

/// Excel writes the returns of other systems as a code.
pub(super) fn without_returns(text: String) -> String {
    if text.contains("_x000D_") { text.replace("_x000D_", "") } else { text }
}
