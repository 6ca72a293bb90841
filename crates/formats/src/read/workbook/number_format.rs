//! What a number format does to a figure: decimal places, percentages, dates. Colours, units and separators are left
//! out, for the figure alone counts.

use super::decimal::Decimal;

/// What becomes of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum NumberFormat {
    /// Shown as it is.
    #[default]
    General,
    /// Shown with at most so many decimal places.
    Places(u8),
    /// Shown as a percentage with at most so many decimal places.
    Percent(u8),
    /// Days since the epoch, shown as a date or a time of day.
    Date,
}

/// Where days are counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Epoch {
    /// The end of 1899, with a leap day in 1900 that never was.
    #[default]
    Windows,
    /// The beginning of 1904.
    Macintosh,
}

/// A format of the built-in ones by its number; `None` for numbers that a file describes itself.
///
/// Numbers 27 to 36 and 50 to 58 are dates in Chinese editions of the programs.
pub(super) fn built_in(number: u16) -> Option<NumberFormat> {
    match number {
        0 | 11..=13 | 48 | 49 => Some(NumberFormat::General),
        1 | 3 | 5 | 6 | 37 | 38 | 41 | 42 => Some(NumberFormat::Places(0)),
        2 | 4 | 7 | 8 | 39 | 40 | 43 | 44 => Some(NumberFormat::Places(2)),
        9 => Some(NumberFormat::Percent(0)),
        10 => Some(NumberFormat::Percent(2)),
        14..=22 | 27..=36 | 45..=47 | 50..=58 => Some(NumberFormat::Date),
        _ => None,
    }
}

impl NumberFormat {
    /// The format that a code describes, by its section for positive figures.
    pub(super) fn parse(code: &str) -> Self {
        let mut places: Option<u8> = None;
        let (mut digits, mut percent, mut plain) = (false, false, true);
        let mut chars = code.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                ';' => break,
                '"' => {
                    chars.by_ref().take_while(|c| *c != '"').for_each(drop);
                }
                '\\' | '_' | '*' => {
                    chars.next();
                }
                '[' => {
                    let inner: String = chars.by_ref().take_while(|c| *c != ']').collect();
                    // Time that passed; otherwise a colour, a currency or a condition.
                    let is_time = !inner.is_empty()
                        && inner.chars().all(|c| matches!(c, 'h' | 'H' | 'm' | 'M' | 's' | 'S'));
                    if is_time {
                        return Self::Date;
                    }
                }
                'G' | 'g' if code.to_ascii_lowercase().starts_with("general") => return Self::General,
                'y' | 'Y' | 'm' | 'M' | 'd' | 'D' | 'h' | 'H' | 's' | 'S' => return Self::Date,
                '0' | '#' | '?' => {
                    digits = true;
                    if let Some(places) = &mut places {
                        *places = places.saturating_add(1);
                    }
                }
                '.' => places = places.or(Some(0)),
                '%' => percent = true,
                // A separator between digits shows thousands; at their end it would divide.
                ',' => plain &= chars.peek().is_some_and(|next| matches!(next, '0' | '#' | '?')),
                'E' | 'e' | '/' => plain = false,
                _ => {}
            }
        }
        match (digits && plain, percent) {
            (true, true) => Self::Percent(places.unwrap_or(0)),
            (true, false) => Self::Places(places.unwrap_or(0)),
            (false, _) => Self::General,
        }
    }

    /// A figure as a sheet shows it, without separators and units.
    pub(super) fn show(self, figure: Decimal, epoch: Epoch) -> String {
        match self {
            Self::General => figure.kept().text(),
            Self::Places(places) => figure.kept().rounded(places).text(),
            Self::Percent(places) => format!("{}%", figure.kept().hundredfold().rounded(places).text()),
            Self::Date => date(&figure, epoch).unwrap_or_else(|| figure.kept().text()),
        }
    }
}

