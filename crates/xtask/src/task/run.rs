//! `cargo xtask run`: builds the page and opens it in the browser, or serves it on this machine alone.

mod serve;

use crate::task::{self, page};
use crate::workspace::Workspace;
use anyhow::Result;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// How long the program that opens browsers may take to say that it cannot.
const OPENING: Duration = Duration::from_secs(3);

/// Builds and opens, or with `--serve` builds and serves until stopped.
pub(crate) fn perform(workspace: &Workspace, options: &[String]) -> Result<()> {
    task::only(options, &["--serve"])?;
    page::build(workspace)?;
    let page = workspace.page();
    if !options.is_empty() {
        return serve::folder(&workspace.path("dist"), "gouji.html");
    }
    println!("{}", page.display());
    if !open(&page) {
        println!("No browser could be opened from here: open this file in one.");
    }
    Ok(())
}

/// Asks the system to open a file in the default browser.
fn open(page: &Path) -> bool {
    let Some(mut command) = opener() else { return false };
    let started = command.arg(page).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    let Ok(mut opener) = started else { return false };
    let end = Instant::now() + OPENING;
    while Instant::now() < end {
        match opener.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) => sleep(Duration::from_millis(50)),
            Err(_) => return false,
        }
    }
    true
}

/// The system's own program for that; none where there is no screen.
fn opener() -> Option<Command> {
    if cfg!(target_os = "macos") {
        return Some(Command::new("open"));
    }
    if cfg!(windows) {
        let mut command = Command::new("cmd");
        command.args(["/C", "start", ""]);
        return Some(command);
    }
    let screen = ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some());
    screen.then(|| Command::new("xdg-open"))
}
