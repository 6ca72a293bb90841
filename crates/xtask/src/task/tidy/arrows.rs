//! What uses what.

use super::Files;
use crate::packages::{self, Packages};
use crate::workspace::Workspace;
use anyhow::Result;

/// Everything whose code is in core.
const CORE: &[&str] = &[
    "equivalent",
    "foldhash",
    "hashbrown",
    "indexmap",
    "itoa",
    "memchr",
    "proc-macro2",
    "quote",
    "serde",
    "serde_core",
    "serde_derive",
    "serde_json",
    "strsim",
    "syn",
    "unicode-ident",
    "zmij",
];

/// Whom each of our crates may use.
const OWN: &[(&str, &[&str])] = &[
    ("gouji-core", &[]),
    ("gouji-formats", &["gouji-core"]),
    ("gouji-wasm", &["gouji-core", "gouji-formats"]),
    ("gouji-cli", &["gouji-core", "gouji-formats"]),
    ("gouji-app", &["gouji-core", "gouji-formats"]),
    ("gouji-xtask", &["gouji-core", "gouji-formats"]),
    ("gouji-tests", &["gouji-core", "gouji-formats", "gouji-wasm", "gouji-cli"]),
];

/// Crates that the browser or the standard library stands in for.
const HEAVY: &[&str] =
    &["regex", "regex-automata", "chrono", "time", "tokio", "encoding_rs", "rayon", "reqwest", "idna"];

/// Core's dependencies are those on the list.
pub(crate) fn core(workspace: &Workspace, _: &Files) -> Result<Vec<String>> {
    let inside = packages::inside(workspace, "gouji-core")?;
    let others = inside.iter().filter(|name| !CORE.contains(&name.as_str()));
    Ok(others.map(|name| format!("gouji-core uses {name}")).collect())
}

/// Our crates use each other as the arrows say.
pub(crate) fn own(workspace: &Workspace, _: &Files) -> Result<Vec<String>> {
    let packages = Packages::of(workspace)?;
    let own = packages.own();
    let mut complaints = Vec::new();
    for name in &own {
        let Some((_, allowed)) = OWN.iter().find(|(package, _)| package == name) else {
            complaints.push(format!("{name} is new here: say whom it may use"));
            continue;
        };
        for used in packages.named_by(name)?.intersection(&own).filter(|used| !allowed.contains(used)) {
            complaints.push(format!("{name} uses {used}"));
        }
    }
    Ok(complaints)
}

/// What is shipped as WebAssembly holds no crate that it can do without.
pub(crate) fn light(workspace: &Workspace, _: &Files) -> Result<Vec<String>> {
    let mut complaints = Vec::new();
    for shipped in ["gouji-app", "gouji-wasm"] {
        let inside = packages::inside(workspace, shipped)?;
        let heavy = inside.iter().filter(|name| HEAVY.contains(&name.as_str()));
        complaints.extend(heavy.map(|name| format!("{shipped} holds {name}")));
    }
    Ok(complaints)
}
