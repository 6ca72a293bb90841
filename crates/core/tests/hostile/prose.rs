//! Prose as no one writes it: no stops, nothing but phrases, endless digits. It is read in time, findings stay few,
//! and every place lies in the text.

#![allow(clippy::expect_used, reason = "a test that cannot be set up must stop")]

use crate::support;

use std::time::{Duration, Instant};

use gouji_core::check::{Context, check};
use gouji_core::finding::Place;
use gouji_core::{Lang, message};

/// Far more than any of these takes, far less than a quadratic rule would.
const PATIENCE: Duration = Duration::from_secs(20);
/// Length of a text in characters.
const LENGTH: usize = 40_000;

fn filled(unit: &str) -> String {
    unit.chars().cycle().take(LENGTH).collect()
}

#[test]
fn hostile_prose_is_read_in_time() {
    let form = support::edition("2021");
    let units = [
        "政府信息公开工作年度报告",
        "XX",
        "2023年，",
        "13912345678 ",
        "1234567890",
        "（一）\n",
        "统计期限自2022年1月1日至12月31日，",
        "全年作出行政处罚决定公开行政处罚信息12条",
        "收取信息处理费3940元，",
        "（（（［［［《《《",
        "第492号令（试行）[2021]30号第四十九条3月31日",
        "\u{1f600}公开条",
        "由总体情况、主动公开、问题部分组成，",
    ];
    for unit in units {
        let text = filled(unit);
        let lines = "agency: 青石县水利局\nyear: 2024\nt2.penalties: 12\nt2.fees: 3940\nprevious year: 2023";
        let mut written = support::written(&form, lines);
        let mut previous = written.previous.take().expect("a previous report");
        for key in ["s1", "s5", "s6"] {
            written.report.set_prose(support::section(&form, key), &text);
            previous.set_prose(support::section(&form, key), &text);
        }
        let started = Instant::now();
        let findings = check(&written.report, &Context { previous: Some(&previous), ..Context::default() });
        assert!(started.elapsed() < PATIENCE, "{unit}: {:?}", started.elapsed());
        assert!(findings.len() < 200, "{unit}: {} findings", findings.len());
        let units = text.encode_utf16().count();
        for finding in &findings {
            for place in &finding.places {
                if let Place::Prose(_, range) = place {
                    assert!(range.from < range.to, "{unit}: {place:?}");
                    assert!(usize::try_from(range.to).is_ok_and(|to| to <= units), "{unit}: {place:?}");
                }
            }
            let said = message::say(finding, &form, Lang::Zh);
            assert!(said.chars().count() < 200, "{said}");
        }
    }
}

#[test]
fn places_are_counted_in_utf_16() {
    let form = support::edition("2021");
    let written = support::written(&form, "s1: 😀全年公开信息XX条。");
    let findings = check(&written.report, &Context::default());
    let found = findings.iter().find(|finding| finding.rule.as_str() == "FMT-HOLD").expect("a finding");
    assert_eq!(found.places[0].key(&form), "s1@8..10");
}
