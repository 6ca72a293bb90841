//! `vocabulary/*.txt`: the words that reading prose needs, as sorted tables.
//!
//! A file is a list of `[sense]` heads with words under them; `units.txt` holds what stands behind a figure and
//! `lines.txt` the rows and columns that prose names.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// Words with their senses, units, rows and columns.
pub(crate) fn constants(folder: &Path) -> Result<String, Box<dyn Error>> {
    let mut code = String::new();
    let mut words: BTreeMap<String, (String, String)> = BTreeMap::new();
    for path in super::files(folder, "txt")? {
        println!("cargo::rerun-if-changed={}", path.display());
        let name = path.display().to_string();
        let text = fs::read_to_string(&path)?;
        match path.file_stem().and_then(|stem| stem.to_str()) {
            Some("lines") => code.push_str(&lines(&name, &text)?),
            Some("sets") => code.push_str(&sets(&name, &text)?),
            Some("units") => code.push_str(&units(&name, &text)?),
            _ => {
                for (at, head, word) in entries(&name, &text)? {
                    let place = format!("{name}:{at}");
                    let known = words.insert(word.clone(), (sense(&head), place.clone()));
                    if let Some((_, before)) = known {
                        return Err(format!("{place}: \"{word}\" stands twice, also at {before}").into());
                    }
                }
            }
        }
    }
    code.push_str(&table(&words)?);
    Ok(code)
}

/// The line that a word stands in, the head it stands under, and the word.
type Entry = (usize, String, String);

/// Every word of a file.
fn entries(name: &str, text: &str) -> Result<Vec<Entry>, Box<dyn Error>> {
    let mut head = None;
    let mut found = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let at = number + 1;
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            head = Some(name.to_owned());
            continue;
        }
        let own = head.as_ref().ok_or_else(|| format!("{name}:{at}: begin with a [sense]"))?;
        found.extend(line.split_whitespace().map(|word| (at, own.clone(), folded(word))));
    }
    Ok(found)
}

/// Punctuation in the form that reading compares.
fn folded(word: &str) -> String {
    word.replace('，', ",").replace('（', "(").replace('）', ")").replace('：', ":")
}

/// `stage.received` as `Sense::Stage(Stage::Received)`, `channel` as `Sense::Channel`.
fn sense(head: &str) -> String {
    match head.split_once('.') {
        Some((class, value)) => format!("Sense::{0}({0}::{1})", camel(class), camel(value)),
        None => format!("Sense::{}", camel(head)),
    }
}

fn camel(name: &str) -> String {
    let mut text = String::new();
    for part in name.split('_') {
        let mut chars = part.chars();
        text.extend(chars.next().map(|first| first.to_ascii_uppercase()));
        text.push_str(chars.as_str());
    }
    text
}

/// The words as a tree, each with the position of its sense.
fn table(words: &BTreeMap<String, (String, String)>) -> Result<String, Box<dyn Error>> {
    let mut senses: Vec<&str> = Vec::new();
    let mut meanings: Vec<(&str, u16)> = Vec::new();
    for (word, (sense, _)) in words {
        let known = senses.iter().position(|own| own == sense);
        let position = known.unwrap_or(senses.len());
        if known.is_none() {
            senses.push(sense);
        }
        meanings.push((word, u16::try_from(position + 1)?));
    }
    let mut code = super::tree::constant("WORDS", meanings)?;
    writeln!(code, "static SENSES: &[Sense] = &[{}];", senses.join(", "))?;
    Ok(code)
}

/// Units by their first characters, longest first: `[unit.money 10000]` names the kind and what one of them is.
fn units(name: &str, text: &str) -> Result<String, Box<dyn Error>> {
    let mut units: Vec<(usize, String, String, i64)> = Vec::new();
    for (at, head, word) in entries(name, text)? {
        let (kind, size) = head.split_once(' ').unwrap_or((&head, "1"));
        let kind = kind.strip_prefix("unit.").ok_or_else(|| format!("{name}:{at}: write [unit.kind]"))?;
        let size = size.parse().map_err(|_| format!("{name}:{at}: \"{size}\" is no number"))?;
        units.push((word.chars().count(), word, camel(kind), size));
    }
    let first = |word: &str| word.encode_utf16().next().unwrap_or_default();
    units.sort_by(|a, b| first(&a.1).cmp(&first(&b.1)).then(b.0.cmp(&a.0)).then(a.1.cmp(&b.1)));
    let mut code = String::from("static UNITS: &[(&[u16], UnitKind, i64)] = &[\n");
    let mut firsts: Vec<(u16, usize, usize)> = Vec::new();
    for (number, (_, word, kind, size)) in units.iter().enumerate() {
        let rest: Vec<u16> = word.encode_utf16().skip(1).collect();
        writeln!(code, "    (&{rest:?}, UnitKind::{kind}, {size}), // {word}")?;
        match firsts.last_mut() {
            Some((own, _, end)) if *own == first(word) => *end = number + 1,
            _ => firsts.push((first(word), number, number + 1)),
        }
    }
    writeln!(code, "];\nstatic FIRST_OF_UNITS: &[(u16, u16, u16)] = &{firsts:?};")?;
    Ok(code)
}

/// Lists of characters or of texts, by name.
fn sets(name: &str, text: &str) -> Result<String, Box<dyn Error>> {
    let mut code = String::new();
    for (number, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let (own, words) =
            line.split_once(" = ").ok_or_else(|| format!("{name}:{}: write `NAME = text`", number + 1))?;
        let words: Vec<String> = words.split_whitespace().map(folded).collect();
        if words.iter().all(|word| word.chars().count() == 1) {
            let chars: Vec<char> = words.iter().flat_map(|word| word.chars()).collect();
            writeln!(code, "pub(crate) static {own}: &[char] = &{chars:?};")?;
        } else {
            writeln!(code, "pub(crate) static {own}: &[&str] = &{words:?};")?;
        }
    }
    Ok(code)
}

/// Rows and columns as enums with the keys they stand for.
fn lines(name: &str, text: &str) -> Result<String, Box<dyn Error>> {
    let mut lists: Vec<(String, Vec<(String, String)>)> = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(head) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            lists.push((camel(head), Vec::new()));
            continue;
        }
        let entry = line.split_once(" = ").zip(lists.last_mut());
        let ((own, keys), (_, list)) =
            entry.ok_or_else(|| format!("{name}:{}: write `name = keys` under a [head]", number + 1))?;
        list.push((own.to_owned(), keys.to_owned()));
    }
    let mut code = String::new();
    for (kind, list) in lists {
        writeln!(
            code,
            "/// A line of the form that prose names.\n#[derive(Debug, Clone, Copy, PartialEq, Eq)]"
        )?;
        writeln!(code, "#[allow(missing_docs, dead_code, reason = \"named in vocabulary/lines.txt\")]")?;
        writeln!(code, "#[repr(u8)]\npub(crate) enum {kind} {{")?;
        for (own, _) in &list {
            writeln!(code, "    {},", camel(own))?;
        }
        writeln!(code, "}}\nimpl {kind} {{\n    /// All, with name and keys.")?;
        writeln!(
            code,
            "    pub(crate) const ALL: [({kind}, &'static str, &'static [&'static str]); {}] = [",
            list.len()
        )?;
        for (own, keys) in &list {
            let keys: Vec<&str> = keys.split_whitespace().collect();
            writeln!(code, "        ({kind}::{}, {own:?}, &{keys:?}),", camel(own))?;
        }
        writeln!(code, "    ];\n}}")?;
    }
    Ok(code)
}
