//! The way in for files and texts: chosen, dropped anywhere on the page, or pasted.

use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::file::File;
use gloo::file::callbacks::FileReader;
use gouji_core::form::Bilingual;
use wasm_bindgen::JsCast;
use web_sys::DragEvent;
use yew::prelude::*;

use super::previous::DROP_PLACE;
use super::progress::{Progress, ProgressBar};
use crate::app::{Dispatch, use_dispatch, use_lang};
use crate::pages::ledger::{self, open_ledger};
use crate::pages::years;
use crate::services::reading::apart::{LARGE, Reading, Stage, Told};
use crate::services::{dom, files, reading, shelf};
use crate::state::action::Action;
use crate::state::import::Opened;
use crate::state::notice::Notice;
use crate::text::{Word, both};

/// What comes in.
pub(crate) enum Incoming {
    /// Files, of which one is opened.
    Files(Vec<File>),
    /// A file with last year's report.
    Previous(Vec<File>),
    /// Files with reports of other years, each opened.
    Years(Vec<File>),
    /// A file with a ledger of applications, or with a mapping for one.
    Ledger(Vec<File>),
    /// What a program put on the clipboard.
    Clipboard {
        /// As HTML; empty where it put none.
        html: String,
        /// As text.
        text: String,
    },
    /// The text of a report.
    Text(String),
}

/// Opens what comes in.
#[derive(Clone, PartialEq)]
pub(crate) struct Opener(pub(crate) Callback<Incoming>);

#[derive(Properties, PartialEq)]
pub(crate) struct DoorwayProps {
    /// The page.
    pub(crate) children: Html,
}

#[component]
pub(crate) fn Doorway(props: &DoorwayProps) -> Html {
    let lang = use_lang();
    let dispatch = use_dispatch();
    let over = use_state(|| false);
    // Kept here: a reader that is dropped stops reading.
    let reader = use_mut_ref(|| None::<Reader>);
    let progress = use_state(|| None::<Progress>);
    let open = use_callback((), {
        let (reader, progress, dispatch) = (Rc::clone(&reader), progress.setter(), dispatch.clone());
        move |incoming, ()| {
            progress.set(None);
            let started = match incoming {
                Incoming::Files(files) => open_file(files, false, &dispatch, &progress),
                Incoming::Previous(files) => open_file(files, true, &dispatch, &progress),
                Incoming::Years(files) => {
                    let started: Vec<FileReader> =
                        files.iter().filter_map(|file| open_year(file, &dispatch)).collect();
                    Some(Reader::Years(started))
                }
                Incoming::Ledger(files) => open_ledger(files, &dispatch).map(Reader::Here),
                Incoming::Clipboard { html, text } => {
                    open_text(&html, &text, &dispatch);
                    None
                }
                Incoming::Text(text) => {
                    open_text("", &text, &dispatch);
                    None
                }
            };
            reader.replace(started);
        }
    });
    let stop = use_callback((*progress).clone(), {
        let progress = progress.setter();
        move |(), stopped: &Option<Progress>| {
            reader.replace(None);
            progress.set(None);
            if let Some(Progress { file, .. }) = stopped {
                dispatch.send(Action::Say(Notice::told(both(Word::ReadingStopped, &[("file", file)]))));
            }
        }
    });
    use_effect_with((), {
        let (open, over) = (open.clone(), over.setter());
        move |()| {
            let listeners = dom::document().map(|document| listen(&document, &open, &over));
            move || drop(listeners)
        }
    });
    html! {
        <ContextProvider<Opener> context={Opener(open)}>
            { props.children.clone() }
            <ProgressBar progress={(*progress).clone()} {stop} />
            if *over {
                <div class="drop-veil" aria-hidden="true"><p>{ Word::DropHere.get(lang) }</p></div>
            }
        </ContextProvider<Opener>>
    }
}

/// Opens what comes in, wherever a component stands.
#[hook]
pub(crate) fn use_opener() -> Callback<Incoming> {
    use_context::<Opener>().map_or_else(Callback::noop, |opener| opener.0)
}

