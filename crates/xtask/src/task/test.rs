//! `cargo xtask test`: everything that must hold, real browsers included.

use crate::install::{self, WASM};
use crate::program;
use crate::task::{docs, licences, npm, page, size, tidy};
use crate::workspace::Workspace;
use anyhow::{Result, bail};
use std::process::Command;
use std::time::Instant;

/// One thing that must hold.
struct Step {
    name: &'static str,
    perform: fn(&Workspace) -> Result<()>,
}

/// The quick ones first; the steps after `page` need the page.
const STEPS: &[Step] = &[
    Step { name: "format", perform: format },
    Step { name: "tidy", perform: |workspace| tidy::perform(workspace, &[]) },
    Step { name: "licences", perform: |workspace| licences::perform(workspace, &[]) },
    Step { name: "docs", perform: |workspace| docs::perform(workspace, &["--check".to_owned()]) },
    Step { name: "lint", perform: lint },
    Step { name: "rust", perform: rust },
    Step { name: "solver", perform: compare_with_solver },
    Step { name: "page", perform: page::build },
    Step { name: "size", perform: |workspace| size::perform(workspace, &[]) },
    Step { name: "scripts", perform: scripts },
    Step { name: "embedding", perform: embedding },
    Step { name: "browser", perform: browser },
];

/// The names of the steps, for the overview.
pub(crate) const NAMES: &str = "[STEP…]";

/// Takes all steps, or those that are named, and goes on after one that fails.
pub(crate) fn perform(workspace: &Workspace, names: &[String]) -> Result<()> {
    if let Some(name) = names.iter().find(|name| STEPS.iter().all(|step| step.name != name.as_str())) {
        let known: Vec<_> = STEPS.iter().map(|step| step.name).collect();
        bail!("there is no step “{name}”; there are: {}", known.join(" "));
    }
    let wanted = STEPS.iter().filter(|step| names.is_empty() || names.iter().any(|name| name == step.name));
    let (mut passed, mut failed) = (0, Vec::new());
    for step in wanted {
        eprintln!("\n== {}", step.name);
        let start = Instant::now();
        match (step.perform)(workspace) {
            Ok(()) => passed += 1,
            Err(error) => {
                eprintln!("{}: {error:#}", step.name);
                failed.push(step.name);
            }
        }
        eprintln!("== {} took {} s", step.name, start.elapsed().as_secs());
    }
    println!("\nsteps: {passed} passed, {} failed", failed.len());
    if failed.is_empty() { Ok(()) } else { bail!("failed: {}", failed.join(", ")) }
}

fn format(workspace: &Workspace) -> Result<()> {
    program::run(program::cargo().args(["fmt", "--all", "--check"]).current_dir(workspace.path("")))
}

/// Clippy, for this machine and for the crates that run in a browser.
fn lint(workspace: &Workspace) -> Result<()> {
    install::wasm_target()?;
    let clippy = |options: &[&str]| {
        program::run(
            program::cargo()
                .args(["clippy", "--quiet", "--locked"])
                .args(options)
                .args(["--", "-D", "warnings"])
                .current_dir(workspace.path("")),
        )
    };
    clippy(&["--workspace", "--all-targets"])?;
    clippy(&["--package", "gouji-app", "--package", "gouji-wasm", "--target", WASM])?;
    clippy(&["--package", "gouji-wasm", "--no-default-features", "--target", WASM])
}

/// Every test of the Rust crates, those in the documentation too.
///
/// Property tests draw the same cases at every run, so that a failure is there again for whoever looks into it;
/// `PROPTEST_RNG_SEED` with another number draws others.
fn rust(workspace: &Workspace) -> Result<()> {
    let seed = std::env::var("PROPTEST_RNG_SEED").unwrap_or_else(|_| "1".to_owned());
    program::run(
        program::cargo()
            .args(["test", "--workspace", "--locked", "--no-fail-fast"])
            .env("PROPTEST_RNG_SEED", seed)
            .current_dir(workspace.path("")),
    )
}

/// The repair engine against a general solver, on thousands of random problems.
fn compare_with_solver(workspace: &Workspace) -> Result<()> {
    program::run(&mut solver(workspace, &["--general", "2000", "--small-tables", "100", "--tables", "4"])?)
}

/// The comparison of the repair engine with a general solver, with options of its own.
pub(crate) fn solver(workspace: &Workspace, options: &[&str]) -> Result<Command> {
    let mut command = Command::new(install::python()?);
    command
        .arg("tests/differential/repair_milp.py")
        .args(options)
        .env("CARGO_TARGET_DIR", workspace.target(""))
        .current_dir(workspace.path(""));
    Ok(command)
}

/// What Node can test without a browser, the npm package's WebAssembly among it.
fn scripts(workspace: &Workspace) -> Result<()> {
    install::npm_packages(&workspace.path(""))?;
    let tests: Vec<_> = crate::reuse::files_below(&workspace.path("tests/scripts"))?
        .into_iter()
        .filter(|file| file.to_string_lossy().ends_with(".test.js"))
        .collect();
    if tests.is_empty() {
        bail!("there is no test in tests/scripts");
    }
    npm::build(workspace)?;
    command(workspace)?;
    program::run(node_tests(workspace).args(tests).current_dir(workspace.path("")))
}

/// The package in other programs: types, bundlers, schemas, other hosts, portals in a browser.
fn embedding(workspace: &Workspace) -> Result<()> {
    install::python()?;
    install::java()?;
    install::browsers()?;
    let folder = workspace.path("tests/embedding");
    install::npm_packages(&folder)?;
    // The portals are driven as the page is.
    install::npm_packages(&workspace.path("tests/browser"))?;
    npm::build(workspace)?;
    command(workspace)?;
    let tests: Vec<_> = crate::reuse::files_below(&folder)?
        .into_iter()
        .filter(|file| file.to_string_lossy().ends_with(".test.js"))
        .filter(|file| file.parent() == Some(folder.as_path()))
        .collect();
    program::run(node_tests(workspace).args(tests).current_dir(folder))
}

/// The command, which the scripts compare their answers with.
fn command(workspace: &Workspace) -> Result<()> {
    program::run(
        program::cargo()
            .args(["build", "--package", "gouji-cli", "--locked"])
            .current_dir(workspace.path("")),
    )
}

/// The journeys through the page, in every browser.
fn browser(workspace: &Workspace) -> Result<()> {
    install::browsers()?;
    let folder = workspace.path("tests/browser");
    install::npm_packages(&folder)?;
    page::build(workspace)?;
    program::run(node_tests(workspace).arg("matrix.test.js").current_dir(folder))
}

fn node_tests(workspace: &Workspace) -> Command {
    let mut command = Command::new("node");
    command.args(["--test", "--test-reporter=spec"]).env("CARGO_TARGET_DIR", workspace.target(""));
    command
}