/// The day, the time, or both.
fn date(figure: &Decimal, epoch: Epoch) -> Option<String> {
    let (mut days, fraction) = figure.whole()?;
    let mut seconds = fraction.times_rounded(86_400)?;
    if seconds == 86_400 {
        (days, seconds) = (days + 1, 0);
    }
    let time = format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    if days == 0 && epoch == Epoch::Windows {
        return Some(time);
    }
    let day = match epoch {
        Epoch::Windows if days == 60 => "1900-02-29".to_owned(),
        Epoch::Windows => civil(days + u64::from(days < 60) + CIVIL_1899)?,
        Epoch::Macintosh => civil(days + CIVIL_1904)?,
    };
    Some(if seconds == 0 { day } else { format!("{day} {time}") })
}

/// Days from the first of March of the year 0 to the 30th of December 1899.
const CIVIL_1899: u64 = 693_899;
/// The same to the first of January 1904.
const CIVIL_1904: u64 = CIVIL_1899 + 1462;

/// The date so many days after the first of March of the year 0; `None` behind the year 9999.
fn civil(days: u64) -> Option<String> {
    let era = days / 146_097;
    let day = days % 146_097;
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let (month, after) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    let year = era * 400 + year + after;
    (year <= 9999).then(|| format!("{year:04}-{month:02}-{day:02}"))
}

#[cfg(test)]
mod tests {
    use super::{Decimal, Epoch, NumberFormat, built_in};

    #[test]
    fn codes_tell_what_is_shown() {
        for (code, want) in [
            ("General", NumberFormat::General),
            ("", NumberFormat::General),
            ("@", NumberFormat::General),
            ("0", NumberFormat::Places(0)),
            ("0_ ", NumberFormat::Places(0)),
            ("#,##0.00", NumberFormat::Places(2)),
            ("#,##0_);[Red](#,##0)", NumberFormat::Places(0)),
            (r#"_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ "#, NumberFormat::Places(2)),
            (r#"0"件""#, NumberFormat::Places(0)),
            (r#"0.0"d""#, NumberFormat::Places(1)),
            ("0.0%", NumberFormat::Percent(1)),
            ("0%", NumberFormat::Percent(0)),
            ("0.00E+00", NumberFormat::General),
            ("# ?/?", NumberFormat::General),
            ("#,##0,", NumberFormat::General),
            ("yyyy/m/d", NumberFormat::Date),
            (r#"yyyy"年"m"月"d"日";@"#, NumberFormat::Date),
            ("[h]:mm", NumberFormat::Date),
            ("[$-F800]dddd", NumberFormat::Date),
            ("[$¥-804]#,##0.00", NumberFormat::Places(2)),
        ] {
            assert_eq!(NumberFormat::parse(code), want, "{code}");
        }
        assert_eq!(built_in(14), Some(NumberFormat::Date));
        assert_eq!(built_in(176), None);
    }

    fn shown(figure: &str, format: NumberFormat) -> String {
        format.show(Decimal::parse(figure).unwrap(), Epoch::Windows)
    }

    #[test]
    fn figures_are_shown_as_in_the_sheet() {
        assert_eq!(shown("0.30000000000000004", NumberFormat::General), "0.3");
        assert_eq!(shown("12.345", NumberFormat::Places(2)), "12.35");
        assert_eq!(shown("12", NumberFormat::Places(2)), "12");
        assert_eq!(shown("0.125", NumberFormat::Percent(1)), "12.5%");
        assert_eq!(shown("-3", NumberFormat::Places(0)), "-3");
    }

    #[test]
    fn dates_are_no_figures() {
        for (figure, want) in [
            ("45292", "2024-01-01"),
            ("45351", "2024-02-29"),
            ("1", "1900-01-01"),
            ("59", "1900-02-28"),
            ("60", "1900-02-29"),
            ("61", "1900-03-01"),
            ("36526.5", "2000-01-01 12:00:00"),
            ("0.75", "18:00:00"),
            ("0", "00:00:00"),
            ("-1", "-1"),
            ("99999999", "99999999"),
        ] {
            assert_eq!(shown(figure, NumberFormat::Date), want, "{figure}");
        }
        let mac = NumberFormat::Date.show(Decimal::parse("0").unwrap(), Epoch::Macintosh);
        assert_eq!(mac, "1904-01-01");
    }
}
