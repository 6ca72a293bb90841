//! The start screen: fill in, check, go on.

use gouji_core::Lang;
use gouji_core::form;
use gouji_core::json::read_report;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::app::{Stored, use_dispatch, use_lang};
use crate::components::doorway::{Incoming, use_opener};
use crate::components::shell::badge::Badge;
use crate::components::shell::notice_bar::NoticeBar;
use crate::components::shell::top_bar::OpenButton;
use crate::components::shell::view_switches::ViewSwitches;
use crate::route::Route;
use crate::services::{clock, dom, files, shelf};
use crate::state::action::Action;
use crate::state::import::Opened;
use crate::state::kept::Unread;
use crate::state::store::Recent;
use crate::state::view::edition_name;
use crate::text::Word;

/// A report of an invented agency, complete, with a slip in it.
const EXAMPLE: &str = include_str!("../../example/report.json");

#[derive(Properties, PartialEq)]
pub(crate) struct StartPageProps {
    /// The store.
    pub(crate) store: Stored,
}

#[component]
pub(crate) fn StartPage(props: &StartPageProps) -> Html {
    let lang = use_lang();
    let store = &props.store.0;
    use_paste_anywhere();
    html! {
        <div class="start">
            <header class="start-head">
                <div>
                    <h1>{ Word::ProductName.get(lang) }</h1>
                    <p>{ Word::Tagline.get(lang) }</p>
                </div>
                <div class="tools"><Badge /><a class="button quiet" id="help" href={Route::Help.href()}>{ Word::Help.get(lang) }</a><ViewSwitches large={store.large} contrast={store.contrast} /></div>
            </header>
            <NoticeBar notice={store.notice.clone()} />
            <main class="start-main">
                <div class="doors"><FillDoor /><CheckDoor /></div>
                <RecentList recent={(*store.recent).clone()} />
                <ExampleLine />
            </main>
        </div>
    }
}

/// A paste anywhere on this screen opens the text.
#[hook]
fn use_paste_anywhere() {
    let open = use_opener();
    use_effect_with(open, |open| {
        let open = open.clone();
        let listener = dom::document().map(|document| {
            gloo::events::EventListener::new(&document, "paste", move |event| {
                if !dom::is_in_field(event) {
                    let text = dom::pasted_text(event).unwrap_or_default();
                    open.emit(Incoming::Clipboard { html: dom::pasted_html(event), text });
                }
            })
        });
        move || drop(listener)
    });
}

/// Begins an empty report.
#[component]
fn FillDoor() -> Html {
    let lang = use_lang();
    let dispatch = use_dispatch();
    let latest = clock::year().saturating_sub(1);
    let year = use_state(|| latest);
    let onyear = {
        let year = year.setter();
        Callback::from(move |event: Event| {
            let chosen =
                event.target_dyn_into::<HtmlSelectElement>().and_then(|list| list.value().parse().ok());
            if let Some(chosen) = chosen {
                year.set(chosen);
            }
        })
    };
    let onstart = {
        let year = year.clone();
        Callback::from(move |_: MouseEvent| {
            dispatch.send(Action::StartNew { id: shelf::new_id(), year: *year });
        })
    };
    let entry = |own: &u16| {
        html! { <option value={own.to_string()} selected={*own == *year}>{ Word::YearOf.fill(lang, &[("year", &own.to_string())]) }</option> }
    };
    let form = form::for_year(*year);
    let uses = form.map(|form| Word::UsesEdition.fill(lang, &[("edition", edition_name(&form).get(lang))]));
    html! {
        <section class="door" aria-labelledby="fill-heading">
            <h2 id="fill-heading">{ Word::FillHeading.get(lang) }</h2>
            <p>{ Word::FillWhy.get(lang) }</p>
            <p class="door-field">
                <label>{ Word::FillYear.get(lang) }{ " " }
                    <select id="new-year" onchange={onyear}>{ for years(None).iter().map(entry) }</select>
                </label>
                <span class="hint">{ uses }</span>
            </p>
            <button type="button" class="primary" id="new-report" onclick={onstart}>
                { Word::NewReport.fill(lang, &[("year", &year.to_string())]) }
            </button>
        </section>
    }
}

/// The years to choose from, latest first: from the oldest form to this year, and the one of the report.
pub(crate) fn years(own: Option<u16>) -> Vec<u16> {
    let oldest = form::builtin().first().map_or(0, |form| form.years().0);
    let mut years: Vec<u16> = (oldest..=clock::year()).chain(own).collect();
    years.sort_unstable();
    years.dedup();
    years.reverse();
    years
}

