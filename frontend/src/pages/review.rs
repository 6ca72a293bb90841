//! A report beside what it was read from: each figure with its place, each doubt with its answer.

use std::rc::Rc;
use std::sync::Arc;

use gouji_core::Lang;
use yew::prelude::*;

use crate::app::{Stored, use_lang};
use crate::components::grid::Grid;
use crate::components::grid::layout::field_id;
use crate::components::import_notes::source;
use crate::components::paste_preview::{PastePreview, PasteView};
use crate::components::review::card::Card;
use crate::components::review::lists::Lists;
use crate::components::review::source::Source;
use crate::components::review::{ACCEPT, Link, MARK, RESULT_PANE, SOURCE_PANE, piece_id};
use crate::components::shell::notice_bar::NoticeBar;
use crate::components::shell::view_switches::ViewSwitches;
use crate::route::Route;
use crate::services::dom;
use crate::state::action::{Action, Walk};
use crate::state::import::Import;
use crate::state::original::Original;
use crate::state::view::cells::{CellView, cells};
use crate::state::view::review::figures_in;
use crate::state::work::{Field, Work};
use crate::text::Word;

/// The way from the review into the report.
const DONE: &str = "review-done";

#[derive(Properties, PartialEq)]
pub(crate) struct ReviewPageProps {
    /// The store.
    pub(crate) store: Stored,
}

#[component]
pub(crate) fn ReviewPage(props: &ReviewPageProps) -> Html {
    let lang = use_lang();
    let link = use_state(|| None::<Link>);
    let original = props.store.0.work.as_ref().and_then(|work| work.import.original.clone());
    let used = use_memo(original.clone(), |original| {
        let mut used: Vec<u32> =
            original.iter().flat_map(|own| own.origins.values()).filter_map(|origin| origin.piece).collect();
        used.sort_unstable();
        used.dedup();
        used
    });
    let asked = props.store.0.work.as_ref().map(|work| Asked::new(&work.import, work.looking));
    use_asked(asked.clone(), props.store.0.large, &link);
    use_link(&link, original.as_ref());
    let open = props.store.0.work.as_ref().is_some_and(|work| work.import.open().next().is_some());
    use_effect_with(open, |open| {
        // Whoever is typing in the tables goes on typing.
        if *open {
            dom::focus(ACCEPT);
        } else if dom::rests_on(ACCEPT) {
            dom::focus(DONE);
        }
    });
    let (Some(work), Some(asked)) = (&props.store.0.work, asked) else { return Html::default() };

    let (cells_linked, pieces_linked) = both_sides(link.as_ref(), original.as_deref());
    let traced = if cells_linked.is_empty() { &asked.keys } else { &cells_linked };
    let form = work.form();
    let view = |(cell, view): (_, CellView)| {
        let traced = traced.iter().any(|key| key == form.key(cell));
        CellView { traced, described_by: String::new(), ..view }
    };
    let cells = Rc::new(form.cell_ids().zip(cells(work, false)).map(view).collect::<Vec<_>>());
    let tab = pieces_linked.first().or(asked.pieces.first()).or(used.first()).copied();
    let raw = raw(link.as_ref(), original.as_deref()).unwrap_or_else(|| asked.raw.clone());
    let now = asked.keys.first().and_then(|key| form.cell_id(key)).map(|cell| work.text(Field::Cell(cell)));
    let point = Callback::from({
        let link = link.setter();
        move |to| link.set(Some(to))
    });
    let enter = Callback::from({
        let original = original.clone();
        move |piece| {
            let key = original.as_ref().and_then(|own| own.keys_from(piece).first().map(|key| field_id(key)));
            if let Some(field) = key {
                dom::choose(&field);
            }
        }
    });
    html! {
        <div class="review">
            <Head store={props.store.clone()} />
            <NoticeBar notice={props.store.0.notice.clone()} />
            <main class="review-panes">
                <section class="review-side" aria-labelledby="review-source-heading">
                    <h2 id="review-source-heading">{ Word::ReviewSource.get(lang) }<span class="hint">{ " " }{ source(&work.import.source, lang) }</span></h2>
                    <Pane id={SOURCE_PANE} attribute="data-piece" used={Rc::clone(&used)} point={point.clone()} {enter} label={Word::ReviewSourceKeys.get(lang)}>
                        if let Some(original) = &original {
                            <Source original={Rc::clone(original)} {used} linked={pieces_linked} asked={asked.pieces.clone()} {tab} {raw} />
                        } else {
                            <p class="hint">{ Word::ReviewSourceGone.get(lang) }</p>
                        }
                    </Pane>
                </section>
                <section class="review-side" aria-labelledby="review-result-heading">
                    <h2 id="review-result-heading">{ Word::ReviewResult.get(lang) }</h2>
                    <Pane id={RESULT_PANE} attribute="data-cell" used={Rc::<Vec<u32>>::default()} point={point.clone()}>
                        { for result(work, &cells, lang) }
                    </Pane>
                </section>
            </main>
            <PastePreview paste={PasteView::new(work, lang)} />
            <div class="review-foot">
                <Lists import={Rc::clone(&work.import)} form={Arc::clone(form)} looking={work.looking} {point} />
                <Card import={Rc::clone(&work.import)} form={Arc::clone(form)} looking={work.looking} {now} link={(*link).clone()} />
            </div>
        </div>
    }
}

