//! Large files, read in a worker: the page goes on, and the reading can be stopped.

use gloo::file::File;
use gouji_core::form::Bilingual;
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};

use crate::services::json;
use crate::state::import::Opened;
use crate::text::{Word, both};

/// Files of more bytes are read in a worker.
pub(crate) const LARGE: u64 = 1024 * 1024;

/// How far the reading is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Stage {
    /// The bytes come from the disk; of a thousand parts so many are there.
    Bytes(u32),
    /// The worker starts.
    Starting,
    /// The file is opened and its contents are read.
    Opening,
    /// The report is looked for.
    Looking,
}

/// What the reading tells.
pub(crate) enum Told {
    /// How far it is.
    Stage(Stage),
    /// It has ended: the reports, or a sentence.
    Done(Result<Vec<Opened>, Bilingual>),
}

#[wasm_bindgen]
extern "C" {
    /// In `www/reading.js`.
    #[wasm_bindgen(catch, js_name = gouji_read_apart)]
    fn read_apart_from_page(
        file: &JsValue,
        name: &str,
        tell: &Closure<dyn FnMut(String, JsValue)>,
    ) -> Result<js_sys::Function, JsValue>;
}

/// Whether the page has what reads beside it; built for development it has not.
pub(crate) fn is_offered() -> bool {
    js_sys::Reflect::has(&js_sys::global(), &JsValue::from_str("gouji_read_apart")).unwrap_or(false)
}

/// A file that is being read. Dropped, it is read no more.
pub(crate) struct Reading {
    stop: Option<js_sys::Function>,
    /// Called from the worker as long as this lives.
    _tell: Closure<dyn FnMut(String, JsValue)>,
}

impl Drop for Reading {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            // It stops, or has stopped already.
            drop(stop.call0(&JsValue::NULL));
        }
    }
}

/// Reads a file in a worker; where the browser has none, here.
pub(crate) fn start(file: &File, tell: impl Fn(Told) + 'static) -> Reading {
    let name = file.name();
    let tell_name = name.clone();
    let tell = Closure::new(move |stage: String, value: JsValue| {
        if let Some(told) = told(&stage, &value, &tell_name) {
            tell(told);
        }
    });
    let blob: &web_sys::File = file.as_ref();
    let stop = read_apart_from_page(blob, &name, &tell).ok();
    Reading { stop, _tell: tell }
}

fn told(stage: &str, value: &JsValue, name: &str) -> Option<Told> {
    let failed = |word| Told::Done(Err(both(word, &[("file", name)])));
    Some(match stage {
        "bytes" => {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a part of a thousand"
            )]
            let parts = value.as_f64().unwrap_or(0.0) as u32;
            Told::Stage(Stage::Bytes(parts))
        }
        "starting" => Told::Stage(Stage::Starting),
        "opening" => Told::Stage(Stage::Opening),
        "looking" => Told::Stage(Stage::Looking),
        "done" => match json::read_result(&value.as_string().unwrap_or_default()) {
            Some(read) => Told::Done(read),
            None => failed(Word::FileStopsReader),
        },
        "alone" => {
            let bytes = value.dyn_ref::<js_sys::Uint8Array>().map(js_sys::Uint8Array::to_vec);
            Told::Done(super::read(&bytes.unwrap_or_default(), name, || {}))
        }
        "failed" => failed(Word::FileStopsReader),
        "unread" => failed(Word::FileNotRead),
        _ => return None,
    })
}

/// Reads a file inside the worker. The answer is for [`json::read_result`].
#[wasm_bindgen]
#[must_use]
#[expect(unreachable_pub, reason = "scripts reach what is public")]
pub fn read_apart(bytes: &[u8], name: &str, looking: &js_sys::Function) -> String {
    let opened = || drop(looking.call0(&JsValue::NULL));
    json::write_result(&super::read(bytes, name, opened))
}
