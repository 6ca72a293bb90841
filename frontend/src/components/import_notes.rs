//! What the reader of a file was unsure of, and what found no place.

use std::rc::Rc;
use std::sync::Arc;

use gouji_core::finding::Place;
use gouji_core::form::Form;
use yew::prelude::*;

use crate::app::{use_dispatch, use_lang};
use crate::state::action::Action;
use crate::state::import::{Doubt, Import};
use crate::state::view::cell_name;
use crate::text::Word;

#[derive(Properties, PartialEq)]
pub(crate) struct ImportNotesProps {
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
    if open == 0 && props.import.unplaced.is_empty() {
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
    let source = match props.import.source.as_str() {
        "" => Word::ImportPasted.get(lang).to_owned(),
        file => Word::ImportFrom.fill(lang, &[("file", file)]),
    };
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
            <p class="hint">{ source }</p>
            <ol class="plain">{ for props.import.open().map(entry) }</ol>
            if !unplaced.is_empty() {
                <details class="unplaced">
                    <summary>{ Word::Unplaced.fill(lang, &[("n", &unplaced.len().to_string())]) }</summary>
                    <ul>{ for unplaced.iter().map(|text| html! { <li>{ text }</li> }) }</ul>
                </details>
            }
        </section>
    }
}
