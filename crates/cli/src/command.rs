//! The subcommands, one file each.

mod check;
mod compare;
mod convert;
mod read;
mod recheck;
mod repair;
mod rules;

pub(crate) use check::{Checked, Examined};

use crate::args::{Args, Command};
use crate::status::Status;

/// Does what was asked.
pub(crate) fn run(args: &Args) -> Status {
    let lang = args.lang.into();
    match &args.command {
        Command::Check(check) => check::run(check, lang),
        Command::Read(read) => read::run(read, lang),
        Command::Convert(convert) => convert::run(convert, lang),
        Command::Compare(compare) => compare::run(compare, lang),
        Command::Recheck(recheck) => recheck::run(recheck, lang),
        Command::Rules(rules) => rules::run(rules, lang),
        Command::Repair(repair) => repair::run(repair, lang),
    }
}
