//! `gouji read`: what was recognised, where it came from, what is in doubt.

use gouji_core::{Lang, json};

use crate::args::{Read, ReadFormat};
use crate::status::Status;
use crate::{files, print};

pub(super) fn run(args: &Read, lang: Lang) -> Status {
    let reports = match files::reports(&args.file, lang) {
        Ok(reports) => reports,
        Err(sentence) => {
            print::problem(&sentence);
            return Status::Unreadable;
        }
    };
    match args.format {
        ReadFormat::Json => print::out(&json::text(&gouji_formats::json::read_document(&reports, lang))),
        ReadFormat::Text => print::text::read(&files::name(&args.file), &reports, lang),
    }
    Status::Clean
}
