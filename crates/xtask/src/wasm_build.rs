//! From a crate to WebAssembly that old browsers run, and its JavaScript.
//!
//! Today's Rust compiles for WebAssembly features that browsers before 2022 lack. The way back, on stable Rust:
//! compile for the first version of WebAssembly; let Binaryen rewrite what the precompiled standard library still
//! holds (sign extension, block copies, saturating conversions); drop the list of features that the object files
//! declare, or wasm-bindgen would turn newer ones on again; bind; shrink; and look at every instruction of the result.

mod gate;

use crate::install::{self, WASM};
use crate::program;
use crate::reuse::{self, Fingerprint};
use crate::workspace::Workspace;
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use wasm_bindgen_cli_support::Bindgen;

/// The first version of WebAssembly; mutable globals came before every browser that matters here.
const COMPILER_FLAGS: &[&str] = &["-Ctarget-cpu=mvp", "-Ctarget-feature=+mutable-globals"];
const LOWER: &[&str] = &[
    "--signext-lowering",
    "--llvm-memory-copy-fill-lowering",
    "--llvm-nontrapping-fptoint-lowering",
    "--strip-target-features",
];
const SHRINK: &[&str] = &["--signext-lowering", "-Oz", "--strip-producers"];

/// Which kind of JavaScript is made around the WebAssembly.
#[derive(Clone, Copy, Debug, Hash)]
pub(crate) enum Glue {
    /// A classic script that puts one function under this name.
    Script(&'static str),
    /// None: the module imports nothing, and its hosts call it by hand.
    Plain,
}

/// What to build.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Recipe {
    /// The package, as in its `Cargo.toml`.
    pub(crate) package: &'static str,
    /// The name of the file that Cargo makes, without its ending.
    pub(crate) artefact: &'static str,
    /// The JavaScript around it.
    pub(crate) glue: Glue,
    /// Whether the package has all its features or none.
    pub(crate) features: bool,
    /// The folder below the target folder that everything goes to.
    pub(crate) folder: &'static str,
}

/// What was built.
#[derive(Debug)]
pub(crate) struct Built {
    /// The WebAssembly, lowered and shrunk.
    pub(crate) wasm: PathBuf,
    /// The JavaScript around it, as wasm-bindgen wrote it; there is none around a plain module.
    pub(crate) script: PathBuf,
}

/// Builds, leaving out the steps whose inputs are as they were.
///
/// # Errors
/// When a tool is missing or fails, or the result needs more than the oldest browsers can do.
pub(crate) fn build(workspace: &Workspace, recipe: Recipe) -> Result<Built> {
    install::wasm_target()?;
    install::npm_packages(&workspace.path(""))?;
    let compiled = compile(workspace, recipe)?;
    let folder = workspace.target(recipe.folder);
    let tools = Fingerprint::new().file(&workspace.path("package-lock.json"))?;

    let lowered = folder.join("lowered.wasm");
    let inputs = tools.clone().word(LOWER).file(&compiled)?;
    reuse::make(&lowered, &inputs, || optimise(workspace, &compiled, LOWER, &lowered))?;

    let bound = folder.join("bound");
    let script = bound.join("gouji.js");
    let inputs = Fingerprint::new().word(recipe.glue).file(&workspace.path("Cargo.lock"))?.file(&lowered)?;
    if let Glue::Script(global) = recipe.glue {
        reuse::make(&script, &inputs, || bind(&lowered, global, &bound))?;
    }

    let unshrunk = match recipe.glue {
        Glue::Script(_) => bound.join("gouji_bg.wasm"),
        Glue::Plain => lowered,
    };
    let wasm = folder.join("gouji_bg.wasm");
    let inputs = tools.word(SHRINK).file(&unshrunk)?;
    reuse::make(&wasm, &inputs, || {
        optimise(workspace, &unshrunk, SHRINK, &wasm)?;
        let bytes = fs::read(&wasm)?;
        gate::check(&bytes)?;
        if matches!(recipe.glue, Glue::Plain) { gate::imports_nothing(&bytes) } else { Ok(()) }
    })?;
    Ok(Built { wasm, script })
}

/// Cargo, with its own folder: other flags would make it compile the native build anew.
fn compile(workspace: &Workspace, recipe: Recipe) -> Result<PathBuf> {
    // A folder for each set of features: Cargo keeps one file of a name, and would make it anew at every turn.
    let target = workspace.target(if recipe.features { "page" } else { "slim" });
    let features: &[&str] = if recipe.features { &[] } else { &["--no-default-features"] };
    let mut flags: Vec<String> = COMPILER_FLAGS.iter().map(ToString::to_string).collect();
    flags.extend(nameless_paths(workspace));
    program::run(
        program::cargo()
            .args(["build", "--profile", "page", "--target", WASM, "--package", recipe.package])
            .args(features)
            .arg("--target-dir")
            .arg(&target)
            .env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"))
            .current_dir(workspace.path("")),
    )?;
    Ok(target.join(WASM).join("page").join(format!("{}.wasm", recipe.artefact)))
}

/// Flags that keep this machine's folders out of the messages inside the WebAssembly.
fn nameless_paths(workspace: &Workspace) -> Vec<String> {
    let home = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::home_dir().map(|home| home.join(".cargo")));
    let mut flags = vec![format!("--remap-path-prefix={}=gouji", workspace.path("").display())];
    if let Some(home) = home {
        flags.push(format!("--remap-path-prefix={}=crates", home.join("registry/src").display()));
    }
    flags
}

/// Binaryen, the one that npm brings: Debian's lacks the lowering passes.
fn optimise(workspace: &Workspace, input: &Path, passes: &[&str], output: &Path) -> Result<()> {
    program::run(
        Command::new("node")
            .arg(workspace.path("node_modules/binaryen/bin/wasm-opt"))
            .arg(input)
            .args(passes)
            .arg("-o")
            .arg(output),
    )
}

fn bind(input: &Path, global: &str, folder: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(input)
        .out_name("gouji")
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .no_modules(true)?
        .no_modules_global(global)?;
    bindgen.generate(folder).context("wasm-bindgen")
}
