//! What the browser keeps of a report under work, as JSON: `gouji.kept/1`. The reports in it are `gouji.report/1`.

use gouji_core::form::Bilingual;
use gouji_core::json::{read_report, write_report};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::state::import::{Doubt, Import};
use crate::state::kept::{Kept, Unread};

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
    #[serde(default)]
    import: ImportFile,
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
    unplaced: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct DoubtFile {
    cell: Option<String>,
    cells: Vec<String>,
    raw: String,
    why: [String; 2],
    settled: bool,
}

/// Writes what is kept; the browser's storage takes no line breaks for show.
pub(crate) fn write(kept: &Kept) -> String {
    let raw = |report| RawValue::from_string(write_report(report)).ok();
    let previous = kept.previous.as_ref().and_then(raw);
    let Some(report) = raw(&kept.report) else { return String::new() };
    let import = &kept.import;
    let doubt = |doubt: &Doubt| DoubtFile {
        cell: doubt.cell.clone(),
        cells: doubt.cells.clone(),
        raw: doubt.raw.clone(),
        why: [doubt.why.zh.clone(), doubt.why.en.clone()],
        settled: doubt.settled,
    };
    let file = KeptFile {
        schema: SCHEMA.to_owned(),
        stamp: kept.stamp,
        errors: kept.errors,
        report: &report,
        previous: previous.as_deref(),
        import: ImportFile {
            source: import.source.clone(),
            doubts: import.doubts.iter().map(doubt).collect(),
            unplaced: import.unplaced.clone(),
        },
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
            import: Import::default(),
        });
    }
    let file: KeptFile<'_> = serde_json::from_str(text).map_err(|_| Unread::Damaged)?;
    let report = |raw: &RawValue| read_report(raw.get()).map_err(|_| Unread::Damaged);
    let doubt = |doubt: DoubtFile| {
        let [zh, en] = doubt.why;
        Doubt {
            cell: doubt.cell,
            cells: doubt.cells,
            raw: doubt.raw,
            why: Bilingual { zh, en },
            settled: doubt.settled,
        }
    };
    Ok(Kept {
        id: id.to_owned(),
        stamp: file.stamp,
        errors: file.errors,
        report: report(file.report)?,
        previous: file.previous.map(report).transpose()?,
        import: Import {
            source: file.import.source,
            doubts: file.import.doubts.into_iter().map(doubt).collect(),
            unplaced: file.import.unplaced,
        },
    })
}

/// When a text was kept, in milliseconds since 1970; nothing where it does not say.
pub(crate) fn stamp_of(text: &str) -> Option<u64> {
    serde_json::from_str::<Head>(text).ok().map(|head| head.stamp)
}

#[cfg(test)]
mod tests {
    use super::{read, stamp_of, write};
    use crate::state::import::{Doubt, Import};
    use crate::state::kept::{Kept, Unread};
    use gouji_core::Report;
    use gouji_core::form::{Bilingual, edition};

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
        };
        let import =
            Import { source: "a.txt".to_owned(), doubts: vec![doubt], unplaced: vec!["x".to_owned()] };
        Kept { id: "7".to_owned(), stamp: 1_700_000_000_000, errors: 2, report, previous, import }
    }

    #[test]
    fn what_is_kept_comes_back_whole() {
        let text = write(&kept());
        assert_eq!(read("7", &text), Ok(kept()));
        assert_eq!(stamp_of(&text), Some(1_700_000_000_000));
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