/// What the question is about, on both sides.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Asked {
    number: usize,
    keys: Vec<String>,
    pieces: Vec<u32>,
    raw: String,
}

impl Asked {
    fn new(import: &Import, number: usize) -> Self {
        let doubt = import.doubts.get(number);
        let keys: Vec<String> = doubt.iter().flat_map(|doubt| doubt.keys()).map(str::to_owned).collect();
        let mut pieces: Vec<u32> =
            import.original.iter().flat_map(|own| own.pieces_of(keys.iter().map(String::as_str))).collect();
        pieces.extend(doubt.and_then(|doubt| doubt.piece));
        let raw = doubt.map_or_else(String::new, |doubt| doubt.raw.clone());
        Self { number, keys, pieces, raw }
    }
}

/// The cells and the pieces that belong to what is pointed at.
fn both_sides(link: Option<&Link>, original: Option<&Original>) -> (Vec<String>, Vec<u32>) {
    match (link, original) {
        (Some(Link::Cell(key)), Some(original)) => {
            (vec![key.clone()], original.pieces_of(std::iter::once(key.as_str())))
        }
        (Some(Link::Piece(piece)), Some(original)) => {
            (original.keys_from(*piece).into_iter().map(str::to_owned).collect(), vec![*piece])
        }
        _ => (Vec::new(), Vec::new()),
    }
}

/// What stands in the source for the cell that is pointed at.
fn raw(link: Option<&Link>, original: Option<&Original>) -> Option<String> {
    match link? {
        Link::Cell(key) => original?.origins.get(key).map(|origin| origin.raw.clone()),
        Link::Piece(_) => None,
    }
}

/// Brings what a question is about into view on both sides.
#[hook]
fn use_asked(asked: Option<Asked>, large: bool, link: &UseStateHandle<Option<Link>>) {
    let link = link.setter();
    use_effect_with(asked.clone(), move |_: &Option<Asked>| {
        link.set(None);
        dom::focus(ACCEPT);
    });
    use_effect_with((asked, large), move |(asked, _)| {
        let Some(Asked { keys, pieces, .. }) = asked else { return };
        if let Some(piece) = pieces.iter().min() {
            reveal_piece(*piece);
        }
        if let Some(key) = keys.first() {
            dom::reveal(RESULT_PANE, &field_id(key));
        }
    });
}

/// Brings a piece of the source into view, or the part of it that is meant.
fn reveal_piece(piece: u32) {
    if !dom::reveal(SOURCE_PANE, MARK) {
        dom::reveal(SOURCE_PANE, &piece_id(piece));
    }
}

/// Brings the other side of what is pointed at into view.
#[hook]
fn use_link(link: &UseStateHandle<Option<Link>>, original: Option<&Rc<Original>>) {
    let original = original.cloned();
    use_effect_with((**link).clone(), move |link| {
        let (keys, pieces) = both_sides(link.as_ref(), original.as_deref());
        match link {
            Some(Link::Cell(_)) => {
                if let Some(piece) = pieces.first() {
                    reveal_piece(*piece);
                }
            }
            Some(Link::Piece(piece)) => {
                reveal_piece(*piece);
                if let Some(key) = keys.first() {
                    dom::reveal(RESULT_PANE, &field_id(key));
                }
            }
            None => {}
        }
    });
}

#[derive(Properties, PartialEq)]
struct HeadProps {
    store: Stored,
}

