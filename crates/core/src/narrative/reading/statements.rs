//! Phrases without a figure that say how many all the same: 未收到…, 均获维持, 全部办结, 正在审理.

use crate::narrative::claim::{Claim, Class, Expression, Reading, Test};
use crate::narrative::features::Features;
use crate::narrative::frame::Topic;
use crate::narrative::lexemes::{Lexeme, Token};
use crate::narrative::quantity::{Columns, LEGAL, MAIN_OUTCOMES, Quantity, Rows, SUITS, TOTAL};
use crate::narrative::reader::Reader;
use crate::narrative::sense::{Document, Outcome, Quantifier, Sense, Stage, Subject, Year};
use crate::narrative::vocabulary::{Column, Row};

/// A rule, quantities of which one is zero, and whether the words are sure.
type Nothing = (&'static str, Vec<Quantity>, bool);

impl Reader<'_> {
    /// Reads a phrase without figure.
    pub(crate) fn statement(&mut self, phrase: &[Lexeme], features: &Features, _closing: Token) {
        let negation =
            phrase.iter().position(|lexeme| matches!(lexeme.sense(), Some(Sense::Negation | Sense::Never)));
        if let Some(at) = negation {
            let behind = phrase.get(at + 1..).unwrap_or_default();
            self.nothing(phrase, at, behind);
            return;
        }
        if phrase.iter().any(|lexeme| lexeme.token == Token::Number) && self.frame.topic == Topic::Cases {
            // 已决者二: a figure without unit, and what follows may be of it.
            self.frame.last = None;
            return;
        }
        if self.doubt_in_statement(features) {
            self.remember_statement(features);
            return;
        }
        self.ended(phrase, features);
        self.remember_statement(features);
    }

    /// 另有 6 件依法延期，转入下年继续办理: the figure is that of what is carried over.
    pub(crate) fn carried_behind(&mut self, figure: usize, features: &Features) {
        let next = features.years.year(Year::Next) || features.carried_out;
        let clear = !features.negation
            && !features.foreign
            && features.rows.is_empty()
            && features.columns.is_empty();
        if !(features.carry || features.carried_out) || !next || !clear || self.doubt_in_statement(features) {
            return;
        }
        let Some(item) = self.read.items.get_mut(figure) else { return };
        let quantity = Quantity::total(Row::CarriedOut);
        item.claim = Some(self.read.claims.len());
        item.class = Class::Handling;
        item.quantity = Some(quantity);
        self.read.claims.push(Claim {
            rule: "NAR-CARRYOUT",
            section: self.section,
            sentence: self.sentence,
            part_of_scope: false,
            range: item.scanned.range(self.marks),
            quoted: item.phrase,
            figure: Some(figure),
            test: Test::Level(vec![(Reading::Plain, Expression::one(quantity))]),
            sure: features.unknown <= 4 && !features.each && self.frame.depth == 0,
            plain: false,
        });
    }

    fn remember_statement(&mut self, features: &Features) {
        let last = features.years.year(Year::Last);
        if features.carry && last {
            self.frame.carried_in = true;
        }
    }

    fn doubt_in_statement(&self, features: &Features) -> bool {
        self.frame.elsewhen
            || self.frame.last_year
            || self.frame.body
            || self.reporter.fit(self.frame.scope) != crate::narrative::reporter::Fit::Same
            || features.share
            || features.compared
    }

    /// 未收到…, 没有发生…, 无结转.
    fn nothing(&mut self, phrase: &[Lexeme], at: usize, behind: &[Lexeme]) {
        let whole = Features::of(phrase);
        let money = whole.subjects.subject(Subject::InformationFee)
            || self.frame.topic == Topic::InformationFee && (whole.fee || whole.notice);
        if money && !whole.act {
            let range = self.range(phrase);
            if whole.notice {
                self.read.no_fee = Some((self.section, range));
            } else {
                self.read.no_fee.get_or_insert((self.section, range));
            }
            return;
        }
        let (Some(negation), Some(first)) = (phrase.get(at), behind.first()) else { return };
        if self.doubt_in_statement(&whole) || negation.to != first.from {
            return;
        }
        if first.token == Token::Unknown && first.length() > 2 {
            return;
        }
        let none = Features::of(behind);
        let several = none.pause || behind.iter().any(|lexeme| lexeme.sense() == Some(Sense::And));
        let cases = none.cases();
        if none.foreign && !several || none.overdue || none.other || none.restrictions > 0 && cases.is_empty()
        {
            return;
        }
        let zero = if none.results.result(Outcome::Corrected) {
            // 诉讼无败诉: what stands before 无 is what is meant.
            let cases = if cases.is_empty() { whole.cases() } else { cases };
            self.none_corrected(&none, cases)
        } else if !cases.is_empty() {
            let told = none.results.is_empty() || none.results.result(Outcome::Closed);
            let sure = none.unknown <= 8 && !whole.in_time && !none.act;
            (none.restrictions == 0 && told).then(|| ("NAR-ZERO", vec![Quantity::new(cases, TOTAL)], sure))
        } else if none.carry || none.carried_out {
            Some(self.none_carried(&none))
        } else if !none.document_rows().is_empty()
            || !none.power_rows().is_empty()
            || self.frame.topic == Topic::Documents && !none.documents.is_empty()
        {
            self.none_made(&none)
        } else if !none.rows.is_empty() {
            let channels = none.channels > 0 && !none.at_large;
            let sure = none.unknown <= 1 && !none.act;
            let spoken_of = self.frame.topic == Topic::Applications && !channels;
            // 因国家秘密不予公开: the reason names the row.
            let single = none.rows.without(MAIN_OUTCOMES);
            let rows = if single.is_empty() { none.rows } else { single };
            spoken_of.then(|| ("NAR-ZERO", vec![Quantity::new(rows, TOTAL)], sure))
        } else {
            self.none_received(behind, &none, several)
        };
        if let Some((rule, zero, sure)) = zero {
            self.claim(rule, phrase, Test::Zero(zero), sure);
        }
    }

    /// 无败诉, 没有被纠正.
    fn none_corrected(&self, none: &Features, cases: Rows) -> Option<Nothing> {
        let spoken = !self.frame.cases.is_empty() && !self.frame.cases_closed;
        let rows = if !cases.is_empty() {
            cases
        } else if spoken {
            self.frame.cases
        } else if self.frame.topic == Topic::Cases || none.disclosure {
            SUITS | Rows::one(Row::Review)
        } else {
            return None;
        };
        let sure = !cases.is_empty() || spoken && self.counted_cases();
        Some(("NAR-RES", vec![Quantity::new(rows, Columns::one(Column::Corrected))], sure))
    }

    /// 无结转, 没有上年结转.
    fn none_carried(&self, none: &Features) -> Nothing {
        let (carried_in, carried_out) = (Quantity::total(Row::CarriedIn), Quantity::total(Row::CarriedOut));
        let zero = match (none.years.year(Year::Last), none.years.year(Year::Next) || none.carried_out) {
            (true, false) => vec![carried_in],
            (false, true) => vec![carried_out],
            (true, true) => vec![Quantity::new(carried_in.rows | carried_out.rows, TOTAL)],
            (false, false) => vec![carried_out, carried_in],
        };
        ("NAR-ZERO", zero, none.unknown <= 4 && self.frame.topic != Topic::Cases)
    }

    /// 未制发规范性文件, 未作出行政处罚决定.
    fn none_made(&self, none: &Features) -> Option<Nothing> {
        let clear = !none.act && !none.documents.document(Document::Touched) && none.unknown <= 2;
        let rows = none.document_rows();
        let rows = if rows.is_empty() && none.power_rows().is_empty() { self.frame.documents } else { rows };
        if rows.is_empty() {
            let quantity = Quantity::new(none.power_rows(), Columns::one(Column::Decisions));
            return Some(("NAR-ZERO", vec![quantity], clear && none.decision && !none.listing));
        }
        let column = if none.documents.document(Document::InForce) {
            Column::InForce
        } else if none.documents.document(Document::Issued) {
            Column::Issued
        } else if none.documents.document(Document::Repealed) {
            Column::Repealed
        } else {
            return None;
        };
        let quantity = Quantity::new(rows, Columns::one(column));
        Some(("NAR-ZERO", vec![quantity], clear && self.frame.scope.is_none()))
    }

    /// 未收到政府信息公开申请.
    fn none_received(&self, behind: &[Lexeme], none: &Features, several: bool) -> Option<Nothing> {
        let received = none.stages.stage(Stage::Received) || none.stages.stage(Stage::New);
        let weak = none.weak_application && !none.other_application && (received || self.frame.disclosure);
        if !(none.names_applications() || weak) || none.foreign || none.act {
            return None;
        }
        // Without a verb of receiving the application must follow at once: 无政府信息公开申请.
        let at_once = behind.iter().take(3).any(|lexeme| {
            matches!(lexeme.sense(), Some(Sense::Subject(Subject::Applications) | Sense::WeakApplication))
        });
        // 没有申请拖到下一年 is about what was left, not about what came.
        if !received && (none.years.year(Year::Next) || none.years.year(Year::Last)) {
            return None;
        }
        if !received && (!at_once || none.cause || !none.stages.is_empty()) {
            return None;
        }
        let columns = none.applicant_columns().unwrap_or(TOTAL);
        let kinds = none.subjects.is_empty() || none.names_applications();
        let some = columns != TOTAL && (!several || kinds && !none.foreign) && !none.some_legal;
        let unclear = several && none.some_legal;
        let quantity = Quantity::new(Rows::one(Row::Received), if some { columns } else { TOTAL });
        let channels = none.channels > 0 && !none.at_large;
        Some(("NAR-ZERO", vec![quantity], !channels && !unclear && none.unknown <= 2))
    }

    /// 均获维持, 已审结, 正在审理, 全部办结, 均为自然人.
    fn ended(&mut self, phrase: &[Lexeme], features: &Features) {
        let results = features.results;
        let named = features.cases();
        let spoken = if named.is_empty() { self.frame.cases } else { named };
        let of_cases = self.frame.topic == Topic::Cases && !spoken.is_empty();
        if of_cases && self.of_one_kind(phrase, features) {
            return;
        }
        let column = |rows: Rows, column: Column| Quantity::new(rows, Columns::one(column));
        if of_cases && !results.is_empty() && !results.result(Outcome::Unclear) && !features.foreign {
            let restricted = features.restrictions > 0 || features.unknown > 3;
            // A figure of cases must have come before: 复议被维持率, 减少败诉 are no statements.
            let counted = self.counted_cases();
            let last = if named.is_empty() { self.frame.last_case } else { named };
            if results.result(Outcome::Upheld) && features.all && !results.result(Outcome::Corrected) {
                let concluded = self.whole_cases();
                let test = if results.result(Outcome::Closed) || concluded == Some(true) {
                    Test::Zero(vec![Quantity::new(
                        spoken,
                        Columns::of(&[Column::Corrected, Column::OtherResult]),
                    )])
                } else {
                    Test::All(column(spoken, Column::Upheld), Quantity::new(spoken, TOTAL))
                };
                self.claim("NAR-ALLKEPT", phrase, test, !restricted && counted && concluded.is_some());
                self.frame.cases_closed = true;
            } else if results.result(Outcome::Pending) {
                let test =
                    Test::Positive(vec![column(last, Column::Pending), column(spoken, Column::Pending)]);
                self.claim("NAR-ALLKEPT", phrase, test, !restricted && counted);
            } else if results.result(Outcome::Closed) && results_only(features) {
                let test = Test::Zero(vec![column(last, Column::Pending)]);
                let test =
                    if features.all { Test::Zero(vec![column(spoken, Column::Pending)]) } else { test };
                self.claim("NAR-ALLKEPT", phrase, test, !restricted && counted);
            } else if results.result(Outcome::Corrected) && !features.all && !results.result(Outcome::Upheld)
            {
                // 法院判决撤销原答复: at least one.
                let test =
                    Test::Positive(vec![column(last, Column::Corrected), column(spoken, Column::Corrected)]);
                let one = features.change.is_none() && features.unknown <= 2 && features.restrictions == 0;
                self.claim("NAR-RES", phrase, test, one && counted && !features.share);
            } else if results.result(Outcome::Corrected) && features.all {
                let test = Test::All(column(spoken, Column::Corrected), Quantity::new(spoken, TOTAL));
                self.claim("NAR-ALLKEPT", phrase, test, !restricted && counted);
            }
            return;
        }
        let applications = self.frame.topic == Topic::Applications;
        if !applications || !features.all || features.foreign || features.act || self.frame.list.is_some() {
            return;
        }
        let counted = self.frame.stage.is_some() || features.names_applications();
        if features.stages.stage(Stage::Concluded) && features.rows.is_empty() {
            // 均在法定期限内答复 says when, not that none is left.
            let hedged =
                features.in_time || features.overdue || features.restrictions > 0 || features.channels > 0;
            let sure = !hedged
                && counted
                && !self.frame.carried_in
                && features.unknown <= 3
                && self.frame.depth == 0;
            self.claim("NAR-ALLDONE", phrase, Test::Zero(vec![Quantity::total(Row::CarriedOut)]), sure);
            return;
        }
        let columns = features.applicant_columns().filter(|columns| *columns != TOTAL);
        if let Some(columns) = columns
            && features.rows.is_empty()
            && features.stages.is_empty()
        {
            let others = if features.legal_only() { Columns::one(Column::Natural) } else { LEGAL };
            let exact = features.legal_only() || columns == Columns::one(Column::Natural);
            let zero =
                [Row::Received, Row::Concluded].map(|row| Quantity::new(Rows::one(row), others)).to_vec();
            let sure = exact
                && counted
                && features.unknown <= 2
                && self.frame.depth == 0
                && features.restrictions == 0;
            self.claim("NAR-APPL", phrase, Test::Zero(zero), sure);
            return;
        }
        // 其他处理均为…: of that outcome, not of all applications.
        let row = phrase.iter().position(|lexeme| matches!(lexeme.sense(), Some(Sense::Row(_))));
        let every = |lexeme: &Lexeme| lexeme.sense() == Some(Sense::Quantifier(Quantifier::All));
        let of_all = phrase.iter().position(every) < row;
        if of_all && !features.rows.is_empty() && features.columns.is_empty() {
            let all = Test::All(Quantity::new(features.rows, TOTAL), Quantity::total(Row::Concluded));
            let plain = !features.in_time && features.stages.is_empty() && features.restrictions == 0;
            let main = !features.rows.within(MAIN_OUTCOMES).is_empty();
            let sure = plain
                && main
                && counted
                && self.of_everything()
                && features.unknown <= 1
                && self.frame.depth == 0;
            self.claim("NAR-OUT", phrase, all, sure);
        }
    }

    /// 行政诉讼 6 件，均为直接起诉.
    fn of_one_kind(&mut self, phrase: &[Lexeme], features: &Features) -> bool {
        let kind = features.results.is_empty() && features.all && !features.suits.is_empty();
        if !kind || self.frame.last_case != SUITS {
            return false;
        }
        let all = Test::All(Quantity::new(features.suits, TOTAL), Quantity::new(SUITS, TOTAL));
        let clear = features.restrictions == 0 && features.unknown <= 1;
        self.claim("NAR-LIT", phrase, all, clear && self.whole_cases() == Some(false));
        true
    }

    /// Whether what was counted last are all applications, not some of them: 属于…的 3 件、…的 3 件，均不予公开.
    fn of_everything(&self) -> bool {
        let last = self.frame.last.and_then(|last| self.read.items.get(last));
        last.is_none_or(|item| {
            let whole = [Row::Received, Row::Concluded].map(Quantity::total);
            item.quantity.is_some_and(|quantity| whole.contains(&quantity))
        })
    }

    /// Whether the last figure is all of the cases that are concluded (`Some(true)`) or all of some cases.
    fn whole_cases(&self) -> Option<bool> {
        let mut item = self.frame.last.and_then(|last| self.read.items.get(last))?;
        if item.claim.is_none() && item.class == Class::Cases {
            // 行政复议 2 件，2 件全部维持: the same again.
            let told = self.frame.anchors.iter().rev().filter_map(|figure| self.read.items.get(*figure));
            item = told
                .skip_while(|own| own.claim.is_none())
                .find(|own| own.scanned.value == item.scanned.value)?;
        }
        let Test::Level(readings) = &self.read.claims.get(item.claim?)?.test else { return None };
        let (reading, expression) = readings.first()?;
        let concluded = *reading == Reading::ConcludedOnly;
        (concluded || expression.single().is_some_and(|quantity| quantity.columns == TOTAL))
            .then_some(concluded)
    }

    pub(super) fn counted_cases(&self) -> bool {
        self.frame.last.and_then(|last| self.read.items.get(last)).is_some_and(|item| {
            matches!(
                item.class,
                crate::narrative::claim::Class::Cases | crate::narrative::claim::Class::Result
            )
        })
    }

    fn claim(&mut self, rule: &'static str, phrase: &[Lexeme], test: Test, sure: bool) {
        let quoted =
            (phrase.first().map_or(0, |lexeme| lexeme.from), phrase.last().map_or(0, |lexeme| lexeme.to));
        let range = self.range(phrase);
        let section = self.section;
        let sentence = self.sentence;
        self.read.claims.push(Claim {
            rule,
            section,
            sentence,
            part_of_scope: false,
            range,
            quoted,
            figure: None,
            test,
            sure,
            plain: true,
        });
    }
}

/// Whether nothing but the end of cases is told.
fn results_only(features: &Features) -> bool {
    !features.results.result(Outcome::Upheld)
        && !features.results.result(Outcome::Corrected)
        && !features.results.result(Outcome::Other)
}
