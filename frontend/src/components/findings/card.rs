//! One finding: its sentence, its equation, and on demand what it rests on.

use yew::prelude::*;

use crate::app::{use_dispatch, use_lang};
use crate::state::action::Action;
use crate::state::view::findings::{FindingView, SideView, TermView, element_id};
use crate::text::Word;

#[derive(Properties, PartialEq)]
pub(crate) struct CardProps {
    /// The finding.
    pub(crate) finding: FindingView,
}

#[component]
pub(crate) fn Card(props: &CardProps) -> Html {
    let lang = use_lang();
    let dispatch = use_dispatch();
    let finding = &props.finding;
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
    let class =
        classes!("finding", format!("is-{}", finding.severity.code()), finding.traced.then_some("is-traced"));
    html! {
        <li {class} data-rule={finding.rule.clone()} id={element_id(&finding.key)}>
            <button type="button" class="sentence" title={Word::Locate.get(lang)}
                onclick={dispatch.on(Action::Trace(finding.key.clone()))}>{ &finding.sentence }</button>
            if let Some((left, right)) = finding.equation.as_ref().filter(|_| finding.traced || finding.is_short()) {
                <div class="equation">{ side(left) }{ side(right) }</div>
            }
            <details class="basis">
                <summary>{ &finding.rule }{ " · " }{ Word::Basis.get(lang) }</summary>
                <p>{ finding.title }</p>
                <p>{ finding.basis }</p>
            </details>
        </li>
    }
}
