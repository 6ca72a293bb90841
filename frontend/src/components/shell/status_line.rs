//! The line at the foot: the active cell in words.

use gouji_core::finding::Place;
use gouji_core::form::CellId;
use yew::prelude::*;

use crate::app::{use_dispatch, use_lang};
use crate::state::action::Action;
use crate::state::view::status::StatusView;
use crate::state::work::Field;
use crate::text::Word;

#[derive(Properties, PartialEq)]
pub(crate) struct StatusLineProps {
    /// What to say; nothing while no cell is chosen.
    pub(crate) status: Option<StatusView>,
    /// The cell that it is about.
    pub(crate) active: Option<CellId>,
    /// Whether somebody came here from the prose.
    pub(crate) can_go_back: bool,
}

#[component]
pub(crate) fn StatusLine(props: &StatusLineProps) -> Html {
    let lang = use_lang();
    let dispatch = use_dispatch();
    let cell = props.active;
    let take = |value: &String| {
        let (dispatch, value) = (dispatch.clone(), value.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(cell) = cell {
                dispatch.send(Action::Type(Field::Cell(cell), value.clone()));
                dispatch.send(Action::Commit);
                dispatch.send(Action::GoTo(Place::Cell(cell)));
            }
        })
    };
    html! {
        <footer id="status" class="status">
            if let Some(status) = &props.status {
                <p class="status-cell">
                    <strong>{ &status.name }</strong>
                    <span class="status-value">{ &status.value }</span>
                    if !status.last_year.is_empty() {
                        <span class="status-last-year">{ Word::LastYear.fill(lang, &[("text", &status.last_year)]) }</span>
                    }
                    <span class="status-note">{ &status.note }</span>
                    if props.can_go_back {
                        <button type="button" id="go-back" class="quiet small" onclick={dispatch.on(Action::GoBack)}>{ Word::GoBack.get(lang) }</button>
                    }
                </p>
                <p class="status-findings">
                    if let Some((value, why)) = &status.forced {
                        <button type="button" id="take-forced" class="quiet small" onclick={take(value)}>
                            { Word::TakeForced.fill(lang, &[("value", value)]) }
                        </button>
                        <span class="forced">{ why }</span>
                    } else if let Some(first) = status.findings.first() {
                        { first }
                        if status.findings.len() > 1 {
                            { format!(" (+{})", status.findings.len() - 1) }
                        }
                    } else {
                        <span class="hint">{ Word::KeysHint.get(lang) }</span>
                    }
                </p>
            } else {
                <p class="status-cell">{ Word::NoCell.get(lang) }</p>
                <p class="status-findings hint">{ Word::KeysHint.get(lang) }</p>
            }
        </footer>
    }
}
