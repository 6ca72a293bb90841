//! Two sides that should agree, each value a way to its place.

use yew::prelude::*;

use crate::app::{use_dispatch, use_lang};
use crate::state::action::Action;
use crate::state::view::findings::{SideView, TermView};
use crate::text::Word;

#[derive(Properties, PartialEq)]
pub(crate) struct SidesProps {
    /// The left side.
    pub(crate) left: SideView,
    /// The right side.
    pub(crate) right: SideView,
}

#[component]
pub(crate) fn Sides(props: &SidesProps) -> Html {
    let lang = use_lang();
    let dispatch = use_dispatch();
    let term = |(position, term): (usize, &TermView)| {
        let sign = match (term.minus, position) {
            (true, _) => "− ",
            (false, 0) => "",
            (false, _) => "+ ",
        };
        html! {
            <span class="term" key={position}>
                { sign }{ &term.name }
                <button type="button" class="value" onclick={dispatch.on(Action::GoTo(term.place.clone()))}
                    aria-label={format!("{} {} {}", term.name, term.value, Word::GoToValue.fill(lang, &[("name", &term.name)]))}>
                    { &term.value }
                </button>
            </span>
        }
    };
    let side = |side: &SideView| {
        html! {
            <p class="side">
                { for side.terms.iter().enumerate().map(term) }
                if side.zeros > 0 {
                    <span class="term hint">{ Word::Zeros.fill(lang, &[("n", &side.zeros.to_string())]) }</span>
                }
                if let Some(sum) = &side.sum {
                    <span class="term sum">{ "= " }<strong>{ sum }</strong></span>
                }
            </p>
        }
    };
    html! { <div class="equation">{ side(&props.left) }{ side(&props.right) }</div> }
}
