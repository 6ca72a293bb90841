//! Which parts of a text stand in another one: all runs of a few letters of the one, looked up in the other. Figures,
//! marks and spaces are left out on both sides. Time grows with the lengths of both texts.

/// Letters of a run; long enough that common words do not count as text taken over.
const RUN: usize = 8;
/// Base of the rolling hash.
const BASE: u64 = 0x0000_0100_0000_01b3;

/// The runs of a text.
#[derive(Debug)]
pub(super) struct Shingles {
    /// Open addressing; zero is empty.
    slots: Vec<u64>,
}

impl Shingles {
    /// Of a text.
    pub(super) fn of(text: &str) -> Self {
        let letters: Vec<char> = text.chars().filter(|c| counts(*c)).collect();
        let size = (letters.len() + 1).saturating_mul(2).next_power_of_two();
        let mut shingles = Self { slots: vec![0; size] };
        let mut hash = Rolling::default();
        for position in 0..letters.len() {
            let old = position.checked_sub(RUN).and_then(|old| letters.get(old)).copied();
            let Some(new) = letters.get(position) else { break };
            hash.push(*new, old);
            if position + 1 >= RUN {
                shingles.insert(hash.value());
            }
        }
        shingles
    }

    fn insert(&mut self, value: u64) {
        let mut at = self.start(value);
        while let Some(slot) = self.slots.get_mut(at) {
            if *slot == 0 || *slot == value {
                *slot = value;
                return;
            }
            at = (at + 1) % self.slots.len();
        }
    }

    fn contains(&self, value: u64) -> bool {
        let mut at = self.start(value);
        while let Some(slot) = self.slots.get(at) {
            if *slot == 0 {
                return false;
            }
            if *slot == value {
                return true;
            }
            at = (at + 1) % self.slots.len();
        }
        false
    }

    fn start(&self, value: u64) -> usize {
        // The high half is mixed best; the table's size is a power of two.
        usize::try_from(value >> 32).unwrap_or(0) & (self.slots.len().saturating_sub(1))
    }
}

/// The hash of the last letters.
#[derive(Debug, Default)]
struct Rolling(u64);

impl Rolling {
    fn push(&mut self, new: char, old: Option<char>) {
        let mut power = 1_u64;
        for _ in 0..RUN {
            power = power.wrapping_mul(BASE);
        }
        let out = old.map_or(0, |old| u64::from(u32::from(old)).wrapping_mul(power));
        self.0 = self.0.wrapping_mul(BASE).wrapping_add(u64::from(u32::from(new))).wrapping_sub(out);
    }

    /// Spread over all bits, and never zero.
    fn value(&self) -> u64 {
        let mixed = (self.0 ^ (self.0 >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        (mixed ^ (mixed >> 32)) | 1
    }
}

/// A stretch in bytes.
pub(super) type Stretch = (usize, usize);

/// How much of a text stands in another one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Overlap {
    /// Letters that were compared.
    pub(super) letters: usize,
    /// Letters that stand in the other text, in runs.
    pub(super) shared: usize,
    /// Those runs, in order: bytes and number of letters.
    pub(super) passages: Vec<(Stretch, usize)>,
}

/// Compares a text, without the stretches that every report has, with another one.
pub(super) fn overlap(text: &str, without: &[Stretch], other: &Shingles) -> Overlap {
    let mut overlap = Overlap::default();
    let mut skipped = without.iter().peekable();
    let mut piece: Vec<(usize, char)> = Vec::new();
    for (at, c) in text.char_indices() {
        while skipped.peek().is_some_and(|(_, to)| *to <= at) {
            skipped.next();
        }
        if skipped.peek().is_some_and(|(from, _)| *from <= at) {
            overlap.add(&piece, other);
            piece.clear();
        } else if counts(c) {
            piece.push((at, c));
        }
    }
    overlap.add(&piece, other);
    overlap
}

impl Overlap {
    /// One piece between stretches that are left out; pieces shorter than a run tell nothing.
    fn add(&mut self, piece: &[(usize, char)], other: &Shingles) {
        if piece.len() < RUN {
            return;
        }
        self.letters += piece.len();
        let mut hash = Rolling::default();
        let mut open: Option<(usize, usize)> = None;
        for (position, (_, c)) in piece.iter().enumerate() {
            let old = position.checked_sub(RUN).and_then(|old| piece.get(old)).map(|(_, old)| *old);
            hash.push(*c, old);
            if position + 1 < RUN || !other.contains(hash.value()) {
                continue;
            }
            let first = position + 1 - RUN;
            open = match open {
                Some((from, to)) if first <= to => Some((from, position + 1)),
                Some(run) => {
                    self.close(run, piece);
                    Some((first, position + 1))
                }
                None => Some((first, position + 1)),
            };
        }
        if let Some(run) = open {
            self.close(run, piece);
        }
    }

    fn close(&mut self, (from, to): (usize, usize), piece: &[(usize, char)]) {
        let start = piece.get(from).map(|(at, _)| *at);
        let end = to.checked_sub(1).and_then(|last| piece.get(last)).map(|(at, c)| at + c.len_utf8());
        if let (Some(start), Some(end)) = (start, end) {
            self.shared += to - from;
            self.passages.push(((start, end), to - from));
        }
    }
}

/// Letters count; figures, which change every year, and marks do not.
fn counts(c: char) -> bool {
    c.is_alphabetic()
}

#[cfg(test)]
mod tests {
    use super::{Shingles, overlap};

    #[test]
    fn only_what_stands_in_the_other_text_is_shared() {
        let last = "本局制定了公开目录，明确专人负责，全年发布信息十二条。";
        let this = "本局制定了公开目录；明确专人负责！另外开设了网上咨询栏目。";
        let found = overlap(this, &[], &Shingles::of(last));
        assert_eq!(found.letters, 26);
        assert_eq!(found.shared, 15);
        assert_eq!(
            found.passages.iter().map(|((from, to), _)| &this[*from..*to]).collect::<Vec<_>>(),
            ["本局制定了公开目录；明确专人负责"]
        );
    }

    #[test]
    fn figures_do_not_matter_and_stretches_are_left_out() {
        let last = Shingles::of("全年主动公开政府信息120条，其中网站100条，公众号20条。");
        let this = "全年主动公开政府信息98条，其中网站70条，公众号28条。";
        let found = overlap(this, &[], &last);
        assert_eq!(found.shared, found.letters);
        let name = this.find("政府信息").unwrap_or(0);
        let less = overlap(this, &[(name, name + "政府信息".len())], &last);
        assert!(less.letters < found.letters);
        assert_eq!(overlap("短文", &[], &last).letters, 0);
    }
}
