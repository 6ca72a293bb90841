//! Everything that a form prints, to tell its words from others and to cut running text where they stand.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use gouji_core::Form;
use gouji_core::form::Line;
use gouji_core::form::label::without_number;

use super::Stream;
use crate::recognise::normal::{is_digit, key};

/// The labels, heads, banners and titles of some forms.
pub(in crate::recognise) struct Vocabulary {
    by_start: BTreeMap<(char, char), Vec<Vec<char>>>,
    /// What rows with figures are called.
    rows: BTreeSet<Vec<char>>,
    pairs: BTreeSet<(char, char)>,
}

/// What of a stream the vocabulary knows.
pub(in crate::recognise) struct Cover {
    /// For each character whether it is part of a whole label.
    pub(in crate::recognise) in_label: Vec<bool>,
    /// For each character whether it is, with a neighbour, part of something that the form prints.
    pub(in crate::recognise) known: Vec<bool>,
    /// Whole labels that do not overlap, in order.
    pub(in crate::recognise) labels: Vec<Range<usize>>,
    /// Where labels of rows with figures end.
    pub(in crate::recognise) row_ends: BTreeSet<usize>,
}

/// All texts that are read as a line: its own label and its variants, with and without number.
pub(in crate::recognise) fn line_labels(line: &Line) -> Vec<Vec<char>> {
    let own = std::iter::once(line.own_label());
    let mut labels = Vec::new();
    for text in own.chain(line.also.iter().map(String::as_str)) {
        for text in [text, without_number(text)] {
            let label = key(text);
            if label.len() > 1 && !labels.contains(&label) {
                labels.push(label);
            }
        }
    }
    labels
}

impl Vocabulary {
    pub(in crate::recognise) fn new(forms: &[Arc<Form>]) -> Self {
        let mut words: BTreeSet<Vec<char>> = BTreeSet::new();
        let mut rows: BTreeSet<Vec<char>> = BTreeSet::new();
        for form in forms {
            for section in form.sections() {
                words.insert(key(&section.title.zh));
                words.extend(section.also.iter().map(|title| key(title)));
            }
            for table in form.tables() {
                words.insert(key(&table.name.zh));
                for block in &table.blocks {
                    words.extend(block.heading.iter().chain(&block.corner).map(|text| key(&text.zh)));
                    rows.extend(block.rows.iter().flat_map(line_labels));
                    for line in block.rows.iter().chain(&block.columns) {
                        words.extend(line_labels(line));
                        words.extend(line.path.iter().map(|head| key(&head.zh)));
                    }
                }
            }
        }
        let mut by_start: BTreeMap<(char, char), Vec<Vec<char>>> = BTreeMap::new();
        let mut pairs = BTreeSet::new();
        for word in words {
            pairs.extend(word.iter().copied().zip(word.iter().copied().skip(1)));
            if let [first, second, ..] = word[..] {
                by_start.entry((first, second)).or_default().push(word);
            }
        }
        Self { by_start, rows, pairs }
    }

    /// Finds what is known in a stream. Where labels overlap, the longer one counts.
    pub(in crate::recognise) fn cover(&self, stream: &Stream<'_>) -> Cover {
        let chars = &stream.chars;
        let mut found: Vec<Range<usize>> = Vec::new();
        let mut known = vec![false; chars.len()];
        for start in 0..chars.len().saturating_sub(1) {
            let pair = (chars[start], chars[start + 1]);
            // A digit alone is as often a figure.
            if self.pairs.contains(&pair) && !is_digit(pair.0) {
                known[start] = true;
                known[start + 1] = true;
            }
            let words = self.by_start.get(&pair).into_iter().flatten();
            let here = words.filter(|word| chars[start..].starts_with(word) && may_start(stream, start));
            found.extend(here.map(|word| start..start + word.len()));
        }
        found.sort_by_key(|range| (std::cmp::Reverse(range.len()), range.start));
        let mut in_label = vec![false; chars.len()];
        let mut labels = Vec::new();
        for range in found {
            if in_label[range.clone()].iter().any(|taken| *taken) {
                continue;
            }
            in_label[range.clone()].fill(true);
            known[range.clone()].fill(true);
            labels.push(range);
        }
        labels.sort_by_key(|range| range.start);
        let is_row = |range: &&Range<usize>| self.rows.contains(&chars[(*range).clone()]);
        let row_ends = labels.iter().filter(is_row).map(|range| range.end).collect();
        Cover { in_label, known, labels, row_ends }
    }
}

/// Whether a label may start here: its number must stand in the same piece, and must not be the end of a figure.
fn may_start(stream: &Stream<'_>, start: usize) -> bool {
    if !is_digit(stream.chars[start]) {
        return true;
    }
    if stream.owner[start] != stream.owner[start + 1] {
        return false;
    }
    let runs_on =
        start > 0 && stream.owner[start - 1] == stream.owner[start] && is_digit(stream.chars[start - 1]);
    // Behind a figure, only a point or a comma tells that the digit is the label's number.
    !runs_on
        || stream.at[start + 1] - stream.at[start]
            > stream.pieces[stream.owner[start]].text[stream.at[start]..]
                .chars()
                .next()
                .map_or(1, char::len_utf8)
}

#[cfg(test)]
mod tests {
    use gouji_core::form::builtin;

    use super::super::{Columns, Stream};
    use super::Vocabulary;
    use crate::document::{Block, Document, Place};

    fn labels(text: &str) -> Vec<String> {
        let block = Block::Paragraph { text: text.to_owned(), place: Place::default() };
        let document = Document::from(vec![block]);
        let stream = Stream::new(&document, Columns::Whole);
        let cover = Vocabulary::new(builtin()).cover(&stream);
        cover.labels.iter().map(|range| stream.chars[range.clone()].iter().collect()).collect()
    }

    #[test]
    fn the_number_of_a_label_is_told_from_the_figure_before_it() {
        assert_eq!(
            labels("1.属于国家秘密00000002.其他法律行政法规禁止公开0"),
            ["1属于国家秘密", "2其他法律行政法规禁止公开"]
        );
    }

    #[test]
    fn the_longer_label_counts() {
        assert_eq!(labels("行政许可3960183其他对外管理服务事项1"), ["行政许可", "其他对外管理服务事项"]);
        assert_eq!(labels("行政规范性文件12"), ["行政规范性文件"]);
    }
}
