//! What a paste would change, before it does: Enter pastes, Esc does not.

use std::rc::Rc;

use gouji_core::form::CellId;
use yew::prelude::*;

use crate::app::{use_dispatch, use_lang};
use crate::services::dom;
use crate::state::action::Action;
use crate::state::paste::Plan;
use crate::state::view::cell_name;
use crate::state::work::Work;
use crate::text::Word;

/// The most changes that are listed; the tables show all.
const LISTED: usize = 200;

/// A paste that waits for an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PasteView {
    plan: Rc<Plan>,
    /// Names of the cells that change, with their texts before and after.
    changes: Vec<(String, String, String)>,
}

impl PasteView {
    /// The one that waits, if one does.
    pub(crate) fn new(work: &Work, lang: gouji_core::Lang) -> Option<Self> {
        let plan = work.pasting.clone()?;
        let name = |cell: CellId| cell_name(work.form(), cell, lang);
        let own =
            |text: &str| if text.is_empty() { Word::BlankCell.get(lang).to_owned() } else { text.to_owned() };
        let changes = plan.changes(work.report());
        let changes = changes.map(|(cell, before, after)| (name(cell), own(before), own(after))).collect();
        Some(Self { plan, changes })
    }
}

#[derive(Properties, PartialEq)]
pub(crate) struct PastePreviewProps {
    /// What waits.
    pub(crate) paste: Option<PasteView>,
}

#[component]
pub(crate) fn PastePreview(props: &PastePreviewProps) -> Html {
    let lang = use_lang();
    let dispatch = use_dispatch();
    use_effect_with(props.paste.is_some(), |shown| {
        if *shown {
            dom::focus("paste-confirm");
        }
    });
    let Some(PasteView { plan, changes }) = &props.paste else { return Html::default() };
    let onkeydown = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                event.prevent_default();
                dispatch.send(Action::AnswerPaste(false));
            }
        })
    };
    let count = |word: Word, count: usize| word.fill(lang, &[("n", &count.to_string())]);
    let told = if plan.by_labels { Word::PasteByLabels } else { Word::PasteByPosition };
    let (rows, columns) = (plan.size.0.to_string(), plan.size.1.to_string());
    let size = Word::PasteSize.fill(lang, &[("rows", &rows), ("columns", &columns)]);
    let change = |(name, before, after): &(String, String, String)| {
        html! { <li><span>{ name }</span>{ " " }<s>{ before }</s>{ " → " }<b>{ after }</b></li> }
    };
    html! {
        <div class="paste-preview" role="alertdialog" aria-labelledby="paste-title" aria-describedby="paste-told" {onkeydown}>
            <h2 id="paste-title">{ count(Word::PasteTitle, changes.len()) }</h2>
            <p id="paste-told">
                { size }{ count(told, plan.cells.len()) }
                if !plan.outside.is_empty() { <b>{ count(Word::PasteOutside, plan.outside.len()) }</b> }
            </p>
            <div class="paste-lists" tabindex="0" role="region" aria-label={count(Word::PasteTitle, changes.len())}>
                <ul class="plain paste-changes">{ for changes.iter().take(LISTED).map(change) }</ul>
                if changes.len() > LISTED { <p class="hint">{ count(Word::PasteMore, changes.len() - LISTED) }</p> }
                if !plan.doubts.is_empty() {
                    <h3>{ count(Word::ReviewDoubts, plan.doubts.len()) }</h3>
                    <ul>{ for plan.doubts.iter().map(|doubt| html! { <li>{ doubt.get(lang) }</li> }) }</ul>
                }
                if !plan.outside.is_empty() {
                    <h3>{ count(Word::PasteOutsideList, plan.outside.len()) }</h3>
                    <ul class="paste-outside">{ for plan.outside.iter().take(LISTED).map(|text| html! { <li>{ text }</li> }) }</ul>
                }
            </div>
            <p class="paste-answers">
                <button type="button" class="primary" id="paste-confirm" onclick={dispatch.on(Action::AnswerPaste(true))}>{ Word::PasteConfirm.get(lang) }</button>
                { " " }
                <button type="button" class="quiet" id="paste-cancel" onclick={dispatch.on(Action::AnswerPaste(false))}>{ Word::PasteCancel.get(lang) }</button>
            </p>
        </div>
    }
}
