//! Figures in running text: where they stand, how large they are, how exact, in which unit, and what is none.

use crate::narrative::marks::{Mark, range};
use crate::narrative::sense::UnitKind;
use crate::narrative::vocabulary::unit_at;
use crate::number::{self, Value};
use crate::report::TextRange;

/// How exact a figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exactness {
    /// As counted.
    Exact,
    /// 余, 多, 超, 以上: at least this much.
    AtLeast,
    /// 近, 不足: at most this much.
    AtMost,
    /// 约, 左右, a range: somewhere about.
    About,
}

/// What a number in the text is, apart from what it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A number of things, an amount, a share.
    Quantity(Option<UnitKind>),
    /// A year: 2023年.
    Year(u16),
    /// A date or a stretch of months or days.
    Date,
    /// A month or quarter, a stretch of less than a year.
    Months,
    /// A duration, a number of a document, a telephone number, an ordinal, a list number.
    Nothing,
}

/// A number as it stands in the text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scanned {
    /// Marks of the number itself, with 万 and %.
    pub(crate) number: (usize, usize),
    /// The mark behind number and unit.
    pub(crate) end: usize,
    pub(crate) kind: Kind,
    /// Its value with 万, in 元 where it is money; `None` if it cannot be read.
    pub(crate) value: Option<Value>,
    /// The size of one unit of the last printed digit.
    pub(crate) step: Value,
    pub(crate) exactness: Exactness,
    /// The unit's text.
    pub(crate) unit: Option<(usize, usize)>,
}

impl Scanned {
    pub(crate) fn range(&self, marks: &[Mark]) -> TextRange {
        range(marks, self.number.0, self.number.1)
    }

    pub(crate) fn unit_kind(&self) -> Option<UnitKind> {
        match self.kind {
            Kind::Quantity(unit) => unit,
            _ => None,
        }
    }
}

/// The longest number that is read; longer ones are seen as one number without a value.
const LONGEST: usize = 40;

fn is_numeral(ch: char) -> bool {
    matches!(
        ch,
        '〇' | '零'
            | '一'
            | '二'
            | '两'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '十'
            | '百'
            | '千'
    )
}

/// Whether a number may begin with this character.
pub(crate) fn may_begin(ch: char) -> bool {
    ch.is_ascii_digit() || is_numeral(ch)
}

/// The number that begins at a mark, if there is one.
pub(crate) fn scan(marks: &[Mark], at: usize) -> Option<Scanned> {
    let ch = |at: usize| marks.get(at).map(|mark| mark.ch);
    let before = at.checked_sub(1).and_then(ch);
    let first = ch(at)?;
    Some(if first.is_ascii_digit() { digits(marks, at, before) } else { words(marks, at, before) })
}

fn nothing(number: (usize, usize), end: usize) -> Scanned {
    Scanned {
        number,
        end,
        kind: Kind::Nothing,
        value: None,
        step: Value::Count(1),
        exactness: Exactness::Exact,
        unit: None,
    }
}

/// A number in Arabic digits.
fn digits(marks: &[Mark], at: usize, before: Option<char>) -> Scanned {
    let (end, point, grouped) = digits_end(marks, at);
    year_or_date(marks, at, end, point)
        .or_else(|| span(marks, at, end))
        .or_else(|| no_quantity(marks, at, end, before))
        .unwrap_or_else(|| finish(marks, at, end, point, grouped, before))
}

/// Where digits with separators end, where their point stands, and whether they are grouped.
fn digits_end(marks: &[Mark], at: usize) -> (usize, Option<usize>, bool) {
    let digit = |at: usize| marks.get(at).is_some_and(|mark| mark.ch.is_ascii_digit());
    let mut end = at;
    let mut point = None;
    let mut grouped = false;
    while let Some(mark) = marks.get(end) {
        let group = |from: usize| (0..3).all(|offset| digit(from + offset)) && !digit(from + 3);
        match mark.ch {
            own if own.is_ascii_digit() => {}
            '.' if point.is_none() && digit(end + 1) => point = Some(end),
            ',' | '\'' if point.is_none() && group(end + 1) && (grouped || end - at <= 3) => grouped = true,
            ' ' if digit(end + 1) => {}
            _ => break,
        }
        end += 1;
    }
    (end, point, grouped)
}

