//! What the browser keeps of a report under work, as JSON: `gouji.kept/1`. The reports in it are `gouji.report/1`. What
//! was read in a worker comes back in the same terms.

mod original;

use std::rc::Rc;

use gouji_core::Report;
use gouji_core::form::Bilingual;
use gouji_core::json::{read_report, write_report};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use self::original::{OriginalFile, PlaceFile};
use crate::state::import::{Doubt, Import, Opened, Unplaced};
use crate::state::kept::{Kept, Unread};
use crate::state::work::links::{Link, Wording};

const SCHEMA: &str = "gouji.kept/1";
/// Every version of it begins so.
const FAMILY: &str = "gouji.kept/";

#[derive(Serialize, Deserialize)]
struct KeptFile<'a> {
    schema: String,
    stamp: u64,
    errors: usize,
    #[serde(borrow)]
    report: &'a RawValue,
    #[serde(borrow, default)]
    previous: Option<&'a RawValue>,
    #[serde(borrow, default)]
    others: Vec<&'a RawValue>,
    #[serde(default)]
    links: Vec<LinkFile>,
    #[serde(default)]
    import: ImportFile,
}

/// A figure of the prose that follows a cell; `gouji.report/1` has no place for it.
#[derive(Serialize, Deserialize)]
struct LinkFile {
    section: String,
    from: u32,
    to: u32,
    cell: String,
    wording: String,
}

/// The part that every version has.
#[derive(Deserialize)]
struct Head {
    schema: String,
    #[serde(default)]
    stamp: u64,
}

#[derive(Serialize, Deserialize, Default)]
struct ImportFile {
    source: String,
    doubts: Vec<DoubtFile>,
    unplaced: Vec<UnplacedFile>,
    #[serde(default)]
    more_unplaced: usize,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    original: Option<Box<RawValue>>,
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum UnplacedFile {
    /// As the first pages kept it.
    Text(String),
    Placed(String, PlaceFile, Option<u32>),
}

#[derive(Serialize, Deserialize)]
struct DoubtFile {
    cell: Option<String>,
    cells: Vec<String>,
    raw: String,
    why: [String; 2],
    settled: bool,
    #[serde(default)]
    place: PlaceFile,
    #[serde(default)]
    piece: Option<u32>,
}

/// A report as read, between a worker and the page.
#[derive(Serialize, Deserialize)]
struct OpenedFile {
    report: Box<RawValue>,
    import: ImportFile,
}

/// What was read between a worker and the page.
#[derive(Serialize, Deserialize)]
struct ResultFile {
    reports: Vec<OpenedFile>,
    error: Option<[String; 2]>,
}

/// The most bytes of an original that are kept with its report; beyond, the file must be opened again to see it.
const MOST_KEPT: usize = 128 * 1024;

impl ImportFile {
    fn new(import: &Import, most: usize) -> Self {
        let doubt = |doubt: &Doubt| DoubtFile {
            cell: doubt.cell.clone(),
            cells: doubt.cells.clone(),
            raw: doubt.raw.clone(),
            why: [doubt.why.zh.clone(), doubt.why.en.clone()],
            settled: doubt.settled,
            place: PlaceFile::new(&doubt.place),
            piece: doubt.piece,
        };
        let unplaced =
            |own: &Unplaced| UnplacedFile::Placed(own.text.clone(), PlaceFile::new(&own.place), own.piece);
        let original = import.original.as_ref().and_then(|original| {
            let text = serde_json::to_string(&OriginalFile::new(original)).ok()?;
            RawValue::from_string(text).ok().filter(|raw| raw.get().len() <= most)
        });
        Self {
            source: import.source.clone(),
            doubts: import.doubts.iter().map(doubt).collect(),
            unplaced: import.unplaced.iter().map(unplaced).collect(),
            more_unplaced: import.more_unplaced,
            original,
        }
    }

