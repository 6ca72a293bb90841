//! What a fresh machine lacks: installed where that needs no question, else named with the one command that does it.

use crate::program;
use crate::reuse::{self, Fingerprint};
use anyhow::{Result, bail};
use std::path::Path;
use std::process::Command;

/// The target that the page and the npm package are compiled for.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// The standard library for WebAssembly.
pub(crate) fn wasm_target() -> Result<()> {
    let folder = program::read(Command::new("rustc").args(["--print", "target-libdir", "--target", WASM]))?;
    if Path::new(folder.trim()).is_dir() {
        return Ok(());
    }
    if program::find("rustup").is_none() {
        bail!(
            "Rust's standard library for WebAssembly is missing: install rustup, or your system's package of it"
        );
    }
    program::run(Command::new("rustup").args(["target", "add", WASM]))
}

/// The npm packages that a folder's `package-lock.json` pins.
pub(crate) fn npm_packages(folder: &Path) -> Result<()> {
    if program::find("node").is_none() || program::find("npm").is_none() {
        bail!("Node.js is missing: install version 20.10 or later, with npm");
    }
    let fingerprint = Fingerprint::new().file(&folder.join("package-lock.json"))?;
    reuse::make(&folder.join("node_modules/.package-lock.json"), &fingerprint, || {
        program::run(npm().args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(folder))
    })
}

/// Python with its `venv`, for the solver that the repair engine is compared with.
pub(crate) fn python() -> Result<std::path::PathBuf> {
    let python = program::find("python3");
    let able = |python: &std::path::PathBuf| {
        program::read(Command::new(python).args(["-c", "import venv, ensurepip"])).is_ok()
    };
    match python.filter(able) {
        Some(python) => Ok(python),
        None => bail!("Python 3 with venv is missing: apt-get install -y python3 python3-venv"),
    }
}

fn npm() -> Command {
    Command::new(program::find("npm").unwrap_or_else(|| "npm".into()))
}

/// A package of Debian's with a file that shows that it is there.
type Packages = &'static [(&'static str, &'static str)];

/// What runs the Java host: the compiler runs a source file as it stands, and JNA calls wasmtime.
const JAVA: Packages =
    &[("default-jdk-headless", "/usr/bin/javac"), ("libjna-java", "/usr/share/java/jna.jar")];

/// Java for the tests of other hosts; elsewhere than on Debian `GOUJI_JNA` may name the file of JNA.
pub(crate) fn java() -> Result<()> {
    if program::find("java").is_some() && std::env::var_os("GOUJI_JNA").is_some() {
        return Ok(());
    }
    debian(JAVA, "install Java 17 or later, and name the file of JNA in GOUJI_JNA")
}

/// For the browser tests.
const BROWSERS: Packages = &[
    ("chromium", "/usr/bin/chromium"),
    ("firefox-esr", "/usr/bin/firefox-esr"),
    ("webkit2gtk-driver", "/usr/bin/WebKitWebDriver"),
    ("xvfb", "/usr/bin/Xvfb"),
    ("fonts-noto-cjk", "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"),
];

/// The browsers of the tests and a font with Chinese characters.
///
/// On Debian as root they are installed. Elsewhere `GOUJI_CHROMIUM` and `GOUJI_FIREFOX` may name the programs.
pub(crate) fn browsers() -> Result<()> {
    if ["GOUJI_CHROMIUM", "GOUJI_FIREFOX"].iter().all(|name| std::env::var_os(name).is_some()) {
        return Ok(());
    }
    debian(
        BROWSERS,
        "install Chromium and Firefox ESR, and name the programs in GOUJI_CHROMIUM and GOUJI_FIREFOX",
    )
}

/// Installs what is missing of Debian's packages; elsewhere the advice is all there is.
fn debian(packages: Packages, elsewhere: &str) -> Result<()> {
    let missing: Vec<&str> =
        packages.iter().filter(|(_, file)| !Path::new(file).exists()).map(|(package, _)| *package).collect();
    if missing.is_empty() {
        return Ok(());
    }
    if program::find("apt-get").is_none() {
        bail!("{elsewhere}");
    }
    let root = program::read(Command::new("id").arg("-u")).is_ok_and(|user| user.trim() == "0");
    if !root {
        bail!(
            "packages are missing; this installs them: sudo apt-get install --no-install-recommends {}",
            missing.join(" ")
        );
    }
    program::run(apt().args(["update", "--quiet"]))?;
    program::run(apt().args(["install", "--yes", "--quiet", "--no-install-recommends"]).args(missing))
}

fn apt() -> Command {
    let mut command = Command::new("apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive").stdin(std::process::Stdio::null());
    command
}
