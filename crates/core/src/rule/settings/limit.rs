//! Thresholds of rules that ask what is ordinary.

/// A threshold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Limit {
    /// How many times the figure of the year before is no longer ordinary.
    StockJump,
    /// Figures of table 2 below this are not compared.
    StockJumpLeast,
    /// Fees in 万元 from which on a body below the province has probably written 元.
    FeesMost,
    /// Per cent of all results that may be 其他.
    OtherShare,
    /// Fewer results of 其他 than this are ordinary.
    OtherLeast,
    /// Per cent of the applications received that may be carried over.
    ForwardShare,
    /// Fewer applications carried over than this are ordinary.
    ForwardLeast,
    /// Per cent of the applicants that may be 其他.
    OtherApplicants,
    /// Fewer applications than this are not judged.
    OtherApplicantsLeast,
    /// How many times the figure of the year before is no longer ordinary.
    BridgeJump,
    /// Figures below this are not compared.
    BridgeLeast,
    /// Fewer suits after review than this are ordinary.
    CodefendantLeast,
    /// A table whose greatest figure is below this may well be the same two years in a row.
    SameLeast,
    /// How many times the applications of the year before are no longer ordinary.
    ReceivedJump,
    /// Fewer applications than this are not compared.
    ReceivedJumpLeast,
    /// Characters of section 1, without spaces.
    SummaryLength,
    /// Characters that section 5 should have, without spaces.
    ProblemsLength,
    /// Per cent of a section that may stand in the previous year's report.
    SimilarShare,
    /// Per cent from which on a section counts as taken over whole.
    SameShare,
}

impl Limit {
    /// All thresholds.
    pub const ALL: [Self; 19] = [
        Self::StockJump,
        Self::StockJumpLeast,
        Self::FeesMost,
        Self::OtherShare,
        Self::OtherLeast,
        Self::ForwardShare,
        Self::ForwardLeast,
        Self::OtherApplicants,
        Self::OtherApplicantsLeast,
        Self::BridgeJump,
        Self::BridgeLeast,
        Self::CodefendantLeast,
        Self::SameLeast,
        Self::ReceivedJump,
        Self::ReceivedJumpLeast,
        Self::SummaryLength,
        Self::ProblemsLength,
        Self::SimilarShare,
        Self::SameShare,
    ];

    /// Its name in a settings file: the rule and what it limits.
    pub const fn name(self) -> &'static str {
        self.entry().0
    }

    /// What it is unless set.
    pub const fn default(self) -> i64 {
        self.entry().1
    }

    /// The threshold of a name.
    pub fn by_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|limit| limit.name() == name)
    }

    const fn entry(self) -> (&'static str, i64) {
        match self {
            Self::StockJump => ("T2-JUMP.factor", 5),
            Self::StockJumpLeast => ("T2-JUMP.least", 50),
            Self::FeesMost => ("T2-UNIT.most", 1_000_000),
            Self::OtherShare => ("T3-OTHERBIG.share", 30),
            Self::OtherLeast => ("T3-OTHERBIG.least", 10),
            Self::ForwardShare => ("T3-FWDBIG.share", 25),
            Self::ForwardLeast => ("T3-FWDBIG.least", 10),
            Self::OtherApplicants => ("T3-C6.share", 50),
            Self::OtherApplicantsLeast => ("T3-C6.least", 10),
            Self::BridgeJump => ("T3-R36-BRIDGE.factor", 5),
            Self::BridgeLeast => ("T3-R36-BRIDGE.least", 10),
            Self::CodefendantLeast => ("T4-CODEF.least", 5),
            Self::SameLeast => ("XY-SAME.least", 3),
            Self::ReceivedJump => ("XY-JUMP.factor", 5),
            Self::ReceivedJumpLeast => ("XY-JUMP.least", 20),
            Self::SummaryLength => ("FMT-LEN1.most", 1_000),
            Self::ProblemsLength => ("FMT-SEC5.least", 40),
            Self::SimilarShare => ("SIM-PREV.share", 80),
            Self::SameShare => ("SIM-PREV.same", 95),
        }
    }
}
