//! What the words of a phrase say together.

use crate::narrative::lexemes::{Lexeme, Token};
use crate::narrative::quantity::{Columns, LEGAL, Rows, TOTAL};
use crate::narrative::sense::{
    Applicant, Document, List, Outcome, Period, Quantifier, Rate, Scope, Sense, Stage, Subject, Suit, Time,
    Year,
};
use crate::narrative::vocabulary::{Column, Row};

/// Small sets of enum values, by their position.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Bits(u16);

impl Bits {
    fn add(&mut self, bit: u8) {
        self.0 |= 1 << bit;
    }

    pub(crate) fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub(crate) fn subject(self, subject: Subject) -> bool {
        self.0 >> subject as u8 & 1 == 1
    }

    pub(crate) fn stage(self, stage: Stage) -> bool {
        self.0 >> stage as u8 & 1 == 1
    }

    pub(crate) fn result(self, result: Outcome) -> bool {
        self.0 >> result as u8 & 1 == 1
    }

    pub(crate) fn document(self, document: Document) -> bool {
        self.0 >> document as u8 & 1 == 1
    }

    pub(crate) fn year(self, year: Year) -> bool {
        self.0 >> year as u8 & 1 == 1
    }

    pub(crate) fn period(self, period: Period) -> bool {
        self.0 >> period as u8 & 1 == 1
    }
}

/// The senses found in a phrase.
#[derive(Debug, Clone, Default)]
#[expect(clippy::struct_excessive_bools, reason = "one for each word sense that is only present or not")]
pub(crate) struct Features {
    pub(crate) subjects: Bits,
    pub(crate) application_topic: bool,
    pub(crate) weak_application: bool,
    /// 申请 stands directly behind letters that say which kind.
    pub(crate) other_application: bool,
    pub(crate) stages: Bits,
    pub(crate) carry: bool,
    pub(crate) carried_out: bool,
    pub(crate) rows: Rows,
    pub(crate) withdrawn: bool,
    pub(crate) applicants: u8,
    pub(crate) columns: Columns,
    pub(crate) some_legal: bool,
    pub(crate) channels: u8,
    pub(crate) at_large: bool,
    pub(crate) rate: Option<Rate>,
    pub(crate) suits: Rows,
    pub(crate) results: Bits,
    pub(crate) documents: Bits,
    pub(crate) decision: bool,
    pub(crate) listing: bool,
    pub(crate) fee: bool,
    pub(crate) notice: bool,
    pub(crate) years: Bits,
    pub(crate) past_year: bool,
    pub(crate) periods: Bits,
    pub(crate) scope: Option<Scope>,
    /// The name of a body other than the reporting one.
    pub(crate) body: bool,
    pub(crate) total: bool,
    /// 合计: a sum of what stands before.
    pub(crate) sum: bool,
    pub(crate) all: bool,
    pub(crate) each: bool,
    pub(crate) respective: bool,
    pub(crate) list: Option<List>,
    pub(crate) negation: bool,
    pub(crate) compared: bool,
    pub(crate) against: bool,
    pub(crate) change: Option<bool>,
    pub(crate) reaching: bool,
    pub(crate) share: bool,
    pub(crate) in_time: bool,
    pub(crate) overdue: bool,
    pub(crate) restrictions: u8,
    pub(crate) and_so_on: bool,
    pub(crate) other: bool,
    pub(crate) disclosure: bool,
    pub(crate) cause: bool,
    pub(crate) act: bool,
    pub(crate) foreign: bool,
    pub(crate) pause: bool,
    pub(crate) unknown: usize,
    /// The parts told are all there are.
    pub(crate) complete: bool,
    /// What is told has nothing to do with disclosure.
    pub(crate) unrelated: bool,
    pub(crate) adjudicates: bool,
    /// A decision is named by one word behind others that say which kind: 林地许可.
    pub(crate) narrowed: bool,
    /// A decision is named by its short name: 处罚.
    pub(crate) short: bool,
    still: bool,
}

impl Features {
    /// Of the lexemes of a phrase.
    pub(crate) fn of(lexemes: &[Lexeme]) -> Self {
        let mut features = Self::default();
        let mut before: Option<&Lexeme> = None;
        for lexeme in lexemes {
            match lexeme.token {
                Token::Word(sense) => features.add(sense, lexeme, before),
                Token::Unknown => features.unknown += lexeme.length(),
                Token::Pause => features.pause = true,
                Token::Number | Token::Figure(_) => {
                    features.complete |= before.is_some_and(|before| {
                        before.sense() == Some(Sense::Only) && before.to == lexeme.from
                    });
                }
                _ => {}
            }
            before = Some(lexeme);
        }
        // 尚在法定期限内办理: handled, but not yet.
        if features.still && features.stages.stage(Stage::Handled) {
            features.stages.add(Stage::Unfinished as u8);
        }
        features
    }

