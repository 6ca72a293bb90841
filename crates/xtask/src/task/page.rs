//! `cargo xtask page`: `dist/gouji.html`, the whole page in one file that opens from a disk.

mod skeleton;

use crate::reuse::{self, Fingerprint};
use crate::wasm_build::{self, Built, Glue, Recipe};
use crate::workspace::Workspace;
use crate::{program, task};
use anyhow::{Context, Result, bail};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use std::fs;
use std::path::Path;
use std::process::Command;

const PROGRAM: Recipe = Recipe {
    package: "gouji-app",
    artefact: "gouji-app",
    glue: Glue::Script("gouji_program"),
    folder: "page/program",
};

/// The oldest browser that scripts and styles are written down to.
const OLDEST: &str = "--target=chrome69";

/// Builds the page and says where it is.
pub(crate) fn perform(workspace: &Workspace, options: &[String]) -> Result<()> {
    task::only(options, &[])?;
    build(workspace)?;
    println!("{}", workspace.page().display());
    Ok(())
}

/// Builds the page, leaving out the steps whose inputs are as they were.
pub(crate) fn build(workspace: &Workspace) -> Result<()> {
    let program = wasm_build::build(workspace, PROGRAM)?;
    let whole = workspace.target("page/gouji.html");
    let inputs = Fingerprint::new()
        .folder(&workspace.path("www"))?
        .folder(&workspace.path("crates/xtask/src/task/page"))?
        .file(&workspace.path("crates/xtask/src/task/page.rs"))?
        .file(&workspace.path("package-lock.json"))?
        .file(&program.wasm)?
        .file(&program.script)?;
    reuse::make(&whole, &inputs, || {
        let skeleton = fs::read_to_string(workspace.path("www/index.html"))?;
        let filled = skeleton::fill(&skeleton, |name| content(workspace, &program, name))?;
        fs::write(&whole, filled).with_context(|| format!("cannot write {}", whole.display()))
    })?;
    let page = workspace.page();
    fs::create_dir_all(workspace.path("dist"))?;
    fs::copy(&whole, &page).with_context(|| format!("cannot write {}", page.display()))?;
    Ok(())
}

/// What a name in the skeleton stands for.
fn content(workspace: &Workspace, program: &Built, name: &str) -> Result<String> {
    match name {
        "page:wasm" => Ok(STANDARD.encode(fs::read(&program.wasm)?)),
        "page:glue" => {
            let guarded = workspace.target(PROGRAM.folder).join("glue.js");
            fs::write(&guarded, guard(&fs::read_to_string(&program.script)?)?)?;
            esbuild(workspace, &guarded, &["--minify-whitespace", "--minify-syntax"])
        }
        // Written for kernels that nothing here can compile for: taken as it is.
        "notice.js" => Ok(fs::read_to_string(workspace.path("www/notice.js"))?),
        _ => esbuild(workspace, &workspace.path("www").join(name), &["--minify", "--bundle"]),
    }
}

/// wasm-bindgen asks where its script came from; a script inside the page came from nowhere.
fn guard(glue: &str) -> Result<String> {
    const ASKS: &str = "document.currentScript !== null";
    if glue.matches(ASKS).count() != 1 {
        bail!("wasm-bindgen's script no longer says `{ASKS}` once: look whether it runs inside a page");
    }
    Ok(glue.replace(ASKS, &format!("{ASKS} && document.currentScript.src")))
}

fn esbuild(workspace: &Workspace, file: &Path, options: &[&str]) -> Result<String> {
    program::read(
        Command::new("node")
            .arg(workspace.path("node_modules/esbuild/bin/esbuild"))
            .arg(file)
            .args(options)
            .args([OLDEST, "--charset=utf8", "--log-level=warning"])
            .current_dir(workspace.path("www")),
    )
}
