//! Tables as text: values parted by commas, tabs or semicolons, with quoted values that may hold line breaks.

use super::layout;
use super::sheet::{Budget, Sheet};
use crate::document::Document;
use crate::error::ReadErrorKind;
use crate::limits::Limits;

/// What values are parted by, the likelier first.
const DELIMITERS: [char; 4] = [',', '\t', ';', '，'];
/// So many characters are looked at to tell the delimiter.
const SAMPLE: usize = 200_000;
/// A quoted value of more bytes was not closed.
const LONGEST_QUOTED: usize = 50_000;
/// After so many quotation marks that close nothing, they are taken as characters.
const MOST_STRAY: usize = 200;

/// The document of a text that is such a table; `None` for any other text.
///
/// # Errors
/// [`ReadErrorKind::TooManyCells`].
pub fn document(text: &str, limits: &Limits) -> Option<Result<Document, ReadErrorKind>> {
    let delimiter = delimiter(text)?;
    Some(table(text, delimiter, limits))
}

/// The document of a text that is known to be such a table; `None` where nothing parts any line.
///
/// # Errors
/// [`ReadErrorKind::TooManyCells`].
pub fn list(text: &str, limits: &Limits) -> Option<Result<Document, ReadErrorKind>> {
    let first = text.lines().find(|line| line.contains(DELIMITERS)).unwrap_or_default();
    let often = |delimiter: &char| (first.matches(*delimiter).count(), delimiter == &DELIMITERS[0]);
    let usual = DELIMITERS.into_iter().filter(|delimiter| first.contains(*delimiter)).max_by_key(often);
    let delimiter = delimiter(text).or(usual)?;
    Some(table(text, delimiter, limits))
}

fn table(text: &str, delimiter: char, limits: &Limits) -> Result<Document, ReadErrorKind> {
    let mut sheet = Sheet::default();
    let mut budget = Budget::new(limits);
    let mut lines = Vec::new();
    for record in Records::new(text, delimiter) {
        let row = u32::try_from(lines.len()).unwrap_or(u32::MAX);
        lines.push(record.line);
        for (column, value) in (0..).zip(&record.values) {
            sheet.fill((row, column), value, &mut budget)?;
        }
    }
    layout::of_lines(sheet, &lines, limits)
}

/// What parts the values; `None` where no character does so regularly.
///
/// Excel pads every line to the same number of values; by hand, lines outside the tables have fewer. Prose with commas
/// has any number of them.
fn delimiter(text: &str) -> Option<char> {
    let end = text.char_indices().nth(SAMPLE).map_or(text.len(), |(at, _)| at);
    let sample = text.get(..end)?;
    DELIMITERS.into_iter().find(|delimiter| is_regular(sample, *delimiter))
}

fn is_regular(text: &str, delimiter: char) -> bool {
    // Without quotation marks a table of tabs is a text with tabs, whose lines are read as they are.
    if !text.contains(delimiter) || delimiter == '\t' && !text.contains("\t\"") && !text.contains("\n\"") {
        return false;
    }
    let mut counts: Vec<usize> = Vec::new();
    let (mut alone, mut piped) = (0_usize, 0_usize);
    for record in Records::new(text, delimiter) {
        let first = record.values.first().map_or("", String::as_str).trim_start();
        match record.values.len() {
            0 | 1 if first.is_empty() => {}
            0 | 1 => alone += 1,
            count => counts.push(count),
        }
        piped += usize::from(first.starts_with(['|', '<', '{']));
    }
    counts.sort_unstable();
    // The number of values that most lines have.
    let usual = counts.chunk_by(|one, next| one == next).max_by_key(|run| run.len());
    let Some((width, usual)) = usual.and_then(|run| run.first().map(|width| (*width, run.len()))) else {
        return false;
    };
    let regular = counts.iter().filter(|count| **count == width).count() * 10 >= counts.len() * 9;
    let several = if width >= 5 { 3 } else { 6 };
    width >= 3 && usual >= several && regular && piped * 10 <= counts.len() && alone <= counts.len() * 4
}

/// A line of values, or several lines where a quoted value holds line breaks.
struct Record {
    /// Its first line, from 1.
    line: usize,
    values: Vec<String>,
}

struct Records<'a> {
    rest: &'a str,
    delimiter: char,
    line: usize,
    stray: usize,
}

impl<'a> Records<'a> {
    fn new(text: &'a str, delimiter: char) -> Self {
        Self { rest: text.strip_prefix('\u{FEFF}').unwrap_or(text), delimiter, line: 1, stray: 0 }
    }

    /// The quoted value at the start of the rest and its length, closing mark included.
    fn quoted(&mut self) -> Option<(String, usize)> {
        let inner = self.rest.strip_prefix('"').filter(|_| self.stray < MOST_STRAY)?;
        let mut value = String::new();
        let mut marks = inner.char_indices().take_while(|(at, _)| *at < LONGEST_QUOTED).peekable();
        while let Some((at, c)) = marks.next() {
            if c != '"' {
                value.push(c);
            } else if marks.next_if(|(_, next)| *next == '"').is_some() {
                value.push('"');
            } else {
                let behind = inner.get(at + 1..).unwrap_or("");
                let closes = behind.is_empty() || behind.starts_with([self.delimiter, '\n', '\r']);
                if !closes {
                    break;
                }
                return Some((value, at + 2));
            }
        }
        self.stray += 1;
        None
    }
}

