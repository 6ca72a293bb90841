//! From a report to bytes: documents that are accepted as they are.
//!
//! Every format is written from the one [`paper::Paper`] that is laid out from the report and its form; none of them
//! knows a label. What is written can be read back by [`crate::read`].
//!
//! ```
//! use gouji_core::{Report, form};
//! use gouji_formats::write::{Options, Target, file_name, write};
//! let mut report = Report::new(form::edition("2021").ok_or("no such edition")?);
//! report.agency = "某县水利局".to_owned();
//! report.year = Some(2024);
//! let page = write(&report, &Options::new(Target::Html))?;
//! assert!(String::from_utf8(page)?.contains("<td"));
//! assert_eq!(file_name(&report, Target::Html, true), "某县水利局_2024_政府信息公开工作年度报告【草稿】.html");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod docx;
mod fonts;
mod html;
mod markdown;
mod markup;
mod name;
mod paper;
mod plain;
mod target;
mod text;
mod xlsx;
mod zip;

use std::fmt;

use gouji_core::check::{CheckSheet, Context};
use gouji_core::{Lang, Report, json, message};

use crate::embedded;
use crate::recognised::Recognised;

pub use name::{check_file_name, file_name, page_file_name, safe_name};
pub use target::{Output, SheetTarget, Target};

/// What is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options<'a> {
    /// The format.
    pub target: Target,
    /// The findings, for formats that have room for them beside the report: a sheet of a workbook.
    pub check: Option<&'a CheckSheet>,
}

impl Options<'_> {
    /// A format with all else as usual.
    pub fn new(target: Target) -> Self {
        Self { target, check: None }
    }
}

/// Why something could not be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WriteError {
    /// The file would be larger than its format allows.
    TooLarge,
    /// A report was to be put into something that is no page.
    NoPage,
}

impl WriteError {
    /// What is wrong and what to do, in a sentence.
    pub fn say(self, lang: Lang) -> &'static str {
        match self {
            Self::TooLarge => message::template("write.too_large", lang),
            Self::NoPage => message::template("write.no_page", lang),
        }
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.say(Lang::En))
    }
}

impl std::error::Error for WriteError {}

/// The report as a file of a format.
///
/// # Errors
/// When the file would be larger than the format allows. Nothing in a report is refused.
pub fn write(report: &Report, options: &Options<'_>) -> Result<Vec<u8>, WriteError> {
    let paper = || paper::lay_out(report);
    Ok(match options.target {
        Target::Json => json::write_report(report).into_bytes(),
        Target::Markdown => markdown::write(&paper()).into_bytes(),
        Target::Html => html::page(&paper()).into_bytes(),
        Target::Fragment => html::fragment(&paper()).into_bytes(),
        Target::Docx => docx::write(&paper())?,
        Target::Xlsx => {
            let name = message::template("sheet.file", Lang::Zh).to_owned();
            let others: Vec<_> =
                options.check.map(|sheet| (name, paper::check::lay_out(sheet))).into_iter().collect();
            xlsx::write(&paper(), &others)?
        }
    })
}

/// The page of this tool with a report inside, to be opened and read without anything else (see [`crate::embedded`]).
///
/// # Errors
/// [`WriteError::NoPage`] for what is no page.
pub fn page_with(page: &str, report: &Report) -> Result<String, WriteError> {
    embedded::put(page, &json::write_report(report))
}

/// The check sheet of a report that was read: what the check finds, what would repair it, what was decided.
pub fn check_sheet(recognised: &Recognised, context: &Context<'_>, lang: Lang) -> CheckSheet {
    let findings = gouji_core::check(&recognised.report, context);
    let repairs = crate::repairs(recognised, context.previous, &findings, lang);
    CheckSheet::new(&recognised.report, &findings, &repairs, context, lang)
}

/// Any output of a report that was read, checked where the output needs it.
///
/// # Errors
/// As [`write`].
pub fn output(
    recognised: &Recognised,
    output: Output,
    context: &Context<'_>,
    lang: Lang,
) -> Result<Vec<u8>, WriteError> {
    match output {
        Output::Check(target) => write_check(&check_sheet(recognised, context, lang), target),
        Output::Report(target) => {
            let sheet = target.holds_findings().then(|| check_sheet(recognised, context, lang));
            write(&recognised.report, &Options { target, check: sheet.as_ref() })
        }
    }
}

/// A check sheet (核查说明) as a file of a format.
///
/// # Errors
/// As [`write`].
pub fn write_check(sheet: &CheckSheet, target: SheetTarget) -> Result<Vec<u8>, WriteError> {
    let paper = || paper::check::lay_out(sheet);
    Ok(match target {
        SheetTarget::Docx => docx::write(&paper())?,
        SheetTarget::Xlsx => xlsx::single(message::template("sheet.file", sheet.lang), &paper())?,
        SheetTarget::Html => html::page(&paper()).into_bytes(),
        SheetTarget::Text => plain::write(sheet).into_bytes(),
    })
}
