//! Archives within bounds, and a packer for tests.

use std::io::Write as _;

use gouji_formats::read::archive::Archive;
use gouji_formats::{Format, Limits, ReadErrorKind};

/// Packs parts into an archive.
pub(crate) fn pack(parts: &[(&str, &[u8])]) -> Vec<u8> {
    pack_as(parts, false)
}

fn pack_as(parts: &[(&str, &[u8])], locked: bool) -> Vec<u8> {
    let mut packed = Vec::new();
    let mut archive = rawzip::ZipArchiveWriter::new(&mut packed);
    for (name, content) in parts {
        let method = rawzip::CompressionMethod::DEFLATE;
        let (mut entry, config) =
            archive.new_file(*name).compression_method(method).encrypted(locked).start().unwrap();
        let mut counted = config.wrap(std::io::sink());
        counted.write_all(content).unwrap();
        let (_, descriptor) = counted.finish().unwrap();
        entry.write_all(&miniz_oxide::deflate::compress_to_vec(content, 6)).unwrap();
        entry.finish(descriptor).unwrap();
    }
    archive.finish().unwrap();
    packed
}

fn part(packed: &[u8], limits: &Limits, name: &str) -> Result<Option<Vec<u8>>, ReadErrorKind> {
    Archive::open(packed, limits)?.part(name)
}

#[test]
fn parts_are_unpacked_by_name() {
    let packed = pack(&[("word\\document.xml", b"<a/>"), ("/b.txt", &b"long ".repeat(1000))]);
    let limits = Limits::default();
    assert_eq!(part(&packed, &limits, "/word/Document.xml").unwrap().unwrap(), b"<a/>");
    assert_eq!(part(&packed, &limits, "b.txt").unwrap().unwrap().len(), 5000);
    assert_eq!(part(&packed, &limits, "c.txt").unwrap(), None);
    let archive = Archive::open(&packed, &limits).unwrap();
    assert_eq!(archive.names().collect::<Vec<_>>(), ["word/document.xml", "b.txt"]);
    assert_eq!(archive.need("c.txt").unwrap_err(), ReadErrorKind::Damaged);
}

#[test]
fn what_would_grow_too_large_is_refused_before_it_is_unpacked() {
    let zeros = vec![b'0'; 5_000_000];
    let packed = pack(&[("a", &zeros), ("b", &b"0123456789".repeat(60))]);
    let most = |most_unpacked| Limits { most_unpacked, ..Limits::default() };
    let refused = |most| Err(ReadErrorKind::Expands { most });
    assert_eq!(part(&packed, &Limits::default(), "a"), refused(200_000_000), "a thousand times its size");
    assert_eq!(part(&packed, &most(500), "b"), refused(500));
    let limits = most(1000);
    let archive = Archive::open(&packed, &limits).unwrap();
    assert!(archive.part("b").is_ok());
    assert_eq!(archive.part("b"), refused(1000), "all parts together");
    let limits = Limits { most_parts: 1, ..Limits::default() };
    assert_eq!(part(&packed, &limits, "b"), Err(ReadErrorKind::TooManyParts { most: 1 }));
}

#[test]
fn a_size_that_lies_is_no_way_around_the_limits() {
    let zeros = vec![b'0'; 5_000_000];
    let mut packed = pack(&[("a", &zeros)]);
    let real = 5_000_000_u32.to_le_bytes();
    let places: Vec<usize> = (0..packed.len() - 4).filter(|at| packed[*at..*at + 4] == real).collect();
    assert_eq!(places.len(), 2, "behind the data and in the list");
    for at in places {
        packed[at..at + 4].copy_from_slice(&1000_u32.to_le_bytes());
    }
    assert_eq!(part(&packed, &Limits::default(), "a"), Err(ReadErrorKind::Damaged));
}

#[test]
fn what_is_locked_cut_off_or_changed_is_told() {
    let limits = Limits::default();
    let content = b"<w:document>every byte counts</w:document>";
    assert_eq!(
        part(&pack_as(&[("a", content)], true), &limits, "a"),
        Err(ReadErrorKind::Password),
        "the list says so"
    );
    let packed = pack(&[("word/document.xml", content)]);
    for length in [4, 30, 60, packed.len() / 2, packed.len() - 1] {
        let got = gouji_formats::read(&packed[..length], "a.docx", &limits).unwrap_err().kind;
        assert!(
            matches!(
                got,
                ReadErrorKind::Damaged | ReadErrorKind::NotReadable(Format::Docx | Format::Archive)
            ),
            "{got:?}"
        );
    }
    let first = packed.windows(5).position(|bytes| bytes == b"every").unwrap_or(60);
    let mut changed = packed.clone();
    changed[first] ^= 1;
    assert_eq!(part(&changed, &limits, "word/document.xml"), Err(ReadErrorKind::Damaged));
}
