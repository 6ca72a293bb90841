//! `vocabulary/structure/`: lists of words and phrases that the rules on wording and names look for.
//!
//! A line is `name = phrase | phrase`. Lists under `prose/` are searched in running text in one pass; those under
//! `names/` are compared with the names of agencies and the texts of cells.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// One constant per list with what is in them; and every phrase of the lists that are searched for, with the tree in
/// which they are found.
pub(crate) fn constants(folder: &Path) -> Result<(String, String), Box<dyn Error>> {
    let mut code = String::from("/// The lists by name.\npub(crate) mod list {\n    use super::List;\n");
    let mut lists = String::from("pub(super) static LISTS: &[&[&str]] = &[\n");
    let mut searched: Vec<(String, usize)> = Vec::new();
    let mut number = 0_usize;
    let with_prose = std::env::var_os("CARGO_FEATURE_PROSE").is_some();
    for (part, is_searched) in [("prose", true), ("names", false)] {
        for (name, phrases) in read(&folder.join(part))? {
            writeln!(code, "    pub(crate) const {}: List = List({number});", name.to_uppercase())?;
            let phrases = if is_searched && !with_prose { Vec::new() } else { phrases };
            writeln!(lists, "    &{phrases:?},")?;
            if is_searched {
                searched.extend(phrases.into_iter().map(|phrase| (phrase, number)));
            }
            number += 1;
        }
    }
    if number > usize::from(u8::MAX) {
        return Err("vocabulary/structure: more than 255 lists".into());
    }
    code.push_str("}\n");
    lists.push_str("];\n");
    code.push_str(&lists);
    searched.sort();
    let mut found = String::from("static PHRASES: &[(&str, List)] = &[\n");
    for (phrase, list) in &searched {
        writeln!(found, "    ({phrase:?}, List({list})),")?;
    }
    found.push_str("];\n");
    found.push_str(&tree(&searched)?);
    Ok((code, found))
}

/// The phrases as a tree. A meaning is a position in `OF_LISTS`, which says where the phrase stands among all; one that
/// stands in several lists stands there several times.
fn tree(searched: &[(String, usize)]) -> Result<String, Box<dyn Error>> {
    let mut ranges: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (position, (phrase, _)) in searched.iter().enumerate() {
        ranges.entry(phrase).or_insert((position, position)).1 = position + 1;
    }
    let numbers = 1..=u16::try_from(ranges.len())?;
    let mut code = super::tree::constant("TREE", ranges.keys().copied().zip(numbers))?;
    let ranges: Vec<(usize, usize)> = ranges.into_values().collect();
    writeln!(code, "static OF_LISTS: &[(u16, u16)] = &{ranges:?};")?;
    Ok(code)
}

fn read(folder: &Path) -> Result<BTreeMap<String, Vec<String>>, Box<dyn Error>> {
    let mut lists = BTreeMap::new();
    for path in super::files(folder, "txt")? {
        println!("cargo::rerun-if-changed={}", path.display());
        for (number, line) in fs::read_to_string(&path)?.lines().enumerate() {
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            let at = format!("{}:{}", path.display(), number + 1);
            let (name, phrases) =
                line.split_once(" = ").ok_or_else(|| format!("{at}: write `name = phrase | phrase`"))?;
            let phrases: Vec<String> = phrases.split('|').map(|phrase| phrase.trim().to_owned()).collect();
            if phrases.iter().any(String::is_empty) {
                return Err(format!("{at}: an empty phrase").into());
            }
            if lists.insert(name.trim().to_owned(), phrases).is_some() {
                return Err(format!("{at}: the list \"{name}\" stands twice").into());
            }
        }
    }
    Ok(lists)
}
