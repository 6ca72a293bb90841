//! What is asked: variables with the values written down, linear rules that ought to hold, and limits.

use super::exact::{Overflow, Rational};
use std::fmt;

/// Variables and rules. The engine knows nothing else: no form, no table, no report.
///
/// ```
/// use gouji_core::repair::{Effort, LinearRule, Problem, Relation, Status, Variable, solve};
/// let problem = Problem::new(
///     vec![Variable::count("a", Some(3)), Variable::count("b", Some(4)), Variable::count("sum", Some(70))],
///     vec![LinearRule::new("a + b = sum", [(0, 1), (1, 1), (2, -1)], Relation::Equal, 0)],
/// );
/// let outcome = solve(&problem, &Effort::default()).unwrap();
/// assert_eq!(outcome.status, Status::Tied); // one rule alone cannot tell which of the three is wrong
/// assert_eq!(outcome.repairs[0].options.len(), 3);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problem {
    /// The figures, each under its own name.
    pub variables: Vec<Variable>,
    /// What must agree.
    pub rules: Vec<LinearRule>,
    /// How large a repair may be, and how many ties are listed.
    pub limits: Limits,
}

impl Problem {
    /// A problem with the usual limits.
    pub fn new(variables: Vec<Variable>, rules: Vec<LinearRule>) -> Self {
        Self { variables, rules, limits: Limits::default() }
    }
}

/// One figure that may be wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variable {
    /// Its name, unique within the problem; ties are put in the order of the names.
    pub name: String,
    /// The value written down; `None` is a blank, which may be filled at no cost.
    pub value: Option<Rational>,
    /// Which values it may take at all.
    pub kind: Kind,
    /// What changing it costs; above nought, 1 unless there is a reason.
    pub weight: Rational,
    /// It must keep its value. A frozen blank stays blank, and the rules on it cannot be judged.
    pub frozen: bool,
    /// The least value allowed. Counts have 0 here unless told otherwise.
    pub lower: Option<Bound>,
    /// The greatest value allowed.
    pub upper: Option<Bound>,
    /// Why this figure was doubted before any rule was looked at.
    pub suspicion: Option<Suspicion>,
    /// The value 0 stands for a cell that was left blank.
    pub blank_read_as_zero: bool,
    /// Where the figure stands on paper, if it does; only the causes look at it.
    pub place: Option<Place>,
}

impl Variable {
    /// A whole number that is not negative.
    pub fn count(name: impl Into<String>, value: Option<i64>) -> Self {
        let bound = Bound { value: Rational::ZERO, strict: false };
        Self { lower: Some(bound), ..Self::of_kind(name, Kind::Whole, value.map(Rational::integer)) }
    }

    /// A whole number of either sign, such as an increase over last year.
    pub fn signed_count(name: impl Into<String>, value: Option<i64>) -> Self {
        Self::of_kind(name, Kind::Whole, value.map(Rational::integer))
    }

    /// An amount that is not negative, written with at most `scale` decimals.
    pub fn amount(name: impl Into<String>, scale: u8, value: Option<Rational>) -> Self {
        let bound = Bound { value: Rational::ZERO, strict: false };
        Self { lower: Some(bound), ..Self::of_kind(name, Kind::Decimal { scale }, value) }
    }

    /// Any fraction of either sign.
    pub fn real(name: impl Into<String>, value: Option<Rational>) -> Self {
        Self::of_kind(name, Kind::Real, value)
    }

    fn of_kind(name: impl Into<String>, kind: Kind, value: Option<Rational>) -> Self {
        Self {
            name: name.into(),
            value,
            kind,
            weight: Rational::ONE,
            frozen: false,
            lower: None,
            upper: None,
            suspicion: None,
            blank_read_as_zero: false,
            place: None,
        }
    }

    /// The weight that counts: that of the suspicion, if there is one.
    pub fn effective_weight(&self) -> Rational {
        self.suspicion.as_ref().map_or(self.weight, |suspicion| suspicion.weight)
    }
}

/// Which values a variable may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Whole numbers. The bounds say whether negative ones are allowed.
    Whole,
    /// Decimals with at most `scale` places.
    Decimal {
        /// Places after the point.
        scale: u8,
    },
    /// Any fraction.
    Real,
}

impl Kind {
    /// The distance between neighbouring values; `None` where there is none.
    pub(crate) fn step(self) -> Result<Option<Rational>, Overflow> {
        match self {
            Self::Whole => Ok(Some(Rational::ONE)),
            Self::Decimal { scale } => {
                let power = 10_i128.checked_pow(u32::from(scale)).ok_or(Overflow)?;
                Ok(Some(Rational::new(1, power).ok_or(Overflow)?))
            }
            Self::Real => Ok(None),
        }
    }
}

/// One end of the range of a variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bound {
    /// The end of the range.
    pub value: Rational,
    /// The end itself is not allowed.
    pub strict: bool,
}

