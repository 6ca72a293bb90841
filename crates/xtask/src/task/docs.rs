//! `cargo xtask docs`: the documents that are made from the code.

use crate::program;
use crate::task;
use crate::workspace::Workspace;
use anyhow::{Context, Result, bail};
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
];

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