    fn import(self) -> Import {
        let doubt = |doubt: DoubtFile| {
            let [zh, en] = doubt.why;
            Doubt {
                cell: doubt.cell,
                cells: doubt.cells,
                raw: doubt.raw,
                why: Bilingual { zh, en },
                settled: doubt.settled,
                place: doubt.place.place(),
                piece: doubt.piece,
            }
        };
        let unplaced = |own| match own {
            UnplacedFile::Text(text) => {
                Unplaced { text, place: gouji_formats::Place::default(), piece: None }
            }
            UnplacedFile::Placed(text, place, piece) => Unplaced { text, place: place.place(), piece },
        };
        // An original of another version is no loss: the file itself has it.
        let original = self.original.and_then(|raw| serde_json::from_str::<OriginalFile>(raw.get()).ok());
        Import {
            source: self.source,
            doubts: self.doubts.into_iter().map(doubt).collect(),
            unplaced: self.unplaced.into_iter().map(unplaced).collect(),
            more_unplaced: self.more_unplaced,
            original: original.map(|file| Rc::new(file.original())),
        }
    }
}

/// What a worker has read, or its sentence, for the page.
pub(crate) fn write_result(read: &Result<Vec<Opened>, Bilingual>) -> String {
    let file = |opened: &Opened| {
        let report = raw(&opened.report)?;
        Some(OpenedFile { report, import: ImportFile::new(&opened.import, usize::MAX) })
    };
    let file = match read {
        Ok(opened) => ResultFile { reports: opened.iter().filter_map(file).collect(), error: None },
        Err(text) => ResultFile { reports: vec![], error: Some([text.zh.clone(), text.en.clone()]) },
    };
    serde_json::to_string(&file).unwrap_or_default()
}

/// What a worker has read, or its sentence; nothing for what no worker writes.
pub(crate) fn read_result(text: &str) -> Option<Result<Vec<Opened>, Bilingual>> {
    let ResultFile { reports, error } = serde_json::from_str(text).ok()?;
    if let Some([zh, en]) = error {
        return Some(Err(Bilingual { zh, en }));
    }
    let opened = |file: OpenedFile| {
        let report = read_report(file.report.get()).ok()?;
        Some(Opened { import: file.import.import(), ..Opened::new(report) })
    };
    reports.into_iter().map(opened).collect::<Option<_>>().map(Ok)
}

fn raw(report: &Report) -> Option<Box<RawValue>> {
    RawValue::from_string(write_report(report)).ok()
}

/// Writes what is kept; the browser's storage takes no line breaks for show.
pub(crate) fn write(kept: &Kept) -> String {
    let previous = kept.previous.as_ref().and_then(raw);
    let Some(report) = raw(&kept.report) else { return String::new() };
    let others: Vec<Box<RawValue>> = kept.others.iter().filter_map(raw).collect();
    let link = |link: &Link| LinkFile {
        section: link.section.key(),
        from: link.from,
        to: link.to,
        cell: link.key.clone(),
        wording: link.wording.code().to_owned(),
    };
    let file = KeptFile {
        schema: SCHEMA.to_owned(),
        stamp: kept.stamp,
        errors: kept.errors,
        report: &report,
        previous: previous.as_deref(),
        others: others.iter().map(|other| &**other).collect(),
        links: kept.links.iter().map(link).collect(),
        import: ImportFile::new(&kept.import, MOST_KEPT),
    };
    serde_json::to_string(&file).unwrap_or_default()
}

/// Reads what was kept under a name.
pub(crate) fn read(id: &str, text: &str) -> Result<Kept, Unread> {
    let Ok(head) = serde_json::from_str::<Head>(text) else { return Err(Unread::Damaged) };
    if head.schema.starts_with(FAMILY) && head.schema != SCHEMA {
        return Err(Unread::Newer);
    }
    if head.schema != SCHEMA {
        // A report by itself, as the first pages kept it.
        let report = read_report(text).map_err(|_| Unread::Damaged)?;
        return Ok(Kept {
            id: id.to_owned(),
            stamp: 0,
            errors: 0,
            report,
            previous: None,
            others: Vec::new(),
            links: Vec::new(),
            import: Import::default(),
        });
    }
    let file: KeptFile<'_> = serde_json::from_str(text).map_err(|_| Unread::Damaged)?;
    let report = |raw: &RawValue| read_report(raw.get()).map_err(|_| Unread::Damaged);
    let own = report(file.report)?;
    // What a later page may have put there and this one does not know is no link.
    let link = |link: LinkFile| {
        Some(Link {
            section: own.form().section_no(&link.section)?,
            from: link.from,
            to: link.to,
            key: link.cell,
            wording: Wording::from_code(&link.wording)?,
        })
    };
    let links = file.links.into_iter().filter_map(link).collect();
    Ok(Kept {
        id: id.to_owned(),
        stamp: file.stamp,
        errors: file.errors,
        report: own,
        previous: file.previous.map(report).transpose()?,
        others: file.others.into_iter().map(report).collect::<Result<_, _>>()?,
        links,
        import: file.import.import(),
    })
}

/// When a text was kept, in milliseconds since 1970; nothing where it does not say.
pub(crate) fn stamp_of(text: &str) -> Option<u64> {
    serde_json::from_str::<Head>(text).ok().map(|head| head.stamp)
}

#[cfg(test)]
mod tests {
    use super::{MOST_KEPT, read, read_result, stamp_of, write, write_result};
    use crate::state::import::{Doubt, Import, Opened, Unplaced};
    use crate::state::kept::{Kept, Unread};
    use crate::state::original::{Block, Origin, Original, Piece};
    use crate::state::work::links::{Link, Wording};
    use gouji_core::Report;
    use gouji_core::form::{Bilingual, edition};
    use gouji_formats::document::Part;
    use gouji_formats::{How, Place};
    use std::collections::BTreeMap;
    use std::rc::Rc;

