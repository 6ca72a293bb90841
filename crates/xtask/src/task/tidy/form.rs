//! The shape of files and folders.

use super::Files;
use crate::workspace::Workspace;
use anyhow::Result;
use std::collections::BTreeMap;

const LONGEST: usize = 600;
const CROWD: usize = 12;

/// Files that people write, by their endings.
const WRITTEN: &[&str] = &["rs", "js", "ts", "css", "html", "md", "toml", "txt"];

/// What programs make: documents by `cargo xtask docs`, reports as office programs save them.
const MADE: &[&str] = &["docs/rules.md", "docs/rules.en.md", "tests/formats/"];

/// No file that people write is longer than it should be.
#[expect(clippy::unnecessary_wraps, reason = "every fence has this shape")]
pub(crate) fn length(_: &Workspace, files: &Files) -> Result<Vec<String>> {
    let is_written = |file: &&super::files::File| {
        WRITTEN.contains(&file.ending()) && !MADE.iter().any(|made| file.path.starts_with(made))
    };
    let written = files.all().filter(is_written);
    let long = written.map(|file| (file, file.text.lines().count())).filter(|(_, lines)| *lines > LONGEST);
    Ok(long.map(|(file, lines)| format!("{} has {lines}", file.path)).collect())
}

/// No folder holds more source files than one can look over.
#[expect(clippy::unnecessary_wraps, reason = "every fence has this shape")]
pub(crate) fn crowd(_: &Workspace, files: &Files) -> Result<Vec<String>> {
    let mut folders: BTreeMap<&str, usize> = BTreeMap::new();
    for file in files.all().filter(|file| matches!(file.ending(), "rs" | "js")) {
        let folder = file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        *folders.entry(folder).or_default() += 1;
    }
    Ok(folders
        .into_iter()
        .filter(|(_, count)| *count > CROWD)
        .map(|(folder, count)| format!("{folder} has {count}"))
        .collect())
}

/// Lock files name packages and versions, and no place that they came from.
#[expect(clippy::unnecessary_wraps, reason = "every fence has this shape")]
pub(crate) fn locks(_: &Workspace, files: &Files) -> Result<Vec<String>> {
    let locks = files.all().filter(|file| file.path.ends_with("package-lock.json"));
    Ok(locks.filter(|file| file.text.contains("\"resolved\"")).map(|file| file.path.clone()).collect())
}
