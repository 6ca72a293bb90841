//! `gouji check`: findings of every report in the files named.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

use gouji_core::check::repairs::ReportRepair;
use gouji_core::check::{self, Context};
use gouji_core::json::{self, CheckDocument, CheckEntry};
use gouji_core::rule::settings::Settings;
use gouji_core::{Finding, Lang, Report, Severity, message};
use gouji_formats::Recognised;

use crate::args::{Check, CheckFormat};
use crate::status::Status;
use crate::{files, print};

/// One report with what was found in it, or why there is none.
pub(crate) struct Checked {
    pub(crate) source: String,
    pub(crate) outcome: Result<Examined, String>,
}

/// A report with its findings and what would repair it.
pub(crate) struct Examined {
    pub(crate) recognised: Recognised,
    pub(crate) findings: Vec<Finding>,
    pub(crate) repairs: Vec<ReportRepair>,
}

/// What every report is checked against.
pub(crate) struct Against {
    previous: Option<Report>,
    settings: Option<Settings>,
}

impl Against {
    fn load(args: &Check, lang: Lang) -> Result<Self, String> {
        let previous = args.previous.as_deref().map(|path| files::reports(path, lang)).transpose()?;
        let previous = previous.into_iter().flatten().next().map(|recognised| recognised.report);
        let settings = args.settings.as_deref().map(|path| settings(path, lang)).transpose()?;
        Ok(Self { previous, settings })
    }

    pub(crate) fn context(&self) -> Context<'_> {
        Context { previous: self.previous.as_ref(), settings: self.settings.as_ref() }
    }
}

fn settings(path: &Path, lang: Lang) -> Result<Settings, String> {
    let text = files::text(path, lang)?;
    Settings::parse(&text).map_err(|error| format!("{}: {}", files::name(path), error.message(lang)))
}

pub(super) fn run(args: &Check, lang: Lang) -> Status {
    let against = match Against::load(args, lang) {
        Ok(against) => against,
        Err(sentence) => {
            print::problem(&sentence);
            return Status::Unreadable;
        }
    };
    let paths = files::expand(&args.files);
    if paths.is_empty() {
        print::problem(message::template("cli.no_files", lang));
        return Status::Unreadable;
    }
    let jobs = args.jobs.map(usize::from).or_else(|| thread::available_parallelism().ok().map(usize::from));
    let context = against.context();
    let checked = check_all(&paths, &context, jobs.unwrap_or(1), lang);
    match args.format {
        CheckFormat::Text => print::text::checked(&checked, &context, lang),
        CheckFormat::Json => print::out(&json::text(&document(&checked, &context, lang))),
        CheckFormat::Csv => print::out(&print::csv::checked(&checked, &context, lang)),
        CheckFormat::Sarif => print::out(&print::sarif::checked(&checked, &context, lang)),
    }
    checked.iter().map(|one| status(one, &context)).max().unwrap_or(Status::Clean)
}

/// Checks files side by side; the answers come in the order of the files.
fn check_all(paths: &[PathBuf], context: &Context<'_>, jobs: usize, lang: Lang) -> Vec<Checked> {
    let progress = print::progress(paths.len());
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<(usize, Vec<Checked>)>> = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..jobs.min(paths.len()) {
            scope.spawn(|| {
                while let Some((number, path)) = take(&next, paths) {
                    let checked = check_file(path, context, lang);
                    progress.inc(1);
                    done.lock().unwrap_or_else(PoisonError::into_inner).push((number, checked));
                }
            });
        }
    });
    progress.finish_and_clear();
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by_key(|(number, _)| *number);
    done.into_iter().flat_map(|(_, checked)| checked).collect()
}

fn take<'a>(next: &AtomicUsize, paths: &'a [PathBuf]) -> Option<(usize, &'a Path)> {
    let number = next.fetch_add(1, Ordering::Relaxed);
    paths.get(number).map(|path| (number, path.as_path()))
}

fn check_file(path: &Path, context: &Context<'_>, lang: Lang) -> Vec<Checked> {
    let name = files::name(path);
    let reports = match files::reports(path, lang) {
        Ok(reports) => reports,
        Err(sentence) => return vec![Checked { source: name, outcome: Err(sentence) }],
    };
    let several = reports.len() > 1;
    let numbered = reports.into_iter().enumerate();
    let check = |(number, recognised): (usize, Recognised)| {
        let recognised = recognised.with_layout();
        let findings = check::check(&recognised.report, context);
        let repairs = gouji_formats::repairs(&recognised, context.previous, &findings, lang);
        let source = if several { format!("{name}#{}", number + 1) } else { name.clone() };
        Checked { source, outcome: Ok(Examined { recognised, findings, repairs }) }
    };
    numbered.map(check).collect()
}

fn document(checked: &[Checked], context: &Context<'_>, lang: Lang) -> CheckDocument {
    let entry = |checked: &Checked| match &checked.outcome {
        Ok(Examined { recognised, findings, repairs }) => {
            let doubts = gouji_formats::json::doubts(recognised, lang);
            CheckEntry::new(&checked.source, &recognised.report, findings, repairs, doubts, context, lang)
        }
        Err(sentence) => CheckEntry::unreadable(&checked.source, sentence.clone()),
    };
    CheckDocument::new(checked.iter().map(entry).collect())
}

fn status(checked: &Checked, context: &Context<'_>) -> Status {
    match &checked.outcome {
        Err(_) => Status::Unreadable,
        Ok(Examined { recognised, findings, .. }) => {
            let open = check::judged(findings, &recognised.report, context).open;
            let errors = open.iter().any(|finding| finding.severity == Severity::Error);
            if errors { Status::Errors } else { Status::Clean }
        }
    }
}
