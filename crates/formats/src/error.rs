//! Why nothing could be read, in a clerk's words.

use std::fmt;

use gouji_core::json::JsonError;
use gouji_core::{Lang, message};

/// Why a source could not be read at all. Whatever is only uncertain is a [`crate::Doubt`] instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadError {
    /// Name of the file; empty for pasted text.
    pub source: String,
    /// What is wrong.
    pub kind: ReadErrorKind,
}

/// What is wrong with a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadErrorKind {
    /// There is nothing in it, or only white space.
    Empty,
    /// It is larger than is read.
    TooLarge {
        /// Its size in bytes.
        bytes: u64,
        /// The most that is read.
        most: u64,
    },
    /// It is neither text nor any known format.
    Unknown,
    /// It is a known format that cannot be read.
    NotReadable(Format),
    /// It is text in an encoding that cannot be decoded here.
    Encoding,
    /// It is damaged: cut off, or not made as its format says.
    Damaged,
    /// It is locked by a password.
    Password,
    /// A page is a picture without text.
    Scanned {
        /// The first such page, from 1.
        page: usize,
    },
    /// Its fonts do not tell which characters they show.
    Garbled,
    /// Unpacked it would be larger than is read.
    Expands {
        /// The most bytes that are read.
        most: u64,
    },
    /// It is an archive of more parts than are read.
    TooManyParts {
        /// The most that are read.
        most: usize,
    },
    /// Elements stand in each other more deeply than is read.
    TooDeep {
        /// How deep is read.
        most: usize,
    },
    /// Its tables have more cells than are read.
    TooManyCells {
        /// The most that are read.
        most: usize,
    },
    /// It is text, but holds none of the form's tables.
    NoTable,
    /// It is JSON, but no report.
    Json(JsonError),
}

/// What the bytes of a file are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Text, Markdown included.
    Text,
    /// `gouji.report/1` or other JSON.
    Json,
    /// A web page.
    Html,
    /// A web page in one file (.mht).
    Mhtml,
    /// Word 2007 and later.
    Docx,
    /// Excel 2007 and later.
    Xlsx,
    /// Excel 2003 as XML.
    XmlWorkbook,
    /// `OpenDocument` text.
    Odt,
    /// `OpenDocument` spreadsheet.
    Ods,
    /// The fixed-layout format of GB/T 33190.
    Ofd,
    /// An OLE compound file: old Word, Excel or WPS.
    OldOffice,
    /// PDF.
    Pdf,
    /// Rich Text Format.
    Rtf,
    /// Slides (.pptx, .odp, .ppt).
    Slides,
    /// An archive of files.
    Archive,
    /// A picture.
    Picture,
}

impl Format {
    /// What is said of a file that no reader is for.
    fn sentence(self) -> &'static str {
        match self {
            Self::Xlsx => "read.format.binary_workbook",
            Self::Slides => "read.format.slides",
            Self::Archive => "read.format.archive",
            Self::Picture => "read.format.picture",
            _ => "read.unknown",
        }
    }
}

impl ReadError {
    /// For a source by its name; an empty name is pasted text.
    pub fn new(source: &str, kind: ReadErrorKind) -> Self {
        Self { source: source.to_owned(), kind }
    }

    /// What is wrong and what to do, in a sentence.
    pub fn say(&self, lang: Lang) -> String {
        let pasted = message::template("read.pasted", lang);
        let source = if self.source.is_empty() { pasted } else { self.source.as_str() };
        let fill = |id: &'static str, values: &[(&str, &str)]| {
            let all: Vec<(&str, &str)> =
                [("source", source)].into_iter().chain(values.iter().copied()).collect();
            message::fill(id, lang, &all)
        };
        match &self.kind {
            ReadErrorKind::Empty => fill("read.empty", &[]),
            ReadErrorKind::TooLarge { bytes, most } => {
                fill("read.too_large", &[("size", &megabytes(*bytes)), ("most", &megabytes(*most))])
            }
            ReadErrorKind::Unknown => fill("read.unknown", &[]),
            ReadErrorKind::NotReadable(format) => fill(format.sentence(), &[]),
            ReadErrorKind::Encoding => fill("read.encoding", &[]),
            ReadErrorKind::Damaged => fill("read.damaged", &[]),
            ReadErrorKind::Password => fill("read.password", &[]),
            ReadErrorKind::Scanned { page } => fill("read.scanned", &[("page", &page.to_string())]),
            ReadErrorKind::Garbled => fill("read.garbled", &[]),
            ReadErrorKind::Expands { most } => fill("read.expands", &[("most", &megabytes(*most))]),
            ReadErrorKind::TooManyParts { most } => {
                fill("read.too_many_parts", &[("most", &most.to_string())])
            }
            ReadErrorKind::TooDeep { most } => fill("read.too_deep", &[("most", &most.to_string())]),
            ReadErrorKind::TooManyCells { most } => {
                fill("read.too_many_cells", &[("most", &most.to_string())])
            }
            ReadErrorKind::NoTable => fill("read.no_table", &[]),
            ReadErrorKind::Json(error) => error.say(lang),
        }
    }
}

/// A size in megabytes, rounded up.
fn megabytes(bytes: u64) -> String {
    bytes.div_ceil(1_000_000).to_string()
}

impl fmt::Display for ReadError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.say(Lang::En))
    }
}

impl std::error::Error for ReadError {}
