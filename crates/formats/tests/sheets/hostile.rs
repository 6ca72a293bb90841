//! Files that are cut off, locked or twisted: one sentence each, no panic, no hang.

use std::time::{Duration, Instant};

use gouji_formats::{Format, Limits, ReadErrorKind, read};
use proptest::prelude::*;

use crate::made::file;

/// Generous, for slow machines; a hang takes for ever.
const LONG: Duration = Duration::from_secs(20);

fn outcome(bytes: &[u8]) -> Result<usize, ReadErrorKind> {
    let start = Instant::now();
    let outcome = read(bytes, "年报.xls", &Limits::default());
    assert!(start.elapsed() < LONG, "{:?}", start.elapsed());
    outcome.map(|reports| reports.len()).map_err(|error| error.kind)
}

/// The place of some bytes.
fn find(bytes: &[u8], part: &[u8]) -> usize {
    bytes.windows(part.len()).position(|window| window == part).unwrap()
}

fn replaced(bytes: &[u8], at: usize, with: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    bytes[at..at + with.len()].copy_from_slice(with);
    bytes
}

fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

#[test]
fn locked_files_are_named() {
    let bytes = file("city_2023.xls");
    // The record of the code page becomes the one of a lock.
    let locked = replaced(&bytes, find(&bytes, &[0x42, 0, 2, 0, 0xB0, 4]), &[0x2F]);
    assert_eq!(outcome(&locked), Err(ReadErrorKind::Password));
    // A newer file that is locked has other streams.
    let at = find(&bytes, &wide("Workbook"));
    let renamed = replaced(&bytes, at, &wide("EncryptedPackage"));
    assert_eq!(outcome(&replaced(&renamed, at + 64, &[34])), Err(ReadErrorKind::Password));
    let bytes = file("city_2023.doc");
    let at = find(&bytes, &[0xEC, 0xA5]);
    let flags = bytes[at + 11] | 1;
    assert_eq!(outcome(&replaced(&bytes, at + 11, &[flags])), Err(ReadErrorKind::Password));
    // Word 95.
    let old = replaced(&bytes, at + 2, &[0x68, 0]);
    assert_eq!(outcome(&old), Err(ReadErrorKind::NotReadable(Format::OldOffice)));
}

#[test]
fn other_compound_files_are_named() {
    let bytes = file("city_2023.xls");
    let renamed = replaced(&bytes, find(&bytes, &wide("Workbook")), &wide("Contents"));
    assert_eq!(outcome(&renamed), Err(ReadErrorKind::NotReadable(Format::OldOffice)));
}

#[test]
fn files_that_are_cut_off_are_damaged() {
    let bytes = file("city_2023.xls");
    for length in (8..bytes.len()).step_by(509) {
        let outcome = outcome(&bytes[..length]);
        let known = [Err(ReadErrorKind::Damaged), Err(ReadErrorKind::NotReadable(Format::OldOffice)), Ok(1)];
        assert!(known.contains(&outcome), "{length}: {outcome:?}");
    }
}

#[test]
fn chains_that_go_in_circles_end() {
    let bytes = file("city_2023.xls");
    let table = 512 * (1 + usize::try_from(u32::from_le_bytes(bytes[76..80].try_into().unwrap())).unwrap());
    for target in 0..8_u32 {
        let mut twisted = bytes.clone();
        for number in 0..128 {
            twisted[table + number * 4..][..4].copy_from_slice(&target.to_le_bytes());
        }
        let _ = outcome(&twisted);
        // The list of tables leads to itself.
        let listed = replaced(&twisted, 68, &target.to_le_bytes());
        let _ = outcome(&listed);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn twisted_bytes_end_in_a_sentence_or_a_report(
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20),
        name in prop::sample::select(&["bureau_2020.xls", "bureau_2020.doc", "city_2023.doc", "report_2021.csv"][..]),
    ) {
        let mut bytes = file(name);
        for (at, byte) in &edits {
            let at = at.index(bytes.len());
            bytes[at] = *byte;
        }
        let _ = outcome(&bytes);
    }
}
