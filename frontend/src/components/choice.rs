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
