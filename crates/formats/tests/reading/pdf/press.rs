//! A small printer of PDF files: documents in, pages with rules and characters out, in many ways.
#![expect(clippy::format_collect, reason = "a printer for tests need not be fast")]

use std::collections::BTreeMap;
use std::fmt::Write;

use gouji_formats::document::{Block, Document, Table};

/// How strings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Codes {
    /// UTF-16, by the map that PDF names.
    Utf16,
    /// GBK, by the map that PDF names.
    Gbk,
    /// Glyphs numbered as they come, with a map to Unicode.
    Numbered,
    /// The same without a map.
    Unmapped,
}

/// How the rules of tables are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rules {
    /// Side by side as single strokes.
    Strokes,
    /// A box around every cell.
    Boxes,
    /// Filled boxes, half a point thin.
    Fills,
    /// Not at all.
    None,
}

/// How to print.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "a list of ways, each on its own")]
pub(crate) struct Paper {
    pub(crate) codes: Codes,
    pub(crate) rules: Rules,
    pub(crate) height: i32,
    /// Degrees by which the page is turned when it is shown.
    pub(crate) turn: i32,
    /// The drawing is turned, and the page says nothing of it.
    pub(crate) untold: bool,
    /// Every character has its own place.
    pub(crate) single: bool,
    /// Characters are moved about by a hair.
    pub(crate) kerned: bool,
    /// Everything is drawn twice.
    pub(crate) bold: bool,
    /// The page is drawn by a form inside a form.
    pub(crate) form: bool,
    /// Pages have numbers.
    pub(crate) numbered: bool,
    /// The heads of tables are repeated after page breaks.
    pub(crate) repeat_heads: bool,
    /// A line above every page.
    pub(crate) header: Option<&'static str>,
    /// Text is not to be seen, as that of scanned pages.
    pub(crate) hidden: bool,
    /// A picture as large as the page stands on every page, below the text.
    pub(crate) picture: bool,
    /// A picture as large as the page stands on every page, over the text.
    pub(crate) covered: bool,
    /// After every page one that is a picture, with its number.
    pub(crate) scans: bool,
}

impl Default for Paper {
    fn default() -> Self {
        Self {
            codes: Codes::Utf16,
            rules: Rules::Strokes,
            height: 842,
            turn: 0,
            untold: false,
            single: false,
            kerned: false,
            bold: false,
            form: false,
            numbered: false,
            repeat_heads: false,
            header: None,
            hidden: false,
            picture: false,
            covered: false,
            scans: false,
        }
    }
}

const WIDTH: i32 = 595;
const MARGIN: i32 = 60;
/// Height of the font in tables and in prose; of both twice the width of a digit.
const SMALL: i32 = 8;
const LARGE: i32 = 12;

/// What stands on a page, in points from above.
#[derive(Debug, Clone)]
pub(crate) enum Mark {
    /// A box of rules: left, top, right, bottom.
    Box(i32, i32, i32, i32),
    /// A text: where it begins, what it stands on, the height of its font.
    Text(String, i32, i32, i32),
}

/// How far a character of a height moves on.
pub(crate) fn advance(c: char, size: i32) -> i32 {
    if c.is_ascii() { size / 2 } else { size }
}

/// A file that shows the document.
pub(crate) fn press(document: &Document, paper: &Paper) -> Vec<u8> {
    printed(document, paper).file()
}

/// What stands on each page that shows the document.
pub(crate) fn marks(document: &Document, paper: &Paper) -> Vec<Vec<Mark>> {
    printed(document, paper).marks
}

fn printed<'a>(document: &Document, paper: &'a Paper) -> Press<'a> {
    let mut press = Press {
        paper,
        glyphs: BTreeMap::new(),
        pages: Vec::new(),
        marks: Vec::new(),
        page: String::new(),
        y: 0,
    };
    press.turn_over();
    for block in &document.blocks {
        match block {
            Block::Heading { text, .. } | Block::Paragraph { text, .. } => press.prose(text),
            Block::Table(table) => press.table(table),
        }
    }
    press.turn_over();
    press.marks.pop();
    press
}

