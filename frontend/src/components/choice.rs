//! Several reports in one file: which one?

use std::rc::Rc;

use yew::prelude::*;

use crate::app::{use_dispatch, use_lang};
use crate::services::dom;
use crate::state::action::Action;
use crate::state::import::Opened;
use crate::text::Word;

#[derive(Properties, PartialEq)]
pub(crate) struct ChoiceProps {
    /// The reports, while one is to be chosen.
    pub(crate) choice: Option<Rc<Vec<Opened>>>,
}

#[component]
pub(crate) fn Choice(props: &ChoiceProps) -> Html {
    let lang = use_lang();
    let dispatch = use_dispatch();
    use_effect_with(props.choice.is_some(), |shown| {
        if *shown {
            dom::focus("choice-0");
        }
    });
    let Some(reports) = &props.choice else { return Html::default() };
    let question = Word::ChooseReport.fill(lang, &[("n", &reports.len().to_string())]);
    let entry = |(number, opened): (usize, &Opened)| {
        let report = &opened.report;
        let name = match (report.title.as_str(), report.agency.as_str()) {
            ("", "") => Word::NamelessAgency.get(lang),
            ("", agency) => agency,
            (title, _) => title,
        };
        let year = report.year.map(|year| Word::YearOf.fill(lang, &[("year", &year.to_string())]));
        html! {
            <li><button type="button" id={format!("choice-{number}")} onclick={dispatch.on(Action::TakeReport(number))}>
                { name }{ " " }{ year }
            </button></li>
        }
    };
    html! {
        <div class="veil">
            <div class="dialog" role="alertdialog" aria-modal="true" aria-labelledby="choice-question">
                <h2 id="choice-question">{ question }</h2>
                <ul class="plain choices">{ for reports.iter().enumerate().map(entry) }</ul>
                <button type="button" class="quiet" onclick={dispatch.on(Action::TakeNone)}>
                    { Word::ChooseNone.get(lang) }
                </button>
            </div>
        </div>
    }
}

#[derive(Properties, PartialEq)]
pub(crate) struct OfferProps {
    /// The report that may be last year's.
    pub(crate) opened: Option<Rc<Opened>>,
}

/// A report of the year before the one under work: to compare with, or to open by itself?
#[component]
pub(crate) fn Offer(props: &OfferProps) -> Html {
    let lang = use_lang();
    let dispatch = use_dispatch();
    use_effect_with(props.opened.is_some(), |shown| {
        if *shown {
            dom::focus("offer-beside");
        }
    });
    let Some(opened) = &props.opened else { return Html::default() };
    let report = &opened.report;
    let year = report.year.map_or_else(String::new, |year| year.to_string());
    let agency =
        if report.agency.is_empty() { Word::NamelessAgency.get(lang) } else { report.agency.as_str() };
    let question = Word::OfferQuestion.fill(lang, &[("agency", agency), ("year", &year)]);
    html! {
        <div class="veil">
            <div class="dialog" role="alertdialog" aria-modal="true" aria-labelledby="offer-question">
                <h2 id="offer-question">{ question }</h2>
                <ul class="plain choices">
                    <li><button type="button" id="offer-beside" onclick={dispatch.on(Action::TakeBeside)}>{ Word::OfferBeside.get(lang) }</button></li>
                    <li><button type="button" id="offer-apart" onclick={dispatch.on(Action::TakeApart)}>{ Word::OfferApart.get(lang) }</button></li>
                </ul>
                <button type="button" class="quiet" onclick={dispatch.on(Action::TakeNone)}>{ Word::ChooseNone.get(lang) }</button>
            </div>
        </div>
    }
}
