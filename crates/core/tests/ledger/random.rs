//! Any list at all: every row in one place, sums that hold, and the same figures as a count made otherwise.

use std::collections::BTreeMap;

use gouji_core::form::{self, Each, Relation};
use gouji_core::ledger::{Ledger, Mapping, count};
use proptest::prelude::*;

/// An application, and how its row is written.
#[derive(Debug, Clone)]
struct Application {
    received: (u16, u8, u8),
    applicant: usize,
    outcome: Option<usize>,
    concluded: Option<u16>,
    style: u8,
    is_spoilt: bool,
}

const APPLICANTS: [(&str, &str); 6] = [
    ("自然人", "natural"),
    ("商业企业", "enterprise"),
    ("科研机构", "research"),
    ("社会公益组织", "public_welfare"),
    ("法律服务机构", "legal_service"),
    ("其他", "other"),
];

const OUTCOMES: [(&str, &str); 6] = [
    ("予以公开", "granted"),
    ("（二）部分公开", "partial"),
    ("3.危及“三安全一稳定”", "denied_security_stability"),
    ("本机关不掌握相关政府信息", "unavailable_not_held"),
    ("2.重复申请", "declined_repeated"),
    ("（五）不予处理 1.信访举报投诉类申请", "declined_petition"),
];

const YEAR: u16 = 2024;

fn application() -> impl Strategy<Value = Application> {
    let received = (2022_u16..=2025, 1_u8..=12, 1_u8..=28);
    let concluded = prop::option::of(2022_u16..=2026);
    (received, 0_usize..6, prop::option::of(0_usize..6), concluded, 0_u8..4, prop::bool::weighted(0.05))
        .prop_map(|(received, applicant, outcome, concluded, style, is_spoilt)| Application {
            received,
            applicant,
            outcome,
            concluded,
            style,
            is_spoilt,
        })
}

fn written(one: &Application) -> Vec<String> {
    let (year, month, day) = one.received;
    let received = match one.style {
        0 => format!("{year}-{month}-{day}"),
        1 => format!("{year}年{month}月{day}日"),
        2 => format!(" {year}.{month:02}.{day:02}"),
        _ => format!("{year}{month:02}{day:02}"),
    };
    let outcome = one.outcome.map_or("办理中", |place| OUTCOMES[place].0);
    let applicant = APPLICANTS[one.applicant].0;
    vec![
        if one.is_spoilt { "不详".to_owned() } else { received },
        if one.style == 1 { format!("{applicant} ") } else { applicant.to_owned() },
        outcome.to_owned(),
        one.concluded.map_or_else(String::new, |year| format!("{year}/12/31")),
    ]
}

/// Where an application belongs, said once more and otherwise: by years alone.
fn place(one: &Application) -> Option<(&'static str, &'static str, &'static str)> {
    let began = i32::from(one.received.0) - i32::from(YEAR);
    let ended = one.concluded.map(|year| i32::from(year) - i32::from(YEAR));
    if one.is_spoilt || began > 0 || ended.is_some_and(|ended| ended < 0 || ended < began) {
        return None;
    }
    let outcome = one.outcome.map(|place| OUTCOMES[place].1);
    let last = match (ended, outcome) {
        (Some(..=0), None) => return None,
        (Some(1..), _) | (None, None) => "carried_out",
        (_, Some(outcome)) => outcome,
    };
    Some((if began == 0 { "received" } else { "carried_in" }, last, APPLICANTS[one.applicant].1))
}

proptest! {
    #[test]
    fn every_row_is_in_one_place_and_the_sums_hold(all in prop::collection::vec(application(), 1..60)) {
        let heads = ["收到日期", "申请人类别", "处理结果", "办结日期"].map(str::to_owned).to_vec();
        let rows = std::iter::once(heads).chain(all.iter().map(written));
        let ledger = Ledger::new(rows.zip(1..).map(|(cells, at)| (at, cells)).collect()).unwrap();
        let form = form::edition("2021").unwrap();
        let counted = count(&ledger, &Mapping::guess(&ledger), &form, YEAR);

        prop_assert_eq!(ledger.rows.len(), all.len());
        prop_assert_eq!(counted.counted + counted.problems.len(), all.len());
        let mut named: Vec<usize> = counted.problems.iter().map(|problem| problem.row).collect();
        let received: Vec<usize> = ["t3.received.total", "t3.carried_in.total"]
            .iter()
            .flat_map(|key| counted.rows(&form, form.cell_id(key).unwrap()))
            .collect();
        named.extend(received);
        named.sort_unstable();
        prop_assert_eq!(named, (0..all.len()).collect::<Vec<_>>());

        let mut wanted: BTreeMap<String, usize> = BTreeMap::new();
        for (begins, ends, column) in all.iter().filter_map(place) {
            for row in [begins, ends] {
                *wanted.entry(format!("t3.{row}.{column}")).or_default() += 1;
            }
        }
        for (cell, figure) in counted.figures(&form) {
            let key = form.key(cell);
            if counted.cells.contains_key(&cell) || wanted.contains_key(key) {
                prop_assert_eq!(Some(&figure), wanted.get(key), "{}", key);
            }
            prop_assert_eq!(figure, counted.rows(&form, cell).len(), "{}", key);
        }
        for sum in form.sums().iter().filter(|sum| sum.rule.starts_with("T3")) {
            prop_assert!(sum.relation == Relation::Equal && matches!(sum.each, Each::Row | Each::Column));
            let side = |cells: &[form::CellId]| cells.iter().map(|cell| counted.figure(&form, *cell)).sum::<usize>();
            prop_assert_eq!(side(&sum.left), side(&sum.right), "{}", &sum.rule);
        }
    }

    #[test]
    fn no_list_stops_it(rows in prop::collection::vec(prop::collection::vec("[\\PC]{0,6}|2024-0?[1-9]-1|自然人|予以公开", 0..6), 0..8)) {
        let heads = ["收到日期", "申请人类别", "处理结果"].map(str::to_owned).to_vec();
        let rows = std::iter::once(heads).chain(rows);
        if let Ok(ledger) = Ledger::new(rows.zip(1..).map(|(cells, at)| (at, cells)).collect()) {
            let form = form::edition("2019").unwrap();
            let counted = count(&ledger, &Mapping::guess(&ledger), &form, YEAR);
            prop_assert_eq!(counted.counted + counted.problems.len(), ledger.rows.len());
        }
    }
}
