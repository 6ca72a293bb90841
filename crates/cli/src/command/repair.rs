//! `gouji repair`: the repair engine on variables and rules of any kind, for checking it from outside.

use gouji_core::Lang;

use crate::args::Repair;
use crate::status::Status;
use crate::{files, print};

pub(super) fn run(args: &Repair, lang: Lang) -> Status {
    let answer = files::text(&args.problem, lang).and_then(|problem| {
        gouji_core::repair::file::solve_problem_json(&problem).map_err(|error| error.to_string())
    });
    match answer {
        Ok(answer) => {
            print::out(&answer);
            Status::Clean
        }
        Err(sentence) => {
            print::problem(&sentence);
            Status::Unreadable
        }
    }
}
