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
mod text;
mod zip;

use std::fmt;

use gouji_core::{Lang, Report, json, message};

pub use name::{file_name, safe_name};

/// What a report is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Target {
    /// `gouji.report/1`.
    Json,
    /// Markdown with pipe tables.
    Markdown,
    /// A web page of its own, printed like an official document.
    Html,
    /// A piece of a web page for the editor of a content management system: inline styles only.
    Fragment,
    /// A Word document in the layout of official documents.
    Docx,
}

impl Target {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Docx, Self::Html, Self::Fragment, Self::Markdown, Self::Json];

    /// Its name on the command line and for JavaScript.
    pub fn code(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Fragment => "fragment",
            Self::Docx => "docx",
        }
    }

    /// From its name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|target| target.code() == code)
    }

    /// How its file names end.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Json => "gouji.json",
            Self::Markdown => "md",
            Self::Html | Self::Fragment => "html",
            Self::Docx => "docx",
        }
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Markdown => "text/markdown;charset=utf-8",
            Self::Html | Self::Fragment => "text/html;charset=utf-8",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        }
    }
}

/// What is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// The format.
    pub target: Target,
}

impl Options {
    /// A format with all else as usual.
    pub fn new(target: Target) -> Self {
        Self { target }
    }
}

/// Why something could not be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WriteError {
    /// The file would be larger than its format allows.
    TooLarge,
}

impl WriteError {
    /// What is wrong and what to do, in a sentence.
    pub fn say(self, lang: Lang) -> &'static str {
        match self {
            Self::TooLarge => message::template("write.too_large", lang),
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
pub fn write(report: &Report, options: &Options) -> Result<Vec<u8>, WriteError> {
    let paper = || paper::lay_out(report);
    Ok(match options.target {
        Target::Json => json::write_report(report).into_bytes(),
        Target::Markdown => markdown::write(&paper()).into_bytes(),
        Target::Html => html::page(&paper()).into_bytes(),
        Target::Fragment => html::fragment(&paper()).into_bytes(),
        Target::Docx => docx::write(&paper())?,
    })
}