/// Opens a finished report.
#[component]
fn CheckDoor() -> Html {
    let lang = use_lang();
    html! {
        <section class="door" aria-labelledby="check-heading">
            <h2 id="check-heading">{ Word::CheckHeading.get(lang) }</h2>
            <p>{ Word::CheckWhy.get(lang) }</p>
            <p class="hint">{ Word::CheckHow.fill(lang, &[("kinds", Word::Kinds.get(lang))]) }</p>
            <OpenButton id="choose-file" class="primary" label={Word::ChooseFile} />
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct RecentListProps {
    recent: Vec<Recent>,
}

/// What the browser keeps.
#[component]
fn RecentList(props: &RecentListProps) -> Html {
    let lang = use_lang();
    let entry = |recent: &Recent| html! { <RecentEntry key={recent.id.clone()} recent={recent.clone()} /> };
    html! {
        <section class="recent" aria-labelledby="recent-heading">
            <h2 id="recent-heading">{ Word::RecentHeading.get(lang) }</h2>
            if props.recent.is_empty() {
                <p class="hint">{ Word::RecentNone.get(lang) }</p>
            } else {
                <ul class="plain">{ for props.recent.iter().map(entry) }</ul>
                <Erase />
            }
        </section>
    }
}

/// Forgets everything that the browser keeps; it takes two clicks.
#[component]
fn Erase() -> Html {
    let lang = use_lang();
    let dispatch = use_dispatch();
    let sure = use_state(|| false);
    let onclick = {
        let sure = sure.clone();
        Callback::from(move |_: MouseEvent| {
            if !*sure {
                sure.set(true);
                return;
            }
            let dispatch = dispatch.clone();
            spawn_local(async move {
                shelf::erase().await;
                dispatch.send(Action::Erased);
                dispatch.find_recent();
            });
        })
    };
    html! {
        <p class="erase">
            <button type="button" id="erase" class={if *sure { "danger small" } else { "quiet small" }} {onclick}>
                { if *sure { Word::EraseReally } else { Word::Erase }.get(lang) }
            </button>
        </p>
    }
}

#[derive(Properties, PartialEq)]
struct RecentEntryProps {
    recent: Recent,
}

/// One report that the browser keeps; to delete it takes two clicks.
#[component]
fn RecentEntry(props: &RecentEntryProps) -> Html {
    let lang = use_lang();
    let dispatch = use_dispatch();
    let sure = use_state(|| false);
    let recent = &props.recent;
    let ondelete = {
        let (sure, id) = (sure.clone(), recent.id.clone());
        Callback::from(move |_: MouseEvent| {
            if *sure {
                let (id, dispatch) = (id.clone(), dispatch.clone());
                spawn_local(async move {
                    shelf::forget(&id).await;
                    dispatch.find_recent();
                });
            } else {
                sure.set(true);
            }
        })
    };
    let agency =
        if recent.agency.is_empty() { Word::NamelessAgency.get(lang) } else { recent.agency.as_str() };
    let year = recent.year.map_or_else(
        || Word::NoYear.get(lang).to_owned(),
        |year| Word::YearOf.fill(lang, &[("year", &year.to_string())]),
    );
    let (state, errors) = match recent.errors {
        0 => ("agrees", Word::HasNoErrors.get(lang).to_owned()),
        wrong => ("wrong", Word::HasErrors.fill(lang, &[("n", &wrong.to_string())])),
    };
    let onsave = {
        let id = recent.id.clone();
        Callback::from(move |_: MouseEvent| {
            let id = id.clone();
            spawn_local(async move {
                if let Some(text) = shelf::text(&id).await {
                    files::offer(&format!("{id}.gouji.json"), text.as_bytes(), files::JSON);
                }
            });
        })
    };
    let delete = html! {
        <button type="button" class={if *sure { "danger" } else { "quiet" }} onclick={ondelete}>
            { if *sure { Word::DeleteReally } else { Word::Delete }.get(lang) }
        </button>
    };
    if let Some(unread) = recent.unread {
        let why = match unread {
            Unread::Newer => Word::UnreadNewer,
            Unread::Damaged => Word::UnreadDamaged,
        };
        return html! {
            <li class="recent-entry is-unread" data-recent={recent.id.clone()}>
                <span class="recent-why">{ why.get(lang) }</span>
                <span class="hint">{ recent.at.filter(|at| *at > 0).map(|at| moment(at, lang)) }</span>
                <button type="button" class="quiet recent-save" onclick={onsave}>{ Word::SaveFile.get(lang) }</button>
                { delete }
            </li>
        };
    }
    let href = Route::Report { id: recent.id.clone(), section: None }.href();
    html! {
        <li class="recent-entry" data-recent={recent.id.clone()}>
            <a class="recent-name" {href}>{ agency }</a>
            <span>{ year }</span>
            <span class={classes!("verdict", format!("is-{state}"))} data-state={state}>{ errors }</span>
            <span class="hint">{ recent.at.map(|at| moment(at, lang)) }</span>
            <a class="button quiet" href={Route::Report { id: recent.id.clone(), section: None }.href()}>{ Word::Continue.get(lang) }</a>
            { delete }
        </li>
    }
}

fn moment(at: u64, lang: Lang) -> String {
    let (today, month, day, time) = clock::moment(at);
    if today {
        return Word::Today.fill(lang, &[("time", &time)]);
    }
    Word::OnDay.fill(lang, &[("month", &month.to_string()), ("day", &day.to_string()), ("time", &time)])
}

/// For whoever has no file at hand.
#[component]
fn ExampleLine() -> Html {
    let lang = use_lang();
    let dispatch = use_dispatch();
    let onclick = Callback::from(move |_: MouseEvent| {
        if let Ok(report) = read_report(EXAMPLE) {
            dispatch.send(Action::Open { id: shelf::new_id(), reports: vec![Opened::new(report)] });
        }
    });
    html! {
        <p class="example">
            { Word::ExampleWhy.get(lang) }{ " " }
            <button type="button" class="quiet" id="example" {onclick}>{ Word::Example.get(lang) }</button>
        </p>
    }
}

#[cfg(test)]
mod tests {
    use super::{EXAMPLE, read_report};
    use gouji_core::check::{Context, check};

    #[test]
    fn the_example_is_complete_and_has_one_slip() {
        let report = read_report(EXAMPLE).unwrap();
        assert!(report.form().cell_ids().all(|cell| !report.is_blank(cell)));
        let errors: Vec<String> = check(&report, &Context::default())
            .iter()
            .filter(|finding| finding.severity == gouji_core::Severity::Error)
            .map(|finding| finding.rule.as_str().to_owned())
            .collect();
        assert!((1..=4).contains(&errors.len()), "{errors:?}");
    }
}
