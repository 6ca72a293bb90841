//! The words of a ledger and the lines of the form that they mean.

use super::frame::Frame;
use super::mapping::{Choice, Kind, Mapping};
use super::vocabulary;
use crate::form::label::without_number;
use crate::form::{Form, Lang, Line};

/// How it is known what a word means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// A person has decided it.
    Chosen,
    /// It is a label of the form.
    Label,
    /// It is not known. There may be a proposal, which does not count until somebody takes it.
    Unknown,
}

/// A word of a ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordUse {
    /// What it is about.
    pub kind: Kind,
    /// The word as its first row has it; empty where nothing is written.
    pub text: String,
    /// How many rows have it.
    pub uses: usize,
    /// Number of the first row, in the sheet.
    pub first: usize,
    /// What it means; `None` while that is not known.
    pub meaning: Option<Choice>,
    /// How that is known.
    pub how: How,
    /// The line that an unknown word may mean, by its part of the cell keys.
    pub proposal: Option<String>,
}

/// A text reduced to what words are compared by: no white space, no punctuation, one width, one case.
pub fn plain(text: &str) -> String {
    let fold = |raw: char| match raw {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(raw) - 0xFEE0).unwrap_or(raw),
        _ => raw,
    };
    let counts = |c: &char| c.is_alphanumeric() || *c == TICK;
    text.chars().map(|c| fold(c).to_ascii_lowercase()).filter(counts).collect()
}

/// Between a result and the reason for it.
pub(super) const BETWEEN: char = '\u{B7}';

/// A tick in a column of yes and no.
const TICK: char = '\u{221A}';
/// Shorter words are no part of a label, and shorter labels no part of a word.
const SHORTEST_PART: usize = 3;

/// The labels of the lines that a kind of word can mean.
pub(super) struct Labels {
    kind: Kind,
    lines: Vec<(String, Vec<String>)>,
    negations: Vec<char>,
}

/// The lines of the table that a kind of word can mean, in the order of the form.
pub fn lines(form: &Form, kind: Kind) -> Vec<&Line> {
    let Some(frame) = Frame::of(form) else { return Vec::new() };
    let (all, places) = places(kind, &frame);
    places.iter().filter_map(|place| all.get(*place)).collect()
}

fn places<'a>(kind: Kind, frame: &Frame<'a>) -> (&'a [Line], Vec<usize>) {
    let block = frame.block;
    match kind {
        Kind::Applicant => (&block.columns, frame.applicants.clone()),
        Kind::Outcome => (&block.rows, frame.outcomes.iter().copied().chain([frame.carried_out]).collect()),
        Kind::Standing => (&block.rows, vec![frame.received, frame.carried_in]),
    }
}

impl Labels {
    pub(super) fn new(kind: Kind, frame: &Frame<'_>) -> Self {
        let (all, places) = places(kind, frame);
        let named = |place: &usize| {
            let line = all.get(*place)?;
            let more = match (kind, *place) {
                (Kind::Outcome, place) if place == frame.carried_out => "pending",
                (Kind::Standing, place) if place == frame.received => "no",
                (Kind::Standing, _) => "yes",
                _ => "",
            };
            let mut labels = labels(line);
            labels.extend(vocabulary::words(more).map(plain));
            Some((line.key.clone(), labels))
        };
        Self {
            kind,
            lines: places.iter().filter_map(named).collect(),
            negations: vocabulary::words("negation").flat_map(str::chars).collect(),
        }
    }

    /// Whether a line of this key can be meant.
    pub(super) fn has(&self, key: &str) -> bool {
        self.lines.iter().any(|(own, _)| own == key)
    }

    /// What a word means: as decided, or as one label says to the letter; and the line that it may mean otherwise.
    pub(super) fn meaning(&self, word: &str, mapping: &Mapping) -> (Option<Choice>, How, Option<String>) {
        let plain = plain(word);
        match mapping.choices.get(&(self.kind, plain.clone())) {
            Some(Choice::Line(key)) if !self.has(key) => {}
            Some(choice) => return (Some(choice.clone()), How::Chosen, None),
            None => {}
        }
        if let Some(key) = self.exact(&plain) {
            return (Some(Choice::Line(key.to_owned())), How::Label, None);
        }
        (None, How::Unknown, self.proposal(&plain).or_else(|| self.of_reason(word)))
    }

    /// The line that the reason behind a result may mean.
    fn of_reason(&self, word: &str) -> Option<String> {
        let (_, reason) = word.rsplit_once(BETWEEN)?;
        self.proposal(&plain(reason))
    }

    /// The one line that has this label.
    pub(super) fn exact(&self, plain: &str) -> Option<&str> {
        self.only(|labels| labels.iter().any(|label| label == plain))
    }

    /// The one line with a label that is a part of the word, the longest such label; or that has the word as a part.
    fn proposal(&self, plain: &str) -> Option<String> {
        if plain.is_empty() {
            // A case of which nothing is said has no result yet.
            let is_outcome = self.kind == Kind::Outcome;
            return self.lines.last().filter(|_| is_outcome).map(|(key, _)| key.clone());
        }
        let longest = |labels: &Vec<String>| {
            let inside = labels.iter().filter(|label| self.holds(plain, label));
            inside.map(|label| label.chars().count()).max().unwrap_or(0)
        };
        let most = self.lines.iter().map(|(_, labels)| longest(labels)).max().unwrap_or(0);
        if most > 0 {
            return self.only(|labels| longest(labels) == most).map(str::to_owned);
        }
        let is_long = plain.chars().count() >= SHORTEST_PART;
        let inside = |labels: &Vec<String>| is_long && labels.iter().any(|label| self.holds(label, plain));
        self.only(inside).map(str::to_owned)
    }

    /// Whether a text holds a part that is long enough, and not turned round by a word of negation before it.
    fn holds(&self, text: &str, part: &str) -> bool {
        part.chars().count() >= SHORTEST_PART
            && text.match_indices(part).any(|(at, _)| {
                let before = text.get(..at).and_then(|before| before.chars().next_back());
                before.is_none_or(|before| !self.negations.contains(&before))
            })
    }

    fn only(&self, fits: impl Fn(&Vec<String>) -> bool) -> Option<&str> {
        let mut fitting = self.lines.iter().filter(|(_, labels)| fits(labels));
        let (key, _) = fitting.next()?;
        fitting.next().is_none().then_some(key)
    }
}

/// All that a line is called in the form, with and without its numbers and the head above it.
fn labels(line: &Line) -> Vec<String> {
    let own = line.own_label();
    let above = line.path.iter().rev().nth(1).map_or("", |head| head.zh.as_str());
    let with_head = format!("{}{}", without_number(above), without_number(own));
    let all = [own, &with_head, &line.path.iter().map(|head| head.zh.as_str()).collect::<String>()];
    let names = all.into_iter().chain([line.name(Lang::Zh), line.short(Lang::Zh)]);
    let mut labels: Vec<String> = Vec::new();
    for text in names.chain(line.also.iter().map(String::as_str)) {
        for label in [plain(text), plain(without_number(text))] {
            if !label.is_empty() && !labels.contains(&label) {
                labels.push(label);
            }
        }
    }
    labels
}
