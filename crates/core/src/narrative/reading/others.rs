//! Figures of cases, documents, decisions and fees.

use crate::narrative::claim::{Class, Expression, Reading, Test, Why};
use crate::narrative::features::Features;
use crate::narrative::phrase::Meaning;
use crate::narrative::quantity::{Columns, Quantity, Rows, SUITS, TOTAL};
use crate::narrative::reader::Reader;
use crate::narrative::sense::{Document, Outcome, Scope, Stage, Subject, UnitKind};
use crate::narrative::vocabulary::{Column, Row};

impl Reader<'_> {
    pub(super) fn cases(&mut self, features: &Features, clear: bool) -> Meaning {
        let named = features.cases();
        let class = if features.results.is_empty() { Class::Cases } else { Class::Result };
        // In a list of what became of cases, those are meant.
        let of = self.whole().and_then(|(class, quantity)| quantity.filter(|_| class == Class::Cases));
        let told_apart = named.is_empty() && features.disclosure && features.results.is_empty();
        let own = match of {
            Some(quantity) if named.is_empty() => quantity.rows,
            _ if named.is_empty() => self.frame.last_case,
            _ => named,
        };
        if own.is_empty() {
            return Meaning::None(Why::Unsure, class);
        }
        if named.is_empty() && (features.carry || features.carried_out) {
            // Applications are carried over; what follows may be of them again.
            return Meaning::None(Why::Unsure, Class::Handling);
        }
        // Another authority counts the reviews and lawsuits that it decides or conducts as its work.
        let ours =
            !self.frame.business && !features.foreign || features.disclosure || features.names_applications();
        let results = features.results;
        let pending = Quantity::new(own, Columns::one(Column::Pending));
        let total = Quantity::new(own, TOTAL);
        if told_apart && of.is_some() {
            // 行政复议 120 件，其中信息公开类 7 件: the whole is of all matters, the part is what the table has.
            self.of_all_matters();
        } else if named.is_empty() && results.is_empty() && features.stages.is_empty() {
            return Meaning::None(Why::Part, class);
        }
        if results.result(Outcome::Unclear)
            && !results.result(Outcome::Other)
            && !results.result(Outcome::Upheld)
        {
            return Meaning::None(Why::Unsure, class);
        }
        let mut columns = Columns::default();
        for (result, column) in [
            (Outcome::Upheld, Column::Upheld),
            (Outcome::Corrected, Column::Corrected),
            (Outcome::Other, Column::OtherResult),
            (Outcome::Pending, Column::Pending),
        ] {
            if results.result(result) {
                columns = columns | Columns::one(column);
            }
        }
        if features.other && results.is_empty() && named.is_empty() {
            columns = Columns::one(Column::OtherResult);
        }
        let concluded =
            results.result(Outcome::Closed) || features.stages.stage(Stage::Concluded) && !features.cause;
        let each = features.each && own.count() > 1;
        // 因强制拆除引起的诉讼: the cause is another matter.
        let other_cause = !features.disclosure && (!features.power_rows().is_empty() || features.adjudicates);
        let sure = clear && ours && !other_cause && !features.and_so_on && !features.withdrawn && !each;
        if columns.is_empty() {
            // 其中未审结的复议 N 件、诉讼 M 件: a part is not the whole, and what stands before the first is said of all.
            let part = !told_apart && of.is_some_and(|quantity| quantity.rows == own) || self.frame.qualified;
            // 办结 without a word for cases is of them only directly behind them.
            let bound = !named.is_empty() || self.counted_cases();
            let rule = if own.meets(SUITS) { "NAR-LIT" } else { "NAR-REV" };
            let mut readings = vec![(Reading::Plain, Expression::one(total))];
            let less = (Reading::ConcludedOnly, Expression::minus(total, pending));
            if concluded {
                readings.insert(0, less);
            } else {
                readings.push(less);
            }
            let in_list = self.frame.list.is_some() && named.is_empty() && !told_apart;
            return Meaning::Claim {
                rule,
                class,
                test: Test::Level(readings),
                sure: sure && !in_list && !part && bound,
                plain: false,
                waits: false,
            };
        }
        let mut readings = vec![(Reading::Plain, Expression::one(Quantity::new(own, columns)))];
        let among = of.is_some_and(|_| self.frame.cases == own || self.frame.depth > 0);
        if named.is_empty() && !among {
            let open = self.frame.cases;
            let all = SUITS | Rows::one(Row::Review);
            for rows in [open, all] {
                if !rows.is_empty() && rows != own && (rows != all || open.has(all)) {
                    readings.push((Reading::AllCases, Expression::one(Quantity::new(rows, columns))));
                }
            }
        }
        // 纠正 6 件中，因…被纠正 4 件: a part of the same.
        let same = self.whole().is_some_and(|(_, whole)| whole == Some(Quantity::new(own, columns)));
        Meaning::Claim {
            rule: "NAR-RES",
            class,
            test: Test::Level(readings),
            sure: sure && !same,
            plain: false,
            waits: false,
        }
    }

    /// The whole of the list being read is no figure of the tables.
    fn of_all_matters(&mut self) {
        let list = self
            .frame
            .list
            .filter(|_| self.frame.opening.is_none())
            .and_then(|list| self.read.lists.get(list));
        let total = list.and_then(|list| list.totals.first()).or(self.frame.anchors.last());
        let claim = total.and_then(|total| self.read.items.get(*total)?.claim);
        if let Some(claim) = claim.and_then(|claim| self.read.claims.get_mut(claim)) {
            claim.sure = false;
        }
    }

    pub(super) fn documents(&self, features: &Features, clear: bool) -> Meaning {
        let class = Class::Thing { act: features.act };
        let named = features.document_rows();
        let rows = if named.is_empty() { self.frame.documents } else { named };
        let documents = features.documents;
        let (column, certain) = if documents.document(Document::DisclosedTotal) {
            (Column::DisclosedTotal, true)
        } else if documents.document(Document::Disclosed) {
            (Column::Disclosed, true)
        } else if documents.document(Document::InForce) {
            (Column::InForce, true)
        } else if documents.document(Document::Repealed) {
            (Column::Repealed, !self.frame.lapsed && !documents.document(Document::Lapsed))
        } else if documents.document(Document::Issued) {
            (Column::Issued, !documents.document(Document::Repealed))
        } else {
            return Meaning::None(Why::Unsure, class);
        };
        let touched = features.act || documents.document(Document::Touched) || features.listing;
        let several = rows.count() > 1;
        let scoped = features.scope.is_some_and(|scope| !matches!(scope, Scope::Whole | Scope::Home));
        let test =
            Test::Level(vec![(Reading::Plain, Expression::one(Quantity::new(rows, Columns::one(column))))]);
        let sure =
            clear && certain && !touched && !several && !scoped && !features.and_so_on && !self.among();
        Meaning::Claim { rule: "NAR-NORM", class, test, sure, plain: false, waits: false }
    }

    pub(super) fn powers(&mut self, figure: usize, features: &Features, clear: bool) -> Meaning {
        let class = Class::Thing { act: features.act };
        let rows = features.power_rows();
        let published = features.act || features.listing || features.documents.document(Document::Touched);
        if rows.is_empty() || published {
            return Meaning::None(Why::NotInTables, class);
        }
        let handled = features.stages.stage(Stage::Handled) || features.stages.stage(Stage::Concluded);
        // 办理许可 N 件: of the short names only behind a verb of their own or of those before them.
        let decided = self.frame.decided || features.decision || handled;
        self.frame.decided |= handled && !features.narrowed;
        let counted = self.unit(figure) == Some(UnitKind::Case);
        let test = Test::Level(vec![(
            Reading::Plain,
            Expression::one(Quantity::new(rows, Columns::one(Column::Decisions))),
        )]);
        let received = features.stages.stage(Stage::Received) || features.weak_application;
        let fits = clear && !received && !features.and_so_on && !self.among() && !features.narrowed;
        if fits && counted && !decided {
            // Two of them side by side need no verb: 许可 35 件、处罚 9 件.
            self.frame.undecided.push((self.read.claims.len(), rows));
        }
        let sure = fits && decided;
        Meaning::Claim { rule: "NAR-POWER", class, test, sure, plain: false, waits: false }
    }

    pub(super) fn procurement(features: &Features, clear: bool, money: bool) -> Meaning {
        let class = Class::Thing { act: features.act };
        let column = if money { Column::Amount } else { Column::Items };
        let quantity = Quantity::new(Rows::one(Row::Procurement), Columns::one(column));
        let test = Test::Level(vec![(Reading::Plain, Expression::one(quantity))]);
        let sure = clear && !features.listing && !features.and_so_on;
        Meaning::Claim { rule: "NAR-POWER", class, test, sure, plain: false, waits: false }
    }

    /// Whether the figure is a part of one before: 其中, in a bracket.
    fn among(&self) -> bool {
        self.frame.list.is_some() || self.frame.opening.is_some()
    }

    pub(super) fn fees(&self, features: &Features, clear: bool) -> Meaning {
        let class = Class::Thing { act: false };
        // Money under another name, spent or collected, is not the fee.
        let named = features.subjects.subject(Subject::Fees);
        let quantity = Quantity::new(Rows::one(Row::Fees), Columns::one(Column::Amount));
        let test = Test::Level(vec![(Reading::Plain, Expression::one(quantity))]);
        Meaning::Claim {
            rule: "NAR-POWER",
            class,
            test,
            sure: clear && (named || features.unknown <= 2) && !self.among(),
            plain: false,
            waits: false,
        }
    }
}
