//! Words that may not stand in some places.

#![expect(clippy::unnecessary_wraps, reason = "every fence has this shape")]

use super::Files;
use super::files::File;
use crate::workspace::Workspace;
use anyhow::Result;

fn any<'a>(files: impl Iterator<Item = &'a File>, words: &[&str]) -> Vec<String> {
    files.flat_map(|file| file.complaints(|line| words.iter().any(|word| line.contains(word)))).collect()
}

/// Core asks nothing of the machine that it runs on.
pub(crate) fn core_is_pure(_: &Workspace, files: &Files) -> Result<Vec<String>> {
    let words = [
        "std::fs",
        "std::time",
        "std::env::",
        "std::net",
        "std::process",
        "std::thread",
        "js_sys",
        "web_sys",
    ];
    Ok(any(files.below("crates/core/src/", ".rs"), &words))
}

/// A format reads figures; whether they agree is none of its business.
pub(crate) fn formats_know_no_rule(_: &Workspace, files: &Files) -> Result<Vec<String>> {
    Ok(any(files.below("crates/formats/src/", ".rs"), &["gouji_core::rule", "RuleId"]))
}

/// The crates at the edge pass cells on; none is special to them.
pub(crate) fn no_cell_named_outside(_: &Workspace, files: &Files) -> Result<Vec<String>> {
    let edge = ["crates/formats/src/", "crates/wasm/src/", "crates/cli/src/", "frontend/src/"];
    let words = ["\"t2.", "\"t3.", "\"t4.", "\"T2-", "\"T3-", "\"T4-"];
    Ok(edge.iter().flat_map(|folder| any(files.below(folder, ".rs"), &words)).collect())
}

/// Where Chinese may stand in code: the page's own words; the characters that figures and the numbers of headings are
/// written with; the headings of the pages about rules.
const CHINESE: &[&str] = &[
    "frontend/src/text.rs",
    "frontend/src/text/",
    "crates/core/src/number/",
    "crates/core/src/narrative/text/",
    "crates/core/src/form/label.rs",
    "crates/core/build/",
];

/// Labels and sentences stand where people who are not programmers look for them.
pub(crate) fn chinese(_: &Workspace, files: &Files) -> Result<Vec<String>> {
    let folders = [("crates/", ".rs"), ("frontend/", ".rs"), ("www/", ".js")];
    let code = folders.iter().flat_map(|(folder, ending)| files.below(folder, ending));
    let outside = code.filter(|file| {
        !file.path.contains("/tests/")
            && !file.path.contains("/benches/")
            && !CHINESE.iter().any(|place| file.path.starts_with(place))
    });
    Ok(outside.flat_map(|file| file.complaints(|line| line.chars().any(is_han))).collect())
}

fn is_han(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{323af}')
}

/// Modules that may derive serde's traits: JSON, the shape of the form file, and the crate that hands values to
/// JavaScript.
const SERIALISED: &[&str] =
    &["/json.rs", "/json/", "/form/source.rs", "/form/toml_source.rs", "crates/wasm/src/"];

/// What JSON looks like is decided in one place.
pub(crate) fn serialised_at_the_boundary(_: &Workspace, files: &Files) -> Result<Vec<String>> {
    let ours =
        ["crates/core/src/", "crates/formats/src/", "crates/wasm/src/", "crates/cli/src/", "frontend/src/"];
    let code = ours.iter().flat_map(|folder| files.below(folder, ".rs"));
    let outside = code.filter(|file| !SERIALISED.iter().any(|place| file.path.contains(place)));
    let derives = |line: &str| {
        line.contains("Serialize)") || line.contains("Serialize,") || line.contains("Deserialize)")
    };
    Ok(outside.flat_map(|file| file.complaints(derives)).collect())
}

/// The page takes nothing from strings that it did not make, and asks for nothing.
pub(crate) fn page_is_closed(_: &Workspace, files: &Files) -> Result<Vec<String>> {
    let words = [
        "inner_html",
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "from_html_unchecked",
        "document.write",
        "style=",
        ".style.",
        "fetch(",
        "fetch_with",
        "XmlHttpRequest",
        "XMLHttpRequest",
        "WebSocket",
        "EventSource",
        "sendBeacon",
        "send_beacon",
        "http://",
        "https://",
    ];
    let folders = [("frontend/src/", ".rs"), ("www/", ".js"), ("www/", ".html"), ("www/", ".css")];
    // The name of SVG looks like an address and is none: nothing is ever asked of it.
    let says = |line: &str| {
        let line = line.replace("xmlns=\\\"http://www.w3.org/2000/svg\\\"", "");
        words.iter().any(|word| line.contains(word))
    };
    let pages = folders.iter().flat_map(|(folder, ending)| files.below(folder, ending));
    Ok(pages.flat_map(|file| file.complaints(says)).collect())
}

/// The project speaks of itself alone.
pub(crate) fn no_traces(_: &Workspace, files: &Files) -> Result<Vec<String>> {
    // In two halves each, so that this file does not name them itself.
    let halves = [
        ("/wor", "k/"),
        ("/ro", "ot/"),
        ("/ho", "me/"),
        ("/tm", "p/"),
        ("/Use", "rs/"),
        ("C:\\", "Users"),
        ("registry.", "npmjs"),
        ("static.", "crates.io"),
        ("index.", "crates.io"),
        ("files.", "pythonhosted"),
        ("deb.", "debian.org"),
        ("TO", "DO"),
        ("FIX", "ME"),
        ("XX", "X:"),
    ];
    let words: Vec<String> = halves.iter().map(|(first, second)| format!("{first}{second}")).collect();
    let mut complaints = Vec::new();
    for file in files.all() {
        for (index, line) in file.text.lines().enumerate() {
            if words.iter().any(|word| line.contains(word.as_str())) {
                complaints.push(format!("{}:{}: {}", file.path, index + 1, line.trim()));
            }
        }
    }
    Ok(complaints)
}
