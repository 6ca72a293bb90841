//! From the text of a cell to what it means, and why not.
//!
//! [`read`] never fails and never guesses: a text is a figure only where there is one way to read it. Nothing is
//! converted between units; a figure keeps its unit as a note and rules judge it.
//!
//! | written | read as | notes |
//! |---|---|---|
//! | `12`, ` 12 ` (any white space or invisible characters around) | 12 | |
//! | `１２`, `－3`, `3．5` | 12, −3, 3.5 | `FULL_WIDTH` |
//! | `1,204`, `1，204`, `1'204` at groups of three | 1204 | `SEPARATORS` |
//! | `1 204` with single spaces (also no-break, thin, figure) at groups of three | 1204 | `INNER_SPACE` |
//! | `12件`, `12 件` | 12 | unit (`INNER_SPACE`) |
//! | `251000元`, `12万元`, `1.5亿元` | 251000, 12, 1.5 | unit 元, 万元, 亿元 |
//! | `3.5万`, `1万2千`, `3万5000`, `3万件` | 35000, 12000, 35000, 30000 | `SCALED` (unit) |
//! | `1亿2000万元` (a scale before the 万) | 120000000 | `SCALED`, unit 元 |
//! | `约12`, `近12`, `12余件`, `30多万`, `12件左右`, `12以上` | 12, …, 300000 | `APPROXIMATE` |
//! | 三十, 一百零五, 一万二千, 十五, 廿五, 两百, 壹佰, 二〇二四 | 30, 105, … | `CHINESE_NUMERAL` |
//! | `-3`, `－3`, `−3`, 负3 | −3 | |
//! | `+3`; `-0`; `007` | 3; 0; 7 | `PLUS_SIGN`; `MINUS_ZERO`; `LEADING_ZERO` |
//! | `12.50`; `12.0`; `.5`, `5.` | 12.5; 12; 0.5, 5 | ; `TRAILING_ZERO_FRACTION`; `BARE_POINT` |
//! | nothing, or only white space | [`Reading::Blank`] | |
//! | `/` `-` `—` `…` 无 零 `O` 未统计 | the [`Word`], never zero | |
//! | `2 3`, `1 0`, two lines, `12/3`, `3、4`, `2024-1-5` | [`Unreadable::SeveralNumbers`] | |
//! | `1,23`, `1,2345`, `1,2345,6789`, `1.2.3` | [`Unreadable::BadSeparators`] | |
//! | 一百五, 三四, 二十零五 | [`Unreadable::BadNumeral`] | |
//! | `12%`; `(3)`; `①`; `12（其中…）`; `1e5` | the other reasons | |
//!
//! Groups of four (`1,2345,6789`) are refused because three years in a row look the same (`2022,2023,2024`). Two
//! numerals such as 三四 are refused because they are the ordinary way to say “three or four”; three or more, or two
//! with a zero (一〇), are read by position.
//!
//! Reading takes time in proportion to the text, allocates nothing, and stops at [`LONGEST`] characters.

mod chinese;
mod cursor;
mod decimal;
mod diagnosis;
mod digits;
mod figure;
mod fold;
mod notes;
mod reading;
mod unit;
mod value;
mod word;

pub use chinese::counting;
pub use decimal::Decimal;
pub use notes::Notes;
pub use reading::{Read, Reading, Span, Unreadable, Word};
pub use unit::Unit;
pub use value::{NotPlain, Value};

use cursor::Cursor;
use fold::Folded;

/// The largest size of a figure that is read: 10¹⁵, as a count or as an amount.
pub const LIMIT: i64 = 1_000_000_000_000_000;

/// The most characters of a text that is read, apart from white space at the ends and invisible characters.
pub const LONGEST: usize = 64;

/// Works out what the text of a cell means.
///
/// ```
/// use gouji_core::number::{Notes, Reading, Unit, Unreadable, Value, Word, read};
///
/// let plain = read("12");
/// assert_eq!(plain.reading, Reading::Number(Value::Count(12)));
/// assert!(plain.notes.is_empty());
///
/// let written = read("约１，２０４ 件");
/// assert_eq!(written.value(), Some(Value::Count(1204)));
/// assert_eq!(written.notes.unit(), Some(Unit::Jian));
/// assert!(written.notes.contains(Notes::APPROXIMATE | Notes::FULL_WIDTH | Notes::SEPARATORS));
///
/// assert_eq!(read("\u{3000}").reading, Reading::Blank);
/// assert_eq!(read("／").reading, Reading::Word(Word::Slash));
/// assert_eq!(read("2 3").reading, Reading::Unreadable(Unreadable::SeveralNumbers));
/// ```
pub fn read(text: &str) -> Read {
    if let Some(read) = read_plain(text) {
        return read;
    }
    let folded = match Folded::new(text) {
        Ok(folded) => folded,
        Err(fold::TooLong) => return unreadable(Unreadable::TooLong),
    };
    let marks = folded.marks();
    if marks.is_empty() {
        return Read { reading: Reading::Blank, notes: Notes::NONE };
    }
    if let Some(word) = word::word(marks) {
        return Read { reading: Reading::Word(word), notes: Notes::NONE };
    }
    let mut cursor = Cursor::new(marks);
    match figure::figure(&mut cursor) {
        Ok(value) if cursor.at_end() => {
            Read { reading: Reading::Number(value), notes: cursor.notes() | folded.notes() }
        }
        outcome => unreadable(diagnosis::reason(marks, cursor, outcome.err())),
    }
}

/// The number that a text of one to fifteen ASCII digits is; `None` for every other text.
///
/// ```
/// assert_eq!(gouji_core::number::plain_count(b"1204"), Some(1204));
/// assert_eq!(gouji_core::number::plain_count(b"1,204"), None);
/// ```
pub fn plain_count(text: &[u8]) -> Option<i64> {
    if text.is_empty() || text.len() > 15 {
        return None;
    }
    let mut count = 0_i64;
    for byte in text {
        if !byte.is_ascii_digit() {
            return None;
        }
        count = count * 10 + i64::from(byte - b'0');
    }
    Some(count)
}

/// The ordinary cases: nothing, or up to fifteen ASCII digits.
fn read_plain(text: &str) -> Option<Read> {
    let bytes = text.as_bytes();
    if bytes.is_empty() {
        return Some(Read { reading: Reading::Blank, notes: Notes::NONE });
    }
    let count = plain_count(bytes)?;
    let notes = if bytes.len() > 1 && bytes.starts_with(b"0") { Notes::LEADING_ZERO } else { Notes::NONE };
    Some(Read { reading: Reading::Number(Value::Count(count)), notes })
}

const fn unreadable(reason: Unreadable) -> Read {
    Read { reading: Reading::Unreadable(reason), notes: Notes::NONE }
}
