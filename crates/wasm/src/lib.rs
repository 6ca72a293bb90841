//! The core for JavaScript: the calls of the contract, a few lines each. It translates and decides nothing.
//!
//! Arguments are `gouji.report/1` objects or their JSON text; answers are plain objects. Whatever is wrong with an
//! argument is thrown as a `GoujiError` with `kind`, `message` and, where there is one, `place`.

mod error;
mod session;
mod value;

use gouji_core::json::{self, CheckDocument, CheckEntry};
use gouji_formats::write::{self, Output};
use gouji_formats::{Limits, Recognised};
use js_sys::{JsString, Uint8Array};
use wasm_bindgen::prelude::*;

pub use session::Session;

use value::Options;

/// Checks a report: one entry of `gouji.check/1`.
///
/// `options`: `previous` (last year's report), `settings` (the text of a settings file), `lang` (`zh` or `en`), `source`
/// (a name for the answer).
///
/// # Errors
/// A `GoujiError` for what is no report.
#[wasm_bindgen]
pub fn check(report: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let options = Options::read(options)?;
    let report = value::report(report, options.lang)?;
    value::give(&entry(&options, &Recognised::certain(report)))
}

fn entry(options: &Options, recognised: &Recognised) -> CheckEntry {
    let report = &recognised.report;
    let context = options.context();
    let findings = gouji_core::check(report, &context);
    let repairs = gouji_formats::repairs(recognised, context.previous, &findings, options.lang);
    let doubts = gouji_formats::json::doubts(recognised, options.lang);
    CheckEntry::new(&options.source, report, &findings, &repairs, doubts, &context, options.lang)
}

/// Reads a file of any supported format: `gouji.read/1`.
///
/// # Errors
/// A `GoujiError` that says what is wrong with the file and what to do.
#[wasm_bindgen]
pub fn read(bytes: &Uint8Array, name: Option<String>, options: &JsValue) -> Result<JsValue, JsValue> {
    let options = Options::read(options)?;
    let read = gouji_formats::read(&bytes.to_vec(), &name.unwrap_or_default(), &Limits::default());
    let reports = read.map_err(|problem| error::thrown("read", &problem.say(options.lang), None))?;
    value::give(&gouji_formats::json::read_document(&reports, options.lang))
}

/// Reads and checks a file: the whole `gouji.check/1`, as the command `gouji check` prints it.
///
/// # Errors
/// A `GoujiError` for wrong options; a file that cannot be read is an entry of the answer.
#[wasm_bindgen(js_name = checkFile)]
pub fn check_file(bytes: &Uint8Array, name: Option<String>, options: &JsValue) -> Result<JsValue, JsValue> {
    let options = Options::read(options)?;
    let name = name.unwrap_or_default();
    let entries = match gouji_formats::read(&bytes.to_vec(), &name, &Limits::default()) {
        Err(problem) => vec![CheckEntry::unreadable(&name, problem.say(options.lang))],
        Ok(reports) => {
            let several = reports.len() > 1;
            let numbered = reports.iter().enumerate();
            let one = numbered.map(|(number, recognised)| {
                let source = if several { format!("{name}#{}", number + 1) } else { name.clone() };
                CheckEntry { source, ..entry(&options, recognised) }
            });
            one.collect()
        }
    };
    value::give(&CheckDocument::new(entries))
}

/// The catalogue of rules.
///
/// # Errors
/// A `GoujiError` for an unknown language.
#[wasm_bindgen]
#[expect(clippy::needless_pass_by_value, reason = "strings cross the boundary by value")]
pub fn rules(lang: Option<String>) -> Result<JsValue, JsValue> {
    value::give(&json::rules(value::lang(lang.as_deref())?))
}

/// The built-in editions with their cell keys.
///
/// # Errors
/// A `GoujiError` for an unknown language.
#[wasm_bindgen]
#[expect(clippy::needless_pass_by_value, reason = "strings cross the boundary by value")]
pub fn editions(lang: Option<String>) -> Result<JsValue, JsValue> {
    value::give(&json::editions(value::lang(lang.as_deref())?))
}

/// Version of the engine.
#[wasm_bindgen]
pub fn version() -> String {
    gouji_core::VERSION.to_owned()
}

/// The report in another format, as bytes. `to` is a code of [`Output`]: `docx`, `xlsx`, `html`, `fragment`, `md`, `json`,
/// or, for the check sheet, `check-docx`, `check-xlsx`, `check-html`, `check-txt`. `options` are those of [`check`].
///
/// # Errors
/// A `GoujiError` for what is no report, for an unknown format, and for what the format cannot hold.
#[wasm_bindgen]
pub fn convert(report: &JsValue, to: &JsString, options: &JsValue) -> Result<Uint8Array, JsValue> {
    let options = Options::read(options)?;
    let report = Recognised::certain(value::report(report, options.lang)?);
    let code = String::from(to);
    let output = Output::from_code(&code)
        .ok_or_else(|| error::thrown("format", &error::unknown_format(&code, options.lang), Some("to")))?;
    let written = write::output(&report, output, &options.context(), options.lang);
    let bytes = written.map_err(|problem| error::thrown("write", problem.say(options.lang), None))?;
    Ok(Uint8Array::from(bytes.as_slice()))
}
