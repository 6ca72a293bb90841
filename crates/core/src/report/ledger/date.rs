//! Days as people write them: `2024-03-05`, with Chinese words between, `2024.3.5 10:30`, `20240305`, the number that a
//! sheet keeps.

use super::vocabulary;

/// A day, as far as it is written.
///
/// Days of which less is written come before those of the same year and month of which more is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// The year, 1990 to 2100.
    pub year: u16,
    /// The month, from 1.
    pub month: Option<u8>,
    /// The day of the month, from 1.
    pub day: Option<u8>,
}

/// What the text of a date means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateRead {
    /// Nothing is written.
    Blank,
    /// A day of a year.
    Date(Date),
    /// A month and a day without their year.
    WithoutYear {
        /// The month.
        month: u8,
        /// The day.
        day: u8,
    },
    /// No day can be read.
    Unreadable,
}

/// The most characters of a date.
const LONGEST: usize = 40;
/// What may stand between the figures of a date and of a time, besides the words of the vocabulary.
const MARKS: &str = "-/.:\u{2013}\u{2014}\u{3001}T, \u{3000}\u{A0}";

/// Works out which day a text means.
///
/// Of `3/5/2024` only the year is certain, and the rest where one of both figures can be no month.
///
/// ```
/// use gouji_core::ledger::{Date, DateRead, date};
/// let day = Date { year: 2024, month: Some(3), day: Some(5) };
/// for text in ["2024-03-05", "２０２４．３．５", "20240305", "2024/3/5 10:30:00", "45356"] {
///     assert_eq!(date(text), DateRead::Date(day), "{text}");
/// }
/// assert_eq!(date("3-5"), DateRead::WithoutYear { month: 3, day: 5 });
/// assert_eq!(date("2024-13-05"), DateRead::Unreadable);
/// assert_eq!(date(" "), DateRead::Blank);
/// ```
pub fn date(text: &str) -> DateRead {
    let text = text.trim();
    if text.is_empty() {
        return DateRead::Blank;
    }
    let Some(runs) = runs(text) else { return DateRead::Unreadable };
    let runs: Vec<&str> = runs.iter().map(String::as_str).collect();
    read(&runs).unwrap_or(DateRead::Unreadable)
}

/// The runs of digits in a text that holds nothing else but marks of dates.
fn runs(text: &str) -> Option<Vec<String>> {
    let mut runs: Vec<String> = vec![String::new()];
    for (number, raw) in text.chars().enumerate() {
        let c = match raw {
            '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(raw) - 0xFEE0).unwrap_or(raw),
            _ => raw,
        };
        if number >= LONGEST || !(c.is_ascii_digit() || MARKS.contains(c) || is_word(c)) {
            return None;
        }
        match runs.last_mut() {
            Some(run) if c.is_ascii_digit() => run.push(c),
            Some(run) if run.is_empty() => {}
            _ => runs.push(String::new()),
        }
    }
    runs.retain(|run| !run.is_empty());
    Some(runs)
}

/// Whether a character is one of the words between the figures of a date.
fn is_word(c: char) -> bool {
    vocabulary::words("date").any(|word| word.contains(c))
}

