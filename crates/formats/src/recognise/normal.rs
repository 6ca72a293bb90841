//! Texts reduced to what labels are compared by, with the way back to the original.

/// The characters of a text that count, folded, each with the byte it starts at in the original.
///
/// White space, brackets, quotes and punctuation are dropped, so that `（一） 予以公开` and `(一)予以公开` are one.
pub(super) fn normal(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    text.char_indices().filter_map(|(at, raw)| {
        let c = fold(raw);
        c.is_alphanumeric().then_some((at, c))
    })
}

/// The characters alone.
pub(super) fn key(text: &str) -> Vec<char> {
    normal(text).map(|(_, c)| c).collect()
}

/// One character for those that differ in width or case only.
pub(super) fn fold(raw: char) -> char {
    let narrow = match raw {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(raw) - 0xFEE0).unwrap_or(raw),
        _ => raw,
    };
    narrow.to_ascii_lowercase()
}

/// Whether a folded character is a digit.
pub(super) fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// Whether `text` ends with `end`.
pub(super) fn ends_with(text: &[char], end: &[char]) -> bool {
    text.ends_with(end)
}

/// Where `part` stands in `text` for the first time.
pub(super) fn find_first(text: &[char], part: &[char]) -> Option<usize> {
    if part.is_empty() {
        return None;
    }
    text.windows(part.len()).position(|window| window == part)
}

/// Where `part` stands in `text` for the last time.
pub(super) fn find_last(text: &[char], part: &[char]) -> Option<usize> {
    if part.is_empty() || part.len() > text.len() {
        return None;
    }
    (0..=text.len() - part.len()).rev().find(|start| text[*start..].starts_with(part))
}

/// Number of single-character changes between two texts, if at most `most`.
pub(super) fn distance(left: &[char], right: &[char], most: usize) -> Option<usize> {
    if left.len().abs_diff(right.len()) > most {
        return None;
    }
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (i, a) in left.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        let mut least = row[0];
        for (j, b) in right.iter().enumerate() {
            let changed = diagonal + usize::from(a != b);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(diagonal + 1);
            least = least.min(row[j + 1]);
        }
        if least > most {
            return None;
        }
    }
    row.last().copied().filter(|distance| *distance <= most)
}

#[cfg(test)]
mod tests {
    use super::{distance, key};

    fn text(text: &str) -> String {
        key(text).into_iter().collect()
    }

    #[test]
    fn width_space_and_punctuation_do_not_count() {
        assert_eq!(text("（一） 予以 公开"), text("(一)予以公开"));
        assert_eq!(text("3．危及“三安全一稳定”"), "3危及三安全一稳定");
        assert_eq!(text("本年增/减"), text("本年增／减"));
    }

    #[test]
    fn distances_are_bounded() {
        assert_eq!(distance(&key("内部事务"), &key("内容事务"), 2), Some(1));
        assert_eq!(distance(&key("行政许可"), &key("行政处罚"), 1), None);
        assert_eq!(distance(&key("ab"), &key("abcd"), 1), None);
        assert_eq!(distance(&[], &key("ab"), 2), Some(2));
    }
}
