//! `cargo xtask TASK`: build, run, test and measure. One file per task under `task/`.

mod install;
mod packages;
mod program;
mod reuse;
mod task;
mod wasm_build;
mod workspace;

use std::process::ExitCode;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match task::perform(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}
