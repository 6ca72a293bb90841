//! Random repair problems with the engine's answers, one JSON object a line, for an independent solver to compare:
//! `cargo run -p gouji-core --example repair_cases -- [general] [small tables] [tables] [seed]`.

#![expect(clippy::unwrap_used, reason = "a generator of test cases may stop")]

#[path = "../tests/repair_engine/table3.rs"]
#[expect(dead_code, reason = "shared with the tests, not all of it needed here")]
mod table3;

use gouji_core::repair::{
    Bound, Effort, Kind, LinearRule, Problem, Rational, Relation, Status, Variable, solve,
};
use serde_json::{Value, json};
use std::time::Instant;
use table3::{Random, Table};

fn main() {
    let numbers: Vec<u64> = std::env::args().skip(1).map(|text| text.parse().unwrap()).collect();
    let number = |at: usize, usual: u64| numbers.get(at).copied().unwrap_or(usual);
    let mut random = Random(number(3, 1));
    for _ in 0..number(0, 2000) {
        print("general", 0, &general(&mut random));
    }
    for (kind, count) in [("small table", number(1, 100)), ("table", number(2, 10))] {
        for round in 0..count {
            let outcomes = match (kind, round % 2) {
                ("small table", _) => 2 + usize::try_from(random.below(4)).unwrap(),
                (_, 0) => 21,
                _ => 19,
            };
            let wrong = 1 + usize::try_from(round % 4).unwrap();
            let mut table = Table::random(&mut random, outcomes);
            table.plant(&mut random, wrong);
            let mut problem = table.problem();
            let most = table.rows.iter().flatten().copied().max().unwrap_or(0);
            for variable in &mut problem.variables {
                // An end for the other solver's sake: a wider range makes it lose solutions.
                variable.upper = Some(Bound { value: Rational::integer(2 * most + 10), strict: false });
            }
            print(kind, wrong, &problem);
        }
    }
}

/// A few variables between −50 and 50 under a few rules.
fn general(random: &mut Random) -> Problem {
    let count = 3 + usize::try_from(random.below(6)).unwrap();
    let variables = (0..count).map(|index| {
        let tenth = |value: i64| Rational::new(i128::from(value), 10).unwrap();
        let written = i64::try_from(random.below(60)).unwrap() - 10;
        let name = format!("v{index}");
        let mut variable = match random.below(4) {
            0 => Variable::amount(name, 1, Some(tenth(written))),
            1 => Variable::real(name, Some(tenth(5 * written))),
            _ => Variable::count(name, Some(written)),
        };
        let lower = if random.below(3) == 0 { -50 } else { 0 };
        variable.lower = Some(Bound { value: Rational::integer(lower), strict: false });
        variable.upper = Some(Bound { value: Rational::integer(50), strict: false });
        variable.weight = Rational::new(i128::from(2 + random.below(3)), 2).unwrap();
        if random.below(8) == 0 {
            variable.value = None;
        }
        variable.frozen = random.below(10) == 0 && variable.value.is_some_and(|value| !value.is_negative());
        variable
    });
    let variables: Vec<Variable> = variables.collect();
    let rules = (0..2 + random.below(4)).map(|index| {
        let mut terms = Vec::new();
        for at in 0..count {
            let factor = [0, 0, 0, 1, 1, 1, -1, -1, 2, -3][usize::try_from(random.below(10)).unwrap()];
            if factor != 0 {
                terms.push((at, Rational::integer(factor)));
            }
        }
        let whole = terms.iter().all(|term| variables[term.0].kind == Kind::Whole);
        let relation = match random.below(6) {
            0 => Relation::AtMost,
            1 => Relation::AtLeast,
            2 if whole => Relation::Below,
            _ => Relation::Equal,
        };
        let constant = if random.below(2) == 0 { 0 } else { i64::try_from(random.below(40)).unwrap() - 10 };
        let mut rule = LinearRule::of(format!("rule {index}"), terms, relation, Rational::integer(constant));
        rule.tolerance =
            (relation == Relation::Equal && random.below(8) == 0).then_some(Rational::integer(2));
        rule
    });
    let rules = rules.collect();
    let mut problem = Problem::new(variables, rules);
    problem.limits.options = 200;
    problem
}

fn print(kind: &str, wrong: usize, problem: &Problem) {
    let start = Instant::now();
    let outcome = solve(problem, &Effort::default()).unwrap();
    let microseconds = u64::try_from(start.elapsed().as_micros()).unwrap();
    let text = |value: Rational| value.to_string();
    let variables: Vec<Value> = problem
        .variables
        .iter()
        .map(|variable| {
            json!({
                "value": variable.value.map(text),
                "step": match variable.kind {
                    Kind::Whole => Some("1".to_owned()),
                    Kind::Decimal { scale } => Some(format!("1/{}", 10_u64.pow(u32::from(scale)))),
                    Kind::Real => None,
                },
                "lower": variable.lower.map(|bound| text(bound.value)),
                "upper": variable.upper.map(|bound| text(bound.value)),
                "weight": text(variable.weight),
                "frozen": variable.frozen,
            })
        })
        .collect();
    let rules: Vec<Value> = problem
        .rules
        .iter()
        .map(|rule| {
            json!({
                "terms": rule.terms.iter().map(|&(at, factor)| json!([at, text(factor)])).collect::<Vec<_>>(),
                "relation": match rule.relation {
                    Relation::Equal => "=",
                    Relation::AtMost => "<=",
                    Relation::AtLeast => ">=",
                    Relation::Below => "<",
                    Relation::Above => ">",
                },
                "constant": text(rule.constant),
                "tolerance": text(rule.tolerance.unwrap_or_default()),
            })
        })
        .collect();
    let status = match outcome.status {
        Status::NothingToDo | Status::Unique | Status::Tied => "solved",
        Status::Infeasible => "infeasible",
        Status::BeyondLimit | Status::NotSolved => "not solved",
    };
    let mut record: Vec<Option<Rational>> = problem.variables.iter().map(|variable| variable.value).collect();
    for option in outcome.repairs.iter().filter_map(|repair| repair.options.first()) {
        for edit in option.edits.iter().chain(&option.fills) {
            record[edit.variable] = Some(edit.to);
        }
    }
    let record: Vec<Option<String>> = record.into_iter().map(|value| value.map(text)).collect();
    println!(
        "{}",
        json!({
            "kind": kind, "wrong": wrong, "variables": variables, "rules": rules, "status": status,
            "weight": outcome.weight().map(text), "sets": outcome.combined(200), "record": record,
            "microseconds": microseconds,
        })
    );
}
