//! A report inside the page (带数据的网页): the tool's own page with `gouji.report/1` in an element of it, one file that
//! shows the report and its findings when it is opened. The element is named here and nowhere else.
//!
//! ```
//! use gouji_core::{Report, form, json};
//! use gouji_formats::embedded;
//! let page = "<!DOCTYPE html><html><body><main></main></body></html>";
//! let mut report = Report::new(form::edition("2021").ok_or("no such edition")?);
//! report.agency = "</script><b>".to_owned();
//! let with = embedded::put(page, &json::write_report(&report))?;
//! let text = embedded::find(&with).ok_or("no report in it")?;
//! assert_eq!(json::read_report(text)?, report);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use crate::write::WriteError;

/// The id of the element that holds the report.
pub const ELEMENT_ID: &str = "gouji-report";

/// How the element begins, as it is written here and as browsers write it out again.
const OPEN: &str = "<script type=\"application/json\" id=\"gouji-report\">";
const CLOSE: &str = "</script>";
/// Where a page without the element takes it.
const END: &str = "</body>";

/// The page with a report in it; one that is in it already is replaced.
///
/// # Errors
/// [`WriteError::NoPage`] for what is no page.
pub fn put(page: &str, report: &str) -> Result<String, WriteError> {
    let (before, after) = match place(page) {
        Some((start, end)) => (&page[..start], &page[end..]),
        None => page.split_at(page.rfind(END).ok_or(WriteError::NoPage)?),
    };
    // The sign stands in strings only, and nothing that ends an element or begins a comment does without it.
    let safe = report.trim().replace('<', "\\u003c");
    Ok([before, OPEN, &safe, CLOSE, after].concat())
}

/// The text of the report in a page; `None` where there is none.
pub fn find(page: &str) -> Option<&str> {
    let (start, end) = place(page)?;
    let text = page[start..end].strip_prefix(OPEN)?.strip_suffix(CLOSE)?.trim();
    (!text.is_empty()).then_some(text)
}

/// From where to where the element stands.
fn place(page: &str) -> Option<(usize, usize)> {
    let start = page.find(OPEN)?;
    let end = page[start..].find(CLOSE)?;
    Some((start, start + end + CLOSE.len()))
}

#[cfg(test)]
mod tests {
    use super::{ELEMENT_ID, OPEN, find, put};
    use crate::write::WriteError;

    #[test]
    fn the_element_is_the_named_one() {
        assert!(OPEN.contains(&format!("id=\"{ELEMENT_ID}\"")));
    }

    #[test]
    fn a_report_is_replaced_by_the_next() {
        let page = "<html><body><p>x</p></body></html>";
        let first = put(page, "{\"a\":\"1\"}").unwrap();
        let second = put(&first, "{\"a\":\"</body></script><!--\"}").unwrap();
        assert_eq!(find(&first), Some("{\"a\":\"1\"}"));
        assert_eq!(find(&second), Some("{\"a\":\"\\u003c/body>\\u003c/script>\\u003c!--\"}"));
        assert_eq!(put(&second, "{\"a\":\"1\"}").unwrap(), first);
        assert_eq!(second.matches("</script>").count(), 1);
    }

    #[test]
    fn an_empty_element_holds_nothing() {
        assert_eq!(find(&format!("<body>{OPEN} </script></body>")), None);
        assert_eq!(find("<body></body>"), None);
        assert_eq!(put("no page", "{}"), Err(WriteError::NoPage));
    }
}
