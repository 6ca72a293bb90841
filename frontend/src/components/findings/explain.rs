//! Why a finding may stay: asked for, shown, and taken back.

use gouji_core::report::Decision;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::app::{use_dispatch, use_lang};
use crate::services::{clock, shelf};
use crate::state::action::Action;
use crate::state::view::findings::DecidedView;
use crate::text::Word;

/// Reasons to choose from; the last one is written by hand.
const REASONS: [Word; 4] = [Word::ReasonChecked, Word::ReasonLastYear, Word::ReasonScope, Word::ReasonOther];

#[derive(Properties, PartialEq)]
pub(crate) struct ExplainProps {
    /// Key of the finding.
    pub(crate) finding: String,
    /// The form is to be put away.
    pub(crate) done: Callback<()>,
}

/// Asks why a finding may stay, and who says so.
#[component]
pub(crate) fn Explain(props: &ExplainProps) -> Html {
    let lang = use_lang();
    let dispatch = use_dispatch();
    let chosen = use_state(|| 0_usize);
    let reason = use_node_ref();
    let name = use_node_ref();
    let is_own = *chosen + 1 == REASONS.len();
    let onchoose = {
        let chosen = chosen.setter();
        Callback::from(move |event: Event| {
            let list = event.target_dyn_into::<HtmlSelectElement>();
            chosen.set(list.and_then(|list| list.value().parse().ok()).unwrap_or(0));
        })
    };
    let onsubmit = {
        let (key, done) = (props.finding.clone(), props.done.clone());
        let (reason, name, chosen) = (reason.clone(), name.clone(), *chosen);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let text = |field: &NodeRef| {
                field
                    .cast::<HtmlInputElement>()
                    .map_or_else(String::new, |field| field.value().trim().to_owned())
            };
            let own = text(&reason);
            let words = REASONS.get(chosen).map_or("", |word| word.get(lang));
            let reason = if is_own { own.as_str() } else { words };
            let by = text(&name);
            if reason.is_empty() {
                return;
            }
            shelf::keep_reviewer(&by);
            let (reason, at) = (reason.to_owned(), clock::day());
            dispatch.send(Action::Explain { key: key.clone(), reason, by, at });
            done.emit(());
        })
    };
    let entry = |(number, word): (usize, &Word)| {
        html! { <option value={number.to_string()} selected={number == *chosen}>{ word.get(lang) }</option> }
    };
    let id = format!("explain-{}", props.finding);
    html! {
        <form class="explain" {onsubmit}>
            <label for={format!("{id}-reason")}>{ Word::ExplainReason.get(lang) }</label>
            <select id={format!("{id}-reason")} class="explain-reason" onchange={onchoose}>
                { for REASONS.iter().enumerate().map(entry) }
            </select>
            if is_own {
                <input ref={reason} type="text" class="explain-own" aria-label={Word::ReasonOwn.get(lang)}
                    placeholder={Word::ReasonOwn.get(lang)} maxlength="200" autocomplete="off" />
            }
            <label for={format!("{id}-by")}>{ Word::ExplainBy.get(lang) }</label>
            <input ref={name} id={format!("{id}-by")} type="text" class="explain-by" value={shelf::reviewer()} maxlength="40" autocomplete="off" />
            <p class="explain-tools">
                <button type="submit" class="primary small">{ Word::ExplainDone.get(lang) }</button>
                <button type="button" class="quiet small" onclick={props.done.reform(|_| ())}>{ Word::Cancel.get(lang) }</button>
            </p>
        </form>
    }
}

#[derive(Properties, PartialEq)]
pub(crate) struct DecidedProps {
    /// Findings that are explained.
    pub(crate) decided: Vec<DecidedView>,
    /// Explanations of what has changed since.
    pub(crate) lapsed: Vec<Decision>,
}

/// What is explained, and what was explained of other values than today's.
#[component]
pub(crate) fn DecidedList(props: &DecidedProps) -> Html {
    let lang = use_lang();
    let dispatch = use_dispatch();
    let withdraw = |decision: &Decision, word: Word| {
        html! {
            <button type="button" class="quiet small withdraw" onclick={dispatch.on(Action::Withdraw(decision.clone()))}>
                { word.get(lang) }
            </button>
        }
    };
    let decided = |view: &DecidedView| {
        html! {
            <li key={view.key.clone()} class="finding is-decided" data-rule={view.decision.rule.clone()}>
                if let Some(place) = view.place.clone() {
                    <button type="button" class="sentence" onclick={dispatch.on(Action::GoTo(place))}>{ &view.sentence }</button>
                } else {
                    <p>{ &view.sentence }</p>
                }
                <p class="reason">{ said(&view.decision, lang) }</p>
                { withdraw(&view.decision, Word::Withdraw) }
            </li>
        }
    };
    let lapsed = |decision: &Decision| {
        html! {
            <li class="finding is-lapsed" data-rule={decision.rule.clone()}>
                <p>{ Word::LapsedOf.fill(lang, &[("rule", &decision.rule), ("values", &decision.values.join("、"))]) }</p>
                <p class="reason">{ said(decision, lang) }</p>
                { withdraw(decision, Word::Delete) }
            </li>
        }
    };
    let group = |key: &'static str, word: Word, count: usize, entries: Html| {
        if count == 0 {
            return Html::default();
        }
        html! {
            <details class="group decided" data-decided={key}>
                <summary class="group-head">{ word.get(lang) }{ " " }<span class="count">{ count }</span></summary>
                <ol class="plain">{ entries }</ol>
            </details>
        }
    };
    html! {
        <>
            { group("decided", Word::Decided, props.decided.len(), props.decided.iter().map(decided).collect()) }
            { group("lapsed", Word::Lapsed, props.lapsed.len(), props.lapsed.iter().map(lapsed).collect()) }
        </>
    }
}

/// An explanation in a line: why, who, when.
fn said(decision: &Decision, lang: gouji_core::Lang) -> String {
    let by = if decision.by.is_empty() { Word::Nobody.get(lang) } else { decision.by.as_str() };
    Word::DecidedBy.fill(lang, &[("reason", &decision.reason), ("by", by), ("at", &decision.at)])
}
