//! The source as it was read: paragraphs and tables, with the pieces that figures came from.

use std::rc::Rc;

use gouji_core::Lang;
use yew::prelude::*;

use super::{MARK, piece_id};
use crate::app::use_lang;
use crate::state::original::{Block, Original, Piece};
use crate::state::view::review::part_name;
use crate::text::Word;

#[derive(Properties, PartialEq)]
pub(crate) struct SourceProps {
    /// The source.
    pub(crate) original: Rc<Original>,
    /// Pieces that a figure came from, in order.
    pub(crate) used: Rc<Vec<u32>>,
    /// Pieces that belong to what is pointed at.
    pub(crate) linked: Vec<u32>,
    /// Pieces that the question is about.
    pub(crate) asked: Vec<u32>,
    /// The piece that the Tab key reaches.
    pub(crate) tab: Option<u32>,
    /// The text that it is about, to be found within a longer one.
    pub(crate) raw: AttrValue,
}

#[component]
pub(crate) fn Source(props: &SourceProps) -> Html {
    let lang = use_lang();
    let mut part = None;
    let mut shown = Vec::new();
    for (number, block) in props.original.blocks.iter().enumerate() {
        if let Block::Text { place, .. } | Block::Table { place, .. } = block {
            let own = part_name(place, lang);
            if own.is_some() && own != part {
                shown.push(
                    html! { <h3 key={format!("part-{number}")} class="source-part">{ own.clone() }</h3> },
                );
                part = own;
            }
        }
        let mut pieces = block.pieces().map(|piece| piece.number);
        let first = pieces.next().unwrap_or(u32::MAX);
        let last = pieces.last().unwrap_or(first);
        let within = |list: &[u32]| {
            list.iter().copied().filter(|own| (first..=last).contains(own)).collect::<Vec<_>>()
        };
        shown.push(html! {
            <SourceBlock key={number} {number}
                original={Rc::clone(&props.original)} used={Rc::clone(&props.used)}
                linked={within(&props.linked)} asked={within(&props.asked)} raw={props.raw.clone()}
                tab={props.tab.filter(|own| (first..=last).contains(own))} />
        });
    }
    html! { <div class="source-blocks">{ shown }</div> }
}

#[derive(Properties, PartialEq)]
struct SourceBlockProps {
    original: Rc<Original>,
    number: usize,
    used: Rc<Vec<u32>>,
    linked: Vec<u32>,
    asked: Vec<u32>,
    tab: Option<u32>,
    raw: AttrValue,
}

/// One paragraph or table. It is drawn again only when a mark in it changes.
#[component]
fn SourceBlock(props: &SourceBlockProps) -> Html {
    let lang = use_lang();
    let attributes = |piece: &Piece| {
        let used = props.used.binary_search(&piece.number).is_ok();
        let class = classes!(
            "piece",
            used.then_some("is-used"),
            props.asked.contains(&piece.number).then_some("is-asked"),
            props.linked.contains(&piece.number).then_some("is-linked"),
        );
        let reached = used.then_some(if props.tab == Some(piece.number) { "0" } else { "-1" });
        (class, piece_id(piece.number), used.then(|| piece.number.to_string()), reached)
    };
    let text = |piece: &Piece| {
        let meant = props.asked.contains(&piece.number) || props.linked.contains(&piece.number);
        marked(&piece.text, if meant { &props.raw } else { "" })
    };
    match props.original.blocks.get(props.number) {
        Some(Block::Text { heading, piece, .. }) => {
            let (class, id, data, tabindex) = attributes(piece);
            let class = classes!(class, heading.then_some("source-heading"));
            html! { <p {class} {id} data-piece={data} {tabindex}>{ text(piece) }</p> }
        }
        Some(Block::Table { rows, .. }) => {
            let cell = |piece: &Piece| {
                let (class, id, data, tabindex) = attributes(piece);
                let span = |size: usize| (size > 1).then(|| size.to_string());
                html! {
                    <td {class} {id} data-piece={data} {tabindex} rowspan={span(piece.rows)} colspan={span(piece.columns)}>{ text(piece) }</td>
                }
            };
            let row = |row: &Vec<Piece>| html! { <tr>{ for row.iter().map(cell) }</tr> };
            html! { <table class="source-table"><tbody>{ for rows.iter().map(row) }</tbody></table> }
        }
        Some(Block::LeftOut(lines)) => left_out(*lines, lang),
        None => Html::default(),
    }
}

/// A text with the part of it that is meant.
fn marked(text: &str, raw: &str) -> Html {
    match text.split_once(raw).filter(|_| !raw.is_empty()) {
        Some((before, after)) if !(before.is_empty() && after.is_empty()) => {
            html! { <>{ before }<mark id={MARK}>{ raw }</mark>{ after }</> }
        }
        _ => html! { text },
    }
}

fn left_out(lines: usize, lang: Lang) -> Html {
    html! { <p class="hint left-out">{ Word::ReviewLeftOut.fill(lang, &[("n", &lines.to_string())]) }</p> }
}
