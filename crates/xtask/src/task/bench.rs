//! `cargo xtask bench`: how fast everything is, written down in `docs/benchmarks.md`.
//!
//! Every bench prints Markdown tables; here they are run one after the other and their tables gathered.

use crate::install;
use crate::program;
use crate::task::{self, npm, page, size, test};
use crate::workspace::Workspace;
use anyhow::{Context, Result, ensure};
use std::fs;
use std::process::Command;

const DOCUMENT: &str = "docs/benchmarks.md";

/// The crates that have benches of their own.
const CRATES: &[&str] = &["gouji-core", "gouji-formats"];

/// A group of benches: its name on the command line, its heading, and what makes its tables.
struct Group {
    name: &'static str,
    heading: &'static str,
    tables: fn(&Workspace) -> Result<String>,
}

const GROUPS: &[Group] = &[
    Group { name: "native", heading: "On this machine itself", tables: native },
    Group { name: "solver", heading: "The repair engine beside a general solver", tables: solver },
    Group { name: "node", heading: "The npm package", tables: node },
    Group { name: "embedding", heading: "In a portal’s page", tables: embedding },
    Group { name: "page", heading: "The page, opened from the disk", tables: browser },
    Group { name: "size", heading: "Sizes", tables: sizes },
];

/// Runs all groups and writes the document, or runs one group and prints its tables.
pub(crate) fn perform(workspace: &Workspace, options: &[String]) -> Result<()> {
    let names: Vec<_> = GROUPS.iter().map(|group| group.name).collect();
    task::only(options, &names)?;
    let wanted =
        GROUPS.iter().filter(|group| options.is_empty() || options.iter().any(|name| name == group.name));
    let mut text = head()?;
    for group in wanted {
        let tables = (group.tables)(workspace).with_context(|| format!("the benches of {}", group.name))?;
        if !tables.is_empty() {
            text = format!("{text}\n## {}\n\n{tables}", group.heading);
        }
    }
    println!("{text}");
    if options.is_empty() {
        fs::create_dir_all(workspace.path("docs"))?;
        fs::write(workspace.path(DOCUMENT), text).with_context(|| format!("cannot write {DOCUMENT}"))?;
    }
    Ok(())
}

fn head() -> Result<String> {
    let cores = std::thread::available_parallelism()?;
    let compiler = program::read(Command::new("rustc").arg("--version"))?;
    let compiler: Vec<_> = compiler.split_whitespace().take(2).collect();
    Ok(format!(
        "# Benchmarks\n\nWritten by `cargo xtask bench`; the last run was on {cores} shared cores, with {}. Where a table has a \
         baseline, trust the ratio: it does not depend on the machine.\n",
        compiler.join(" ")
    ))
}

/// The benches of the crates, as Cargo runs them.
fn native(workspace: &Workspace) -> Result<String> {
    let mut text = String::new();
    for package in
        CRATES.iter().filter(|name| workspace.path(format!("crates/{}/benches", short(name))).is_dir())
    {
        let output = program::read(
            program::cargo()
                .args(["bench", "--quiet", "--locked", "--package", package, "--benches"])
                .current_dir(workspace.path("")),
        )?;
        text.push_str(&tables(&output)?);
    }
    Ok(text)
}

/// The same repair problems given to the engine and to the solver `HiGHS`.
fn solver(workspace: &Workspace) -> Result<String> {
    tables(&program::read(&mut test::solver(
        workspace,
        &["--general", "500", "--small-tables", "60", "--tables", "12"],
    )?)?)
}

fn short(package: &str) -> &str {
    package.strip_prefix("gouji-").unwrap_or(package)
}

fn node(workspace: &Workspace) -> Result<String> {
    npm::build(workspace)?;
    script(workspace, "tests/scripts", "bench.js")
}

fn embedding(workspace: &Workspace) -> Result<String> {
    install::browsers()?;
    for folder in ["tests/browser", "tests/embedding"] {
        install::npm_packages(&workspace.path(folder))?;
    }
    npm::build(workspace)?;
    script(workspace, "tests/embedding", "bench.js")
}

fn browser(workspace: &Workspace) -> Result<String> {
    install::browsers()?;
    install::npm_packages(&workspace.path("tests/browser"))?;
    page::build(workspace)?;
    script(workspace, "tests/browser", "bench.js")
}

fn script(workspace: &Workspace, folder: &str, name: &str) -> Result<String> {
    let mut command = Command::new("node");
    command.arg(name).env("CARGO_TARGET_DIR", workspace.target("")).current_dir(workspace.path(folder));
    tables(&program::read(&mut command)?)
}

fn sizes(workspace: &Workspace) -> Result<String> {
    page::build(workspace)?;
    npm::build(workspace)?;
    let rows = size::measure(workspace)?
        .into_iter()
        .map(|(name, size)| format!("| {name} | {} | {} |\n", thousands(size.raw), thousands(size.gzip)));
    Ok(format!("| file | bytes | packed with gzip |\n|---|---:|---:|\n{}", rows.collect::<String>()))
}

/// `1234567` as `1 234 567`.
fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(' ');
        }
        text.push(digit);
    }
    text
}

/// The tables in what a bench prints, with an empty line between two of them.
fn tables(output: &str) -> Result<String> {
    let lines: Vec<&str> = output.lines().filter(|line| line.starts_with('|')).collect();
    let mut text = String::new();
    for (index, line) in lines.iter().enumerate() {
        let heads_table = lines.get(index + 1).is_some_and(|next| next.starts_with("|---"));
        if heads_table && index > 0 {
            text.push('\n');
        }
        text.push_str(line);
        text.push('\n');
    }
    ensure!(!text.is_empty(), "no table was printed");
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::{tables, thousands};

    #[test]
    fn tables_are_gathered_and_the_rest_left_out() {
        let output = "running\n| a | b |\n|---|---|\n| 1 | 2 |\n| c |\n|---|\n| 3 |\ndone\n";
        assert_eq!(tables(output).unwrap(), "| a | b |\n|---|---|\n| 1 | 2 |\n\n| c |\n|---|\n| 3 |\n");
        assert!(tables("nothing").is_err());
    }

    #[test]
    fn thousands_stand_apart() {
        assert_eq!(thousands(1), "1");
        assert_eq!(thousands(1234), "1 234");
        assert_eq!(thousands(123_456_789), "123 456 789");
    }
}
