//! Rows of the ledger: those that were not counted, by what is wrong with them.

use std::collections::BTreeMap;

use gouji_core::Lang;
use gouji_core::ledger::{Ledger, Mapping, Problem, Role, Trouble};
use yew::prelude::*;

use super::columns::role_word;
use crate::app::use_lang;
use crate::state::ledger::LedgerWork;
use crate::text::Word;

#[derive(Properties)]
pub(super) struct RowsProps {
    /// Rows that were not counted.
    pub(super) problems: Vec<Problem>,
    /// The ledger that they stand in.
    pub(super) ledger: LedgerWork,
}

impl PartialEq for RowsProps {
    fn eq(&self, other: &Self) -> bool {
        self.ledger.version == other.ledger.version && self.problems == other.problems
    }
}

/// More rows than this are not shown at once.
const MOST: usize = 100;

#[component]
pub(super) fn Rows(props: &RowsProps) -> Html {
    let lang = use_lang();
    if props.problems.is_empty() {
        return Html::default();
    }
    let mut by_trouble: BTreeMap<Trouble, Vec<usize>> = BTreeMap::new();
    for problem in &props.problems {
        by_trouble.entry(problem.trouble).or_default().push(problem.row);
    }
    let (open, outside): (Vec<_>, Vec<_>) =
        by_trouble.into_iter().partition(|(trouble, _)| trouble.is_open());
    let group = |(trouble, rows): &(Trouble, Vec<usize>)| {
        let count = Word::LedgerRows.fill(lang, &[("n", &rows.len().to_string())]);
        let is_word =
            matches!(trouble, Trouble::ApplicantUnknown | Trouble::OutcomeUnknown | Trouble::StandingUnknown);
        html! {
            <li key={format!("{trouble:?}")} data-trouble={format!("{trouble:?}")}>
                <details open={rows.len() <= 5 && trouble.is_open() && !is_word}>
                    <summary>{ trouble.say(lang) }{ " " }<strong>{ count }</strong></summary>
                    { table(&props.ledger, rows, lang) }
                </details>
            </li>
        }
    };
    let part = |heading: Word, id: &'static str, groups: &[(Trouble, Vec<usize>)]| {
        if groups.is_empty() {
            return Html::default();
        }
        html! { <section aria-labelledby={id}><h2 {id}>{ heading.get(lang) }</h2><ul class="plain ledger-rows">{ for groups.iter().map(group) }</ul></section> }
    };
    html! {
        <>
            { part(Word::LedgerOpenRows, "ledger-open", &open) }
            { part(Word::LedgerOutside, "ledger-outside", &outside) }
        </>
    }
}

/// Rows as the ledger has them: its number and the columns that were named.
pub(super) fn table(ledger: &LedgerWork, rows: &[usize], lang: Lang) -> Html {
    let Ok(list) = &*ledger.list else { return Html::default() };
    let named: Vec<(Role, usize)> =
        Role::ALL.into_iter().filter_map(|role| Some((role, ledger.mapping.column(role)?))).collect();
    html! {
        <div class="ledger-scroll" tabindex="0" role="group" aria-label={Word::LedgerRowNumber.get(lang)}>
            <table class="plain-table">
                <thead><tr>
                    <th scope="col">{ Word::LedgerRowNumber.get(lang) }</th>
                    { for named.iter().map(|(role, _)| html! { <th scope="col">{ role_word(*role).get(lang) }</th> }) }
                    <th scope="col">{ Word::LedgerRest.get(lang) }</th>
                </tr></thead>
                <tbody>{ for rows.iter().take(MOST).map(|row| line(list, &ledger.mapping, *row, &named)) }</tbody>
            </table>
            if rows.len() > MOST {
                <p class="hint">{ Word::LedgerMore.fill(lang, &[("n", &(rows.len() - MOST).to_string())]) }</p>
            }
        </div>
    }
}

fn line(list: &Ledger, mapping: &Mapping, row: usize, named: &[(Role, usize)]) -> Html {
    let number = list.rows.get(row).map_or(0, |row| row.number);
    let others = (0..list.heads.len()).filter(|column| !mapping.columns.contains(&Some(*column)));
    let rest: Vec<&str> =
        others.map(|column| list.text(row, column)).filter(|text| !text.is_empty()).take(4).collect();
    html! {
        <tr key={row}>
            <th scope="row" class="figure">{ number }</th>
            { for named.iter().map(|(_, column)| html! { <td>{ list.text(row, *column) }</td> }) }
            <td class="hint">{ rest.join(" · ") }</td>
        </tr>
    }
}
