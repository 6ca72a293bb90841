//! A table of the form for filling in: the printed table with a field in every cell.

pub(crate) mod balance_row;
pub(crate) mod keys;
pub(crate) mod layout;
pub(crate) mod moves;
pub(crate) mod paste;
pub(crate) mod row;

use std::rc::Rc;
use std::sync::Arc;

use gouji_core::form::{CellId, Form};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use self::balance_row::BalanceRow;
use self::keys::{Held, Wish};
use self::layout::{Layout, LayoutRow, field_id};
use self::row::Row;
use crate::app::{use_dispatch, use_lang};
use crate::services::dom;
use crate::services::reading::block;
use crate::state::action::Action;
use crate::state::view::balance::Standing;
use crate::state::view::cells::CellView;
use crate::state::work::Field;

#[derive(Properties, PartialEq)]
pub(crate) struct GridProps {
    /// The form.
    pub(crate) form: Arc<Form>,
    /// Position of the table in it.
    pub(crate) table: usize,
    /// All cells of the form.
    pub(crate) cells: Rc<Vec<CellView>>,
    /// Whether the caret is inside the text of the active cell.
    pub(crate) editing: bool,
    /// How each column stands, for a table whose columns weigh two sides; with the formula.
    pub(crate) balance: Option<(String, Vec<Standing>)>,
}

#[component]
pub(crate) fn Grid(props: &GridProps) -> Html {
    let lang = use_lang();
    let dispatch = use_dispatch();
    let layout = use_memo((Arc::clone(&props.form), props.table, lang), |(form, table, lang)| {
        form.tables().get(*table).map(|table| Layout::new(form, table, *lang))
    });
    let Some(layout) = Option::as_ref(&layout) else { return Html::default() };
    let form = &props.form;
    let oninput = on(form, {
        let dispatch = dispatch.clone();
        move |_: &InputEvent, field, cell| {
            dispatch.send(Action::Type(Field::Cell(cell), field.value()));
        }
    });
    let onfocusin = on(form, {
        let dispatch = dispatch.clone();
        move |_: &FocusEvent, field, cell| {
            field.select();
            dispatch.send(Action::Select(cell));
        }
    });
    let onfocusout = on(form, {
        let dispatch = dispatch.clone();
        move |_: &FocusEvent, _, _| dispatch.send(Action::Commit)
    });
    // The first click chooses a cell, so that typing replaces its text; the next one puts the caret into it.
    let onmousedown = on(form, {
        let dispatch = dispatch.clone();
        move |event: &MouseEvent, field, _| {
            if dom::has_focus(field) {
                dispatch.send(Action::EditInPlace);
            } else if event.button() == 0 {
                event.prevent_default();
                dom::focus(&field.id());
            }
        }
    });
    let onkeydown = on(form, {
        let (dispatch, layout, form, editing) =
            (dispatch.clone(), layout.clone(), Arc::clone(form), props.editing);
        let cells = Rc::clone(&props.cells);
        move |event: &KeyboardEvent, field, cell| {
            let Some(wish) = keys::wish(&event.key(), held(event), editing) else { return };
            event.prevent_default();
            if keys::takes_what_is_forced(&event.key(), held(event)) && field.value().is_empty() {
                let forced = cells.get(cell.index()).map_or("", |view| view.forced.as_str());
                if !forced.is_empty() {
                    dispatch.send(Action::Type(Field::Cell(cell), forced.to_owned()));
                }
            }
            match wish {
                Wish::Go(way) => {
                    dispatch.send(Action::Commit);
                    match moves::neighbour(&layout, cell, way) {
                        Some(next) => dom::focus(&field_id(form.key(next))),
                        None => field.select(),
                    }
                }
                Wish::Commit => {
                    dispatch.send(Action::Commit);
                    field.select();
                }
                Wish::Cancel => dispatch.send(Action::CancelTyping),
                Wish::Edit => {
                    let end = u32::try_from(field.value().encode_utf16().count()).unwrap_or(0);
                    // A text field always has a caret.
                    drop(field.set_selection_range(end, end));
                    dispatch.send(Action::EditInPlace);
                }
            }
        }
    });
    let onpaste = on(form, {
        let (dispatch, layout, form) = (dispatch.clone(), layout.clone(), Arc::clone(form));
        move |event: &Event, _, cell| {
            let Some(text) = dom::pasted_text(event) else { return };
            let Some(block) = block::block(&dom::pasted_html(event), &text) else { return };
            event.prevent_default();
            dispatch.send(Action::Paste(Rc::new(moves::plan(&form, &layout, cell, &block))));
        }
    });

    let figures = |row: &LayoutRow| {
        let cells = row.cells.iter().filter_map(|cell| cell.figure());
        cells.map(|figure| view(&props.cells, figure.cell)).collect::<Vec<_>>()
    };
    let rows = |rows: &[Rc<LayoutRow>]| {
        rows.iter()
            .enumerate()
            .map(|(number, row)| {
                html! { <Row key={number} layout={Rc::clone(row)} figures={figures(row)} head_columns={layout.head_columns} /> }
            })
            .collect::<Html>()
    };
    let heads = layout.head_columns;
    let columns = (0..layout.columns).map(|column| {
        let class = if column < heads { format!("head-{column}") } else { "figures".to_owned() };
        html! { <col {class} /> }
    });
    let class = classes!(
        "grid",
        format!("heads-{heads}"),
        (layout.columns - heads > 9).then_some("is-wide"),
        props.cells.iter().any(|view| !view.last_year.is_empty()).then_some("with-last-year")
    );
    let balance = props.balance.as_ref().map(|(formula, standings)| {
        html! {
            <BalanceRow formula={formula.clone()} table={layout.table.clone()} head_columns={heads} standings={standings.clone()} />
        }
    });
    let name = form.tables().get(props.table).map_or("", |table| table.name.get(lang)).to_owned();
    html! {
        <table {class} id={format!("table-{}", layout.table)} aria-label={name}
            {oninput} {onfocusin} {onfocusout} {onmousedown} {onkeydown} {onpaste}>
            <colgroup>{ for columns }</colgroup>
            if !layout.heads.is_empty() {
                <thead>{ rows(&layout.heads) }</thead>
            }
            <tbody>{ rows(&layout.body) }</tbody>
            { balance }
        </table>
    }
}

fn held(event: &KeyboardEvent) -> Held {
    // 229 is the key of an input method in browsers that do not say that it is composing.
    let composing = event.is_composing() || event.key_code() == 229;
    match (event.ctrl_key() || event.meta_key(), event.shift_key()) {
        _ if composing || event.alt_key() => Held::Other,
        (false, false) => Held::Nothing,
        (false, true) => Held::Shift,
        (true, false) => Held::Control,
        (true, true) => Held::Other,
    }
}

fn view(cells: &[CellView], cell: CellId) -> CellView {
    cells.get(cell.index()).cloned().unwrap_or_default()
}

/// A listener that is called with the field and the cell that an event came from, and not at all for other places.
fn on<E: AsRef<Event>>(
    form: &Arc<Form>,
    handle: impl Fn(&E, &HtmlInputElement, CellId) + 'static,
) -> Callback<E> {
    let form = Arc::clone(form);
    Callback::from(move |event: E| {
        let field = dom::field_of(event.as_ref());
        let key = field.as_ref().and_then(|field| field.get_attribute("data-cell"));
        let cell = key.and_then(|key| form.cell_id(&key));
        if let (Some(field), Some(cell)) = (field, cell) {
            handle(&event, &field, cell);
        }
    })
}
