//! How much is read, and what the host lends.

use crate::error::{ReadError, ReadErrorKind};

/// A decoder: text from bytes, `None` for bytes that are not in its encoding.
pub type Decode = fn(&[u8]) -> Option<String>;

/// What a reader may take on, and what the host does for it.
#[derive(Debug, Clone)]
pub struct Limits {
    /// The most bytes that a file may have.
    pub most_bytes: u64,
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
        Self { most_bytes: 50_000_000, decode_gb18030 }
    }
}

impl Limits {
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
