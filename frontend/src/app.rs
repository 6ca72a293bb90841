//! The page as a whole: the store, what every part is given, and what goes on beside the screens.

use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gouji_core::{Lang, Severity};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{KeyboardEvent, StorageEvent};
use yew::prelude::*;

use crate::components::choice::{Choice, Offer};
use crate::components::doorway::Doorway;
use crate::pages::export::ExportPage;
use crate::pages::help::HelpPage;
use crate::pages::ledger::LedgerPage;
use crate::pages::probe::ProbePage;
use crate::pages::report::ReportPage;
use crate::pages::review::ReviewPage;
use crate::pages::rules::RulesPage;
use crate::pages::start::StartPage;
use crate::pages::years::YearsPage;
use crate::route::{self, Route, use_route};
use crate::services::{carrier, clock, dom, files, shelf};
use crate::state::action::{Action, Walk};
use crate::state::import::Opened;
use crate::state::judgement::Found;
use crate::state::kept::{Keeping, Kept, Unread};
use crate::state::notice::{Notice, Remedy};
use crate::state::store::Store;
use crate::state::view::report_name;
use crate::state::work::Work;
use crate::text::{Word, both};

/// The way to the store, the same in every rendering. The default one leads nowhere.
#[derive(Clone, PartialEq, Default)]
pub(crate) struct Dispatch(Option<UseReducerDispatcher<Store>>);

impl Dispatch {
    /// Tells the store what happened.
    pub(crate) fn send(&self, action: Action) {
        if let Some(dispatcher) = &self.0 {
            dispatcher.dispatch(action);
        }
    }

    /// Looks through what the browser keeps.
    pub(crate) fn find_recent(&self) {
        if let Some(dispatcher) = &self.0 {
            spawn_local(find_recent(dispatcher.clone()));
        }
    }

    /// A listener that tells the store the same thing each time.
    pub(crate) fn on<E: 'static>(&self, action: Action) -> Callback<E> {
        let dispatch = self.clone();
        Callback::from(move |_: E| dispatch.send(action.clone()))
    }
}

/// The store as a property: it is given on only when it has changed.
#[derive(Clone)]
pub(crate) struct Stored(pub(crate) UseReducerHandle<Store>);