impl Bound {
    /// As a lower end: is the value too low?
    pub(crate) fn excludes_below(self, value: Rational) -> bool {
        value < self.value || (self.strict && value == self.value)
    }

    /// As an upper end: is the value too high?
    pub(crate) fn excludes_above(self, value: Rational) -> bool {
        value > self.value || (self.strict && value == self.value)
    }

    /// The nearest multiple of `step` inside the range that ends here.
    pub(crate) fn inward(self, step: Rational, upper: bool) -> Result<Self, Overflow> {
        let steps = self.value.over(step)?;
        let steps = match (upper, self.strict) {
            (false, false) => steps.ceil(),
            (false, true) => steps.floor().plus(Rational::ONE)?,
            (true, false) => steps.floor(),
            (true, true) => steps.ceil().minus(Rational::ONE)?,
        };
        Ok(Self { value: steps.times(step)?, strict: false })
    }
}

/// Doubt about a figure from elsewhere: the reader was unsure, the text says something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suspicion {
    /// Why, in words that can be shown.
    pub reason: String,
    /// The weight used in place of the variable's own; above nought and not above it. A weight just below 1
    /// breaks ties and nothing else.
    pub weight: Rational,
}

/// Where a figure stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The table, or block of a table, within which neighbours are neighbours.
    pub block: u32,
    /// The row, counted from the top.
    pub row: u32,
    /// The column, counted from the left.
    pub column: u32,
    /// It is a total of other figures.
    pub total: bool,
}

/// A weighted sum of variables compared with a constant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinearRule {
    /// The rule's name, for certificates and explanations.
    pub name: String,
    /// Index of a variable and its coefficient; a variable named twice counts with the sum.
    pub terms: Vec<(usize, Rational)>,
    /// How the sum must compare with the constant.
    pub relation: Relation,
    /// The constant on the right.
    pub constant: Rational,
    /// For [`Relation::Equal`]: how far the two sides may lie apart, declared (as by rounding), never assumed.
    pub tolerance: Option<Rational>,
}

impl LinearRule {
    /// A rule with whole coefficients and no tolerance.
    pub fn new<const N: usize>(
        name: impl Into<String>,
        terms: [(usize, i64); N],
        relation: Relation,
        constant: i64,
    ) -> Self {
        Self::of(
            name,
            terms.iter().map(|&(variable, coefficient)| (variable, Rational::integer(coefficient))).collect(),
            relation,
            Rational::integer(constant),
        )
    }

    /// A rule with no tolerance.
    pub fn of(
        name: impl Into<String>,
        terms: Vec<(usize, Rational)>,
        relation: Relation,
        constant: Rational,
    ) -> Self {
        Self { name: name.into(), terms, relation, constant, tolerance: None }
    }
}

/// How the two sides of a rule compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// `=`
    Equal,
    /// `<=`
    AtMost,
    /// `>=`
    AtLeast,
    /// `<`
    Below,
    /// `>`
    Above,
}

/// Limits on the answer, part of the question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Repairs heavier than this are not looked for.
    pub weight: Option<Rational>,
    /// Repairs that change more figures than this (blanks not counted) are not looked for.
    pub changes: Option<usize>,
    /// How many ties are listed; further ones are announced by `capped`.
    pub options: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { weight: None, changes: None, options: 64 }
    }
}

/// How long to try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort {
    /// Sets of variables that may be tried in one connected part of the problem.
    pub nodes: u64,
}

impl Default for Effort {
    /// Enough for a dozen wrong cells in one table; well under a second.
    fn default() -> Self {
        Self { nodes: 50_000 }
    }
}

/// The problem itself is wrong; no search was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemFault {
    /// Two variables have one name.
    DuplicateName(String),
    /// A rule speaks of a variable that is not there.
    UnknownVariable {
        /// The rule.
        rule: String,
        /// The index it names.
        index: usize,
    },
    /// A weight is nought or negative, or a suspicion makes a variable heavier.
    Weight(String),
    /// A tolerance is negative, or stands at a rule that is no equality.
    Tolerance(String),
    /// A number is too large for exact calculation.
    TooLarge,
}

impl fmt::Display for ProblemFault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::DuplicateName(name) => {
                write!(out, "two variables are named “{name}”; give each its own name")
            }
            Self::UnknownVariable { rule, index } => {
                write!(out, "rule “{rule}” uses variable number {index}, which does not exist")
            }
            Self::Weight(name) => write!(
                out,
                "the weight of “{name}” must be above 0, and a suspicion must not make it heavier; use frozen \
                 for a figure that may not change"
            ),
            Self::Tolerance(rule) => {
                write!(
                    out,
                    "the tolerance of rule “{rule}” must be 0 or more, and only an equality can have one"
                )
            }
            Self::TooLarge => write!(out, "{Overflow}; use fewer digits"),
        }
    }
}

impl std::error::Error for ProblemFault {}

impl From<Overflow> for ProblemFault {
    fn from(_: Overflow) -> Self {
        Self::TooLarge
    }
}
