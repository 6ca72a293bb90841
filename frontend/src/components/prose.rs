//! The running text of a section.

use gouji_core::form::SectionNo;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::app::{use_dispatch, use_lang};
use crate::state::action::Action;
use crate::state::work::Field;
use crate::text::Word;

#[derive(Properties, PartialEq)]
pub(crate) struct ProseProps {
    /// The section.
    pub(crate) section: SectionNo,
    /// Its text.
    pub(crate) text: String,
    /// Title of the section.
    pub(crate) title: String,
}

/// The id of the text area of a section.
pub(crate) fn area_id(section: SectionNo) -> String {
    format!("prose-{}", section.key())
}

#[component]
pub(crate) fn Prose(props: &ProseProps) -> Html {
    let lang = use_lang();
    let dispatch = use_dispatch();
    let section = props.section;
    let oninput = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(area) = event.target_dyn_into::<HtmlTextAreaElement>() {
                dispatch.send(Action::Type(Field::Prose(section), area.value()));
            }
        })
    };
    let onblur = dispatch.on::<FocusEvent>(Action::Commit);
    let characters = props.text.chars().filter(|c| !c.is_whitespace()).count();
    // As many lines as the text takes, within reason; a reader can pull the area larger.
    let lines: usize = props.text.lines().map(|line| 1 + line.chars().count() / 44).sum();
    html! {
        <>
            <textarea id={area_id(section)} class="prose" rows={lines.clamp(4, 30).to_string()} aria-label={props.title.clone()}
                placeholder={Word::ProseHint.get(lang)} value={props.text.clone()} {oninput} {onblur} />
            <p class="printed prose-print">{ &props.text }</p>
            <p class="hint">{ Word::Characters.fill(lang, &[("n", &characters.to_string())]) }</p>
        </>
    }
}
