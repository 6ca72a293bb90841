//! The command as it is called: output, exit status, standard input, several files, and what it says of bad input.
#![allow(clippy::expect_used, reason = "a test that cannot be set up must stop")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

fn reports() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/reports")
}

fn gouji(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_gouji"))
        .args(args)
        .current_dir(reports())
        .output()
        .expect("the command starts")
}

fn fed(args: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_gouji"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    // A command that refuses its input may close it early.
    let _ = child.stdin.take().expect("standard input").write_all(input);
    child.wait_with_output().expect("the command ends")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).expect("JSON on standard output")
}

#[test]
fn a_clean_report_ends_with_0() {
    let output = gouji(&["check", "city_2023.json", "--format", "json"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stdout));
    let checked = json(&output);
    assert_eq!(checked["schema"], "gouji.check/1");
    assert_eq!(checked["reports"][0]["counts"]["error"], 0);
    assert_eq!(checked["reports"][0]["year"], 2023);
}

#[test]
fn an_error_ends_with_1_and_names_the_cell_and_the_repair() {
    let output = gouji(&["check", "city_2023_digits_swapped.json", "--format", "json"]);
    assert_eq!(output.status.code(), Some(1));
    let checked = json(&output);
    let report = &checked["reports"][0];
    let rules: Vec<&str> = report["findings"]
        .as_array()
        .expect("findings")
        .iter()
        .filter_map(|finding| finding["rule"].as_str())
        .collect();
    assert!(["T3-BAL", "T3-RES", "T3-ROW"].iter().all(|rule| rules.contains(rule)), "{rules:?}");
    let repair = &report["repairs"][0];
    assert_eq!(repair["status"], "unique");
    let edit = &repair["options"][0]["edits"][0];
    assert_eq!(
        (&edit["cell"], &edit["from"], &edit["to"]),
        (&"t3.concluded.natural".into(), &"3357".into(), &"3375".into())
    );
    assert_eq!(repair["options"][0]["cause"], "digits_swapped");
    assert_eq!(report["findings"][0]["repair"], 0);
}

#[test]
fn the_text_names_values_and_repair_in_both_languages() {
    let chinese = text(&gouji(&["check", "city_2023_digits_swapped.json"]).stdout);
    assert!(chinese.contains("“自然人”列两边不等") && chinese.contains("由 3357 改为 3375"), "{chinese}");
    assert!(!chinese.contains('\u{1b}'), "no colours into a pipe");
    let english = text(&gouji(&["check", "city_2023_digits_swapped.json", "--lang", "en"]).stdout);
    assert!(english.contains("does not balance") && english.contains("from 3357 to 3375"), "{english}");
}

#[test]
fn findings_are_given_as_a_table_and_as_sarif() {
    let table =
        text(&gouji(&["check", "city_2023_digits_swapped.json", "nothing.json", "--format", "csv"]).stdout);
    let lines: Vec<&str> = table.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(
        lines[0],
        r#""source","agency","year","severity","rule","place","message","repair","decision""#
    );
    assert!(
        lines.iter().any(|line| line.contains("\"error\",\"T3-BAL\"") && line.contains("由 3357 改为 3375")),
        "{table}"
    );
    assert!(lines.iter().any(|line| line.contains("nothing.json") && line.contains("unreadable")), "{table}");
    let sarif =
        json(&gouji(&["check", "city_2023_digits_swapped.json", "nothing.json", "--format", "sarif"]));
    assert_eq!(sarif["version"], "2.1.0");
    let run = &sarif["runs"][0];
    let results = run["results"].as_array().expect("results");
    assert!(results.iter().any(|result| result["ruleId"] == "T3-BAL" && result["level"] == "error"));
    let known = run["tool"]["driver"]["rules"].as_array().expect("rules");
    assert!(results.iter().all(|result| known.iter().any(|rule| rule["id"] == result["ruleId"])));
    assert_eq!(run["invocations"][0]["executionSuccessful"], false);
}

