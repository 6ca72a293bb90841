//! What was read beside what it was read from.

use gouji_core::Lang;
use gouji_core::form::Form;
use gouji_formats::document::Part;
use gouji_formats::{How, Place};

use super::super::import::{Doubt, Import, Opened};
use super::super::notice::{Notice, Remedy};
use super::cell_name;
use crate::text::{Word, both};

/// What is said of a file that was read without doubts; with doubts, the review says it.
pub(crate) fn is_read(opened: &Opened) -> Option<Notice> {
    let Opened { import, .. } = opened;
    let original = import.original.as_ref().filter(|_| !opened.stored && import.open().next().is_none())?;
    let count = figures(opened).to_string();
    let values = [("file", import.source.as_str()), ("n", &count)];
    let text = both(if import.source.is_empty() { Word::ReadCleanPasted } else { Word::ReadClean }, &values);
    let line = |word, count: usize| (count > 0).then(|| both(word, &[("n", &count.to_string())]));
    let lines =
        [line(Word::ReadUnplaced, import.unplaced_count()), line(Word::ReadRemarks, original.remarks.len())];
    let lines = lines.into_iter().flatten().collect();
    Some(Notice { lines, ..Notice::told(text).offering(Remedy::Compare) })
}

/// How many figures were read.
fn figures(opened: &Opened) -> usize {
    let form = opened.report.form();
    let keys = opened.import.original.iter().flat_map(|original| original.origins.keys());
    let cells = keys.filter_map(|key| form.cell_id(key));
    cells.filter(|cell| !opened.report.text(*cell).is_empty()).count()
}

/// How many figures the source holds.
pub(crate) fn figures_in(import: &Import) -> usize {
    let origins = import.original.iter().flat_map(|original| original.origins.values());
    origins.filter(|origin| !origin.raw.trim().is_empty()).count()
}

/// The cells that a doubt is about, in a few words; nothing for a doubt about none.
pub(crate) fn about(form: &Form, doubt: &Doubt, lang: Lang) -> Option<String> {
    let mut cells = doubt.keys().filter_map(|key| form.cell_id(key));
    let name = cell_name(form, cells.next()?, lang);
    Some(match cells.count() {
        0 => name,
        more => Word::ReviewCells.fill(lang, &[("cell", &name), ("n", &(more + 1).to_string())]),
    })
}

/// Where something stands, in words; empty where the source has no places.
pub(crate) fn place_name(place: &Place, lang: Lang) -> String {
    let number = |word: Word, number: Option<usize>| {
        number.map(|number| word.fill(lang, &[("n", &number.to_string())]))
    };
    let part = part_name(place, lang);
    let parts = match (&place.part, place.row, place.column) {
        (Some(Part::Sheet(_)), Some(row), Some(column)) => {
            let values = [("column", letters(column)), ("row", row.to_string())];
            let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
            vec![part, Some(Word::PlaceCell.fill(lang, &values))]
        }
        _ => vec![
            part,
            number(Word::PlaceTable, place.table),
            number(Word::PlaceRow, place.row),
            number(Word::PlaceColumn, place.column),
            number(Word::PlaceLine, place.line.filter(|_| place.row.is_none())),
        ],
    };
    parts.into_iter().flatten().collect::<Vec<_>>().join(Word::Comma.get(lang))
}

/// The page, sheet or other part that a place is in.
pub(crate) fn part_name(place: &Place, lang: Lang) -> Option<String> {
    Some(match place.part.as_ref()? {
        Part::Page(number) => Word::PlacePage.fill(lang, &[("n", &number.to_string())]),
        Part::Sheet(name) => Word::PlaceSheet.fill(lang, &[("name", name)]),
        Part::Named(name) => name.clone(),
    })
}

/// The name of a sheet's column: A, B … Z, AA.
fn letters(column: usize) -> String {
    let mut name = String::new();
    let mut rest = column;
    while rest > 0 {
        let letter = u8::try_from((rest - 1) % 26).unwrap_or(0);
        name.insert(0, char::from(b'A' + letter));
        rest = (rest - 1) / 26;
    }
    name
}

/// What told where a text belongs.
pub(crate) fn how_name(how: How, lang: Lang) -> &'static str {
    match how {
        How::Label => Word::HowLabel,
        How::Position => Word::HowPosition,
        How::Sums => Word::HowSums,
    }
    .get(lang)
}

#[cfg(test)]
mod tests {
    use super::{Part, Place, letters, place_name};
    use gouji_core::Lang;

    #[test]
    fn columns_of_sheets_have_their_letters() {
        assert_eq!([1, 26, 27, 702, 703].map(letters), ["A", "Z", "AA", "ZZ", "AAA"]);
    }

    #[test]
    fn places_are_said_as_people_find_them() {
        let place = Place { table: Some(2), row: Some(4), column: Some(3), ..Place::default() };
        assert_eq!(place_name(&place, Lang::Zh), "第 2 张表，第 4 行，第 3 格");
        let place = Place { part: Some(Part::Sheet("表三".to_owned())), ..place };
        assert_eq!(place_name(&place, Lang::Zh), "工作表“表三”，C4 格");
        assert_eq!(place_name(&Place::line(7), Lang::En), "line 7");
    }
}
