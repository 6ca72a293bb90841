//! Lists: which figures are parts of which.

use crate::narrative::claim::{Class, Listing, Opener};
use crate::narrative::features::Features;
use crate::narrative::quantity::{Columns, LEGAL, Quantity, Rows};
use crate::narrative::reader::Reader;
use crate::narrative::sense::{List, UnitKind};
use crate::narrative::vocabulary::Column;

/// The most figures that are kept as possible wholes or siblings.
const MOST_ANCHORS: usize = 6;
/// The most parts of a list that is added up.
pub(crate) const MOST_PARTS: usize = 200;

impl Reader<'_> {
    /// Puts a figure that has been read into the list it belongs to, or makes it the whole of lists to come.
    pub(crate) fn list(
        &mut self,
        figure: usize,
        class: Class,
        quantity: Option<Quantity>,
        features: &Features,
    ) {
        if let Some(opener) = self.frame.opening.take() {
            self.open_list(opener);
        }
        let part = self.join(figure, class, quantity, features);
        if part {
            return;
        }
        // 合计发布 N 条 adds up what the sentence told before, with the same verb.
        let adds = !features.has_label() || self.adds_up(features);
        if features.total && self.frame.siblings.len() >= 2 && adds && !self.frame.remains {
            self.trailing_total(figure, features.has_label());
        }
        if class == Class::Channel && self.frame.list.is_none() {
            let totals = self.applications_before();
            let list = Listing { opener: Opener::Implicit, totals, ..Listing::default() };
            self.read.lists.push(list);
            self.frame.list = Some(self.read.lists.len() - 1);
            self.join(figure, class, quantity, features);
            return;
        }
        push_bounded(&mut self.frame.anchors, figure);
        if self.frame.siblings.len() < MOST_PARTS {
            self.frame.siblings.push(figure);
        }
    }

    fn applications_before(&self) -> Vec<usize> {
        let counts = |figure: &&usize| {
            self.read
                .items
                .get(**figure)
                .is_some_and(|item| item.class == Class::Handling && item.claim.is_some())
        };
        self.frame.anchors.iter().chain(&self.frame.earlier).filter(counts).copied().collect()
    }

    fn open_list(&mut self, opener: Opener) {
        let mut totals: Vec<usize> = self.frame.anchors.iter().rev().copied().collect();
        if let Some(list) = self.frame.list.and_then(|list| self.read.lists.get(list)) {
            let last = list.parts.last().copied();
            let outer = list.totals.clone();
            totals = last.into_iter().chain(outer).collect();
        }
        let distant = totals.is_empty();
        if distant && opener != Opener::Bracket {
            totals = self.frame.earlier.iter().rev().copied().collect();
        }
        totals.truncate(MOST_ANCHORS);
        if totals.is_empty() {
            return;
        }
        self.read.lists.push(Listing { opener, totals, distant, ..Listing::default() });
        self.frame.list = Some(self.read.lists.len() - 1);
    }

    /// Adds a part to the list being read; closes the list where the figure cannot be one.
    fn join(&mut self, figure: usize, class: Class, quantity: Option<Quantity>, features: &Features) -> bool {
        let Some(number) = self.frame.list else { return false };
        let whole = self.read.lists.get(number).and_then(|list| list.totals.first()).copied();
        // Lawsuits after what became of reviews are a whole of their own.
        let of_cases =
            whole.and_then(|whole| self.read.items.get(whole)).is_some_and(|item| item.class == Class::Cases);
        if of_cases && !features.cases().is_empty() && features.suits.is_empty() {
            self.frame.list = None;
            return false;
        }
        let kind = self.unit(figure);
        let whole_kind = whole.and_then(|whole| self.unit(whole)).or(kind);
        let counts = |kind| matches!(kind, Some(UnitKind::Case | UnitKind::Loose));
        let of_things = matches!(class, Class::Thing { .. } | Class::Body) && !features.other;
        let same_unit = if counts(kind) && counts(whole_kind) && !of_things {
            true
        } else {
            kind == whole_kind && (!of_things || self.same_unit(figure, whole))
        };
        let Some(list) = self.read.lists.get_mut(number) else { return false };
        if !same_unit {
            return false;
        }
        let remainder = features.list_word(List::Remainder);
        let other = features.other || remainder;
        let own = match (list.class, class) {
            (Some(own), Class::Thing { .. }) if other => own,
            // In a bracket or behind 包括 parts may be named by what is done: 预报、预警、监测.
            (Some(own @ Class::Thing { .. }), Class::Thing { .. })
                if list.opener != Opener::Among || self.frame.paused =>
            {
                own
            }
            _ => class,
        };
        match list.class {
            None => list.class = Some(own),
            Some(known) if known == own => {}
            // One thing taken apart in a second way: a new list of the same whole.
            Some(Class::Channel | Class::Applicant | Class::Handling)
                if matches!(own, Class::Channel | Class::Applicant | Class::Handling)
                    && (own != Class::Handling || features.rows_or_carry()) =>
            {
                let (opener, totals) = (list.opener, list.totals.clone());
                let first = Listing { opener, totals, class: Some(own), ..Listing::default() };
                self.read.lists.push(first);
                self.frame.list = Some(self.read.lists.len() - 1);
                return self.add(figure, quantity, features, other);
            }
            Some(_) => {
                // A part by a name that is not known is a part all the same.
                list.mixed |= matches!(own, Class::Thing { .. });
                self.frame.list = None;
                return false;
            }
        }
        // A stage is no outcome: 已办结 after a list of outcomes is about the whole again.
        if own == Class::Handling && !features.rows_or_carry() && !other {
            self.frame.list = None;
            return false;
        }
        self.add(figure, quantity, features, other)
    }

    fn add(&mut self, figure: usize, quantity: Option<Quantity>, features: &Features, other: bool) -> bool {
        let Some((number, list)) =
            self.frame.list.and_then(|number| Some((number, self.read.lists.get_mut(number)?)))
        else {
            return false;
        };
        if list.parts.len() < MOST_PARTS {
            list.parts.push(figure);
        } else {
            list.open = true;
        }
        list.columns = list.columns | features.columns;
        list.everyone = list.columns.has(LEGAL | Columns::one(Column::Natural));
        list.rows = list.rows | quantity.map_or(Rows::default(), |quantity| quantity.rows);
        list.closed = other;
        list.open |= features.and_so_on && features.rows.is_empty()
            || features.restrictions > 0 && features.rows.is_empty();
        list.applications |= matches!(list.class, Some(Class::Channel | Class::Applicant | Class::Handling));
        list.fee |= self.frame.money;
        self.frame.last_list = Some(number);
        if let Some(item) = self.read.items.get_mut(figure) {
            item.part_of = Some(number);
        }
        true
    }

    /// Whether a phrase with words of its own is the sum of those before it in the sentence.
    fn adds_up(&self, features: &Features) -> bool {
        let all_acts = self.frame.siblings.iter().all(|figure| {
            self.read.items.get(*figure).is_some_and(|item| item.class == Class::Thing { act: true })
        });
        features.sum && features.act && !features.tells_of_form() && all_acts
    }

    fn trailing_total(&mut self, figure: usize, labelled: bool) {
        let kind = self.unit(figure);
        let parts: Vec<usize> = self
            .frame
            .siblings
            .iter()
            .copied()
            .filter(|part| self.unit(*part) == kind && self.same_unit(*part, Some(figure)))
            .collect();
        if parts.len() < 2 {
            return;
        }
        let class = parts.first().and_then(|part| self.read.items.get(*part)).map(|item| item.class);
        self.read.lists.push(Listing {
            opener: Opener::Including,
            totals: vec![figure],
            parts,
            class,
            trailing: true,
            labelled,
            ..Listing::default()
        });
        self.frame.siblings.clear();
    }

    pub(super) fn same_unit(&self, figure: usize, other: Option<usize>) -> bool {
        let unit = |figure: usize| {
            let item = self.read.items.get(figure)?;
            let (from, to) = item.scanned.unit?;
            self.marks.get(from..to)
        };
        let (Some(own), Some(other)) = (unit(figure), other.and_then(unit)) else { return false };
        own.iter().map(|mark| mark.ch).eq(other.iter().map(|mark| mark.ch))
    }
}

fn push_bounded(figures: &mut Vec<usize>, figure: usize) {
    if figures.len() >= MOST_ANCHORS {
        figures.remove(0);
    }
    figures.push(figure);
}

impl Features {
    fn rows_or_carry(&self) -> bool {
        !self.rows.is_empty() || self.carry || self.carried_out || self.withdrawn
    }
}

impl Default for Listing {
    fn default() -> Self {
        Self {
            opener: Opener::Implicit,
            totals: Vec::new(),
            parts: Vec::new(),
            class: None,
            rows: Rows::default(),
            columns: Columns::default(),
            distant: false,
            open: false,
            closed: false,
            fee: false,
            trailing: false,
            everyone: false,
            applications: false,
            mixed: false,
            complete: false,
            labelled: false,
        }
    }
}
