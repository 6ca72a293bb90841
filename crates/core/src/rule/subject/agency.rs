//! Who reports: the kind of an agency, told from its name, and the year of a report.

use super::lists::list;
use crate::report::Report;

/// The kind of an agency as far as its name tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The government of a province, an autonomous region or a municipality.
    Province,
    /// The government of a city or an autonomous prefecture; the name does not tell a county-level city.
    City,
    /// The government of a county or a district.
    County,
    /// The government of a township, or a street office.
    Township,
    /// The office of a government, which may report on the government's behalf.
    GovernmentOffice,
    /// A department or institution below the state.
    Department,
    /// A body of the state.
    State,
    /// The name does not tell.
    Unknown,
}

impl Kind {
    /// From the full name of an agency.
    pub(crate) fn of(name: &str) -> Self {
        let name = name.trim();
        if name.is_empty() {
            return Self::Unknown;
        }
        if list::GOVERNMENT_OFFICE.ends(name) {
            return Self::GovernmentOffice;
        }
        if list::TOWNSHIP_GOVERNMENT.ends(name) || list::STREET_OFFICE.ends(name) {
            return Self::Township;
        }
        if list::REGION_GOVERNMENT.ends(name) || list::PROVINCE_GOVERNMENT.ends(name) {
            return Self::Province;
        }
        if list::COUNTY_GOVERNMENT.ends(name) {
            return Self::County;
        }
        if list::CITY_GOVERNMENT.ends(name) {
            return if list::MUNICIPALITY.starts(name) { Self::Province } else { Self::City };
        }
        if list::PREFECTURE_GOVERNMENT.ends(name) {
            return Self::City;
        }
        if list::STATE.starts(name) {
            return Self::State;
        }
        let is_local = list::PLACE.within(name);
        if list::MINISTRY.ends(name) && !is_local {
            return Self::State;
        }
        if list::DEPARTMENT.ends(name) && is_local { Self::Department } else { Self::Unknown }
    }

    /// Whether it is a government, whose report covers its region.
    pub(crate) fn is_government(self, name: &str) -> bool {
        matches!(self, Self::Province | Self::City | Self::County | Self::Township)
            && list::GOVERNMENT.ends(name.trim())
    }
}

/// The year that a report is on: as it says, or as its title says.
pub(crate) fn year(report: &Report) -> Option<u16> {
    report.year.or_else(|| title_year(&report.title))
}

/// The first year of four digits, 20xx, in a title.
pub(crate) fn title_year(title: &str) -> Option<u16> {
    let digits: Vec<u32> = title.chars().map(|c| digit(c).unwrap_or(10)).collect();
    let is_year = |window: &[u32]| window.starts_with(&[2, 0]) && window.iter().all(|digit| *digit < 10);
    let start = digits.windows(4).position(is_year)?;
    let beside = [start.checked_sub(1), start.checked_add(4)];
    let longer = beside.into_iter().flatten().any(|at| digits.get(at).is_some_and(|digit| *digit < 10));
    let year = digits.get(start..start + 4)?.iter().fold(0, |year, digit| year * 10 + digit);
    (!longer).then(|| u16::try_from(year).ok()).flatten()
}

/// A digit, ASCII or full-width.
pub(crate) fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => c.to_digit(10),
        '\u{ff10}'..='\u{ff19}' => Some(u32::from(c) - 0xff10),
        _ => None,
    }
}

/// A name without spaces, years and the words that titles add to it.
pub(crate) fn bare_name(text: &str) -> String {
    let kept: String = text.chars().filter(|c| !c.is_whitespace() && digit(*c).is_none()).collect();
    let kept = list::TITLE_WORDS.phrases().iter().fold(kept, |text, word| text.replace(word, ""));
    kept.chars().filter(|c| c.is_alphabetic()).collect()
}

/// Whether two names may be those of one agency: equal, or one lacks the region in front, or one is not known.
pub(crate) fn may_be_same(one: &str, other: &str) -> bool {
    if one.trim() == other.trim() {
        return true;
    }
    let (one, other) = (bare_name(one), bare_name(other));
    one.ends_with(&other) || other.ends_with(&one)
}
