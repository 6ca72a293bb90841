//! What a percentage says.

use crate::narrative::claim::{Class, Opener, PercentKind, Percentage, Why};
use crate::narrative::features::Features;
use crate::narrative::lexemes::Lexeme;
use crate::narrative::quantity::{Quantity, TOTAL};
use crate::narrative::reader::{Reader, Topic};
use crate::narrative::sense::{Rate, Sense, UnitKind, Year};

impl Reader<'_> {
    /// Reads a percentage or a multiple.
    pub(super) fn percentage(&mut self, phrase: &[Lexeme], at: usize, figure: usize, features: &Features) {
        let before = phrase.get(..at).unwrap_or_default();
        let grown = features.compared || features.change.is_some() || features.against;
        let unit = self.unit(figure);
        let point = self
            .read
            .items
            .get(figure)
            .is_some_and(|item| item.scanned.unit.is_some_and(|(from, to)| to - from > 1));
        let doubt = self.doubt(features).is_some() || self.frame.topic == Topic::Other && grown;
        let mut entry = Percentage {
            figure,
            kind: PercentKind::Share,
            of: self.frame.last,
            quantity: None,
            list: self.frame.list,
            sure: !doubt,
        };
        if let Some(item) = self.read.items.get_mut(figure) {
            item.why = Why::Share;
            item.class = Class::Thing { act: false };
        }
        if unit == Some(UnitKind::Times) || point && !grown {
            return;
        }
        if grown {
            let Some(up) = features.change else { return };
            if point {
                return;
            }
            entry.kind = PercentKind::Growth(up);
            let own = features.foreign || features.act || features.listing || features.channels > 0;
            let year = features.years.year(Year::Last) || features.compared;
            entry.sure &= features.unknown <= 1 && year && !own && !features.years.year(Year::Other);
            self.read.percentages.push(entry);
            return;
        }
        match features.rate {
            Some(Rate::Done) => {
                entry.kind = PercentKind::Done;
                entry.sure &=
                    self.frame.topic == Topic::Applications && !features.in_time && !features.foreign;
                self.read.percentages.push(entry);
                return;
            }
            Some(Rate::InTime) => return,
            None => {}
        }
        let bare = before.iter().all(|lexeme| matches!(lexeme.sense(), Some(Sense::Filler | Sense::Share)));
        let bracket = self.frame.opening == Some(Opener::Bracket) && before.is_empty();
        if bracket {
            entry.of = self.frame.anchors.last().copied();
            entry.list = None;
        }
        if !features.share && !bracket {
            return;
        }
        if !bare && !features.rows.is_empty() && self.frame.topic == Topic::Applications {
            entry.of = None;
            entry.quantity = Some(Quantity::new(features.rows, TOTAL));
        } else if !bare {
            let labelled =
                features.has_label() && !features.names_applications() && !features.weak_application;
            entry.sure &= !labelled && features.unknown <= 1;
            if labelled {
                return;
            }
        }
        self.read.percentages.push(entry);
    }
}
