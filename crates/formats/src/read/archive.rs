//! Zip archives, opened within bounds: a part is unpacked only when it is asked for, and only if it stays in the limits.

use std::cell::Cell;

use rawzip::{CompressionMethod, ZipArchive, ZipSliceArchive};

use crate::document::Document;
use crate::error::{Format, ReadErrorKind};
use crate::limits::Limits;

/// Refuses an archive of no known format: it is to be unpacked, or cut off.
///
/// # Errors
/// Always: [`ReadErrorKind::NotReadable`] for an archive that can be opened, and what [`Archive::open`] finds wrong.
pub(super) fn document(bytes: &[u8], limits: &Limits) -> Result<Document, ReadErrorKind> {
    // Archives other than zip are not looked into.
    if bytes.starts_with(b"PK") {
        Archive::open(bytes, limits)?;
    }
    Err(ReadErrorKind::NotReadable(Format::Archive))
}

/// An archive and the list of its parts.
pub struct Archive<'a> {
    file: ZipSliceArchive<&'a [u8]>,
    parts: Vec<Part>,
    /// Bytes that may still be unpacked.
    left: Cell<u64>,
    limits: &'a Limits,
}

struct Part {
    /// With plain slashes, without one at the start; as written otherwise.
    name: String,
    at: rawzip::ZipArchiveEntryWayfinder,
    method: CompressionMethod,
    locked: bool,
}

impl<'a> Archive<'a> {
    /// Reads the list of parts.
    ///
    /// # Errors
    /// [`ReadErrorKind::Damaged`] for an archive without its end, [`ReadErrorKind::TooManyParts`].
    pub fn open(bytes: &'a [u8], limits: &'a Limits) -> Result<Self, ReadErrorKind> {
        let file = ZipArchive::from_slice(bytes).map_err(|_| ReadErrorKind::Damaged)?;
        let mut parts = Vec::new();
        let mut entries = file.entries();
        while let Some(entry) = entries.next_entry().map_err(|_| ReadErrorKind::Damaged)? {
            if parts.len() >= limits.most_parts {
                return Err(ReadErrorKind::TooManyParts { most: limits.most_parts });
            }
            let name = String::from_utf8_lossy(entry.file_path().as_bytes()).replace('\\', "/");
            parts.push(Part {
                name: name.trim_start_matches('/').to_owned(),
                at: entry.wayfinder(),
                method: entry.compression_method(),
                locked: entry.flags().is_encrypted(),
            });
        }
        Ok(Self { file, parts, left: Cell::new(limits.most_unpacked), limits })
    }

    /// The names of the parts, in the order of the list.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().map(|part| part.name.as_str())
    }

    /// Unpacks a part by its name, letters of both cases being the same; `None` if there is no such part.
    ///
    /// # Errors
    /// [`ReadErrorKind::Password`], [`ReadErrorKind::Expands`], and [`ReadErrorKind::Damaged`] for what does not unpack
    /// to what the list says of it.
    pub fn part(&self, name: &str) -> Result<Option<Vec<u8>>, ReadErrorKind> {
        let name = name.trim_start_matches('/');
        let Some(part) = self.parts.iter().find(|part| part.name.eq_ignore_ascii_case(name)) else {
            return Ok(None);
        };
        if part.locked {
            return Err(ReadErrorKind::Password);
        }
        let entry = self.file.get_entry(part.at).map_err(|_| ReadErrorKind::Damaged)?;
        let packed = entry.data();
        let size = part.at.uncompressed_size_hint();
        let left = self.admit(packed.len(), size)?;
        let unpacked = match part.method {
            CompressionMethod::STORE => packed.to_vec(),
            CompressionMethod::DEFLATE => {
                let most = usize::try_from(size).map_err(|_| ReadErrorKind::Damaged)?;
                miniz_oxide::inflate::decompress_to_vec_with_limit(packed, most)
                    .map_err(|_| ReadErrorKind::Damaged)?
            }
            _ => return Err(ReadErrorKind::Damaged),
        };
        let whole = u64::try_from(unpacked.len()) == Ok(size)
            && rawzip::crc32(&unpacked) == entry.claim_verifier().crc;
        if !whole {
            return Err(ReadErrorKind::Damaged);
        }
        self.left.set(left);
        Ok(Some(unpacked))
    }

    /// As [`Archive::part`], for a part that the format cannot do without.
    ///
    /// # Errors
    /// As [`Archive::part`]; [`ReadErrorKind::Damaged`] if it is missing.
    pub fn need(&self, name: &str) -> Result<Vec<u8>, ReadErrorKind> {
        self.part(name)?.ok_or(ReadErrorKind::Damaged)
    }

    /// What is left to unpack after a part of this size; refuses what is too large.
    fn admit(&self, packed: usize, size: u64) -> Result<u64, ReadErrorKind> {
        let refused = ReadErrorKind::Expands { most: self.limits.most_unpacked };
        let packed = u64::try_from(packed).unwrap_or(u64::MAX);
        if size > Limits::RATIO_FROM && size > packed.saturating_mul(self.limits.most_ratio) {
            return Err(refused);
        }
        self.left.get().checked_sub(size).ok_or(refused)
    }
}
