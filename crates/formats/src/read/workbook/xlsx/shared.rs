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

/// Excel writes the returns of other systems as a code, and the mark of a code that is meant as text as one too.
pub(super) fn without_returns(text: String) -> String {
    const CODES: [(&str, &str); 2] = [("_x000D_", ""), ("_x005F_", "_")];
    let mut rest = text.as_str();
    let mut plain = String::new();
    while let Some(at) = rest.find("_x00") {
        let (before, from) = rest.split_at(at);
        plain.push_str(before);
        let code = CODES.iter().find(|(code, _)| from.starts_with(code));
        let (length, meant) = code.map_or((1, "_"), |(code, meant)| (code.len(), *meant));
        plain.push_str(meant);
        rest = &from[length..];
    }
    if plain.is_empty() && rest.len() == text.len() {
        return text;
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::without_returns;

    #[test]
    fn codes_are_read_and_texts_that_look_like_codes_stay() {
        for (written, meant) in [
            ("a_x000D_\nb", "a\nb"),
            ("_x005F_x000D_ |", "_x000D_ |"),
            ("_x0041_", "_x0041_"),
            ("_x000D_", ""),
            ("plain_x", "plain_x"),
        ] {
            assert_eq!(without_returns(written.to_owned()), meant, "{written}");
        }
    }
}
