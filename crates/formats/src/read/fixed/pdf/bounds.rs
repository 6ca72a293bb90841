//! How much a PDF may make of itself.

use std::cell::Cell;

use hayro_syntax::Filter;
use hayro_syntax::object::{Dict, Stream};
use miniz_oxide::inflate::core::{DecompressorOxide, decompress, inflate_flags};
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_zlib_with_limit};

use crate::error::ReadErrorKind;
use crate::limits::Limits;

/// What `Deflate` makes of a byte at most.
const DEFLATE: u64 = 1032;
/// What `LZW` makes of a byte at most.
const LZW: u64 = 2731;
/// Streams that cannot become larger than this are unpacked without a look.
const HARMLESS: u64 = 4_000_000;
/// The most instructions that all pages together may have.
const MOST_STEPS: u64 = 5_000_000;
/// What drawing a form costs, in instructions.
const FORM: u64 = 100;
/// The most characters and lines that all pages together may have.
const MOST_MARKS: u64 = 4_000_000;

/// What may still be taken on.
pub(super) struct Budget {
    bytes: Cell<u64>,
    steps: Cell<u64>,
    marks: Cell<u64>,
    most: u64,
}

impl Budget {
    pub(super) fn new(limits: &Limits) -> Self {
        let most = limits.most_unpacked;
        Self { bytes: Cell::new(most), steps: Cell::new(MOST_STEPS), marks: Cell::new(MOST_MARKS), most }
    }

    fn refused(&self) -> ReadErrorKind {
        ReadErrorKind::Expands { most: self.most }
    }

    fn take(&self, from: &Cell<u64>, count: u64) -> Result<(), ReadErrorKind> {
        from.set(from.get().checked_sub(count).ok_or_else(|| self.refused())?);
        Ok(())
    }

    /// Counts an instruction.
    pub(super) fn step(&self) -> Result<(), ReadErrorKind> {
        self.take(&self.steps, 1)
    }

    /// Counts a form.
    pub(super) fn form(&self) -> Result<(), ReadErrorKind> {
        self.take(&self.steps, FORM)
    }

    /// Counts a character or a line.
    pub(super) fn mark(&self) -> Result<(), ReadErrorKind> {
        self.take(&self.marks, 1)
    }

    /// Unpacks a stream that is no picture; a damaged one as far as it goes.
    pub(super) fn unpack(&self, stream: &Stream<'_>) -> Result<Vec<u8>, ReadErrorKind> {
        let filters = stream.filters();
        let raw = stream.raw_data();
        let size = u64::try_from(raw.len()).unwrap_or(u64::MAX);
        let worst = filters.iter().fold(size, |size, filter| size.saturating_mul(ratio(*filter)));
        let left = self.bytes.get();
        let bytes = if worst <= HARMLESS.min(left) {
            stream.decoded_data().map(std::borrow::Cow::into_owned).unwrap_or_default()
        } else if filters.as_slice() == [Filter::FlateDecode] && !has_predictor(stream.dict()) {
            let most = usize::try_from(left).unwrap_or(usize::MAX);
            match decompress_to_vec_zlib_with_limit(&raw, most) {
                Ok(bytes) => bytes,
                Err(error) if error.status == TINFLStatus::HasMoreOutput => return Err(self.refused()),
                Err(error) => error.output,
            }
        } else if worst <= left {
            stream.decoded_data().map(std::borrow::Cow::into_owned).unwrap_or_default()
        } else {
            return Err(self.refused());
        };
        self.take(&self.bytes, u64::try_from(bytes.len()).unwrap_or(u64::MAX))?;
        Ok(bytes)
    }
}

fn ratio(filter: Filter) -> u64 {
    match filter {
        Filter::FlateDecode => DEFLATE,
        Filter::LzwDecode => LZW,
        Filter::RunLengthDecode => 64,
        Filter::Ascii85Decode => 4,
        _ => 1,
    }
}

fn has_predictor(dict: &Dict<'_>) -> bool {
    dict.contains_key("DecodeParms") || dict.contains_key("DP")
}

/// How deep dictionaries may stand in each other; those that go deeper and do not end cost as much again at every step.
const DEEPEST: usize = 100;

/// Refuses a file that would take too much only to be opened.
pub(super) fn admit(bytes: &[u8], limits: &Limits) -> Result<(), ReadErrorKind> {
    depth(bytes)?;
    lists(bytes, limits)
}

