//! The words by which a report says what it is, from `vocabulary/identity.txt`.

use std::sync::OnceLock;

const WORDS: &str = include_str!("../../../vocabulary/identity.txt");

/// The words of one kind, in the order of the file.
pub(in crate::recognise) fn words(kind: &'static str) -> impl Iterator<Item = &'static str> {
    static ENTRIES: OnceLock<Vec<(&'static str, &'static str)>> = OnceLock::new();
    let entries = ENTRIES.get_or_init(|| {
        let lines = WORDS.lines().filter(|line| !line.starts_with('#'));
        lines.filter_map(|line| line.split_once(" = ")).map(|(kind, word)| (kind, word.trim())).collect()
    });
    entries.iter().filter(move |(own, _)| *own == kind).map(|(_, word)| *word)
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_kind_has_words() {
        for kind in ["title", "year", "lead", "remark", "unit"] {
            assert!(super::words(kind).count() > 1, "{kind}");
        }
    }
}