/// A year, a date, a stretch of years or months.
fn year_or_date(marks: &[Mark], at: usize, end: usize, point: Option<usize>) -> Option<Scanned> {
    let ch = |at: usize| marks.get(at).map(|mark| mark.ch);
    let digit = |at: usize| ch(at).is_some_and(|ch| ch.is_ascii_digit());
    let next = ch(end);
    let found = nothing((at, end), end);
    let plain: Option<u16> = if point.is_none() && end - at == 4 {
        let value = marks.get(at..end).and_then(plain).and_then(Value::to_integer);
        value.and_then(|year| u16::try_from(year).ok()).filter(|year| (1900..2100).contains(year))
    } else {
        None
    };
    if let Some(year) = plain {
        if next == Some('年') {
            if !month_follows(marks, end + 1) {
                let end = end + if ch(end + 1) == Some('度') { 2 } else { 1 };
                return Some(Scanned { kind: Kind::Year(year), end, ..found });
            }
            let (end, days) = date_end(marks, end + 1);
            let kind = if days { Kind::Date } else { Kind::Months };
            return Some(Scanned { end, kind, ..found });
        }
        if matches!(next, Some('〕' | ']' | '】')) {
            return Some(found);
        }
        if next == Some('至') || matches!(next, Some('-' | '—' | '/' | '~')) && digit(end + 1) {
            // 2023-2025年, 2023-12-31, 2021至2023年.
            let mut last = end + 1;
            while ch(last).is_some_and(|ch| ch.is_ascii_digit() || "-—/~年月日".contains(ch)) {
                last += 1;
            }
            return Some(Scanned { kind: Kind::Date, end: last, ..found });
        }
    }
    if next == Some('月') && ch(end + 1) != Some('份') {
        let (last, days) = date_end(marks, at);
        let kind = if days { Kind::Date } else { Kind::Months };
        return Some(Scanned { kind, end: last.max(end + 1), ..found });
    }
    if next == Some('月') {
        return Some(Scanned { kind: Kind::Months, end: end + 2, ..found });
    }
    None
}

/// Two numbers with a stroke between: a range with a unit, months, a telephone number, a ratio.
fn span(marks: &[Mark], at: usize, end: usize) -> Option<Scanned> {
    let ch = |at: usize| marks.get(at).map(|mark| mark.ch);
    let digit = |at: usize| ch(at).is_some_and(|ch| ch.is_ascii_digit());
    let next = ch(end).filter(|_| digit(end + 1))?;
    let inside = match next {
        '-' | '—' | '–' | '~' | '至' | '到' => "-.",
        '/' | ':' => "/:",
        _ => return None,
    };
    let mut last = end + 1;
    while ch(last).is_some_and(|ch| ch.is_ascii_digit() || inside.contains(ch)) {
        last += 1;
    }
    let mut found = nothing((at, last), last);
    if inside == "/:" {
        return Some(found);
    }
    if ch(last) == Some('月') {
        return Some(Scanned { kind: Kind::Months, end: last + 1, ..found });
    }
    if let Some((length, kind, _)) = unit_at(marks, last) {
        found.end = last + length;
        if kind != UnitKind::Time && last - at <= LONGEST_RANGE {
            found.kind = Kind::Quantity(Some(kind));
            found.exactness = Exactness::About;
            found.unit = Some((last, last + length));
        }
    }
    Some(found)
}

/// The most characters of a range of two figures; longer ones are telephone numbers.
const LONGEST_RANGE: usize = 9;

