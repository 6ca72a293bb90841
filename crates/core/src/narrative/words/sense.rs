//! What the words of the vocabulary mean to the reader.

use crate::narrative::vocabulary::Row;

/// The sense of a word. The names are those of the heads in `vocabulary/`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sense {
    /// What is counted.
    Subject(Subject),
    /// Applications as what a paragraph is about, not as what is counted: 依申请公开制度.
    ApplicationTopic,
    /// 申请 alone, which may be an application for something else.
    WeakApplication,
    /// What happened to applications.
    Stage(Stage),
    /// A word for carrying over; the year beside it tells from or to which.
    Carry,
    /// Carried over to the next year.
    CarriedOut,
    /// An outcome: a row or group of the form.
    Row(Row),
    /// Taken back by the applicant, which is part of other handling.
    Withdrawn,
    /// Who applied.
    Applicant(Applicant),
    /// How an application came in.
    Channel,
    /// All channels together.
    ChannelsAtLarge,
    /// A rate of work done.
    Rate(Rate),
    /// How a lawsuit came about.
    Suit(Suit),
    /// How a case ended.
    Outcome(Outcome),
    /// What happened to a document.
    Document(Document),
    /// A decision is made.
    Decision,
    /// Items, lists and published pieces, which are not decisions.
    Listing,
    /// Money is taken.
    Fee(Fee),
    /// A notice to pay.
    Notice,
    /// A year seen from the report.
    Year(Year),
    /// A stretch of time other than the year.
    Period(Period),
    /// Whose figures.
    Scope(Scope),
    /// The end of a name of a body.
    Body,
    /// Adding up and spreading.
    Quantifier(Quantifier),
    /// The beginning or end of a list.
    List(List),
    /// Not, none.
    Negation,
    /// 零 before what never happened.
    Never,
    /// 较, 比: only with a year behind it.
    Against,
    /// Compared with the year before.
    Compared,
    /// A change.
    Change(Change),
    /// A change to a level.
    Reaching,
    /// A change from a level.
    From,
    /// A share of something.
    Share,
    /// In time or not.
    Time(Time),
    /// What narrows the thing counted.
    Restriction,
    /// 和, 及.
    And,
    /// 等: the list goes on.
    AndSoOn,
    /// 尚, 仍: what follows goes on.
    Still,
    /// 仅, 只有: before a number, that there is no more.
    Only,
    /// 再无其他: the list told is all of it.
    Complete,
    /// 其他: its kind is that of its neighbours.
    Other,
    /// About disclosure of government information.
    Disclosure,
    /// Cause and effect.
    Cause,
    /// Suffered: the object follows.
    Passive,
    /// What is told has nothing to do with disclosure.
    Unrelated,
    /// Cases are told as what a body decides.
    Adjudicates,
    /// Cases of some other kind: 工伤认定类行政诉讼.
    OtherMatters,
    /// Something that the agency does besides handling applications.
    Act,
    /// Something else that is counted.
    Foreign,
    /// Changes nothing.
    Filler,
    /// Looks like another word.
    Skip,
}

/// See [`Sense::Subject`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "named in the vocabulary")]
pub(crate) enum Subject {
    Applications,
    Review,
    Suit,
    Cases,
    Normative,
    Regulations,
    Licensing,
    Penalties,
    Coercion,
    Fees,
    InformationFee,
    Procurement,
}

/// See [`Sense::Stage`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "named in the vocabulary")]
pub(crate) enum Stage {
    New,
    Received,
    Handled,
    Concluded,
    Unfinished,
}

/// See [`Sense::Applicant`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "named in the vocabulary")]
pub(crate) enum Applicant {
    Natural,
    Legal,
    Enterprise,
    SomeLegal,
    Research,
    PublicWelfare,
    LegalService,
}

/// See [`Sense::Rate`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "named in the vocabulary")]
pub(crate) enum Rate {
    Done,
    InTime,
}

/// See [`Sense::Suit`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "named in the vocabulary")]
pub(crate) enum Suit {
    Direct,
    AfterReview,
}

/// See [`Sense::Outcome`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "named in the vocabulary")]
pub(crate) enum Outcome {
    Upheld,
    Corrected,
    Other,
    Unclear,
    Pending,
    Closed,
}

/// See [`Sense::Document`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "named in the vocabulary")]
pub(crate) enum Document {
    Issued,
    Repealed,
    Lapsed,
    InForce,
    Disclosed,
    DisclosedTotal,
    Touched,
}

/// See [`Sense::Fee`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "named in the vocabulary")]
pub(crate) enum Fee {
    Collected,
}

/// See [`Sense::Year`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "named in the vocabulary")]
pub(crate) enum Year {
    Last,
    This,
    Next,
    /// A year that is none of these.
    Other,
}

/// See [`Sense::Period`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "named in the vocabulary")]
pub(crate) enum Period {
    Part,
    Cumulative,
    Running,
    Until,
}

/// See [`Sense::Scope`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "named in the vocabulary")]
pub(crate) enum Scope {
    Whole,
    Own,
    Government,
    Office,
    Bureau,
    Parts,
    Home,
}

/// See [`Sense::Quantifier`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "named in the vocabulary")]
pub(crate) enum Quantifier {
    Total,
    /// A sum of what stands before.
    Sum,
    All,
    Each,
    Respective,
}

/// See [`Sense::List`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "named in the vocabulary")]
pub(crate) enum List {
    Among,
    Including,
    Remainder,
    Another,
}

/// See [`Sense::Change`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "named in the vocabulary")]
pub(crate) enum Change {
    Up,
    Down,
}

/// See [`Sense::Time`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "named in the vocabulary")]
pub(crate) enum Time {
    In,
    Over,
}

/// The kind of thing that a unit measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "named in the vocabulary")]
pub enum UnitKind {
    /// 件 份 封 宗 起 例
    Case,
    /// 条 项 个 次
    Loose,
    /// 元
    Money,
    /// 人次
    People,
    /// 期 场
    Thing,
    /// 天
    Time,
    /// %, 百分点
    Percent,
    /// 倍
    Times,
}
