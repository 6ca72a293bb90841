//! What stands at the edges of pages and belongs to none of the text: page numbers, repeated heads and feet.

use std::collections::BTreeMap;

use super::Leaf;
use super::lines::Line;
use super::page::Unit;

/// The share of a page's height, in hundredths, that heads and feet stand in.
const EDGE: Unit = 13;
/// Heads and feet stand at the same height on all pages, give or take this much.
const LEVEL: Unit = 300;

/// Takes page numbers, heads and feet out of the pages.
pub(super) fn remove(leaves: &mut [Leaf]) {
    let numbered = bare_numbers(leaves);
    let repeated = repeated(leaves);
    for leaf in leaves {
        let edges = Edges::of(leaf);
        let number = leaf.number;
        leaf.lines.retain(|line| {
            let Some(edge) = edges.edge(line) else { return true };
            let text = bare(&line.text);
            let is_number = is_dressed_number(&text) || numbered.contains(&(number, text.clone()));
            !is_number && !repeated.contains_key(&(edge, masked(&text)))
        });
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Edge {
    Head,
    Foot,
}

/// The part of a page in which its text stands.
struct Edges {
    head: Unit,
    foot: Unit,
}

impl Edges {
    fn of(leaf: &Leaf) -> Self {
        let margin = leaf.height.saturating_mul(EDGE) / 100;
        // Nothing inside or beside a table is furniture.
        let top = leaf.tables.iter().map(super::cells::RuledTable::top).min().unwrap_or(leaf.height);
        let bottom = leaf.tables.iter().map(super::cells::RuledTable::bottom).max().unwrap_or(0);
        Self { head: margin.min(top), foot: leaf.height.saturating_sub(margin).max(bottom) }
    }

    fn edge(&self, line: &Line) -> Option<Edge> {
        if line.spaced {
            return None;
        }
        match line.top {
            top if top < self.head => Some(Edge::Head),
            top if top > self.foot => Some(Edge::Foot),
            _ => None,
        }
    }
}

/// A line without white space.
fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The text with its figures hidden, so that a head that counts pages is the same everywhere.
fn masked(text: &str) -> String {
    let mut masked = String::new();
    for c in text.chars() {
        let c = if c.is_ascii_digit() { '0' } else { c };
        if c != '0' || !masked.ends_with('0') {
            masked.push(c);
        }
    }
    masked
}

/// Whether a line is a number with something around it that only page numbers have: dashes, “page … of …”.
fn is_dressed_number(text: &str) -> bool {
    const DASHES: &[char] = &['-', '—', '–', '－', '―', '─', '~', '·', '•', '|', '/', '【', '】', '[', ']'];
    /// The signs for “number”, “page”, “altogether”.
    const WORDS: &[char] =
        &['\u{7B2C}', '\u{9875}', '\u{5171}', '，', ',', 'P', 'p', 'a', 'g', 'e', 'o', 'f'];
    let mut digits = 0;
    let mut dressed = false;
    for c in text.chars() {
        match c {
            '0'..='9' | '０'..='９' => digits += 1,
            _ if DASHES.contains(&c) || WORDS.contains(&c) => dressed = true,
            _ => return false,
        }
    }
    dressed && (1..=6).contains(&digits)
}

/// The pages with the bare numbers at their edges that count them: on two pages at least, by the same difference.
fn bare_numbers(leaves: &[Leaf]) -> Vec<(usize, String)> {
    let mut found: BTreeMap<(Edge, i64), Vec<(usize, String)>> = BTreeMap::new();
    for leaf in leaves {
        let edges = Edges::of(leaf);
        for line in &leaf.lines {
            let text = bare(&line.text);
            if let (Some(edge), Ok(value), Ok(own)) =
                (edges.edge(line), text.parse::<i64>(), i64::try_from(leaf.number))
                && (0..10_000).contains(&value)
            {
                found.entry((edge, value - own)).or_default().push((leaf.number, text));
            }
        }
    }
    let counts = |pages: &Vec<(usize, String)>| pages.len() >= 2 || leaves.len() == 1;
    let mut numbers = Vec::new();
    for ((_, difference), pages) in found {
        if counts(&pages) && (leaves.len() > 1 || difference == 0) {
            numbers.extend(pages);
        }
    }
    numbers
}

/// The lines that stand at the edge of most pages at the same height: two pages at least, and more than half.
fn repeated(leaves: &[Leaf]) -> BTreeMap<(Edge, String), usize> {
    let mut found: BTreeMap<(Edge, String), Vec<Unit>> = BTreeMap::new();
    for leaf in leaves {
        let edges = Edges::of(leaf);
        for line in &leaf.lines {
            let text = masked(&bare(&line.text));
            // Figures alone are never taken away for being alike.
            if let Some(edge) = edges.edge(line).filter(|_| text.chars().any(char::is_alphabetic)) {
                found.entry((edge, text)).or_default().push(line.baseline);
            }
        }
    }
    found
        .into_iter()
        .filter(|(_, heights)| {
            let spread = heights.iter().max().zip(heights.iter().min());
            spread.is_some_and(|(most, least)| most.saturating_sub(*least) <= LEVEL)
                && heights.len() >= 2
                && heights.len() * 2 > leaves.len()
        })
        .map(|(key, heights)| (key, heights.len()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{is_dressed_number, masked};

    #[test]
    fn page_numbers_are_told_by_their_dress() {
        for text in ["-3-", "—12—", "第3页", "第3页共5页", "3/5", "Page3of5"] {
            assert!(is_dressed_number(text), "{text}");
        }
        for text in ["3", "3件", "——", "（3）"] {
            assert!(!is_dressed_number(text), "{text}");
        }
    }

    #[test]
    fn heads_that_count_are_alike() {
        assert_eq!(masked("第12页年报"), masked("第3页年报"));
        assert_ne!(masked("年报"), masked("公报"));
    }
}
