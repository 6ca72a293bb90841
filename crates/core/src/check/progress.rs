//! Two checks of one report, earlier and later: what was settled, what is new, what is still open.

use crate::json::FindingEntry;

/// What became of the findings of an earlier check.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Progress<'a> {
    /// Found earlier, and no more.
    pub settled: Vec<&'a FindingEntry>,
    /// Found now for the first time.
    pub new: Vec<&'a FindingEntry>,
    /// Found both times, as it reads now.
    pub open: Vec<&'a FindingEntry>,
}

/// Compares the findings of two checks. A finding is the same if its rule and its places are; a place in prose counts
/// by its section, for what stands before it moves it.
///
/// ```
/// use gouji_core::check::{Context, check, progress};
/// use gouji_core::json::FindingEntry;
/// use gouji_core::{Lang, Report, form};
/// let mut report = Report::new(form::edition("2021").ok_or("no such edition")?);
/// let findings = |report: &Report| -> Vec<FindingEntry> {
///     let found = check(report, &Context::default());
///     found.iter().map(|finding| FindingEntry::new(finding, report.form(), Lang::En)).collect()
/// };
/// let cell = report.form().cell_id("t4.review.total").ok_or("no such cell")?;
/// report.set(cell, "-1");
/// let earlier = findings(&report);
/// report.set(cell, "1");
/// let later = findings(&report);
/// let progress = progress(&earlier, &later);
/// assert!(progress.settled.iter().any(|finding| finding.rule == "CELL-NEG"));
/// # Ok::<(), &str>(())
/// ```
pub fn progress<'a>(earlier: &'a [FindingEntry], later: &'a [FindingEntry]) -> Progress<'a> {
    let mut left: Vec<Option<&FindingEntry>> = earlier.iter().map(Some).collect();
    let mut progress = Progress::default();
    // Findings that read the same are matched first, so that of several at one place the right one is settled.
    let mut matched = vec![false; later.len()];
    for in_words in [true, false] {
        for (now, matched) in later.iter().zip(&mut matched).filter(|(_, matched)| !**matched) {
            let same = |old: &&mut Option<&FindingEntry>| {
                old.is_some_and(|old| {
                    old.rule == now.rule
                        && places(old) == places(now)
                        && (!in_words || old.message == now.message)
                })
            };
            if let Some(old) = left.iter_mut().find(same) {
                *old = None;
                *matched = true;
            }
        }
    }
    progress.settled = left.into_iter().flatten().collect();
    for (now, matched) in later.iter().zip(matched) {
        if matched { progress.open.push(now) } else { progress.new.push(now) }
    }
    progress
}

/// The places of a finding without the offsets of prose.
fn places(finding: &FindingEntry) -> Vec<&str> {
    finding.places.iter().map(|place| place.split('@').next().unwrap_or("")).collect()
}