impl PartialEq for Stored {
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

/// The language spoken.
#[hook]
pub(crate) fn use_lang() -> Lang {
    use_context::<Lang>().unwrap_or_default()
}

/// The way to the store.
#[hook]
pub(crate) fn use_dispatch() -> Dispatch {
    use_context::<Dispatch>().unwrap_or_default()
}

fn at_start() -> Store {
    let (lang, large, contrast) = shelf::settings();
    Store { lang, large, contrast, ..Store::default() }
}

#[component]
pub(crate) fn App() -> Html {
    let store = use_reducer(at_start);
    let dispatch = Dispatch(Some(store.dispatcher()));
    let route = use_route();
    use_settings(&store);
    use_keeping(&store);
    use_other_tabs(&store);
    use_address(&store, &route);
    use_title(&store, &route);
    let save = use_callback((), {
        let (store, dispatch) = (store.clone(), dispatch.clone());
        move |(), ()| save_to_file(&store, &dispatch)
    });
    use_keys(&store, &save);
    // The last effect of all: those of the parts below have run before it.
    use_effect_with((), |()| dom::ready());

    let shown = match (&route, &store.work) {
        (Route::Report { id, section }, Some(work)) if work.id == *id => {
            let take = {
                let (store, save) = (store.clone(), save.clone());
                Callback::from(move |offer| match offer {
                    Remedy::Save => save.emit(()),
                    Remedy::Compare => {
                        store.dispatch(Action::CloseNotice);
                        if let Some(work) = &store.work {
                            Route::Review(work.id.clone()).go();
                        }
                    }
                    Remedy::TakeNewer => {
                        if let Some(work) = &store.work {
                            spawn_local(open_kept(work.id.clone(), store.dispatcher()));
                        }
                    }
                })
            };
            html! { <ReportPage store={Stored(store.clone())} section={*section} {save} {take} /> }
        }
        (Route::Export(id), Some(work)) if work.id == *id => {
            html! { <ExportPage store={Stored(store.clone())} /> }
        }
        (Route::Years(id), Some(work)) if work.id == *id => {
            html! { <YearsPage store={Stored(store.clone())} /> }
        }
        (Route::Ledger(id), Some(work)) if work.id == *id => {
            html! { <LedgerPage store={Stored(store.clone())} /> }
        }
        (Route::Review(id), Some(work)) if work.id == *id => {
            html! { <ReviewPage store={Stored(store.clone())} /> }
        }
        (
            Route::Report { .. } | Route::Export(_) | Route::Years(_) | Route::Ledger(_) | Route::Review(_),
            _,
        ) => {
            html! { <p class="opening" role="status">{ Word::Opening.get(store.lang) }</p> }
        }
        (Route::Rules(rule), work) => {
            html! { <RulesPage rule={rule.clone()} back={work.as_ref().map(|work| work.id.clone())} large={store.large} contrast={store.contrast} /> }
        }
        (Route::Probe, _) => {
            html! { <ProbePage notice={store.notice.clone()} large={store.large} contrast={store.contrast} /> }
        }
        (Route::Help, work) => {
            html! { <HelpPage back={work.as_ref().map(|work| work.id.clone())} large={store.large} contrast={store.contrast} /> }
        }
        _ => html! { <StartPage store={Stored(store.clone())} /> },
    };
    html! {
        <ContextProvider<Lang> context={store.lang}>
            <ContextProvider<Dispatch> context={dispatch}>
                <Doorway>
                    { shown }
                    <Choice choice={store.choice.clone().map(|(_, reports)| reports)} />
                    <Offer opened={store.offer.clone().map(|(_, opened)| opened)} />
                </Doorway>
            </ContextProvider<Dispatch>>
        </ContextProvider<Lang>>
    }
}

/// Language and letters: on the page and in the storage.
#[hook]
fn use_settings(store: &UseReducerHandle<Store>) {
    use_effect_with((store.lang, store.large, store.contrast), |(lang, large, contrast)| {
        let tag = match lang {
            Lang::Zh => "zh-CN",
            Lang::En => "en",
        };
        dom::dress(tag, *large, *contrast);
        shelf::keep_settings(*lang, *large, *contrast);
    });
}

/// How long changes may wait before they are kept, in milliseconds.
const PATIENCE: u32 = 500;

/// Keeps the report in the browser soon after every change, and at once when the page is left.
#[hook]
fn use_keeping(store: &UseReducerHandle<Store>) {
    let waiting = store
        .work
        .as_ref()
        .filter(|work| work.is_unstored() && !work.is_storing)
        .map(|work| (work.id.clone(), work.stored));
    use_effect_with(waiting, {
        let store = store.clone();
        move |waiting| {
            let timer = waiting.is_some().then(|| {
                gloo::timers::callback::Timeout::new(PATIENCE, move || {
                    if let Some(work) = &store.work {
                        store.dispatch(Action::Storing);
                        spawn_local(keep(work.clone(), store.dispatcher()));
                    }
                })
            });
            move || drop(timer)
        }
    });
    let others: Vec<(String, u64)> =
        store.unkept.iter().map(|work| (work.id.clone(), work.version)).collect();
    use_effect_with(others, {
        let store = store.clone();
        move |others| {
            if !others.is_empty() {
                spawn_local(keep_others(Rc::clone(&store.unkept), store.dispatcher()));
            }
        }
    });
    use_effect_with((), {
        let store = store.clone();
        move |()| {
            let leaving = web_sys::window().map(|window| {
                EventListener::new(&window, "pagehide", move |_| {
                    if let Some(work) = store.work.as_ref().filter(|work| work.is_unstored()) {
                        shelf::keep_at_once(&work.kept(shelf::stamp()));
                    }
                })
            });
            move || drop(leaving)
        }
    });
}

async fn keep(work: Work, store: UseReducerDispatcher<Store>) {
    let outcome = shelf::keep(&work.kept(shelf::stamp())).await;
    store.dispatch(Action::Stored { id: work.id, version: work.version, outcome, copy: shelf::new_id() });
}

/// Keeps reports that gave way to another one; what another tab has kept meanwhile is not replaced.
async fn keep_others(others: Rc<Vec<Work>>, store: UseReducerDispatcher<Store>) {
    let mut all = true;
    for work in others.iter() {
        let kept = work.kept(shelf::stamp());
        let mut outcome = shelf::keep(&kept).await;
        if outcome == Keeping::Overtaken {
            outcome = shelf::keep(&Kept { id: shelf::new_id(), ..kept }).await;
        }
        all &= matches!(outcome, Keeping::Kept(_));
    }
    store.dispatch(Action::KeptOthers { all });
}

/// Hears what other tabs keep.
#[hook]
fn use_other_tabs(store: &UseReducerHandle<Store>) {
    let store = store.clone();
    use_effect_with((), move |()| {
        let listener = web_sys::window().map(|window| {
            EventListener::new(&window, "storage", move |event| {
                let Some(event) = event.dyn_ref::<StorageEvent>() else { return };
                let message = event.new_value().filter(|_| event.key() == Some(shelf::changed_key()));
                let id = store.work.as_ref().map(|work| work.id.clone());
                if let (Some(message), Some(id)) = (message, id)
                    && shelf::is_overtaken(&id, &message)
                {
                    store.dispatch(Action::ChangedElsewhere(id));
                }
            })
        });
        move || drop(listener)
    });
}

/// The address follows the report that is opened, and the report follows the address.
#[hook]
fn use_address(store: &UseReducerHandle<Store>, route: &Route) {
    let id = store.work.as_ref().map(|work| (work.id.clone(), work.awaits_review()));
    use_effect_with(id.as_ref().map(|(id, _)| id.clone()), {
        let route = route.clone();
        move |_: &Option<String>| match id {
            Some((id, _)) if route.report() == Some(&id) => {}
            Some((id, true)) => Route::Review(id).go(),
            Some((id, false)) => Route::Report { id, section: None }.go(),
            None => {}
        }
    });
    use_effect_with(route.clone(), {
        let store = store.clone();
        move |route| match route {
            Route::Start => {
                spawn_local(find_recent(store.dispatcher()));
                // A page that carries a report shows it first.
                if let Some((id, _)) = carrier::inside().filter(|_| store.work.is_none()) {
                    Route::Report { id, section: None }.go();
                }
            }
            Route::Rules(_) | Route::Help | Route::Probe => {}
            Route::Report { id, .. }
            | Route::Export(id)
            | Route::Years(id)
            | Route::Ledger(id)
            | Route::Review(id) => {
                if store.work.as_ref().is_none_or(|work| work.id != *id) {
                    spawn_local(open_kept(id.clone(), store.dispatcher()));
                }
            }
        }
    });
}

/// Looks through what the browser keeps.
async fn find_recent(store: UseReducerDispatcher<Store>) {
    store.dispatch(Action::FoundRecent(shelf::recent().await));
}

/// Opens what the browser keeps under a name.
async fn open_kept(id: String, store: UseReducerDispatcher<Store>) {
    let word = match shelf::report(&id).await {
        Some(Ok(kept)) => {
            store.dispatch(Action::Open { id, reports: vec![Opened::kept(kept)] });
            return;
        }
        Some(Err(Unread::Newer)) => Word::UnreadNewer,
        Some(Err(Unread::Damaged)) => Word::UnreadDamaged,
        None => match carrier::inside().filter(|(own, _)| *own == id) {
            Some((id, report)) => {
                let opened = Opened { stored: true, ..Opened::new(report) };
                store.dispatch(Action::Open { id, reports: vec![opened] });
                return;
            }
            None => Word::StoredIsGone,
        },
    };
    store.dispatch(Action::Say(Notice::trouble(both(word, &[]))));
    Route::Start.go();
}

/// Keys that hold for a report wherever the focus is. They are heard from the first moment on. While something is
/// typed, undoing belongs to the field.
#[hook]
fn use_keys(store: &UseReducerHandle<Store>, save: &Callback<()>) {
    let (store, save) = (store.clone(), save.clone());
    use_effect_with((), move |()| {
        let handle = move |event: &KeyboardEvent| {
            let Some(work) = &store.work else { return };
            let typing = work.draft.is_some();
            let control = event.ctrl_key() || event.meta_key();
            let action = match (event.key().as_str(), control, event.shift_key()) {
                ("s" | "S", true, false) => {
                    save.emit(());
                    event.prevent_default();
                    return;
                }
                ("F8", false, back) => match (route::current(), back) {
                    (Route::Review(_), true) => Action::Walk(Walk::Back),
                    (Route::Review(_), false) => Action::Walk(Walk::Next),
                    _ => Action::NextProblem { back },
                },
                ("z" | "Z", true, false) if !typing => Action::Undo,
                ("y" | "Y", true, false) | ("z" | "Z", true, true) if !typing => Action::Redo,
                _ => return,
            };
            event.prevent_default();
            store.dispatch(action);
        };
        let options = EventListenerOptions::enable_prevent_default();
        let listener = dom::document().map(|document| {
            EventListener::new_with_options(&document, "keydown", options, move |event| {
                if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
                    handle(event);
                }
            })
        });
        move || drop(listener)
    });
}

