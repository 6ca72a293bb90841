//! Problems at the edge: numbers too large, decimals, suspicion, blanks, broken problem files.

use super::checker;
use gouji_core::repair::file::{ProblemError, problems_from_json, solve_problem_json};
use gouji_core::repair::{
    Bound, Effort, Fits, LinearRule, Problem, ProblemFault, Rational, Relation, Status, Stopped, Suspicion,
    Variable, solve,
};

fn sum(variables: Vec<Variable>) -> Problem {
    Problem::new(variables, vec![LinearRule::new("a + b = c", [(0, 1), (1, 1), (2, -1)], Relation::Equal, 0)])
}

#[test]
fn a_doubt_from_elsewhere_breaks_the_tie_and_is_said() {
    let mut problem = sum(vec![
        Variable::count("a", Some(12)),
        Variable::count("b", Some(30)),
        Variable::count("c", Some(24)),
    ]);
    assert_eq!(solve(&problem, &Effort::default()).unwrap().repairs[0].options.len(), 2); // b = 12 or c = 42
    problem.variables[2].suspicion =
        Some(Suspicion { reason: "the text says 42".to_owned(), weight: Rational::new(9, 10).unwrap() });
    let outcome = solve(&problem, &Effort::default()).unwrap();
    assert_eq!(outcome.status, Status::Unique);
    let edit = &outcome.repairs[0].options[0].edits[0];
    assert_eq!((edit.variable, edit.to, edit.suspected), (2, Rational::integer(42), true));
}

#[test]
fn decimals_stay_on_their_scale() {
    let third = |text: &str| Some(text.parse().unwrap());
    let problem = Problem::new(
        vec![Variable::amount("a", 2, third("0.10")), Variable::amount("b", 2, third("0.35"))],
        vec![LinearRule::new("3 a = b", [(0, 3), (1, -1)], Relation::Equal, 0)],
    );
    let outcome = solve(&problem, &Effort::default()).unwrap();
    // a = 0.35 / 3 has no place among hundredths, so only b can be wrong.
    assert_eq!(outcome.combined(10), Some(vec![vec![1]]));
    assert_eq!(outcome.repairs[0].options[0].edits[0].to.to_string(), "0.3");
    checker::check(&problem, &outcome);
}

#[test]
fn whole_numbers_are_found_where_fractions_would_do() {
    // 6a + 10b + 15c = 31 has the one solution a = b = c = 1 in counts.
    let problem = Problem::new(
        vec![Variable::count("a", Some(0)), Variable::count("b", Some(0)), Variable::count("c", Some(0))],
        vec![LinearRule::new("coins", [(0, 6), (1, 10), (2, 15)], Relation::Equal, 31)],
    );
    let outcome = solve(&problem, &Effort::default()).unwrap();
    assert_eq!(outcome.combined(10), Some(vec![vec![0, 1, 2]]));
    let edits = &outcome.repairs[0].options[0].edits;
    assert!(edits.iter().all(|edit| edit.to == Rational::ONE && edit.fits == Fits::Only));
    checker::check(&problem, &outcome);
}

#[test]
fn numbers_too_large_are_not_guessed_at() {
    let huge = Rational::new(i128::MAX / 3, 7).unwrap();
    let other = Rational::new(i128::MAX / 5, 11).unwrap();
    let problem = Problem::new(
        vec![
            Variable::real("a", Some(huge)),
            Variable::real("b", Some(other)),
            Variable::real("c", Some(huge)),
        ],
        vec![
            LinearRule::of("one", vec![(0, huge), (1, other)], Relation::Equal, Rational::ONE),
            LinearRule::of("two", vec![(1, huge), (2, other)], Relation::Equal, Rational::ONE),
        ],
    );
    match solve(&problem, &Effort::default()) {
        Err(ProblemFault::TooLarge) => {}
        Ok(outcome) => {
            assert_eq!(outcome.status, Status::NotSolved);
            assert_eq!(outcome.repairs[0].stopped, Some(Stopped::TooLarge));
        }
        Err(other) => panic!("{other}"),
    }
}

#[test]
fn a_rule_on_a_frozen_blank_is_left_unjudged() {
    let mut problem =
        sum(vec![Variable::count("a", Some(1)), Variable::count("b", None), Variable::count("c", Some(0))]);
    problem.variables[1].frozen = true;
    let outcome = solve(&problem, &Effort::default()).unwrap();
    assert_eq!((outcome.status, outcome.unjudged), (Status::NothingToDo, vec![0]));
}

#[test]
fn frozen_figures_that_contradict_each_other_are_infeasible() {
    let mut problem = sum(vec![
        Variable::count("a", Some(1)),
        Variable::count("b", Some(1)),
        Variable::count("c", Some(3)),
    ]);
    for variable in &mut problem.variables {
        variable.frozen = true;
    }
    let outcome = solve(&problem, &Effort::default()).unwrap();
    assert_eq!(outcome.status, Status::Infeasible);
    assert_eq!(outcome.repairs[0].rules, [0]);
    problem.variables[2].frozen = false;
    assert_eq!(solve(&problem, &Effort::default()).unwrap().combined(10), Some(vec![vec![2]]));
}

