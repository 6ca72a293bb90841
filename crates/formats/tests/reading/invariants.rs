//! What holds of any text: nothing panics, every cell is backed by its source, every doubt can be said.

use gouji_core::{Lang, json};
use gouji_formats::{ReadErrorKind, Recognised, read_text};

/// The characters that count when a cell is compared with its source.
fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '|').collect()
}

/// Reads a text and checks what was made of it.
///
/// # Panics
/// Where something that must hold does not.
pub(crate) fn check(text: &str) {
    let reports = match read_text(text) {
        Ok(reports) => reports,
        Err(error) => {
            for lang in [Lang::Zh, Lang::En] {
                let sentence = error.say(lang);
                assert!(
                    matches!(error.kind, ReadErrorKind::Json(_)) || !sentence.contains('{'),
                    "{sentence}"
                );
            }
            return;
        }
    };
    assert!(!reports.is_empty(), "a text without a report is an error");
    hold(&reports);
}

/// Checks what was made of any document.
///
/// # Panics
/// Where something that must hold does not.
pub(crate) fn hold(reports: &[Recognised]) {
    for read in reports {
        let form = read.report.form();
        for cell in form.cell_ids() {
            let own = read.report.text(cell);
            match read.sources.get(&cell) {
                None => assert!(own.is_empty(), "{} has text and no source", form.key(cell)),
                Some(source) => {
                    let (raw, written) = (bare(&source.raw), bare(own));
                    // Digits of another width are brought together where figures were run together.
                    let narrow = |text: &str| text.chars().map(narrow).collect::<String>();
                    assert!(narrow(&raw).contains(&narrow(&written)), "{own:?} is not in {:?}", source.raw);
                }
            }
        }
        for doubt in &read.doubts {
            for lang in [Lang::Zh, Lang::En] {
                let sentence = doubt.say(form, lang);
                assert!(
                    !sentence.is_empty() && sentence != doubt.why.sentence,
                    "{} has no sentence",
                    doubt.why.sentence
                );
            }
        }
        assert!(read.unplaced.iter().all(|own| !own.text.is_empty()));
    }
    assert!(json::text(&gouji_formats::json::read_document(reports, Lang::Zh)).starts_with('{'));
}

fn narrow(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}
