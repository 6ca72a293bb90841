//! The command `gouji`: checks, reads and converts reports, and explains the rules.

mod args;
mod command;
mod files;
mod print;
mod status;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let args = args::Args::parse();
    command::run(&args).into()
}