/// Ordinals, numbers of documents, list numbers, parts of names.
fn no_quantity(marks: &[Mark], at: usize, end: usize, before: Option<char>) -> Option<Scanned> {
    let next = marks.get(end).map(|mark| mark.ch);
    let found = nothing((at, end), end);
    let name =
        before.is_some_and(|ch| ch.is_ascii_alphabetic()) || next.is_some_and(|ch| ch.is_ascii_alphabetic());
    if before == Some('第') {
        let end = end + usize::from(next.is_some_and(|ch| ORDINALS.contains(ch)));
        return Some(Scanned { end, ..found });
    }
    if next == Some('号') {
        return Some(Scanned { end: end + 1, ..found });
    }
    let document = matches!(before, Some('-' | '/' | '№' | '〔' | '[')) && next != Some('%');
    let starts = matches!(before, None | Some('\n' | '。' | ';' | ':'));
    let listed = starts && matches!(next, Some('.' | '、')) || before == Some('(') && next == Some(')');
    (name || document || listed).then_some(found)
}

/// What an ordinal counts: articles, paragraphs, issues.
const ORDINALS: &str = "条项款次期号届批";

/// Whether a month stands here: one or two digits or numerals and 月.
fn month_follows(marks: &[Mark], at: usize) -> bool {
    (1..=3).any(|offset| marks.get(at + offset).is_some_and(|mark| mark.ch == '月'))
        && marks.get(at).is_some_and(|mark| may_begin(mark.ch))
}

/// Where a date or stretch of months that begins at a mark ends, and whether it names days.
fn date_end(marks: &[Mark], at: usize) -> (usize, bool) {
    let mut end = at;
    let mut days = false;
    while let Some(mark) = marks.get(end) {
        let stretch = matches!(mark.ch, '-' | '—' | '~' | '至' | '到') && end > at;
        if mark.ch == '日' {
            days = true;
        } else if !(mark.ch.is_ascii_digit()
            || is_numeral(mark.ch)
            || mark.ch == '月'
            || mark.ch == '年'
            || stretch)
        {
            break;
        }
        end += 1;
        if (mark.ch == '日' || mark.ch == '月')
            && !marks.get(end).is_some_and(|next| {
                may_begin(next.ch) && mark.ch == '月' || matches!(next.ch, '-' | '—' | '~' | '至')
            })
        {
            break;
        }
    }
    // The dash belonged to what follows if no date came.
    while end > at && marks.get(end - 1).is_some_and(|mark| matches!(mark.ch, '-' | '—' | '~' | '至' | '到'))
    {
        end -= 1;
    }
    (end.max(at + 1), days)
}

/// 百分之百.
const HUNDRED: &str = "百";

/// How 百分之 begins.
const PER_CENT: &str = "百分之";

/// 百分之五十, 百分之 12.5: a percentage in words.
fn per_cent(marks: &[Mark], at: usize) -> Option<Scanned> {
    if !matches(marks, at, PER_CENT) {
        return None;
    }
    let from = at + 3;
    let ch = |at: usize| marks.get(at).map(|mark| mark.ch);
    let mut end = from;
    while ch(end).is_some_and(|own| is_numeral(own) || own.is_ascii_digit() || matches!(own, '点' | '.'))
        && end - from <= LONGEST
    {
        end += 1;
    }
    let written = text(marks, from, end);
    let value = if written == HUNDRED { Value::Count(100) } else { number::read(&written).value()? };
    let before = at.checked_sub(1).and_then(ch);
    let mut found = nothing((at, end), end);
    found.kind = Kind::Quantity(Some(UnitKind::Percent));
    found.value = Some(value);
    found.unit = Some((at, at + 1));
    found.exactness = prefix(marks, at, before);
    let places = written.chars().rev().take_while(|own| !matches!(own, '点' | '.')).count();
    let places = if places == written.chars().count() { 0 } else { places };
    let step = 1_000_000_000 / 10_i128.pow(u32::try_from(places.min(9)).unwrap_or(9));
    found.step = Value::from(number::Decimal::from_billionths(step));
    Some(found)
}

/// 为零 at the end of a clause: a figure without unit.
fn zero(marks: &[Mark], at: usize, before: Option<char>) -> Option<Scanned> {
    let ch = |at: usize| marks.get(at).map(|mark| mark.ch);
    let said = ch(at) == Some('零') && matches!(before, Some('为' | '是'));
    let ends = ch(at + 1).is_none_or(|next| matches!(next, ',' | '。' | ';' | ')' | '\n'));
    (said && ends).then(|| Scanned {
        kind: Kind::Quantity(None),
        value: Some(Value::ZERO),
        ..nothing((at, at + 1), at + 1)
    })
}

