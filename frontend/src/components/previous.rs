//! Last year's report beside this one: the place to drop it, and what is there.

use gloo::file::File;
use web_sys::{Event, HtmlInputElement};
use yew::prelude::*;

use super::doorway::{Incoming, use_opener};
use crate::app::{use_dispatch, use_lang};
use crate::services::files;
use crate::state::action::Action;
use crate::text::Word;

/// What files are dropped on to be taken for last year's report, as a selector.
pub(crate) const DROP_PLACE: &str = "[data-drop=previous]";

#[derive(Properties, PartialEq)]
pub(crate) struct PreviousProps {
    /// Agency and year of last year's report, if there is one.
    pub(crate) name: Option<String>,
    /// Where both are put side by side.
    pub(crate) years: Option<AttrValue>,
    /// Whether its figures are not shown in the tables.
    pub(crate) hidden: bool,
}

#[component]
pub(crate) fn Previous(props: &PreviousProps) -> Html {
    let lang = use_lang();
    let dispatch = use_dispatch();
    let open = use_opener();
    let onchange = Callback::from(move |event: Event| {
        let Some(field) = event.target_dyn_into::<HtmlInputElement>() else { return };
        let files: Vec<File> = field.files().map_or_else(Vec::new, |list| files::of_list(&list));
        field.set_value("");
        open.emit(Incoming::Previous(files));
    });
    html! {
        <section class="previous" data-drop="previous" aria-labelledby="previous-heading">
            <h2 id="previous-heading">{ Word::PreviousHeading.get(lang) }</h2>
            if let Some(name) = &props.name {
                <p class="previous-name">{ name }</p>
                <p class="previous-tools">
                    if let Some(years) = &props.years {
                        <a class="button quiet small" id="open-years" href={years}>{ Word::YearsOpen.get(lang) }</a>
                    }
                    <button type="button" id="show-previous" class="quiet small" aria-pressed={(!props.hidden).to_string()}
                        onclick={dispatch.on(Action::SwitchPrevious)}>{ Word::PreviousShow.get(lang) }</button>
                    <button type="button" id="leave-previous" class="quiet small" onclick={dispatch.on(Action::LeavePrevious)}>
                        { Word::PreviousLeave.get(lang) }
                    </button>
                </p>
            } else {
                <label class="button quiet small file-button">
                    { Word::PreviousChoose.get(lang) }
                    <input id="choose-previous" type="file" {onchange} />
                </label>
                <p class="hint">{ Word::PreviousWhy.get(lang) }</p>
            }
        </section>
    }
}
