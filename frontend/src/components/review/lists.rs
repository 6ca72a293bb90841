//! Everything that there is to look at: doubts, what found no place, and how the file keeps to the form.

use std::rc::Rc;
use std::sync::Arc;

use gouji_core::form::{Bilingual, Form};
use yew::prelude::*;

use super::Link;
use crate::app::{use_dispatch, use_lang};
use crate::state::action::{Action, Walk};
use crate::state::import::{Doubt, Import, Unplaced};
use crate::state::view::review::{about, place_name};
use crate::text::Word;

#[derive(Properties, PartialEq)]
pub(crate) struct ListsProps {
    /// What came with the file.
    pub(crate) import: Rc<Import>,
    /// The form, for the names of cells.
    pub(crate) form: Arc<Form>,
    /// Number of the doubt that is being looked at.
    pub(crate) looking: usize,
    /// Points at something.
    pub(crate) point: Callback<Link>,
}

/// The most characters of a text that the list shows; the source shows all.
const SHOWN: usize = 80;

fn short(text: &str) -> String {
    let mut short: String = text.chars().take(SHOWN).collect();
    if text.chars().nth(SHOWN).is_some() {
        short.push('…');
    }
    short
}

#[component]
pub(crate) fn Lists(props: &ListsProps) -> Html {
    let lang = use_lang();
    let dispatch = use_dispatch();
    let import = &props.import;
    let counted = |word: Word, count: usize| word.fill(lang, &[("n", &count.to_string())]);
    let doubt = |(number, doubt): (usize, &Doubt)| {
        let current = (number == props.looking).then_some("true");
        let name = about(&props.form, doubt, lang).unwrap_or_else(|| doubt.why.get(lang).to_owned());
        html! {
            <li key={number}>
                <button type="button" class={classes!("review-entry", doubt.settled.then_some("is-seen"))} aria-current={current}
                    onclick={dispatch.on(Action::Walk(Walk::To(number)))}>
                    <span aria-hidden="true">{ if doubt.settled { "✓ " } else { "◇ " } }</span>
                    { name }
                    if doubt.settled { <span class="unseen">{ Word::ReviewSeen.get(lang) }</span> }
                </button>
            </li>
        }
    };
    let unplaced = |(number, own): (usize, &Unplaced)| {
        let show = own.piece.map(|piece| props.point.reform(move |_: MouseEvent| Link::Piece(piece)));
        html! {
            <li key={number} class="review-unplaced">
                <span>{ short(&own.text) }</span>{ " " }
                <span class="hint">{ place_name(&own.place, lang) }</span>{ " " }
                if let Some(onclick) = show {
                    <button type="button" class="quiet small" {onclick}>{ Word::ReviewShow.get(lang) }</button>
                }
            </li>
        }
    };
    let remark = |remark: &Bilingual| html! { <li>{ remark.get(lang) }</li> };
    let remarks = import.original.iter().flat_map(|original| &original.remarks);
    let remarked = remarks.clone().count();
    html! {
        <div class="review-lists" tabindex="0" role="region" aria-label={Word::ReviewTitle.get(lang)}>
            if !import.doubts.is_empty() {
                <h2>{ counted(Word::ReviewDoubts, import.doubts.len()) }</h2>
                <ol class="plain" id="review-doubts">{ for import.doubts.iter().enumerate().map(doubt) }</ol>
            }
            if import.unplaced_count() > 0 {
                <h2>{ counted(Word::Unplaced, import.unplaced_count()) }</h2>
                <ul class="plain" id="review-unplaced">{ for import.unplaced.iter().enumerate().map(unplaced) }</ul>
                if import.more_unplaced > 0 { <p class="hint">{ counted(Word::UnplacedMore, import.more_unplaced) }</p> }
            }
            if remarked > 0 {
                <h2>{ counted(Word::ReviewRemarks, remarked) }</h2>
                <p class="hint">{ Word::ReviewRemarksWhy.get(lang) }</p>
                <ul id="review-remarks">{ for remarks.map(remark) }</ul>
            }
        </div>
    }
}
