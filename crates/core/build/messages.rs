//! `messages/zh/*.txt` and `messages/en/*.txt`: every sentence, in both languages, with the same placeholders.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// Files whose sentences only a library with a feature says.
const ONLY_WITH: [(&str, &[&str]); 2] = [
    ("CARGO_FEATURE_PROSE", &["layout", "prose", "publication", "structure"]),
    ("CARGO_FEATURE_DOCUMENTS", &["command", "reading", "repair", "sheet", "writing"]),
];

/// A sorted table of id, Chinese and English.
pub(crate) fn constants(folder: &Path) -> Result<String, Box<dyn Error>> {
    let chinese = read(&folder.join("zh"))?;
    let english = read(&folder.join("en"))?;
    let mut code = String::from("static MESSAGES: &[(&str, &str, &str)] = &[\n");
    for (id, zh) in &chinese {
        let en = english.get(id).ok_or_else(|| format!("messages/en: no sentence \"{id}\""))?;
        if placeholders(zh) != placeholders(en) {
            return Err(format!("messages/en: \"{id}\" has other {{placeholders}} than in Chinese").into());
        }
        writeln!(code, "    ({id:?}, {zh:?}, {en:?}),")?;
    }
    if let Some(id) = english.keys().find(|id| !chinese.contains_key(*id)) {
        return Err(format!("messages/zh: no sentence \"{id}\"").into());
    }
    code.push_str("];\n");
    Ok(code)
}

fn read(folder: &Path) -> Result<BTreeMap<String, String>, Box<dyn Error>> {
    let mut sentences = BTreeMap::new();
    for path in super::files(folder, "txt")? {
        println!("cargo::rerun-if-changed={}", path.display());
        let name = path.display();
        let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        let left_out =
            |(feature, stems): &(&str, &[&str])| stems.contains(&stem) && std::env::var_os(feature).is_none();
        if ONLY_WITH.iter().any(left_out) {
            continue;
        }
        for (number, line) in fs::read_to_string(&path)?.lines().enumerate() {
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            let at = number + 1;
            let (id, text) =
                line.split_once(" = ").ok_or_else(|| format!("{name}:{at}: write `id = sentence`"))?;
            if sentences.insert(id.trim().to_owned(), text.trim().to_owned()).is_some() {
                return Err(format!("{name}:{at}: \"{id}\" stands twice").into());
            }
        }
    }
    Ok(sentences)
}

fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}').map(|(name, _)| name)).collect()
}
