//! Words as a tree of characters; the build script writes the trees.

/// All words of a vocabulary.
#[derive(Debug)]
pub(crate) struct Tree {
    /// First characters, then level by level what may follow.
    pub(crate) nodes: &'static [Node],
    pub(crate) first_ideograph: u32,
    /// How many first characters are no ideographs; they stand before those that are.
    pub(crate) others: usize,
    /// One bit for each ASCII character that begins a word.
    pub(crate) ascii: u128,
    /// One bit for each ideograph that begins a word.
    pub(crate) begins: &'static [u64],
    /// How many first characters stand before those of each element of `begins`.
    pub(crate) ranks: &'static [u16],
}

/// A character of a word.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Node {
    pub(crate) unit: u16,
    /// The nodes that may follow, in order.
    pub(crate) from: u16,
    pub(crate) to: u16,
    /// What the word that ends here means, 0 where none does.
    pub(crate) meaning: u16,
}

impl Tree {
    /// The length in characters of the longest word that a text begins with, and what it means.
    pub(crate) fn longest(&self, text: impl Iterator<Item = char>) -> Option<(usize, usize)> {
        let mut longest = None;
        self.words(text, |length, meaning| longest = Some((length, meaning)));
        longest
    }

    /// Every word that a text begins with, shortest first: its length in characters and its meaning, counted from 0.
    #[inline]
    pub(crate) fn words(&self, mut text: impl Iterator<Item = char>, found: impl FnMut(usize, usize)) {
        if let Some(node) = text.next().and_then(|first| self.first(first)) {
            self.words_from(node, text, found);
        }
    }

    /// The same where the node of the first character is known and the text is what follows it.
    #[inline]
    pub(crate) fn words_from(
        &self,
        mut node: Node,
        mut text: impl Iterator<Item = char>,
        mut found: impl FnMut(usize, usize),
    ) {
        let mut length = 1;
        loop {
            if let Some(meaning) = node.meaning.checked_sub(1) {
                found(length, usize::from(meaning));
            }
            if node.from == node.to {
                return;
            }
            let Some(next) = text.next().and_then(|ch| self.next(node, ch)) else { return };
            node = next;
            length += 1;
        }
    }

    /// The node of a first character: for ideographs by counting bits, for the few others by search.
    #[inline]
    pub(crate) fn first(&self, first: char) -> Option<Node> {
        let offset = u32::from(first).wrapping_sub(self.first_ideograph);
        let (block, bit) = ((offset / 64) as usize, offset % 64);
        let Some(bits) = self.begins.get(block) else { return self.other(first) };
        if bits >> bit & 1 == 0 {
            return None;
        }
        let below = bits & ((1_u64 << bit) - 1);
        self.nodes.get(usize::from(*self.ranks.get(block)?) + below.count_ones() as usize).copied()
    }

    #[inline]
    fn other(&self, first: char) -> Option<Node> {
        if first.is_ascii() && self.ascii >> u32::from(first) & 1 == 0 {
            return None;
        }
        self.search(first)
    }

    fn search(&self, first: char) -> Option<Node> {
        let unit = u16::try_from(u32::from(first)).ok()?;
        let others = self.nodes.get(..self.others)?;
        others.binary_search_by_key(&unit, |node| node.unit).ok().and_then(|at| others.get(at)).copied()
    }

    #[inline]
    fn next(&self, node: Node, ch: char) -> Option<Node> {
        let unit = u16::try_from(u32::from(ch)).ok()?;
        let next = self.nodes.get(usize::from(node.from)..usize::from(node.to))?;
        // Nearly all have few: going through them is quicker than halving.
        if next.len() <= FEW {
            return next.iter().find(|node| node.unit == unit).copied();
        }
        next.binary_search_by_key(&unit, |node| node.unit).ok().and_then(|at| next.get(at)).copied()
    }
}

/// As many nodes as are gone through one by one.
const FEW: usize = 8;
