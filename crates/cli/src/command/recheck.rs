//! `gouji recheck`: a report that was sent back and handed in again: what was settled, what is new, what is still open.

use std::path::Path;

use gouji_core::check::{Context, Progress, check, judged, progress};
use gouji_core::json::{self, FindingEntry, ProgressDocument};
use gouji_core::{Lang, Report, message};

use crate::args::{ReadFormat, Recheck};
use crate::status::Status;
use crate::{files, print};

pub(super) fn run(args: &Recheck, lang: Lang) -> Status {
    let previous = args.previous.as_deref().map(|path| single(path, lang)).transpose();
    let found = previous.and_then(|previous| {
        let context = Context { previous: previous.as_ref(), settings: None };
        Ok((findings(&args.earlier, &context, lang)?, findings(&args.later, &context, lang)?))
    });
    let (earlier, later) = match found {
        Ok(found) => found,
        Err(sentence) => {
            print::problem(&sentence);
            return Status::Unreadable;
        }
    };
    let progress = progress(&earlier, &later);
    match args.format {
        ReadFormat::Text => print::out(&text(&progress, lang)),
        ReadFormat::Json => print::out(&json::text(&ProgressDocument::new(&progress))),
    }
    let errors = later.iter().any(FindingEntry::is_error);
    if errors { Status::Errors } else { Status::Clean }
}

/// The one report in a file.
fn single(path: &Path, lang: Lang) -> Result<Report, String> {
    let reports = files::reports(path, lang)?;
    if let [recognised] = reports.as_slice() {
        return Ok(recognised.report.clone());
    }
    let (file, count) = (files::name(path), reports.len().to_string());
    Err(message::fill("cli.several", lang, &[("file", &file), ("count", &count)]))
}

/// The findings that no decision settles.
fn findings(path: &Path, context: &Context<'_>, lang: Lang) -> Result<Vec<FindingEntry>, String> {
    let report = single(path, lang)?;
    let found = check(&report, context);
    let open = judged(&found, &report, context).open;
    Ok(open.into_iter().map(|finding| FindingEntry::new(finding, report.form(), lang)).collect())
}

fn text(progress: &Progress<'_>, lang: Lang) -> String {
    let count = |findings: &[&FindingEntry]| findings.len().to_string();
    let counts = [&progress.settled, &progress.open, &progress.new].map(|findings| count(findings));
    let values = ["settled", "open", "new"].into_iter().zip(counts.iter().map(String::as_str));
    let mut lines = vec![message::fill("sheet.progress", lang, &values.collect::<Vec<_>>())];
    let groups =
        [("sheet.settled", &progress.settled), ("sheet.open", &progress.open), ("sheet.new", &progress.new)];
    for (heading, findings) in groups {
        if !findings.is_empty() {
            lines.extend([String::new(), message::template(heading, lang).to_owned()]);
            lines.extend(findings.iter().map(|finding| format!("  {}  {}", finding.rule, finding.message)));
        }
    }
    lines.push(String::new());
    lines.join("\n")
}
