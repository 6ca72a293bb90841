//! Ledgers of applications, counted into the table.

#![expect(clippy::expect_used, reason = "a test stops where its subject is missing")]

mod random;

use gouji_core::form::{self, CellId};
use gouji_core::json::{read_mapping, write_mapping};
use gouji_core::ledger::{
    Counted, DateRead, How, Kind, Ledger, Mapping, Remark, Role, Trouble, Unfit, WordUse, count, date,
};
use gouji_core::{Form, Lang};

fn ledger(text: &str) -> Ledger {
    let row = |line: &str| line.trim().split('|').map(|cell| cell.trim().to_owned()).collect();
    let lines = text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty());
    Ledger::new(lines.map(|(line, at)| (at, row(line))).collect()).expect("a list")
}

const LIST: &str = "某局2024年依申请公开台账
    序号|收到日期|申请人类别|办理结果|具体理由|答复日期
    1|2024-01-05|自然人|予以公开||2024-01-20
    2|2024年3月5日|企业|不予公开|属于国家秘密|2024.3.20
    3|2023-12-20|公民|信息不存在||2024-01-08
    4|20241230|律师事务所|||
    5|2024-06-01|自然人|办理中||
    6|2024-11-20|法律服务机构|部分公开|含第三方信息|2025-01-05
    序号|收到日期|申请人类别|办理结果|具体理由|答复日期
    7|2025-01-02|自然人|予以公开||2025-01-20
    8|待补|自然人|重复申请||2024-05-01
    9|2024-05-06|自然人|重复申请||2024-05-01";

fn official() -> std::sync::Arc<Form> {
    form::edition("2021").expect("a built-in edition")
}

fn counted(list: &Ledger, mapping: &Mapping) -> Counted {
    count(list, mapping, &official(), 2024)
}

fn cell(key: &str) -> CellId {
    official().cell_id(key).expect("the cell is there")
}

#[test]
fn a_list_as_offices_keep_it_is_counted() {
    let list = ledger(LIST);
    assert_eq!(list.rows.len(), 9, "the repeated heads are no application");
    let mut mapping = Mapping::guess(&list);
    assert_eq!(mapping.columns, [Some(1), Some(2), Some(3), Some(4), Some(5), None]);
    let first = counted(&list, &mapping);
    let unknown: Vec<(&str, usize, usize, Option<&str>)> = first
        .words
        .iter()
        .filter(|word| word.how == How::Unknown)
        .map(|word| (word.text.as_str(), word.uses, word.first, word.proposal.as_deref()))
        .collect();
    assert_eq!(
        unknown,
        [("律师事务所", 1, 6, None), ("信息不存在", 1, 5, None), ("", 1, 6, Some("carried_out"))]
    );
    let troubles: Vec<(usize, Trouble)> =
        first.problems.iter().map(|problem| (list.rows[problem.row].number, problem.trouble)).collect();
    assert_eq!(
        troubles,
        [
            (5, Trouble::OutcomeUnknown),
            (6, Trouble::ApplicantUnknown),
            (10, Trouble::Later),
            (11, Trouble::DateUnread),
            (12, Trouble::ConcludedFirst),
        ]
    );
    assert_eq!((first.counted, first.open()), (4, 4));
    mapping.choose(Kind::Outcome, "信息不存在", Some("unavailable_not_held"));
    mapping.choose(Kind::Outcome, "", Some("carried_out"));
    mapping.choose(Kind::Applicant, "律师事务所", Some("legal_service"));
    let second = counted(&list, &mapping);
    let form = official();
    let figure = |key: &str| second.figure(&form, cell(key));
    assert_eq!(figure("t3.received.natural"), 2);
    assert_eq!(figure("t3.received.legal_service"), 2);
    assert_eq!(figure("t3.received.total"), 5);
    assert_eq!(figure("t3.carried_in.natural"), 1);
    assert_eq!(figure("t3.denied_state_secret.enterprise"), 1);
    assert_eq!(figure("t3.unavailable_not_held.total"), 1);
    assert_eq!(figure("t3.concluded.total"), 3);
    assert_eq!(figure("t3.carried_out.total"), 3);
    assert_eq!(second.rows(&form, cell("t3.carried_out.total")), [3, 4, 5]);
    assert_eq!(second.figures(&form).len(), 175);
}

#[test]
fn a_word_that_turns_a_label_round_is_not_proposed() {
    let list = ledger(
        "收到日期|申请人类别|处理结果
        2024-1-1|自然人|不予以公开
        2024-1-1|自然人|依法予以公开
        2024-1-1|自然人|国家秘密
        2024-1-1|自然人|不予公开",
    );
    let counted = counted(&list, &Mapping::guess(&list));
    let proposals: Vec<(&str, Option<&str>)> =
        counted.words.iter().map(|word| (word.text.as_str(), word.proposal.as_deref())).collect();
    let wanted = [
        ("不予以公开", None),
        ("依法予以公开", Some("granted")),
        ("国家秘密", Some("denied_state_secret")),
        ("不予公开", None),
        ("自然人", None),
    ];
    let mut sorted = proposals.clone();
    sorted.sort_by_key(|(text, _)| wanted.iter().position(|(own, _)| own == text));
    assert_eq!(sorted, wanted);
    assert_eq!(counted.counted, 0, "a proposal does not count until it is taken");
}