struct Press<'a> {
    paper: &'a Paper,
    glyphs: BTreeMap<char, u16>,
    pages: Vec<String>,
    marks: Vec<Vec<Mark>>,
    page: String,
    /// Where the next thing goes, from above.
    y: i32,
}

fn broken(text: &str, size: i32, width: i32) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut x = 0;
    for c in text.chars() {
        if x + advance(c, size) > width {
            lines.push(String::new());
            x = 0;
        }
        x += advance(c, size);
        lines.last_mut().unwrap().push(c);
    }
    lines
}

impl Press<'_> {
    fn turn_over(&mut self) {
        if !self.page.is_empty() {
            let number = self.pages.len() + 1;
            if self.paper.numbered {
                self.text(&format!("- {number} -"), WIDTH / 2, self.paper.height - 24, LARGE);
            }
            let picture =
                format!("q {WIDTH} 0 0 {} 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q\n", self.paper.height);
            if self.paper.picture {
                self.page.insert_str(0, &picture);
            }
            if self.paper.covered {
                self.page.push_str(&picture);
            }
            if let Some(header) = self.paper.header {
                self.text(header, MARGIN, 24, LARGE);
            }
            self.pages.push(std::mem::take(&mut self.page));
            if self.paper.scans {
                self.page.push_str(&picture);
                self.text("- 8 -", WIDTH / 2, self.paper.height - 24, LARGE);
                self.pages.push(std::mem::take(&mut self.page));
            }
        }
        self.marks.push(Vec::new());
        self.y = MARGIN;
    }

    fn bottom(&self) -> i32 {
        self.paper.height - MARGIN
    }

    fn prose(&mut self, text: &str) {
        // The first line is indented by two characters.
        for line in broken(&format!("\u{3000}\u{3000}{text}"), LARGE, WIDTH - 2 * MARGIN) {
            if self.y + LARGE > self.bottom() {
                self.turn_over();
            }
            self.text(&line, MARGIN, self.y + LARGE, LARGE);
            self.y += 2 * LARGE;
        }
    }

    fn table(&mut self, table: &Table) {
        let grid = table.grid();
        let columns = i32::try_from(grid.width).unwrap();
        let width = (WIDTH - 2 * MARGIN) / columns;
        let x = |column: usize| MARGIN + width * i32::try_from(column).unwrap();
        let mut boxes = Vec::new();
        let mut heights = vec![SMALL + 6; table.rows.len()];
        let mut first_figures = table.rows.len();
        for (row, cells) in grid.rows.iter().enumerate() {
            for cell in cells {
                let own = &table.rows[row].cells[cell.index];
                let lines = broken(&own.text, SMALL, width * i32::try_from(cell.width).unwrap() - 6);
                let needed = i32::try_from(lines.len()).unwrap() * (SMALL + 2) + 6;
                if own.row_span == 1 {
                    heights[row] = heights[row].max(needed);
                } else {
                    // The last row takes what is left.
                    let last = row + own.row_span - 1;
                    let there: i32 = heights[row..=last].iter().sum();
                    heights[last] += (needed - there).max(0);
                }
                if own.text.starts_with(|c: char| c.is_ascii_digit() || c == '-') && !own.text.contains('.') {
                    first_figures = first_figures.min(row);
                }
                boxes.push((row, own.row_span, x(cell.column), x(cell.column + cell.width), lines));
            }
        }
        let mut from = 0;
        while from < table.rows.len() {
            let heads = if from > 0 && self.paper.repeat_heads { first_figures } else { 0 };
            let mut rows: Vec<usize> = (0..heads).collect();
            let mut left = self.bottom() - self.y - heights[..heads].iter().sum::<i32>();
            while from < table.rows.len()
                && (left >= heights[from] || rows.len() == heads && self.y == MARGIN)
            {
                left -= heights[from];
                rows.push(from);
                from += 1;
            }
            if rows.len() > heads {
                self.rows(&rows, &heights, &boxes);
            }
            if from < table.rows.len() {
                self.turn_over();
            }
        }
        self.y += LARGE;
    }

    fn rows(&mut self, rows: &[usize], heights: &[i32], boxes: &[(usize, usize, i32, i32, Vec<String>)]) {
        let tops: Vec<i32> = rows
            .iter()
            .scan(self.y, |y, row| {
                let top = *y;
                *y += heights[*row];
                Some(top)
            })
            .collect();
        for (row, span, left, right, lines) in boxes {
            let own: Vec<usize> =
                (0..rows.len()).filter(|at| (*row..row + span).contains(&rows[*at])).collect();
            let (Some(first), Some(last)) = (own.first(), own.last()) else { continue };
            let (top, bottom) = (tops[*first], tops[*last] + heights[rows[*last]]);
            self.frame(*left, top, *right, bottom);
            if rows[*first] == *row {
                for (number, line) in lines.iter().enumerate() {
                    let y = top + 2 + (SMALL + 2) * (i32::try_from(number).unwrap() + 1);
                    self.text(line, left + 3, y, SMALL);
                }
            }
        }
        self.y = tops.last().unwrap() + heights[*rows.last().unwrap()];
    }

    fn frame(&mut self, left: i32, top: i32, right: i32, bottom: i32) {
        self.marks.last_mut().unwrap().push(Mark::Box(left, top, right, bottom));
        let (low, high) = (self.paper.height - bottom, self.paper.height - top);
        let page = &mut self.page;
        match self.paper.rules {
            Rules::None => {}
            Rules::Boxes => {
                writeln!(page, "{left} {low} {} {} re S", right - left, high - low).unwrap();
            }
            Rules::Strokes => {
                for (a, b) in [((left, low), (right, low)), ((right, low), (right, high))] {
                    writeln!(page, "{} {} m {} {} l S", a.0, a.1, b.0, b.1).unwrap();
                }
                for (a, b) in [((left, low), (left, high)), ((left, high), (right, high))] {
                    writeln!(page, "{} {} m {} {} l S", a.0, a.1, b.0, b.1).unwrap();
                }
            }
            Rules::Fills => {
                for (x, y, width, height) in [
                    (left, low, right - left, 0),
                    (left, high, right - left, 0),
                    (left, low, 0, high - low),
                    (right, low, 0, high - low),
                ] {
                    let thick = |length: i32| if length == 0 { "0.5".to_owned() } else { length.to_string() };
                    writeln!(page, "{x} {y} {} {} re f", thick(width), thick(height)).unwrap();
                }
            }
        }
    }

    fn text(&mut self, text: &str, x: i32, y: i32, size: i32) {
        self.marks.last_mut().unwrap().push(Mark::Text(text.to_owned(), x, y, size));
        let y = self.paper.height - y;
        let mode = if self.paper.hidden { "3 Tr " } else { "" };
        for shift in 0..=i32::from(self.paper.bold) {
            let x = format!("{x}.{}", shift * 3);
            let codes: Vec<(char, String)> = text.chars().map(|c| (c, self.code(c))).collect();
            let page = &mut self.page;
            if self.paper.single {
                let mut at = 0;
                for (c, code) in &codes {
                    writeln!(page, "BT {mode}/F1 {size} Tf 1 0 0 1 {x} {y} Tm {at} 0 Td <{code}> Tj ET")
                        .unwrap();
                    at += advance(*c, size);
                }
            } else if self.paper.kerned {
                let parts: String = codes.iter().map(|(_, code)| format!("<{code}> 20 -20 ")).collect();
                writeln!(page, "BT {mode}/F1 {size} Tf {x} {y} Td [{parts}] TJ ET").unwrap();
            } else {
                let all: String = codes.iter().map(|(_, code)| code.as_str()).collect();
                writeln!(page, "q BT {mode}/F1 {size} Tf {x} {y} Td <{all}> Tj ET Q").unwrap();
            }
        }
    }

    fn code(&mut self, c: char) -> String {
        let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02X}")).collect::<String>();
        match self.paper.codes {
            Codes::Utf16 => {
                let mut units = [0; 2];
                c.encode_utf16(&mut units).iter().map(|unit| format!("{unit:04X}")).collect()
            }
            Codes::Gbk => hex(&encoding_rs::GBK.encode(&c.to_string()).0),
            Codes::Numbered | Codes::Unmapped => {
                let next = u16::try_from(self.glyphs.len()).unwrap() + 1;
                format!("{:04X}", self.glyphs.entry(c).or_insert(next))
            }
        }
    }

    /// The objects of the fonts: the font is number 3.
    fn font(&self) -> Vec<String> {
        let halves = |from: u32| format!("{from} [{}]", "500 ".repeat(95));
        let (encoding, widths) = match self.paper.codes {
            Codes::Utf16 => ("UniGB-UTF16-H", halves(1)),
            Codes::Gbk => ("GBK-EUC-H", halves(814)),
            Codes::Numbered | Codes::Unmapped => {
                let ascii = self.glyphs.iter().filter(|(c, _)| c.is_ascii());
                ("Identity-H", ascii.map(|(_, glyph)| format!("{glyph} [500] ")).collect())
            }
        };
        let mapped = if self.paper.codes == Codes::Numbered { "/ToUnicode 5 0 R" } else { "" };
        let mut map =
            "/CIDInit /ProcSet findresource begin 1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
                .to_owned();
        for (c, glyph) in &self.glyphs {
            let mut units = [0; 2];
            let text: String = c.encode_utf16(&mut units).iter().map(|unit| format!("{unit:04X}")).collect();
            writeln!(map, "1 beginbfchar <{glyph:04X}> <{text}> endbfchar").unwrap();
        }
        vec![
            format!(
                "<< /Type /Font /Subtype /Type0 /BaseFont /Test /Encoding /{encoding} /DescendantFonts [4 0 R] {mapped} >>"
            ),
            format!("<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Test /DW 1000 /W [{widths}] >>"),
            stream("", &map),
        ]
    }

    fn file(&self) -> Vec<u8> {
        let (width, height) = (WIDTH, self.paper.height);
        let matrix = match self.paper.turn {
            90 => format!("0 1 -1 0 {height} 0"),
            180 => format!("-1 0 0 -1 {width} {height}"),
            270 => format!("0 -1 1 0 0 {width}"),
            _ => "1 0 0 1 0 0".to_owned(),
        };
        let (box_width, box_height) =
            if self.paper.turn % 180 == 0 { (width, height) } else { (height, width) };
        let rotate = if self.paper.untold { 0 } else { self.paper.turn };
        let each = 4;
        let kids: String = (0..self.pages.len()).map(|page| format!("{} 0 R ", 6 + each * page)).collect();
        let mut objects = vec![
            "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
            format!("<< /Type /Pages /Kids [{kids}] /Count {} >>", self.pages.len()),
        ];
        objects.extend(self.font());
        for (number, page) in self.pages.iter().enumerate() {
            let first = 6 + each * number;
            let drawing = format!("{matrix} cm\n{page}");
            let (own, inner) =
                if self.paper.form { ("/Outer Do", drawing.as_str()) } else { (drawing.as_str(), "") };
            let font = "/Font << /F1 3 0 R >>";
            objects.push(format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {box_width} {box_height}] /Rotate {rotate} /Contents {} 0 R \
                 /Resources << {font} /XObject << /Outer {} 0 R >> >> >>",
                first + 1,
                first + 2
            ));
            objects.push(stream("", own));
            let form = "/Type /XObject /Subtype /Form /BBox [0 0 2000 2000]";
            let inside = format!(
                "{form} /Matrix [1 0 0 1 5 0] /Resources << /XObject << /Inner {} 0 R >> >>",
                first + 3
            );
            objects.push(stream(&inside, "1 0 0 1 -5 0 cm /Inner Do"));
            objects.push(stream(&format!("{form} /Resources << {font} >>"), inner));
        }
        file(&objects)
    }
}

/// A stream object.
pub(crate) fn stream(entries: &str, data: &str) -> String {
    format!("<< {entries} /Length {} >>\nstream\n{data}\nendstream", data.len())
}

/// A file of these objects, numbered from 1; the first is the catalogue.
pub(crate) fn file(objects: &[String]) -> Vec<u8> {
    let mut file = "%PDF-1.5\n".to_owned();
    let mut offsets = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        offsets.push(file.len());
        write!(file, "{} 0 obj\n{object}\nendobj\n", number + 1).unwrap();
    }
    let start = file.len();
    write!(file, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).unwrap();
    for offset in offsets {
        writeln!(file, "{offset:010} 00000 n ").unwrap();
    }
    write!(file, "trailer << /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1)
        .unwrap();
    file.into_bytes()
}
