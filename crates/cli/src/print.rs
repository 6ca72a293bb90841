//! What goes to standard output and standard error.

pub(crate) mod csv;
pub(crate) mod sarif;
pub(crate) mod text;
pub(crate) mod years;

use std::io::{self, IsTerminal, Write};

use indicatif::{ProgressBar, ProgressDrawTarget};

/// Writes to standard output; a closed pipe ends quietly.
pub(crate) fn out(text: &str) {
    let _ = anstream::stdout().lock().write_all(text.as_bytes());
}

/// Writes bytes to standard output as they are.
pub(crate) fn bytes(bytes: &[u8]) {
    let _ = io::stdout().lock().write_all(bytes);
}

/// Says a problem on standard error.
pub(crate) fn problem(sentence: &str) {
    let _ = writeln!(anstream::stderr().lock(), "gouji: {sentence}");
}

/// How many files take long enough for a bar to be worth showing.
const MANY_FILES: usize = 8;

/// A progress bar for long work, only on a terminal.
pub(crate) fn progress(files: usize) -> ProgressBar {
    let shown = files >= MANY_FILES && io::stderr().is_terminal();
    let target = if shown { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
    ProgressBar::with_draw_target(Some(files as u64), target)
}