/// How much was read, and the walk through what is in doubt.
#[component]
fn Head(props: &HeadProps) -> Html {
    let lang = use_lang();
    let dispatch = crate::app::use_dispatch();
    let store = &props.store.0;
    let Some(work) = &store.work else { return Html::default() };
    let (all, open) = (work.import.doubts.len(), work.import.open().count());
    let number = |word: Word, number: usize| word.fill(lang, &[("n", &number.to_string())]);
    let state = match (all, open) {
        (0, _) => Word::ReviewNoDoubts.get(lang).to_owned(),
        (_, 0) => Word::ReviewAllSeen.get(lang).to_owned(),
        _ => number(Word::ReviewOpenDoubts, open),
    };
    let figures = figures_in(&work.import);
    let position =
        Word::ReviewPosition.fill(lang, &[("n", &(work.looking + 1).to_string()), ("all", &all.to_string())]);
    let done = if open == 0 { "button primary" } else { "button quiet" };
    html! {
        <header class="review-head">
            <h1>{ Word::ReviewTitle.get(lang) }</h1>
            <p id="review-state" role="status">
                if figures > 0 { { number(Word::ReviewFigures, figures) } }
                <b>{ state }</b>
            </p>
            if all > 0 {
                <div class="review-walk">
                    <button type="button" class="quiet" id="review-back" title="Shift+F8" onclick={dispatch.on(Action::Walk(Walk::Back))}>{ Word::ReviewBack.get(lang) }</button>
                    <span id="review-position">{ position }</span>
                    <button type="button" class="quiet" id="review-next" title="F8" onclick={dispatch.on(Action::Walk(Walk::Next))}>{ Word::ReviewNext.get(lang) }{ " F8" }</button>
                </div>
            }
            <div class="tools">
                <ViewSwitches large={store.large} contrast={store.contrast} />
                <a class={done} id={DONE} href={Route::Report { id: work.id.clone(), section: None }.href()}>{ Word::ReviewDone.get(lang) }</a>
            </div>
        </header>
    }
}

/// The report as it was read, in the form.
fn result(work: &Work, cells: &Rc<Vec<CellView>>, lang: Lang) -> Vec<Html> {
    let form = work.form();
    let mut shown = Vec::new();
    for (index, section) in form.sections().iter().enumerate() {
        let number = gouji_core::form::SectionNo::from_index(index);
        let prose = number.map_or_else(String::new, |number| work.text(Field::Prose(number)));
        let of_section = |table: &&gouji_core::form::Table| Some(table.section) == number;
        let tables = form.tables().iter().enumerate().filter(|(_, table)| of_section(table));
        let grid = |(table, _): (usize, &gouji_core::form::Table)| {
            html! {
                <div key={table} class="table-box">
                    <Grid form={Arc::clone(form)} {table} cells={Rc::clone(cells)} editing={work.editing} balance={None::<(String, Vec<_>)>} />
                </div>
            }
        };
        shown.push(html! {
            <section key={index} class="review-part">
                <h3>{ section.title.get(lang) }</h3>
                { for tables.map(grid) }
                if !prose.trim().is_empty() {
                    <p class="review-prose">{ prose }</p>
                }
            </section>
        });
    }
    shown
}

#[derive(Properties, PartialEq)]
struct PaneProps {
    id: &'static str,
    /// The attribute of what can be pointed at.
    attribute: &'static str,
    /// Pieces that arrow keys go through.
    used: Rc<Vec<u32>>,
    point: Callback<Link>,
    /// Goes from a piece to its cell.
    #[prop_or_default]
    enter: Callback<u32>,
    #[prop_or_default]
    label: &'static str,
    children: Html,
}

/// One side, which tells what the mouse or the focus is on.
#[component]
fn Pane(props: &PaneProps) -> Html {
    // Where the mouse was: what moves under a mouse at rest is not pointed at.
    let mouse = use_mut_ref(|| (0, 0));
    let point = {
        let (attribute, point) = (props.attribute, props.point.clone());
        move |event: &Event| {
            let value = dom::attribute_around(event, attribute);
            let link = value.and_then(|value| {
                if attribute == "data-cell" {
                    Some(Link::Cell(value))
                } else {
                    value.parse().ok().map(Link::Piece)
                }
            });
            if let Some(link) = link {
                point.emit(link);
            }
        }
    };
    let onmousemove = {
        let point = point.clone();
        Callback::from(move |event: MouseEvent| {
            let now = (event.screen_x(), event.screen_y());
            if mouse.replace(now) != now {
                point(&event);
            }
        })
    };
    let onfocusin = Callback::from(move |event: FocusEvent| point(&event));
    let onkeydown = {
        let (used, attribute, enter) = (Rc::clone(&props.used), props.attribute, props.enter.clone());
        Callback::from(move |event: KeyboardEvent| {
            let piece = dom::attribute_around(&event, attribute).and_then(|value| value.parse::<u32>().ok());
            let Some(at) = piece.and_then(|piece| used.binary_search(&piece).ok()) else { return };
            let to = match event.key().as_str() {
                "Enter" => {
                    enter.emit(piece.unwrap_or_default());
                    None
                }
                "ArrowLeft" | "ArrowUp" => at.checked_sub(1),
                "ArrowRight" | "ArrowDown" => Some(at + 1),
                _ => return,
            };
            event.prevent_default();
            if let Some(piece) = to.and_then(|to| used.get(to)) {
                dom::focus(&piece_id(*piece));
            }
        })
    };
    let label = (!props.label.is_empty()).then_some(props.label);
    html! {
        <div id={props.id} class="review-pane" title={label} {onmousemove} {onfocusin} {onkeydown}>
            { props.children.clone() }
        </div>
    }
}
