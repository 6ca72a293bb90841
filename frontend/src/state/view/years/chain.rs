//! What goes from one year into the next, drawn as a chain: a box for each year, a line where both say the same, a broken
//! one where they do not.

use gouji_core::Lang;
use gouji_core::across_years::{AcrossYears, Role, StockLink};
use gouji_core::number::Value;

use super::words;
use crate::picture::{Anchor, Picture, Shape};
use crate::text::Word;

/// A box, the way to the next one, and the height of a line of words in it.
const WIDE: i64 = 128;
const STEP: i64 = 212;
const LINE: i64 = 22;
const TOP: i64 = 30;
/// Where the line between two boxes runs.
const LEVEL: i64 = TOP + 2 * LINE;

fn position(index: usize) -> i64 {
    i64::try_from(index).unwrap_or(0)
}

fn written(value: Option<Value>, lang: Lang) -> String {
    value.map_or_else(|| Word::BlankCell.get(lang).to_owned(), |value| value.to_string())
}

/// A box with a head above it and lines of words in it.
fn boxed(shapes: &mut Vec<Shape>, column: usize, head: String, lines: &[String]) {
    let (left, tall) = (8 + position(column) * STEP, position(lines.len()) * LINE + 12);
    let (right, bottom) = (left + WIDE, TOP + tall);
    shapes.push(Shape::Line(
        vec![(left, TOP), (right, TOP), (right, bottom), (left, bottom), (left, TOP)],
        false,
    ));
    shapes.push(words(Anchor::Middle, left + WIDE / 2, TOP - 10, head));
    for (number, line) in lines.iter().enumerate() {
        shapes.push(words(
            Anchor::Middle,
            left + WIDE / 2,
            TOP + position(number) * LINE + 20,
            line.as_str(),
        ));
    }
}

/// The line from a box to the next, with what is said above and below it.
fn joined(shapes: &mut Vec<Shape>, column: usize, agrees: Option<bool>, above: &str, below: &str) {
    let (left, right) = (8 + position(column) * STEP + WIDE, 8 + position(column + 1) * STEP);
    shapes.push(Shape::Line(vec![(left, LEVEL), (right, LEVEL)], agrees != Some(true)));
    let middle = left.midpoint(right);
    shapes.push(words(Anchor::Middle, middle, LEVEL - 8, above));
    shapes.push(words(Anchor::Middle, middle, LEVEL + 18, below));
}

/// A sign that needs no colour.
fn sign(agrees: Option<bool>) -> &'static str {
    match agrees {
        Some(true) => "=",
        Some(false) => "≠",
        None => "?",
    }
}

fn verdict(agrees: Option<bool>, lang: Lang) -> String {
    match agrees {
        Some(true) => Word::ChainAgrees,
        Some(false) => Word::ChainBroken,
        None => Word::ChainOpen,
    }
    .get(lang)
    .to_owned()
}

fn size(boxes: usize, lines: i64) -> (i64, i64) {
    (position(boxes.saturating_sub(1)) * STEP + WIDE + 16, TOP + lines * LINE + 24)
}

/// How many applications were carried from each year into the next.
pub(super) fn carried(across: &AcrossYears, lang: Lang) -> Option<Picture> {
    across.links.first()?;
    let figure = |role: Role, year: usize| {
        let value = across.of(role).next().and_then(|series| series.values.get(year).copied().flatten());
        written(value, lang)
    };
    let mut shapes = Vec::new();
    let columns = [
        (Role::CarriedIn, Word::ColumnCarriedIn),
        (Role::Received, Word::ColumnReceived),
        (Role::CarriedOut, Word::ColumnCarriedOut),
    ];
    let mut table = vec![vec![Word::Year.get(lang).to_owned()]];
    let heads = columns.iter().map(|(_, word)| *word).chain([Word::ColumnFits]);
    table[0].extend(heads.map(|word| word.get(lang).to_owned()));
    let mut broken = Vec::new();
    for (number, year) in across.years.iter().enumerate() {
        let lines: Vec<String> = columns
            .iter()
            .map(|(role, word)| format!("{} {}", word.get(lang), figure(*role, number)))
            .collect();
        boxed(&mut shapes, number, year.year.to_string(), &lines);
        let link = across.links.iter().find(|link| link.from == number);
        let mut row = vec![year.year.to_string()];
        row.extend(columns.iter().map(|(role, _)| figure(*role, number)));
        row.push(link.map_or_else(String::new, |link| verdict(link.agrees(), lang)));
        table.push(row);
        let Some(link) = link else { continue };
        let off = link
            .carried_in
            .zip(link.carried_out)
            .and_then(|(into, out)| into.checked_sub(out)?.checked_abs());
        let off = off.filter(|off| *off != Value::ZERO);
        let below = off.map_or_else(String::new, |off| Word::OffBy.fill(lang, &[("n", &off.to_string())]));
        let (out, into) = (written(link.carried_out, lang), written(link.carried_in, lang));
        joined(&mut shapes, number, link.agrees(), &format!("{out} {} {into}", sign(link.agrees())), &below);
        if link.agrees() == Some(false) {
            let next = year.year.saturating_add(1).to_string();
            let values = [("year", year.year.to_string()), ("next", next), ("out", out), ("in", into)];
            let values: Vec<(&str, &str)> =
                values.iter().map(|(name, value)| (*name, value.as_str())).collect();
            broken.push(Word::SaysUnchainedYear.fill(lang, &values));
        }
    }
    let open = across.links.iter().any(|link| link.agrees().is_none());
    let says = match (broken.is_empty(), open) {
        (true, true) => Word::ChainOpen.get(lang).to_owned(),
        (true, false) => Word::SaysChained.get(lang).to_owned(),
        (false, _) => unchained(&broken, lang),
    };
    let title = Word::PictureCarried.get(lang).to_owned();
    Some(Picture { title, says, size: size(across.years.len(), 3), shapes, table })
}

