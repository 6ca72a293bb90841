//! What a report was read from, as JSON: short names, for it is kept with every change.

use std::collections::BTreeMap;

use gouji_core::form::Bilingual;
use gouji_formats::document::Part;
use gouji_formats::{How, Place};
use serde::{Deserialize, Serialize};

use crate::state::original::{Block, Origin, Original, Piece};

#[derive(Serialize, Deserialize)]
pub(super) struct OriginalFile {
    blocks: Vec<BlockFile>,
    origins: BTreeMap<String, OriginFile>,
    remarks: Vec<[String; 2]>,
}

#[derive(Serialize, Deserialize)]
enum BlockFile {
    #[serde(rename = "h")]
    Heading(PlaceFile, PieceFile),
    #[serde(rename = "p")]
    Paragraph(PlaceFile, PieceFile),
    #[serde(rename = "t")]
    Table(PlaceFile, Vec<Vec<PieceFile>>),
    #[serde(rename = "x")]
    LeftOut(usize),
}

/// Number, text, rows, columns.
#[derive(Serialize, Deserialize)]
struct PieceFile(u32, String, usize, usize);

/// Piece, place, raw text, how.
#[derive(Serialize, Deserialize)]
struct OriginFile(Option<u32>, PlaceFile, String, String);

/// Where something stands.
#[derive(Serialize, Deserialize, Default)]
#[serde(default)]
pub(super) struct PlaceFile {
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    table: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    row: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
}

impl PlaceFile {
    pub(super) fn new(place: &Place) -> Self {
        let Place { part, line, table, row, column } = place.clone();
        let mut file = Self { line, table, row, column, ..Self::default() };
        match part {
            Some(Part::Page(number)) => file.page = Some(number),
            Some(Part::Sheet(name)) => file.sheet = Some(name),
            Some(Part::Named(name)) => file.part = Some(name),
            None => {}
        }
        file
    }

    pub(super) fn place(self) -> Place {
        let Self { page, sheet, part, line, table, row, column } = self;
        let part = page.map(Part::Page).or(sheet.map(Part::Sheet)).or(part.map(Part::Named));
        Place { part, line, table, row, column }
    }
}

impl PieceFile {
    fn new(piece: &Piece) -> Self {
        Self(piece.number, piece.text.clone(), piece.rows, piece.columns)
    }

    fn piece(self) -> Piece {
        Piece { number: self.0, text: self.1, rows: self.2, columns: self.3 }
    }
}

impl OriginalFile {
    pub(super) fn new(original: &Original) -> Self {
        let block = |block: &Block| match block {
            Block::Text { heading: true, place, piece } => {
                BlockFile::Heading(PlaceFile::new(place), PieceFile::new(piece))
            }
            Block::Text { heading: false, place, piece } => {
                BlockFile::Paragraph(PlaceFile::new(place), PieceFile::new(piece))
            }
            Block::Table { place, rows } => {
                let rows = rows.iter().map(|row| row.iter().map(PieceFile::new).collect());
                BlockFile::Table(PlaceFile::new(place), rows.collect())
            }
            Block::LeftOut(lines) => BlockFile::LeftOut(*lines),
        };
        let origin = |(key, origin): (&String, &Origin)| {
            let how = origin.how.code().to_owned();
            let file = OriginFile(origin.piece, PlaceFile::new(&origin.place), origin.raw.clone(), how);
            (key.clone(), file)
        };
        Self {
            blocks: original.blocks.iter().map(block).collect(),
            origins: original.origins.iter().map(origin).collect(),
            remarks: original.remarks.iter().map(|own| [own.zh.clone(), own.en.clone()]).collect(),
        }
    }

    pub(super) fn original(self) -> Original {
        let text = |heading, place: PlaceFile, piece: PieceFile| Block::Text {
            heading,
            place: place.place(),
            piece: piece.piece(),
        };
        let block = |file| match file {
            BlockFile::Heading(place, piece) => text(true, place, piece),
            BlockFile::Paragraph(place, piece) => text(false, place, piece),
            BlockFile::Table(place, rows) => {
                let rows = rows.into_iter().map(|row| row.into_iter().map(PieceFile::piece).collect());
                Block::Table { place: place.place(), rows: rows.collect() }
            }
            BlockFile::LeftOut(lines) => Block::LeftOut(lines),
        };
        let origin = |(key, file): (String, OriginFile)| {
            let OriginFile(piece, place, raw, how) = file;
            let known = [How::Label, How::Position, How::Sums];
            let how = known.into_iter().find(|own| own.code() == how).unwrap_or(How::Position);
            (key, Origin { piece, place: place.place(), raw, how })
        };
        Original {
            blocks: self.blocks.into_iter().map(block).collect(),
            origins: self.origins.into_iter().map(origin).collect(),
            remarks: self.remarks.into_iter().map(|[zh, en]| Bilingual { zh, en }).collect(),
        }
    }
}
