//! From a document and what was recognised in it to what the review shows of it.

use std::collections::BTreeMap;

use gouji_core::check;
use gouji_core::form::Bilingual;
use gouji_core::message;
use gouji_formats::document::{self, Document};
use gouji_formats::{Place, Recognised};

use crate::state::notice::in_both;
use crate::state::original::{Block, Origin, Original, Piece};

/// A document of at most so many pieces is shown whole.
const SHOWN_WHOLE: usize = 1500;
/// Of a larger one, so many lines around those that something was read from.
const AROUND: usize = 15;
/// The most characters of one piece that are shown.
const LONGEST: usize = 3000;

/// A document cut into pieces, each with its number.
pub(super) struct Pieces {
    lines: Vec<Line>,
    numbers: BTreeMap<Place, u32>,
}

/// A paragraph, or a row of a table.
struct Line {
    /// Position of its block in the document.
    block: usize,
    heading: bool,
    table: bool,
    place: Place,
    pieces: Vec<Piece>,
}

impl Pieces {
    pub(super) fn new(document: &Document) -> Self {
        let mut all = Self { lines: Vec::new(), numbers: BTreeMap::new() };
        let mut next = 0;
        for (block, own) in document.blocks.iter().enumerate() {
            match own {
                document::Block::Heading { text, place } | document::Block::Paragraph { text, place } => {
                    let heading = matches!(own, document::Block::Heading { .. });
                    let piece = all.piece(&mut next, text, (1, 1), place.clone());
                    let place = place.clone();
                    all.lines.push(Line { block, heading, table: false, place, pieces: vec![piece] });
                }
                document::Block::Table(table) => all.table(&mut next, block, table),
            }
        }
        all
    }

    fn table(&mut self, next: &mut u32, block: usize, table: &document::Table) {
        for (row, cells) in table.grid().rows.iter().enumerate() {
            let Some(own) = table.rows.get(row) else { continue };
            let mut pieces = Vec::with_capacity(cells.len());
            for cell in cells {
                let Some(written) = own.cells.get(cell.index) else { continue };
                let spans = (written.row_span.max(1), cell.width);
                pieces.push(self.piece(next, &written.text, spans, table.place(row, *cell)));
            }
            self.lines.push(Line { block, heading: false, table: true, place: own.place.clone(), pieces });
        }
    }

    fn piece(&mut self, next: &mut u32, text: &str, (rows, columns): (usize, usize), place: Place) -> Piece {
        let number = *next;
        *next = next.saturating_add(1);
        self.numbers.entry(place).or_insert(number);
        Piece { number, text: text.trim().chars().take(LONGEST).collect(), rows, columns }
    }

    /// The number of the piece at a place.
    pub(super) fn at(&self, place: &Place) -> Option<u32> {
        self.numbers.get(place).copied()
    }

    /// What is shown of it beside a report; `alone` says that no other report stands in it.
    pub(super) fn original(&self, recognised: &Recognised, alone: bool) -> Original {
        let form = recognised.report.form();
        let origin = |source: &gouji_formats::Source| Origin {
            piece: self.at(&source.place),
            place: source.place.clone(),
            raw: source.raw.clone(),
            how: source.how,
        };
        let origins: BTreeMap<String, Origin> = recognised
            .sources
            .iter()
            .map(|(cell, source)| (form.key(*cell).to_owned(), origin(source)))
            .collect();
        let doubted =
            recognised.doubts.iter().filter_map(|doubt| doubt.source.as_ref()).filter_map(|own| self.at(own));
        let used: Vec<u32> = origins.values().filter_map(|origin| origin.piece).chain(doubted).collect();
        let count: usize = self.lines.iter().map(|line| line.pieces.len()).sum();
        let blocks = if alone && count <= SHOWN_WHOLE {
            blocks(&self.lines, |_| true)
        } else {
            let near = self.near(used);
            blocks(&self.lines, |line| near.get(line).copied().unwrap_or(false))
        };
        Original { blocks, origins, remarks: remarks(recognised) }
    }

