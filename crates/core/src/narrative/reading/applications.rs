//! Figures of applications: received, carried over, concluded, by outcome, applicant and channel.

use crate::narrative::claim::{Class, Expression, Reading, Test, Why};
use crate::narrative::features::Features;
use crate::narrative::frame::Topic;
use crate::narrative::phrase::Meaning;
use crate::narrative::quantity::{Columns, GROUPS, MAIN_OUTCOMES, Quantity, Rows, TOTAL};
use crate::narrative::reader::Reader;
use crate::narrative::sense::{List, Stage, Year};
use crate::narrative::vocabulary::{Column, Row};
use crate::number::Value;

const CARRIED: Rows = Rows::of(&[Row::CarriedIn, Row::CarriedOut]);

impl Reader<'_> {
    pub(super) fn applications(&mut self, features: &Features, clear: bool, value: Value) -> Meaning {
        let clear = clear && !features.overdue && !features.foreign;
        let one_channel = features.channels == 1 && !features.at_large && !features.and_so_on;
        let columns = features.applicant_columns();
        if features.carry || features.carried_out || features.stages.stage(Stage::Unfinished) {
            return carried(features, clear && columns.is_none() && !one_channel, value);
        }
        let class = self.class(features);
        if features.withdrawn && features.rows.is_empty() {
            let test = Test::AtMost(Quantity::total(Row::Otherwise));
            return Meaning::Claim {
                rule: "NAR-ROWNAME",
                class,
                test,
                sure: clear,
                plain: false,
                waits: false,
            };
        }
        if !features.rows.is_empty() {
            return self.outcome(features, clear && !one_channel);
        }
        let strong = features.names_applications();
        if let Some(columns) = columns {
            let known = strong || self.frame.topic == Topic::Applications;
            return self.applicants(features, columns, clear && known && !one_channel && !features.other);
        }
        if one_channel && !(strong && features.stages.stage(Stage::New)) || class == Class::Channel && !strong
        {
            return Meaning::None(Why::Part, Class::Channel);
        }
        self.stage(features, clear)
    }

    /// The figure that a list takes apart, or that a list about to begin will.
    pub(super) fn whole(&self) -> Option<(Class, Option<Quantity>)> {
        let list = self.frame.list.and_then(|list| self.read.lists.get(list));
        let total = list.and_then(|list| list.totals.first());
        let total = match self.frame.opening {
            Some(_) => self.frame.anchors.last().or(total),
            None => total,
        };
        self.read.items.get(*total?).map(|item| (item.class, item.quantity))
    }

    /// Applications by kind of applicant.
    fn applicants(&self, features: &Features, columns: Columns, sure: bool) -> Meaning {
        let stages = features.stages;
        let class = self.class(features);
        let whole = self.whole();
        let level = |rule, readings, sure| Meaning::Claim {
            rule,
            class,
            test: Test::Level(readings),
            sure,
            plain: false,
            waits: false,
        };
        if let Some((Class::Handling, Some(quantity))) = whole
            && quantity.columns == TOTAL
            && (quantity.rows.meets(MAIN_OUTCOMES) || self.frame.depth > 0 && quantity.rows.meets(CARRIED))
        {
            let part = Expression::one(Quantity::new(quantity.rows, columns));
            return level("NAR-APPL", vec![(Reading::Plain, part)], sure);
        }
        let row = |row: Row| Quantity::new(Rows::one(row), columns);
        let (new, old) = (row(Row::Received), row(Row::CarriedIn));
        let done = (Reading::OfConcluded, Expression::one(row(Row::Concluded)));
        let mut readings = vec![
            (Reading::Plain, Expression::one(new)),
            (Reading::WithCarriedIn, Expression::plus(new, old)),
        ];
        let of_concluded =
            matches!(whole, Some((_, Some(quantity))) if quantity == Quantity::total(Row::Concluded));
        let place = if stages.stage(Stage::Concluded) || of_concluded { 0 } else { readings.len() };
        readings.insert(place, done);
        if features.some_legal {
            for column in [Column::Enterprise, Column::OtherApplicant] {
                let only = Quantity::new(Rows::one(Row::Received), Columns::one(column));
                readings.push((Reading::OtherRow, Expression::one(only)));
            }
        }
        let nested = matches!(whole, Some((class, _)) if class != Class::Handling);
        // Everyone together is the total, and says so as a total.
        let rule = match (columns == TOTAL, stages.stage(Stage::Concluded) || stages.stage(Stage::Handled)) {
            (true, true) => "NAR-DONE",
            (true, false) if !stages.is_empty() => "NAR-NEW",
            _ => "NAR-APPL",
        };
        level(rule, readings, sure && !nested)
    }

    /// Received, handled, concluded.
    fn stage(&self, features: &Features, clear: bool) -> Meaning {
        let stages = features.stages;
        let class = self.class(features);
        let strong = features.names_applications();
        let in_topic = self.frame.topic == Topic::Applications;
        let [received, carried_in, concluded] =
            [Row::Received, Row::CarriedIn, Row::Concluded].map(Quantity::total);
        // What a list takes apart: parts of the same stage are no totals.
        let list = self.frame.list.and_then(|list| self.read.lists.get(list)).map(|list| list.class);
        let beside = matches!(list, Some(Some(Class::Channel | Class::Applicant)));
        let opening = self.frame.opening.is_some();
        let part = (opening || list.is_some() && !beside)
            && self.whole().and_then(|(_, quantity)| quantity).is_some_and(|quantity| {
                let new = stages.stage(Stage::New) || stages.stage(Stage::Received) || stages.is_empty();
                // Of what was concluded, what was received is a part.
                new && quantity == received
                    || stages.stage(Stage::Received) && quantity == concluded
                    || stages.stage(Stage::Concluded) && quantity == concluded
            });
        // 其余 N 件 are what is left of something.
        let part = part || features.list_word(List::Remainder);
        // 本年新收 is the form's own word for applications.
        let own_word = self.frame.topic == Topic::None
            && stages.stage(Stage::New)
            && (features.weak_application || features.years.year(Year::This));
        let fits = clear && !part && !features.act && !features.listing_only();
        let sure = fits && (strong || in_topic || own_word);
        let waits = fits && !sure && features.unknown <= 1;
        let level = |rule, readings, sure, plain| Meaning::Claim {
            rule,
            class,
            test: Test::Level(readings),
            sure,
            plain,
            waits,
        };
        let plain = |quantity| (Reading::Plain, Expression::one(quantity));
        let other = |quantity| (Reading::OtherRow, Expression::one(quantity));
        let with_old = (Reading::WithCarriedIn, Expression::plus(received, carried_in));
        if stages.stage(Stage::Concluded) {
            let mut readings =
                vec![plain(concluded), (Reading::OfNewOnly, Expression::minus(concluded, carried_in))];
            if stages.stage(Stage::Received) || stages.stage(Stage::Handled) {
                readings.push(other(received));
            }
            if self.frame.carried_in {
                readings.push(other(carried_in));
            }
            return level("NAR-DONE", readings, sure, false);
        }
        if stages.stage(Stage::New) {
            return level("NAR-NEW", vec![plain(received)], sure, true);
        }
        if stages.stage(Stage::Received) {
            return level("NAR-NEW", vec![plain(received), with_old], sure, false);
        }
        if stages.stage(Stage::Handled) {
            return level("NAR-DONE", vec![plain(concluded), with_old, other(received)], sure, false);
        }
        if strong || features.weak_application && in_topic {
            let readings =
                vec![plain(received), with_old, (Reading::OfConcluded, Expression::one(concluded))];
            let bare = strong && !opening && list.is_none();
            return level("NAR-NEW", readings, sure && bare, false);
        }
        Meaning::None(Why::NotInTables, class)
    }

    /// One or more outcomes.
    fn outcome(&self, features: &Features, clear: bool) -> Meaning {
        let columns = features.applicant_columns().unwrap_or(TOTAL);
        let groups = features.rows.within(MAIN_OUTCOMES);
        let single = features.rows.without(MAIN_OUTCOMES);
        let rows =
            if groups.is_empty() || features.rows.within(GROUPS).is_empty() { features.rows } else { groups };
        let quantity = Quantity::new(rows, columns);
        let mut readings = vec![(Reading::Plain, Expression::one(quantity))];
        if !single.is_empty() && !groups.is_empty() && !features.and_so_on {
            // 本机关不掌握…无法提供: the reason names the row.
            readings.insert(0, (Reading::Plain, Expression::one(Quantity::new(single, columns))));
        }
        let group = groups.iter().next().filter(|_| groups.count() == 1 && single.is_empty());
        let beside = group.map_or(Rows::default(), |group| self.cells.members(self.frame.named, group));
        if !beside.is_empty() {
            let minus = Expression::minus(quantity, Quantity::new(beside, columns));
            readings.push((Reading::Remainder, minus));
        }
        let rule = if groups.is_empty() { "NAR-ROWNAME" } else { "NAR-OUT" };
        let nested = match self.whole() {
            Some((Class::Handling, Some(of))) => {
                // Parts of one outcome: only rows inside its group are what the tables show.
                of.rows.meets(MAIN_OUTCOMES) && !groups.is_empty() && of.rows != Rows::one(Row::Outcome)
            }
            Some((Class::Handling, None)) | None => false,
            Some((_, Some(of))) if [Row::Received, Row::Concluded].map(Quantity::total).contains(&of) => {
                false
            }
            Some(_) => true,
        };
        let in_thing = self.frame.topic == Topic::None && self.frame.list.is_some();
        let act = features.act && !features.weak_application;
        let sure = clear && !nested && !in_thing && !act && !features.other && !features.withdrawn;
        Meaning::Claim {
            rule,
            class: Class::Handling,
            test: Test::Level(readings),
            sure,
            plain: false,
            waits: false,
        }
    }
}

