//! Words as a tree of characters, for looking up all that begin at a place of a text in one go.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;

/// First and last character of the block for which there is a quick test.
const IDEOGRAPHS: (u32, u32) = (0x4E00, 0x9FFF);

/// A character of a word with what may follow it.
#[derive(Default)]
struct Node {
    meaning: u16,
    next: BTreeMap<u16, Node>,
}

/// The words as a constant of the type `Tree`: each node with the range of those that may follow, and the meaning, not
/// zero, of the word that ends with it. First characters come first, with a
/// quick test for ideographs that begin no word.
pub(crate) fn constant<'a>(
    name: &str,
    words: impl IntoIterator<Item = (&'a str, u16)>,
) -> Result<String, Box<dyn Error>> {
    let mut root = Node::default();
    for (word, meaning) in words {
        let mut node = &mut root;
        for unit in word.encode_utf16() {
            node = node.next.entry(unit).or_default();
        }
        node.meaning = meaning;
    }
    // Breadth first, so that what may follow a node stands together; ideographs behind the few other first characters.
    let is_ideograph = |unit: u16| (IDEOGRAPHS.0..=IDEOGRAPHS.1).contains(&u32::from(unit));
    let mut queue: Vec<(u16, &Node)> = root.next.iter().map(|(unit, node)| (*unit, node)).collect();
    queue.sort_by_key(|(unit, _)| is_ideograph(*unit));
    let others = queue.iter().filter(|(unit, _)| !is_ideograph(*unit)).count();
    let mut code = format!("static {name}: Tree = Tree {{\n    nodes: &[\n");
    let mut at = 0;
    while let Some((unit, node)) = queue.get(at).copied() {
        let from = u16::try_from(queue.len()).map_err(|_| "vocabulary: too many words for the tree")?;
        queue.extend(node.next.iter().map(|(unit, node)| (*unit, node)));
        let to = u16::try_from(queue.len()).map_err(|_| "vocabulary: too many words for the tree")?;
        let meaning = node.meaning;
        writeln!(code, "        Node {{ unit: {unit}, from: {from}, to: {to}, meaning: {meaning} }},")?;
        at += 1;
    }
    let mut bits = vec![0_u64; ((IDEOGRAPHS.1 - IDEOGRAPHS.0) / 64 + 1) as usize];
    for unit in root.next.keys().filter(|unit| is_ideograph(**unit)) {
        let at = u32::from(*unit) - IDEOGRAPHS.0;
        if let Some(bits) = bits.get_mut((at / 64) as usize) {
            *bits |= 1 << (at % 64);
        }
    }
    let ascii = root.next.keys().filter(|unit| **unit < 128).fold(0_u128, |bits, unit| bits | 1 << unit);
    let mut ranks = Vec::new();
    let mut rank = others;
    for word in &bits {
        ranks.push(rank);
        rank += word.count_ones() as usize;
    }
    let ideograph = IDEOGRAPHS.0;
    writeln!(code, "    ],\n    first_ideograph: {ideograph},\n    others: {others},\n    ascii: {ascii},")?;
    writeln!(code, "    begins: &{bits:?},\n    ranks: &{ranks:?},\n}};")?;
    Ok(code)
}
