//! Proposed repairs: which cell, from what to what, why, and one button to make it so.

use std::rc::Rc;

use gouji_core::check::Session;
use gouji_core::finding::Place;
use gouji_core::form::CellId;
use gouji_core::repair::Effort;
use yew::prelude::*;

use super::equation::Sides;
use crate::app::{use_dispatch, use_lang};
use crate::state::action::Action;
use crate::state::import::Import;
use crate::state::view::repairs::{AT_ONCE, OptionView, ProofView, RepairView, repairs};
use crate::text::Word;

/// A committed report; the same one is not looked through twice.
#[derive(Clone)]
pub(crate) struct Committed(pub(crate) Rc<Session>);

impl PartialEq for Committed {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[derive(Properties, PartialEq)]
pub(crate) struct RepairsProps {
    /// The report with its findings.
    pub(crate) session: Committed,
    /// What its reader was unsure of.
    pub(crate) import: Rc<Import>,
    /// The changes that are shown in the table.
    pub(crate) preview: Rc<Vec<(CellId, String)>>,
}

#[component]
pub(crate) fn Repairs(props: &RepairsProps) -> Html {
    let lang = use_lang();
    let searched = use_state(|| None::<Committed>);
    let thorough = searched.as_ref() == Some(&props.session);
    let views = use_memo(
        (props.session.clone(), Rc::clone(&props.import), thorough, lang),
        |(session, import, thorough, lang)| {
            let effort = if *thorough { Effort::default() } else { AT_ONCE };
            repairs(&session.0, import, effort, *lang)
        },
    );
    if views.is_empty() {
        return Html::default();
    }
    let search = {
        let session = props.session.clone();
        Callback::from(move |_: MouseEvent| searched.set(Some(session.clone())))
    };
    let repair = |repair: &RepairView| {
        let option = |option: &OptionView| {
            html! { <Way option={option.clone()} proof={repair.proof.clone()} shown={props.preview == option.cells} /> }
        };
        html! {
            <div class="repair">
                <p>{ &repair.heading }</p>
                if repair.unfinished && !thorough {
                    <button type="button" class="quiet small search-on" onclick={search.clone()}>
                        { Word::RepairSearchOn.get(lang) }
                    </button>
                }
                <ol class="plain">{ for repair.options.iter().map(option) }</ol>
                if repair.more > 0 {
                    <p class="hint">{ Word::RepairMore.fill(lang, &[("n", &repair.more.to_string())]) }</p>
                }
            </div>
        }
    };
    html! {
        <section class="group repairs" aria-labelledby="repairs-heading">
            <h3 id="repairs-heading" class="group-head">
                <span class="sign" aria-hidden="true">{ "✎" }</span>{ Word::RepairHeading.get(lang) }
            </h3>
            { for views.iter().map(repair) }
            <p class="hint">{ Word::RepairHint.get(lang) }</p>
            <details class="blind hint">
                <summary>{ Word::BlindTitle.get(lang) }</summary>
                <p>{ Word::BlindRectangle.get(lang) }</p>
                <p>{ Word::BlindEven.get(lang) }</p>
                <p>{ Word::BlindLeast.get(lang) }</p>
            </details>
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct WayProps {
    option: OptionView,
    proof: ProofView,
    shown: bool,
}

/// One way to do it.
#[component]
fn Way(props: &WayProps) -> Html {
    let lang = use_lang();
    let dispatch = use_dispatch();
    let (option, proof) = (&props.option, &props.proof);
    let place = option.cells.first().map(|(cell, _)| Place::Cell(*cell));
    let preview = if props.shown { Rc::default() } else { Rc::clone(&option.cells) };
    let sides = |(left, right): &crate::state::view::repairs::Sides| {
        html! { <Sides left={left.clone()} right={right.clone()} /> }
    };
    html! {
        <li class="repair-option">
            if let Some(place) = place {
                <button type="button" class="sentence" title={Word::Locate.get(lang)}
                    onclick={dispatch.on(Action::GoTo(place))}>{ &option.words }</button>
            }
            <button type="button" class="quiet small adopt" onclick={dispatch.on(Action::Repair((*option.cells).clone()))}>
                { Word::RepairAdopt.get(lang) }
            </button>
            <button type="button" class="quiet small preview" aria-pressed={props.shown.to_string()}
                onclick={dispatch.on(Action::Preview(preview))}>{ Word::RepairPreview.get(lang) }</button>
            <details class="proof">
                <summary>{ Word::RepairProof.get(lang) }</summary>
                if !proof.sums.is_empty() {
                    <p>{ &proof.disjoint }</p>
                    { for proof.sums.iter().map(sides) }
                }
                { for proof.lines.iter().map(|line| html! { <p>{ line }</p> }) }
                if !option.after.is_empty() {
                    <p>{ Word::ProofAfter.get(lang) }</p>
                    { for option.after.iter().map(sides) }
                }
            </details>
        </li>
    }
}