    fn add(&mut self, sense: Sense, lexeme: &Lexeme, before: Option<&Lexeme>) {
        let glued = before.filter(|before| before.to == lexeme.from);
        match sense {
            Sense::Subject(subject) => {
                self.subjects.add(subject as u8);
                // 行政许可决定 says itself that it is decisions.
                let power = matches!(subject, Subject::Licensing | Subject::Penalties | Subject::Coercion);
                self.decision |= power && lexeme.length() > 4;
                let short = power && lexeme.length() == 2;
                self.short |= short;
                self.narrowed |= short
                    && glued.is_some_and(|before| {
                        matches!(
                            before.token,
                            Token::Unknown | Token::Word(Sense::Foreign | Sense::Skip | Sense::Other)
                        )
                    });
            }
            Sense::WeakApplication => {
                self.weak_application = true;
                self.other_application |= glued.is_some_and(|before| {
                    matches!(before.token, Token::Word(Sense::Foreign | Sense::Act))
                        || before.token == Token::Unknown && before.length() >= 2
                });
            }
            Sense::ApplicationTopic => self.application_topic = true,
            Sense::Stage(stage) => self.stages.add(stage as u8),
            Sense::Carry => self.carry = true,
            Sense::CarriedOut => self.carried_out = true,
            Sense::Row(row) => self.rows = self.rows | Rows::one(row),
            Sense::Withdrawn => self.withdrawn = true,
            Sense::Applicant(applicant) => self.applicant(applicant),
            Sense::Channel => self.channels = self.channels.saturating_add(1),
            Sense::ChannelsAtLarge => self.at_large = true,
            Sense::Rate(rate) => self.rate = Some(rate),
            Sense::Suit(suit) => {
                let row = match suit {
                    Suit::Direct => Row::SuitDirect,
                    Suit::AfterReview => Row::SuitAfterReview,
                };
                self.suits = self.suits | Rows::one(row);
            }
            Sense::Outcome(result) => self.results.add(result as u8),
            Sense::Document(document) => self.documents.add(document as u8),
            Sense::Decision => self.decision = true,
            Sense::Listing => self.listing = true,
            Sense::Fee(_) => self.fee = true,
            Sense::Notice => self.notice = true,
            Sense::Year(year) => {
                self.years.add(year as u8);
                // In 因 2022 年的申请引发 the year is that of the cause.
                self.past_year |= matches!(year, Year::Last | Year::Other) && !self.cause;
            }
            Sense::Period(period) => self.periods.add(period as u8),
            Sense::Scope(scope) => self.scope = Some(scope),
            Sense::Body => self.body |= glued.is_some_and(|before| before.token == Token::Unknown),
            Sense::Quantifier(Quantifier::Total) => self.total = true,
            Sense::Quantifier(Quantifier::Sum) => {
                self.total = true;
                self.sum = true;
            }
            Sense::Quantifier(Quantifier::All) => self.all = true,
            Sense::Quantifier(Quantifier::Each) => self.each = true,
            Sense::Quantifier(Quantifier::Respective) => self.respective = true,
            Sense::List(list) => self.list = Some(list),
            Sense::Negation | Sense::Never => self.negation = true,
            Sense::Against => self.against = true,
            Sense::Compared => self.compared = true,
            Sense::Change(change) => self.change = Some(change == crate::narrative::sense::Change::Up),
            Sense::Reaching => self.reaching = true,
            Sense::Share => self.share = true,
            Sense::Time(Time::In) => self.in_time = true,
            Sense::Time(Time::Over) => self.overdue = true,
            Sense::Restriction => self.restrictions = self.restrictions.saturating_add(1),
            Sense::AndSoOn => self.and_so_on = true,
            Sense::Other => self.other = true,
            Sense::Disclosure => self.disclosure = true,
            Sense::Cause | Sense::Passive => self.cause = true,
            Sense::Act => self.act = true,
            Sense::Foreign => self.foreign = true,
            Sense::Complete => self.complete = true,
            Sense::Still => self.still = true,
            Sense::Unrelated => self.unrelated = true,
            Sense::Adjudicates => self.adjudicates = true,
            Sense::OtherMatters => {
                self.subjects.add(Subject::Cases as u8);
                self.adjudicates = true;
            }
            Sense::And | Sense::From | Sense::Only | Sense::Filler | Sense::Skip => {}
        }
    }

    fn applicant(&mut self, applicant: Applicant) {
        self.applicants = self.applicants.saturating_add(1);
        self.columns = self.columns
            | match applicant {
                Applicant::Natural => Columns::one(Column::Natural),
                Applicant::Legal => LEGAL,
                Applicant::SomeLegal => {
                    self.some_legal = true;
                    LEGAL
                }
                Applicant::Enterprise => Columns::one(Column::Enterprise),
                Applicant::Research => Columns::one(Column::Research),
                Applicant::PublicWelfare => Columns::one(Column::PublicWelfare),
                Applicant::LegalService => Columns::one(Column::LegalService),
            };
    }

    /// The columns of applicants that the phrase names; all of them together are the total.
    pub(crate) fn applicant_columns(&self) -> Option<Columns> {
        if self.columns.is_empty() {
            return None;
        }
        let everyone = self.columns.has(LEGAL | Columns::one(Column::Natural));
        Some(if everyone { TOTAL } else { self.columns })
    }

