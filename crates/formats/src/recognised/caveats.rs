//! From what a reader could not read, or not for certain, to doubts about a report.

use gouji_core::form::CellId;

use super::{Doubt, Fact, Recognised, Why};
use crate::document::{Caveat, Document, Part, Place};

/// The first page that is a picture.
pub(crate) fn picture(document: &Document) -> Option<usize> {
    document.caveats.iter().find_map(|caveat| match caveat {
        Caveat::Picture(page) => Some(*page),
        _ => None,
    })
}

/// Adds a doubt for each caveat, before what else is doubtful.
pub(crate) fn add(report: &mut Recognised, caveats: &[Caveat]) {
    let doubts: Vec<Doubt> = caveats.iter().map(|caveat| doubt(report, caveat)).collect();
    report.doubts.splice(0..0, doubts);
}

fn doubt(report: &Recognised, caveat: &Caveat) -> Doubt {
    let on_page = |page: usize| Place { part: Some(Part::Page(page)), ..Place::default() };
    let numbered = |page: usize| vec![("page", Fact::Number(page))];
    let (why, cells, place) = match caveat {
        Caveat::Picture(page) => {
            (Why::new("doubt.page_picture", numbered(*page)), Vec::new(), on_page(*page))
        }
        Caveat::Seen(page) => {
            let cells = cells(report, |place| place.part == Some(Part::Page(*page)));
            (Why::new("doubt.page_seen", numbered(*page)), cells, on_page(*page))
        }
        Caveat::CutOff(end) => {
            let is_last = |place: &Place| (place.table, place.row) == (end.table, end.row);
            let mut last = cells(report, |place| end.table.is_some() && is_last(place));
            // The row was cut where it ends.
            last.drain(..last.len().saturating_sub(1));
            (Why::plain("doubt.cut_off"), last, end.clone())
        }
    };
    let raw = match (caveat, cells.first().and_then(|cell| report.sources.get(cell))) {
        (Caveat::CutOff(_), Some(source)) => source.raw.clone(),
        _ => String::new(),
    };
    Doubt { cell: cells.first().copied(), cells, raw, why, source: Some(place) }
}

/// The cells whose text stands at such places, in the order of the source.
fn cells(report: &Recognised, such: impl Fn(&Place) -> bool) -> Vec<CellId> {
    let own = report.sources.iter().filter(|(_, source)| such(&source.place) && !source.raw.is_empty());
    let mut own: Vec<(&Place, CellId)> = own.map(|(cell, source)| (&source.place, *cell)).collect();
    own.sort_by_key(|(place, _)| *place);
    own.into_iter().map(|(_, cell)| cell).collect()
}
