//! The table as the ledger makes it: before and after, the rows behind each figure, and the way into the report.

use std::rc::Rc;

use gouji_core::form::CellId;
use gouji_core::ledger::Counted;
use gouji_core::number::Value;
use gouji_core::{Lang, Report};
use yew::prelude::*;

use super::rows::table;
use crate::app::{use_dispatch, use_lang};
use crate::components::grid::layout::{Content, Figure, HeadKind, Layout, LayoutCell, LayoutRow};
use crate::route::Route;
use crate::state::action::Action;
use crate::state::ledger::{LedgerAction, LedgerWork};
use crate::state::view::cell_name;
use crate::text::Word;

#[derive(Properties)]
pub(super) struct FiguresProps {
    /// The report as committed.
    pub(super) report: Rc<Report>,
    /// What was counted.
    pub(super) counted: Rc<Counted>,
    /// From what.
    pub(super) ledger: LedgerWork,
    /// Name of the report in the storage.
    pub(super) id: String,
}

impl PartialEq for FiguresProps {
    fn eq(&self, other: &Self) -> bool {
        self.ledger.version == other.ledger.version
            && self.counted == other.counted
            && self.report == other.report
    }
}

/// A figure as counted, and what stands in the report.
struct Change {
    cell: CellId,
    after: usize,
    before: String,
    differs: bool,
}

fn changes(report: &Report, counted: &Counted) -> Vec<Change> {
    let change = |(cell, after): (CellId, usize)| {
        let value = i64::try_from(after).ok().map(Value::from);
        let before = report.text(cell).to_owned();
        Change { cell, after, differs: report.value(cell) != value, before }
    };
    counted.figures(report.form()).into_iter().map(change).collect()
}

#[component]
pub(super) fn Figures(props: &FiguresProps) -> Html {
    let lang = use_lang();
    let dispatch = use_dispatch();
    let traced = use_state(|| None::<CellId>);
    let form = props.report.form();
    let changes = changes(&props.report, &props.counted);
    let different: Vec<&Change> = changes.iter().filter(|change| change.differs).collect();
    let place = changes
        .first()
        .and_then(|change| form.cell(change.cell))
        .and_then(|cell| form.tables().get(cell.table));
    let Some(place) = place else { return Html::default() };
    let layout = Layout::new(form, place, lang);
    let take = {
        let cells: Vec<(CellId, String)> =
            different.iter().map(|change| (change.cell, change.after.to_string())).collect();
        let route = Route::Report { id: props.id.clone(), section: Some(place.section.index() + 1) };
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| {
            dispatch.send(Action::Ledger(LedgerAction::TakeOver(cells.clone())));
            route.go();
        })
    };
    let figure = |figure: &Figure, col_span: usize| {
        let change = changes.iter().find(|change| change.cell == figure.cell);
        let Some(change) = change else { return html! { <td /> } };
        let trace = traced.setter();
        let cell = figure.cell;
        let pressed = (*traced == Some(cell)).to_string();
        html! {
            <td colspan={col_span.to_string()} headers={figure.headers.clone()} data-counted={figure.key.clone()}
                class={classes!("figure", figure.total.then_some("is-total"), change.differs.then_some("differs"))}>
                if change.differs && !change.before.is_empty() { <del>{ &change.before }</del>{ " → " } }
                if change.after > 0 {
                    <button type="button" class="value" aria-pressed={pressed} title={Word::LedgerTrace.get(lang)}
                        aria-label={Word::LedgerFigure.fill(lang, &[("cell", &figure.name), ("n", &change.after.to_string())])}
                        onclick={move |_: MouseEvent| trace.set(Some(cell))}>{ change.after }</button>
                } else {
                    <span>{ "0" }</span>
                }
            </td>
        }
    };
    let printed = |cell: &LayoutCell| match &cell.content {
        Content::Head(head) => {
            let scope = match head.kind {
                HeadKind::Row => Some("row"),
                HeadKind::Column(_) => Some("col"),
                HeadKind::Banner | HeadKind::Corner => None,
            };
            html! { <th id={head.id.clone()} {scope} rowspan={cell.row_span.to_string()} colspan={cell.col_span.to_string()}>{ &head.text }</th> }
        }
        Content::Figure(own) => figure(own, cell.col_span),
    };
    let row = |row: &Rc<LayoutRow>| html! { <tr>{ for row.cells.iter().map(printed) }</tr> };
    let count = different.len().to_string();
    let open = props.counted.open();
    html! {
        <section aria-labelledby="ledger-figures">
            <h2 id="ledger-figures">{ Word::LedgerFigures.get(lang) }</h2>
            <p class="ledger-take">
                <button type="button" class="primary" id="take-ledger" disabled={different.is_empty()} onclick={take}>
                    { if different.is_empty() { Word::LedgerSame.get(lang).to_owned() } else { Word::LedgerTake.fill(lang, &[("n", &count)]) } }
                </button>
                <span class="hint">{ Word::LedgerTakeWhy.get(lang) }</span>
                if open > 0 {
                    <strong class="ledger-left">{ Word::LedgerLeft.fill(lang, &[("n", &open.to_string())]) }</strong>
                }
            </p>
            { trace(props, *traced, lang) }
            <div class="ledger-scroll" tabindex="0" role="group" aria-labelledby="ledger-figures">
                <table class="plain-table ledger-table" id="ledger-table">
                    <thead>{ for layout.heads.iter().map(row) }</thead>
                    <tbody>{ for layout.body.iter().map(row) }</tbody>
                </table>
            </div>
        </section>
    }
}

/// The rows behind a figure.
fn trace(props: &FiguresProps, traced: Option<CellId>, lang: Lang) -> Html {
    let form = props.report.form();
    let Some(cell) = traced else {
        return html! { <p class="hint" id="ledger-trace" role="status">{ Word::LedgerTraceHow.get(lang) }</p> };
    };
    let rows = props.counted.rows(form, cell);
    let name = cell_name(form, cell, lang);
    let values = [("cell", name.as_str()), ("n", &rows.len().to_string())];
    html! {
        <div id="ledger-trace" class="ledger-trace">
            <p role="status"><strong>{ Word::LedgerTraced.fill(lang, &values) }</strong></p>
            { table(&props.ledger, &rows, lang) }
        </div>
    }
}
