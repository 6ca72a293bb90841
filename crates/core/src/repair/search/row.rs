//! Sparse linear rows over the *changes* of the variables: `Σ aᵢ·dᵢ {=, ≤, <} rest`, where `dᵢ` is the new value of
//! variable `i` less the written one. A row whose variables all stay (`dᵢ = 0`) holds exactly if `rest` says so.

use crate::repair::exact::{Overflow, Rational};

/// Index of a variable within one connected part.
pub(crate) type VarId = usize;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Sense {
    Equal,
    AtMost,
    Below,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    /// Sorted by variable, no zero coefficient.
    pub(crate) terms: Vec<(VarId, Rational)>,
    pub(crate) sense: Sense,
    pub(crate) rest: Rational,
}

impl Row {
    /// Does it hold when none of its variables changes?
    pub(crate) fn holds(&self) -> bool {
        match self.sense {
            Sense::Equal => self.rest.is_zero(),
            Sense::AtMost => !self.rest.is_negative(),
            Sense::Below => self.rest.is_positive(),
        }
    }

    pub(crate) fn coefficient(&self, variable: VarId) -> Option<Rational> {
        let at = self.terms.binary_search_by_key(&variable, |&(other, _)| other).ok()?;
        self.terms.get(at).map(|&(_, coefficient)| coefficient)
    }

    /// This row plus `factor` times another.
    pub(crate) fn plus_times(&self, factor: Rational, other: &Self) -> Result<Self, Overflow> {
        let mut sums: std::collections::BTreeMap<VarId, Rational> = self.terms.iter().copied().collect();
        for &(variable, coefficient) in &other.terms {
            let sum = sums.entry(variable).or_default();
            *sum = sum.plus(factor.times(coefficient)?)?;
        }
        let terms = sums.into_iter().filter(|(_, sum)| !sum.is_zero()).collect();
        Ok(Self { terms, sense: self.sense, rest: self.rest.plus(factor.times(other.rest)?)? })
    }

    /// This row with `variable` replaced by its definition; terms that `keep` refuses (they stay as written, so
    /// their change is nought) are dropped on the way.
    pub(crate) fn substituted(
        &self,
        variable: VarId,
        definition: &Definition,
        keep: &impl Fn(VarId) -> bool,
    ) -> Result<Self, Overflow> {
        let Some(factor) = self.coefficient(variable) else { return Ok(self.clone()) };
        let mut terms = Vec::with_capacity(self.terms.len() + definition.terms.len());
        let mut mine = self.terms.iter().filter(|term| term.0 != variable && keep(term.0)).peekable();
        let mut theirs = definition.terms.iter().filter(|term| keep(term.0)).peekable();
        loop {
            let (index, coefficient) = match (mine.peek(), theirs.peek()) {
                (Some(&&(left, a)), Some(&&(right, b))) if left == right => {
                    mine.next();
                    theirs.next();
                    (left, a.plus(factor.times(b)?)?)
                }
                (Some(&&(left, a)), other) if other.is_none_or(|&&(right, _)| left < right) => {
                    mine.next();
                    (left, a)
                }
                (_, Some(&&(right, b))) => {
                    theirs.next();
                    (right, factor.times(b)?)
                }
                _ => break,
            };
            if !coefficient.is_zero() {
                terms.push((index, coefficient));
            }
        }
        let rest = self.rest.minus(factor.times(definition.constant)?)?;
        Ok(Self { terms, sense: self.sense, rest })
    }
}

/// A chosen variable expressed by others: `d = constant + Σ aᵢ·dᵢ`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Definition {
    pub(crate) variable: VarId,
    pub(crate) constant: Rational,
    pub(crate) terms: Vec<(VarId, Rational)>,
}

impl Definition {
    /// Solves an equality for one of its variables.
    pub(crate) fn from_row(row: &Row, variable: VarId, pivot: Rational) -> Result<Self, Overflow> {
        let mut terms = Vec::with_capacity(row.terms.len());
        for &(other, coefficient) in row.terms.iter().filter(|term| term.0 != variable) {
            terms.push((other, coefficient.over(pivot)?.negated()));
        }
        Ok(Self { variable, constant: row.rest.over(pivot)?, terms })
    }

    /// This definition with `variable` replaced by its own.
    pub(crate) fn substituted(
        &self,
        variable: VarId,
        definition: &Self,
        keep: &impl Fn(VarId) -> bool,
    ) -> Result<Self, Overflow> {
        // d = c + Σ a·d is the row Σ a·d = −c read backwards.
        let row = Row { terms: self.terms.clone(), sense: Sense::Equal, rest: self.constant.negated() };
        let row = row.substituted(variable, definition, keep)?;
        Ok(Self { variable: self.variable, constant: row.rest.negated(), terms: row.terms })
    }

    pub(crate) fn contains(&self, variable: VarId) -> bool {
        self.terms.binary_search_by_key(&variable, |&(other, _)| other).is_ok()
    }
}