/// Refuses dictionaries that stand too deep in each other. What is packed is left out.
fn depth(bytes: &[u8]) -> Result<(), ReadErrorKind> {
    let mut rest = bytes;
    let mut depth = 0_usize;
    while let Some((first, behind)) = rest.split_first() {
        rest = behind;
        match first {
            b'<' if behind.first() == Some(&b'<') => {
                depth += 1;
                rest = behind.get(1..).unwrap_or_default();
            }
            b'>' if behind.first() == Some(&b'>') => {
                depth = depth.saturating_sub(1);
                rest = behind.get(1..).unwrap_or_default();
            }
            b'e' if behind.starts_with(b"ndobj") => depth = 0,
            b's' if behind.starts_with(b"tream") => {
                let end = rest.windows(9).position(|window| window == b"endstream");
                rest = end.and_then(|end| rest.get(end + 9..)).unwrap_or_default();
            }
            _ => {}
        }
        if depth > DEEPEST {
            return Err(ReadErrorKind::TooDeep { most: DEEPEST });
        }
    }
    Ok(())
}

/// Refuses packed lists of objects that would fill the memory: they are unpacked whole when the file is opened.
fn lists(bytes: &[u8], limits: &Limits) -> Result<(), ReadErrorKind> {
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    // A quarter of what pages may unpack to: objects take several times their text in memory.
    let mut left = limits.most_unpacked / 4;
    if size.saturating_mul(DEFLATE) <= left {
        return Ok(());
    }
    let refused = ReadErrorKind::Expands { most: limits.most_unpacked };
    let mut rest = bytes;
    while let Some(at) = rest.iter().position(|byte| *byte == b'/') {
        rest = rest.get(at + 1..).unwrap_or_default();
        if !(rest.starts_with(b"ObjStm") || rest.starts_with(b"XRef")) {
            continue;
        }
        let Some(data) = data_behind(rest) else { continue };
        left = left.checked_sub(unpacked_size(data, left)).ok_or_else(|| refused.clone())?;
    }
    Ok(())
}

/// The data of the stream whose dictionary this is the middle of.
fn data_behind(dictionary: &[u8]) -> Option<&[u8]> {
    const LONGEST_DICTIONARY: usize = 4096;
    let near = dictionary.get(..LONGEST_DICTIONARY).unwrap_or(dictionary);
    let at = near.windows(6).position(|window| window == b"stream")? + 6;
    let data = dictionary.get(at..)?;
    Some(data.strip_prefix(b"\r\n").or_else(|| data.strip_prefix(b"\n")).unwrap_or(data))
}

/// How many bytes unpacking gives; counting ends above `most`.
fn unpacked_size(data: &[u8], most: u64) -> u64 {
    let mut state = DecompressorOxide::default();
    let mut window = vec![0_u8; 32 * 1024];
    let (mut read, mut at, mut size) = (0, 0, 0_u64);
    loop {
        let Some(rest) = data.get(read..) else { return size };
        let (status, taken, given) =
            decompress(&mut state, rest, &mut window, at, inflate_flags::TINFL_FLAG_PARSE_ZLIB_HEADER);
        read += taken;
        at = (at + given) % window.len();
        size += u64::try_from(given).unwrap_or(0);
        if status != TINFLStatus::HasMoreOutput || size > most || (taken == 0 && given == 0) {
            return size;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{DEEPEST, Limits, ReadErrorKind, admit, depth, unpacked_size};
    use miniz_oxide::deflate::compress_to_vec_zlib;

    #[test]
    fn sizes_are_counted_without_unpacking() {
        let packed = compress_to_vec_zlib(&vec![7; 1_000_000], 6);
        assert_eq!(unpacked_size(&packed, u64::MAX), 1_000_000);
        assert!(unpacked_size(&packed, 100_000) > 100_000);
        assert_eq!(unpacked_size(b"nothing packed", 100), 0);
    }

    #[test]
    fn only_dictionaries_that_stand_in_each_other_are_deep() {
        assert_eq!(depth(&b"<< >> ".repeat(1000)), Ok(()));
        assert_eq!(depth(&b"<< /A << >> endobj".repeat(1000)), Ok(()));
        assert_eq!(depth(&b"<< >> stream <<<<<<<< endstream".repeat(1000)), Ok(()));
        assert_eq!(depth(&b"<< /A ".repeat(1000)), Err(ReadErrorKind::TooDeep { most: DEEPEST }));
        let behind = [b"stream << endstream ".as_slice(), &b"<< /A ".repeat(1000)].concat();
        assert_eq!(depth(&behind), Err(ReadErrorKind::TooDeep { most: DEEPEST }));
    }

    #[test]
    fn lists_of_objects_that_would_fill_the_memory_are_refused() {
        let bomb = compress_to_vec_zlib(&vec![b' '; 60_000_000], 9);
        let file = [b"%PDF-1.5\n1 0 obj <</Type /ObjStm /Filter /FlateDecode>>\nstream\r\n", bomb.as_slice()]
            .concat();
        let refused = ReadErrorKind::Expands { most: 200_000_000 };
        assert_eq!(admit(&file, &Limits::default()), Err(refused));
    }
}
