//! What prose claims about the cells of the tables.

use crate::form::SectionNo;
use crate::narrative::quantity::{Columns, Quantity, Rows};
use crate::report::TextRange;

/// How a claim may be meant. The first reading of a claim is the plain one; the others are tried before it is called
/// wrong, and nothing beyond this list is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reading {
    /// As the words say.
    Plain,
    /// New applications and those carried in together.
    WithCarriedIn,
    /// Of the new applications only: what was carried in is left out.
    OfNewOnly,
    /// All that was concluded.
    OfConcluded,
    /// Only cases that are concluded: the pending ones are left out.
    ConcludedOnly,
    /// What is left of a group beside the rows named before.
    Remainder,
    /// The other row of the form that the word may mean.
    OtherRow,
    /// All cases spoken of in the sentence.
    AllCases,
    /// Answers only: what the sentence tells of as withdrawn or ended otherwise is left out.
    WithoutOther,
}

/// A sum of quantities, each taken once or taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Expression(pub(crate) [Option<(Quantity, i64)>; 3]);

impl Expression {
    pub(crate) const fn one(quantity: Quantity) -> Self {
        Self([Some((quantity, 1)), None, None])
    }

    pub(crate) const fn plus(first: Quantity, second: Quantity) -> Self {
        Self([Some((first, 1)), Some((second, 1)), None])
    }

    pub(crate) const fn minus(first: Quantity, second: Quantity) -> Self {
        Self([Some((first, 1)), Some((second, -1)), None])
    }

    pub(crate) fn terms(&self) -> impl Iterator<Item = (Quantity, i64)> + '_ {
        self.0.iter().flatten().copied()
    }

    /// Its quantity, where it is one alone.
    pub(crate) fn single(&self) -> Option<Quantity> {
        match self.0 {
            [Some((quantity, 1)), None, None] => Some(quantity),
            _ => None,
        }
    }
}

/// What is claimed.
#[derive(Debug, Clone)]
pub(crate) enum Test {
    /// The figure is the value of one of these.
    Level(Vec<(Reading, Expression)>),
    /// The figure is at most the value.
    AtMost(Quantity),
    /// One of these is zero.
    Zero(Vec<Quantity>),
    /// One of these is above zero.
    Positive(Vec<Quantity>),
    /// The first is all of the second.
    All(Quantity, Quantity),
}

/// A claim, with or without a figure.
#[derive(Debug, Clone)]
pub(crate) struct Claim {
    pub(crate) rule: &'static str,
    pub(crate) section: SectionNo,
    /// The sentence it stands in.
    pub(crate) sentence: usize,
    /// It is of a part of the report's scope, and of nothing else that the tables do not have.
    pub(crate) part_of_scope: bool,
    /// Where it stands: the figure, or the words.
    pub(crate) range: TextRange,
    /// Marks of the words that are quoted.
    pub(crate) quoted: (usize, usize),
    /// The figure, by its position.
    pub(crate) figure: Option<usize>,
    pub(crate) test: Test,
    /// Whether a difference is a finding. Where the words leave a doubt it is not.
    pub(crate) sure: bool,
    /// Whether the words are so plain that a difference is an error.
    pub(crate) plain: bool,
}

impl Claim {
    /// The plain reading's quantity of a claim with a figure.
    pub(crate) fn quantity(&self) -> Option<Quantity> {
        match &self.test {
            Test::Level(readings) => readings.first()?.1.single(),
            _ => None,
        }
    }
}

/// Why a figure is not compared with a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// It counts something that the tables do not.
    NotInTables,
    /// It counts in another unit.
    OtherUnit,
    /// It is of another year or only of a part of the year.
    OtherPeriod,
    /// It is of another body or only of a part of the report.
    OtherScope,
    /// It is a difference or a growth.
    Difference,
    /// It is a part that the tables do not show.
    Part,
    /// It is a percentage that nothing is known of.
    Share,
    /// The words leave open what it counts.
    Unsure,
    /// It cannot be read as one number.
    Unreadable,
    /// The cell holds no number.
    NoValue,
}

