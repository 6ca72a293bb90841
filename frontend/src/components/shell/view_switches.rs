//! Large letters, high contrast and the other language.

use yew::prelude::*;

use crate::app::{use_dispatch, use_lang};
use crate::state::action::Action;
use crate::text::Word;

#[derive(Properties, PartialEq)]
pub(crate) struct ViewSwitchesProps {
    /// Whether letters are large.
    pub(crate) large: bool,
    /// Whether contrast is high.
    pub(crate) contrast: bool,
}

#[component]
pub(crate) fn ViewSwitches(props: &ViewSwitchesProps) -> Html {
    let lang = use_lang();
    let dispatch = use_dispatch();
    html! {
        <>
            <button type="button" id="large" class="quiet" aria-pressed={props.large.to_string()}
                onclick={dispatch.on(Action::SwitchLarge)}>{ Word::LargeLetters.get(lang) }</button>
            <button type="button" id="contrast" class="quiet" aria-pressed={props.contrast.to_string()}
                onclick={dispatch.on(Action::SwitchContrast)}>{ Word::HighContrast.get(lang) }</button>
            <button type="button" id="language" class="quiet" onclick={dispatch.on(Action::SwitchLanguage)}>
                { Word::OtherLanguage.get(lang) }
            </button>
        </>
    }
}
