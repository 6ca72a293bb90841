//! `cargo xtask licences`: everything that is used is under a licence that `deny.toml` allows. Needs no network.
//! Where `cargo deny` is installed it has its say too, on known weaknesses as well if it has their list already.

use crate::packages::Packages;
use crate::program;
use crate::task;
use crate::workspace::Workspace;
use anyhow::{Context, Result, bail};
use serde::Deserialize;
use std::fs;

#[derive(Deserialize)]
struct Settings {
    licenses: Licences,
}

#[derive(Deserialize)]
struct Licences {
    allow: Vec<String>,
}

/// Looks at every package in `Cargo.lock`.
pub(crate) fn perform(workspace: &Workspace, options: &[String]) -> Result<()> {
    task::only(options, &[])?;
    let text = fs::read_to_string(workspace.path("deny.toml")).context("cannot read deny.toml")?;
    let settings: Settings = toml::from_str(&text).context("what stands in deny.toml")?;
    let packages = Packages::of(workspace)?;
    let mut refused = Vec::new();
    for package in packages.foreign() {
        let licence = package.license.as_deref().unwrap_or_default();
        if !allowed(licence, &settings.licenses.allow) {
            refused.push(format!("{} {}: “{licence}”", package.name, package.version));
        }
    }
    if !refused.is_empty() {
        bail!("deny.toml does not allow these licences:\n{}", refused.join("\n"));
    }
    println!("{} packages, all under allowed licences", packages.foreign().count());
    cargo_deny(workspace)
}

/// `cargo deny`, if it is there; never with the network.
fn cargo_deny(workspace: &Workspace) -> Result<()> {
    if program::find("cargo-deny").is_none() {
        return Ok(());
    }
    let run = |check: &[&str]| {
        program::run(
            program::cargo().args(["deny", "--offline", "check"]).args(check).current_dir(workspace.path("")),
        )
    };
    run(&["licenses", "bans", "sources"])?;
    let list = std::env::home_dir().map(|home| home.join(".cargo/advisory-dbs"));
    if list.is_some_and(|list| list.is_dir()) { run(&["advisories"]) } else { Ok(()) }
}

/// Whether an SPDX expression can be met with allowed licences alone. `/` is the old way to write OR.
fn allowed(expression: &str, allow: &[String]) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let mut words = spaced.split_whitespace().peekable();
    let met = either(&mut words, allow);
    met && words.next().is_none()
}

type Words<'a> = std::iter::Peekable<std::str::SplitWhitespace<'a>>;

fn either(words: &mut Words<'_>, allow: &[String]) -> bool {
    let mut met = both(words, allow);
    while words.next_if_eq(&"OR").is_some() {
        met |= both(words, allow);
    }
    met
}

fn both(words: &mut Words<'_>, allow: &[String]) -> bool {
    let mut met = one(words, allow);
    while words.next_if_eq(&"AND").is_some() {
        met &= one(words, allow);
    }
    met
}

fn one(words: &mut Words<'_>, allow: &[String]) -> bool {
    match words.next() {
        Some("(") => {
            let met = either(words, allow);
            met && words.next() == Some(")")
        }
        Some(licence) => {
            let mut name = licence.to_owned();
            if words.next_if_eq(&"WITH").is_some() {
                name = format!("{name} WITH {}", words.next().unwrap_or_default());
            }
            allow.contains(&name)
        }
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::allowed;

    fn check(expression: &str) -> bool {
        allowed(
            expression,
            &["MIT".to_owned(), "Unicode-3.0".to_owned(), "Apache-2.0 WITH LLVM-exception".to_owned()],
        )
    }

    #[test]
    fn one_of_several_is_enough() {
        assert!(check("MIT"));
        assert!(check("GPL-3.0 OR MIT"));
        assert!(check("MIT/GPL-3.0"));
        assert!(check("(GPL-3.0 OR MIT) AND Unicode-3.0"));
        assert!(check("Apache-2.0 WITH LLVM-exception"));
    }

    #[test]
    fn what_is_not_allowed_is_refused() {
        assert!(!check(""));
        assert!(!check("GPL-3.0"));
        assert!(!check("MIT AND GPL-3.0"));
        assert!(!check("(MIT OR GPL-3.0) AND GPL-2.0"));
        assert!(!check("Apache-2.0"));
        assert!(!check("MIT GPL-3.0"));
    }
}
