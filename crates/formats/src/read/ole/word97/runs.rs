//! Which modifiers hold for which bytes of the text: pages of 512 bytes with runs of paragraphs or characters.

use std::collections::BTreeSet;

use super::super::Bytes;

/// The length of a page.
const PAGE: usize = 512;
/// The length of an entry for a run of paragraphs.
const ENTRY: usize = 13;

/// A run of bytes of the main stream and where its modifiers stand there.
#[derive(Debug, Clone, Copy)]
struct Run {
    start: usize,
    end: usize,
    modifiers: (usize, usize),
}

/// Runs in the order of the main stream.
#[derive(Debug, Default)]
pub(super) struct Runs(Vec<Run>);

impl Runs {
    /// The runs of paragraphs; their modifiers begin with the two bytes of a style.
    pub(super) fn paragraphs(main: Bytes<'_>, list: Bytes<'_>) -> Self {
        Self::parse(main, list, |page, at, count| {
            let offset = usize::from(page.u8((count + 1) * 4 + at * ENTRY)?) * 2;
            let length = usize::from(page.u8(offset).filter(|_| offset > 0)?);
            // A length of nought says that the length, in words, follows.
            Some(if length == 0 {
                (offset + 2, usize::from(page.u8(offset + 1)?) * 2)
            } else {
                (offset + 1, length * 2 - 1)
            })
        })
    }

    /// The runs of characters.
    pub(super) fn characters(main: Bytes<'_>, list: Bytes<'_>) -> Self {
        Self::parse(main, list, |page, at, count| {
            let offset = usize::from(page.u8((count + 1) * 4 + at)?) * 2;
            let length = usize::from(page.u8(offset).filter(|_| offset > 0)?);
            Some((offset + 1, length))
        })
    }

    fn parse(
        main: Bytes<'_>,
        list: Bytes<'_>,
        modifiers: impl Fn(Bytes<'_>, usize, usize) -> Option<(usize, usize)>,
    ) -> Self {
        let mut runs = Vec::new();
        let mut seen = BTreeSet::new();
        let pages = list.0.len().saturating_sub(4) / 8;
        for number in 0..pages {
            let Some(place) =
                list.place((pages + 1) * 4 + number * 4).map(|page| (page & 0x003F_FFFF) * PAGE)
            else {
                break;
            };
            // A page is listed once; a damaged list could go on for ever.
            let Some(page) = main.part(place, PAGE).filter(|_| seen.insert(place)) else { continue };
            let count = page.u8(PAGE - 1).map_or(0, usize::from);
            for at in 0..count {
                let (Some(start), Some(end)) = (page.place(at * 4), page.place(at * 4 + 4)) else { break };
                let (from, length) = modifiers(page, at, count).unwrap_or((0, 0));
                let end_of_page = from.saturating_add(length).min(PAGE);
                if start < end {
                    runs.push(Run { start, end, modifiers: (place + from, place + end_of_page.max(from)) });
                }
            }
        }
        runs.sort_by_key(|run| run.start);
        Self(runs)
    }

    /// The modifiers for a byte of the text, and behind which byte others hold.
    pub(super) fn at<'a>(&self, main: Bytes<'a>, byte: usize) -> (&'a [u8], usize) {
        let behind = self.0.partition_point(|run| run.start <= byte);
        let next = self.0.get(behind).map_or(usize::MAX, |run| run.start);
        match behind.checked_sub(1).and_then(|at| self.0.get(at)).filter(|run| run.end > byte) {
            Some(run) => (main.0.get(run.modifiers.0..run.modifiers.1).unwrap_or(&[]), run.end.min(next)),
            None => (&[], next),
        }
    }
}
