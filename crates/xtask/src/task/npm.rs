//! `cargo xtask npm`: the package `gouji`, ready to be published, in `npm/gouji` below the target folder.

use crate::install;
use crate::program;
use crate::reuse::{self, Fingerprint};
use crate::task::{self, wasm};
use crate::workspace::Workspace;
use anyhow::Result;
use std::path::PathBuf;
use std::process::Command;

/// Builds the package and says where it is.
pub(crate) fn perform(workspace: &Workspace, options: &[String]) -> Result<()> {
    task::only(options, &[])?;
    build(workspace)?;
    println!("{}", folder(workspace).display());
    Ok(())
}

/// The folder of the package.
pub(crate) fn folder(workspace: &Workspace) -> PathBuf {
    workspace.target("npm/gouji")
}

/// Builds the package, leaving out the steps whose inputs are as they were.
pub(crate) fn build(workspace: &Workspace) -> Result<()> {
    install::npm_packages(&workspace.path(""))?;
    wasm::build(workspace)?;
    let modules = wasm::folder(workspace);
    let out = folder(workspace);
    let version = env!("CARGO_PKG_VERSION");
    let mut inputs = Fingerprint::new()
        .word(version)
        .folder(&workspace.path("npm"))?
        .folder(&workspace.path("docs/schema"))?
        .file(&workspace.path("package-lock.json"))?;
    for name in wasm::NAMES {
        inputs = inputs.file(&modules.join(name))?;
    }
    reuse::make(&out.join("package.json"), &inputs, || {
        program::run(
            Command::new("node")
                .arg(workspace.path("npm/build.js"))
                .args([&modules, &out])
                .arg(version)
                .current_dir(workspace.path("")),
        )
    })
}
