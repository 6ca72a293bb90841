//! The page as a carrier of a report: its own text, and the report that came inside it.

use gouji_core::Report;
use gouji_core::json::read_report;
use gouji_formats::embedded;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::dom;
use crate::text::Word;

/// This page as it was before the program began: one file that can be opened anywhere.
pub(crate) fn page() -> Option<String> {
    let root = dom::document()?.document_element()?;
    let copy: Element = root.clone_node_with_deep(true).ok()?.dyn_into().ok()?;
    copy.remove_attribute("class").ok()?;
    let app = copy.query_selector("#app").ok()??;
    app.set_text_content(Some(Word::Opening.get(gouji_core::Lang::Zh)));
    app.set_attribute("aria-busy", "true").ok()?;
    Some(format!("<!DOCTYPE html>\n{}\n", copy.outer_html()))
}

/// The report inside this page, with a name for it in the storage: the same page has the same name each time.
pub(crate) fn inside() -> Option<(String, Report)> {
    let text = dom::element(embedded::ELEMENT_ID)?.text_content()?;
    let report = read_report(&text).ok()?;
    Some((name(&text), report))
}

/// A name made of a text (FNV-1a): different reports have different ones, for all that matters here.
fn name(text: &str) -> String {
    let hash =
        text.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    format!("inside-{hash}-{}", text.len())
}
