//! Reports of several years side by side.

#![expect(clippy::expect_used, reason = "a test stops where its subject is missing")]

#[path = "../support/mod.rs"]
mod support;

use gouji_core::across_years::{Change, Link, Remark, Role, Series, Unfit, compare};
use gouji_core::number::Value;
use gouji_core::{Lang, Report};

fn report(edition: &str, year: u16, figures: &str) -> Report {
    let mut report = support::written(&support::edition(edition), figures).report;
    report.year = Some(year);
    "某县水利局".clone_into(&mut report.agency);
    report
}

fn series<'a>(all: &'a [Series], key: &str) -> &'a Series {
    all.iter().find(|one| one.key == key).expect("the row is there")
}

#[test]
fn rows_groups_and_what_was_carried_over_come_through_the_years() {
    let one = report("2021", 2022, "t3.received: 1 _ _ _ _ _ 40\nt3.carried_out: _ _ _ _ _ _ 3");
    let two = report(
        "2021",
        2023,
        "t3.received: 1 _ _ _ _ _ 50\nt3.carried_in: _ _ _ _ _ _ 3\nt3.carried_out: _ _ _ _ _ _ 6",
    );
    let three = report("2021", 2024, "t3.received: 1 _ _ _ _ _ 35\nt3.carried_in: _ _ _ _ _ _ 5");
    let across = compare(&[&three, &one, &two]).unwrap();
    assert_eq!(across.years.iter().map(|year| year.year).collect::<Vec<_>>(), [2022, 2023, 2024]);
    let received = series(&across.series, "t3.received.total");
    let values: Vec<String> = received.values.iter().flatten().map(Value::to_string).collect();
    assert_eq!(values, ["40", "50", "35"]);
    assert_eq!(received.change().unwrap().rate().as_deref(), Some("-30.0%"));
    assert_eq!(received.name(Lang::Zh), "一、本年新收政府信息公开申请数量");
    // Only rows with a total stand for table 3: its other columns would be too many to read.
    assert!(across.series.iter().all(|one| one.key != "t3.received.natural"));
    assert_eq!(across.links.iter().map(Link::agrees).collect::<Vec<_>>(), [Some(true), Some(false)]);
    assert_eq!(across.remarks, []);
}

#[test]
fn stocks_are_reckoned_from_year_to_year() {
    let of = |year: u16, figures: &str| report("2021", year, figures);
    let one = of(2022, "t2.normative: 3 0 15");
    let two = of(2023, "t2.normative: 3 1 17");
    let three = of(2024, "t2.normative: 2 1 19");
    let four = of(2026, "t2.normative: 2 1 20");
    let across = compare(&[&one, &two, &three, &four]).unwrap();
    let own: Vec<_> = across.stocks.iter().filter(|one| one.key == "t2.normative").collect();
    let stocks: Vec<(usize, Option<bool>)> = own.iter().map(|one| (one.from, one.agrees())).collect();
    assert_eq!(stocks, [(0, Some(true)), (1, Some(false))], "2025 is missing");
    assert_eq!(own[1].expected(), Some(Value::from(18)));
    let said = own[1].say(2024, Lang::Zh);
    assert!(said.contains("17 + 制发 2 − 废止 1 = 18") && said.contains("不一致"), "{said}");
    // The form of 2019 counts other things: there is nothing to reckon with.
    assert_eq!(compare(&[&report("2019", 2020, ""), &of(2021, "t2.normative: 3 0 15")]).unwrap().stocks, []);
}

#[test]
fn a_group_is_counted_in_either_form() {
    let older =
        report("2019", 2020, "t3.other_handling: _ _ _ _ _ _ 9\nt3.denied_state_secret: _ _ _ _ _ _ 2");
    let mut newer = report("2021", 2021, "t3.denied_state_secret: _ _ _ _ _ _ 4");
    let across = compare(&[&older, &newer]).unwrap();
    let denied = series(&across.series, "t3.denied");
    assert!(denied.is_group && denied.name(Lang::Zh).contains("不予公开"));
    assert_eq!(denied.values, [Some(Value::from(2)), Some(Value::from(4))]);
    // With a blank among its rows a group has no sum.
    newer.set(support::cell(newer.form(), "t3.denied_process_info.total"), "");
    let across = compare(&[&older, &newer]).unwrap();
    assert_eq!(series(&across.series, "t3.denied").values, [Some(Value::from(2)), None]);
    assert!(across.remarks.contains(&Remark::Editions));
}

/// The parts that the pictures show are all there is, in both forms.
#[test]
fn the_outcomes_are_divided_without_remainder() {
    for edition in ["2019", "2021"] {
        let form = support::edition(edition);
        let mut report =
            support::consistent(&form, |cell| i64::try_from(cell.index() * 37 % 83).unwrap_or(0));
        report.year = Some(2020);
        let mut next = report.clone();
        next.year = Some(2021);
        let across = compare(&[&report, &next]).unwrap();
        let parts = across.of(Role::Outcome).filter_map(|one| one.values[0]);
        let all = parts.fold(Value::ZERO, |sum, part| sum.checked_add(part).unwrap());
        assert_eq!(Some(all), report.value(support::cell(&form, "t3.concluded.total")), "{edition}");
        assert_eq!(across.of(Role::Outcome).count(), 6, "{edition}");
        let refusals = across.of(Role::Refusal).filter_map(|one| one.values[0]);
        let refused = refusals.fold(Value::ZERO, |sum, part| sum.checked_add(part).unwrap());
        assert_eq!(series(&across.series, "t3.denied").values[0], Some(refused));
        for role in [Role::Received, Role::CarriedIn, Role::CarriedOut] {
            assert_eq!(across.of(role).count(), 1);
        }
    }
}

#[test]
fn what_cannot_be_compared_is_said() {
    let one = report("2021", 2022, "");
    let mut other = report("2021", 2022, "");
    assert_eq!(compare(&[&one]), Err(Unfit::TooFew));
    assert_eq!(compare(&[&one, &other]), Err(Unfit::SameYear(2022)));
    other.year = None;
    assert_eq!(compare(&[&one, &other]), Err(Unfit::NoYear));
    other.year = Some(2025);
    "某市教育局".clone_into(&mut other.agency);
    let across = compare(&[&one, &other]).unwrap();
    let said: Vec<String> = across.remarks.iter().map(|remark| remark.say(Lang::Zh)).collect();
    assert!(
        said[0].contains("2023") && said[1].contains("2024") && said[2].contains("某市教育局"),
        "{said:?}"
    );
    assert_eq!(across.links, []);
}

#[test]
fn rates_are_rounded_and_unknown_where_there_was_nothing() {
    let rate =
        |before: i64, value: i64| Change::between(Value::from(before), Value::from(value)).unwrap().rate();
    assert_eq!(rate(3, 4).as_deref(), Some("+33.3%"));
    assert_eq!(rate(8, 7).as_deref(), Some("-12.5%"));
    assert_eq!(rate(2000, 2001).as_deref(), Some("+0.1%"));
    assert_eq!(rate(5, 5).as_deref(), Some("0.0%"));
    assert_eq!(rate(0, 5), None);
}
