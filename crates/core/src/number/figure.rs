//! The whole of a figure: inexact word, sign, number, word of size, unit.

use super::LIMIT;
use super::chinese;
use super::cursor::Cursor;
use super::decimal::Decimal;
use super::digits;
use super::notes::Notes;
use super::reading::Unreadable;
use super::unit::Unit;
use super::value::Value;

/// Words before a figure that make it inexact. Longer ones stand before those they begin with.
const INEXACT_BEFORE: [&str; 9] = ["大约", "约", "接近", "将近", "近", "超过", "超", "逾", "≈"];

/// Words behind a figure or its unit that make it inexact.
const INEXACT_BEHIND: [&str; 5] = ["余", "多", "左右", "上下", "以上"];

/// Reads a figure as far as it goes. The cursor then stands behind it, at the end of the text if that is all.
pub(super) fn figure(cursor: &mut Cursor<'_>) -> Result<Value, Unreadable> {
    let in_digits = cursor.peek().is_some_and(|ch| ch.is_ascii_digit());
    if !in_digits && INEXACT_BEFORE.iter().any(|word| cursor.eat_word(word)) {
        cursor.note(Notes::APPROXIMATE);
        cursor.skip_space();
    }
    let negative = cursor.eat('-') || cursor.eat('负');
    if !negative && cursor.eat('+') {
        cursor.note(Notes::PLUS_SIGN);
    }
    let size = size(cursor)?;
    if size > Decimal::from(LIMIT) {
        return Err(Unreadable::TooLarge);
    }
    behind(cursor);
    if !negative {
        return Ok(Value::from(size));
    }
    if size == Decimal::default() {
        cursor.note(Notes::MINUS_ZERO);
    }
    size.checked_neg().map(Value::from).ok_or(Unreadable::TooLarge)
}

/// The number without sign: in digits, in words, or in digits and words of size.
fn size(cursor: &mut Cursor<'_>) -> Result<Decimal, Unreadable> {
    if let Some(first) = digits::digits(cursor)? {
        let mut ahead = *cursor;
        ahead.skip_space();
        if matches!(ahead.peek(), Some('万' | '亿')) {
            *cursor = ahead;
        }
        return chinese::scaled(cursor, first);
    }
    chinese::words(cursor)?.ok_or(Unreadable::NotANumber)
}

/// Unit and inexact words, each at most once, with white space before them.
fn behind(cursor: &mut Cursor<'_>) {
    let mut inexact = false;
    let mut unit = false;
    while !cursor.at_end() {
        let mut ahead = *cursor;
        ahead.skip_space();
        if !inexact && INEXACT_BEHIND.iter().any(|word| ahead.eat_word(word)) {
            ahead.note(Notes::APPROXIMATE);
            inexact = true;
        } else if !unit && let Some(found) = eat_unit(&mut ahead) {
            ahead.note(Notes::NONE.with_unit(found));
            unit = true;
        } else {
            return;
        }
        *cursor = ahead;
    }
}

/// Steps over a unit. Of those that match the longest counts, and 万 元 is 万元.
fn eat_unit(cursor: &mut Cursor<'_>) -> Option<Unit> {
    for (scale, unit) in [('万', Unit::WanYuan), ('亿', Unit::YiYuan)] {
        let mut ahead = *cursor;
        if ahead.eat(scale) {
            ahead.skip_space();
            if ahead.eat('元') {
                *cursor = ahead;
                return Some(unit);
            }
        }
    }
    Unit::ALL.into_iter().find(|unit| cursor.eat_word(unit.text()))
}

/// Whether `ch` belongs to the words around a figure: units and inexact words.
pub(super) fn is_companion(ch: char) -> bool {
    Unit::ALL.iter().any(|unit| unit.text().contains(ch))
        || INEXACT_BEFORE.iter().chain(&INEXACT_BEHIND).any(|word| word.contains(ch))
        || ch == '负'
}
