//! What the styles of cells do to figures.

use std::collections::BTreeMap;

use crate::error::ReadErrorKind;
use crate::limits::Limits;
use crate::read::workbook::number_format::{NumberFormat, built_in};
use crate::read::xml::{Event, Events};

/// For each style of cells what it shows.
#[derive(Debug, Default)]
pub(super) struct Styles(Vec<NumberFormat>);

impl Styles {
    pub(super) fn parse(text: &str, limits: &Limits) -> Result<Self, ReadErrorKind> {
        let mut events = Events::new(text, limits);
        let mut described: BTreeMap<usize, NumberFormat> = BTreeMap::new();
        let mut own = Self::default();
        let mut listed: Option<usize> = None;
        while let Some(event) = events.next()? {
            match event {
                Event::Start(element) => match element.name() {
                    "numFmt" => {
                        if let (Some(number), Some(code)) =
                            (element.number("numFmtId"), element.attribute("formatCode"))
                        {
                            described.insert(number, NumberFormat::parse(&code));
                        }
                    }
                    "cellXfs" => listed = Some(events.depth()),
                    // Styles of other lists, from which cells inherit, have elements of the same name.
                    "xf" if listed.is_some() => {
                        let number = element.number("numFmtId").unwrap_or(0);
                        let built_in = || u16::try_from(number).ok().and_then(built_in);
                        own.0.push(described.get(&number).copied().or_else(built_in).unwrap_or_default());
                    }
                    _ => {}
                },
                Event::End if listed.is_some_and(|depth| events.depth() < depth) => listed = None,
                Event::End | Event::Text(_) => {}
            }
        }
        Ok(own)
    }

    pub(super) fn get(&self, number: usize) -> NumberFormat {
        self.0.get(number).copied().unwrap_or_default()
    }
}
