//! The words by which a report says what it is, from `vocabulary/identity.txt`.

const WORDS: &str = include_str!("../../../vocabulary/identity.txt");

/// The words of one kind, in the order of the file.
pub(in crate::recognise) fn words(kind: &'static str) -> impl Iterator<Item = &'static str> {
    let entries =
        WORDS.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(" = "));
    entries.filter(move |(own, _)| *own == kind).map(|(_, word)| word.trim())
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_kind_has_words() {
        for kind in ["title", "year", "lead", "remark"] {
            assert!(super::words(kind).count() > 1, "{kind}");
        }
    }
}
