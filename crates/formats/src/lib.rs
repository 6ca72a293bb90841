//! Bytes to documents to reports.
//!
//! A format knows nothing of reports; the recogniser knows nothing of formats. Between them stands the
//! [`document::Document`]: headings, paragraphs and tables with their places in the source.
//!
//! ```
//! let read = gouji_formats::read_text(r#"{ "edition": "2021", "year": 2024, "cells": { "t3.carried_in.natural": "2" } }"#)?;
//! let report = &read[0].report;
//! let cell = report.form().cell_id("t3.carried_in.natural").ok_or("no such cell")?;
//! assert_eq!(report.text(cell), "2");
//! assert_eq!(report.year, Some(2024));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod document;
pub mod embedded;
mod error;
pub mod json;
mod limits;
pub mod read;
pub mod recognise;
mod recognised;
mod repairs;
mod rows;
pub mod write;

pub use error::{Format, ReadError, ReadErrorKind};
pub use limits::{Decode, Limits};
pub use read::{read, read_clipboard, read_text};
pub use recognise::{Recogniser, recognise};
pub use recognised::{Doubt, Fact, How, Recognised, Source, Unplaced, Why};
pub use repairs::repairs;
pub use rows::{Sheet, sheets};

pub use document::Place;
