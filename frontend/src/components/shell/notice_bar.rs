//! What the page has to say once, until it is put away.

use yew::prelude::*;

use crate::app::{use_dispatch, use_lang};
use crate::state::action::Action;
use crate::state::notice::{Notice, Remedy, Tone};
use crate::text::Word;

#[derive(Properties, PartialEq)]
pub(crate) struct NoticeBarProps {
    /// What to say.
    pub(crate) notice: Option<Notice>,
    /// Does what a notice offers.
    #[prop_or_default]
    pub(crate) take: Callback<Remedy>,
}

#[component]
pub(crate) fn NoticeBar(props: &NoticeBarProps) -> Html {
    let lang = use_lang();
    let dispatch = use_dispatch();
    let Some(notice) = &props.notice else { return Html::default() };
    let (role, class) = match notice.tone {
        Tone::Trouble => ("alert", "notice is-trouble"),
        Tone::Told => ("status", "notice is-told"),
    };
    html! {
        <div id="notice-bar" {role} {class}>
            <div class="notice-text">
                <p>{ notice.text.get(lang) }</p>
                if !notice.lines.is_empty() {
                    <ul>{ for notice.lines.iter().map(|line| html! { <li>{ line.get(lang) }</li> }) }</ul>
                }
            </div>
            if let Some(offer) = notice.offer {
                <button type="button" class="primary" id="notice-offer" onclick={props.take.reform(move |_: MouseEvent| offer)}>
                    { match offer { Remedy::Save => Word::SaveFile, Remedy::TakeNewer => Word::TakeNewer, Remedy::Compare => Word::ReviewOpen }.get(lang) }
                </button>
            }
            <button type="button" class="quiet" onclick={dispatch.on(Action::CloseNotice)}>{ Word::Close.get(lang) }</button>
        </div>
    }
}
