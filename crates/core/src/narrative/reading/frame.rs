//! What has been read so far: figures, claims, lists, and what sentence and paragraph have set.

use crate::form::SectionNo;
use crate::narrative::claim::{
    Claim, Class, Difference, Earlier, FeeFigure, Listing, Opener, Percentage, Why,
};
use crate::narrative::features::Features;
use crate::narrative::figures::Scanned;
use crate::narrative::lexemes::Lexeme;
use crate::narrative::quantity::{MAIN_OUTCOMES, Quantity, Rows};
use crate::narrative::sense::{Scope, Stage};

/// What the words before have set.
#[derive(Debug, Clone, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a thing said before")]
pub(crate) struct Frame {
    pub(crate) topic: Topic,
    pub(crate) stage: Option<Stage>,
    /// The last thing said was of applications carried in.
    pub(crate) carried_in: bool,
    /// Cases spoken of since the last result, and the last of them.
    pub(crate) cases: Rows,
    pub(crate) last_case: Rows,
    pub(crate) cases_closed: bool,
    pub(crate) scope: Option<Scope>,
    /// The scope was named in passing and ends with the sentence.
    pub(crate) scope_fades: bool,
    /// The government and its office are told apart in the sentence.
    pub(crate) scopes: (bool, bool),
    pub(crate) body: bool,
    pub(crate) elsewhen: bool,
    pub(crate) last_year: bool,
    /// The sentence has named the reporting year.
    pub(crate) this_year: bool,
    pub(crate) decided: bool,
    pub(crate) documents: Rows,
    pub(crate) lapsed: bool,
    /// Disclosure or applications have been spoken of.
    pub(crate) disclosure: bool,
    pub(crate) money: bool,
    /// What is told of the fee are parts of what was told before.
    pub(crate) fee_parts: bool,
    /// The figure just read is what another one is compared with: 较上年的 20 件.
    pub(crate) compared_with: bool,
    /// Main outcomes that the sentence has named.
    pub(crate) outcomes: Rows,
    /// Claims on decisions without a verb, and their rows.
    pub(crate) undecided: Vec<(usize, Rows)>,
    /// The figure that others are compared with.
    pub(crate) base: Option<usize>,
    /// A figure of the phrase before that only a word behind it can explain: 另有 6 件依法延期，….
    pub(crate) open_figure: Option<usize>,
    /// Reviews and lawsuits are told as the work of the body.
    pub(crate) business: bool,
    /// The clause has said of cases how they ended, for all that 、 joins.
    pub(crate) qualified: bool,
    /// Claims that only lack the word for applications.
    pub(crate) waiting: Vec<usize>,
    /// Those of the sentence before, which the outcomes of the next one explain: 收到申请 16 件。其中予以公开….
    pub(crate) waiting_before: Vec<usize>,
    /// Single rows of outcomes named in the sentence.
    pub(crate) named: Rows,
    /// Figures of the sentence that may be the whole of a list, newest last.
    pub(crate) anchors: Vec<usize>,
    /// Those of the sentence before.
    pub(crate) earlier: Vec<usize>,
    /// The last figure, of any kind.
    pub(crate) last: Option<usize>,
    /// A list that is being read.
    pub(crate) list: Option<usize>,
    /// The list read last in the sentence.
    pub(crate) last_list: Option<usize>,
    /// The next figure begins a list.
    pub(crate) opening: Option<Opener>,
    /// Labels that 分别 has given to the figures to come.
    pub(crate) respective: Option<Respective>,
    /// Siblings since the sentence began, for 合计.
    pub(crate) siblings: Vec<usize>,
    /// The phrase just read says that what follows is all: 全部由五个所办理：.
    pub(crate) completes: bool,
    /// The phrase before has ended with 、.
    pub(crate) paused: bool,
    /// The clause has begun with what is left: 其余.
    pub(crate) remains: bool,
    /// The phrase just read had a figure.
    pub(crate) just_figure: bool,
    /// Whether a phrase of the paragraph had a figure.
    pub(crate) figures: bool,
    /// Whether applications are named by the sentence or the heading above it.
    pub(crate) depth: usize,
}

/// What is being spoken of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Topic {
    #[default]
    None,
    Applications,
    Cases,
    Documents,
    Powers,
    Procurement,
    Fees,
    InformationFee,
    Other,
}

