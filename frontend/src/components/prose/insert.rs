//! Looking for a figure of the tables and putting it into the prose.

use std::rc::Rc;

use gouji_core::form::SectionNo;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::area_id;
use crate::app::{use_dispatch, use_lang};
use crate::services::dom;
use crate::state::action::Action;
use crate::state::view::prose::FigureChoice;
use crate::state::work::links::Wording;
use crate::text::Word;

#[derive(Properties, PartialEq)]
pub(super) struct InsertProps {
    /// The section that the figure goes into.
    pub(super) section: SectionNo,
    /// The figures to choose from.
    pub(super) choices: Rc<Vec<FigureChoice>>,
}

/// More than this are not listed at once.
const MOST: usize = 12;

/// Whether every word that is looked for stands in the name or is the figure.
fn fits(choice: &FigureChoice, wanted: &str) -> bool {
    wanted.split_whitespace().all(|word| choice.name.contains(word) || choice.figure == word)
}

#[component]
pub(super) fn Insert(props: &InsertProps) -> Html {
    let lang = use_lang();
    let dispatch = use_dispatch();
    let wanted = use_state(String::new);
    let chosen = use_state(|| 0_usize);
    let id = format!("insert-{}", props.section.key());
    use_effect_with(id.clone(), |id| dom::focus(id));
    let shown: Vec<FigureChoice> =
        props.choices.iter().filter(|choice| fits(choice, &wanted)).take(MOST).cloned().collect();
    let at = (*chosen).min(shown.len().saturating_sub(1));
    let section = props.section;
    let put = {
        let dispatch = dispatch.clone();
        move |key: String, wording: Wording| {
            let stretch = dom::selection(&area_id(section)).unwrap_or((0, 0));
            dispatch.send(Action::Link { section, stretch, key, wording });
        }
    };
    let leave = {
        let dispatch = dispatch.clone();
        move || {
            dispatch.send(Action::Insert(None));
            dom::focus(&area_id(section));
        }
    };
    let onkeydown = {
        let (put, leave, chosen, own, last) = (
            put.clone(),
            leave.clone(),
            chosen.setter(),
            shown.get(at).cloned(),
            shown.len().saturating_sub(1),
        );
        Callback::from(move |event: KeyboardEvent| {
            if event.is_composing() || event.key_code() == 229 {
                return;
            }
            match event.key().as_str() {
                "ArrowDown" => chosen.set((at + 1).min(last)),
                "ArrowUp" => chosen.set(at.saturating_sub(1)),
                "Escape" => leave(),
                "Enter" => {
                    let Some(own) = &own else { return };
                    if !event.shift_key() {
                        put(own.key.clone(), Wording::Figure);
                    } else if own.growth.is_some() {
                        put(own.key.clone(), Wording::Growth);
                    }
                }
                _ => return,
            }
            event.prevent_default();
        })
    };
    let oninput = {
        let (wanted, chosen) = (wanted.setter(), chosen.setter());
        Callback::from(move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                wanted.set(field.value());
                chosen.set(0);
            }
        })
    };
    let entry = |(number, choice): (usize, &FigureChoice)| {
        let button = |wording: Wording, text: String| {
            let (put, key) = (put.clone(), choice.key.clone());
            html! {
                <button type="button" class="quiet small" data-wording={wording.code()} onclick={Callback::from(move |_: MouseEvent| put(key.clone(), wording))}>{ text }</button>
            }
        };
        html! {
            <li key={choice.key.clone()} data-figure={choice.key.clone()} class={classes!((number == at).then_some("is-chosen"))}>
                <span class="insert-name">{ &choice.name }</span>{ " " }
                { button(Wording::Figure, Word::InsertFigure.fill(lang, &[("text", &choice.figure)])) }
                if let Some(growth) = &choice.growth {
                    { " " }{ button(Wording::Growth, Word::InsertGrowth.fill(lang, &[("text", growth)])) }
                }
            </li>
        }
    };
    let told = shown.get(at).map(|choice| format!("{} {}", choice.name, choice.figure)).unwrap_or_default();
    html! {
        <div class="insert" role="group" aria-label={Word::InsertOpen.get(lang)}>
            <p>
                <input {id} type="text" autocomplete="off" value={(*wanted).clone()} aria-label={Word::InsertSearch.get(lang)}
                    placeholder={Word::InsertSearch.get(lang)} {oninput} {onkeydown} />
                { " " }
                <button type="button" class="quiet small" onclick={Callback::from(move |_: MouseEvent| leave())}>{ Word::Cancel.get(lang) }</button>
            </p>
            <p class="hint">{ Word::InsertHow.get(lang) }</p>
            <p class="unseen" role="status">{ told }</p>
            if shown.is_empty() {
                <p>{ Word::InsertNone.get(lang) }</p>
            }
            <ul class="plain insert-list">{ for shown.iter().enumerate().map(entry) }</ul>
        </div>
    }
}
