//! The characters of a text, with the many ways of writing the same one brought together.

use super::LONGEST;
use super::notes::Notes;

/// One character that counts, folded, and where it stands in the text.
#[derive(Clone, Copy)]
pub(super) struct Mark {
    pub(super) ch: char,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// A single space of a kind that people put between groups of digits.
pub(super) const GROUP_SPACE: char = ' ';

/// Any other white space: several, a tab, a line break, an ideographic space.
pub(super) const GAP: char = '\n';

/// The text has more characters than are read.
pub(super) struct TooLong;

/// A text without white space at the ends and invisible characters; inside, a run of white space is one mark.
pub(super) struct Folded {
    marks: [Mark; LONGEST],
    len: usize,
    notes: Notes,
}

impl Folded {
    /// Reads until the end, or until there is more than can be held.
    pub(super) fn new(text: &str) -> Result<Self, TooLong> {
        let empty = Mark { ch: GAP, start: 0, end: 0 };
        let mut folded = Self { marks: [empty; LONGEST], len: 0, notes: Notes::NONE };
        let mut space: Option<Mark> = None;
        let mut invisible = false;
        for (start, raw) in text.char_indices() {
            let end = start + raw.len_utf8();
            if raw.is_whitespace() {
                let ch = if space.is_none() && is_group_space(raw) { GROUP_SPACE } else { GAP };
                space = Some(Mark { ch, start, end });
            } else if is_invisible(raw) {
                invisible = true;
            } else {
                if folded.len > 0 {
                    if let Some(mark) = space {
                        folded.push(mark)?;
                        folded.notes |= Notes::INNER_SPACE;
                    }
                    if invisible {
                        folded.notes |= Notes::INVISIBLE;
                    }
                }
                (space, invisible) = (None, false);
                let ch = fold(raw);
                if is_full_width_figure(raw) {
                    folded.notes |= Notes::FULL_WIDTH;
                }
                folded.push(Mark { ch, start, end })?;
            }
        }
        Ok(folded)
    }

    /// The characters that count.
    pub(super) fn marks(&self) -> &[Mark] {
        self.marks.get(..self.len).unwrap_or_default()
    }

    /// What the folding itself had to look past.
    pub(super) const fn notes(&self) -> Notes {
        self.notes
    }

    fn push(&mut self, mark: Mark) -> Result<(), TooLong> {
        *self.marks.get_mut(self.len).ok_or(TooLong)? = mark;
        self.len += 1;
        Ok(())
    }
}

/// Whether a space of this kind may stand between groups of digits: plain, no-break, figure, thin, narrow no-break.
const fn is_group_space(raw: char) -> bool {
    matches!(raw, ' ' | '\u{A0}' | '\u{2007}' | '\u{2009}' | '\u{202F}')
}

/// Characters that leave no trace on paper and do not change the order of the others: soft hyphen, zero-width space
/// and joiners, left-to-right and right-to-left mark, word joiner, byte order mark.
const fn is_invisible(raw: char) -> bool {
    matches!(raw, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

/// A full-width character that is part of a figure; the full-width comma is what a Chinese keyboard gives and is
/// remarked as a separator only.
const fn is_full_width_figure(raw: char) -> bool {
    matches!(raw, '０'..='９' | '－' | '＋' | '．')
}

/// One character for all that are written alike or mean the same.
fn fold(raw: char) -> char {
    match raw {
        // The full-width forms of ASCII, in the same order.
        '\u{FF01}'..='\u{FF5E}' => {
            let ascii = u32::from(raw) - 0xFF01 + 0x21;
            fold_alike(char::from_u32(ascii).unwrap_or(raw))
        }
        _ => fold_alike(raw),
    }
}

const fn fold_alike(raw: char) -> char {
    match raw {
        '\u{2010}' | '\u{2011}' | '\u{2212}' | '\u{FE63}' => '-',
        '\u{2012}'..='\u{2015}' | '─' | '━' | 'ー' => '—',
        '\\' | '∕' | '⁄' => '/',
        '‘' | '’' => '\'',
        '﹪' => '%',
        'o' | 'Ο' | 'ο' | 'О' | 'о' => 'O',
        '◯' => '○',
        '零' => '〇',
        '壹' => '一',
        '贰' | '貳' => '二',
        '叁' | '叄' | '參' => '三',
        '肆' => '四',
        '伍' => '五',
        '陆' | '陸' => '六',
        '柒' => '七',
        '捌' => '八',
        '玖' => '九',
        '兩' => '两',
        '拾' => '十',
        '佰' => '百',
        '仟' => '千',
        '萬' => '万',
        '億' => '亿',
        '圆' | '圓' => '元',
        '條' => '条',
        '項' => '项',
        '個' => '个',
        '約' => '约',
        '餘' => '余',
        '負' => '负',
        '無' => '无',
        _ => raw,
    }
}
