//! Other programs: how they are started, shown and waited for.

use anyhow::{Context, Result, bail};
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The Cargo that runs this program.
pub(crate) fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo")))
}

/// Runs a program that shows its own output.
///
/// # Errors
/// When it cannot be started or does not end well.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let shown = show(command);
    eprintln!("> {shown}");
    let status = command.status().with_context(|| format!("cannot start `{shown}`"))?;
    if status.success() { Ok(()) } else { bail!("`{shown}` failed ({status})") }
}

/// Runs a program and gives what it prints.
///
/// # Errors
/// When it cannot be started, does not end well, or prints something other than UTF-8.
pub(crate) fn read(command: &mut Command) -> Result<String> {
    let shown = show(command);
    let output = command.stdin(Stdio::null()).output().with_context(|| format!("cannot start `{shown}`"))?;
    if !output.status.success() {
        bail!("`{shown}` failed ({})\n{}", output.status, String::from_utf8_lossy(&output.stderr));
    }
    String::from_utf8(output.stdout).with_context(|| format!("what `{shown}` prints"))
}

/// The file that a program's name stands for, looked up as a shell would.
pub(crate) fn find(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let endings: &[&str] = if cfg!(windows) { &[".exe", ".cmd", ""] } else { &[""] };
    std::env::split_paths(&path)
        .flat_map(|folder| endings.iter().map(move |ending| folder.join(format!("{name}{ending}"))))
        .find(|file| file.is_file())
}

/// A program's name and arguments on one line; of a path in the arguments only the last part.
fn show(command: &Command) -> String {
    let mut words = vec![last(command.get_program())];
    words.extend(command.get_args().map(|word| {
        let path = Path::new(word);
        if path.is_absolute() { last(word) } else { word.to_string_lossy().into_owned() }
    }));
    words.join(" ")
}

fn last(word: &OsStr) -> String {
    let path = Path::new(word);
    path.file_name().unwrap_or(word).to_string_lossy().into_owned()
}
