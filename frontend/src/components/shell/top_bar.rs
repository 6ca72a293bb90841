//! The bar above a report: whose it is, which form, whether it is kept, and what can be done with all of it.

use gloo::file::File;
use gouji_core::form;
use web_sys::{Event, HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::view_switches::ViewSwitches;
use crate::app::{use_dispatch, use_lang};
use crate::components::doorway::{Incoming, use_opener};
use crate::route::Route;
use crate::services::files;
use crate::state::action::Action;
use crate::state::store::Storing;
use crate::state::view::edition_name;
use crate::state::work::Field;
use crate::text::Word;

/// What the bar shows.
#[derive(Clone, PartialEq, Properties)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub(crate) struct TopBarProps {
    /// The agency.
    pub(crate) agency: String,
    /// The reporting year.
    pub(crate) year: Option<u16>,
    /// Years to choose from.
    pub(crate) years: Vec<u16>,
    /// Id of the edition.
    pub(crate) edition: String,
    /// How keeping in the browser goes.
    pub(crate) storing: Storing,
    /// Whether the latest change is kept.
    pub(crate) is_kept: bool,
    /// Whether the latest change is in a file.
    pub(crate) is_in_file: bool,
    /// What would be taken back, and done again.
    pub(crate) steps: (Option<String>, Option<String>),
    /// Whether letters are large.
    pub(crate) large: bool,
    /// Whether contrast is high.
    pub(crate) contrast: bool,
    /// Name of the report in the storage.
    pub(crate) id: String,
    /// Saves to a file.
    pub(crate) save: Callback<()>,
}

#[component]
pub(crate) fn TopBar(props: &TopBarProps) -> Html {
    let lang = use_lang();
    let dispatch = use_dispatch();
    let onagency = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                dispatch.send(Action::Type(Field::Agency, field.value()));
            }
        })
    };
    let onyear = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: Event| {
            if let Some(list) = event.target_dyn_into::<HtmlSelectElement>() {
                dispatch.send(Action::Type(Field::Year, list.value()));
                dispatch.send(Action::Commit);
            }
        })
    };
    let onedition = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: Event| {
            if let Some(list) = event.target_dyn_into::<HtmlSelectElement>() {
                dispatch.send(Action::SwitchEdition(list.value()));
            }
        })
    };
    let year_entry = |year: &u16| {
        html! {
            <option key={*year} value={year.to_string()} selected={props.year == Some(*year)}>
                { Word::YearOf.fill(lang, &[("year", &year.to_string())]) }
            </option>
        }
    };
    let edition_entry = |form: &std::sync::Arc<form::Form>| {
        html! {
            <option key={form.id().to_owned()} value={form.id().to_owned()} selected={props.edition == form.id()}>
                { edition_name(form).get(lang) }
            </option>
        }
    };
    html! {
        <header class="top-bar">
            <a class="home" href={Route::Start.href()} title={Word::HomeLong.get(lang)}>{ Word::Home.get(lang) }</a>
            <div class="identity">
                <input id="agency" type="text" value={props.agency.clone()} oninput={onagency} autocomplete="off" spellcheck="false"
                    onblur={dispatch.on::<FocusEvent>(Action::Commit)} aria-label={Word::Agency.get(lang)} placeholder={Word::AgencyHint.get(lang)} />
                <select id="year" onchange={onyear} aria-label={Word::Year.get(lang)}>
                    <option value="" selected={props.year.is_none()}>{ Word::NoYear.get(lang) }</option>
                    { for props.years.iter().map(year_entry) }
                </select>
                <label class="edition">{ Word::Edition.get(lang) }
                    <select id="edition" onchange={onedition}>{ for form::builtin().iter().map(edition_entry) }</select>
                </label>
            </div>
            <div class="tools">
                <StepButton id="undo" step={props.steps.0.clone()} back=true />
                <StepButton id="redo" step={props.steps.1.clone()} back=false />
                <ViewSwitches large={props.large} contrast={props.contrast} />
                <OpenButton id="open-file" class="quiet" label={Word::OpenFile} />
                <a class="button quiet" id="help" href={Route::Help.href()}>{ Word::Help.get(lang) }</a>
            </div>
            <div class="save-box">
                { keeping(props, lang) }
                <a class="button quiet" id="export" href={Route::Export(props.id.clone()).href()}>{ Word::Export.get(lang) }</a>
                <button type="button" id="save-file" class={if props.is_in_file { "quiet" } else { "primary" }} onclick={props.save.reform(|_| ())}>
                    { Word::SaveFile.get(lang) }
                </button>
            </div>
        </header>
    }
}

fn keeping(props: &TopBarProps, lang: gouji_core::Lang) -> Html {
    let (state, words) = match &props.storing {
        Storing::Refused => ("refused", Word::NotKept.get(lang).to_owned()),
        Storing::Stored(at) if props.is_kept => ("kept", Word::KeptAt.fill(lang, &[("time", at)])),
        Storing::NotYet if props.is_kept => ("kept", String::new()),
        Storing::Stored(_) | Storing::NotYet => ("keeping", Word::Keeping.get(lang).to_owned()),
    };
    let in_file = if props.is_in_file { Word::InFile } else { Word::NotInFile };
    html! {
        <p class="keeping" id="keeping" data-state={state}>
            { &words }<br />{ in_file.get(lang) }
        </p>
    }
}

#[derive(Properties, PartialEq)]
struct StepButtonProps {
    id: &'static str,
    step: Option<String>,
    back: bool,
}

/// Takes the last step back, or does it again.
#[component]
fn StepButton(props: &StepButtonProps) -> Html {
    let lang = use_lang();
    let dispatch = use_dispatch();
    let (word, long, action) = if props.back {
        (Word::Undo, Word::UndoStep, Action::Undo)
    } else {
        (Word::Redo, Word::RedoStep, Action::Redo)
    };
    let title = props.step.as_ref().map(|step| long.fill(lang, &[("step", step)]));
    html! {
        <button type="button" id={props.id} class="quiet" disabled={props.step.is_none()} {title} onclick={dispatch.on(action)}>
            { word.get(lang) }
        </button>
    }
}

#[derive(Properties, PartialEq)]
pub(crate) struct OpenButtonProps {
    /// Id of the field behind it.
    pub(crate) id: &'static str,
    /// How it looks.
    pub(crate) class: &'static str,
    /// What it says.
    pub(crate) label: Word,
}

/// A button that lets choose a file.
#[component]
pub(crate) fn OpenButton(props: &OpenButtonProps) -> Html {
    let lang = use_lang();
    let open = use_opener();
    let onchange = Callback::from(move |event: Event| {
        let Some(field) = event.target_dyn_into::<HtmlInputElement>() else { return };
        let files: Vec<File> = field.files().map_or_else(Vec::new, |list| files::of_list(&list));
        // The same file can be chosen again.
        field.set_value("");
        open.emit(Incoming::Files(files));
    });
    html! {
        <label class={classes!("button", "file-button", props.class)}>
            { props.label.get(lang) }
            <input id={props.id} type="file" {onchange} />
        </label>
    }
}
