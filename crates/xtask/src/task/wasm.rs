//! `cargo xtask wasm`: the plain modules for every host, `gouji.wasm` and `gouji-slim.wasm` in `wasm` below the target
//! folder.

use crate::task;
use crate::wasm_build::{self, Glue, Recipe};
use crate::workspace::Workspace;
use anyhow::{Context, Result};
use std::fs;
use std::path::PathBuf;

const FULL: Recipe = Recipe {
    package: "gouji-wasm",
    artefact: "gouji_wasm",
    glue: Glue::Plain,
    features: true,
    folder: "page/module",
};
const SLIM: Recipe = Recipe { features: false, folder: "slim/module", ..FULL };

/// The names of the modules.
pub(crate) const NAMES: [&str; 2] = ["gouji.wasm", "gouji-slim.wasm"];

/// Builds the modules and says where they are.
pub(crate) fn perform(workspace: &Workspace, options: &[String]) -> Result<()> {
    task::only(options, &[])?;
    build(workspace)?;
    println!("{}", folder(workspace).display());
    Ok(())
}

/// The folder of the modules.
pub(crate) fn folder(workspace: &Workspace) -> PathBuf {
    workspace.target("wasm")
}

/// Builds the modules, leaving out the steps whose inputs are as they were.
pub(crate) fn build(workspace: &Workspace) -> Result<()> {
    let folder = folder(workspace);
    fs::create_dir_all(&folder)?;
    for (recipe, name) in [FULL, SLIM].into_iter().zip(NAMES) {
        let built = wasm_build::build(workspace, recipe)?;
        fs::copy(&built.wasm, folder.join(name)).with_context(|| format!("cannot copy {name}"))?;
    }
    Ok(())
}
