//! The panel of findings, worst first.

mod card;
mod equation;
mod explain;
pub(crate) mod repairs;

use gouji_core::Severity;
use gouji_core::form::SectionNo;
use yew::prelude::*;

use self::card::Card;
use self::explain::DecidedList;
use crate::app::{use_dispatch, use_lang};
use crate::services::dom;
use crate::state::action::Action;
use crate::state::notice::Notice;
use crate::state::view::findings::{FindingView, PanelView, UnfilledView};
use crate::text::{Word, both};

#[derive(Properties, PartialEq)]
pub(crate) struct FindingsProps {
    /// What to show.
    pub(crate) panel: PanelView,
    /// What stands above the findings.
    pub(crate) children: Html,
}

/// The groups with their words, marks and names in the style sheet.
pub(crate) const GROUPS: [(Severity, Word, &str); 3] = [
    (Severity::Error, Word::Error, "▲"),
    (Severity::Warning, Word::Warning, "?"),
    (Severity::Note, Word::Note, "i"),
];

#[component]
pub(crate) fn Findings(props: &FindingsProps) -> Html {
    let lang = use_lang();
    let dispatch = use_dispatch();
    let by_section = use_state(|| false);
    let panel = &props.panel;
    let group = |(severity, word, sign): (Severity, Word, &'static str)| {
        let count = panel.count(severity);
        if count == 0 {
            return Html::default();
        }
        let findings = panel.findings.iter().filter(|finding| finding.severity == severity);
        html! {
            <section class="group" data-severity={severity.code()} aria-label={word.get(lang)}>
                <h3 class="group-head">
                    <span class={classes!("sign", format!("is-{}", severity.code()))} aria-hidden="true">{ sign }</span>
                    { word.get(lang) }{ " " }<span class="count">{ count }</span>
                </h3>
                <ol class="plain">
                    { for findings.map(|finding| html! { <Card key={finding.key.clone()} finding={finding.clone()} /> }) }
                </ol>
            </section>
        }
    };
    let section = |(number, title): (Option<SectionNo>, String)| {
        let own =
            panel.findings.iter().filter(|own| own.section.as_ref().map(|(number, _)| *number) == number);
        let own: Vec<&FindingView> = own.collect();
        if own.is_empty() {
            return Html::default();
        }
        html! {
            <section class="group" data-section={number.map(SectionNo::key)} aria-label={title.clone()}>
                <h3 class="group-head">{ &title }{ " " }<span class="count">{ own.len() }</span></h3>
                <ol class="plain">
                    { for own.iter().map(|finding| html! { <Card key={finding.key.clone()} finding={(*finding).clone()} /> }) }
                </ol>
            </section>
        }
    };
    let mut sections: Vec<(Option<SectionNo>, String)> = panel
        .findings
        .iter()
        .filter_map(|own| own.section.clone())
        .map(|(number, title)| (Some(number), title))
        .collect();
    sections.sort_by_key(|(number, _)| *number);
    sections.dedup_by_key(|(number, _)| *number);
    sections.push((None, Word::FamilyPublication.get(lang).to_owned()));
    let sort = |own: bool, word: Word, name: &'static str| {
        let set = by_section.setter();
        html! {
            <button type="button" class="quiet small" data-order={name} aria-pressed={(*by_section == own).to_string()}
                onclick={move |_: MouseEvent| set.set(own)}>{ word.get(lang) }</button>
        }
    };
    let copy = {
        let (dispatch, text) = (dispatch.clone(), panel.in_text(&panel.name, lang));
        move |_: MouseEvent| {
            let word = if dom::copy(&text) { Word::FindingsCopied } else { Word::FindingsNotCopied };
            dispatch.send(Action::Say(Notice::told(both(word, &[]))));
        }
    };
    let unfilled = |view: &UnfilledView| {
        let words = match view.count {
            Some(count) => {
                Word::UnfilledCells.fill(lang, &[("table", &view.title), ("n", &count.to_string())])
            }
            None => Word::UnfilledText.fill(lang, &[("section", &view.title)]),
        };
        html! {
            <li key={view.key.clone()} data-unfilled={view.key.clone()}>
                <button type="button" class="link" onclick={dispatch.on(Action::GoTo(view.place.clone()))}>{ words }</button>
            </li>
        }
    };
    html! {
        <aside class="findings" aria-labelledby="findings-heading">
            <div class="findings-head">
                <h2 id="findings-heading">{ Word::Problems.get(lang) }</h2>
                if !panel.findings.is_empty() || !panel.unfilled.is_empty() {
                    <button type="button" class="quiet" id="next-problem" title={Word::NextProblemLong.get(lang)}
                        onclick={dispatch.on(Action::NextProblem { back: false })}>
                        { Word::NextProblem.get(lang) }{ " F8" }
                    </button>
                }
            </div>
            // Always there: what stands below may render nothing, and nothing can be put before nothing.
            <p class="findings-tools" hidden={panel.findings.is_empty()}>
                { sort(false, Word::FindingsBySeverity, "severity") }
                { sort(true, Word::FindingsBySection, "section") }
                <button type="button" class="quiet small" id="copy-findings" onclick={copy}>{ Word::FindingsCopy.get(lang) }</button>
            </p>
            { props.children.clone() }
            if *by_section {
                { for sections.into_iter().map(section) }
            } else {
                { for GROUPS.into_iter().map(group) }
            }
            if panel.findings.is_empty() && panel.is_begun {
                <p class="all-well" data-state="agrees">
                    <span aria-hidden="true">{ "✓" }</span>
                    { if panel.unfilled.is_empty() { Word::NoProblems } else { Word::NoErrorsYet }.get(lang) }
                </p>
            }
            if !panel.unfilled.is_empty() {
                <section class="group" data-severity="unfilled" aria-label={Word::Unfilled.get(lang)}>
                    <h3 class="group-head"><span class="sign is-open" aria-hidden="true">{ "○" }</span>{ Word::Unfilled.get(lang) }</h3>
                    <ul class="plain unfilled">{ for panel.unfilled.iter().map(unfilled) }</ul>
                </section>
            }
            <DecidedList decided={panel.decided.clone()} lapsed={panel.lapsed.clone()} />
        </aside>
    }
}
