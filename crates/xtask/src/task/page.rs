//! `cargo xtask page`: `dist/gouji.html`, the whole page in one file that opens from a disk.

mod packed;
mod skeleton;

use crate::reuse::{self, Fingerprint};
use crate::wasm_build::{self, Built, Glue, Recipe};
use crate::workspace::Workspace;
use crate::{program, task};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const PROGRAM: Recipe = Recipe {
    package: "gouji-app",
    artefact: "gouji-app",
    glue: Glue::Script("gouji_program"),
    features: true,
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

/// The WebAssembly inside the page, as it stands on the disk before it is put there.
pub(crate) fn wasm(workspace: &Workspace) -> PathBuf {
    workspace.target(PROGRAM.folder).join("gouji_bg.wasm")
}

/// What a name in the skeleton stands for.
fn content(workspace: &Workspace, program: &Built, name: &str) -> Result<String> {
    match name {
        "page:wasm" => packed(workspace, program),
        "page:glue" => {
            let glue = workspace.target(PROGRAM.folder).join("glue.js");
            fs::write(&glue, adapt(fs::read_to_string(&program.script)?)?)?;
            esbuild(workspace, &glue, &["--minify-whitespace", "--minify-syntax"])
        }
        // Written for kernels that nothing here can compile for: taken as it is.
        "notice.js" => Ok(fs::read_to_string(workspace.path("www/notice.js"))?),
        "unpack.js" => {
            Ok(format!("/*!\n{}\n*/\n{}", licence(workspace, "fflate")?, bundle(workspace, name)?))
        }
        _ => bundle(workspace, name),
    }
}

/// The WebAssembly as text, packed anew only when it has changed: that takes seconds.
fn packed(workspace: &Workspace, program: &Built) -> Result<String> {
    let text = workspace.target(PROGRAM.folder).join("packed.txt");
    let inputs = Fingerprint::new()
        .file(&workspace.path("crates/xtask/src/task/page/packed.rs"))?
        .file(&program.wasm)?;
    reuse::make(&text, &inputs, || Ok(fs::write(&text, packed::text(&fs::read(&program.wasm)?)?)?))?;
    Ok(fs::read_to_string(&text)?)
}

/// The licence of an npm package of which a part stands in the page, with the name of the package.
fn licence(workspace: &Workspace, package: &str) -> Result<String> {
    let file = workspace.path("node_modules").join(package).join("LICENSE");
    let text = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    Ok(format!("{package}\n{}", text.trim()))
}

fn bundle(workspace: &Workspace, name: &str) -> Result<String> {
    esbuild(workspace, &workspace.path("www").join(name), &["--minify", "--bundle"])
}

/// What is changed in wasm-bindgen's script, and why.
const CHANGES: &[(&str, &str)] = &[
    // It asks where it came from; a script inside the page came from nowhere.
    ("document.currentScript !== null", "document.currentScript !== null && document.currentScript.src"),
    // `boot.js` wants to know when the program stops.
    ("wasm = instance.exports;", "wasm = gouji_watched(instance.exports);"),
];

fn adapt(mut glue: String) -> Result<String> {
    for (from, to) in CHANGES {
        if glue.matches(from).count() != 1 {
            bail!(
                "wasm-bindgen's script no longer says `{from}` once: see what it says now, and change that"
            );
        }
        glue = glue.replace(from, to);
    }
    Ok(glue)
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
