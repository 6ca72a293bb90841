//! The elements that matter for blocks and tables, and the attributes that matter of them.

use super::style::Style;

/// What an element means for the blocks of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Table,
    /// Rows that belong together.
    Group,
    Row,
    Cell,
    Paragraph,
    Heading,
    /// A list whose items may be numbered.
    List,
    Item,
    /// Anything else that begins and ends a line.
    Block,
    /// Text whose spaces and line ends count.
    Plain,
    Bold,
    Break,
    /// A line across, which has no content.
    Rule,
    /// A field that may hold a text.
    Field,
    /// Has no content.
    Void,
    /// Its content is not for readers.
    Unseen,
    Inline,
}

impl Kind {
    pub(super) fn of(name: &[u8]) -> Self {
        match name {
            b"table" => Self::Table,
            b"tbody" | b"thead" | b"tfoot" => Self::Group,
            b"tr" => Self::Row,
            b"td" | b"th" => Self::Cell,
            b"p" => Self::Paragraph,
            b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" => Self::Heading,
            b"ol" | b"ul" | b"menu" | b"dir" => Self::List,
            b"li" | b"dt" | b"dd" => Self::Item,
            b"div" | b"center" | b"section" | b"article" | b"header" | b"footer" | b"main" | b"nav"
            | b"aside" | b"form" | b"fieldset" | b"blockquote" | b"address" | b"dl" | b"figure"
            | b"figcaption" | b"details" | b"summary" | b"caption" | b"body" | b"html" => Self::Block,
            b"pre" | b"xmp" | b"listing" | b"plaintext" => Self::Plain,
            b"b" | b"strong" => Self::Bold,
            b"br" => Self::Break,
            b"hr" => Self::Rule,
            b"input" => Self::Field,
            b"img" | b"wbr" | b"col" | b"meta" | b"link" | b"base" | b"area" | b"embed" | b"source"
            | b"track" | b"param" | b"frame" | b"bgsound" => Self::Void,
            b"script" | b"style" | b"title" | b"template" | b"noscript" | b"select" | b"button" | b"svg"
            | b"iframe" | b"object" | b"audio" | b"video" | b"canvas" | b"noembed" | b"noframes" | b"xml" => {
                Self::Unseen
            }
            _ => Self::Inline,
        }
    }

    /// Whether it begins a line, and so ends a paragraph that is open.
    pub(super) fn ends_paragraph(self) -> bool {
        matches!(
            self,
            Self::Paragraph
                | Self::Heading
                | Self::List
                | Self::Item
                | Self::Block
                | Self::Plain
                | Self::Rule
                | Self::Table
        )
    }

    /// Whether no end tag within it closes what is open around it.
    pub(super) fn is_scope(self) -> bool {
        matches!(self, Self::Table | Self::Cell)
    }
}

/// The attributes of a start tag that matter.
#[derive(Debug, Default)]
pub(super) struct Attributes {
    pub(super) style: Style,
    pub(super) hidden: bool,
    pub(super) col_span: Option<usize>,
    pub(super) row_span: Option<usize>,
    /// A list's first number.
    pub(super) start: Option<usize>,
    pub(super) value: String,
    pub(super) kind: String,
    pending: Pending,
}

/// The attribute whose value comes next.
#[derive(Debug, Default, Clone, Copy)]
enum Pending {
    #[default]
    None,
    Style,
    ColSpan,
    RowSpan,
    Width,
    Height,
    Start,
    Value,
    Type,
}

impl Attributes {
    pub(super) fn name(&mut self, name: &[u8]) {
        self.pending = match name {
            b"style" => Pending::Style,
            b"colspan" => Pending::ColSpan,
            b"rowspan" => Pending::RowSpan,
            b"width" => Pending::Width,
            b"height" => Pending::Height,
            b"start" => Pending::Start,
            b"value" => Pending::Value,
            b"type" => Pending::Type,
            _ => Pending::None,
        };
        self.hidden |= name == b"hidden";
    }

    pub(super) fn value(&mut self, value: &[u8]) {
        if matches!(self.pending, Pending::None) {
            return;
        }
        let value = String::from_utf8_lossy(value);
        match self.pending {
            Pending::None => {}
            Pending::Style => self.style.add(&value),
            Pending::ColSpan => self.col_span = number(&value),
            Pending::RowSpan => self.row_span = number(&value),
            Pending::Width => self.style.no_width |= number(&value) == Some(0) && !value.contains('.'),
            Pending::Height => self.style.no_height |= number(&value) == Some(0) && !value.contains('.'),
            Pending::Start => self.start = number(&value),
            Pending::Value => self.value = value.into_owned(),
            Pending::Type => self.kind = value.into_owned(),
        }
        self.pending = Pending::None;
    }
}

/// A number at the start of a value, as the standard reads it; one that is too large is as large as can be.
pub(super) fn number(value: &str) -> Option<usize> {
    let value = value.trim_start();
    let value = value.strip_prefix('+').unwrap_or(value);
    let digits = value.bytes().take_while(u8::is_ascii_digit).count();
    let digits = value.get(..digits).filter(|digits| !digits.is_empty())?;
    Some(digits.parse().unwrap_or(usize::MAX))
}
