//! Files in and out.

use gloo::file::callbacks::{FileReader, read_as_bytes};
use gloo::file::{Blob, File, FileReadError, ObjectUrl};
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{DataTransfer, FileList, HtmlAnchorElement};

use super::dom;

/// The files of a list.
pub(crate) fn of_list(list: &FileList) -> Vec<File> {
    (0..list.length()).filter_map(|index| list.get(index)).map(File::from).collect()
}

/// The files that were dropped, and the text if it was text.
pub(crate) fn dropped(carried: &DataTransfer) -> (Vec<File>, String) {
    let files = carried.files().map_or_else(Vec::new, |list| of_list(&list));
    (files, carried.get_data("text/plain").unwrap_or_default())
}

/// Reads a file. The reading stops when the answer is dropped.
pub(crate) fn read(file: &File, done: impl FnOnce(Result<Vec<u8>, FileReadError>) + 'static) -> FileReader {
    read_as_bytes(file, done)
}

/// How long a file made for saving is kept: browsers read it after the click.
const KEPT: u32 = 60_000;

/// The media type of reports as JSON.
pub(crate) const JSON: &str = "application/json";

/// Offers bytes for saving as a file; `false` when the page cannot.
pub(crate) fn offer(name: &str, bytes: &[u8], media_type: &str) -> bool {
    offer_blob(name, Blob::new_with_options(bytes, Some(media_type)))
}

/// Offers anything for saving as a file; `false` when the page cannot.
pub(crate) fn offer_blob(name: &str, blob: Blob) -> bool {
    let url = ObjectUrl::from(blob);
    let Some(document) = dom::document() else { return false };
    let link = document.create_element("a").ok().and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
    let (Some(link), Some(body)) = (link, document.body()) else { return false };
    link.set_href(&url);
    link.set_download(name);
    if body.append_child(&link).is_err() {
        return false;
    }
    link.click();
    link.remove();
    Timeout::new(KEPT, move || drop(url)).forget();
    true
}

/// A name for a file, without what file systems do not take.
pub(crate) fn safe_name(name: &str) -> String {
    let safe = |c: char| if c.is_control() || "\\/:*?\"<>|".contains(c) { '_' } else { c };
    name.chars().map(safe).take(80).collect()
}
