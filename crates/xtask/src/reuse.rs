//! Steps that are left out when nothing they depend on has changed.

use anyhow::{Context, Result};
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

/// A mark of everything that a step depends on.
#[derive(Clone)]
pub(crate) struct Fingerprint(DefaultHasher);

impl Fingerprint {
    /// The mark of nothing yet.
    pub(crate) fn new() -> Self {
        Self(DefaultHasher::new())
    }

    /// Takes in an option or a version.
    pub(crate) fn word(mut self, word: impl Hash) -> Self {
        word.hash(&mut self.0);
        self
    }

    /// Takes in what stands in a file.
    pub(crate) fn file(mut self, path: &Path) -> Result<Self> {
        let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
        bytes.hash(&mut self.0);
        Ok(self)
    }

    /// Takes in every file below a folder, with its name.
    pub(crate) fn folder(mut self, path: &Path) -> Result<Self> {
        for file in files_below(path)? {
            file.strip_prefix(path).unwrap_or(&file).hash(&mut self.0);
            self = self.file(&file)?;
        }
        Ok(self)
    }

    fn text(&self) -> String {
        format!("{:016x}\n", self.0.finish())
    }
}

/// Makes `output` unless it is there and was made with the same fingerprint.
///
/// # Errors
/// Those of `make`; a step that failed is made again the next time.
pub(crate) fn make(
    output: &Path,
    fingerprint: &Fingerprint,
    make: impl FnOnce() -> Result<()>,
) -> Result<()> {
    let mut stamp = output.as_os_str().to_owned();
    stamp.push(".stamp");
    let stamp = PathBuf::from(stamp);
    let text = fingerprint.text();
    if output.exists() && fs::read_to_string(&stamp).is_ok_and(|kept| kept == text) {
        return Ok(());
    }
    if stamp.exists() {
        fs::remove_file(&stamp)?;
    }
    if let Some(folder) = output.parent() {
        fs::create_dir_all(folder)?;
    }
    make()?;
    fs::write(&stamp, text).with_context(|| format!("cannot write {}", stamp.display()))
}

/// Every file below a folder, in the order of their names.
pub(crate) fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        let entries = fs::read_dir(&folder).with_context(|| format!("cannot list {}", folder.display()))?;
        for entry in entries {
            let entry = entry?;
            if entry.file_type()?.is_dir() { open.push(entry.path()) } else { found.push(entry.path()) }
        }
    }
    found.sort();
    Ok(found)
}
