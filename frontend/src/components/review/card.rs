//! The question that is being looked at, and what can be done about it.

use std::rc::Rc;
use std::sync::Arc;

use gouji_core::form::Form;
use yew::prelude::*;

use super::{ACCEPT, Link};
use crate::app::{use_dispatch, use_lang};
use crate::components::grid::layout::field_id;
use crate::services::dom;
use crate::state::action::{Action, Walk};
use crate::state::import::Import;
use crate::state::view::cell_name;
use crate::state::view::review::{about, how_name, place_name};
use crate::text::Word;

#[derive(Properties, PartialEq)]
pub(crate) struct CardProps {
    /// What came with the file.
    pub(crate) import: Rc<Import>,
    /// The form, for the names of cells.
    pub(crate) form: Arc<Form>,
    /// Number of the doubt that is being looked at.
    pub(crate) looking: usize,
    /// What stands now in the first cell that it is about.
    pub(crate) now: Option<String>,
    /// What is pointed at.
    pub(crate) link: Option<Link>,
}

#[component]
pub(crate) fn Card(props: &CardProps) -> Html {
    let lang = use_lang();
    let dispatch = use_dispatch();
    let Some(doubt) = props.import.doubts.get(props.looking) else {
        return html! {
            <section class="review-card is-well" aria-label={Word::ReviewDoubts.fill(lang, &[("n", "0")])}>
                <p class="all-well"><span aria-hidden="true">{ "✓ " }</span>{ Word::ReviewNoDoubts.get(lang) }</p>
                <LinkLine import={Rc::clone(&props.import)} form={Arc::clone(&props.form)} link={props.link.clone()} />
            </section>
        };
    };
    let origin = props
        .import
        .original
        .as_ref()
        .and_then(|original| doubt.keys().find_map(|key| original.origins.get(key)));
    let how = origin.map(|origin| Word::ReviewHow.fill(lang, &[("how", how_name(origin.how, lang))]));
    let first = doubt.keys().find(|key| props.form.cell_id(key).is_some()).map(field_id);
    let oncorrect = first.map(|field| Callback::from(move |_: MouseEvent| dom::choose(&field)));
    let open = props.import.open().count();
    let place = place_name(&doubt.place, lang);
    let why = doubt.why.get(lang);
    let about = about(&props.form, doubt, lang);
    let blank = props.now.as_deref() == Some("");
    let with_cells = props.import.open().any(|(_, doubt)| doubt.keys().next().is_some());
    let accept = if blank { Word::ReviewAcceptBlank } else { Word::ReviewAccept };
    html! {
        <section class="review-card" aria-labelledby="review-about" data-doubt={props.looking.to_string()}>
            <h2 id="review-about">
                <span class="sign" aria-hidden="true">{ if doubt.settled { "✓ " } else { "◇ " } }</span>
                { about.as_deref().unwrap_or(why) }
                if doubt.settled { <span class="hint">{ " " }{ Word::ReviewSeen.get(lang) }</span> }
            </h2>
            if about.is_some() { <p class="review-why">{ why }</p> }
            <p class="review-raw">
                if !doubt.raw.is_empty() { <span class="raw">{ Word::ImportRaw.fill(lang, &[("raw", &doubt.raw)]) }</span> }
                if !place.is_empty() { <span class="hint">{ place }</span> }
                if let Some(now) = &props.now {
                    <span class="hint">{ Word::ReviewNow.fill(lang, &[("text", if now.is_empty() { Word::BlankCell.get(lang) } else { now })]) }</span>
                }
                if let Some(how) = how { <span class="hint">{ how }</span> }
            </p>
            <div class="review-answers">
                <button type="button" id={ACCEPT} class="primary" onclick={dispatch.on(Action::Walk(Walk::Accept))}>{ accept.get(lang) }</button>
                if let Some(onclick) = oncorrect {
                    <button type="button" id="review-correct" class="quiet" {onclick}>{ Word::ReviewCorrect.get(lang) }</button>
                }
                if open > 1 {
                    <button type="button" id="review-accept-all" class="quiet" onclick={dispatch.on(Action::SettleDoubt(None))}>{ Word::ReviewAcceptAll.get(lang) }</button>
                }
                if with_cells {
                    <button type="button" id="review-blank" class="quiet" onclick={dispatch.on(Action::Walk(Walk::Blank))}>{ Word::ReviewBlank.get(lang) }</button>
                }
            </div>
            <LinkLine import={Rc::clone(&props.import)} form={Arc::clone(&props.form)} link={props.link.clone()} />
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct LinkLineProps {
    import: Rc<Import>,
    form: Arc<Form>,
    link: Option<Link>,
}

/// Which place of the source is which cell, in words.
#[component]
fn LinkLine(props: &LinkLineProps) -> Html {
    let lang = use_lang();
    let original = props.import.original.as_ref();
    let key = match (&props.link, original) {
        (Some(Link::Cell(key)), _) => Some(key.clone()),
        (Some(Link::Piece(piece)), Some(original)) => {
            original.keys_from(*piece).first().map(|key| (*key).to_owned())
        }
        _ => None,
    };
    let words = key.and_then(|key| {
        let origin = original?.origins.get(&key)?;
        let cell = cell_name(&props.form, props.form.cell_id(&key)?, lang);
        let place = place_name(&origin.place, lang);
        let line = Word::ReviewLink.fill(lang, &[("place", &place), ("cell", &cell)]);
        let how = Word::ReviewHow.fill(lang, &[("how", how_name(origin.how, lang))]);
        Some([line, Word::ImportRaw.fill(lang, &[("raw", &origin.raw)]), how].join(Word::Comma.get(lang)))
    });
    html! { <p id="review-link" class="hint" role="status">{ words }</p> }
}