    fn original() -> Original {
        let piece = |number, text: &str| Piece { number, text: text.to_owned(), rows: 1, columns: 2 };
        let place = Place { part: Some(Part::Sheet("S".to_owned())), ..Place::default() };
        let origin = Origin { piece: Some(1), place: Place::line(3), raw: "1 2".to_owned(), how: How::Sums };
        Original {
            blocks: vec![
                Block::Text { heading: true, place: place.clone(), piece: piece(0, "h") },
                Block::LeftOut(3),
                Block::Table { place, rows: vec![vec![piece(1, "1 2")], vec![]] },
            ],
            origins: BTreeMap::from([("t3.received.natural".to_owned(), origin)]),
            remarks: vec![Bilingual { zh: "z".to_owned(), en: "e".to_owned() }],
        }
    }

    fn kept() -> Kept {
        let mut report = Report::new(edition("2021").unwrap());
        report.agency = "\"A\" <b>".to_owned();
        let previous = Some(Report::new(edition("2019").unwrap()));
        let doubt = Doubt {
            cell: None,
            cells: vec!["a".to_owned()],
            raw: "1 2".to_owned(),
            why: Bilingual { zh: "z".to_owned(), en: "e".to_owned() },
            settled: true,
            place: Place { part: Some(Part::Page(2)), table: Some(1), row: Some(4), ..Place::default() },
            piece: Some(1),
        };
        let unplaced = Unplaced { text: "x".to_owned(), place: Place::line(3), piece: None };
        let import = Import {
            source: "a.txt".to_owned(),
            doubts: vec![doubt],
            unplaced: vec![unplaced],
            more_unplaced: 2,
            original: Some(Rc::new(original())),
        };
        let section = report.form().section_no("s1").unwrap();
        let links = vec![Link { section, from: 1, to: 2, key: "k".to_owned(), wording: Wording::Growth }];
        let others = vec![Report::new(edition("2021").unwrap())];
        let (id, stamp) = ("7".to_owned(), 1_700_000_000_000);
        Kept { id, stamp, errors: 2, report, previous, others, links, import }
    }

    #[test]
    fn what_is_kept_comes_back_whole() {
        let text = write(&kept());
        assert_eq!(read("7", &text), Ok(kept()));
        assert_eq!(stamp_of(&text), Some(1_700_000_000_000));
    }

    #[test]
    fn what_a_worker_reads_comes_back_whole_and_a_long_original_is_not_kept() {
        let mut kept = kept();
        let mut long = original();
        let piece = Piece { number: 9, text: "字".repeat(MOST_KEPT), rows: 1, columns: 1 };
        long.blocks.push(Block::Text { heading: false, place: Place::default(), piece });
        kept.import.original = Some(Rc::new(long));
        let opened = Ok(vec![Opened { import: kept.import.clone(), ..Opened::new(kept.report.clone()) }]);
        assert_eq!(read_result(&write_result(&opened)), Some(opened));
        let refused = Err(Bilingual { zh: "不".to_owned(), en: "no".to_owned() });
        assert_eq!(read_result(&write_result(&refused)), Some(refused));
        assert_eq!(read_result("[{}]"), None);
        let back = read("7", &write(&kept)).unwrap();
        assert_eq!((back.import.original, back.import.doubts), (None, kept.import.doubts));
    }

    #[test]
    fn what_the_first_pages_kept_of_a_file_is_read_too() {
        let old = r#"{"source":"a","doubts":[{"cell":null,"cells":[],"raw":"1","why":["z","e"],"settled":false}],"unplaced":["x"]}"#;
        let import = serde_json::from_str::<super::ImportFile>(old).unwrap().import();
        assert_eq!((import.doubts[0].raw.as_str(), import.unplaced[0].text.as_str()), ("1", "x"));
    }

    #[test]
    fn a_report_by_itself_is_read_too() {
        let text = gouji_core::json::write_report(&kept().report);
        assert_eq!(read("7", &text).map(|kept| kept.report), Ok(kept().report));
    }

    #[test]
    fn what_cannot_be_read_says_why() {
        assert_eq!(read("7", "{"), Err(Unread::Damaged));
        assert_eq!(read("7", "{\"schema\":\"gouji.kept/1\"}"), Err(Unread::Damaged));
        assert_eq!(read("7", "{\"schema\":\"gouji.kept/2\",\"stamp\":5}"), Err(Unread::Newer));
    }
}