fn listen(
    document: &web_sys::Document,
    open: &Callback<Incoming>,
    over: &UseStateSetter<bool>,
) -> Vec<EventListener> {
    let on = |name: &'static str, handle: Box<dyn Fn(&DragEvent)>| {
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(document, name, options, move |event| {
            if let Some(event) = event.dyn_ref::<DragEvent>() {
                handle(event);
            }
        })
    };
    let hide = over.clone();
    let show = over.clone();
    let (over, open) = (over.clone(), open.clone());
    vec![
        on(
            "dragover",
            Box::new(move |event| {
                event.prevent_default();
                show.set(true);
            }),
        ),
        on(
            "dragleave",
            // Leaving for nothing is leaving the window.
            Box::new(move |event| {
                if event.related_target().is_none() {
                    hide.set(false);
                }
            }),
        ),
        on(
            "drop",
            Box::new(move |event| {
                event.prevent_default();
                over.set(false);
                let Some(carried) = event.data_transfer() else { return };
                let (files, text) = files::dropped(&carried);
                if !files.is_empty() && dom::is_within(event, DROP_PLACE) {
                    open.emit(Incoming::Previous(files));
                } else if !files.is_empty() && dom::is_within(event, years::DROP_PLACE) {
                    open.emit(Incoming::Years(files));
                } else if !files.is_empty() && dom::is_within(event, ledger::DROP_PLACE) {
                    open.emit(Incoming::Ledger(files));
                } else if !files.is_empty() {
                    open.emit(Incoming::Files(files));
                } else if !text.trim().is_empty() {
                    open.emit(Incoming::Text(text));
                }
            }),
        ),
    ]
}

/// What is reading a file; it stops when dropped.
#[expect(dead_code, reason = "kept for being dropped")]
enum Reader {
    Here(FileReader),
    Years(Vec<FileReader>),
    Apart(Reading),
}

fn open_file(
    mut files: Vec<File>,
    as_previous: bool,
    dispatch: &Dispatch,
    progress: &UseStateSetter<Option<Progress>>,
) -> Option<Reader> {
    let others = files.len().saturating_sub(1).to_string();
    if files.is_empty() {
        return None;
    }
    let file = files.swap_remove(0);
    let name = file.name();
    if let Err(text) = reading::admit(&name, file.size()) {
        dispatch.send(Action::Say(Notice::trouble(text)));
        return None;
    }
    let dispatch = dispatch.clone();
    let size = file.size();
    let own_name = name.clone();
    let done = move |read: Result<Vec<Opened>, Bilingual>| {
        let read_one = read.is_ok();
        match read {
            Ok(reports) if as_previous => dispatch.send(Action::OpenPrevious(reports)),
            Ok(reports) => dispatch.send(Action::Open { id: shelf::new_id(), reports }),
            Err(text) => dispatch.send(Action::Say(Notice::trouble(text))),
        }
        if read_one && others != "0" {
            let told = Notice::told(both(Word::OnlyFirst, &[("file", &own_name), ("n", &others)]));
            dispatch.send(Action::Say(told));
        }
    };
    if size <= LARGE || !reading::apart::is_offered() {
        return Some(Reader::Here(files::read(&file, move |read| {
            done(match read {
                Err(_) => Err(both(Word::FileNotRead, &[("file", &name)])),
                Ok(bytes) => reading::read(&bytes, &name, || {}),
            });
        })));
    }
    let progress = progress.clone();
    let show = move |stage| progress.set(stage);
    show(Some(Progress { file: name.clone(), size, stage: Stage::Bytes(0) }));
    Some(Reader::Apart(reading::apart::start(&file, move |told| match told {
        Told::Stage(stage) => show(Some(Progress { file: name.clone(), size, stage })),
        Told::Done(read) => {
            show(None);
            done(read);
        }
    })))
}

/// Opens one of several files with reports of other years.
fn open_year(file: &File, dispatch: &Dispatch) -> Option<FileReader> {
    let name = file.name();
    if let Err(text) = reading::admit(&name, file.size()) {
        dispatch.send(Action::Say(Notice::trouble(text)));
        return None;
    }
    let dispatch = dispatch.clone();
    Some(files::read(file, move |read| {
        let unread = |_| both(Word::FileNotRead, &[("file", &name)]);
        let reports = read.map_err(unread).and_then(|bytes| reading::read(&bytes, &name, || {}));
        dispatch.send(match reports {
            Ok(reports) => Action::OpenYears(reports),
            Err(text) => Action::Say(Notice::trouble(text)),
        });
    }))
}

fn open_text(html: &str, text: &str, dispatch: &Dispatch) {
    let read = if html.is_empty() { reading::read_text(text) } else { reading::read_clipboard(html, text) };
    match read {
        Ok(reports) => dispatch.send(Action::Open { id: shelf::new_id(), reports }),
        Err(text) => dispatch.send(Action::Say(Notice::trouble(text))),
    }
}
