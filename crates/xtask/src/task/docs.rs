//! `cargo xtask docs`: the documents that are made from the code.

mod typescript;

use crate::program;
use crate::task;
use crate::workspace::Workspace;
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::fs;

/// A document and the function that makes its text.
struct Document {
    path: &'static str,
    text: fn(&Workspace) -> Result<String>,
}

/// Every document that is made.
const DOCUMENTS: &[Document] = &[
    Document { path: "docs/rules.md", text: |workspace| rules(workspace, "zh") },
    Document { path: "docs/rules.en.md", text: |workspace| rules(workspace, "en") },
    Document { path: "docs/schema/report-1.json", text: |workspace| schema(workspace, "gouji.report/1") },
    Document { path: "docs/schema/check-1.json", text: |workspace| schema(workspace, "gouji.check/1") },
    Document { path: "docs/schema/recheck-1.json", text: |workspace| schema(workspace, "gouji.recheck/1") },
    Document { path: "docs/schema/read-1.json", text: |workspace| schema(workspace, "gouji.read/1") },
    Document { path: "npm/types/results.d.ts", text: types },
];

/// The JSON Schemas of everything that is written, by their names.
fn schemas(workspace: &Workspace) -> Result<Value> {
    let text = program::read(
        program::cargo()
            .args(["run", "--quiet", "--package", "gouji-formats", "--features", "schema"])
            .args(["--example", "schemas"])
            .current_dir(workspace.path("")),
    )?;
    serde_json::from_str(&text).context("what the example `schemas` prints")
}

fn schema(workspace: &Workspace, name: &str) -> Result<String> {
    let all = schemas(workspace)?;
    let schema = all.get(name).with_context(|| format!("there is no schema {name}"))?;
    Ok(format!("{}\n", serde_json::to_string_pretty(schema)?))
}

/// What the npm package answers, in TypeScript.
fn types(workspace: &Workspace) -> Result<String> {
    let all = schemas(workspace)?;
    let roots = [
        ("Report", "gouji.report/1"),
        ("CheckDocument", "gouji.check/1"),
        ("ProgressDocument", "gouji.recheck/1"),
        ("ReadDocument", "gouji.read/1"),
        ("Rules", "rules"),
        ("Editions", "editions"),
    ];
    let roots: Vec<_> = roots.iter().filter_map(|(root, name)| Some((*root, all.get(name)?))).collect();
    typescript::types(&roots)
}

/// The catalogue, as the command prints it.
fn rules(workspace: &Workspace, lang: &str) -> Result<String> {
    program::read(
        program::cargo()
            .args([
                "run",
                "--quiet",
                "--package",
                "gouji-cli",
                "--",
                "rules",
                "--format",
                "md",
                "--lang",
                lang,
            ])
            .current_dir(workspace.path("")),
    )
}

/// Writes the documents; with `--check` only compares them with what stands in the files.
pub(crate) fn perform(workspace: &Workspace, options: &[String]) -> Result<()> {
    task::only(options, &["--check"])?;
    for Document { path, text } in DOCUMENTS {
        let made = text(workspace).with_context(|| format!("making {path}"))?;
        let file = workspace.path(path);
        if options.is_empty() {
            fs::write(&file, made).with_context(|| format!("cannot write {path}"))?;
        } else if fs::read_to_string(&file).unwrap_or_default() != made {
            bail!("{path} is not what the code says: run `cargo xtask docs`");
        }
    }
    Ok(())
}
