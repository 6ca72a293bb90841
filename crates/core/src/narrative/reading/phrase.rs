//! What the figure of a phrase counts.

use crate::narrative::claim::{Claim, Class, Difference, Earlier, FeeFigure, Opener, Test, Why};
use crate::narrative::features::{Features, unexplained};
use crate::narrative::figures::{Exactness, is_text};
use crate::narrative::frame::{Respective, Thing, Topic};
use crate::narrative::lexemes::{Lexeme, Token, year};
use crate::narrative::quantity::MAIN_OUTCOMES;
use crate::narrative::reader::Reader;
use crate::narrative::reporter::Fit;
use crate::narrative::sense::{List, Period, Quantifier, Sense, Stage, UnitKind, Year};
use crate::narrative::text::units::{ALSO, NOT_OF_CASES, OF, OF_DOCUMENTS, ONE, YEAR_END};
use crate::narrative::vocabulary::LOOSE_APPLICATION_UNITS;
use crate::number::Value;

/// The most claims of a sentence that wait for a word of what they are about.
const MOST_WAITING: usize = 50;

/// What a phrase makes of its figure.
pub(crate) enum Meaning {
    /// A claim; `waits` if it is sure as soon as the sentence turns out to be about applications.
    Claim {
        rule: &'static str,
        class: Class,
        test: Test,
        sure: bool,
        plain: bool,
        waits: bool,
    },
    None(Why, Class),
}

