//! What a call answers: JSON or bytes, or what was wrong.

use gouji_core::json::JsonError;
use gouji_core::{Lang, message};
use serde::Serialize;

use crate::layout;
use crate::memory;

/// The answer of a call.
pub(crate) type Answer = Result<Vec<u8>, Failure>;

/// Why a call has no answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Failure {
    /// For programs: `report`, `options`, `read` …
    pub(crate) kind: &'static str,
    /// For people: what is wrong and what to do.
    pub(crate) message: String,
    /// Where: a line and column, a cell key, the name of an argument.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) place: Option<String>,
    /// Bytes that the host is asked to decode, see [`crate::options::Options::decoded`].
    #[serde(skip)]
    pub(crate) undecoded: Option<Vec<u8>>,
}

impl Failure {
    /// With a sentence of the table.
    pub(crate) fn new(
        kind: &'static str,
        sentence: &'static str,
        lang: Lang,
        values: &[(&str, &str)],
    ) -> Self {
        Self { kind, message: message::fill(sentence, lang, values), place: None, undecoded: None }
    }

    /// The same with its place.
    pub(crate) fn at(self, place: &str) -> Self {
        Self { place: Some(place.chars().take(60).collect()), ..self }
    }

    /// For a text that is no report.
    pub(crate) fn no_report(error: &JsonError, lang: Lang) -> Self {
        let place = format!("{}:{}", error.line, error.column);
        Self { kind: "report", message: error.say(lang), place: Some(place), undecoded: None }
    }

    /// For an argument that is no buffer of this module, or no UTF-8 where text is asked for.
    pub(crate) fn argument(lang: Lang) -> Self {
        Self::new("argument", "error.argument", lang, &[])
    }
}

/// The bytes hold the answer.
const DONE: u32 = 0;
/// The bytes hold a [`Failure`].
const FAILED: u32 = 1;
/// The bytes are to be decoded by the host, and the call to be made again.
const UNDECODED: u32 = 2;

/// Lends an answer: four bytes what it is, four bytes its size, both little-endian, then its bytes.
pub(crate) fn lend(answer: Answer) -> usize {
    let (status, bytes) = match answer {
        Ok(bytes) => (DONE, bytes),
        Err(Failure { undecoded: Some(bytes), .. }) => (UNDECODED, bytes),
        Err(failure) => (FAILED, layout::json(&failure, false)),
    };
    let size = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
    let mut block = Vec::with_capacity(bytes.len() + 8);
    block.extend_from_slice(&status.to_le_bytes());
    block.extend_from_slice(&size.to_le_bytes());
    block.extend_from_slice(&bytes);
    memory::lend(block)
}