/// The kind of thing that a part of a list is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    /// What became of applications.
    Handling,
    /// Who applied.
    Applicant,
    /// How applications came in.
    Channel,
    /// Reviews and lawsuits.
    Cases,
    /// How cases ended.
    Result,
    /// What other bodies did.
    Body,
    /// Anything else, with or without a word for doing.
    Thing {
        /// 公开, 推送 …
        act: bool,
    },
}

/// What opened a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Opener {
    /// 其中, 含: perhaps not all of it.
    Among,
    /// 包括, 分为, a colon: all of it unless it says otherwise.
    Including,
    /// A bracket behind the figure.
    Bracket,
    /// Nothing: the parts follow the whole.
    Implicit,
}

/// Figures that are parts of one figure.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is a remark of its own on the list")]
pub(crate) struct Listing {
    pub(crate) opener: Opener,
    /// Figures that may be the whole.
    pub(crate) totals: Vec<usize>,
    pub(crate) parts: Vec<usize>,
    pub(crate) class: Option<Class>,
    /// Rows of the outcomes among the parts.
    pub(crate) rows: Rows,
    /// The whole stands in the sentence before.
    pub(crate) distant: bool,
    /// Kinds of applicants among the parts.
    pub(crate) columns: Columns,
    /// 等, 主要: there are more parts.
    pub(crate) open: bool,
    /// 其他, 其余: the last part is what is left.
    pub(crate) closed: bool,
    /// The whole is what an amount of money adds up to.
    pub(crate) fee: bool,
    /// The whole is named behind the parts: 合计.
    pub(crate) trailing: bool,
    /// Natural persons and others are among the parts.
    pub(crate) everyone: bool,
    /// Applications are what is split.
    pub(crate) applications: bool,
    /// Something else stands between or behind the parts, so that they may not be all.
    pub(crate) mixed: bool,
    /// The words say that the parts are all there are.
    pub(crate) complete: bool,
    /// The whole behind the parts has words of its own.
    pub(crate) labelled: bool,
}

/// A percentage.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Percentage {
    pub(crate) figure: usize,
    pub(crate) kind: PercentKind,
    /// The figure that it is the share or the growth of.
    pub(crate) of: Option<usize>,
    /// What it is the share of, where it stands without figure.
    pub(crate) quantity: Option<Quantity>,
    /// The list in which it stands.
    pub(crate) list: Option<usize>,
    /// The figure that it is a share of, where the words name it (收回 463 份，回收率 92.6%), or from which something
    /// has grown (由 15 件增至 28 件).
    pub(crate) base: Option<usize>,
    /// What it is a share of, where the words behind 占 say so.
    pub(crate) whole: Option<Quantity>,
    /// The kind of part that it is a share of.
    pub(crate) class: Class,
    /// Section and sentence.
    pub(crate) sentence: (SectionNo, usize),
    pub(crate) sure: bool,
}

/// What a percentage says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PercentKind {
    /// 占.
    Share,
    /// Grown (`true`) or shrunk against the year before.
    Growth(bool),
    /// 办结率.
    Done,
    /// 是上年的 N 倍.
    Multiple,
}

/// A figure of the year before, to be compared with last year's report.
#[derive(Debug, Clone)]
pub(crate) struct Earlier {
    pub(crate) figure: usize,
    pub(crate) readings: Vec<(Reading, Expression)>,
}

/// A count or an amount of a statement on the fee for processing information.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FeeFigure {
    pub(crate) figure: usize,
    /// It is a part of what was told before: 其中.
    pub(crate) part: bool,
    /// The amount is that of each case.
    pub(crate) each: bool,
    /// There are more parts than those told.
    pub(crate) open: bool,
}

/// A difference from the year before: 较上年增加 N 件.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Difference {
    pub(crate) figure: usize,
    pub(crate) of: Option<usize>,
    /// The figure that it is compared with, where the text tells it: 比上年的 20 件.
    pub(crate) base: Option<usize>,
    pub(crate) up: bool,
}