fn read(runs: &[&str]) -> Option<DateRead> {
    let number = |run: &str| run.parse::<u16>().ok();
    let whole = |year: &str, month: Option<&str>, day: Option<&str>| {
        let part = |run: Option<&str>| run.map(|run| run.parse::<u8>().ok().filter(|part| *part > 0));
        let (month, day) = (part(month), part(day));
        if month == Some(None) || day == Some(None) {
            return None;
        }
        let date = Date { year: number(year)?, month: month.flatten(), day: day.flatten() };
        date.is_real().then_some(DateRead::Date(date))
    };
    match runs {
        [year, month, day, ..] if year.len() == 4 && month.len() <= 2 && day.len() <= 2 => {
            whole(year, Some(month), Some(day))
        }
        [one, other, year, ..] if year.len() == 4 && one.len() <= 2 && other.len() <= 2 => {
            match (number(one)?, number(other)?) {
                (13.., _) => whole(year, Some(other), Some(one)),
                (_, 13..) => whole(year, Some(one), Some(other)),
                _ => whole(year, None, None),
            }
        }
        [days] | [days, _] if days.len() == 5 => days.parse().ok().and_then(of_sheet).map(DateRead::Date),
        [year, month] if year.len() == 4 && month.len() <= 2 => whole(year, Some(month), None),
        [month, day] if month.len() <= 2 && day.len() <= 2 => {
            let (month, day) = (month.parse().ok()?, day.parse().ok()?);
            let fits = Date { year: 2000, month: Some(month), day: Some(day) }.is_real();
            fits.then_some(DateRead::WithoutYear { month, day })
        }
        // One run holds the parts of the day one after the other; what follows is a time of day.
        [run, ..] if matches!(run.len(), 8 | 12 | 14) => whole(run.get(..4)?, run.get(4..6), run.get(6..8)),
        [run] if run.len() == 6 => whole(run.get(..4)?, run.get(4..6), None),
        _ => None,
    }
}

impl Date {
    /// Whether there is such a day.
    fn is_real(self) -> bool {
        let leap =
            self.year.is_multiple_of(4) && (!self.year.is_multiple_of(100) || self.year.is_multiple_of(400));
        let longest = match self.month {
            Some(4 | 6 | 9 | 11) => 30,
            Some(2) if leap => 29,
            Some(2) => 28,
            _ => 31,
        };
        (1990..=2100).contains(&self.year)
            && self.month.is_none_or(|month| (1..=12).contains(&month))
            && self.day.is_none_or(|day| (1..=longest).contains(&day))
    }

    /// Whether this day is certainly before another: where less is written of one, it may be the same.
    pub fn is_before(self, other: Self) -> bool {
        if self.year != other.year {
            return self.year < other.year;
        }
        match (self.month, other.month) {
            (Some(own), Some(theirs)) if own != theirs => own < theirs,
            (Some(_), Some(_)) => matches!((self.day, other.day), (Some(own), Some(theirs)) if own < theirs),
            _ => false,
        }
    }
}

/// The day that a sheet keeps as a number of days since the end of 1899.
fn of_sheet(days: u32) -> Option<Date> {
    // Years of the calendar that begin in March end with the leap day; eras have 400 years.
    let days = days.checked_add(693_899)?;
    let (era, in_era) = (days / 146_097, days % 146_097);
    let year_of_era = (in_era - in_era / 1_460 + in_era / 36_524 - in_era / 146_096) / 365;
    let in_year = in_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * in_year + 2) / 153;
    let day = in_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let year = year_of_era + era * 400 + u32::from(month <= 2);
    let date = Date {
        year: u16::try_from(year).ok()?,
        month: u8::try_from(month).ok(),
        day: u8::try_from(day).ok(),
    };
    date.is_real().then_some(date)
}

#[cfg(test)]
mod tests {
    use super::{Date, DateRead, date};

    fn day(year: u16, month: u8, day: u8) -> DateRead {
        DateRead::Date(Date { year, month: Some(month), day: Some(day) })
    }

    #[test]
    fn numbers_of_sheets_are_days() {
        let known =
            [("36526", day(2000, 1, 1)), ("36585", day(2000, 2, 29)), ("45657.99", day(2024, 12, 31))];
        for (text, wanted) in
            known.into_iter().chain([("45658", day(2025, 1, 1)), ("33000", day(1990, 5, 7))])
        {
            assert_eq!(date(text), wanted, "{text}");
        }
        assert_eq!(date("99999"), DateRead::Unreadable);
    }

    #[test]
    fn every_day_comes_after_the_one_before() {
        let mut last = None;
        for number in 32_874_u32..73_415 {
            let DateRead::Date(own) = date(&number.to_string()) else { panic!("{number}") };
            assert!(last.is_none_or(|last: Date| last.is_before(own) && !own.is_before(last)), "{number}");
            let written = format!("{}-{}-{}", own.year, own.month.unwrap_or(0), own.day.unwrap_or(0));
            assert_eq!(date(&written), DateRead::Date(own), "{number}");
            last = Some(own);
        }
    }
}