/// A number in Chinese numerals. Only with a unit behind it, and with care: 一是, 三个方面, 一起 are no quantities.
fn words(marks: &[Mark], at: usize, before: Option<char>) -> Scanned {
    if let Some(found) = per_cent(marks, at).or_else(|| zero(marks, at, before)) {
        return found;
    }
    let ch = |at: usize| marks.get(at).map(|mark| mark.ch);
    let mut end = at;
    while ch(end).is_some_and(|own| is_numeral(own) || own == '万' || own == '亿') && end - at <= LONGEST {
        end += 1;
    }
    let written = text(marks, at, end);
    if ch(end) == Some('年') && end - at == 4 {
        let year = number::read(&written).value().and_then(Value::to_integer);
        if let Some(year) =
            year.and_then(|year| u16::try_from(year).ok()).filter(|year| (1900..2100).contains(year))
        {
            let found = nothing((at, end), end + 1 + usize::from(ch(end + 1) == Some('度')));
            return Scanned { kind: Kind::Year(year), ..found };
        }
    }
    if before == Some('第') {
        let end = end + usize::from(ch(end).is_some_and(|ch| ORDINALS.contains(ch)));
        return nothing((at, end), end);
    }
    if ch(end) == Some('月') {
        let (date_end, days) = date_end(marks, at);
        let kind = if days { Kind::Date } else { Kind::Months };
        return Scanned { kind, ..nothing((at, end), date_end.max(end + 1)) };
    }
    let mut unit_from = end;
    let inexact = matches!(ch(end), Some('余' | '多'));
    unit_from += usize::from(inexact);
    if inexact && matches!(ch(unit_from), Some('万' | '亿')) {
        unit_from += 1;
    }
    let Some((length, kind, _)) = unit_at(marks, unit_from) else {
        return nothing((at, end), end);
    };
    let careful = end - at == 1
        && !matches!(
            written.as_str(),
            "零" | "〇" | "十" | "两" | "三" | "四" | "五" | "六" | "七" | "八" | "九" | "一" | "二"
        );
    let unit: String = text(marks, unit_from, unit_from + length);
    let loose = !matches!(kind, UnitKind::Case | UnitKind::Money | UnitKind::People | UnitKind::Times);
    // 一起 is “together”, 一件 after 每 or 同 no count.
    let idiom =
        (written == "一" && unit == "起" && !ch(unit_from + 1).is_some_and(|ch| "未行因政案复".contains(ch)))
            || matches!(before, Some('每' | '某' | '这' | '那' | '同' | '任' | '哪' | '上' | '下' | '首'))
                && !at.checked_sub(2).and_then(ch).is_some_and(|ch| matches!(ch, '网' | '线'));
    if careful || idiom || (loose && end - at == 1) {
        return nothing((at, end), end);
    }
    finish(marks, at, end, None, false, before)
}

