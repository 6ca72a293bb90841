//! The line at the foot: the active cell in words.

use yew::prelude::*;

use crate::app::use_lang;
use crate::state::view::status::StatusView;
use crate::text::Word;

#[derive(Properties, PartialEq)]
pub(crate) struct StatusLineProps {
    /// What to say; nothing while no cell is chosen.
    pub(crate) status: Option<StatusView>,
}

#[component]
pub(crate) fn StatusLine(props: &StatusLineProps) -> Html {
    let lang = use_lang();
    html! {
        <footer id="status" class="status">
            if let Some(status) = &props.status {
                <p class="status-cell">
                    <strong>{ &status.name }</strong>
                    <span class="status-value">{ &status.value }</span>
                    <span class="status-note">{ &status.note }</span>
                </p>
                <p class="status-findings">
                    if let Some(first) = status.findings.first() {
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
