//! `gouji convert`: the report in another format, or its check sheet.

use std::fs;
use std::io::{self, IsTerminal};
use std::path::Path;

use gouji_core::check::Context;
use gouji_core::{Lang, message};
use gouji_formats::{Recognised, write};

use crate::args::Convert;
use crate::status::Status;
use crate::{files, print};

pub(super) fn run(args: &Convert, lang: Lang) -> Status {
    match written(args, lang).and_then(|bytes| save(&bytes, args, lang)) {
        Ok(()) => Status::Clean,
        Err(sentence) => {
            print::problem(&sentence);
            Status::Unreadable
        }
    }
}

fn written(args: &Convert, lang: Lang) -> Result<Vec<u8>, String> {
    if args.output.is_none() && args.to.is_packed() && io::stdout().is_terminal() {
        return Err(message::template("cli.packed", lang).to_owned());
    }
    let recognised = single(&args.file, lang)?;
    let previous = args.previous.as_deref().map(|path| single(path, lang)).transpose()?;
    let previous = previous.map(|recognised| recognised.report);
    let context = Context { previous: previous.as_ref(), settings: None };
    write::output(&recognised, args.to, &context, lang).map_err(|problem| problem.say(lang).to_owned())
}

/// The one report in a file.
fn single(path: &Path, lang: Lang) -> Result<Recognised, String> {
    let mut reports = files::reports(path, lang)?;
    if reports.len() > 1 {
        let values = [("file", files::name(path)), ("count", reports.len().to_string())];
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        return Err(message::fill("cli.several", lang, &values));
    }
    reports.pop().ok_or_else(|| message::template("cli.no_files", lang).to_owned())
}

fn save(bytes: &[u8], args: &Convert, lang: Lang) -> Result<(), String> {
    let Some(path) = &args.output else {
        print::bytes(bytes);
        return Ok(());
    };
    fs::write(path, bytes).map_err(|problem| {
        let values = [("file", files::name(path)), ("problem", problem.to_string())];
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        message::fill("cli.unwritten", lang, &values)
    })
}
