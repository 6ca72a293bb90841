//! The file system inside a compound file, as [MS-CFB] describes it: sectors, their chains, a tree of streams.
//!
//! Written for damaged files too: a chain is followed as far as it goes, never longer than the file is, and what is
//! missing at its end is left out.

use std::collections::BTreeSet;

use super::Bytes;
use crate::error::ReadErrorKind;

/// The head of every compound file.
const SIGNATURE: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
/// Sector numbers from here on are marks.
const MARKS: u32 = 0xFFFF_FFFA;
/// The length of a directory entry.
const ENTRY: usize = 128;
/// The length of a sector in the stream of small streams.
const SMALL: usize = 64;
/// No stream: the mark in the tree.
const NONE: u32 = 0xFFFF_FFFF;
/// The first numbers of the sectors that hold the table of sectors.
const FIRST_TABLES: usize = 109;

/// A compound file that was opened.
#[derive(Debug)]
pub(in crate::read) struct Compound<'a> {
    bytes: Bytes<'a>,
    sector: usize,
    /// For each sector the next one of its chain.
    next: Vec<u32>,
    /// The same for the sectors of small streams.
    next_small: Vec<u32>,
    /// The stream that holds the small streams.
    small: Vec<u8>,
    /// Streams shorter than this are small.
    cutoff: usize,
    /// The streams and folders at the top.
    entries: Vec<Entry>,
}

#[derive(Debug)]
struct Entry {
    name: String,
    kind: u8,
    left: u32,
    right: u32,
    child: u32,
    start: u32,
    length: usize,
}

impl<'a> Compound<'a> {
    /// Opens a compound file.
    ///
    /// # Errors
    /// [`ReadErrorKind::Damaged`] where not even the directory can be read.
    pub(in crate::read) fn open(bytes: &'a [u8]) -> Result<Self, ReadErrorKind> {
        Self::parse(Bytes(bytes)).ok_or(ReadErrorKind::Damaged)
    }

    fn parse(bytes: Bytes<'a>) -> Option<Self> {
        bytes.0.strip_prefix(&SIGNATURE)?;
        let sector = match bytes.u16(30)? {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        let cutoff = bytes.place(56)?;
        let mut file = Self {
            bytes,
            sector,
            next: Vec::new(),
            next_small: Vec::new(),
            small: Vec::new(),
            cutoff,
            entries: Vec::new(),
        };
        for table in file.tables() {
            let Some(sector) = file.sector(table) else { continue };
            file.next.extend(numbers(sector));
        }
        let directory = file.chain(bytes.u32(48)?, usize::MAX);
        let mut entries: Vec<Entry> = directory.chunks_exact(ENTRY).map(|own| entry(Bytes(own))).collect();
        let root = entries.first().filter(|root| root.kind == 5)?;
        let (start, length, child) = (root.start, root.length, root.child);
        file.small = file.chain(start, length);
        file.next_small = numbers(Bytes(&file.chain(bytes.u32(60)?, usize::MAX))).collect();
        let top = top(&entries, child);
        // With a broken tree, streams are found by their names alone.
        let mut number = 0_u32;
        entries.retain(|_| {
            number += 1;
            top.is_empty() || top.contains(&(number - 1))
        });
        file.entries = entries;
        Some(file)
    }

    /// The numbers of the sectors that hold the table of sectors.
    fn tables(&self) -> Vec<u32> {
        let most = self.bytes.0.len() / self.sector + 1;
        let mut tables: Vec<u32> = (0..FIRST_TABLES).filter_map(|at| self.bytes.u32(76 + at * 4)).collect();
        let mut more = self.bytes.u32(68).unwrap_or(NONE);
        for _ in 0..most {
            let Some(sector) = self.sector(more) else { break };
            let mut list: Vec<u32> = numbers(sector).collect();
            more = list.pop().unwrap_or(NONE);
            tables.extend(list);
        }
        // A sector stands in the table once; a number given twice is damage.
        let mut seen = BTreeSet::new();
        tables.retain(|number| *number < MARKS && seen.insert(*number));
        tables.truncate(most);
        tables
    }

    /// A sector; the last one of a file may be cut off.
    fn sector(&self, number: u32) -> Option<Bytes<'a>> {
        let start = usize::try_from(number)
            .ok()
            .filter(|_| number < MARKS)?
            .checked_add(1)?
            .checked_mul(self.sector)?;
        let end = start.checked_add(self.sector)?.min(self.bytes.0.len());
        self.bytes.0.get(start..end).filter(|own| !own.is_empty()).map(Bytes)
    }

    /// The sectors of a chain one after the other, at most `length` bytes.
    fn chain(&self, start: u32, length: usize) -> Vec<u8> {
        let mut stream = Vec::new();
        let mut number = start;
        // A chain that is longer than the file goes in a circle.
        for _ in 0..=self.bytes.0.len() / self.sector {
            let Some(sector) = self.sector(number).filter(|_| stream.len() < length) else { break };
            stream.extend_from_slice(sector.0);
            number = following(&self.next, number);
        }
        stream.truncate(length);
        stream
    }

    fn small_chain(&self, start: u32, length: usize) -> Vec<u8> {
        let mut stream = Vec::new();
        let mut number = start;
        for _ in 0..=self.small.len() / SMALL {
            let at = usize::try_from(number).ok().and_then(|number| number.checked_mul(SMALL));
            let Some(rest) = at.and_then(|at| self.small.get(at..)).filter(|_| stream.len() < length) else {
                break;
            };
            stream.extend_from_slice(rest.get(..SMALL).unwrap_or(rest));
            number = following(&self.next_small, number);
        }
        stream.truncate(length);
        stream
    }

    fn entry(&self, name: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.kind == 2 && entry.name.eq_ignore_ascii_case(name))
    }

    /// Whether there is a stream of a name at the top.
    pub(in crate::read) fn has(&self, name: &str) -> bool {
        self.entry(name).is_some()
    }

    /// The bytes of a stream at the top; shorter than they were where the file is cut off.
    pub(in crate::read) fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let entry = self.entry(name)?;
        Some(if entry.length < self.cutoff {
            self.small_chain(entry.start, entry.length)
        } else {
            self.chain(entry.start, entry.length)
        })
    }
}

fn numbers(bytes: Bytes<'_>) -> impl Iterator<Item = u32> {
    bytes.0.as_chunks::<4>().0.iter().map(|own| u32::from_le_bytes(*own))
}

fn following(next: &[u32], number: u32) -> u32 {
    usize::try_from(number).ok().and_then(|number| next.get(number)).copied().unwrap_or(NONE)
}

fn entry(bytes: Bytes<'_>) -> Entry {
    // The length of the name counts the nought at its end.
    let length = usize::from(bytes.u16(64).unwrap_or(0)).clamp(2, 64) - 2;
    let link = |at| bytes.u32(at).unwrap_or(NONE);
    Entry {
        name: bytes.part(0, length).map_or_else(String::new, Bytes::utf16),
        kind: bytes.u8(66).unwrap_or(0),
        left: link(68),
        right: link(72),
        child: link(76),
        start: link(116),
        length: bytes.place(120).unwrap_or(0),
    }
}

/// The entries at the top: the tree of names below the root.
fn top(entries: &[Entry], child: u32) -> BTreeSet<u32> {
    let mut seen = BTreeSet::new();
    let mut open = vec![child];
    while let Some(number) = open.pop() {
        let own = usize::try_from(number).ok().and_then(|number| entries.get(number));
        if let Some(own) = own.filter(|own| matches!(own.kind, 1 | 2))
            && seen.insert(number)
        {
            open.extend([own.left, own.right]);
        }
    }
    seen
}
