//! Several years side by side, for people.

use std::fmt::Write;

use gouji_core::across_years::{AcrossYears, Link};
use gouji_core::{Lang, message};
use unicode_width::UnicodeWidthStr;

use super::text::{BOLD, DIM, GREEN};

/// Width of a column of figures.
const FIGURE: usize = 12;

pub(crate) fn show(compared: &AcrossYears, lang: Lang) {
    let name_width = compared.series.iter().map(|one| one.name(lang).width()).max().unwrap_or(0);
    let mut text = String::new();
    let _ = write!(text, "{BOLD}{}", " ".repeat(name_width));
    for year in &compared.years {
        let _ = write!(text, "{:>FIGURE$}", year.year);
    }
    let change = message::template("years.change", lang);
    let _ = writeln!(text, "{}{change}{BOLD:#}", " ".repeat(FIGURE.saturating_sub(change.width())));
    for one in &compared.series {
        let name = one.name(lang);
        let _ = write!(text, "{name}{}", " ".repeat(name_width.saturating_sub(name.width())));
        for value in &one.values {
            let value = value.map_or_else(|| "·".to_owned(), |value| value.to_string());
            let _ = write!(text, "{value:>FIGURE$}");
        }
        let rate = one.change().and_then(|change| change.rate()).unwrap_or_default();
        let _ = writeln!(text, "{DIM}{rate:>FIGURE$}{DIM:#}");
    }
    text.push('\n');
    for link in &compared.links {
        let _ = writeln!(text, "{}", carried(compared, link, lang));
    }
    for stock in &compared.stocks {
        let year = compared.years.get(stock.from + 1).map_or(0, |year| year.year);
        let said = stock.say(year, lang);
        let _ = match stock.agrees() {
            Some(true) => writeln!(text, "{GREEN}{said}{GREEN:#}"),
            _ => writeln!(text, "{BOLD}{said}{BOLD:#}"),
        };
    }
    for remark in &compared.remarks {
        let _ = writeln!(text, "{}", remark.say(lang));
    }
    super::out(&text);
}

/// What was carried over, and whether both years say so.
fn carried(compared: &AcrossYears, link: &Link, lang: Lang) -> String {
    let year = compared.years.get(link.from).map(|year| year.year.to_string()).unwrap_or_default();
    let next = compared.years.get(link.from + 1).map(|year| year.year.to_string()).unwrap_or_default();
    let figure = |value: Option<gouji_core::Value>| {
        value.map_or_else(|| message::template("repair.blank", lang).to_owned(), |value| value.to_string())
    };
    let (out, into) = (figure(link.carried_out), figure(link.carried_in));
    let values = [("year", year.as_str()), ("next", &next), ("out", &out), ("in", &into)];
    match link.agrees() {
        Some(true) => format!("{GREEN}{}{GREEN:#}", message::fill("years.carried", lang, &values)),
        Some(false) => format!("{BOLD}{}{BOLD:#}", message::fill("years.not_carried", lang, &values)),
        None => message::fill("years.carry_unknown", lang, &values),
    }
}