fn unchained(broken: &[String], lang: Lang) -> String {
    let which = broken.join(Word::BetweenSentences.get(lang));
    Word::SaysUnchained.fill(lang, &[("n", &broken.len().to_string()), ("which", &which)])
}

/// What was in force from each year into the next: a picture for every row that has anything in force.
pub(super) fn stocks(across: &AcrossYears, lang: Lang) -> Vec<Picture> {
    let mut keys: Vec<&str> = across.stocks.iter().map(|stock| stock.key.as_str()).collect();
    keys.dedup();
    let row = |key: &str| {
        let own: Vec<&StockLink> = across.stocks.iter().filter(|stock| stock.key == key).collect();
        let is_filled = |stock: &&StockLink| {
            [stock.before, stock.in_force].iter().flatten().any(|value| *value != Value::ZERO)
        };
        if own.iter().any(is_filled) { stock(across, &own, lang) } else { None }
    };
    keys.into_iter().filter_map(row).collect()
}

fn stock(across: &AcrossYears, links: &[&StockLink], lang: Lang) -> Option<Picture> {
    let first = links.first()?;
    let year =
        |position: usize| across.years.get(position).map_or_else(String::new, |year| year.year.to_string());
    let mut shapes = Vec::new();
    let heads = [
        Word::Year,
        Word::ColumnBefore,
        Word::ColumnIssued,
        Word::ColumnRepealed,
        Word::ColumnExpected,
        Word::ColumnInForce,
        Word::ColumnFits,
    ];
    let mut table = vec![heads.map(|word| word.get(lang).to_owned()).to_vec()];
    let in_force = |value: Option<Value>| {
        vec![
            String::new(),
            format!("{} {}", Word::ColumnInForce.get(lang), written(value, lang)),
            String::new(),
        ]
    };
    for link in links {
        let (from, to) = (link.from, link.from + 1);
        // The box of a year that a link ends in is there already.
        if links.iter().all(|other| other.from + 1 != from) {
            boxed(&mut shapes, from, year(from), &in_force(link.before));
        }
        boxed(&mut shapes, to, year(to), &in_force(link.in_force));
        let above = format!("+{} −{}", written(link.issued, lang), written(link.repealed, lang));
        let below = format!("{} {}", written(link.expected(), lang), sign(link.agrees()));
        joined(&mut shapes, from, link.agrees(), &above, &below);
        let figures = [link.before, link.issued, link.repealed, link.expected(), link.in_force];
        let mut row = vec![year(to)];
        row.extend(figures.iter().map(|value| written(*value, lang)));
        row.push(verdict(link.agrees(), lang));
        table.push(row);
    }
    let broken: Vec<String> = links
        .iter()
        .filter(|link| link.agrees() == Some(false))
        .map(|link| link.say(across.years.get(link.from + 1).map_or(0, |year| year.year), lang))
        .collect();
    let says = match (broken.is_empty(), links.iter().any(|link| link.agrees().is_none())) {
        (true, true) => Word::ChainOpen.get(lang).to_owned(),
        (true, false) => Word::SaysStocked.get(lang).to_owned(),
        (false, _) => unchained(&broken, lang),
    };
    let title = Word::PictureStock.fill(lang, &[("name", first.name(lang))]);
    Some(Picture { title, says, size: size(across.years.len(), 3), shapes, table })
}
