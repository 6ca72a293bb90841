//! The badge that says that nothing leaves the computer, with how to see it for oneself.

use yew::prelude::*;

use crate::app::use_lang;
use crate::text::Word;

#[component]
pub(crate) fn Badge() -> Html {
    let lang = use_lang();
    html! {
        <details class="badge">
            <summary>{ Word::Badge.get(lang) }</summary>
            <div class="badge-why">
                <p>{ Word::BadgeWhy.get(lang) }</p>
                <p>{ Word::BadgeStored.get(lang) }</p>
            </div>
        </details>
    }
}
