//! Proposed repairs: which cell, from what to what, and one button to make it so.

use std::rc::Rc;

use gouji_core::check::Session;
use gouji_core::finding::Place;
use yew::prelude::*;

use crate::app::{use_dispatch, use_lang};
use crate::state::action::Action;
use crate::state::view::repairs::{OptionView, RepairView, repairs};
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
}

#[component]
pub(crate) fn Repairs(props: &RepairsProps) -> Html {
    let lang = use_lang();
    let dispatch = use_dispatch();
    let views = repairs(&props.session.0, lang);
    if views.is_empty() {
        return Html::default();
    }
    let option = |option: &OptionView| {
        let place = option.cells.first().map(|(cell, _)| Place::Cell(*cell));
        html! {
            <li class="repair-option">
                if let Some(place) = place {
                    <button type="button" class="sentence" title={Word::Locate.get(lang)}
                        onclick={dispatch.on(Action::GoTo(place))}>{ &option.words }</button>
                }
                <button type="button" class="quiet small adopt" onclick={dispatch.on(Action::Repair(option.cells.clone()))}>
                    { Word::RepairAdopt.get(lang) }
                </button>
            </li>
        }
    };
    let repair = |repair: &RepairView| {
        html! {
            <div class="repair">
                <p>{ &repair.heading }</p>
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
        </section>
    }
}