#[test]
fn a_reason_tells_which_row_of_a_group_is_meant() {
    let list = ledger(
        "收到日期|申请人类别|处理结果|具体理由
        2024-1-1|自然人|不予公开|属于国家秘密
        2024-1-1|自然人|不予公开|四类过程性信息
        2024-1-1|自然人|予以公开|其他",
    );
    let counted = counted(&list, &Mapping::guess(&list));
    let form = official();
    assert_eq!(counted.figure(&form, cell("t3.denied_state_secret.natural")), 1);
    assert_eq!(
        counted.figure(&form, cell("t3.granted.natural")),
        1,
        "the reason for a result in full is not asked"
    );
    let unknown: Vec<&WordUse> = counted.words.iter().filter(|word| word.how == How::Unknown).collect();
    assert_eq!(unknown.len(), 1);
    assert_eq!(unknown[0].proposal.as_deref(), Some("denied_process_info"));
}

#[test]
fn heads_that_are_alike_are_told_and_can_be_told_apart() {
    let list = ledger(
        "收到日期|申请人类别|处理结果|处理结果
        2024-1-1|自然人|已答复|予以公开",
    );
    let mut mapping = Mapping::guess(&list);
    let remarks = counted(&list, &mapping).remarks;
    assert!(remarks.contains(&Remark::SameHeads { head: "处理结果".to_owned(), column: 2 }), "{remarks:?}");
    mapping.set_column(Role::Outcome, Some(3));
    assert_eq!(counted(&list, &mapping).counted, 1);
    let (again, remarks) = read_mapping(&write_mapping(&mapping, &list), &list).expect("a mapping");
    assert_eq!((again, remarks), (mapping, Vec::new()));
}

#[test]
fn what_is_no_list_is_told() {
    let rows = |lines: &[&[&str]]| {
        let cells = |line: &&[&str]| line.iter().map(|cell| (*cell).to_owned()).collect();
        Ledger::new(lines.iter().zip(1..).map(|(line, at)| (at, cells(line))).collect())
    };
    assert_eq!(rows(&[]), Err(Unfit::NoHeads));
    assert_eq!(rows(&[&["说明"], &["一"]]), Err(Unfit::NoHeads));
    assert_eq!(rows(&[&["收到日期", "类别"], &["", " "]]), Err(Unfit::NoRows));
    for unfit in [Unfit::NoHeads, Unfit::NoRows] {
        assert!(unfit.say(Lang::Zh).chars().count() > 8 && unfit.say(Lang::En).contains(' '));
    }
}

#[test]
fn a_column_may_say_what_was_carried_over() {
    let list = ledger(
        "申请人类别|处理结果|上年结转
        自然人|予以公开|是
        自然人|予以公开|否
        自然人|予以公开|本年新收",
    );
    let counted = counted(&list, &Mapping::guess(&list));
    let form = official();
    assert_eq!(counted.figure(&form, cell("t3.carried_in.natural")), 1);
    assert_eq!(counted.figure(&form, cell("t3.received.natural")), 2);
}

#[test]
fn days_without_a_year_count_when_somebody_says_so() {
    let list = ledger("收到日期|申请人类别|处理结果\n3月5日|自然人|予以公开");
    let mut mapping = Mapping::guess(&list);
    assert_eq!(counted(&list, &mapping).problems[0].trouble, Trouble::DateWithoutYear);
    mapping.assumes_year = true;
    assert_eq!(counted(&list, &mapping).counted, 1);
}

#[test]
fn a_mapping_for_another_list_or_form_says_what_does_not_fit() {
    let list = ledger("收到日期|申请人类别|处理结果\n2024-1-1|自然人|撤回");
    let mut mapping = Mapping::guess(&list);
    mapping.choose(Kind::Outcome, "撤回", Some("other_misc"));
    mapping.choose(Kind::Applicant, "测试", None);
    let text = write_mapping(&mapping, &list);
    let other = ledger("收到日期|类型|处理结果\n2024-1-1|自然人|撤回");
    let (_, remarks) = read_mapping(&text, &other).expect("a mapping");
    assert_eq!(remarks, [Remark::NoSuchColumn { head: "申请人类别".to_owned() }]);
    let old = form::edition("2019").expect("a built-in edition");
    let counted = count(&list, &mapping, &old, 2020);
    assert!(counted.remarks.contains(&Remark::NoSuchLine { word: "撤回".to_owned() }));
    for broken in ["", "{}", "[]", "{\"schema\":\"gouji.report/1\"}", &text.replace("ledger/1", "ledger/2")] {
        assert!(read_mapping(broken, &list).is_err(), "{broken}");
    }
}

#[test]
fn days_are_read_as_offices_write_them() {
    let day = date("2024-3-5");
    for text in ["2024年3月5日", "2024年03月05日 上午10时30分", "２０２４．３．５", "2024、3、5"]
    {
        assert_eq!(date(text), day, "{text}");
    }
    assert_eq!(date("3月5日"), DateRead::WithoutYear { month: 3, day: 5 });
    assert_eq!(date("待定"), DateRead::Unreadable);
}
