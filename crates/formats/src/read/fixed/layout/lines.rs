//! Characters put together into lines of text.

use super::page::{Glyph, Turn, Unit};

/// A line of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// Its text; a wide gap is as many spaces as would fill it.
    pub(super) text: String,
    pub(super) left: Unit,
    pub(super) right: Unit,
    pub(super) baseline: Unit,
    /// Where it stands on the page, for the order of reading.
    pub(super) top: Unit,
    /// The height of its largest font.
    pub(super) size: Unit,
    /// Advance of its first character.
    pub(super) first: Unit,
    /// Whether it has gaps that are no spaces between words.
    pub(super) spaced: bool,
    /// Whether it is upright.
    pub(super) upright: bool,
}

/// The lines that these characters make, from above; within a line from the left.
pub(super) fn lines(glyphs: &[Glyph]) -> Vec<Line> {
    let mut lines = Vec::new();
    for quarters in 0..4 {
        let turn = Turn::quarters(quarters);
        let mut own: Vec<&Glyph> = glyphs.iter().filter(|glyph| glyph.turn == turn).collect();
        own.sort_by_key(|glyph| glyph.baseline);
        let mut rest = own.as_mut_slice();
        while let Some(first) = rest.first().copied() {
            let end = 1 + rest.iter().skip(1).take_while(|glyph| in_line(first, glyph)).count();
            let (row, behind) = rest.split_at_mut(end);
            lines.push(line(row));
            rest = behind;
        }
    }
    // Turned lines are put where they begin on the page.
    lines.sort_by_key(|line| line.top);
    lines
}

/// Whether a character that does not stand higher than `first` is in line with it: lower by less than half of the
/// smaller of both.
fn in_line(first: &Glyph, other: &Glyph) -> bool {
    let lower = other.baseline.saturating_sub(first.baseline);
    lower.saturating_mul(5) <= first.size.min(other.size).saturating_mul(2)
}

fn line(row: &mut [&Glyph]) -> Line {
    row.sort_by_key(|glyph| glyph.left);
    let mut line = Line {
        text: String::new(),
        left: row.first().map_or(0, |glyph| glyph.left),
        right: Unit::MIN,
        baseline: row.first().map_or(0, |glyph| glyph.baseline),
        top: row.iter().map(|glyph| glyph.middle().1).min().unwrap_or(0),
        size: row.iter().map(|glyph| glyph.size).max().unwrap_or(0),
        first: row.first().map_or(0, |glyph| glyph.right.saturating_sub(glyph.left)),
        spaced: false,
        upright: row.first().is_none_or(|glyph| glyph.turn == Turn::NONE),
    };
    let mut last: Option<&Glyph> = None;
    for glyph in row.iter().copied() {
        if let Some(last) = last {
            if is_twice(last, glyph) {
                continue;
            }
            let gap = Gap {
                between: (last.char, glyph.char),
                width: glyph.left.saturating_sub(line.right),
                em: last.size.min(glyph.size),
                parted: glyph.parted,
            };
            line.spaced |= gap.is_wide();
            line.text.extend(std::iter::repeat_n(' ', gap.spaces()));
        }
        line.text.push(glyph.char);
        line.right = line.right.max(glyph.right);
        last = Some(glyph);
    }
    line
}

/// Whether a character is printed once more, a hair beside, to look bold.
fn is_twice(one: &Glyph, other: &Glyph) -> bool {
    one.char == other.char && other.left.saturating_sub(one.left).saturating_mul(7) < one.size
}

/// What lies between two characters of a line.
struct Gap {
    between: (char, char),
    width: Unit,
    em: Unit,
    parted: bool,
}

impl Gap {
    /// Wider than any space inside a sentence.
    fn is_wide(&self) -> bool {
        self.width.saturating_mul(5) > self.em.saturating_mul(7)
    }

    /// The number of spaces that it is.
    fn spaces(&self) -> usize {
        let em = self.em.max(1);
        let tenths = self.width.saturating_mul(10) / em;
        let latin = |c: char| c.is_ascii();
        // Figures and Latin words are parted by any space; Chinese and Latin always stand a little apart, and justified
        // Chinese lines have gaps everywhere.
        let least = match (latin(self.between.0), latin(self.between.1)) {
            (true, true) if self.parted => 1,
            (true, true) => 2,
            (false, false) => 10,
            _ => 6,
        };
        if tenths < least {
            return 0;
        }
        // A space is half as wide as the font is high.
        usize::try_from(tenths / 5).unwrap_or(0).clamp(1, MOST_SPACES)
    }
}

/// The most spaces that a gap is written as.
const MOST_SPACES: usize = 120;

#[cfg(test)]
mod tests {
    use super::{Glyph, Turn, lines};

    /// Characters of 10 points from `left`, digits half as wide as others; a space moves on by half.
    fn typed(text: &str, left: i32, baseline: i32) -> Vec<Glyph> {
        let mut x = left;
        let mut parted = false;
        let mut glyphs = Vec::new();
        for char in text.chars() {
            let width = if char.is_ascii() { 500 } else { 1000 };
            if char == ' ' {
                parted = true;
            } else {
                let turn = Turn::NONE;
                glyphs.push(Glyph { char, left: x, right: x + width, baseline, size: 1000, turn, parted });
                parted = false;
            }
            x += width;
        }
        glyphs
    }

    fn texts(glyphs: &[Glyph]) -> Vec<String> {
        lines(glyphs).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn characters_of_a_height_are_a_line_in_any_order() {
        let mut glyphs = typed("21 0", 5000, 3000);
        glyphs.extend(typed("规章", 1000, 3050));
        glyphs.extend(typed("无", 1000, 1000));
        assert_eq!(texts(&glyphs), ["无", "规章    21 0"]);
    }

    #[test]
    fn a_character_printed_twice_is_one() {
        let mut glyphs = typed("共11件", 0, 1000);
        glyphs.extend(typed("共11件", 60, 1000));
        assert_eq!(texts(&glyphs), ["共11件"]);
    }

    #[test]
    fn turned_text_is_a_line_too() {
        let mut glyphs = typed("结果", 0, 1000);
        for glyph in &mut glyphs {
            glyph.turn = Turn::quarters(1);
        }
        assert_eq!(texts(&glyphs), ["结果"]);
    }

    #[test]
    fn gaps_of_justified_prose_are_no_spaces() {
        let mut glyphs = typed("全年共收到12件", 0, 1000);
        for (number, glyph) in glyphs.iter_mut().enumerate() {
            let more = i32::try_from(number).unwrap() * 150;
            glyph.left += more;
            glyph.right += more;
        }
        assert_eq!(texts(&glyphs), ["全年共收到12件"]);
        assert!(!lines(&glyphs)[0].spaced);
    }
}