/// Carried in or out.
fn carried(features: &Features, sure: bool, value: Value) -> Meaning {
    let last = features.years.year(Year::Last);
    // 上年未办结而转入的: what was not finished then.
    let unfinished = features.stages.stage(Stage::Unfinished) && !(last && features.carry);
    let next = features.years.year(Year::Next) || features.carried_out || unfinished;
    let (carried_in, carried_out) = (Quantity::total(Row::CarriedIn), Quantity::total(Row::CarriedOut));
    let plain = |quantity| (Reading::Plain, Expression::one(quantity));
    let (rule, readings, sure) = match (last, next) {
        // 上年结转、结转下年均为 0.
        (true, true) if value.is_zero() => {
            let both = Quantity::new(carried_in.rows | carried_out.rows, TOTAL);
            ("NAR-CARRYOUT", vec![plain(both)], sure)
        }
        (true, false) => ("NAR-CARRYIN", vec![plain(carried_in)], sure),
        (false, true) => ("NAR-CARRYOUT", vec![plain(carried_out)], sure),
        _ => {
            let other = (Reading::OtherRow, Expression::one(carried_in));
            ("NAR-CARRYOUT", vec![plain(carried_out), other], sure && !last)
        }
    };
    Meaning::Claim {
        rule,
        class: Class::Handling,
        test: Test::Level(readings),
        sure,
        plain: false,
        waits: false,
    }
}
