//! What this browser can do, tried for real where that can be done without somebody's hand.

use std::rc::Rc;

use gloo::events::EventListener;
use gloo::file::{Blob, ObjectUrl};
use gloo::timers::callback::Timeout;
use js_sys::{Object, Reflect};
use wasm_bindgen_futures::spawn_local;
use web_sys::{TextDecoder, Worker};
use yew::Callback;

use super::{database, storage};

/// Something that a browser can do or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Probe {
    /// Running WebAssembly: the page itself.
    Program,
    /// Keeping reports in its database.
    Database,
    /// Keeping short texts, where there is no database.
    Texts,
    /// Reading Chinese text files of older programs.
    Chinese,
    /// Working beside the page.
    Beside,
    /// Taking files from the page.
    Saving,
    /// Saving into the same file again.
    SameFile,
    /// Unpacking by itself; the page brings its own unpacking.
    Unpacking,
    /// Being trusted as a secure place.
    Secure,
}

/// What came of trying.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// It works.
    Works,
    /// The browser does not have it, and the page does without.
    Spare,
    /// It does not work, and something is missing without it.
    Fails,
}

impl Probe {
    /// All of them, the more important first.
    pub(crate) const ALL: [Self; 9] = [
        Self::Program,
        Self::Database,
        Self::Texts,
        Self::Saving,
        Self::Chinese,
        Self::Beside,
        Self::SameFile,
        Self::Unpacking,
        Self::Secure,
    ];

    /// Its name in the page.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Program => "program",
            Self::Database => "database",
            Self::Texts => "texts",
            Self::Chinese => "chinese",
            Self::Beside => "beside",
            Self::Saving => "saving",
            Self::SameFile => "same-file",
            Self::Unpacking => "unpacking",
            Self::Secure => "secure",
        }
    }
}

/// What is tried is written and read under this name, and taken away again.
const NAME: &str = "probe";
/// A worker that does not answer in so many milliseconds does not work.
const PATIENCE: u32 = 3_000;

/// What has to be held while the trying lasts.
#[derive(Default)]
pub(crate) struct Trial {
    _worker: Option<(Worker, ObjectUrl, Vec<EventListener>, Timeout)>,
}

/// Tries everything and tells each outcome when it is known.
pub(crate) fn run(tell: &Callback<(Probe, Outcome)>) -> Trial {
    let known = |works: bool| if works { Outcome::Works } else { Outcome::Fails };
    let spare = |works: bool| if works { Outcome::Works } else { Outcome::Spare };
    tell.emit((Probe::Program, Outcome::Works));
    tell.emit((Probe::Texts, known(keeps_texts())));
    tell.emit((Probe::Chinese, known(reads_chinese())));
    tell.emit((Probe::Saving, known(can_save())));
    tell.emit((Probe::SameFile, spare(has("showSaveFilePicker"))));
    tell.emit((Probe::Unpacking, spare(has("DecompressionStream"))));
    tell.emit((Probe::Secure, spare(is_secure())));
    {
        let tell = tell.clone();
        spawn_local(async move { tell.emit((Probe::Database, known(keeps_reports().await))) });
    }
    Trial { _worker: beside(tell, spare) }
}

/// Whether the window has something of this name.
fn has(name: &str) -> bool {
    web_sys::window().is_some_and(|window| Reflect::has(&window, &name.into()).unwrap_or(false))
}

fn is_secure() -> bool {
    web_sys::window().is_some_and(|window| {
        Reflect::get(&window, &"isSecureContext".into()).is_ok_and(|secure| secure.is_truthy())
    })
}

fn can_save() -> bool {
    let link = super::dom::document().and_then(|document| document.create_element("a").ok());
    let link: Option<Object> = link.map(Object::from);
    let has_download = link.is_some_and(|link| Reflect::has(&link, &"download".into()).unwrap_or(false));
    has_download && !ObjectUrl::from(Blob::new("1")).is_empty()
}

fn keeps_texts() -> bool {
    let kept = storage::set(NAME, NAME) && storage::get(NAME).as_deref() == Some(NAME);
    storage::remove(NAME);
    kept
}

async fn keeps_reports() -> bool {
    // Not a name that reports have: their names are numbers.
    let put = database::put(NAME, NAME, |_| true).await;
    let kept = put.is_some() && database::get(NAME).await.as_deref() == Some(NAME);
    database::remove(Some(NAME)).await;
    kept
}

/// Two bytes of GB18030 that are one character.
fn reads_chinese() -> bool {
    let decoder = TextDecoder::new_with_label("gb18030").ok();
    let text = decoder.and_then(|decoder| decoder.decode_with_u8_array(&[0xD6, 0xD0]).ok());
    text.as_deref() == Some("\u{4E2D}")
}

fn beside(
    tell: &Callback<(Probe, Outcome)>,
    outcome: fn(bool) -> Outcome,
) -> Option<(Worker, ObjectUrl, Vec<EventListener>, Timeout)> {
    let address = ObjectUrl::from(Blob::new_with_options("postMessage(1)", Some("text/javascript")));
    let Ok(worker) = Worker::new(&address) else {
        tell.emit((Probe::Beside, outcome(false)));
        return None;
    };
    let said = Rc::new(std::cell::Cell::new(false));
    let say = |works: bool| {
        let (tell, said) = (tell.clone(), Rc::clone(&said));
        move || {
            if !said.replace(true) {
                tell.emit((Probe::Beside, outcome(works)));
            }
        }
    };
    let (answered, failed, late) = (say(true), say(false), say(false));
    let listeners = vec![
        EventListener::new(&worker, "message", move |_| answered()),
        EventListener::new(&worker, "error", move |_| failed()),
    ];
    Some((worker, address, listeners, Timeout::new(PATIENCE, late)))
}
