//! `gouji compare`: reports of several years side by side.

use gouji_core::json::{self, CompareDocument};
use gouji_core::{Lang, Report, across_years};

use crate::args::{Compare, ReadFormat};
use crate::status::Status;
use crate::{files, print};

pub(super) fn run(args: &Compare, lang: Lang) -> Status {
    let mut reports: Vec<Report> = Vec::new();
    for path in &args.files {
        match files::reports(path, lang) {
            Ok(found) => reports.extend(found.into_iter().map(|recognised| recognised.report)),
            Err(sentence) => {
                print::problem(&sentence);
                return Status::Unreadable;
            }
        }
    }
    let reports: Vec<&Report> = reports.iter().collect();
    match across_years::compare(&reports) {
        Ok(compared) => {
            match args.format {
                ReadFormat::Text => print::years::show(&compared, lang),
                ReadFormat::Json => print::out(&json::text(&CompareDocument::new(&compared, lang))),
            }
            let broken = compared.links.iter().any(|link| link.agrees() == Some(false));
            if broken { Status::Errors } else { Status::Clean }
        }
        Err(unfit) => {
            print::problem(&unfit.say(lang));
            Status::Unreadable
        }
    }
}
