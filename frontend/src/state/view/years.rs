//! Several years side by side: which reports, which rows, and the pictures made of them.

mod chain;

use gouji_core::across_years::{AcrossYears, Change, Role, Series, Unfit, compare};
use gouji_core::number::Value;
use gouji_core::{Lang, Report};

use crate::picture::{Anchor, Fill, Picture, Shape};
use crate::state::work::Work;
use crate::text::Word;

/// Which rows are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rows {
    /// All that have a figure.
    All,
    /// Those that changed since the last year but one.
    Changed,
    /// Those that changed by half or more, and by five or more.
    Jumps,
}

impl Rows {
    /// Whether a row is shown.
    pub(crate) fn show(self, series: &Series) -> bool {
        let change = series.change();
        match self {
            Self::All => true,
            Self::Changed => change.is_some_and(|change| change.by != Value::ZERO),
            Self::Jumps => change.is_some_and(is_jump),
        }
    }
}

fn is_jump(change: Change) -> bool {
    let least = Value::from(5);
    change.by.checked_abs().is_some_and(|by| by >= least)
        && change.per_mille.is_none_or(|per_mille| per_mille.abs() >= 500)
}

/// The report under work and those of other years beside it; of two of a year the one that is checked against counts.
pub(crate) fn side_by_side(work: &Work) -> Option<Result<AcrossYears, Unfit>> {
    let mut reports: Vec<&Report> = vec![work.report()];
    reports.extend(work.previous());
    for other in work.others.iter() {
        if reports.iter().all(|own| own.year != other.year) {
            reports.push(other);
        }
    }
    (reports.len() > 1).then(|| compare(&reports))
}

/// Left edge of what is drawn, and its width.
const LEFT: i64 = 64;
const ACROSS: i64 = 560;
/// Height of a bar and of the way to the next one.
const THICK: i64 = 26;
const STEP: i64 = 40;

/// The pictures that the years have figures for.
pub(crate) fn pictures(across: &AcrossYears, lang: Lang) -> Vec<Picture> {
    let drawn = [
        chain::carried(across, lang),
        composition(across, lang),
        trend(across, lang),
        refusals(across, lang),
    ];
    drawn.into_iter().flatten().chain(chain::stocks(across, lang)).collect()
}

fn whole(value: Option<Value>) -> Option<i64> {
    value.and_then(Value::to_integer).filter(|number| *number >= 0)
}

fn figure(series: &Series, year: usize) -> Option<i64> {
    whole(series.values.get(year).copied().flatten())
}

/// `part` of `whole` in per cent, rounded; 0 of nothing.
fn percent(part: i64, whole: i64) -> i64 {
    part.saturating_mul(200).saturating_add(whole).checked_div(whole.saturating_mul(2)).unwrap_or(0)
}

/// So many pixels for a part of a whole.
fn length(part: i64, whole: i64, of: i64) -> i64 {
    part.saturating_mul(of).checked_div(whole).unwrap_or(0)
}

fn position(index: usize) -> i64 {
    i64::try_from(index).unwrap_or(0)
}

fn words(anchor: Anchor, x: i64, y: i64, text: impl Into<String>) -> Shape {
    Shape::Words(anchor, x, y, text.into())
}

/// How the year's applications ended: one bar of 100 % for each year.
fn composition(across: &AcrossYears, lang: Lang) -> Option<Picture> {
    let parts: Vec<&Series> = across.of(Role::Outcome).collect();
    let mut shapes = Vec::new();
    let mut table = vec![vec![Word::Year.get(lang).to_owned()]];
    table[0].extend(parts.iter().map(|part| part.short_name(lang).to_owned()));
    let mut says = None;
    for (number, year) in across.years.iter().enumerate() {
        let figures: Option<Vec<i64>> = parts.iter().map(|part| figure(part, number)).collect();
        let Some(figures) = figures else { continue };
        let all: i64 = figures.iter().sum();
        if all == 0 {
            continue;
        }
        let top = position(table.len() - 1).saturating_mul(STEP).saturating_add(8);
        shapes.push(words(Anchor::End, LEFT - 8, top + 18, year.year.to_string()));
        let mut left = LEFT;
        for (part, own) in figures.iter().enumerate() {
            let wide = length(*own, all, ACROSS);
            if wide > 0 {
                shapes.push(Shape::Bar(left, top, wide, THICK, Fill(part)));
            }
            left = left.saturating_add(wide);
        }
        shapes.push(words(Anchor::Start, LEFT + ACROSS + 8, top + 18, all.to_string()));
        let mut row = vec![year.year.to_string()];
        row.extend(figures.iter().map(|own| format!("{own}（{}%）", percent(*own, all))));
        table.push(row);
        let most = figures.iter().zip(&parts).max_by_key(|(own, _)| **own);
        says = most.map(|(own, part)| {
            let (year, rate) = (year.year.to_string(), percent(*own, all).to_string());
            Word::SaysComposition
                .fill(lang, &[("year", &year), ("name", part.short_name(lang)), ("rate", &rate)])
        });
    }
    let below = position(table.len() - 1).saturating_mul(STEP).saturating_add(12);
    for (part, series) in parts.iter().enumerate() {
        let (column, row) = (position(part % 3), position(part / 3));
        let (x, y) = (LEFT + column * 190, below + row * 24);
        shapes.push(Shape::Bar(x, y, 16, 16, Fill(part)));
        shapes.push(words(Anchor::Start, x + 22, y + 13, series.short_name(lang)));
    }
    Some(Picture {
        title: Word::PictureComposition.get(lang).to_owned(),
        says: says?,
        size: (720, below + 56),
        shapes,
        table,
    })
}

