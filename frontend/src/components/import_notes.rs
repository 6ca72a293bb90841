//! What the reader of a file was unsure of, and what found no place.

use std::rc::Rc;
use std::sync::Arc;

use gouji_core::Lang;
use gouji_core::finding::Place;
use gouji_core::form::Form;
use yew::prelude::*;

use crate::app::{use_dispatch, use_lang};
use crate::route::Route;
use crate::state::action::Action;
use crate::state::import::{Doubt, Import};
use crate::state::view::cell_name;
use crate::text::Word;

#[derive(Properties, PartialEq)]
pub(crate) struct ImportNotesProps {
    /// Name of the report in the storage.
    pub(crate) id: String,
    /// What came with the file.
    pub(crate) import: Rc<Import>,
    /// The form, for the names of cells.
    pub(crate) form: Arc<Form>,
}

#[component]
pub(crate) fn ImportNotes(props: &ImportNotesProps) -> Html {
    let lang = use_lang();
    let dispatch = use_dispatch();
    let open = props.import.open().count();
    let review = props.import.original.as_ref().map(|_| {
        html! { <a id="open-review" href={Route::Review(props.id.clone()).href()}>{ Word::ReviewOpen.get(lang) }</a> }
    });
    if open == 0 && props.import.unplaced_count() == 0 && review.is_none() {
        return Html::default();
    }
    let entry = |(number, doubt): (usize, &Doubt)| {
        let cell = doubt.cell.as_deref().and_then(|key| props.form.cell_id(key));
        html! {
            <li key={number} class="doubt" data-doubt={doubt.cell.clone().unwrap_or_default()}>
                if let Some(cell) = cell {
                    <button type="button" class="link" onclick={dispatch.on(Action::GoTo(Place::Cell(cell)))}>
                        { cell_name(&props.form, cell, lang) }
                    </button>
                }
                <p>{ doubt.why.get(lang) }</p>
                if !doubt.raw.is_empty() {
                    <p class="raw">{ Word::ImportRaw.fill(lang, &[("raw", &doubt.raw)]) }</p>
                }
                <button type="button" class="quiet small" onclick={dispatch.on(Action::SettleDoubt(Some(number)))}>
                    { Word::ImportSettle.get(lang) }
                </button>
            </li>
        }
    };
    let unplaced = &props.import.unplaced;
    let told =
        html! { <p class="hint import-line">{ source(&props.import.source, lang) }{ " " }{ review }</p> };
    let unplaced = (props.import.unplaced_count() > 0).then(|| {
        let more = props.import.more_unplaced;
        html! {
            <details class="unplaced">
                <summary>{ Word::Unplaced.fill(lang, &[("n", &props.import.unplaced_count().to_string())]) }</summary>
                <ul>{ for unplaced.iter().map(|own| html! { <li>{ &own.text }</li> }) }</ul>
                if more > 0 { <p class="hint">{ Word::UnplacedMore.fill(lang, &[("n", &more.to_string())]) }</p> }
            </details>
        }
    });
    if open == 0 {
        return html! { <div class="import-notes">{ told }{ unplaced }</div> };
    }
    html! {
        <section class="group import-notes" aria-labelledby="import-heading">
            <h3 id="import-heading" class="group-head">
                <span class="sign is-doubt" aria-hidden="true">{ "◇" }</span>
                { Word::ImportHeading.get(lang) }{ " " }<span class="count">{ open }</span>
                if open > 1 {
                    <button type="button" class="quiet small" onclick={dispatch.on(Action::SettleDoubt(None))}>
                        { Word::ImportSettleAll.get(lang) }
                    </button>
                }
            </h3>
            { told }
            <ol class="plain">{ for props.import.open().map(entry) }</ol>
            { unplaced }
        </section>
    }
}

/// Where a report came from, in words.
pub(crate) fn source(name: &str, lang: Lang) -> String {
    match name {
        "" => Word::ImportPasted.get(lang).to_owned(),
        file => Word::ImportFrom.fill(lang, &[("file", file)]),
    }
}
