//! A ledger of applications counted into the table: columns, words, rows to look at, figures before and after.

mod columns;
mod figures;
mod rows;
mod words;

use std::rc::Rc;

use gloo::file::File;
use gloo::file::callbacks::FileReader;
use gouji_core::ledger::{Counted, Ledger};
use gouji_core::{Form, Report};
use web_sys::{Event, HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use self::columns::Columns;
use self::figures::Figures;
use self::rows::Rows;
use self::words::Words;
use crate::app::{Dispatch, Stored, use_dispatch, use_lang};
use crate::components::doorway::{Incoming, use_opener};
use crate::components::shell::notice_bar::NoticeBar;
use crate::components::shell::view_switches::ViewSwitches;
use crate::route::Route;
use crate::services::{files, reading};
use crate::state::action::Action;
use crate::state::ledger::{LedgerAction, LedgerWork};
use crate::state::notice::Notice;
use crate::text::{Word, both};

/// What files are dropped on to be taken for a ledger, as a selector.
pub(crate) const DROP_PLACE: &str = "[data-drop=ledger]";

/// A ledger of an invented agency.
const EXAMPLE: &str = include_str!("../../example/ledger.csv");

/// Opens a ledger, or a mapping for the one that is open.
pub(crate) fn open_ledger(files: Vec<File>, dispatch: &Dispatch) -> Option<FileReader> {
    let file = files.into_iter().next()?;
    let name = file.name();
    if let Err(text) = reading::admit(&name, file.size()) {
        dispatch.send(Action::Say(Notice::trouble(text)));
        return None;
    }
    let dispatch = dispatch.clone();
    Some(files::read(&file, move |read| match read {
        Err(_) => dispatch.send(Action::Say(Notice::trouble(both(Word::FileNotRead, &[("file", &name)])))),
        Ok(bytes) => open_bytes(&bytes, &name, &dispatch),
    }))
}

fn open_bytes(bytes: &[u8], name: &str, dispatch: &Dispatch) {
    // No sheet begins like this, and every mapping does.
    let mapping = std::str::from_utf8(bytes).ok().filter(|text| text.trim_start().starts_with('{'));
    let action = match mapping {
        Some(text) => Ok(LedgerAction::Mapping(text.to_owned())),
        None => {
            reading::sheets(bytes, name).map(|sheets| LedgerAction::Open { file: name.to_owned(), sheets })
        }
    };
    dispatch.send(match action {
        Ok(action) => Action::Ledger(action),
        Err(text) => Action::Say(Notice::trouble(text)),
    });
}

#[derive(Properties, PartialEq)]
pub(crate) struct LedgerEntryProps {
    /// Name of the report in the storage.
    pub(crate) id: String,
    /// Name of the ledger's file, if one is open.
    pub(crate) file: Option<String>,
}

/// The way to the ledger from the list of sections.
#[component]
pub(crate) fn LedgerEntry(props: &LedgerEntryProps) -> Html {
    let lang = use_lang();
    let href = Route::Ledger(props.id.clone()).href();
    let word = if props.file.is_some() { Word::LedgerGoOn } else { Word::LedgerImport };
    html! {
        <section class="previous" aria-labelledby="ledger-heading">
            <h2 id="ledger-heading">{ Word::LedgerShort.get(lang) }</h2>
            if let Some(file) = &props.file {
                <p class="previous-name">{ file }</p>
            }
            <a class="button quiet small" id="open-ledger" {href}>{ word.get(lang) }</a>
            if props.file.is_none() {
                <p class="hint">{ Word::LedgerWhy.get(lang) }</p>
            }
        </section>
    }
}

#[derive(Properties, PartialEq)]
pub(crate) struct LedgerPageProps {
    /// The store, with a report under work.
    pub(crate) store: Stored,
}

#[component]
pub(crate) fn LedgerPage(props: &LedgerPageProps) -> Html {
    let lang = use_lang();
    let store = &props.store.0;
    let Some(work) = &store.work else { return Html::default() };
    let report = work.committed().report();
    let back = Route::Report { id: work.id.clone(), section: None };
    let ledger = store.ledger.as_ref().map(|(_, ledger)| ledger);
    let body = match (ledger, report.year) {
        (_, None) => {
            html! { <p class="verdict is-open" role="alert">{ Word::LedgerNeedsYear.get(lang) }</p> }
        }
        (None, Some(_)) => html! { <Empty /> },
        (Some(ledger), Some(year)) => html! {
            <Counting ledger={ledger.clone()} report={Rc::new(report.clone())} {year} id={work.id.clone()} />
        },
    };
    html! {
        <div class="page ledger" data-drop="ledger">
            <header class="page-head">
                <a class="home" id="ledger-back" href={back.href()}>{ Word::RulesBack.get(lang) }</a>
                <h1>{ Word::LedgerTitle.get(lang) }</h1>
                <div class="tools"><ViewSwitches large={store.large} contrast={store.contrast} /></div>
            </header>
            <NoticeBar notice={store.notice.clone()} />
            <main class="page-main" tabindex="-1">{ body }</main>
        </div>
    }
}

/// A field that takes a ledger or a mapping.
fn file_field(
    id: &'static str,
    word: Word,
    class: &'static str,
    lang: gouji_core::Lang,
    open: &Callback<Incoming>,
) -> Html {
    let open = open.clone();
    let onchange = Callback::from(move |event: Event| {
        let Some(field) = event.target_dyn_into::<HtmlInputElement>() else { return };
        let files: Vec<File> = field.files().map_or_else(Vec::new, |list| files::of_list(&list));
        field.set_value("");
        open.emit(Incoming::Ledger(files));
    });
    html! {
        <label class={classes!("button", "file-button", class)}>{ word.get(lang) }<input {id} type="file" {onchange} /></label>
    }
}

/// No ledger yet: what it is for and where to get one.
#[component]
fn Empty() -> Html {
    let lang = use_lang();
    let open = use_opener();
    let dispatch = use_dispatch();
    let example = Callback::from(move |_: MouseEvent| {
        let name = Word::LedgerExampleFile.get(lang);
        open_bytes(EXAMPLE.as_bytes(), name, &dispatch);
    });
    html! {
        <section class="ledger-empty">
            <p>{ Word::LedgerLead.get(lang) }</p>
            <p>{ Word::LedgerWants.get(lang) }</p>
            <p>{ Word::LedgerStays.get(lang) }</p>
            <p class="ledger-doors">
                { file_field("choose-ledger", Word::LedgerChoose, "primary", lang, &open) }
                <button type="button" class="quiet" id="ledger-example" onclick={example}>{ Word::LedgerExample.get(lang) }</button>
            </p>
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct CountingProps {
    ledger: LedgerWork,
    report: Rc<Report>,
    year: u16,
    id: String,
}

/// A ledger and what comes of counting it.
#[component]
fn Counting(props: &CountingProps) -> Html {
    let lang = use_lang();
    let open = use_opener();
    let dispatch = use_dispatch();
    let ledger = &props.ledger;
    let form = props.report.form();
    let key = (ledger.version, ledger.file.clone(), form.id().to_owned(), props.year);
    let counted = use_memo(key, |_| ledger.count(form, props.year));
    let save = {
        let (ledger, dispatch) = (ledger.clone(), dispatch.clone());
        Callback::from(move |_: MouseEvent| {
            let name = format!("{}.gouji-ledger.json", Word::LedgerMappingName.get(lang));
            let saved =
                ledger.mapping_file().is_some_and(|text| files::offer(&name, text.as_bytes(), files::JSON));
            if !saved {
                dispatch.send(Action::Say(Notice::trouble(both(Word::NotOffered, &[]))));
            }
        })
    };
    let onsheet = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: Event| {
            let list = event.target_dyn_into::<HtmlSelectElement>();
            if let Some(number) = list.and_then(|list| list.value().parse().ok()) {
                dispatch.send(Action::Ledger(LedgerAction::Sheet(number)));
            }
        })
    };
    let tools = html! {
        <p class="ledger-tools">
            <strong class="ledger-file">{ &ledger.file }</strong>
            if ledger.sheets.len() > 1 {
                <label>{ Word::LedgerSheet.get(lang) }{ " " }
                    <select id="ledger-sheet" onchange={onsheet}>
                        { for ledger.sheets.iter().enumerate().map(|(number, sheet)| html! {
                            <option value={number.to_string()} selected={number == ledger.sheet}>{ &sheet.name }</option>
                        }) }
                    </select>
                </label>
            }
            { file_field("choose-ledger", Word::LedgerOther, "quiet small", lang, &open) }
            <button type="button" class="quiet small" id="save-mapping" onclick={save}>{ Word::LedgerSaveMapping.get(lang) }</button>
            { file_field("choose-mapping", Word::LedgerLoadMapping, "quiet small", lang, &open) }
            <button type="button" class="quiet small" id="leave-ledger" onclick={dispatch.on(Action::Ledger(LedgerAction::Leave))}>
                { Word::LedgerLeave.get(lang) }
            </button>
        </p>
    };
    let list = match &*ledger.list {
        Err(unfit) => {
            return html! { <>{ tools }<p class="verdict is-wrong" role="alert">{ unfit.say(lang) }</p></> };
        }
        Ok(list) => list,
    };
    html! {
        <>
            { tools }
            { summary(list, counted.as_ref().as_ref(), props.year, lang) }
            <Columns list={Rc::new(list.clone())} mapping={ledger.mapping.clone()} version={ledger.version} />
            { for remarks(ledger, counted.as_ref().as_ref()).map(|remark| html! { <p class="ledger-remark">{ remark.say(lang) }</p> }) }
            if let Some(counted) = counted.as_ref() {
                <Words words={counted.words.clone()} form={Named(std::sync::Arc::clone(form))} />
                <Rows problems={counted.problems.clone()} ledger={ledger.clone()} />
                <Figures report={Rc::clone(&props.report)} counted={Rc::new(counted.clone())} ledger={ledger.clone()} id={props.id.clone()} />
            }
        </>
    }
}

/// A form as a property: compared by its id.
#[derive(Clone)]
struct Named(std::sync::Arc<Form>);

impl PartialEq for Named {
    fn eq(&self, other: &Self) -> bool {
        self.0.id() == other.0.id()
    }
}

fn remarks<'a>(
    ledger: &'a LedgerWork,
    counted: Option<&'a Counted>,
) -> impl Iterator<Item = &'a gouji_core::ledger::Remark> {
    ledger.remarks.iter().chain(counted.into_iter().flat_map(|counted| &counted.remarks))
}

/// How many rows went where.
fn summary(list: &Ledger, counted: Option<&Counted>, year: u16, lang: gouji_core::Lang) -> Html {
    let all = list.rows.len().to_string();
    let Some(counted) = counted else {
        return html! { <p class="ledger-summary" role="status">{ Word::LedgerUncounted.fill(lang, &[("all", &all)]) }</p> };
    };
    let open = counted.open();
    let outside = counted.problems.len().saturating_sub(open).to_string();
    let (year, own, open_text) = (year.to_string(), counted.counted.to_string(), open.to_string());
    let values =
        [("all", all.as_str()), ("year", &year), ("n", &own), ("open", &open_text), ("outside", &outside)];
    html! {
        <p class={classes!("ledger-summary", if open == 0 { "is-even" } else { "is-open" })} role="status" id="ledger-summary">
            { Word::LedgerCounted.fill(lang, &values) }
        </p>
    }
}
