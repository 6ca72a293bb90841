//! Whose report it is and for which year: what 我局, 全市 and 2023年 mean in it.

use crate::narrative::marks::Mark;
use crate::narrative::sense::{Scope, Year};
use crate::narrative::vocabulary::{
    GENERIC_NAMES, GOVERNMENT_ENDS, OFFICE_PARTS, OWN_GOVERNMENTS, REGION_ENDS,
};
use crate::report::Report;

/// What kind of body reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A government, for all under it.
    Government,
    /// The office of a government, for itself.
    Office,
    /// Any other body.
    Department,
    /// Not known.
    Unknown,
}

/// Whether figures of some scope are those of the tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fit {
    /// They are.
    Same,
    /// They may be.
    Unsure,
    /// They are a part of them.
    Part,
}

/// The fewest characters of the end of a name that are a name.
const SHORTEST_NAME: usize = 4;

/// The reporting body and year.
#[derive(Debug)]
pub(crate) struct Reporter {
    kind: Kind,
    year: Option<u16>,
    /// The agency's names in full and without the regions before it.
    names: Vec<Vec<char>>,
    /// Ends of its name that are told apart from other bodies.
    short: Vec<Vec<char>>,
    /// The kind of region that stands before them in the full name.
    region: Option<char>,
    /// First characters of all these names.
    begins: Vec<char>,
}

impl Reporter {
    pub(crate) fn new(report: &Report) -> Self {
        let agency: Vec<char> = report.agency.chars().filter(|ch| !ch.is_whitespace()).take(60).collect();
        let text: String = agency.iter().collect();
        let kind = if agency.is_empty() {
            Kind::Unknown
        } else if OFFICE_PARTS.iter().any(|part| text.contains(part)) {
            Kind::Office
        } else if GOVERNMENT_ENDS.iter().any(|end| text.ends_with(end)) {
            Kind::Government
        } else {
            Kind::Department
        };
        let mut names = Vec::new();
        if agency.len() > 3 {
            let starts = (0..agency.len()).filter(|at| {
                *at == 0
                    || at
                        .checked_sub(1)
                        .and_then(|at| agency.get(at))
                        .is_some_and(|ch| REGION_ENDS.contains(ch))
            });
            for start in starts {
                let name = agency.get(start..).unwrap_or_default();
                let generic: String = name.iter().collect();
                if name.len() >= 3 && !GOVERNMENT_ENDS.contains(&generic.as_str()) {
                    names.push(name.to_vec());
                }
            }
        }
        for (end, short) in OWN_GOVERNMENTS.iter().filter_map(|pair| pair.split_once('=')) {
            if text.ends_with(end) {
                names.extend([short, end].map(|name| name.chars().collect()));
            }
        }
        let mut short = Vec::new();
        if !matches!(kind, Kind::Government | Kind::Unknown) {
            let longest = agency.len().saturating_sub(1);
            for start in (1..=longest.saturating_sub(3)).filter(|start| agency.len() - start >= SHORTEST_NAME)
            {
                let name = agency.get(start..).unwrap_or_default();
                let text: String = name.iter().collect();
                if !GENERIC_NAMES.iter().any(|generic| *generic == text) {
                    short.push(name.to_vec());
                }
            }
        }
        let region = agency.iter().rev().find(|ch| REGION_ENDS.contains(ch)).copied();
        let mut begins: Vec<char> =
            names.iter().chain(&short).filter_map(|name| name.first()).copied().collect();
        begins.sort_unstable();
        begins.dedup();
        Self { kind, year: report.year, names, short, region, begins }
    }

    /// The length of the agency's own name where it stands.
    pub(crate) fn name_at(&self, marks: &[Mark], at: usize) -> Option<usize> {
        let rest = marks.get(at..)?;
        let first = rest.first()?.ch;
        if !self.begins.contains(&first) {
            return None;
        }
        let before = at.checked_sub(1).and_then(|at| marks.get(at)).map(|mark| mark.ch);
        // 市某某局 in the report of the county's 某某局 is another body.
        let region = before.filter(|ch| REGION_ENDS.contains(ch));
        let matches = |name: &&Vec<char>| {
            name.first() == Some(&first)
                && rest.len() >= name.len()
                && name.iter().zip(rest).all(|(ch, mark)| *ch == mark.ch)
        };
        let full = self.names.iter().find(matches);
        let short = || self.short.iter().find(matches).filter(|_| region.is_none() || region == self.region);
        full.or_else(short).map(Vec::len)
    }

    /// A year as seen from the report.
    pub(crate) fn relative(&self, year: u16) -> Year {
        match self.year {
            None => Year::This,
            Some(own) if own == year => Year::This,
            Some(own) if own == year + 1 => Year::Last,
            Some(own) if own + 1 == year => Year::Next,
            Some(_) => Year::Other,
        }
    }

    /// Whether the report is that of the office of a government.
    pub(crate) fn is_office(&self) -> bool {
        self.kind == Kind::Office
    }

    /// Whether the report is that of a government, for all under it.
    pub(crate) fn is_government(&self) -> bool {
        self.kind == Kind::Government
    }

    /// How figures of a scope relate to the tables.
    pub(crate) fn fit(&self, scope: Option<Scope>) -> Fit {
        match (scope, self.kind) {
            (None | Some(Scope::Home), _) | (Some(Scope::Whole), Kind::Government | Kind::Unknown) => {
                Fit::Same
            }
            // 我办 is the office that writes the report of a government, or the body itself.
            (Some(Scope::Government | Scope::Own | Scope::Office), Kind::Office)
            | (Some(Scope::Bureau), Kind::Department | Kind::Office | Kind::Unknown) => Fit::Same,
            (Some(Scope::Own | Scope::Office | Scope::Bureau), Kind::Government)
            | (Some(Scope::Parts), Kind::Government | Kind::Unknown) => Fit::Part,
            _ => Fit::Unsure,
        }
    }
}