/// Applications received and carried out, year by year.
fn trend(across: &AcrossYears, lang: Lang) -> Option<Picture> {
    const TALL: i64 = 170;
    let lines: Vec<&Series> = across.of(Role::Received).chain(across.of(Role::CarriedOut)).collect();
    let received = across.of(Role::Received).next()?;
    let count = across.years.len();
    let most = lines.iter().flat_map(|line| (0..count).filter_map(|year| figure(line, year))).max()?.max(1);
    let x = |year: usize| {
        LEFT + length(position(year), position(count.saturating_sub(1)).max(1), ACROSS - 40) + 20
    };
    let y = |value: i64| 24 + TALL - length(value, most, TALL);
    let mut shapes = vec![Shape::Line(vec![(LEFT, 24 + TALL), (LEFT + ACROSS, 24 + TALL)], false)];
    for (number, line) in lines.iter().enumerate() {
        let known = (0..count).filter_map(|year| Some((year, figure(line, year)?)));
        let known: Vec<(usize, i64)> = known.collect();
        shapes
            .push(Shape::Line(known.iter().map(|(year, value)| (x(*year), y(*value))).collect(), number > 0));
        for (year, value) in &known {
            shapes.push(Shape::Dot(x(*year), y(*value)));
            shapes.push(words(Anchor::Middle, x(*year), y(*value) - 8, value.to_string()));
        }
        if let Some((year, value)) = known.last() {
            shapes.push(words(Anchor::Start, x(*year) + 26, y(*value) + 5, line.short_name(lang)));
        }
    }
    for (number, year) in across.years.iter().enumerate() {
        shapes.push(words(Anchor::Middle, x(number), 24 + TALL + 20, year.year.to_string()));
    }
    let mut table = vec![vec![Word::Year.get(lang).to_owned()]];
    table[0].extend(lines.iter().map(|line| line.short_name(lang).to_owned()));
    for (number, year) in across.years.iter().enumerate() {
        let mut row = vec![year.year.to_string()];
        row.extend(
            lines.iter().map(|line| figure(line, number).map_or_else(String::new, |own| own.to_string())),
        );
        table.push(row);
    }
    let says = sentence(across, received, lang)?;
    let title = Word::PictureTrend.get(lang).to_owned();
    Some(Picture { title, says, size: (760, TALL + 60), shapes, table })
}

/// Why disclosure was refused in the last year, most frequent first.
fn refusals(across: &AcrossYears, lang: Lang) -> Option<Picture> {
    let last = across.years.len().checked_sub(1)?;
    let year = across.years.get(last)?.year.to_string();
    let counted = across.of(Role::Refusal).filter_map(|reason| Some((reason, figure(reason, last)?)));
    let mut reasons: Vec<(&Series, i64)> = counted.filter(|(_, count)| *count > 0).collect();
    reasons.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let all: i64 = reasons.iter().map(|(_, count)| count).sum();
    let (first, most) = *reasons.first()?;
    let mut shapes = Vec::new();
    let mut table = vec![vec![Word::Reason.get(lang).to_owned(), year.clone()]];
    for (number, (reason, count)) in reasons.iter().enumerate() {
        let top = position(number) * STEP + 8;
        let name = reason.short_name(lang);
        shapes.push(words(Anchor::End, 300, top + 18, name));
        shapes.push(Shape::Bar(308, top, length(*count, most, 340).max(2), THICK, Fill(0)));
        let share = format!("{count}（{}%）", percent(*count, all));
        shapes.push(words(Anchor::Start, 316 + length(*count, most, 340), top + 18, share.as_str()));
        table.push(vec![name.to_owned(), share]);
    }
    let values = [("year", year.as_str()), ("name", first.short_name(lang)), ("n", &most.to_string())];
    let size = (760, position(reasons.len()) * STEP + 12);
    let title = Word::PictureRefusals.get(lang).to_owned();
    Some(Picture { title, says: Word::SaysRefusals.fill(lang, &values), size, shapes, table })
}

/// The sentence on applications received, with its growth, ready for the text of the report.
pub(crate) fn growth(across: &AcrossYears) -> Option<String> {
    sentence(across, across.of(Role::Received).next()?, Lang::Zh)
}

