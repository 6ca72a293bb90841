//! `gouji convert`: the report in another format.

use std::fs;

use gouji_core::{Lang, message};
use gouji_formats::write::{Options, write};

use crate::args::Convert;
use crate::status::Status;
use crate::{files, print};

pub(super) fn run(args: &Convert, lang: Lang) -> Status {
    let report = match files::reports(&args.file, lang) {
        Ok(reports) if reports.len() > 1 => {
            let count = reports.len().to_string();
            let values = [("file", files::name(&args.file)), ("count", count)];
            let values: Vec<(&str, &str)> =
                values.iter().map(|(name, value)| (*name, value.as_str())).collect();
            Err(message::fill("cli.several", lang, &values))
        }
        Ok(reports) => reports
            .into_iter()
            .next()
            .map(|recognised| recognised.report)
            .ok_or_else(|| message::template("cli.no_files", lang).to_owned()),
        Err(sentence) => Err(sentence),
    };
    let written = report.and_then(|report| {
        write(&report, &Options::new(args.to.into())).map_err(|problem| problem.say(lang).to_owned())
    });
    let saved = written.and_then(|bytes| match &args.output {
        None => {
            print::bytes(&bytes);
            Ok(())
        }
        Some(path) => fs::write(path, bytes).map_err(|problem| {
            let values = [("file", files::name(path)), ("problem", problem.to_string())];
            let values: Vec<(&str, &str)> =
                values.iter().map(|(name, value)| (*name, value.as_str())).collect();
            message::fill("cli.unwritten", lang, &values)
        }),
    });
    match saved {
        Ok(()) => Status::Clean,
        Err(sentence) => {
            print::problem(&sentence);
            Status::Unreadable
        }
    }
}
