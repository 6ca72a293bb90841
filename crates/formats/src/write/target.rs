//! What can be written.

/// What a report is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Target {
    /// A Word document in the layout of official documents.
    Docx,
    /// An Excel workbook with live totals.
    Xlsx,
    /// A web page of its own, printed like an official document.
    Html,
    /// A piece of a web page for the editor of a content management system: inline styles only.
    Fragment,
    /// Markdown with pipe tables.
    Markdown,
    /// `gouji.report/1`.
    Json,
}

/// What a check sheet is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SheetTarget {
    /// A Word document, turned sheets.
    Docx,
    /// An Excel workbook.
    Xlsx,
    /// A web page of its own.
    Html,
    /// Plain text.
    Text,
}

/// Everything that can be written, under one list of names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Output {
    /// The report.
    Report(Target),
    /// Its check sheet.
    Check(SheetTarget),
}

impl Target {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Docx, Self::Xlsx, Self::Html, Self::Fragment, Self::Markdown, Self::Json];

    /// Its name on the command line and for JavaScript.
    pub fn code(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Html => "html",
            Self::Fragment => "fragment",
            Self::Markdown => "md",
            Self::Json => "json",
        }
    }

    /// From its name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|target| target.code() == code)
    }

    /// How its file names end.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Fragment => "html",
            Self::Json => "gouji.json",
            own => own.code(),
        }
    }

    /// Whether it has room for the findings beside the report.
    pub fn holds_findings(self) -> bool {
        self == Self::Xlsx
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Html | Self::Fragment => "text/html;charset=utf-8",
            Self::Markdown => "text/markdown;charset=utf-8",
            Self::Json => "application/json",
        }
    }
}

impl SheetTarget {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Docx, Self::Xlsx, Self::Html, Self::Text];

    /// Its name on the command line and for JavaScript.
    pub fn code(self) -> &'static str {
        match self {
            Self::Docx => "check-docx",
            Self::Xlsx => "check-xlsx",
            Self::Html => "check-html",
            Self::Text => "check-txt",
        }
    }

    /// How its file names end.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Html => "html",
            Self::Text => "txt",
        }
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Docx => Target::Docx.media_type(),
            Self::Xlsx => Target::Xlsx.media_type(),
            Self::Html => Target::Html.media_type(),
            Self::Text => "text/plain;charset=utf-8",
        }
    }
}

impl Output {
    /// All of them, reports first.
    pub fn all() -> impl Iterator<Item = Self> {
        Target::ALL.into_iter().map(Self::Report).chain(SheetTarget::ALL.into_iter().map(Self::Check))
    }

    /// Its name on the command line and for JavaScript.
    pub fn code(self) -> &'static str {
        match self {
            Self::Report(target) => target.code(),
            Self::Check(target) => target.code(),
        }
    }

    /// From its name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::all().find(|output| output.code() == code)
    }

    /// Whether it is packed, so that nobody wants it on a screen.
    pub fn is_packed(self) -> bool {
        matches!(
            self,
            Self::Report(Target::Docx | Target::Xlsx) | Self::Check(SheetTarget::Docx | SheetTarget::Xlsx)
        )
    }
}
