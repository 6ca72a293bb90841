//! Zip archives: named parts, packed, the same bytes for the same parts. There is no clock here, so parts bear the oldest
//! date that the format knows.

use super::WriteError;

/// 1 January 1980.
const DATE: u16 = 0x21;
/// The version that unpacks what is written here.
const VERSION: u16 = 20;
/// Names are UTF-8.
const FLAGS: u16 = 0x800;
const DEFLATED: u16 = 8;
/// Smaller files are not worth a slower search.
const EFFORT: u8 = 6;

/// An archive that is being written.
#[derive(Debug, Default)]
pub(super) struct Zip {
    bytes: Vec<u8>,
    list: Vec<u8>,
    parts: u16,
}

impl Zip {
    /// Adds a part.
    pub(super) fn add(&mut self, name: &str, content: &str) -> Result<(), WriteError> {
        let packed = miniz_oxide::deflate::compress_to_vec(content.as_bytes(), EFFORT);
        let offset = size(self.bytes.len())?;
        let mut entry = Vec::new();
        for field in [VERSION, FLAGS, DEFLATED, 0, DATE] {
            entry.extend(field.to_le_bytes());
        }
        for field in [rawzip::crc32(content.as_bytes()), size(packed.len())?, size(content.len())?] {
            entry.extend(field.to_le_bytes());
        }
        entry.extend(u16::try_from(name.len()).map_err(|_| WriteError::TooLarge)?.to_le_bytes());
        entry.extend(0_u16.to_le_bytes());
        self.bytes.extend(b"PK\x03\x04");
        self.bytes.extend(&entry);
        self.bytes.extend(name.as_bytes());
        self.bytes.extend(packed);
        self.list.extend(b"PK\x01\x02");
        self.list.extend(VERSION.to_le_bytes());
        self.list.extend(&entry);
        // No comment, first disk, no attributes.
        self.list.extend([0; 10]);
        self.list.extend(offset.to_le_bytes());
        self.list.extend(name.as_bytes());
        self.parts = self.parts.checked_add(1).ok_or(WriteError::TooLarge)?;
        Ok(())
    }

    /// The whole archive.
    pub(super) fn finish(mut self) -> Result<Vec<u8>, WriteError> {
        let (offset, length) = (size(self.bytes.len())?, size(self.list.len())?);
        self.bytes.append(&mut self.list);
        self.bytes.extend(b"PK\x05\x06\0\0\0\0");
        self.bytes.extend(self.parts.to_le_bytes());
        self.bytes.extend(self.parts.to_le_bytes());
        self.bytes.extend(length.to_le_bytes());
        self.bytes.extend(offset.to_le_bytes());
        self.bytes.extend(0_u16.to_le_bytes());
        Ok(self.bytes)
    }
}

fn size(length: usize) -> Result<u32, WriteError> {
    u32::try_from(length).map_err(|_| WriteError::TooLarge)
}
