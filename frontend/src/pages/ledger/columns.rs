//! Which column of the ledger says what.

use std::rc::Rc;

use gouji_core::ledger::{Ledger, Mapping, Role};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::app::{use_dispatch, use_lang};
use crate::state::action::Action;
use crate::state::ledger::LedgerAction;
use crate::text::Word;

#[derive(Properties)]
pub(super) struct ColumnsProps {
    /// The list.
    pub(super) list: Rc<Ledger>,
    /// What is known of its columns.
    pub(super) mapping: Mapping,
    /// Grows with every change of both.
    pub(super) version: u64,
}

// A list may be long; its version says whether it is another one.
impl PartialEq for ColumnsProps {
    fn eq(&self, other: &Self) -> bool {
        self.version == other.version && self.list.heads == other.list.heads
    }
}

/// The word for a role.
pub(super) fn role_word(role: Role) -> Word {
    match role {
        Role::Received => Word::RoleReceived,
        Role::Applicant => Word::RoleApplicant,
        Role::Outcome => Word::RoleOutcome,
        Role::Reason => Word::RoleReason,
        Role::Concluded => Word::RoleConcluded,
        Role::Standing => Word::RoleStanding,
    }
}

/// So many texts of a column are shown, to tell it by.
const SAMPLES: usize = 3;

/// The letters of a column as sheets have them: 0 is A.
fn letters(column: usize) -> String {
    let mut letters = String::new();
    let mut rest = column;
    loop {
        let letter = u8::try_from(rest % 26).ok().map_or('?', |letter| char::from(b'A' + letter));
        letters.insert(0, letter);
        match (rest / 26).checked_sub(1) {
            Some(more) => rest = more,
            None => return letters,
        }
    }
}

#[component]
pub(super) fn Columns(props: &ColumnsProps) -> Html {
    let lang = use_lang();
    let dispatch = use_dispatch();
    let lacks = props.mapping.lacks();
    let field = |role: Role| {
        let chosen = props.mapping.column(role);
        let onchange = {
            let dispatch = dispatch.clone();
            Callback::from(move |event: Event| {
                let Some(list) = event.target_dyn_into::<HtmlSelectElement>() else { return };
                dispatch.send(Action::Ledger(LedgerAction::Column(role, list.value().parse().ok())));
            })
        };
        let id = format!("ledger-{}", role.code());
        let hint = chosen.map(|column| props.list.samples(column, SAMPLES).join(Word::Between.get(lang)));
        html! {
            <div class={classes!("ledger-column", lacks.contains(&role).then_some("is-lacking"))} key={role.code()}>
                <label for={id.clone()}>{ role_word(role).get(lang) }</label>
                <select {id} data-role={role.code()} {onchange}>
                    <option value="" selected={chosen.is_none()}>{ Word::RoleNone.get(lang) }</option>
                    { for props.list.heads.iter().enumerate().map(|(column, head)| html! {
                        <option value={column.to_string()} selected={chosen == Some(column)}>{ letters(column) }{ " " }{ head }</option>
                    }) }
                </select>
                <p class="hint">{ hint.unwrap_or_default() }</p>
            </div>
        }
    };
    let assume = dispatch.on::<Event>(Action::Ledger(LedgerAction::AssumeYear));
    html! {
        <section aria-labelledby="ledger-columns">
            <h2 id="ledger-columns">{ Word::LedgerColumns.get(lang) }</h2>
            <div class="ledger-columns">{ for Role::ALL.into_iter().map(field) }</div>
            if !lacks.is_empty() {
                <p class="verdict is-open" role="alert">{ Word::LedgerLacks.fill(lang, &[("what", &lacks.iter().map(|role| role_word(*role).get(lang)).collect::<Vec<_>>().join(Word::Between.get(lang)))]) }</p>
            }
            <label class="ledger-assume"><input id="ledger-assume" type="checkbox" checked={props.mapping.assumes_year} onchange={assume} />{ " " }{ Word::LedgerAssume.get(lang) }</label>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn columns_are_called_as_in_a_sheet() {
        let names: Vec<String> = [0, 25, 26, 51, 52, 701, 702].into_iter().map(letters).collect();
        assert_eq!(names, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }
}
