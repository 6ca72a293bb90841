//! Checks an answer without the engine's code: own arithmetic, the rules taken as they stand in the problem.

use gouji_core::repair::{Bound, Kind, LinearRule, Outcome, Problem, Rational, Relation, Repair, Status};
use std::cmp::Ordering;

/// Numerator and denominator.
type Fraction = (i128, i128);

fn fraction(value: Rational) -> Fraction {
    (value.numerator(), value.denominator())
}

fn add(a: Fraction, b: Fraction) -> Fraction {
    (a.0 * b.1 + b.0 * a.1, a.1 * b.1)
}

fn compare(a: Fraction, b: Fraction) -> Ordering {
    (a.0 * b.1).cmp(&(b.0 * a.1))
}

/// Does the rule hold? `None` when a blank is in it.
pub(crate) fn holds(rule: &LinearRule, values: &[Option<Rational>]) -> Option<bool> {
    let mut sum = (0, 1);
    for &(index, coefficient) in rule.terms.iter().filter(|term| term.1.numerator() != 0) {
        let (c, v) = (fraction(coefficient), fraction(values[index]?));
        sum = add(sum, (c.0 * v.0, c.1 * v.1));
    }
    let constant = fraction(rule.constant);
    let order = compare(sum, constant);
    let gap = add(sum, (-constant.0, constant.1));
    Some(match rule.relation {
        Relation::Equal => {
            compare((gap.0.abs(), gap.1), fraction(rule.tolerance.unwrap_or_default())).is_le()
        }
        Relation::AtMost => order.is_le(),
        Relation::AtLeast => order.is_ge(),
        Relation::Below => order.is_lt(),
        Relation::Above => order.is_gt(),
    })
}

/// May the variable have this value?
pub(crate) fn allowed(problem: &Problem, index: usize, value: Rational) -> bool {
    let variable = &problem.variables[index];
    let (above, below) = fraction(value);
    let stepped = match variable.kind {
        Kind::Whole => below == 1,
        Kind::Decimal { scale } => (above * 10_i128.pow(u32::from(scale))) % below == 0,
        Kind::Real => true,
    };
    let inside = |bound: Option<Bound>, wrong: Ordering| {
        let order = bound.map(|bound| (compare(fraction(value), fraction(bound.value)), bound.strict));
        order.is_none_or(|(order, strict)| order != wrong && !(strict && order.is_eq()))
    };
    stepped && inside(variable.lower, Ordering::Less) && inside(variable.upper, Ordering::Greater)
}

fn weight(problem: &Problem, index: usize) -> Fraction {
    fraction(problem.variables[index].effective_weight())
}

/// Panics unless every option repairs the record, weighs what is said, and every bound is what it claims to be.
pub(crate) fn check(problem: &Problem, outcome: &Outcome) {
    let written: Vec<Option<Rational>> = problem.variables.iter().map(|variable| variable.value).collect();
    let solved = |repair: &&Repair| matches!(repair.status, Status::Unique | Status::Tied);
    let most = outcome.repairs.iter().filter(solved).map(|repair| repair.options.len()).max().unwrap_or(0);
    for round in 0..most {
        let mut values = written.clone();
        for repair in outcome.repairs.iter().filter(solved) {
            let option = &repair.options[round.min(repair.options.len() - 1)];
            for edit in option.edits.iter().chain(&option.fills) {
                let variable = &problem.variables[edit.variable];
                assert!(!variable.frozen && variable.value == edit.from && Some(edit.to) != edit.from);
                assert!(allowed(problem, edit.variable, edit.to), "{} to {}", variable.name, edit.to);
                values[edit.variable] = Some(edit.to);
            }
            let edited: Vec<usize> = option.edits.iter().map(|edit| edit.variable).collect();
            let total = edited.iter().fold((0, 1), |sum, &index| add(sum, weight(problem, index)));
            assert!(compare(total, fraction(repair.weight.unwrap())).is_eq(), "weight of an option");
            assert!(repair.safe.iter().all(|safe| edited.contains(&safe.variable)));
        }
        let broken = problem.rules.iter().find(|rule| holds(rule, &values) == Some(false));
        let all = outcome.repairs.iter().all(|repair| solved(&repair));
        assert!(!all || broken.is_none(), "{broken:?} is broken after the repair");
    }
    let mut seen: Vec<usize> = Vec::new();
    for repair in &outcome.repairs {
        let certificate = &repair.certificate;
        let mut bound = (0, 1);
        for &index in &certificate.impossible_values {
            assert!(!allowed(problem, index, written[index].unwrap()) && !seen.contains(&index));
            seen.push(index);
            bound = add(bound, weight(problem, index));
        }
        for rule in certificate.disjoint_rules.iter().map(|&rule| &problem.rules[rule]) {
            assert_eq!(holds(rule, &written), Some(false), "a certificate names a rule that holds");
            let open = |index: &usize| !problem.variables[*index].frozen;
            let terms = rule.terms.iter().filter(|term| term.1.numerator() != 0);
            let open: Vec<usize> = terms.map(|term| term.0).filter(open).collect();
            assert!(open.iter().all(|index| !seen.contains(index)), "rules of a certificate share a figure");
            let weights = open.iter().map(|&index| weight(problem, index));
            bound = add(bound, weights.min_by(|a, b| compare(*a, *b)).unwrap_or((0, 1)));
            seen.extend(open);
        }
        assert!(compare(bound, fraction(certificate.lower_bound)).is_eq(), "lower bound");
        if let Some(weight) = repair.weight {
            assert_eq!(weight, certificate.proved_bound);
            assert!(certificate.lower_bound == weight || certificate.smaller_sets_tried > 0);
        }
    }
}
