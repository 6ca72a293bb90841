//! One finding: its sentence, its equation, and on demand what it rests on.

use yew::prelude::*;

use super::equation::Sides;
use super::explain::Explain;
use crate::app::{use_dispatch, use_lang};
use crate::route::Route;
use crate::state::action::Action;
use crate::state::view::findings::{FindingView, element_id};
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
    let explaining = use_state(|| false);
    let finding = &props.finding;
    let open = {
        let set = explaining.setter();
        Callback::from(move |_: MouseEvent| set.set(true))
    };
    let close = {
        let set = explaining.setter();
        Callback::from(move |()| set.set(false))
    };
    let class =
        classes!("finding", format!("is-{}", finding.severity.code()), finding.traced.then_some("is-traced"));
    html! {
        <li {class} data-rule={finding.rule.clone()} id={element_id(&finding.key)}>
            <button type="button" class="sentence" title={Word::Locate.get(lang)}
                onclick={dispatch.on(Action::Trace(finding.key.clone()))}>{ &finding.sentence }</button>
            if let Some((left, right)) = finding.equation.as_ref().filter(|_| finding.traced || finding.is_short()) {
                <Sides left={left.clone()} right={right.clone()} />
            }
            <div class="finding-foot">
                <details class="basis">
                    <summary>{ &finding.rule }{ " · " }{ Word::Basis.get(lang) }</summary>
                    <p>{ finding.title }</p>
                    <p>{ finding.basis }</p>
                    <p><a class="rule-link" href={Route::Rules(Some(finding.rule.clone())).href()}>{ Word::RuleMore.get(lang) }</a></p>
                </details>
                if !*explaining {
                    <button type="button" class="link explain-open" onclick={open}>{ Word::ExplainOpen.get(lang) }</button>
                }
            </div>
            if *explaining {
                <Explain finding={finding.key.clone()} done={close} />
            }
        </li>
    }
}