/// Labels that are given to figures in order.
#[derive(Debug, Clone)]
pub(crate) struct Respective {
    pub(crate) labels: Vec<Vec<Lexeme>>,
    pub(crate) next: usize,
    /// Claims made with them.
    pub(crate) first_claim: usize,
}

/// What a figure of published things counts: 发布…材料 23 篇, or, referring back, 全年发布的 23 篇…材料.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Thing {
    /// Marks of the words before the figure in which the verb stands.
    pub(crate) words: (usize, usize),
    /// Marks of the verb and of the noun, where the figure refers back.
    pub(crate) back: Option<((usize, usize), (usize, usize))>,
    /// Whether channels are named.
    pub(crate) channels: bool,
}

/// A figure with what is known of it.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    pub(crate) section: SectionNo,
    pub(crate) scanned: Scanned,
    /// The claim that it makes, by position.
    pub(crate) claim: Option<usize>,
    pub(crate) why: Why,
    pub(crate) class: Class,
    pub(crate) quantity: Option<Quantity>,
    /// The phrase that it stands in, in marks.
    pub(crate) phrase: (usize, usize),
    /// The list that it is a part of.
    pub(crate) part_of: Option<usize>,
    /// Words that name what it counts, for comparing statements of the same thing; 0 for none.
    pub(crate) label: u64,
}

impl Item {
    /// A figure of which nothing is known yet.
    pub(crate) fn new(section: SectionNo, scanned: Scanned) -> Self {
        Self {
            section,
            phrase: scanned.number,
            scanned,
            claim: None,
            why: Why::NotInTables,
            class: Class::Thing { act: false },
            quantity: None,
            part_of: None,
            label: 0,
        }
    }
}

/// Everything read from the prose of a report.
#[derive(Debug, Default)]
pub(crate) struct Read {
    pub(crate) items: Vec<Item>,
    pub(crate) claims: Vec<Claim>,
    pub(crate) lists: Vec<Listing>,
    pub(crate) percentages: Vec<Percentage>,
    pub(crate) differences: Vec<Difference>,
    /// What figures count by verb and noun, for what refers back to them.
    pub(crate) things: Vec<(usize, Thing)>,
    pub(crate) earlier: Vec<Earlier>,
    pub(crate) fees: Vec<usize>,
    /// Counts and amounts of the statements on that fee, in order.
    pub(crate) fee_figures: Vec<FeeFigure>,
    /// Sentences that say of their parts that they are all there are.
    pub(crate) complete: Vec<(SectionNo, usize)>,
    /// A notice to pay is spoken of.
    pub(crate) notice: bool,
    pub(crate) no_fee: Option<(SectionNo, crate::report::TextRange)>,
}

impl Read {
    /// Makes room for what a text of so many marks usually holds.
    pub(crate) fn reserve(&mut self, marks: usize) {
        self.items.reserve(marks / 16);
        self.claims.reserve(marks / 32);
    }
}

impl Frame {
    /// Sets what is being spoken of.
    pub(crate) fn topic(&mut self, features: &Features) {
        use crate::narrative::sense::Subject;
        let subject = |subject| features.subjects.subject(subject);
        let other = features.foreign || features.other_application;
        let topic = if !features.cases().is_empty() {
            Topic::Cases
        } else if subject(Subject::InformationFee) {
            Topic::InformationFee
        } else if features.names_applications()
            || features.application_topic && !other
            || features.stages.stage(Stage::New) && features.weak_application && !other
        {
            Topic::Applications
        } else if other && features.rows.is_empty() && !features.carry {
            Topic::Other
        } else if !features.document_rows().is_empty() {
            self.documents = features.document_rows();
            Topic::Documents
        } else if !features.power_rows().is_empty() {
            Topic::Powers
        } else if subject(Subject::Procurement) {
            Topic::Procurement
        } else if subject(Subject::Fees) {
            Topic::Fees
        } else if features.act && features.rows.is_empty() && !features.carry && !features.weak_application {
            Topic::Other
        } else if !features.rows.is_empty() || features.carry || features.carried_out {
            self.outcomes = self.outcomes | features.rows.within(MAIN_OUTCOMES);
            // Two outcomes side by side are of applications, whatever was spoken of before.
            let outcomes = self.outcomes.count() > 1 && !other;
            match self.topic {
                Topic::Other if features.weak_application && !other || outcomes => Topic::Applications,
                Topic::Other | Topic::Cases => self.topic,
                _ => Topic::Applications,
            }
        } else {
            self.topic
        };
        self.topic = topic;
    }
}
