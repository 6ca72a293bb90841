//! `ARCHITECTURE.md` is a map of what is there.

use super::Files;
use crate::workspace::Workspace;
use anyhow::Result;

const MAP: &str = "ARCHITECTURE.md";

/// Crates whose top modules stand on the map by name.
const CHARTED: &[&str] = &["crates/core/src/", "crates/formats/src/"];

/// Every crate and every top module of core and formats is on the map, and every path on the map is there.
#[expect(clippy::unnecessary_wraps, reason = "every fence has this shape")]
pub(crate) fn current(workspace: &Workspace, files: &Files) -> Result<Vec<String>> {
    let Some(map) = files.all().find(|file| file.path == MAP) else { return Ok(Vec::new()) };
    let named = quoted(&map.text);
    let mut complaints = Vec::new();
    for place in crates(files).into_iter().chain(modules(files)) {
        if !named.contains(&place) {
            complaints.push(format!("{MAP} does not name `{place}`"));
        }
    }
    for path in named.into_iter().filter(|name| is_path(name)) {
        if !workspace.path(path).exists() {
            complaints.push(format!("{MAP} names `{path}`, which is not there"));
        }
    }
    Ok(complaints)
}

/// What stands between backquotes on one line.
fn quoted(text: &str) -> Vec<&str> {
    text.lines().flat_map(|line| line.split('`').skip(1).step_by(2)).collect()
}

fn is_path(name: &str) -> bool {
    let rooted =
        ["crates/", "frontend/", "www/", "tests/", "docs/"].iter().any(|folder| name.starts_with(folder));
    rooted && !name.contains([' ', '*', '<', '{', '…'])
}

/// The folders of the crates.
fn crates(files: &Files) -> Vec<&str> {
    files.all().filter_map(|file| file.path.strip_suffix("/Cargo.toml")).collect()
}

/// The names of the top modules of the charted crates.
fn modules(files: &Files) -> Vec<&str> {
    let in_crate = |folder: &'static str| {
        files.below(folder, ".rs").filter_map(move |file| file.path.strip_prefix(folder))
    };
    let names =
        CHARTED.iter().flat_map(|folder| in_crate(folder)).filter_map(|path| path.strip_suffix(".rs"));
    names.filter(|name| !name.contains('/') && *name != "lib").collect()
}

#[cfg(test)]
mod tests {
    use super::{is_path, quoted};

    #[test]
    fn paths_are_told_from_other_words() {
        assert_eq!(quoted("a `crates/core` b `check`\nc ` d"), ["crates/core", "check", " d"]);
        assert!(is_path("crates/core/forms"));
        assert!(!is_path("crates/core/forms/<edition>.toml"));
        assert!(!is_path("check"));
    }
}
