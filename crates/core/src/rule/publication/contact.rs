//! `FMT-CONTACT`: an invitation to get in touch that does not say how.

use crate::rule::subject::check as check_of;
use crate::rule::subject::draft::draft;
use crate::rule::subject::wording::list;
use crate::rule::{Check, Reads};

/// A telephone number has at least this many digits.
const SHORTEST_NUMBER: usize = 7;

pub(super) fn check() -> Box<dyn Check> {
    check_of("FMT-CONTACT", Reads::prose(), |subject, findings| {
        let wording = &subject.wording();
        let told =
            wording.has(list::CONTACT) || wording.digits().iter().any(|run| run.count >= SHORTEST_NUMBER);
        let offer = wording.hits(list::CONTACT_OFFER).next();
        if let Some(offer) = offer.filter(|_| !told) {
            let clause = wording.sentence(offer.span);
            let text = wording.text_of(clause).trim();
            findings.push(draft("FMT-CONTACT").at(wording.place(offer.span)).text("text", text).done());
        }
    })
}
