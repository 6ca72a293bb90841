//! Random small problems: the answer is the one of exhaustive search, it repairs the record, and it does not depend
//! on the order in which the problem was written down.

use super::{brute, checker};
use gouji_core::repair::{
    Bound, Effort, LinearRule, Outcome, Problem, Rational, Relation, Status, Variable, forced, solve,
};
use proptest::prelude::*;

/// Values and bounds lie within this, so that trying all of them is exact.
const MOST: i64 = 5;

fn variable() -> impl Strategy<Value = (Option<i64>, i64, bool)> {
    (prop_oneof![8 => (-1..=MOST + 1).prop_map(Some), 1 => Just(None)], 1..=3_i64, prop::bool::weighted(0.15))
}

fn rule(count: usize) -> impl Strategy<Value = (Vec<i64>, u8, i64, bool)> {
    let coefficient = prop_oneof![4 => Just(0_i64), 6 => Just(1), 4 => Just(-1), 2 => -3..=3_i64];
    (prop::collection::vec(coefficient, count), 0..7_u8, -3..=8_i64, prop::bool::weighted(0.1))
}

/// Up to five variables between 0 and [`MOST`], some blank, some frozen, some with values not allowed.
fn problem() -> impl Strategy<Value = Problem> {
    (2..=5_usize)
        .prop_flat_map(|count| {
            (prop::collection::vec(variable(), count), prop::collection::vec(rule(count), 1..=4))
        })
        .prop_map(|(variables, rules)| {
            let variables = variables.into_iter().enumerate().map(|(index, (value, weight, frozen))| {
                let mut variable = Variable::count(format!("v{index}"), value);
                variable.upper = Some(Bound { value: Rational::integer(MOST), strict: false });
                variable.weight = Rational::new(i128::from(weight), 2).unwrap();
                variable.frozen = frozen && value.is_some_and(|value| (0..=MOST).contains(&value));
                variable
            });
            let rules = rules.into_iter().enumerate().map(|(index, (terms, relation, constant, wide))| {
                let relation = match relation {
                    0 => Relation::AtMost,
                    1 => Relation::AtLeast,
                    2 => Relation::Below,
                    3 => Relation::Above,
                    _ => Relation::Equal,
                };
                let terms = terms.into_iter().enumerate().map(|(at, factor)| (at, Rational::integer(factor)));
                let mut rule = LinearRule::of(
                    format!("rule {index}"),
                    terms.collect(),
                    relation,
                    Rational::integer(constant),
                );
                rule.tolerance = (wide && relation == Relation::Equal).then_some(Rational::ONE);
                rule
            });
            Problem::new(variables.collect(), rules.collect())
        })
}

/// The same answer with variables and rules by name, whatever their order.
fn by_name(problem: &Problem, outcome: &Outcome) -> String {
    let name = |index: usize| problem.variables[index].name.clone();
    let repairs: Vec<String> = outcome
        .repairs
        .iter()
        .map(|repair| {
            let mut rules: Vec<&str> =
                repair.rules.iter().map(|&rule| problem.rules[rule].name.as_str()).collect();
            rules.sort_unstable();
            let options: Vec<String> = repair
                .options
                .iter()
                .map(|option| {
                    let edits: Vec<String> = option
                        .edits
                        .iter()
                        .map(|edit| {
                            format!("{} {} {:?} {:?}", name(edit.variable), edit.to, edit.fits, edit.cause)
                        })
                        .collect();
                    format!("{edits:?} {:?} {}", option.cause, option.weak)
                })
                .collect();
            let safe: Vec<String> =
                repair.safe.iter().map(|safe| format!("{} {:?}", name(safe.variable), safe.to)).collect();
            format!(
                "{:?} {rules:?} {:?} {options:?} {} {safe:?} {}",
                repair.status, repair.weight, repair.capped, repair.certificate.lower_bound
            )
        })
        .collect();
    format!("{:?} {repairs:?} {}", outcome.status, outcome.nodes)
}

/// The problem with its variables and rules in another order.
pub(crate) fn shuffled(problem: &Problem, seed: u64) -> Problem {
    let mut random = super::table3::Random(seed);
    let mut mixed = |count: usize| {
        let mut order: Vec<usize> = (0..count).collect();
        for at in (1..count).rev() {
            order.swap(at, usize::try_from(random.below(at as u64 + 1)).unwrap());
        }
        order
    };
    let order = mixed(problem.variables.len());
    let mut place = vec![0; order.len()];
    for (new, &old) in order.iter().enumerate() {
        place[old] = new;
    }
    let mut result = problem.clone();
    result.variables = order.iter().map(|&old| problem.variables[old].clone()).collect();
    result.rules = mixed(problem.rules.len()).iter().map(|&old| problem.rules[old].clone()).collect();
    for rule in &mut result.rules {
        for term in &mut rule.terms {
            term.0 = place[term.0];
        }
        rule.terms.reverse();
    }
    result
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn all_optima_are_those_of_exhaustive_search(problem in problem()) {
        let outcome = solve(&problem, &Effort::default()).unwrap();
        checker::check(&problem, &outcome);
        match brute::optima(&problem, 0..=MOST) {
            None => prop_assert_eq!(outcome.status, Status::Infeasible),
            Some((weight, sets)) => {
                prop_assert_eq!(outcome.weight(), Some(weight));
                let mut sets = sets;
                sets.sort();
                prop_assert_eq!(outcome.combined(10_000), Some(sets));
                let certain = if weight.is_zero() { Status::NothingToDo } else { outcome.status };
                prop_assert_eq!(outcome.status, certain);
            }
        }
    }

    #[test]
    fn the_order_of_variables_and_rules_changes_nothing(problem in problem(), seed in any::<u64>()) {
        let other = shuffled(&problem, seed);
        let one = solve(&problem, &Effort::default()).unwrap();
        let two = solve(&other, &Effort::default()).unwrap();
        prop_assert_eq!(by_name(&problem, &one), by_name(&other, &two));
    }

    #[test]
    fn what_is_forced_has_no_other_value(problem in problem(), blanks in prop::collection::vec(any::<bool>(), 5)) {
        let mut problem = problem;
        for (variable, blank) in problem.variables.iter_mut().zip(blanks) {
            variable.frozen = false;
            if blank || variable.value.is_some_and(|value| value.is_negative() || value > Rational::integer(MOST)) {
                variable.value = None;
            }
        }
        for found in forced(&problem).unwrap() {
            let values = brute::values_of(&problem, found.variable, 0..=MOST);
            // Deduction looks at blanks that hang together; a contradiction elsewhere leaves no value at all.
            prop_assert!(values.is_empty() || values == vec![found.value], "{found:?} but {values:?}");
        }
    }
}
