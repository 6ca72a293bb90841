//! `cargo xtask wasm`: the npm package's WebAssembly for Node, in `wasm-node` below the target folder.

use crate::task;
use crate::wasm_build::{self, Glue, Recipe};
use crate::workspace::Workspace;
use anyhow::{Context, Result};
use std::fs;

const MODULE: Recipe =
    Recipe { package: "gouji-wasm", artefact: "gouji_wasm", glue: Glue::Node, folder: "page/module" };

/// The folder that `require` finds the module in.
pub(crate) const FOLDER: &str = "wasm-node";

/// Builds the module and says where it is.
pub(crate) fn perform(workspace: &Workspace, options: &[String]) -> Result<()> {
    task::only(options, &[])?;
    build(workspace)?;
    println!("{}", workspace.target(FOLDER).display());
    Ok(())
}

/// Builds the module, leaving out the steps whose inputs are as they were.
pub(crate) fn build(workspace: &Workspace) -> Result<()> {
    let built = wasm_build::build(workspace, MODULE)?;
    let folder = workspace.target(FOLDER);
    fs::create_dir_all(&folder)?;
    for (from, name) in [(built.script, "gouji.js"), (built.wasm, "gouji_bg.wasm")] {
        fs::copy(&from, folder.join(name)).with_context(|| format!("cannot copy {name}"))?;
    }
    // Its script is CommonJS, wherever the target folder stands.
    fs::write(folder.join("package.json"), "{ \"type\": \"commonjs\", \"main\": \"gouji.js\" }\n")?;
    Ok(())
}
