//! Errors as JavaScript sees them.

use gouji_core::{Lang, message};
use gouji_formats::write::Output;
use js_sys::{Error, Reflect};
use wasm_bindgen::JsValue;

/// An `Error` named `GoujiError` with `kind`, `message` and perhaps `place`.
pub(crate) fn thrown(kind: &str, sentence: &str, place: Option<&str>) -> JsValue {
    let error = Error::new(sentence);
    error.set_name("GoujiError");
    // Setting a field of a fresh object cannot fail.
    let _ = Reflect::set(&error, &"kind".into(), &kind.into());
    if let Some(place) = place {
        let _ = Reflect::set(&error, &"place".into(), &place.into());
    }
    error.into()
}

/// The sentence for a target format that is not written.
pub(crate) fn unknown_format(name: &str, lang: Lang) -> String {
    let short: String = name.chars().take(20).collect();
    let formats = Output::all().map(Output::code).collect::<Vec<_>>().join(", ");
    message::fill("error.format", lang, &[("format", &short), ("formats", &formats)])
}