#[test]
fn faults_of_the_problem_are_told() {
    let mut problem = sum(vec![
        Variable::count("a", Some(1)),
        Variable::count("a", Some(1)),
        Variable::count("c", Some(3)),
    ]);
    let fault = |problem: &Problem| solve(problem, &Effort::default()).unwrap_err();
    assert_eq!(fault(&problem), ProblemFault::DuplicateName("a".to_owned()));
    problem.variables[1].name = "b".to_owned();
    problem.variables[1].weight = Rational::ZERO;
    assert_eq!(fault(&problem), ProblemFault::Weight("b".to_owned()));
    problem.variables[1].weight = Rational::ONE;
    problem.rules[0].terms.push((9, Rational::ONE));
    assert!(matches!(fault(&problem), ProblemFault::UnknownVariable { index: 9, .. }));
    problem.rules[0].terms.pop();
    problem.rules[0].relation = Relation::Below;
    problem.rules[0].tolerance = Some(Rational::ONE);
    assert!(matches!(fault(&problem), ProblemFault::Tolerance(_)));
}

#[test]
fn a_wrong_problem_file_says_where_and_what_to_do() {
    let file = |variables: &str, rules: &str, records: &str| {
        format!(
            "{{\n\"schema\": \"gouji.repair-problem/1\",\n\"variables\": {variables},\n\"rules\": {rules},\n\
             \"records\": {records}\n}}"
        )
    };
    let told = |text: String| solve_problem_json(&text).unwrap_err().to_string();
    let good = r#"["a", "b"]"#;
    let values = r#"[{"values": [1, 2]}]"#;
    assert!(solve_problem_json(&file(good, r#"["a = b"]"#, values)).is_ok());
    for (text, expected) in [
        ("{".to_owned(), "line 1, column 1"),
        (file(good, "[5]", values), "line 4, column 12: expected a rule: its text in quotes"),
        (file("[7]", "[]", values), "expected a variable"),
        (
            file(good, r#"["a + = b"]"#, values),
            "rule 1 “a + = b”, at character 5: expected a number or a name",
        ),
        (file(good, r#"["a = c"]"#, values), "“c” is not among the variables"),
        (file(good, "[]", r#"[{"values": [1]}]"#), "1 values for 2 variables"),
        (file(good, "[]", r#"[{"values": {"x": 1}}]"#), "“x” is not among the variables"),
        (file(good, "[]", r#"[{"values": [1, "1,000"]}]"#), "“1,000” is not a number"),
        (file(good, "[]", "[]"), "add at least one record"),
        (file(r#"["a b"]"#, "[]", values), "a name begins with a letter"),
        (file(r#"["a", "a"]"#, "[]", r#"[{"values": [1, 1]}]"#), "two variables are named “a”"),
        (file(good, "[]", values).replace("problem/1", "problem/9"), "write \"schema\""),
        (file(good, "[]", values).replace("\"records\"", "\"recods\""), "unknown field `recods`"),
    ] {
        let message = told(text);
        assert!(message.contains(expected), "{message}\nshould contain {expected}");
        assert!(!message.contains('\n'));
    }
}

#[test]
fn a_problem_file_gives_problems_and_the_same_bytes_again() {
    let text = r#"{"schema": "gouji.repair-problem/1", "variables": ["a", {"name": "b", "weight": "0.5"}],
        "rules": [{"name": "same", "rule": "a = b"}], "records": [{"values": {"a": 3}}, {"values": [3, 4]}]}"#;
    let problems = problems_from_json(text).unwrap();
    assert_eq!((problems.len(), problems[0].variables[1].value), (2, None));
    assert_eq!(problems[1].variables[1].weight.to_string(), "0.5");
    let answer = solve_problem_json(text).unwrap();
    assert_eq!(answer, solve_problem_json(text).unwrap());
    let answer: serde_json::Value = serde_json::from_str(&answer).unwrap();
    assert_eq!(answer["records"][0]["forced"][0]["value"], "3");
    assert_eq!(answer["records"][1]["repairs"][0]["options"][0]["edits"][0]["to"], "3");
    assert!(matches!(solve_problem_json("[]"), Err(ProblemError::Json { .. })));
}

#[test]
fn the_worked_example_of_the_documentation_comes_out_as_printed() {
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/repair-problems.md");
    let page = std::fs::read_to_string(page).unwrap();
    let mut blocks = page.split("```json\n").skip(1).map(|rest| rest.split_once("```").unwrap().0);
    let (problem, answer) = (blocks.next().unwrap(), blocks.next().unwrap());
    assert_eq!(solve_problem_json(problem).unwrap(), answer);
}

#[test]
fn a_limit_holds_for_the_whole_of_the_problem() {
    let mut problem = Problem::new(
        vec![Variable::count("a", Some(1)), Variable::count("b", Some(1))],
        vec![
            LinearRule::new("a = 2", [(0, 1)], Relation::Equal, 2),
            LinearRule::new("b = 2", [(1, 1)], Relation::Equal, 2),
        ],
    );
    assert_eq!(solve(&problem, &Effort::default()).unwrap().status, Status::Unique);
    problem.limits.weight = Some(Rational::ONE);
    assert_eq!(solve(&problem, &Effort::default()).unwrap().status, Status::BeyondLimit);
    problem.limits.weight = None;
    problem.limits.changes = Some(1);
    assert_eq!(solve(&problem, &Effort::default()).unwrap().status, Status::BeyondLimit);
}

#[test]
fn a_gap_between_whole_numbers_is_infeasible_and_found_out() {
    let mut c = Variable::count("c", Some(9));
    c.lower = Some(Bound { value: Rational::ONE, strict: false });
    c.upper = Some(Bound { value: Rational::integer(2), strict: false });
    let problem = Problem::new(
        vec![Variable::count("a", Some(1)), Variable::count("b", Some(1)), c],
        vec![LinearRule::new("3 a - 3 b = c", [(0, 3), (1, -3), (2, -1)], Relation::Equal, 0)],
    );
    assert_eq!(solve(&problem, &Effort::default()).unwrap().status, Status::Infeasible);
}