fn sentence(across: &AcrossYears, received: &Series, lang: Lang) -> Option<String> {
    let last = across.years.len().checked_sub(1)?;
    let value = figure(received, last)?.to_string();
    let year = across.years.get(last)?.year;
    let follows = last.checked_sub(1).and_then(|before| across.years.get(before)).map(|before| before.year);
    let (year_text, change) = (year.to_string(), received.change());
    let Some(change) = change.filter(|_| follows == year.checked_sub(1)) else {
        return Some(Word::SaysReceived.fill(lang, &[("year", &year_text), ("n", &value)]));
    };
    let by = change.by.checked_abs()?.to_string();
    let rate = change.rate().map(|rate| rate.trim_start_matches(['+', '-']).to_owned()).unwrap_or_default();
    let word = match (change.by.is_negative(), change.by == Value::ZERO, rate.is_empty()) {
        (_, true, _) => Word::SaysSame,
        (_, _, true) => Word::SaysMoreThanNone,
        (true, ..) => Word::SaysFewer,
        (false, ..) => Word::SaysMore,
    };
    Some(word.fill(lang, &[("year", &year_text), ("n", &value), ("by", &by), ("rate", &rate)]))
}

#[cfg(test)]
mod tests {
    use super::{Rows, growth, pictures};
    use gouji_core::across_years::{AcrossYears, compare};
    use gouji_core::form;
    use gouji_core::{Lang, Report};

    fn report(year: u16, received: &str, granted: &str) -> Report {
        let mut report = Report::new(form::edition("2021").unwrap());
        report.year = Some(year);
        for cell in report.form().cell_ids() {
            report.set(cell, "0");
        }
        let cells: Vec<_> = report.form().cell_ids().collect();
        let of = |row: &str| {
            let name = |cell: &&form::CellId| {
                report.form().row_name(**cell, Lang::Zh).contains(row)
                    && report.form().column_name(**cell, Lang::Zh) == "总计"
            };
            *cells.iter().find(name).unwrap()
        };
        let (one, other) = (of("新收"), of("予以公开"));
        report.set(one, received);
        report.set(other, granted);
        report
    }

    fn years(last: (&str, &str), this: (&str, &str)) -> AcrossYears {
        compare(&[&report(2023, last.0, last.1), &report(2024, this.0, this.1)]).unwrap()
    }

    #[test]
    fn the_sentence_follows_the_figures() {
        let said = |last: &str, this: &str| growth(&years((last, "0"), (this, "0"))).unwrap();
        assert!(said("12", "16").contains("增加 4 件，增长 33.3%"), "{}", said("12", "16"));
        assert!(said("16", "12").contains("减少 4 件，下降 25.0%"), "{}", said("16", "12"));
        assert!(said("5", "5").contains("持平"), "{}", said("5", "5"));
        let from_none = said("0", "7");
        assert!(from_none.contains("增加 7 件") && !from_none.contains('%'), "{from_none}");
    }

    #[test]
    fn pictures_have_their_figures_in_a_table_and_a_sentence() {
        let shown = pictures(&years(("12", "3"), ("16", "4")), Lang::Zh);
        assert_eq!(shown.len(), 3, "nothing was refused and nothing is in force: no pictures of those");
        for picture in &shown {
            assert!(!picture.says.is_empty() && picture.table.len() == 3, "{picture:?}");
        }
        assert!(shown[1].says.contains("100%"), "{}", shown[1].says);
    }

    #[test]
    fn the_chain_shows_each_year_and_where_it_breaks() {
        let set = |report: &mut Report, key: &str, text: &str| {
            let cell = report.form().cell_id(key).unwrap();
            report.set(cell, text);
        };
        let mut all = [2022, 2023, 2024].map(|year| report(year, "9", "9"));
        for (number, (out, into, stock)) in
            [("3", "0", "10"), ("5", "3", "12"), ("1", "4", "13")].iter().enumerate()
        {
            set(&mut all[number], "t3.carried_out.total", out);
            set(&mut all[number], "t3.carried_in.total", into);
            set(&mut all[number], "t2.normative.issued", "2");
            set(&mut all[number], "t2.normative.in_force", stock);
        }
        let [one, two, three] = &all;
        let shown = pictures(&compare(&[one, two, three]).unwrap(), Lang::Zh);
        let carried = &shown[0];
        assert!(
            carried.says.contains('5') && carried.says.contains('4') && carried.says.contains("2023"),
            "{}",
            carried.says
        );
        assert_eq!(carried.table.len(), 4);
        let stock = shown.last().unwrap();
        assert!(stock.says.contains("12 + ") && stock.table.len() == 3, "{stock:?}");
        assert!(stock.shapes.len() > 10);
    }

    #[test]
    fn rows_are_chosen_by_what_changed() {
        let across = years(("12", "10"), ("13", "40"));
        let shown = |rows: Rows| across.series.iter().filter(|one| rows.show(one)).count();
        assert_eq!((shown(Rows::Changed), shown(Rows::Jumps)), (2, 1));
        assert!(shown(Rows::All) > 20);
    }
}
