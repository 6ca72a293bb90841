//! `gouji check`: findings of every report in the files named.

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use gouji_core::check::repairs::ReportRepair;
use gouji_core::check::{self, Context};
use gouji_core::json::{self, CheckDocument, CheckEntry};
use gouji_core::{Finding, Lang, Report, message};
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

pub(super) fn run(args: &Check, lang: Lang) -> Status {
    let previous = match previous(args.previous.as_deref(), lang) {
        Ok(previous) => previous,
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
    let checked = check_all(&paths, previous.as_ref(), jobs.unwrap_or(1), lang);
    match args.format {
        CheckFormat::Text => print::text::checked(&checked, lang),
        CheckFormat::Json => print::out(&json::text(&document(&checked, lang))),
        CheckFormat::Csv => print::out(&print::csv::checked(&checked, lang)),
        CheckFormat::Sarif => print::out(&print::sarif::checked(&checked, lang)),
    }
    checked.iter().map(status).max().unwrap_or(Status::Clean)
}

fn previous(path: Option<&Path>, lang: Lang) -> Result<Option<Report>, String> {
    let Some(path) = path else { return Ok(None) };
    let reports = files::reports(path, lang)?;
    Ok(reports.into_iter().next().map(|recognised| recognised.report))
}

/// Checks files side by side; the answers come in the order of the files.
fn check_all(paths: &[PathBuf], previous: Option<&Report>, jobs: usize, lang: Lang) -> Vec<Checked> {
    let progress = print::progress(paths.len());
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<(usize, Vec<Checked>)>> = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..jobs.min(paths.len()) {
            scope.spawn(|| {
                while let Some((number, path)) = take(&next, paths) {
                    let checked = check_file(path, previous, lang);
                    progress.inc(1);
                    done.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push((number, checked));
                }
            });
        }
    });
    progress.finish_and_clear();
    let mut done = done.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    done.sort_by_key(|(number, _)| *number);
    done.into_iter().flat_map(|(_, checked)| checked).collect()
}

fn take<'a>(next: &AtomicUsize, paths: &'a [PathBuf]) -> Option<(usize, &'a Path)> {
    let number = next.fetch_add(1, Ordering::Relaxed);
    paths.get(number).map(|path| (number, path.as_path()))
}

fn check_file(path: &Path, previous: Option<&Report>, lang: Lang) -> Vec<Checked> {
    let name = files::name(path);
    let reports = match files::reports(path, lang) {
        Ok(reports) => reports,
        Err(sentence) => return vec![Checked { source: name, outcome: Err(sentence) }],
    };
    let several = reports.len() > 1;
    let numbered = reports.into_iter().enumerate();
    let check = |(number, recognised): (usize, Recognised)| {
        let findings = check::check(&recognised.report, &Context { previous, ..Context::default() });
        let repairs = gouji_formats::repairs(&recognised, &findings, lang);
        let source = if several { format!("{name}#{}", number + 1) } else { name.clone() };
        Checked { source, outcome: Ok(Examined { recognised, findings, repairs }) }
    };
    numbered.map(check).collect()
}

fn document(checked: &[Checked], lang: Lang) -> CheckDocument {
    let entry = |checked: &Checked| match &checked.outcome {
        Ok(Examined { recognised, findings, repairs }) => {
            let doubts = gouji_formats::json::doubts(recognised, lang);
            CheckEntry::new(&checked.source, &recognised.report, findings, repairs, doubts, lang)
        }
        Err(sentence) => CheckEntry::unreadable(&checked.source, sentence.clone()),
    };
    CheckDocument::new(checked.iter().map(entry).collect())
}

fn status(checked: &Checked) -> Status {
    let is_error = |finding: &Finding| finding.severity == gouji_core::Severity::Error;
    match &checked.outcome {
        Err(_) => Status::Unreadable,
        Ok(examined) if examined.findings.iter().any(is_error) => Status::Errors,
        Ok(_) => Status::Clean,
    }
}