    /// Whether applications for disclosure are named.
    pub(crate) fn names_applications(&self) -> bool {
        self.subjects.subject(Subject::Applications)
    }

    /// Rows of cases that are named: reviews, lawsuits of a kind or of both.
    pub(crate) fn cases(&self) -> Rows {
        let mut rows = self.suits;
        if self.subjects.subject(Subject::Review) {
            rows = rows | Rows::one(Row::Review);
        }
        if self.subjects.subject(Subject::Suit) && self.suits.is_empty() {
            rows = rows | crate::narrative::quantity::SUITS;
        }
        if self.subjects.subject(Subject::Cases) {
            rows = rows | crate::narrative::quantity::SUITS | Rows::one(Row::Review);
        }
        rows
    }

    /// Rows of documents that are named.
    pub(crate) fn document_rows(&self) -> Rows {
        self.named(&[(Subject::Normative, Row::Normative), (Subject::Regulations, Row::Regulations)])
    }

    /// Rows of decisions that are named.
    pub(crate) fn power_rows(&self) -> Rows {
        self.named(&[
            (Subject::Licensing, Row::Licensing),
            (Subject::Penalties, Row::Penalties),
            (Subject::Coercion, Row::Coercion),
        ])
    }

    fn named(&self, rows: &[(Subject, Row)]) -> Rows {
        rows.iter()
            .filter(|(subject, _)| self.subjects.subject(*subject))
            .fold(Rows::default(), |rows, (_, row)| rows | Rows::one(*row))
    }

    /// Whether the phrase says something of its own about what is counted.
    pub(crate) fn has_label(&self) -> bool {
        !self.subjects.is_empty()
            || self.weak_application
            || self.has_head()
            || self.channels > 0
            || self.applicants > 0
            || self.foreign
            || self.act
            || self.other
            || self.listing
            || self.unknown > 1
    }

    /// Whether it is about something that the form counts.
    pub(crate) fn tells_of_form(&self) -> bool {
        self.names_applications()
            || self.weak_application
            || !self.stages.is_empty()
            || self.carry
            || self.carried_out
            || !self.rows.is_empty()
            || !self.cases().is_empty()
            || !self.documents.is_empty()
            || self.decision
    }

    /// Whether it names what the form counts, not only what happens to it.
    pub(crate) fn names_something(&self) -> bool {
        !self.subjects.is_empty() || self.weak_application || !self.rows.is_empty()
    }

    /// Whether it says what happened.
    pub(crate) fn has_head(&self) -> bool {
        !self.stages.is_empty()
            || self.carry
            || self.carried_out
            || !self.rows.is_empty()
            || !self.results.is_empty()
            || !self.suits.is_empty()
            || !self.documents.is_empty()
            || self.withdrawn
    }
}

impl Features {
    /// 信息 and 事项 without applications: published things.
    pub(crate) fn listing_only(&self) -> bool {
        self.listing && !self.names_applications() && !self.weak_application
    }

    pub(crate) fn list_word(&self, list: List) -> bool {
        self.list == Some(list)
    }

    pub(crate) fn legal_only(&self) -> bool {
        self.columns == LEGAL
    }
}

/// Whether a lexeme is what a phrase turns on.
fn is_head(lexeme: &Lexeme) -> bool {
    matches!(
        lexeme.sense(),
        Some(
            Sense::Stage(_)
                | Sense::Carry
                | Sense::CarriedOut
                | Sense::Row(_)
                | Sense::Subject(_)
                | Sense::WeakApplication
                | Sense::Outcome(_)
                | Sense::Applicant(_)
                | Sense::Document(_)
                | Sense::Decision
                | Sense::Suit(_)
        )
    )
}

/// Letters that no word explains between the head of a phrase and its figure, where they would narrow what is counted.
pub(crate) fn unexplained(phrase: &[Lexeme], figure: usize) -> usize {
    let letters = |lexemes: &[Lexeme]| -> usize {
        lexemes.iter().filter(|lexeme| lexeme.token == Token::Unknown).map(Lexeme::length).sum()
    };
    let before = phrase.get(..figure).unwrap_or_default();
    let after = phrase.get(figure + 1..).unwrap_or_default();
    let Some(head) = before.iter().position(is_head) else {
        let last = after.iter().rposition(is_head).map_or(0, |at| at + 1);
        return letters(after.get(..last).unwrap_or_default());
    };
    let mut found = letters(before.get(head..).unwrap_or_default());
    let outcome = matches!(before.get(head).and_then(Lexeme::sense), Some(Sense::Row(_) | Sense::Outcome(_)));
    if outcome {
        let lead = before.get(..head).unwrap_or_default();
        let mut next = before.get(head).map_or(0, |lexeme| lexeme.from);
        for lexeme in lead.iter().rev() {
            let passes = matches!(lexeme.sense(), Some(Sense::Filler | Sense::Listing | Sense::Disclosure));
            if lexeme.to != next || !(passes || lexeme.token == Token::Unknown) {
                break;
            }
            if lexeme.token == Token::Unknown {
                found += lexeme.length();
            }
            next = lexeme.from;
        }
    }
    found
}