impl Iterator for Records<'_> {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        if self.rest.is_empty() {
            return None;
        }
        let mut record = Record { line: self.line, values: Vec::new() };
        loop {
            let (value, length) = self.quoted().unwrap_or_else(|| {
                let length = self.rest.find([self.delimiter, '\n', '\r']).unwrap_or(self.rest.len());
                (self.rest.get(..length).unwrap_or("").to_owned(), length)
            });
            let (taken, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, ""));
            self.line += taken.matches('\n').count();
            record.values.push(value);
            self.rest = rest;
            if let Some(rest) = rest.strip_prefix(self.delimiter) {
                self.rest = rest;
                continue;
            }
            let ended = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix(['\n', '\r']));
            self.rest = ended.unwrap_or(rest);
            self.line += usize::from(ended.is_some());
            return Some(record);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Limits, delimiter, document};
    use crate::document::{Block, Document};

    /// Paragraphs as they are, rows with their line and cells.
    fn outline(document: &Document) -> Vec<String> {
        let mut lines = Vec::new();
        for block in &document.blocks {
            match block {
                Block::Heading { text, place } | Block::Paragraph { text, place } => {
                    lines.push(format!("{} {text}", place.line.unwrap_or(0)));
                }
                Block::Table(table) => lines.extend(table.rows.iter().map(|row| {
                    let cells: Vec<&str> = row.cells.iter().map(|cell| cell.text.as_str()).collect();
                    format!("{} [{}]", row.place.line.unwrap_or(0), cells.join("|"))
                })),
            }
        }
        lines
    }

    fn read(text: &str) -> Vec<String> {
        outline(&document(text, &Limits::default()).unwrap().unwrap())
    }

    const PADDED: &str = "某局年报,,,,\r\n\"一、情况\n全年,无\",,,,\r\n,,,,\r\n甲,\"1,204\",2,,1206\r\n\"乙\n（二）\",0,,\"引\"\"文\",0\r\n丙,1,2,3,4\r\n\"末尾。\",,,,\r\n";

    #[test]
    fn rows_keep_their_blank_cells_and_their_lines() {
        let want = [
            "1 某局年报",
            "2 一、情况",
            "2 全年,无",
            "5 [甲|1,204|2||1206]",
            "6 [乙\n（二）|0||引\"文|0]",
            "8 [丙|1|2|3|4]",
            "9 末尾。",
        ];
        assert_eq!(read(PADDED), want);
        let quoted = PADDED.replace(",,", "\t\t").replace(",\"", "\t\"").replace("甲,", "甲\t");
        assert!(quoted.contains('\t'));
    }

    #[test]
    fn the_delimiter_is_told_by_its_regularity() {
        let rows = |mark: &str| ["甲", "1", "2", "3", "4\n"].join(mark).repeat(3);
        assert_eq!(delimiter(&rows(",")), Some(','));
        assert_eq!(delimiter(&rows(";")), Some(';'));
        assert_eq!(delimiter(&rows("，")), Some('，'));
        assert_eq!(delimiter(&rows("\t")), None, "lines with tabs are read as text");
        assert_eq!(delimiter(&rows("\t").replace('甲', "\"甲\n乙\"")), Some('\t'));
        assert_eq!(delimiter(&rows(" ")), None);
    }

    #[test]
    fn prose_and_pipe_tables_are_no_such_table() {
        for text in [
            "",
            "全年收到申请1,204件,答复1,200件,结转4件,比上年多。\n其中自然人900件,法人304件。\n另有,两,行,不同,。\n",
            "甲,乙\n丙,丁\n",
            "| 甲,1 | 2,3 | 4,5 |\n| 乙,1 | 2,3 | 4,5 |\n| 丙,1 | 2,3 | 4,5 |\n| 丁,1 | 2,3 | 4,5 |\n",
        ] {
            assert_eq!(delimiter(text), None, "{text}");
        }
    }

    #[test]
    fn marks_that_close_nothing_are_characters() {
        let text = "甲,\"1,2,3,4\n乙,1\"\"2,\"3\"4,5,6\n丙,1,2,3,4\n丁,1,2,3,4\n戊,1,2,3,4\n".repeat(3);
        let rows = read(&text);
        assert_eq!(rows[0], "1 [甲|\"1|2|3|4]");
        assert_eq!(rows[1], "2 [乙|1\"\"2|\"3\"4|5|6]");
        let many = format!("甲,1,2,3,4\n{}", "\"x\"y,".repeat(100_000));
        assert!(document(&many, &Limits::default()).is_none_or(|read| read.is_ok()));
    }
}
