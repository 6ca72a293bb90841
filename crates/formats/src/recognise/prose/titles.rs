//! Where the sections begin.

use std::ops::Range;
use std::sync::Arc;

use gouji_core::Form;
use gouji_core::form::label::{number_of, without_number};

use super::words::words;
use crate::recognise::normal::key;
use crate::recognise::stream::vocabulary::Cover;
use crate::recognise::stream::{Kind, Stream};

/// A place that reads like the title of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::recognise) struct Title {
    /// Position of the section in the form.
    pub(in crate::recognise) section: usize,
    /// Its characters in the stream.
    pub(in crate::recognise) range: Range<usize>,
    /// How much it looks like one.
    pub(in crate::recognise) score: i32,
    /// Whether only its number and a few words tell.
    pub(in crate::recognise) by_number: bool,
}

/// A title that fills its line.
const WHOLE: i32 = 10;
/// A title with its number inside a longer text.
const INSIDE: i32 = 5;
/// A line with the number of a section and some of its words.
const BY_NUMBER: i32 = 3;
/// The most characters of a line that can be a title.
const LONGEST: usize = 40;

#[derive(PartialEq, Eq)]
struct Known {
    section: usize,
    full: Vec<char>,
    number: Vec<char>,
    texts: Vec<Vec<char>>,
}

/// The titles of the sections of some forms.
pub(in crate::recognise) struct KnownTitles(Vec<Known>);

impl KnownTitles {
    pub(in crate::recognise) fn new(forms: &[Arc<Form>]) -> Self {
        let mut known: Vec<Known> = Vec::new();
        for (section, own) in forms.iter().flat_map(|form| form.sections().iter().enumerate()) {
            let number = key(number_of(&own.title.zh));
            let bare =
                std::iter::once(without_number(&own.title.zh)).chain(own.also.iter().map(String::as_str));
            let texts = bare.map(key).filter(|text| !text.is_empty()).collect();
            let own = Known { section, full: key(&own.title.zh), number, texts };
            if !known.contains(&own) {
                known.push(own);
            }
        }
        Self(known)
    }
}

/// All places that read like titles of sections, in order.
pub(in crate::recognise) fn candidates(
    stream: &Stream<'_>,
    cover: &Cover,
    KnownTitles(known): &KnownTitles,
) -> Vec<Title> {
    let mut found: Vec<Title> = Vec::new();
    for piece in &stream.pieces {
        if piece.kind == Kind::Furniture || piece.range.is_empty() || piece.range.len() > LONGEST {
            continue;
        }
        let own = &stream.chars[piece.range.clone()];
        let bracketed = piece.text.trim_start().starts_with(['（', '(']);
        let heading = i32::from(piece.kind == Kind::Heading) * 2;
        for known in known {
            let whole = known.texts.iter().any(|text| {
                own == &text[..] || (own.starts_with(&known.number) && own[known.number.len()..] == text[..])
            });
            let score = if whole {
                WHOLE + heading - i32::from(bracketed) * 6
            } else if !bracketed && known.similar(own, piece.text) {
                BY_NUMBER + heading
            } else {
                continue;
            };
            found.push(Title {
                section: known.section,
                range: piece.range.clone(),
                score,
                by_number: !whole,
            });
        }
    }
    for label in &cover.labels {
        let Some(known) = known.iter().find(|known| stream.chars[label.clone()] == known.full[..]) else {
            continue;
        };
        let first = &stream.pieces[stream.owner[label.start]];
        let last = &stream.pieces[stream.owner[label.end - 1]];
        let fills = first.range.start == label.start && last.range.end == label.end;
        let behind = &last.text[stream.bytes(&(label.end - 1..label.end)).end..];
        // A list of the sections in a sentence goes on with a comma.
        let listed = behind.trim_start().starts_with(['，', '、', '；', ',', ';', '。', '”', '"', '》']);
        // A caption counts the tables, not the sections.
        let before = &first.text[..stream.at[label.start]];
        let caption = words("caption").any(|word| before.trim_end().ends_with(word));
        if !listed && !caption {
            let score = if fills { WHOLE } else { INSIDE };
            found.push(Title { section: known.section, range: label.clone(), score, by_number: false });
        }
    }
    found.sort_by_key(|title| (title.range.start, title.section, std::cmp::Reverse(title.score)));
    found.dedup_by_key(|title| (title.range.start, title.section));
    found
}

impl Known {
    /// Whether a line has the section's number and enough of its words.
    fn similar(&self, own: &[char], text: &str) -> bool {
        let numbered = key(number_of(text.trim()));
        if self.number.is_empty() || numbered != self.number || text.contains('。') {
            return false;
        }
        let pairs = |text: &[char]| -> Vec<(char, char)> {
            text.iter().copied().zip(text.iter().copied().skip(1)).collect()
        };
        let own = pairs(&own[self.number.len()..]);
        let shared = |title: &Vec<char>| {
            let title = pairs(title);
            let both = title.iter().filter(|pair| own.contains(pair)).count();
            both * 2 >= title.len().min(own.len()) && both > 1
        };
        self.texts.iter().any(shared)
    }
}

/// Chooses for each section at most one title, in the order of the form, so that they look most like titles and stand
/// where the tables allow. `tables` are the sections and stream ranges of the tables found.
pub(in crate::recognise) fn choose(
    candidates: &[Title],
    sections: usize,
    tables: &[(usize, Range<usize>)],
) -> Vec<Option<Title>> {
    let misplaced = |title: &Title| {
        tables.iter().any(|(section, range)| {
            if title.section <= *section {
                title.range.start > range.start
            } else {
                title.range.end < range.end
            }
        })
    };
    let fitting: Vec<&Title> =
        candidates.iter().filter(|title| !misplaced(title) && title.section < sections).collect();
    // Best chain with rising sections; of equal ones the later title counts, for lists of titles stand before.
    let mut steps: Vec<(i32, Option<usize>)> = Vec::new();
    for (number, title) in fitting.iter().enumerate() {
        let before = (0..number)
            .filter(|earlier| {
                let other = fitting[*earlier];
                other.section < title.section && other.range.end <= title.range.start
            })
            .max_by_key(|earlier| (steps[*earlier].0, *earlier));
        steps.push((title.score + before.map_or(0, |earlier| steps[earlier].0), before));
    }
    let mut chosen = vec![None; sections];
    let mut next = (0..steps.len()).max_by_key(|number| (steps[*number].0, *number));
    while let Some(number) = next {
        let title = fitting[number];
        chosen[title.section] = Some(title.clone());
        next = steps[number].1;
    }
    chosen
}
