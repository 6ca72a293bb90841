//! Files, folders and standard input.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use gouji_core::Lang;
use gouji_core::message;
use gouji_formats::{Limits, Recognised};

/// Reads the reports in a file; a sentence when there is none to be had.
pub(crate) fn reports(path: &Path, lang: Lang) -> Result<Vec<Recognised>, String> {
    let limits = Limits::default();
    let name = name(path);
    if let Ok(length) = fs::metadata(path).map(|metadata| metadata.len()) {
        limits.admit(&name, length).map_err(|error| error.say(lang))?;
    }
    let bytes = bytes(path, &limits).map_err(|problem| unopened(path, &problem, lang))?;
    gouji_formats::read(&bytes, &name, &limits).map_err(|error| error.say(lang))
}

/// The text of a file in UTF-8.
pub(crate) fn text(path: &Path, lang: Lang) -> Result<String, String> {
    let bytes = bytes(path, &Limits::default()).map_err(|problem| unopened(path, &problem, lang))?;
    String::from_utf8(bytes).map_err(|_| message::fill("cli.not_utf8", lang, &[("file", &name(path))]))
}

/// The bytes of a file, or of standard input for `-`; one more than the limit where there are more.
fn bytes(path: &Path, limits: &Limits) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let most = limits.most_bytes.saturating_add(1);
    if path == Path::new("-") {
        io::stdin().lock().take(most).read_to_end(&mut bytes)?;
    } else {
        File::open(path)?.take(most).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

/// What a file is called in the output; standard input has no name.
pub(crate) fn name(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

fn unopened(path: &Path, problem: &io::Error, lang: Lang) -> String {
    let id = match problem.kind() {
        io::ErrorKind::NotFound => "cli.not_found",
        io::ErrorKind::PermissionDenied => "cli.denied",
        io::ErrorKind::IsADirectory => "cli.folder",
        _ => "cli.unopened",
    };
    message::fill(id, lang, &[("file", &name(path)), ("problem", &problem.to_string())])
}

/// Files to look at: those named, and all below the folders named, in the order of their names.
pub(crate) fn expand(paths: &[PathBuf]) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for path in paths {
        let mut pending = vec![path.clone()];
        while let Some(next) = pending.pop() {
            let Ok(entries) = fs::read_dir(&next) else {
                files.push(next);
                continue;
            };
            let mut below: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
            let hidden =
                |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
            below.retain(|path| !hidden(path) && !path.is_symlink());
            below.sort();
            pending.extend(below.into_iter().rev());
        }
    }
    files
}
