//! The running text of a section, with its figures underlined as they stand to the tables.

mod insert;

use std::rc::Rc;

use gouji_core::finding::Place;
use gouji_core::form::SectionNo;
use gouji_core::report::TextRange;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::app::{use_dispatch, use_lang};
use crate::services::dom;
use crate::state::action::Action;
use crate::state::view::prose::{FigureChoice, MarkState, MarkView, ProseView, Stretch, mark_id};
use crate::state::work::Field;
use crate::state::work::links::Wording;
use crate::text::Word;
use insert::Insert;

#[derive(Properties, PartialEq)]
pub(crate) struct ProseProps {
    /// The section.
    pub(crate) section: SectionNo,
    /// Title of the section.
    pub(crate) title: String,
    /// Its text with what is marked in it.
    pub(crate) view: Rc<ProseView>,
    /// The figures to choose from, while one is to be inserted here.
    pub(crate) choices: Option<Rc<Vec<FigureChoice>>>,
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
    let onkeydown = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.alt_key() && event.key() == "=" && !event.is_composing() {
                event.prevent_default();
                dispatch.send(Action::Insert(Some(section)));
            }
        })
    };
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
            <mark id={mark_id(section, mark.from)} class={classes!(format!("is-{}", mark.state.code()), mark.link.is_some().then_some("is-linked"))}
                title={mark.words.clone()} {onclick}>{ &stretch.text }</mark>
        }
    };
    html! {
        <>
            <div class={classes!("prose-box", is_marked.then_some("is-marked"))}>
                <textarea id={area_id(section)} class="prose" rows="4" aria-label={props.title.clone()} spellcheck="false"
                    placeholder={Word::ProseHint.get(lang)} value={view.text.clone()} {oninput} {onblur} {onclick} {onkeydown} {onkeyup} />
                if is_marked {
                    <div class="prose prose-marks" aria-hidden="true">{ for view.stretches.iter().map(stretch) }{ "\u{200b}" }</div>
                }
            </div>
            <p class="printed prose-print">{ &view.text }</p>
            <Looking {section} mark={looked_at.cloned()} />
            if let Some(choices) = &props.choices {
                <Insert {section} choices={Rc::clone(choices)} />
            } else {
                <p class="prose-tools">
                    <button type="button" class="quiet small" data-insert={section.key()} onclick={dispatch.on::<MouseEvent>(Action::Insert(Some(section)))}>
                        { Word::InsertOpen.get(lang) }
                    </button>
                </p>
            }
            <p class="hint">
                { Word::Characters.fill(lang, &[("n", &characters.to_string())]) }
                { tally(view, lang) }
                if view.links() > 0 {
                    <span class="tally">{ Word::LinkTally.fill(lang, &[("n", &view.links().to_string())]) }</span>
                }
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
            if let Some(link) = &mark.link {
                <p class="looking-link">
                    <span class="sign" aria-hidden="true">{ "∞" }</span>{ &link.words }{ " " }
                    if let Some(own) = link.cell.filter(|own| mark.cells.iter().all(|(cell, _)| cell != own)) {
                        <button type="button" class="quiet small" onclick={dispatch.on(Action::Follow { from: from.clone(), to: Place::Cell(own) })}>{ Word::Locate.get(lang) }</button>
                        { " " }
                    }
                    <button type="button" class="quiet small" data-cut={link.from.to_string()} onclick={dispatch.on(Action::CutLink(props.section, link.from))}>{ Word::LinkCut.get(lang) }</button>
                </p>
            }
            <p class="looking-cells">
                { for mark.cells.iter().take(MOST_CELLS).map(cell) }
                if let Some(key) = mark.could_follow.as_ref().filter(|_| mark.link.is_none()) {
                    <button type="button" class="quiet small" data-link={key.clone()} onclick={dispatch.on(link(props.section, mark, key))}>{ Word::LinkMake.get(lang) }</button>
                }
            </p>
        </div>
    }
}

/// Lets a figure of the text follow the cell that it agrees with.
fn link(section: SectionNo, mark: &MarkView, key: &str) -> Action {
    Action::Link { section, stretch: (mark.from, mark.to), key: key.to_owned(), wording: Wording::Figure }
}

/// More cells than this are not offered: the figure was compared with their sum.
const MOST_CELLS: usize = 6;
