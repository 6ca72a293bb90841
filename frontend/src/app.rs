//! The page as a whole: the store, what every part is given, and what goes on beside the screens.

use std::rc::Rc;

use gouji_core::{Lang, Severity};
use yew::prelude::*;

use crate::components::choice::{Choice, Offer};
use crate::components::doorway::Doorway;
use crate::pages::report::ReportPage;
use crate::pages::rules::RulesPage;
use crate::pages::start::StartPage;
use crate::route::{Route, use_route};
use crate::services::{clock, dom, files, shelf};
use crate::state::action::Action;
use crate::state::import::Opened;
use crate::state::judgement::Found;
use crate::state::notice::Notice;
use crate::state::store::Store;
use crate::state::view::report_name;
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
    let (lang, large) = shelf::settings();
    Store { lang, large, recent: shelf::recent().into(), ..Store::default() }
}

#[component]
pub(crate) fn App() -> Html {
    let store = use_reducer(at_start);
    let dispatch = Dispatch(Some(store.dispatcher()));
    let route = use_route();
    use_settings(&store);
    use_keeping(&store);
    use_address(&store, &route);
    use_title(&store, &route);
    // The last effect of all: those of the parts below have run before it.
    use_effect_with((), |()| dom::ready());

    let save = {
        let store = store.clone();
        let dispatch = dispatch.clone();
        Callback::from(move |()| save_to_file(&store, &dispatch))
    };
    let shown = match (&route, &store.work) {
        (Route::Report { id, section }, Some(work)) if work.id == *id => {
            html! { <ReportPage store={Stored(store.clone())} section={*section} {save} /> }
        }
        (Route::Rules(rule), work) => {
            html! { <RulesPage rule={rule.clone()} back={work.as_ref().map(|work| work.id.clone())} large={store.large} /> }
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
    use_effect_with((store.lang, store.large), |(lang, large)| {
        let tag = match lang {
            Lang::Zh => "zh-CN",
            Lang::En => "en",
        };
        dom::dress(tag, *large);
        shelf::keep_settings(*lang, *large);
    });
}

/// How long changes may wait before they are kept, in milliseconds.
const PATIENCE: u32 = 500;

/// Keeps the report in the browser soon after every change, and at once when the page is left.
#[hook]
fn use_keeping(store: &UseReducerHandle<Store>) {
    let waiting = store.work.as_ref().filter(|work| work.version != work.stored).map(|work| work.id.clone());
    let keep = {
        let store = store.clone();
        move || {
            if let Some(work) = &store.work
                && work.version != work.stored
            {
                let at = shelf::keep(&work.id, work.report());
                store.dispatch(Action::Stored { version: work.version, at });
            }
        }
    };
    use_effect_with(Rc::clone(&store.unkept), {
        let store = store.clone();
        move |unkept| {
            if !unkept.is_empty() {
                let taken = unkept.iter().filter(|(id, report)| shelf::keep(id, report).is_some()).count();
                store.dispatch(Action::KeptOthers { all: taken == unkept.len() });
            }
        }
    });
    use_effect_with(waiting, move |waiting| {
        let held = waiting.is_some().then(|| {
            let timer = gloo::timers::callback::Timeout::new(PATIENCE, keep.clone());
            let leaving = web_sys::window()
                .map(|window| gloo::events::EventListener::new(&window, "pagehide", move |_| keep()));
            (timer, leaving)
        });
        move || drop(held)
    });
}

/// The address follows the report that is opened, and the report follows the address.
#[hook]
fn use_address(store: &UseReducerHandle<Store>, route: &Route) {
    let id = store.work.as_ref().map(|work| work.id.clone());
    use_effect_with(id, {
        let route = route.clone();
        move |id| {
            if let Some(id) = id
                && !matches!(&route, Route::Report { id: shown, .. } if shown == id)
            {
                Route::Report { id: id.clone(), section: None }.go();
            }
        }
    });
    use_effect_with(route.clone(), {
        let store = store.clone();
        move |route| match route {
            Route::Start => store.dispatch(Action::FoundRecent(shelf::recent())),
            Route::Rules(_) => {}
            Route::Report { id, .. } => {
                if store.work.as_ref().is_some_and(|work| work.id == *id) {
                    return;
                }
                if let Some(report) = shelf::report(id) {
                    let opened = Opened { stored: true, ..Opened::new(report) };
                    store.dispatch(Action::Open { id: id.clone(), reports: vec![opened] });
                } else {
                    store.dispatch(Action::Say(Notice::trouble(both(Word::StoredIsGone, &[]))));
                    Route::Start.go();
                }
            }
        }
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
    if files::offer(&format!("{name}.gouji.json"), &gouji_core::json::write_report(report)) {
        dispatch.send(Action::SavedToFile);
    } else {
        dispatch.send(Action::Say(Notice::trouble(both(Word::NotOffered, &[]))));
    }
}
