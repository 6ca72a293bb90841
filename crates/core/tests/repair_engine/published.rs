//! Published examples with known answers, one JSON file each; see `tests/conformance/repair`.

use gouji_core::repair::file::solve_problem_json;
use std::path::PathBuf;

#[test]
fn every_published_example_comes_out_as_published() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/conformance/repair");
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    let mut records = 0;
    let mut wrong = Vec::new();
    for path in &files {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(path).unwrap();
        let answer = solve_problem_json(&text).unwrap_or_else(|fault| panic!("{name}: {fault}"));
        let answer: serde_json::Value = serde_json::from_str(&answer).unwrap();
        for record in answer["records"].as_array().unwrap() {
            records += 1;
            if record["as_expected"] != serde_json::Value::Bool(true) {
                wrong.push(format!("{name} {}: {}", record["name"], record["differences"]));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(files.len() >= 30 && records >= 70, "only {} files with {records} records", files.len());
}
