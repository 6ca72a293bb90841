//! Figures in words: 三十, 一万二千, 二〇二四, and digits with words of size: `3.5万`, `1万2千`.

use super::cursor::{Cursor, is_space};
use super::decimal::Decimal;
use super::digits::{self, Digits};
use super::notes::Notes;
use super::reading::Unreadable;

const WAN: i64 = 10_000;
const YI: i64 = 100_000_000;

/// The value of a numeral for one digit, zero included.
const fn numeral(ch: char) -> Option<i64> {
    Some(match ch {
        '〇' | '○' => 0,
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

/// A number as headings are counted: 一, 十, 十二, 二十三; nothing outside 1 to 99.
pub fn counting(number: usize) -> Option<String> {
    const ONES: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let ones = ONES.get(number % 10)?;
    let tens = match number / 10 {
        0 if number > 0 => return Some((*ones).to_owned()),
        1 => "",
        tens => ONES.get(tens).filter(|word| !word.is_empty())?,
    };
    Some(format!("{tens}十{ones}"))
}

/// A word of size below 万.
const fn small_scale(ch: char) -> Option<i64> {
    Some(match ch {
        '十' => 10,
        '百' => 100,
        '千' => 1000,
        _ => return None,
    })
}

/// 万 and 亿.
const fn large_scale(ch: char) -> Option<i64> {
    Some(match ch {
        '万' => WAN,
        '亿' => YI,
        _ => return None,
    })
}

/// A word of several tens.
const fn tens(ch: char) -> Option<i64> {
    Some(match ch {
        '廿' => 20,
        '卅' => 30,
        _ => return None,
    })
}

/// Whether `ch` can be part of a figure in words.
pub(super) const fn is_numeral(ch: char) -> bool {
    ch == '两'
        || numeral(ch).is_some()
        || small_scale(ch).is_some()
        || large_scale(ch).is_some()
        || tens(ch).is_some()
}

/// Reads a figure in words; `None` where none comes.
pub(super) fn words(cursor: &mut Cursor<'_>) -> Result<Option<Decimal>, Unreadable> {
    if !cursor.peek().is_some_and(is_numeral) {
        return Ok(None);
    }
    cursor.note(Notes::CHINESE_NUMERAL);
    let value = match by_position(cursor) {
        Some(read) => read?,
        None if cursor.peek() == Some('〇') && !cursor.ahead(1).is_some_and(is_numeral) => {
            cursor.step();
            Decimal::default()
        }
        None => Scales::default().read(cursor)?,
    };
    // 三 十 may as well be two figures.
    if cursor.peek().is_some_and(is_space) && cursor.ahead(1).is_some_and(is_numeral) {
        let mut unit = *cursor;
        unit.skip_space();
        if starts_money_unit(&unit) {
            return Ok(Some(value));
        }
        return Err(Unreadable::SeveralNumbers);
    }
    Ok(Some(value))
}

/// Goes on behind digits: `3.5` of `3.5万`. Gives the digits' own value where no word of size follows.
pub(super) fn scaled(cursor: &mut Cursor<'_>, first: Digits) -> Result<Decimal, Unreadable> {
    let pending = Some(Pending::Digits(first));
    Scales { pending, pointed: first.pointed, ..Scales::default() }.read(cursor)
}

/// 二〇二四: numerals alone, one for each digit. `None` if this is not such a figure.
fn by_position(cursor: &mut Cursor<'_>) -> Option<Result<Decimal, Unreadable>> {
    let mut ahead = *cursor;
    let (mut size, mut count, mut zero) = (0_i64, 0_u32, false);
    let leading_zero = matches!(ahead.peek(), Some('〇' | '○'));
    while let Some(value) = ahead.peek().and_then(numeral) {
        size = size.saturating_mul(10).saturating_add(value);
        count += 1;
        zero |= value == 0;
        ahead.step();
    }
    let ended = !ahead.peek().is_some_and(|ch| {
        is_numeral(ch) && !(large_scale(ch).is_some() && starts_money_unit(&ahead)) || ch.is_ascii_digit()
    });
    if count < 2 || !ended {
        return None;
    }
    if count == 2 && !zero {
        return Some(Err(Unreadable::BadNumeral));
    }
    if leading_zero {
        ahead.note(Notes::LEADING_ZERO);
    }
    *cursor = ahead;
    Some(Ok(Decimal::from(size)))
}

/// Whether 万元 or 亿元 comes, perhaps with white space inside.
fn starts_money_unit(cursor: &Cursor<'_>) -> bool {
    let mut ahead = *cursor;
    ahead.step();
    ahead.skip_space();
    ahead.peek() == Some('元')
}

/// Digits before a word of size are scaled; everything else in words is a numeral.
fn remark(cursor: &mut Cursor<'_>, ch: char) {
    let scale = small_scale(ch).is_some() || large_scale(ch).is_some();
    if scale && !cursor.notes().contains(Notes::CHINESE_NUMERAL) {
        cursor.note(Notes::SCALED);
    } else if !scale && is_numeral(ch) {
        cursor.note(Notes::CHINESE_NUMERAL);
    }
}

/// What stands before the next word of size.
#[derive(Clone, Copy)]
enum Pending {
    Numeral(i64),
    Digits(Digits),
}

impl Pending {
    fn size(self) -> Decimal {
        match self {
            Self::Numeral(value) => Decimal::from(value),
            Self::Digits(digits) => digits.size,
        }
    }
}

/// Which large words of size have come: each once, except that 万 may come before and after 亿 (一万亿零三万).
#[derive(Clone, Copy, Default, PartialEq)]
enum Large {
    #[default]
    None,
    Wan,
    Yi,
    WanAfterYi,
}

/// A figure made of words of size, read from left to right. Each part must be smaller than the place the one before
/// it leaves free, and a part without a word of size needs a zero where it skips places: 一百零五, not 一百五.
#[derive(Default)]
struct Scales {
    /// What 万 and 亿 have closed.
    closed: Decimal,
    /// What 十, 百 and 千 have made since.
    section: Decimal,
    pending: Option<Pending>,
    /// The last word of size; the next part has to stay below it.
    below: Option<i64>,
    /// Whether a zero has just been read.
    zero: bool,
    /// Which of 万 and 亿 have come.
    large: Large,
    /// Whether the first part has a point.
    pointed: bool,
}

impl Scales {
    fn read(mut self, cursor: &mut Cursor<'_>) -> Result<Decimal, Unreadable> {
        while let Some(ch) = cursor.peek() {
            if let Some(scale) = large_scale(ch) {
                if self.large == Large::None && starts_money_unit(cursor) {
                    break;
                }
                self.large(scale)?;
            } else if let Some(scale) = small_scale(ch) {
                self.small(scale)?;
            } else if let Some(size) = tens(ch) {
                self.take(Pending::Numeral(size / 10))?;
                self.small(10)?;
            } else if ch == '两' {
                // 两百, 两万 and 两 itself; nobody writes 两十 or 十两 for a number.
                let scales = matches!(cursor.ahead(1), Some('百' | '千' | '万' | '亿'));
                if !scales && (self.below.is_some() || cursor.ahead(1).is_some_and(is_numeral)) {
                    return Err(Unreadable::BadNumeral);
                }
                self.take(Pending::Numeral(2))?;
            } else if let Some(value) = numeral(ch) {
                if value == 0 {
                    self.skip_places()?;
                } else {
                    self.take(Pending::Numeral(value))?;
                }
            } else if ch.is_ascii_digit() {
                // Only words can come before: the first digits are read by the caller.
                let run = digits::plain_run(cursor);
                self.take(Pending::Digits(run))?;
                continue;
            } else if matches!(ch, '余' | '多') && self.inexact_before_scale(cursor) {
                cursor.note(Notes::APPROXIMATE);
            } else {
                break;
            }
            remark(cursor, ch);
            cursor.step();
        }
        self.finish()
    }

    /// 三十余万, 30多万: the inexact word stands before the word of size.
    fn inexact_before_scale(&self, cursor: &Cursor<'_>) -> bool {
        let started = self.pending.is_some() || self.below.is_some();
        started && cursor.ahead(1).is_some_and(|ch| large_scale(ch).is_some())
    }

    /// A part without its word of size yet.
    fn take(&mut self, part: Pending) -> Result<(), Unreadable> {
        if self.pending.is_some() || self.pointed {
            return Err(Unreadable::BadNumeral);
        }
        self.pending = Some(part);
        Ok(())
    }

    /// 零: some places are empty.
    fn skip_places(&mut self) -> Result<(), Unreadable> {
        if self.zero || self.pending.is_some() || self.below.is_none_or(|below| below == 10) {
            return Err(Unreadable::BadNumeral);
        }
        self.zero = true;
        Ok(())
    }

    /// 十, 百, 千.
    fn small(&mut self, scale: i64) -> Result<(), Unreadable> {
        let part = match self.pending.take() {
            None if scale == 10 => Decimal::from(1),
            None => return Err(Unreadable::BadNumeral),
            Some(part) => part.size(),
        };
        let size = part.checked_mul(scale).ok_or(Unreadable::TooLarge)?;
        if let Some(below) = self.below {
            let skips = below >= WAN || scale * 10 < below;
            if size >= Decimal::from(below) || self.zero && !skips {
                return Err(Unreadable::BadNumeral);
            }
        }
        self.section = self.section.checked_add(size).ok_or(Unreadable::TooLarge)?;
        (self.below, self.zero) = (Some(scale), false);
        Ok(())
    }

    /// 万, 亿: closes what has been read since the last of them.
    fn large(&mut self, scale: i64) -> Result<(), Unreadable> {
        let nothing = self.pending.is_none() && self.below.is_none_or(|below| below >= WAN);
        // 万亿: 亿 multiplies what 万 has just closed.
        let wan_yi = scale == YI && self.below == Some(WAN);
        if nothing && (self.zero || !wan_yi) {
            return Err(Unreadable::BadNumeral);
        }
        self.large = match (self.large, scale == YI) {
            (Large::None, false) => Large::Wan,
            (Large::None | Large::Wan, true) => Large::Yi,
            (Large::Yi, false) => Large::WanAfterYi,
            _ => return Err(Unreadable::BadNumeral),
        };
        let section = match self.pending {
            // No 十, 百, 千 since the last 万 or 亿, so nothing can be taken for a place left out: 一亿二万.
            Some(part) if self.below.is_none_or(|below| below >= WAN) => part.size(),
            _ => self.section_with_ones()?,
        };
        if scale == YI {
            let all = self.closed.checked_add(section).ok_or(Unreadable::TooLarge)?;
            self.closed = all.checked_mul(YI).ok_or(Unreadable::TooLarge)?;
        } else {
            if self.large == Large::WanAfterYi && section >= Decimal::from(WAN) {
                return Err(Unreadable::BadNumeral);
            }
            let size = section.checked_mul(WAN).ok_or(Unreadable::TooLarge)?;
            self.closed = self.closed.checked_add(size).ok_or(Unreadable::TooLarge)?;
        }
        (self.below, self.section, self.zero) = (Some(scale), Decimal::default(), false);
        self.pending = None;
        Ok(())
    }

    /// What 十, 百 and 千 have made, with the part that has no word of size.
    fn section_with_ones(&mut self) -> Result<Decimal, Unreadable> {
        let ones = match (self.pending.take(), self.below) {
            (None, _) if self.zero => return Err(Unreadable::BadNumeral),
            (None, _) => Decimal::default(),
            (Some(part), None) => part.size(),
            (Some(part @ Pending::Numeral(_)), Some(below)) if self.zero || below == 10 => part.size(),
            // Digits have to fill the places left free: 3万5000, not 3万500.
            (Some(Pending::Digits(digits)), Some(below))
                if !self.zero && 10_i64.checked_pow(digits.before_point) == Some(below) =>
            {
                digits.size
            }
            (Some(_), Some(_)) => return Err(Unreadable::BadNumeral),
        };
        self.section.checked_add(ones).ok_or(Unreadable::TooLarge)
    }

    fn finish(mut self) -> Result<Decimal, Unreadable> {
        if self.pending.is_none() && self.below.is_none() {
            // 万元 alone.
            return Err(Unreadable::NotANumber);
        }
        let section = self.section_with_ones()?;
        self.closed.checked_add(section).ok_or(Unreadable::TooLarge)
    }
}
