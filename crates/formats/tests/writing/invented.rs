//! Reports that nobody published, as they may look.

use std::sync::Arc;

use gouji_core::form::{CellId, SectionNo};
use gouji_core::{Form, Report, form};
use proptest::prelude::*;

/// What stands in cells: figures, blanks and the marks that people write instead.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => Just("0".to_owned()),
        3 => (1_u32..200).prop_map(|figure| figure.to_string()),
        1 => (1_u64..999_999_999_999_999).prop_map(|figure| figure.to_string()),
        1 => (1_u32..99_999, 1_u32..9999).prop_map(|(whole, part)| format!("{whole}.{part:04}")),
    ]
}

/// A sentence of a report, with figures in it.
fn sentence() -> impl Strategy<Value = String> {
    let figure = 1_u32..500;
    prop_oneof![
        figure.clone().prop_map(|figure| format!("全年在门户网站更新栏目{figure}次，没有发生泄密的事。")),
        figure.clone().prop_map(|figure| format!("组织业务培训{figure}人次；走访基层单位，听取群众意见。")),
        figure.prop_map(|figure| format!("公开栏共张贴告示{figure}张，“小切口”办成大事 <A&B>。")),
        Just("平台建设：整合栏目，做到好找、看得懂、用得上。".to_owned()),
    ]
}

fn paragraph() -> impl Strategy<Value = String> {
    let text = prop::collection::vec(sentence(), 1..4).prop_map(|sentences| sentences.concat()).boxed();
    prop_oneof![
        3 => text.clone(),
        1 => text.prop_map(|text| format!("（一）加强组织。{text}")),
        1 => Just("（二）主动公开方面".to_owned()),
        1 => Just("1.工作机制".to_owned()),
    ]
}

fn prose() -> impl Strategy<Value = String> {
    let paragraphs = prop::collection::vec(paragraph(), 1..6).prop_map(|paragraphs| paragraphs.join("\n"));
    prop_oneof![4 => paragraphs, 1 => Just("无".to_owned())]
}

/// An empty report of an edition with its identity.
pub(crate) fn empty(edition: &str) -> Report {
    let form: Arc<Form> = form::edition(edition).unwrap();
    let mut report = Report::new(form);
    report.agency.push_str("某某县测试局");
    report.year = Some(report.form().years().0);
    report.title = format!("某某县测试局{}年政府信息公开工作年度报告", report.form().years().0);
    report
}

/// A report that a failing test does not print in full: the assertion says what differs.
#[derive(Clone)]
pub(crate) struct Case(pub(crate) Report);

impl std::fmt::Debug for Case {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(self.0.form().id())
    }
}

/// A report with about half its cells blank.
pub(crate) fn half_blank() -> impl Strategy<Value = Case> {
    (report(&[]), prop::collection::vec(any::<bool>(), 256)).prop_map(|(Case(mut report), blank)| {
        for (cell, blank) in report.form().cell_ids().collect::<Vec<_>>().into_iter().zip(blank) {
            if blank {
                report.set(cell, "");
            }
        }
        Case(report)
    })
}

/// Any report, with the cells that `odd` writes at some places.
pub(crate) fn report(odd: &'static [&'static str]) -> impl Strategy<Value = Case> {
    let form = prop_oneof![Just("2019"), Just("2021")];
    form.prop_flat_map(move |edition| {
        let empty = empty(edition);
        let cells = prop::collection::vec(cell(), empty.form().cells().len());
        let places = prop::collection::vec((0..empty.form().cells().len(), 0..odd.len().max(1)), 0..9);
        let prose = prop::collection::vec(prose(), empty.form().sections().len());
        (Just(empty), cells, places, prose)
    })
    .prop_map(move |(mut report, mut cells, places, prose)| {
        for (place, mark) in places {
            if let (Some(mark), Some(cell)) = (odd.get(mark), cells.get_mut(place)) {
                *cell = (*mark).to_string();
            }
        }
        let ids: Vec<CellId> = report.form().cell_ids().collect();
        for (id, text) in ids.into_iter().zip(cells) {
            report.set(id, &text);
        }
        let sections = report.form().sections().to_vec();
        for (index, (section, text)) in sections.iter().zip(prose).enumerate() {
            if section.prose {
                report.set_prose(SectionNo::from_index(index).unwrap(), &text);
            }
        }
        Case(report)
    })
}
