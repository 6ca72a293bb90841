//! What a percentage says.

use crate::narrative::claim::{Class, Opener, PercentKind, Percentage, Why};
use crate::narrative::features::Features;
use crate::narrative::frame::Topic;
use crate::narrative::lexemes::Lexeme;
use crate::narrative::quantity::{MAIN_OUTCOMES, Quantity, Rows, TOTAL};
use crate::narrative::reader::Reader;
use crate::narrative::reporter::Fit;
use crate::narrative::sense::{Rate, Sense, Stage, UnitKind, Year};
use crate::narrative::text::units::RATE;
use crate::narrative::vocabulary::Row;

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
            base: None,
            whole: None,
            class: self.class(features),
            sentence: (self.section, self.sentence),
            sure: !doubt,
        };
        if let Some(item) = self.read.items.get_mut(figure) {
            item.why = Why::Share;
            item.class = Class::Thing { act: false };
        }
        if unit == Some(UnitKind::Times) {
            let of_year = features.years.year(Year::Last) && features.change.is_none();
            let of = before.iter().any(|lexeme| lexeme.sense() == Some(Sense::Year(Year::Last)));
            if of_year && of && !features.foreign && self.frame.last.is_some() {
                entry.kind = PercentKind::Multiple;
                let elsewhere = self.frame.elsewhen || self.frame.body || features.body;
                let ours = self.reporter.fit(self.frame.scope) == Fit::Same;
                entry.sure = !elsewhere && ours && features.unknown <= 1;
                self.read.percentages.push(entry);
            }
            return;
        }
        if point && !grown {
            return;
        }
        if grown {
            let Some(up) = features.change else { return };
            if point {
                return;
            }
            entry.kind = PercentKind::Growth(up);
            let own = features.foreign || features.act || features.listing || features.channels > 0;
            let year = features.years.year(Year::Last) || features.compared || self.frame.compared_with;
            entry.sure &= features.unknown <= 1 && year && !own && !features.years.year(Year::Other);
            // Where the text tells both figures, nothing else is needed.
            let told = self.frame.base.filter(|_| !features.has_label() && self.frame.last.is_some());
            if let Some(base) =
                told.filter(|base| self.frame.last.is_some_and(|last| self.same_unit(last, Some(*base))))
            {
                entry.base = Some(base);
            }
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
        self.share(phrase, at, features, entry, doubt);
    }

    /// Reads a share of something.
    fn share(
        &mut self,
        phrase: &[Lexeme],
        at: usize,
        features: &Features,
        mut entry: Percentage,
        doubt: bool,
    ) {
        let before = phrase.get(..at).unwrap_or_default();
        if let Some(base) = self.rate_of(phrase, at) {
            entry.base = Some(base);
            entry.list = None;
            self.read.percentages.push(entry);
            return;
        }
        let (before, whole) = self.whole_of_share(before);
        entry.whole = whole;
        let lead = Features::of(before);
        let features = if whole.is_some() { &lead } else { features };
        let bare = before.iter().all(|lexeme| matches!(lexeme.sense(), Some(Sense::Filler | Sense::Share)));
        let bracket = self.frame.opening == Some(Opener::Bracket) && before.is_empty();
        if bracket {
            entry.of = self.frame.anchors.last().copied();
            entry.list = None;
        }
        // 结果构成为：予以公开 33.9%，…: an outcome and its share.
        let listed = self.frame.list.is_none()
            && !features.rows.is_empty()
            && before
                .iter()
                .all(|lexeme| matches!(lexeme.sense(), Some(Sense::Row(_) | Sense::Filler | Sense::And)));
        if !features.share && !bracket && whole.is_none() && !listed {
            return;
        }
        if !bare && !features.rows.is_empty() && self.frame.topic == Topic::Applications {
            entry.of = None;
            entry.quantity = Some(Quantity::new(features.rows, TOTAL));
        } else if !bare {
            let labelled =
                features.has_label() && !features.names_applications() && !features.weak_application;
            let labelled = labelled || features.some_legal;
            entry.sure &= !labelled && features.unknown <= 1;
            if labelled {
                // Of which part is not known, only that it is one.
                entry.of = None;
            }
            let columns = features.applicant_columns().filter(|columns| *columns != TOTAL);
            if let Some(columns) = columns
                && self.frame.topic == Topic::Applications
                && !features.some_legal
            {
                entry.quantity = Some(Quantity::new(Rows::one(Row::Received), columns));
                entry.sure = !doubt && features.unknown <= 1 && features.channels == 0;
            }
        }
        self.read.percentages.push(entry);
    }

    /// Cuts off what 占 says the share is of: 占不予公开的.
    fn whole_of_share<'b>(&self, before: &'b [Lexeme]) -> (&'b [Lexeme], Option<Quantity>) {
        let place = before.iter().position(|lexeme| lexeme.sense() == Some(Sense::Share));
        let Some((lead, behind)) =
            place.and_then(|place| Some((before.get(..place)?, before.get(place + 1..)?)))
        else {
            return (before, None);
        };
        let base = Features::of(behind);
        let (single, groups) = (base.rows.without(MAIN_OUTCOMES), base.rows.within(MAIN_OUTCOMES));
        let whole = if base.unknown > 0
            || base.foreign
            || base.act
            || base.channels > 0
            || !base.columns.is_empty()
        {
            None
        } else if !base.rows.is_empty() {
            Some(Quantity::new(if single.is_empty() { groups } else { single }, TOTAL))
        } else if base.stages.stage(Stage::New) {
            Some(Quantity::total(Row::Received))
        } else {
            None
        };
        if whole.is_some() && self.frame.topic == Topic::Applications {
            (lead, whole)
        } else {
            (before, None)
        }
    }

    /// 发放 500 份，收回 463 份，回收率 92.6%: the figure that the rate is taken of, where the last figure is what the
    /// rate is named after and the one before it, of the same unit, is the whole.
    fn rate_of(&self, phrase: &[Lexeme], at: usize) -> Option<usize> {
        let (start, to) = (phrase.first()?.from, phrase.get(at)?.from);
        let rate =
            (start..to).rev().take(3).find(|at| self.marks.get(*at).is_some_and(|mark| mark.ch == RATE))?;
        let verb = self.marks.get(rate.checked_sub(2)?..rate)?;
        let last = self.frame.last?;
        if self.read.items.get(last)?.class == Class::Handling {
            // 公开率 may be of what was given in part too.
            return None;
        }
        let (from, to) = self.read.items.get(last)?.phrase;
        let words = self.marks.get(from..to)?;
        let named = verb.iter().all(|own| words.iter().any(|mark| mark.ch == own.ch));
        let place = self.frame.siblings.iter().position(|figure| *figure == last)?;
        let whole = *self.frame.siblings.get(place.checked_sub(1)?)?;
        (named && self.same_unit(last, Some(whole))).then_some(whole)
    }
}
