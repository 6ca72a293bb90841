//! How much is read, and what the host lends.

use crate::error::{ReadError, ReadErrorKind};

/// A decoder: text from bytes, `None` for bytes that are not in its encoding.
pub type Decode = fn(&[u8]) -> Option<String>;

/// What a reader may take on, and what the host does for it.
#[derive(Debug, Clone)]
pub struct Limits {
    /// The most bytes that a file may have.
    pub most_bytes: u64,
    /// The most bytes that the parts of an archive may have together when they are unpacked.
    pub most_unpacked: u64,
    /// How many times larger than packed a part of more than [`Limits::RATIO_FROM`] bytes may be.
    pub most_ratio: u64,
    /// The most parts that an archive may have.
    pub most_parts: usize,
    /// How deep elements, groups or tables may stand in each other.
    pub most_depth: usize,
    /// The most cells that the tables of a file may have together.
    pub most_cells: usize,
    /// Decodes GB18030; `None` for bytes that are not. Without one, such files are refused with a sentence.
    ///
    /// The tables are large, so a browser's own decoder is lent here; natively the feature `gb18030` brings one.
    pub decode_gb18030: Option<Decode>,
}

impl Default for Limits {
    fn default() -> Self {
        #[cfg(feature = "gb18030")]
        let decode_gb18030 = Some(crate::read::encoding::gb18030 as Decode);
        #[cfg(not(feature = "gb18030"))]
        let decode_gb18030 = None;
        Self {
            most_bytes: 50_000_000,
            most_unpacked: 200_000_000,
            most_ratio: 200,
            most_parts: 10_000,
            most_depth: 200,
            most_cells: 1_000_000,
            decode_gb18030,
        }
    }
}

impl Limits {
    /// Parts that are smaller than this unpacked may be packed as tightly as they like.
    pub const RATIO_FROM: u64 = 4_000_000;

    /// Refuses a file by its length, before it is read.
    ///
    /// # Errors
    /// [`ReadErrorKind::TooLarge`].
    pub fn admit(&self, name: &str, length: u64) -> Result<(), ReadError> {
        if length > self.most_bytes {
            let kind = ReadErrorKind::TooLarge { bytes: length, most: self.most_bytes };
            return Err(ReadError::new(name, kind));
        }
        Ok(())
    }
}