/// Reads value, words of size, unit and inexactness of a number.
fn finish(
    marks: &[Mark],
    at: usize,
    digits_end: usize,
    point: Option<usize>,
    grouped: bool,
    before: Option<char>,
) -> Scanned {
    let ch = |at: usize| marks.get(at).map(|mark| mark.ch);
    let mut found = nothing((at, digits_end), digits_end);
    let mut exactness = prefix(marks, at, before);
    let mut end = digits_end;
    let mut scale = 1_i64;
    let mut suffix = |end: &mut usize| {
        let word = match ch(*end) {
            Some('余' | '多') => 1,
            _ if matches(marks, *end, "以上") => 2,
            Some('左') if ch(*end + 1) == Some('右') => {
                exactness = Exactness::About;
                *end += 2;
                return;
            }
            Some('上') if ch(*end + 1) == Some('下') => {
                exactness = Exactness::About;
                *end += 2;
                return;
            }
            _ => return,
        };
        *end += word;
        if exactness == Exactness::Exact {
            exactness = Exactness::AtLeast;
        }
    };
    suffix(&mut end);
    if let Some(size) = ch(end).and_then(|ch| match ch {
        '万' => Some(10_000),
        '亿' => Some(100_000_000),
        _ => None,
    }) && ch(end + 1) != Some('元')
    {
        scale = size;
        end += 1;
        if size == 100_000_000 && ch(end) == Some('万') {
            return found;
        }
        found.number.1 = end;
        suffix(&mut end);
    }
    let unit = unit_at(marks, end);
    let (kind, unit_size) = unit.map_or((None, 1), |(_, kind, size)| (Some(kind), size));
    if let Some((length, ..)) = unit {
        found.unit = Some((end, end + length));
        end += length;
        if kind == Some(UnitKind::Percent) && length == 1 {
            found.number.1 = end;
        }
    }
    suffix(&mut end);
    found.end = end;
    // A count in brackets that says “times” belongs to the unit: 件（次）.
    if ch(end) == Some('(') && matches!(ch(end + 1), Some('次' | '份' | '件')) && ch(end + 2) == Some(')')
    {
        found.end = end + 3;
    }
    if kind == Some(UnitKind::Time) {
        return found;
    }
    let long = digits_end - at;
    if kind.is_none() && scale == 1 && (long >= 5 && !grouped || long > LONGEST) {
        // A telephone or card number, 12345.
        return found;
    }
    found.kind = Kind::Quantity(kind);
    found.exactness = exactness;
    let size = scale.checked_mul(unit_size);
    let written = marks.get(at..digits_end).filter(|marks| marks.len() <= LONGEST).unwrap_or_default();
    let read = plain(written).or_else(|| number::read(&text(written, 0, written.len())).value());
    found.value = size.and_then(|size| read?.checked_mul(size)).filter(|value| !value.is_negative());
    let places = point.map_or(0, |point| digits_end - point - 1);
    found.step = if places == 0 {
        Value::Count(size.unwrap_or(1))
    } else {
        let step = i128::from(size.unwrap_or(1)) * 1_000_000_000
            / 10_i128.pow(u32::try_from(places.min(9)).unwrap_or(9));
        Value::from(number::Decimal::from_billionths(step))
    };
    found
}

/// The inexactness that the word before a number gives it.
fn prefix(marks: &[Mark], at: usize, before: Option<char>) -> Exactness {
    let second = at.checked_sub(2).and_then(|at| marks.get(at)).map(|mark| mark.ch);
    match (second, before) {
        (Some('最'), Some('近')) => Exactness::Exact,
        (Some('不'), Some('足' | '到')) | (Some('至' | '最'), Some('多')) | (_, Some('近')) => {
            Exactness::AtMost
        }
        (Some('超'), Some('过')) | (Some('至'), Some('少')) | (_, Some('超' | '逾')) => {
            Exactness::AtLeast
        }
        (Some('大'), Some('约' | '概')) | (_, Some('约')) => Exactness::About,
        _ => Exactness::Exact,
    }
}

fn matches(marks: &[Mark], at: usize, word: &str) -> bool {
    word.chars().enumerate().all(|(offset, ch)| marks.get(at + offset).is_some_and(|mark| mark.ch == ch))
}

/// Whether the marks from one place to before another are a text.
pub(crate) fn is_text(marks: &[Mark], from: usize, to: usize, text: &str) -> bool {
    marks.get(from..to).unwrap_or_default().iter().map(|mark| mark.ch).eq(text.chars())
}

/// The value of a plain number of digits, which most figures are; `None` for anything else.
fn plain(marks: &[Mark]) -> Option<Value> {
    if marks.is_empty() || marks.len() > 18 {
        return None;
    }
    let add = |value: i64, mark: &Mark| Some(value * 10 + i64::from(mark.ch.to_digit(10)?));
    marks.iter().try_fold(0, add).map(Value::Count)
}

pub(crate) fn text(marks: &[Mark], from: usize, to: usize) -> String {
    let marks = marks.get(from..to).unwrap_or_default();
    let mut text = String::with_capacity(marks.len() * 3);
    text.extend(marks.iter().map(|mark| mark.ch));
    text
}
