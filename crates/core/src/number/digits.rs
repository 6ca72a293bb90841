//! Figures in digits: groups, point, places.

use super::LIMIT;
use super::cursor::{Cursor, is_space};
use super::decimal::Decimal;
use super::fold::GROUP_SPACE;
use super::notes::Notes;
use super::reading::Unreadable;

/// A figure in digits.
#[derive(Clone, Copy)]
pub(super) struct Digits {
    pub(super) size: Decimal,
    /// How many digits stand before the point.
    pub(super) before_point: u32,
    /// Whether there is a point.
    pub(super) pointed: bool,
}

/// Gathers digits without overflowing.
#[derive(Default)]
struct Whole {
    size: i128,
    count: u32,
}

impl Whole {
    /// At most [`LONGEST`](super::LONGEST) digits come, so saturating once keeps the size too large to the end.
    fn push(&mut self, digit: i128) {
        self.size = self.size.saturating_mul(10).saturating_add(digit);
        self.count += 1;
    }
}

/// Reads `12`, `1,204`, `1 204`, `3.50`, `.5`, `5.`; `None` where no digit comes.
pub(super) fn digits(cursor: &mut Cursor<'_>) -> Result<Option<Digits>, Unreadable> {
    let bare_fraction = cursor.peek() == Some('.') && cursor.ahead(1).is_some_and(|ch| ch.is_ascii_digit());
    if !bare_fraction && digit(cursor.peek()).is_none() {
        return Ok(None);
    }
    let leading_zero = cursor.peek() == Some('0');
    let mut whole = Whole::default();
    run(cursor, &mut whole);
    if leading_zero && whole.count > 1 {
        cursor.note(Notes::LEADING_ZERO);
    }
    groups(cursor, &mut whole, leading_zero)?;
    let pointed = cursor.eat('.');
    let mut billionths = 0;
    if pointed {
        billionths = fraction(cursor)?;
        if whole.count == 0 {
            cursor.note(Notes::BARE_POINT);
        }
        if matches!(cursor.peek(), Some('.' | ',')) && digit(cursor.ahead(1)).is_some() {
            return Err(Unreadable::BadSeparators);
        }
    }
    if cursor.peek().is_some_and(is_space) && digit(cursor.ahead(1)).is_some() {
        return Err(Unreadable::SeveralNumbers);
    }
    let size = whole
        .size
        .checked_mul(Decimal::from(1).billionths())
        .and_then(|size| size.checked_add(billionths))
        .map(Decimal::from_billionths)
        .filter(|size| *size <= Decimal::from(LIMIT))
        .ok_or(Unreadable::TooLarge)?;
    Ok(Some(Digits { size, before_point: whole.count, pointed }))
}

/// A run of digits without separators, as it may stand behind 万: the size and the number of digits.
pub(super) fn plain_run(cursor: &mut Cursor<'_>) -> Digits {
    let mut whole = Whole::default();
    run(cursor, &mut whole);
    let size = whole.size.saturating_mul(Decimal::from(1).billionths());
    Digits { size: Decimal::from_billionths(size), before_point: whole.count, pointed: false }
}

fn run(cursor: &mut Cursor<'_>, whole: &mut Whole) {
    while let Some(value) = digit(cursor.peek()) {
        whole.push(value);
        cursor.step();
    }
}

/// Groups of three after the first digits, all behind separators of one kind.
fn groups(cursor: &mut Cursor<'_>, whole: &mut Whole, leading_zero: bool) -> Result<(), Unreadable> {
    let Some(separator) = cursor.peek().filter(|ch| matches!(*ch, ',' | '\'' | GROUP_SPACE)) else {
        return Ok(());
    };
    let (reason, note) = if separator == GROUP_SPACE {
        (Unreadable::SeveralNumbers, Notes::INNER_SPACE)
    } else {
        (Unreadable::BadSeparators, Notes::SEPARATORS)
    };
    let mut may_group = !leading_zero && (1..=3).contains(&whole.count);
    while cursor.peek() == Some(separator) && digit(cursor.ahead(1)).is_some() {
        cursor.step();
        let before = whole.count;
        run(cursor, whole);
        may_group &= whole.count - before == 3;
        cursor.note(note);
        if !may_group {
            return Err(reason);
        }
    }
    if matches!(cursor.peek(), Some(',' | '\'')) && digit(cursor.ahead(1)).is_some() {
        return Err(Unreadable::BadSeparators);
    }
    Ok(())
}

/// What stands behind the point, in billionths.
fn fraction(cursor: &mut Cursor<'_>) -> Result<i128, Unreadable> {
    let (mut billionths, mut place) = (0, Decimal::from(1).billionths());
    let mut written = false;
    let mut beyond = false;
    while let Some(value) = digit(cursor.peek()) {
        written = true;
        place /= 10;
        billionths += value * place;
        beyond |= place == 0 && value != 0;
        cursor.step();
    }
    if beyond {
        return Err(Unreadable::TooManyDecimals);
    }
    if !written {
        cursor.note(Notes::BARE_POINT);
    } else if billionths == 0 {
        cursor.note(Notes::TRAILING_ZERO_FRACTION);
    }
    Ok(billionths)
}

/// The value of an ASCII digit.
fn digit(ch: Option<char>) -> Option<i128> {
    ch.and_then(|ch| ch.to_digit(10)).map(i128::from)
}
