//! Whose report it is and on which year.

use gouji_core::number::{Value, read};

use super::words::words;
use crate::recognise::stream::{Kind, Piece, Stream};

/// The title of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::recognise) struct ReportTitle {
    /// First and last piece.
    pub(in crate::recognise) pieces: (usize, usize),
    /// As it is written, lines joined.
    pub(in crate::recognise) text: String,
    /// The agency named in it; empty if none.
    pub(in crate::recognise) agency: String,
    /// The year named in it.
    pub(in crate::recognise) year: Option<u16>,
}

/// The most lines that a title is broken into.
const MOST_LINES: usize = 4;
/// The most characters of a title.
const LONGEST: usize = 90;

/// All titles of reports in a document, in order. One that comes again in the same words heads a page, not a report.
pub(in crate::recognise) fn titles(stream: &Stream<'_>) -> Vec<ReportTitle> {
    let mut found: Vec<ReportTitle> = Vec::new();
    let runs = runs(stream);
    for run in &runs {
        let mut rest = run.as_slice();
        while !rest.is_empty() {
            let most = MOST_LINES.min(rest.len());
            let title =
                (1..=most).find_map(|count| title(stream, &rest[..count]).map(|title| (title, count)));
            let taken = title.as_ref().map_or(1, |(_, count)| *count);
            rest = &rest[taken..];
            let fresh = |own: &ReportTitle| found.iter().all(|other| other.text != own.text);
            found.extend(title.map(|(title, _)| title).filter(fresh));
        }
    }
    found
}

/// Lines of text, and texts that are alone in a row of a table, that stand below each other.
fn runs(stream: &Stream<'_>) -> Vec<Vec<usize>> {
    let mut runs: Vec<Vec<usize>> = vec![Vec::new()];
    let mut piece = 0;
    while piece < stream.pieces.len() {
        let end = stream.row_end(piece);
        let mut texts = (piece..end).filter(|piece| !stream.pieces[*piece].text.trim().is_empty());
        match (texts.next(), texts.next()) {
            (Some(text), None) if stream.pieces[text].kind != Kind::Furniture => {
                if let Some(run) = runs.last_mut() {
                    run.push(text);
                }
            }
            (None, _) => {}
            _ => runs.push(Vec::new()),
        }
        piece = end;
    }
    runs
}

/// The title that some lines make, if the first of them is part of it.
fn title(stream: &Stream<'_>, lines: &[usize]) -> Option<ReportTitle> {
    let title = parse(stream, lines)?;
    let is_whole = |shorter: ReportTitle| !shorter.agency.is_empty() && shorter.year.is_some();
    let without = (1..lines.len()).filter_map(|later| parse(stream, &lines[later..])).any(is_whole);
    (!without).then_some(title)
}

/// Some lines as a title.
fn parse(stream: &Stream<'_>, lines: &[usize]) -> Option<ReportTitle> {
    let (first, last) = (*lines.first()?, *lines.last()?);
    let pieces: Vec<&Piece<'_>> = lines.iter().filter_map(|line| stream.pieces.get(*line)).collect();
    if pieces.iter().any(|piece| piece.text.len() > 3 * LONGEST) {
        return None;
    }
    let lines: Vec<&str> = pieces.iter().map(|piece| piece.text.trim()).collect();
    let mut text = lines.concat();
    for lead in words("lead") {
        let rest = text.strip_prefix(lead).map(|rest| rest.trim_start_matches([' ', '\u{3000}']));
        let rest = rest.and_then(|rest| rest.strip_prefix(['：', ':'])).map(|rest| rest.trim().to_owned());
        text = rest.unwrap_or(text);
    }
    let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if compact.contains(['，', '。', '；', '？', '!', '！']) || compact.chars().count() > LONGEST {
        return None;
    }
    // Whatever the year stands between, the phrase ends as one of them does.
    let end = |phrase: &'static str| phrase.char_indices().nth_back(1).map(|(at, _)| &phrase[at..]);
    if !words("title").filter_map(end).any(|end| compact.contains(end)) {
        return None;
    }
    let (year, without_year) = take_year(&compact);
    let phrase =
        words("title").filter(|phrase| without_year.contains(phrase)).max_by_key(|phrase| phrase.len())?;
    let (before, behind) = without_year.split_once(phrase)?;
    if behind.chars().filter(|c| c.is_alphanumeric()).count() > 6 {
        return None;
    }
    let agency = words("lead").find_map(|lead| before.strip_prefix(lead)).unwrap_or(before);
    let agency = agency.trim_matches(['《', '》', '“', '”', '-', '—', '#', '*']).to_owned();
    Some(ReportTitle { pieces: (first, last), text, agency, year })
}

/// Takes the first year out of a text without white space.
fn take_year(text: &str) -> (Option<u16>, String) {
    for (at, _) in text.char_indices() {
        let Some((year, length)) = year_at(&text[at..]) else { continue };
        let mut rest = text[..at].to_owned();
        rest.push_str(&text[at + length..]);
        return (Some(year), rest);
    }
    (None, text.to_owned())
}

/// A year of four numerals with its word behind, and its length in bytes.
fn year_at(text: &str) -> Option<(u16, usize)> {
    let length: usize = text.chars().take(4).map(char::len_utf8).sum();
    let (numerals, rest) = text.split_at_checked(length)?;
    let gap = rest.len() - rest.trim_start().len();
    let word = words("year").find(|word| rest[gap..].starts_with(word))?;
    let mut year = 0_u16;
    for c in numerals.chars() {
        year = year.checked_mul(10)?.checked_add(u16::try_from(numeral(c)?).ok()?)?;
    }
    (1990..=2100).contains(&year).then_some((year, length + gap + word.len()))
}

/// The value of a digit or of a Chinese numeral of one place.
fn numeral(c: char) -> Option<u32> {
    let mut buffer = [0; 4];
    let text: &str = c.encode_utf8(&mut buffer);
    if words("zero").any(|zero| zero == text) {
        return Some(0);
    }
    let value = read(text).value().and_then(Value::to_integer);
    value.and_then(|value| u32::try_from(value).ok()).filter(|value| *value < 10)
}

/// The year that some texts name most often; of equal ones the later.
pub(in crate::recognise) fn year_in<'a>(texts: impl Iterator<Item = &'a str>) -> Option<u16> {
    let mut counts: std::collections::BTreeMap<u16, usize> = std::collections::BTreeMap::new();
    for text in texts {
        for (at, c) in text.char_indices() {
            if c.is_ascii_digit()
                && let Some((year, _)) = year_at(&text[at..])
            {
                *counts.entry(year).or_default() += 1;
            }
        }
    }
    counts.into_iter().max_by_key(|(year, count)| (*count, *year)).map(|(year, _)| year)
}
