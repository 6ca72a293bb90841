//! One printed row. It is drawn again only when one of its own cells changes.

use std::rc::Rc;

use yew::prelude::*;

use super::layout::{Content, Figure, Head, HeadKind, LayoutCell, LayoutRow, field_id};
use crate::state::view::cells::{CellView, Mark};

#[derive(Properties, PartialEq)]
pub(crate) struct RowProps {
    /// The printed row.
    pub(crate) layout: Rc<LayoutRow>,
    /// Its figures, left to right.
    pub(crate) figures: Vec<CellView>,
    /// Rows of this table altogether, to know a head over many of them.
    pub(crate) head_columns: usize,
}

#[component]
pub(crate) fn Row(props: &RowProps) -> Html {
    let mut figures = props.figures.iter();
    let mut cells = Vec::with_capacity(props.layout.cells.len());
    for cell in &props.layout.cells {
        cells.push(match &cell.content {
            Content::Head(head) => head_cell(head, cell, props.head_columns),
            Content::Figure(figure) => match figures.next() {
                Some(view) => figure_cell(figure, view, cell),
                None => Html::default(),
            },
        });
    }
    html! { <tr>{ cells }</tr> }
}

/// Rows that a head must span to be written downwards.
const TALL: usize = 9;

/// A head of columns or rows.
pub(crate) fn head_cell(head: &Head, cell: &LayoutCell, head_columns: usize) -> Html {
    let (scope, kind) = match head.kind {
        HeadKind::Banner => ("colgroup", classes!("banner")),
        HeadKind::Corner => ("", classes!("corner", "level-0", "at-0")),
        HeadKind::Column(level) => (
            if cell.col_span > 1 { "colgroup" } else { "col" },
            classes!("column-head", format!("level-{level}")),
        ),
        HeadKind::Row => {
            let tall = cell.row_span >= TALL && cell.col_span == 1 && head_columns > 1;
            (
                if cell.row_span > 1 { "rowgroup" } else { "row" },
                classes!("row-head", format!("at-{}", cell.column), tall.then_some("tall")),
            )
        }
    };
    let (row_span, col_span) = (span(cell.row_span), span(cell.col_span));
    html! {
        <th id={head.id.clone()} class={kind} scope={(!scope.is_empty()).then_some(scope)} rowspan={row_span} colspan={col_span}>
            <span>{ &head.text }</span>
        </th>
    }
}

fn figure_cell(figure: &Figure, view: &CellView, cell: &LayoutCell) -> Html {
    let mark = match view.mark {
        Mark::None => None,
        Mark::Blank => Some("is-blank"),
        Mark::Note => Some("is-note"),
        Mark::Doubt => Some("is-doubt"),
        Mark::Warning => Some("is-warning"),
        Mark::Error => Some("is-error"),
    };
    let sign = match view.mark {
        Mark::Error => "▲",
        Mark::Warning => "?",
        Mark::Doubt => "◇",
        Mark::Note => "i",
        Mark::None | Mark::Blank => "",
    };
    let class = classes!(
        "figure",
        mark,
        figure.total.then_some("is-total"),
        view.traced.then_some("is-traced"),
        (!view.after.is_empty()).then_some("is-preview")
    );
    let described_by = (!view.described_by.is_empty()).then(|| view.described_by.clone());
    html! {
        <td {class} headers={figure.headers.clone()} colspan={span(cell.col_span)}>
            <input
                id={field_id(&figure.key)}
                data-cell={figure.key.clone()}
                type="text"
                inputmode="decimal"
                autocomplete="off"
                spellcheck="false"
                aria-label={figure.name.clone()}
                aria-describedby={described_by}
                aria-invalid={(view.mark == Mark::Error).then_some("true")}
                placeholder={(!view.forced.is_empty()).then(|| view.forced.clone())}
                value={view.text.clone()}
            />
            if !view.after.is_empty() {
                <span class="after"><s>{ &view.text }</s><span class="unseen">{ " → " }</span><b>{ &view.after }</b></span>
            }
            <span class="sign" aria-hidden="true">{ sign }</span>
            if !view.last_year.is_empty() {
                <span class="last-year" aria-hidden="true">{ &view.last_year }</span>
            }
        </td>
    }
}

fn span(size: usize) -> Option<String> {
    (size > 1).then(|| size.to_string())
}