impl Reader<'_> {
    /// Reads the phrase of a figure.
    pub(crate) fn figure(&mut self, phrase: &[Lexeme], at: usize, figure: usize, features: Features) {
        let mut labelled: Vec<Lexeme> = Vec::new();
        let mut phrase = phrase;
        let mut at = at;
        let mut features = features;
        if features.respective {
            if self.start_respective(phrase, at) {
                labelled.extend_from_slice(phrase);
                self.next_respective(&mut labelled, &mut at, &mut features);
                phrase = &labelled;
            } else if self.frame.opening.is_none()
                && !self.frame.anchors.is_empty()
                && features.results.is_empty()
            {
                self.frame.opening = Some(Opener::Including);
                self.frame.fee_parts = true;
            }
        } else if self.frame.respective.is_some() {
            if features.has_label() {
                self.end_respective();
            } else {
                labelled.extend_from_slice(phrase);
                self.next_respective(&mut labelled, &mut at, &mut features);
                phrase = &labelled;
            }
        }
        if let Some(UnitKind::Percent | UnitKind::Times) = self.unit(figure) {
            self.percentage(phrase, at, figure, &features);
            return;
        }
        let before = phrase.get(..at).unwrap_or_default();
        let meaning = self.meaning(phrase, at, figure, &features, before);
        if self.frame.topic == Topic::InformationFee
            && matches!(self.unit(figure), Some(UnitKind::Money | UnitKind::Case))
        {
            let (part, open) = (self.frame.fee_parts, features.and_so_on);
            self.read.fee_figures.push(FeeFigure { figure, part, each: features.each, open });
        }
        let waits = matches!(meaning, Meaning::Claim { waits: true, .. });
        let (class, why, claim) = match meaning {
            Meaning::Claim { rule, class, test, sure, plain, .. } => {
                let range = self.read.items.get(figure).map(|item| item.scanned.range(self.marks));
                let quoted = self.quoted(phrase, figure);
                let one_of_many =
                    features.body && features.list_word(List::Among) && self.reporter.is_government();
                let part = self.reporter.fit(self.frame.scope) == Fit::Part || one_of_many;
                let part_of_scope = part && self.in_scope(&features);
                let claim = range.map(|range| Claim {
                    sentence: self.sentence,
                    part_of_scope,
                    rule,
                    section: self.section,
                    range,
                    quoted,
                    figure: Some(figure),
                    test,
                    sure,
                    plain,
                });
                (class, Why::Unsure, claim)
            }
            Meaning::None(why, class) => (class, why, None),
        };
        let quantity = claim.as_ref().and_then(Claim::quantity);
        let position = claim.map(|claim| {
            self.read.claims.push(claim);
            self.read.claims.len() - 1
        });
        if self.frame.topic == Topic::None
            && let Some(position) = position
            && waits
            && self.frame.waiting.len() < MOST_WAITING
        {
            self.frame.waiting.push(position);
        }
        let label = if position.is_none() { self.label(before, figure, &features) } else { 0 };
        let thing = if position.is_none() { self.thing(phrase, at, figure, &features) } else { None };
        if let Some(item) = self.read.items.get_mut(figure) {
            item.claim = position;
            item.why = why;
            item.class = class;
            item.quantity = quantity;
            item.label = label;
        }
        let unclaimed =
            position.is_none() && self.frame.topic == Topic::Applications && !features.has_label();
        if unclaimed && self.unit(figure) == Some(UnitKind::Case) && features.rate.is_none() {
            self.frame.open_figure = Some(figure);
        }
        self.read.things.extend(thing.map(|thing| (figure, thing)));
        self.compares(before, figure, &features, why);
        if why == Why::Difference {
            self.difference(before, figure, &features);
            return;
        }
        if let Some(quantity) = quantity {
            self.frame.named = self.frame.named | quantity.rows.without(MAIN_OUTCOMES);
        }
        self.remember_stage(&features);
        self.list(figure, class, quantity, &features);
        self.frame.last = Some(figure);
    }

    /// Keeps what a figure is compared with.
    fn compares(&mut self, before: &[Lexeme], figure: usize, features: &Features, why: Why) {
        self.frame.compared_with = why == Why::Difference;
        if features.reaching {
            // 由 15 件增至 28 件: the level that has been reached.
            self.frame.last = Some(figure);
        } else if why != Why::Difference {
            self.frame.base = None;
        } else if !before.iter().any(|lexeme| matches!(lexeme.sense(), Some(Sense::Change(_)))) {
            self.frame.base = Some(figure);
        }
    }

    /// Keeps a difference from the year before: 比上年的 N 件增加 M 件, where N is what is compared with.
    fn difference(&mut self, before: &[Lexeme], figure: usize, features: &Features) {
        if !before.iter().any(|lexeme| matches!(lexeme.sense(), Some(Sense::Change(_)))) {
            return;
        }
        let own = before.iter().any(|lexeme| matches!(lexeme.sense(), Some(Sense::Foreign | Sense::Act)));
        let other = own || features.unknown > 1 || features.years.year(Year::Other);
        self.read.differences.push(Difference {
            figure,
            of: self.frame.last.filter(|_| !other),
            base: self.frame.base,
            up: features.change.unwrap_or(true),
        });
    }

    /// Marks that a finding quotes: the words before the figure, and it.
    fn quoted(&self, phrase: &[Lexeme], figure: usize) -> (usize, usize) {
        let first = phrase.first().map_or(0, |lexeme| lexeme.from);
        self.read.items.get(figure).map_or((first, first), |item| {
            let start = first.max(item.scanned.number.0.saturating_sub(14));
            let end = if item.scanned.end == item.phrase.1 { item.scanned.end } else { item.phrase.1 };
            let end = if item.scanned.number.0 > first + 2 { item.scanned.end } else { end };
            (start.min(item.scanned.number.0), end)
        })
    }

    fn remember_stage(&mut self, features: &Features) {
        let carried_in =
            features.carry && features.years.year(Year::Last) && !features.years.year(Year::Next);
        if carried_in {
            self.frame.carried_in = true;
        } else if !features.stages.is_empty() {
            self.frame.carried_in = false;
            for stage in [Stage::New, Stage::Received, Stage::Handled, Stage::Concluded] {
                if features.stages.stage(stage) {
                    self.frame.stage = Some(stage);
                }
            }
        }
    }

    /// Splits the words before 分别 into the labels of the figures to come.
    fn start_respective(&mut self, phrase: &[Lexeme], figure: usize) -> bool {
        self.end_respective();
        let words = phrase.get(..figure).unwrap_or_default();
        let end = words
            .iter()
            .position(|lexeme| lexeme.sense() == Some(Sense::Quantifier(Quantifier::Respective)))
            .unwrap_or(words.len());
        let labels: Vec<Vec<Lexeme>> = words
            .get(..end)
            .unwrap_or_default()
            .split(|lexeme| lexeme.token == Token::Pause || lexeme.sense() == Some(Sense::And))
            .map(<[Lexeme]>::to_vec)
            .collect();
        if labels.len() < 2 {
            return false;
        }
        self.frame.respective = Some(Respective { labels, next: 0, first_claim: self.read.claims.len() });
        true
    }

    /// Puts the next label before a bare figure.
    fn next_respective(&mut self, phrase: &mut Vec<Lexeme>, at: &mut usize, features: &mut Features) {
        let Some(respective) = &mut self.frame.respective else { return };
        let Some(label) = respective.labels.get(respective.next) else {
            self.end_respective();
            return;
        };
        respective.next += 1;
        let figure = phrase.get(*at).copied();
        phrase.clone_from(label);
        phrase.extend(figure);
        *at = phrase.len().saturating_sub(1);
        *features = Features::of(phrase);
    }

    /// What a figure that is no percentage counts.
    fn meaning(
        &mut self,
        phrase: &[Lexeme],
        at: usize,
        figure: usize,
        features: &Features,
        before: &[Lexeme],
    ) -> Meaning {
        let thing = Class::Thing { act: features.act };
        let Some(item) = self.read.items.get(figure) else { return Meaning::None(Why::Unsure, thing) };
        let scanned = item.scanned;
        let unit = scanned.unit_kind();
        let Some(value) = scanned.value else { return Meaning::None(Why::Unreadable, thing) };
        let last = before.last().map(|lexeme| lexeme.token);
        let changed = matches!(last, Some(Token::Word(Sense::Change(_))));
        let against = features.against && against_year(before);
        let from = matches!(last, Some(Token::Word(Sense::From)))
            || against_year(before) && before.iter().any(|lexeme| lexeme.sense() == Some(Sense::From));
        if (changed || from || features.compared || against) && !features.reaching {
            return Meaning::None(Why::Difference, thing);
        }
        if self.frame.topic == Topic::InformationFee && unit == Some(UnitKind::Money) {
            self.frame.money = true;
            self.read.fees.push(figure);
            return Meaning::None(Why::NotInTables, thing);
        }
        let class = self.class(features);
        if features.names_applications() && !features.weak_application && features.stages.is_empty() {
            self.of_all_mail(features);
        }
        // 没有引来一件复议: one is what there is none of.
        let none = before.iter().any(|lexeme| matches!(lexeme.sense(), Some(Sense::Negation | Sense::Never)));
        let one = self.marks.get(scanned.number.0).is_some_and(|mark| mark.ch == ONE);
        let none = none || phrase.get(at + 1).is_some_and(|next| self.is_also(next));
        if none && one && value == Value::Count(1) {
            return Meaning::None(Why::Unsure, class);
        }
        if features.reaching && !features.has_label() {
            return self.reached(class, features);
        }
        if features.rate.is_some() {
            return Meaning::None(Why::NotInTables, class);
        }
        let counts = matches!(unit, Some(UnitKind::Case | UnitKind::Loose))
            || unit.is_none() && (value.is_zero() || self.is_entry(phrase, at));
        let written = |unit: &str| scanned.unit.is_some_and(|(from, to)| is_text(self.marks, from, to, unit));
        let document = !features.document_rows().is_empty() || self.frame.topic == Topic::Documents;
        let counts =
            counts && !(self.frame.topic == Topic::Cases && NOT_OF_CASES.iter().any(|unit| written(unit)));
        if !(counts || unit == Some(UnitKind::Money) || document && written(OF_DOCUMENTS)) {
            let why = if unit.is_none() { Why::Unsure } else { Why::OtherUnit };
            return Meaning::None(why, class);
        }
        if features.foreign && features.rows.is_empty() || features.other_application {
            return Meaning::None(Why::NotInTables, class);
        }
        let doubt = self.doubt(features);
        let earlier = doubt == Some(Why::OtherPeriod) && self.of_last_year(features);
        let letters = unexplained(phrase, at);
        let exact = scanned.exactness != Exactness::About;
        // 6 件做到 3 日内答复: a number behind the figure narrows what is counted.
        // Nor is 每 10 件 a count of all.
        let narrowed = phrase.get(at + 1..).unwrap_or_default().iter().any(|own| own.token == Token::Number)
            || last == Some(Token::Word(Sense::Quantifier(Quantifier::Each)));
        let clear = !narrowed && (doubt.is_none() || earlier) && features.restrictions == 0 && exact;
        let mut meaning = match self.frame.topic {
            Topic::Cases => self.cases(features, clear && letters <= 6),
            Topic::Documents => self.documents(features, clear && letters <= 2),
            Topic::Powers if unit == Some(UnitKind::Money) && features.fee && self.frame.decided => {
                self.fees(features, clear && features.unknown == 0)
            }
            Topic::Powers => self.powers(figure, features, clear && letters <= 2),
            Topic::Procurement => {
                Self::procurement(features, clear && letters <= 2, unit == Some(UnitKind::Money))
            }
            Topic::Fees if unit == Some(UnitKind::Money) => self.fees(features, clear && letters <= 2),
            Topic::Applications | Topic::None if unit != Some(UnitKind::Money) => {
                let loose = unit == Some(UnitKind::Loose)
                    && !LOOSE_APPLICATION_UNITS.iter().any(|unit| written(unit));
                let reasons = features.and_so_on && !features.rows.is_empty();
                let tight = letters <= 1 || reasons;
                self.applications(features, clear && tight && !loose, value)
            }
            _ => Meaning::None(Why::NotInTables, class),
        };
        if let (true, Meaning::Claim { class, test: Test::Level(readings), sure: true, .. }) =
            (earlier, &meaning)
        {
            let told = Earlier { figure, readings: readings.clone() };
            self.read.earlier.push(told);
            return Meaning::None(Why::OtherPeriod, *class);
        }
        if let (Meaning::Claim { sure, .. }, Some(why)) = (&meaning, doubt)
            && !sure
            && matches!(why, Why::OtherPeriod)
        {
            meaning = Meaning::None(why, class);
        }
        meaning
    }

    /// 来件 310 件，其中属于政府信息公开申请的 28 件: the whole is of all that came.
    fn of_all_mail(&mut self, features: &Features) {
        if self.frame.opening != Some(Opener::Among) && !features.list_word(List::Among) {
            return;
        }
        let claim = self.frame.anchors.last().and_then(|whole| self.read.items.get(*whole)?.claim);
        if let Some(claim) = claim.and_then(|claim| self.read.claims.get_mut(claim)) {
            claim.sure = false;
        }
    }

    /// Whether a phrase is only the name of an outcome or result and a figure, as in lists without units: 维持 4、纠正 2.
    fn is_entry(&self, phrase: &[Lexeme], at: usize) -> bool {
        let names = |lexeme: &Lexeme| matches!(lexeme.sense(), Some(Sense::Row(_) | Sense::Outcome(_)));
        let passes = |lexeme: &Lexeme| {
            names(lexeme)
                || matches!(lexeme.sense(), Some(Sense::List(List::Among) | Sense::Filler | Sense::Other))
        };
        let before = phrase.get(..at).unwrap_or_default();
        let told = self.frame.list.is_some() || self.frame.opening.is_some() || self.frame.paused;
        told && at + 1 == phrase.len() && before.iter().any(names) && before.iter().all(passes)
    }

    /// 也 in 一件也没有.
    fn is_also(&self, lexeme: &Lexeme) -> bool {
        lexeme.length() == 1 && self.marks.get(lexeme.from).is_some_and(|mark| mark.ch == ALSO)
    }

    /// 增加到 N 件: the level of what was spoken of last.
    fn reached(&self, class: Class, features: &Features) -> Meaning {
        let last = self.frame.last.and_then(|last| self.read.items.get(last)?.claim);
        match last.and_then(|claim| self.read.claims.get(claim)) {
            Some(claim) => {
                // 总量达到 N 件 is the level of something wider.
                let sure = claim.sure && !features.total;
                let (rule, test) = (claim.rule, claim.test.clone());
                Meaning::Claim { rule, class, test, sure, plain: false, waits: false }
            }
            None => Meaning::None(Why::Difference, class),
        }
    }

    /// Whether nothing but the scope speaks against comparing.
    fn in_scope(&self, features: &Features) -> bool {
        let elsewhen = self.frame.elsewhen || self.frame.last_year || features.past_year;
        !elsewhen && !features.compared && features.channels == 0
    }

    /// What speaks against comparing with the tables at all.
    pub(super) fn doubt(&self, features: &Features) -> Option<Why> {
        let frame = &self.frame;
        let carries = features.carry || features.carried_out || features.stages.stage(Stage::Unfinished);
        let next = features.years.year(Year::Next);
        let until = features.periods.period(Period::Until) || features.periods.period(Period::Running);
        let running = features.periods.period(Period::Running)
            && features.periods.period(Period::Until)
            && !features.years.year(Year::This);
        let cases = !features.cases().is_empty() && features.cause;
        let next = next && !cases;
        if frame.elsewhen
            || features.periods.period(Period::Part)
            || running
            || !carries && !features.reaching && (features.past_year || next || frame.last_year)
        {
            return Some(Why::OtherPeriod);
        }
        let _ = until;
        if frame.body || features.body || self.reporter.fit(frame.scope) != Fit::Same {
            return Some(Why::OtherScope);
        }
        None
    }

    /// Whether a figure is of the year before, and of all of it.
    fn of_last_year(&self, features: &Features) -> bool {
        let years = features.years;
        let others = years.year(Year::This) || years.year(Year::Next) || years.year(Year::Other);
        let carries = features.carry || features.carried_out || features.stages.stage(Stage::Unfinished);
        years.year(Year::Last)
            && !others
            && !carries
            && features.periods.is_empty()
            && !self.frame.elsewhen
            && !self.frame.body
            && !features.body
            && features.channels == 0
            && !features.cause
            && self.frame.list.is_none()
            && self.reporter.fit(self.frame.scope) == Fit::Same
    }

    /// The class of a phrase as a part of a list.
    pub(super) fn class(&self, features: &Features) -> Class {
        if !features.rows.is_empty() || features.carry || features.carried_out || features.withdrawn {
            Class::Handling
        } else if !features.columns.is_empty() {
            Class::Applicant
        } else if features.channels > 0
            && features.results.is_empty()
            && (self.frame.topic == Topic::Applications || features.names_applications())
        {
            Class::Channel
        } else if !features.results.is_empty() {
            Class::Result
        } else if !features.cases().is_empty() {
            Class::Cases
        } else if features.body {
            Class::Body
        } else if !features.stages.is_empty()
            && (self.frame.topic == Topic::Applications
                || features.weak_application && !features.other_application)
        {
            Class::Handling
        } else {
            Class::Thing { act: features.act }
        }
    }

    /// Whether the words around a figure make it something else than all of a kind in the whole year.
    fn is_qualified(&self, features: &Features) -> bool {
        features.body
            || features.compared
            || features.change.is_some()
            || features.list.is_some()
            || features.other
            || self.frame.list.is_some()
            || self.frame.opening.is_some()
            || self.frame.depth > 0
            || self.frame.elsewhen
            || self.frame.last_year
    }

    /// The thing that a figure counts in the whole year, by its words.
    fn thing(&self, phrase: &[Lexeme], at: usize, figure: usize, features: &Features) -> Option<Thing> {
        let own = self.is_qualified(features) || features.restrictions > 0;
        let (first, last) = (phrase.first()?, phrase.last()?);
        let scanned = self.read.items.get(figure)?.scanned;
        let from = scanned.number.0;
        if own || from <= first.from || at == 0 {
            return None;
        }
        let mark = |at: usize| self.marks.get(at).map(|mark| mark.ch);
        let back =
            (mark(from - 1) == Some(OF) && from >= first.from + 3 && scanned.end < last.to).then(|| {
                let behind = phrase.get(at + 1..).unwrap_or_default();
                // The noun goes on until a word says something of it.
                let ends = |lexeme: &Lexeme| match lexeme.token {
                    Token::Word(Sense::Quantifier(_) | Sense::Restriction | Sense::List(_)) => true,
                    Token::Word(Sense::Filler) => lexeme.length() == 1,
                    _ => false,
                };
                let noun = behind.iter().take_while(|lexeme| !ends(lexeme));
                let end = noun.last().map_or(scanned.end, |lexeme| lexeme.to);
                ((from - 3, from - 1), (scanned.end, end))
            });
        let yearly = self.frame.this_year || features.total || self.yearly(first.from, from);
        (yearly && back.is_none_or(|(_, (from, to))| to >= from + 2)).then_some(Thing {
            words: (first.from, from),
            back,
            channels: Features::of(phrase.get(..at).unwrap_or_default()).channels > 0,
        })
    }

    /// Whether the words say that they tell of the end of the year.
    fn yearly(&self, from: usize, to: usize) -> bool {
        let words = self.marks.get(from..to).unwrap_or_default();
        words
            .windows(2)
            .any(|pair| matches!(pair, [one, two] if one.ch == YEAR_END.0 && YEAR_END.1.contains(&two.ch)))
    }

    /// A number for the words that name what a figure of published things counts, 0 where they are too few.
    fn label(&self, before: &[Lexeme], figure: usize, features: &Features) -> u64 {
        let doubtful = features.channels > 0
            || self.is_qualified(features)
            || !features.periods.is_empty()
            || self.frame.scope.is_some();
        if doubtful || !features.act || !(features.total || features.years.year(Year::This)) {
            return 0;
        }
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        let mut letters = 0;
        for lexeme in before {
            let passes = matches!(
                lexeme.sense(),
                Some(Sense::Year(_) | Sense::Quantifier(_) | Sense::Filler | Sense::Scope(_) | Sense::And)
            ) || lexeme.token == Token::Number;
            if passes {
                continue;
            }
            for mark in self.marks.get(lexeme.from..lexeme.to).unwrap_or_default() {
                hash = (hash ^ u64::from(u32::from(mark.ch))).wrapping_mul(0x0100_0000_01b3);
                letters += 1;
            }
        }
        // The same in another unit is something else.
        let unit = self.read.items.get(figure).and_then(|item| item.scanned.unit);
        let unit = unit.and_then(|(from, to)| self.marks.get(from..to)).unwrap_or_default();
        for mark in unit {
            hash = (hash ^ u64::from(u32::from(mark.ch))).wrapping_mul(0x0100_0000_01b3);
        }
        if letters >= 4 { hash | 1 } else { 0 }
    }
}

/// Whether a year stands among the words.
fn against_year(words: &[Lexeme]) -> bool {
    words.iter().any(|lexeme| year(lexeme.token).is_some())
}