    /// For each line whether it is near one that something was read from.
    fn near(&self, mut used: Vec<u32>) -> Vec<bool> {
        used.sort_unstable();
        let is_used = |line: &Line| line.pieces.iter().any(|piece| used.binary_search(&piece.number).is_ok());
        let mut near = vec![false; self.lines.len()];
        for number in (0..self.lines.len()).filter(|number| self.lines.get(*number).is_some_and(is_used)) {
            let last = (number + AROUND).min(near.len() - 1);
            if let Some(around) = near.get_mut(number.saturating_sub(AROUND)..=last) {
                around.fill(true);
            }
        }
        near
    }
}

/// The lines that are wanted, as blocks, with the number of those left out between them.
fn blocks(lines: &[Line], wanted: impl Fn(usize) -> bool) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut open = None;
    for (number, line) in lines.iter().enumerate() {
        if !wanted(number) {
            match blocks.last_mut() {
                Some(Block::LeftOut(count)) => *count += 1,
                _ => blocks.push(Block::LeftOut(1)),
            }
            open = None;
            continue;
        }
        if let (true, Some(Block::Table { rows, .. })) = (open == Some(line.block), blocks.last_mut()) {
            rows.push(line.pieces.clone());
        } else if line.table {
            blocks.push(Block::Table { place: line.place.clone(), rows: vec![line.pieces.clone()] });
            open = Some(line.block);
        } else if let Some(piece) = line.pieces.first().filter(|piece| !piece.text.is_empty()) {
            let (heading, place) = (line.heading, line.place.clone());
            blocks.push(Block::Text { heading, place, piece: piece.clone() });
        }
    }
    blocks
}

/// What the rules on layout say of the file; a report of one's own has none.
fn remarks(recognised: &Recognised) -> Vec<Bilingual> {
    let form = recognised.report.form();
    let findings = check::layout(&recognised.clone().with_layout().report);
    findings.iter().map(|finding| in_both(|lang| message::say(finding, form, lang))).collect()
}

#[cfg(test)]
mod tests {
    use super::{AROUND, Block, Pieces};
    use gouji_formats::read::{Content, text_content};

    const TEXT: &str = "表头\n\n| 二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 2 | 3 |\n|---|---|---|---|---|---|---|---|\n| 备注 | 无 |\n";

    fn originals(text: &str) -> (Pieces, Vec<gouji_formats::Recognised>) {
        let content = text_content(text).unwrap();
        let reports = content.reports("").unwrap();
        let Content::Document(document) = content else { panic!("no document") };
        (Pieces::new(&document), reports)
    }

    #[test]
    fn a_figure_and_the_piece_that_it_stands_in_know_each_other() {
        let (pieces, reports) = originals(TEXT);
        let original = pieces.original(&reports[0], true);
        let origin = &original.origins["t3.carried_in.other"];
        let piece = origin.piece.unwrap();
        let written = original.blocks.iter().flat_map(Block::pieces).find(|own| own.number == piece).unwrap();
        assert_eq!((written.text.as_str(), origin.raw.as_str()), ("2", "2"));
        assert_eq!(original.keys_from(piece), ["t3.carried_in.other"]);
        assert_eq!(original.pieces_of(["t3.carried_in.other", "nowhere"].into_iter()), [piece]);
    }

    #[test]
    fn what_is_far_from_any_figure_is_counted_and_not_shown() {
        let filler = "无关的一行\n\n".repeat(100);
        let (pieces, reports) = originals(&format!("{filler}{TEXT}"));
        let original = pieces.original(&reports[0], false);
        assert!(matches!(original.blocks.first(), Some(Block::LeftOut(lines)) if *lines > 100 - AROUND - 5));
        assert!(original.blocks.len() < 2 * AROUND + 5);
        assert!(pieces.original(&reports[0], true).blocks.len() > 100);
    }
}
