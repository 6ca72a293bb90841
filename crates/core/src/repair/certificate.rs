//! Why nothing smaller does, in a form that can be checked by hand.

use super::exact::Rational;

/// A bound from below beside the weight of the repair.
///
/// Each of `disjoint_rules` is violated, and no two of them share a figure that may change. So at least one figure
/// of each must change, and the cheapest of each add up to `lower_bound`. Where that already equals the weight of
/// the repair, the proof is complete. Where it is less, the sets of smaller weight were tried one after another
/// (whole groups at once where a rule excluded them), and `smaller_sets_tried` says how many steps that took.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Certificate {
    /// Violated rules that share no unfrozen variable (indices of rules).
    pub disjoint_rules: Vec<usize>,
    /// Variables whose own written value is not allowed (negative, broken or out of range), counted like a rule.
    pub impossible_values: Vec<usize>,
    /// What changing one figure of each costs at least.
    pub lower_bound: Rational,
    /// The weight below which the search has shown that there is no repair; equal to the weight of the repair when
    /// solved, and the bound reached when the search was given up.
    pub proved_bound: Rational,
    /// Sets tried on the way from `lower_bound` to `proved_bound`; 0 when the two meet.
    pub smaller_sets_tried: u64,
}