/// The tab says whose report it is, and first how many errors there are.
#[hook]
fn use_title(store: &UseReducerHandle<Store>, route: &Route) {
    let lang = store.lang;
    let title = match (route, &store.work) {
        (Route::Report { .. }, Some(work)) => {
            let name = report_name(work.report(), lang);
            let problems = work.judgement().problems();
            let is_error = |found: &&&Found| found.finding.severity == Severity::Error;
            match problems.iter().filter(is_error).count() {
                0 => format!("{name} – {}", Word::ProductName.get(lang)),
                wrong => format!("{} – {name}", Word::HasErrors.fill(lang, &[("n", &wrong.to_string())])),
            }
        }
        _ => Word::ProductName.get(lang).to_owned(),
    };
    use_effect_with(title, |title| dom::set_title(title));
}

fn save_to_file(store: &UseReducerHandle<Store>, dispatch: &Dispatch) {
    let Some(work) = &store.work else { return };
    let report = work.report();
    let agency = if report.agency.is_empty() { Word::FileOfNobody.get(store.lang) } else { &report.agency };
    let year = report.year.map_or_else(String::new, |year| year.to_string());
    let values = [("agency", agency), ("year", &year), ("stamp", &clock::stamp())];
    let name = files::safe_name(&Word::FileName.fill(store.lang, &values));
    if files::offer(
        &format!("{name}.gouji.json"),
        gouji_core::json::write_report(report).as_bytes(),
        files::JSON,
    ) {
        dispatch.send(Action::SavedToFile);
    } else {
        dispatch.send(Action::Say(Notice::trouble(both(Word::NotOffered, &[]))));
    }
}
