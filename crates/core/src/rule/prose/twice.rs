//! The same thing said twice: `NIN-DUP`, `NIN-UNIT`.

use std::collections::BTreeMap;

use super::{Judge, finding};
use crate::finding::{Fact, Place};
use crate::narrative::{Answer, BETWEEN, Exactness, Item, Mark, Quantity, Row, Thing, UnitKind};

/// The most figures that are compared with what refers back to them.
const MOST_REFERENCES: usize = 100;

/// Whether the words behind a verb and the noun of what refers back name the same thing, one perhaps more fully.
fn is_name_of(words: &str, noun: &str) -> bool {
    let own = words.trim_matches(BETWEEN);
    let long = own.chars().count() >= 2 && noun.chars().count() >= 2;
    long && (noun.ends_with(own) || own.ends_with(noun))
}

impl<'a> Judge<'a> {
    pub(super) fn twice(&mut self) {
        let text = self.text;
        let mut labelled: BTreeMap<u64, usize> = BTreeMap::new();
        let mut counted: BTreeMap<Quantity, usize> = BTreeMap::new();
        for (figure, item) in text.read.items.iter().enumerate() {
            if item.scanned.exactness != Exactness::Exact || item.scanned.value.is_none() {
                continue;
            }
            let claim = self.claim(figure);
            let quantity = match claim {
                Some((claim, Answer::Unknown)) if claim.sure => item.quantity,
                _ => None,
            };
            let before = if let Some(quantity) = quantity {
                let first = *counted.entry(quantity).or_insert(figure);
                (first != figure).then_some(first)
            } else if item.label != 0 {
                let first = *labelled.entry(item.label).or_insert(figure);
                (first != figure).then_some(first)
            } else {
                None
            };
            let Some(before) = before else { continue };
            let Some(earlier) = text.read.items.get(before) else { continue };
            if earlier.scanned.value == item.scanned.value {
                continue;
            }
            let mut facts = vec![("text", self.quotation(figure)), ("before", self.quotation(before))];
            facts.extend(earlier.scanned.value.map(|value| ("right", Fact::Number(value))));
            let mut finding = finding("NIN-DUP", "NIN-DUP", facts);
            finding.places = vec![Place::Prose(earlier.section, text.range(earlier))];
            self.find(figure, finding);
        }
        self.referred_to();
        self.units();
    }

    /// 发布…材料共 23 篇 and later 全年发布的 32 篇…材料: what refers back to a figure must repeat it.
    fn referred_to(&mut self) {
        let text = self.text;
        let items = &text.read.items;
        let exact = |item: &&Item| item.scanned.exactness == Exactness::Exact && item.scanned.value.is_some();
        let things = text.read.things.iter();
        let told: Vec<(usize, &Item, Thing)> = things
            .filter_map(|(figure, thing)| Some((*figure, items.get(*figure)?, *thing)))
            .filter(|(_, item, _)| exact(item) && item.part_of.is_none())
            .collect();
        for (figure, item, thing) in
            told.iter().filter(|(.., thing)| thing.back.is_some()).take(MOST_REFERENCES)
        {
            let Some((verb, noun)) = thing.back else { continue };
            let (verb, noun) = (text.words(item.section, verb), text.words(item.section, noun));
            let unit = self.unit_text(item);
            let first = told.iter().take(MOST_REFERENCES).find(|(other, own, plain)| {
                let words = text.words(own.section, plain.words);
                let named = words.rsplit_once(verb.as_str()).is_some_and(|(_, own)| is_name_of(own, &noun));
                other != figure
                    && plain.back.is_none()
                    && plain.channels == thing.channels
                    && named
                    && self.unit_text(own) == unit
            });
            let Some((before, earlier, _)) = first else { continue };
            if earlier.scanned.value == item.scanned.value
                || self.contradicts(*figure)
                || self.contradicts(*before)
            {
                continue;
            }
            let mut facts = vec![("text", self.quotation(*figure)), ("before", self.quotation(*before))];
            facts.extend(earlier.scanned.value.map(|value| ("right", Fact::Number(value))));
            let mut finding = finding("NIN-DUP", "NIN-DUP", facts);
            finding.places = vec![Place::Prose(earlier.section, text.range(earlier))];
            self.find(*figure, finding);
        }
    }

    fn unit_text(&self, item: &Item) -> String {
        item.scanned.unit.map_or_else(String::new, |unit| self.text.words(item.section, unit))
    }

    fn unit_marks(&self, item: &Item) -> &'a [Mark] {
        let (from, to) = item.scanned.unit.unwrap_or_default();
        self.text.marks(item.section).get(from..to).unwrap_or_default()
    }

    /// The same number of the same thing in two units.
    fn units(&mut self) {
        let text = self.text;
        let mut known: BTreeMap<Quantity, (usize, &[Mark])> = BTreeMap::new();
        let applications = [Row::Received, Row::Concluded].map(Quantity::total);
        for (figure, item) in text.read.items.iter().enumerate() {
            let counts = matches!(item.scanned.unit_kind(), Some(UnitKind::Case | UnitKind::Loose));
            let Some(quantity) = item.quantity.filter(|_| counts) else { continue };
            // What is received and what is concluded are the same things.
            let quantity = if applications.contains(&quantity) { applications[0] } else { quantity };
            if !self
                .claim(figure)
                .is_some_and(|(claim, answer)| claim.sure && !matches!(answer, Answer::Unknown))
            {
                continue;
            }
            let unit = self.unit_marks(item);
            let Some((first, before)) = known.get(&quantity) else {
                known.insert(quantity, (figure, unit));
                continue;
            };
            if before.iter().map(|mark| mark.ch).eq(unit.iter().map(|mark| mark.ch)) {
                continue;
            }
            let facts = vec![("text", self.quotation(figure)), ("before", self.quotation(*first))];
            let mut finding = finding("NIN-UNIT", "NIN-UNIT", facts);
            let earlier = text.read.items.get(*first);
            finding.places =
                earlier.map(|item| Place::Prose(item.section, text.range(item))).into_iter().collect();
            finding.places.insert(0, Place::Prose(item.section, text.range(item)));
            self.findings.push(finding);
            known.insert(quantity, (figure, unit));
        }
    }
}