#[test]
fn general_problems_are_solved() {
    let path = reports().join("../conformance/repair/e02-one-sum.json");
    let output = gouji(&["repair", "--problem", &path.to_string_lossy()]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(json(&output).is_object());
    let bad = fed(&["repair", "--problem", "-"], b"{ \"rules\": [\"x + = 3\"] }");
    assert_eq!(bad.status.code(), Some(2));
    assert_eq!(text(&bad.stderr).lines().count(), 1, "{}", text(&bad.stderr));
}

#[test]
fn settings_and_decisions_change_what_counts() {
    let folder = std::env::temp_dir().join(format!("gouji-settings-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    let settings = folder.join("rules.txt");
    fs::write(&settings, "# not here\nT3-BAL = off\nT3-RES = off\nT3-ROW = note\nT3-CAP = off\n")
        .expect("a file");
    let wrong = "city_2023_digits_swapped.json";
    let output = gouji(&["check", wrong, "--settings", &settings.to_string_lossy(), "--format", "json"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stdout));
    fs::write(&settings, "T3-BAL = off\nT3-BALL = off\n").expect("a file");
    let output = gouji(&["check", wrong, "--settings", &settings.to_string_lossy()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        text(&output.stderr).contains('2') && text(&output.stderr).contains("T3-BALL"),
        "{}",
        text(&output.stderr)
    );

    let checked = json(&gouji(&["check", wrong, "--format", "json"]));
    let mut report: Value =
        serde_json::from_slice(&fs::read(reports().join(wrong)).expect("a fixture")).expect("JSON");
    let errors = checked["reports"][0]["findings"].as_array().expect("findings").iter();
    let decisions: Vec<Value> = errors
        .filter(|finding| finding["severity"] == "error")
        .map(|finding| {
            let places = finding["places"].as_array().expect("places");
            let values: Vec<&Value> =
                places.iter().map(|place| &report["cells"][place.as_str().unwrap_or("")]).collect();
            serde_json::json!({ "rule": finding["rule"], "places": places, "values": values,
                "reason": "台账已核", "by": "审核人", "at": "2024-01-12" })
        })
        .collect();
    assert!(!decisions.is_empty());
    report["decisions"] = Value::Array(decisions);
    let explained = fed(&["check", "-", "--format", "json"], report.to_string().as_bytes());
    assert_eq!(explained.status.code(), Some(0), "{}", text(&explained.stdout));
    let shown = fed(&["check", "-"], report.to_string().as_bytes());
    assert!(text(&shown.stdout).contains("台账已核"), "{}", text(&shown.stdout));
    report["cells"]["t3.concluded.natural"] = Value::String("3358".to_owned());
    let changed = fed(&["check", "-", "--format", "json"], report.to_string().as_bytes());
    assert_eq!(changed.status.code(), Some(1), "a decision lapses when a value changes");
    fs::remove_dir_all(&folder).expect("to clean up");
}

#[test]
fn several_files_keep_their_order_and_the_worst_status_counts() {
    let files =
        ["city_2023.json", "city_2023_digits_swapped.json", "no_such_file.json", "city_2023_hygiene.json"];
    for jobs in ["1", "4"] {
        let output = gouji(&[&["check", "--format", "json", "--jobs", jobs], files.as_slice()].concat());
        assert_eq!(output.status.code(), Some(2));
        let checked = json(&output);
        let sources: Vec<&str> = checked["reports"]
            .as_array()
            .expect("reports")
            .iter()
            .filter_map(|report| report["source"].as_str())
            .collect();
        assert_eq!(sources, files);
        assert_eq!(checked["reports"][2]["status"], "unreadable");
        assert!(
            checked["reports"][2]["error"].as_str().is_some_and(|error| error.contains("no_such_file.json"))
        );
    }
}

#[test]
fn a_folder_is_checked_file_by_file() {
    let output = gouji(&["check", ".", "--format", "json"]);
    assert_eq!(
        json(&output)["reports"].as_array().map(Vec::len),
        fs::read_dir(reports()).ok().map(Iterator::count)
    );
}

#[test]
fn standard_input_is_read() {
    let report = fs::read(reports().join("city_2023.json")).expect("a fixture");
    let output = fed(&["check", "-", "--format", "json"], &report);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stdout));
    assert_eq!(json(&output)["reports"][0]["agency"], "云山市人民政府");
}

#[test]
fn what_was_read_is_shown() {
    let output = gouji(&["read", "city_2023.json", "--format", "json"]);
    assert_eq!(output.status.code(), Some(0));
    let read = json(&output);
    assert_eq!(read["schema"], "gouji.read/1");
    assert_eq!(read["reports"][0]["report"]["cells"]["t2.fees.amount"], "59237.2449");
    let shown = text(&gouji(&["read", "city_2023.json"]).stdout);
    assert!(shown.contains("59237.2449") && shown.contains("1.属于国家秘密"), "{shown}");
}

#[test]
fn headings_are_held_to_the_form_when_a_file_is_checked() {
    let text = fs::read_to_string(reports().join("city_2023.md")).unwrap();
    let layout = |text: &str| -> Vec<(String, String)> {
        let checked = json(&fed(&["check", "-", "--format", "json"], text.as_bytes()));
        let findings = checked["reports"][0]["findings"].as_array().unwrap().clone();
        let told =
            findings.iter().map(|one| (one["rule"].as_str().unwrap(), one["message"].as_str().unwrap()));
        told.filter(|(rule, _)| rule.starts_with("FMT-SEC6") || rule.starts_with("FMT-T"))
            .map(|(rule, message)| (rule.to_owned(), message.to_owned()))
            .collect()
    };
    assert_eq!(layout(&text), []);
    let renamed = layout(&text.replace("五、存在的主要问题及改进情况", "五、存在的主要问题和改进情况"));
    assert_eq!(renamed.len(), 1, "{renamed:?}");
    assert!(renamed[0].0 == "FMT-TITLE" && renamed[0].1.contains("问题和改进"), "{renamed:?}");
}

#[test]
fn converting_to_json_gives_the_same_report() {
    let output = gouji(&["convert", "city_2023_hygiene.json", "--to", "json"]);
    assert_eq!(output.status.code(), Some(0));
    let source: Value =
        serde_json::from_slice(&fs::read(reports().join("city_2023_hygiene.json")).expect("a fixture"))
            .expect("JSON");
    assert_eq!(json(&output), source);
    let folder = std::env::temp_dir().join(format!("gouji-convert-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    let target = folder.join("out.json");
    let saved = gouji(&["convert", "city_2023.json", "--to", "json", "-o", &target.to_string_lossy()]);
    assert_eq!(saved.status.code(), Some(0));
    let written: Value = serde_json::from_slice(&fs::read(&target).expect("the file")).expect("JSON");
    assert_eq!(written["year"], 2023);
    fs::remove_dir_all(&folder).expect("to clean up");
}

#[test]
fn years_are_compared_in_any_order() {
    let this = fs::read_to_string(reports().join("city_2023.json")).unwrap();
    let mut last: Value = serde_json::from_str(&this).unwrap();
    last["year"] = 2022.into();
    last["title"] = "".into();
    last["cells"]["t3.received.total"] = "3000".into();
    let folder = std::env::temp_dir().join(format!("gouji-compare-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let (one, other) = (folder.join("2023.json"), folder.join("2022.json"));
    fs::write(&one, &this).unwrap();
    fs::write(&other, last.to_string()).unwrap();
    let (one, other) = (one.to_str().unwrap(), other.to_str().unwrap());
    let output = gouji(&["compare", one, other, "--format", "json"]);
    let compared = json(&output);
    assert_eq!(compared["years"][0]["year"], 2022);
    let series = compared["series"].as_array().unwrap();
    let received = series.iter().find(|one| one["key"] == "t3.received.total").unwrap();
    assert_eq!(
        (received["values"][0].as_str(), received["change"]["rate"].as_str()),
        (Some("3000"), Some("+17.0%"))
    );
    // 121 was carried out of the year, 96 into it: that is an error.
    assert_eq!(compared["links"][0]["agrees"], false);
    assert_eq!(output.status.code(), Some(1));
    let shown = text(&gouji(&["compare", one, other]).stdout);
    assert!(shown.contains("+17.0%") && shown.contains("不一致"), "{shown}");
    let refused = gouji(&["compare", one, one]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(text(&refused.stderr).contains("2023"));
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn the_catalogue_is_printed_whole_and_one_rule_at_a_time() {
    let all = json(&gouji(&["rules", "--format", "json"]));
    let all = all.as_array().expect("a list");
    assert!(all.len() >= 12);
    assert!(all.iter().all(|rule| {
        ["id", "title", "formula", "basis", "limits", "text"]
            .iter()
            .all(|field| rule[field].as_str().is_some_and(|text| !text.is_empty()))
    }));
    let one = text(&gouji(&["rules", "t3-bal"]).stdout);
    assert!(one.contains("T3-BAL") && one.contains("本列数据的勾稽关系"), "{one}");
    let unknown = gouji(&["rules", "T9-X"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(text(&unknown.stderr).contains("T9-X"));
}

/// One clear sentence on standard error or in the answer, status 2, in both languages.
fn refused(input: &[u8]) -> String {
    let mut sentences = Vec::new();
    for lang in ["zh", "en"] {
        let output = fed(&["read", "-", "--lang", lang], input);
        assert_eq!(output.status.code(), Some(2), "{}", text(&output.stdout));
        assert!(output.stdout.is_empty());
        let sentence = text(&output.stderr);
        assert_eq!(sentence.lines().count(), 1, "{sentence}");
        assert!(!sentence.contains("panicked") && sentence.starts_with("gouji: "), "{sentence}");
        sentences.push(sentence);
    }
    assert_ne!(sentences[0], sentences[1]);
    sentences.remove(0)
}

#[test]
fn bad_input_gets_one_sentence() {
    refused(b"");
    refused(&[0_u8, 159, 146, 150, 1, 2, 3, 0, 255].repeat(100));
    refused("今天天气很好，没有表。".as_bytes());
    assert!(
        refused(br#"{"edition":"2021","cells":{"t3.recieved.natural":"1"}}"#).contains("t3.received.natural")
    );
    refused(br#"{"edition":"2021","cells":"#);
    refused(b"\x50\x4b\x03\x04 not really a zip");
}

#[test]
fn a_wrong_command_ends_with_2() {
    assert_eq!(gouji(&["chekc"]).status.code(), Some(2));
    assert_eq!(gouji(&["check"]).status.code(), Some(2));
    assert_eq!(gouji(&["check", "city_2023.json", "--previous", "nothing.json"]).status.code(), Some(2));
}

#[test]
fn a_file_beyond_the_limit_is_refused_by_its_length() {
    let folder = std::env::temp_dir().join(format!("gouji-large-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join("large.txt");
    // Sparse: no such bytes are written.
    fs::File::create(&path).and_then(|file| file.set_len(200_000_000)).expect("a large file");
    let output = gouji(&["check", &path.to_string_lossy()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stdout).contains("200"), "{}", text(&output.stdout));
    fs::remove_dir_all(&folder).expect("to clean up");
}

#[test]
fn a_report_that_comes_back_is_compared_with_what_was_sent_back() {
    let mut report: Value =
        serde_json::from_str(&fs::read_to_string(reports().join("city_2023.json")).unwrap()).unwrap();
    let folder = std::env::temp_dir().join(format!("gouji-recheck-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let (earlier, later) = (folder.join("earlier.json"), folder.join("later.json"));
    report["cells"]["t4.review.total"] = "-1".into();
    fs::write(&earlier, report.to_string()).unwrap();
    report["cells"]["t4.review.total"] = "1.5".into();
    fs::write(&later, report.to_string()).unwrap();
    let names = [earlier.to_string_lossy().into_owned(), later.to_string_lossy().into_owned()];
    let output = gouji(&["recheck", &names[0], &names[1], "--format", "json"]);
    assert_eq!(output.status.code(), Some(1));
    let answer = json(&output);
    let rules = |group: &str| -> Vec<String> {
        let findings = answer[group].as_array().unwrap();
        findings.iter().map(|finding| finding["rule"].as_str().unwrap().to_owned()).collect()
    };
    assert!(rules("settled").contains(&"CELL-NEG".to_owned()), "{answer}");
    assert!(rules("new").contains(&"CELL-INT".to_owned()), "{answer}");
    let shown = text(&gouji(&["recheck", &names[0], &names[0]]).stdout);
    assert!(shown.starts_with("已改正 0 处"), "{shown}");
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn every_format_is_written_and_told_apart() {
    for (format, start) in [
        ("docx", &b"PK"[..]),
        ("xlsx", b"PK"),
        ("html", b"<!DOCTYPE html>"),
        ("fragment", b"\n<h1"),
        ("md", b"# "),
        ("check-docx", b"PK"),
        ("check-xlsx", b"PK"),
        ("check-html", b"<!DOCTYPE html>"),
    ] {
        let output = gouji(&["convert", "city_2023.json", "--to", format]);
        assert_eq!(output.status.code(), Some(0), "{format}");
        assert!(output.stdout.starts_with(start), "{format}");
    }
    assert_eq!(gouji(&["convert", "city_2023.json", "--to", "papyrus"]).status.code(), Some(2));
}
