//! The running text of a section, with its figures underlined as they stand to the tables.

use std::rc::Rc;

use gouji_core::finding::Place;
use gouji_core::form::SectionNo;
use gouji_core::report::TextRange;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::app::{use_dispatch, use_lang};
use crate::services::dom;
use crate::state::action::Action;
use crate::state::view::prose::{MarkState, MarkView, ProseView, Stretch, mark_id};
use crate::state::work::Field;
use crate::text::Word;

#[derive(Properties, PartialEq)]
pub(crate) struct ProseProps {
    /// The section.
    pub(crate) section: SectionNo,
    /// Title of the section.
    pub(crate) title: String,
    /// Its text with what is marked in it.
    pub(crate) view: Rc<ProseView>,
}

/// The id of the text area of a section.
pub(crate) fn area_id(section: SectionNo) -> String {
    format!("prose-{}", section.key())
}

/// Longer texts are shown without marks.
const LONGEST_MARKED: usize = 60_000;

#[component]
pub(crate) fn Prose(props: &ProseProps) -> Html {
    let lang = use_lang();
    let dispatch = use_dispatch();
    let caret = use_state(|| None::<u32>);
    let section = props.section;
    let view = &props.view;
    let oninput = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(area) = event.target_dyn_into::<HtmlTextAreaElement>() {
                dispatch.send(Action::Type(Field::Prose(section), area.value()));
            }
        })
    };
    let follow_caret = {
        let caret = caret.setter();
        move |area: Option<HtmlTextAreaElement>| {
            caret.set(area.and_then(|area| area.selection_start().ok().flatten()));
        }
    };
    let onclick = {
        let follow_caret = follow_caret.clone();
        Callback::from(move |event: MouseEvent| follow_caret(event.target_dyn_into()))
    };
    let onkeyup = Callback::from(move |event: KeyboardEvent| follow_caret(event.target_dyn_into()));
    let onblur = dispatch.on::<FocusEvent>(Action::Commit);
    let characters = view.text.chars().filter(|c| !c.is_whitespace()).count();
    let is_marked = view.text.len() < LONGEST_MARKED;
    let looked_at = caret.and_then(|offset| view.at(offset));
    let stretch = |stretch: &Stretch| {
        let Some((mark, set)) =
            stretch.mark.and_then(|mark| view.marks.get(mark)).map(|mark| (mark, caret.setter()))
        else {
            return html! { { &stretch.text } };
        };
        let range = TextRange { from: mark.from, to: mark.to };
        let onclick = Callback::from(move |_: MouseEvent| {
            dom::focus_range(&area_id(section), range.from, range.to);
            set.set(Some(range.from));
        });
        html! {
            <mark id={mark_id(section, mark.from)} class={classes!(format!("is-{}", mark.state.code()))}
                title={mark.words.clone()} {onclick}>{ &stretch.text }</mark>
        }
    };
    html! {
        <>
            <div class={classes!("prose-box", is_marked.then_some("is-marked"))}>
                <textarea id={area_id(section)} class="prose" rows="4" aria-label={props.title.clone()} spellcheck="false"
                    placeholder={Word::ProseHint.get(lang)} value={view.text.clone()} {oninput} {onblur} {onclick} {onkeyup} />
                if is_marked {
                    <div class="prose prose-marks" aria-hidden="true">{ for view.stretches.iter().map(stretch) }{ "\u{200b}" }</div>
                }
            </div>
            <p class="printed prose-print">{ &view.text }</p>
            <Looking {section} mark={looked_at.cloned()} />
            <p class="hint">
                { Word::Characters.fill(lang, &[("n", &characters.to_string())]) }
                { tally(view, lang) }
            </p>
        </>
    }
}

/// How many figures stand how.
fn tally(view: &ProseView, lang: gouji_core::Lang) -> Html {
    if view.marks.is_empty() {
        return Html::default();
    }
    let count = |states: &[MarkState]| view.count(states).to_string();
    let (even, wrong, open) = (
        count(&[MarkState::Agrees, MarkState::AddsUp]),
        count(&[MarkState::Contradicts, MarkState::Doubtful]),
        count(&[MarkState::Open]),
    );
    let values = [("even", even.as_str()), ("wrong", &wrong), ("open", &open)];
    html! { <span class="tally">{ Word::FigureTally.fill(lang, &values) }</span> }
}

#[derive(Properties, PartialEq)]
struct LookingProps {
    section: SectionNo,
    mark: Option<MarkView>,
}

/// What came of comparing the figure at the caret, and the way to its cells.
#[component]
fn Looking(props: &LookingProps) -> Html {
    let lang = use_lang();
    let dispatch = use_dispatch();
    let Some(mark) = &props.mark else { return html! { <div class="looking" role="status" hidden=true /> } };
    let from = Place::Prose(props.section, TextRange { from: mark.from, to: mark.to });
    let cell = |(cell, name): &(gouji_core::form::CellId, String)| {
        let action = Action::Follow { from: from.clone(), to: Place::Cell(*cell) };
        html! {
            <button type="button" class="quiet small" data-goes={name.clone()} onclick={dispatch.on(action)}>
                { Word::GoToValue.fill(lang, &[("name", name)]) }
            </button>
        }
    };
    let sign = match mark.state {
        MarkState::Agrees | MarkState::AddsUp => "✓",
        MarkState::Contradicts => "▲",
        MarkState::Doubtful => "?",
        MarkState::Open => "·",
    };
    html! {
        <div class={classes!("looking", format!("is-{}", mark.state.code()))} role="status">
            <p><span class="sign" aria-hidden="true">{ sign }</span><strong>{ &mark.text }</strong>{ " " }{ &mark.words }</p>
            <p class="looking-cells">{ for mark.cells.iter().take(MOST_CELLS).map(cell) }</p>
        </div>
    }
}

/// More cells than this are not offered: the figure was compared with their sum.
const MOST_CELLS: usize = 6;
