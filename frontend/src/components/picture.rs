//! A picture with what it says, its figures as a table, and the ways to save it.

use yew::prelude::*;

use crate::app::{use_dispatch, use_lang};
use crate::picture::{Fill, INK, Picture, Shape};
use crate::services::painting;
use crate::state::action::Action;
use crate::state::notice::Notice;
use crate::text::{Word, both};

#[derive(Properties, PartialEq)]
pub(crate) struct PictureViewProps {
    /// The picture.
    pub(crate) picture: Picture,
}

#[component]
pub(crate) fn PictureView(props: &PictureViewProps) -> Html {
    let lang = use_lang();
    let dispatch = use_dispatch();
    let picture = &props.picture;
    let told = {
        let dispatch = dispatch.clone();
        move |saved: bool| {
            if !saved {
                dispatch.send(Action::Say(Notice::trouble(both(Word::NotOffered, &[]))));
            }
        }
    };
    let save_svg = {
        let (picture, told) = (picture.clone(), told.clone());
        move |_: MouseEvent| told(painting::offer_svg(&picture))
    };
    let save_png = {
        let picture = picture.clone();
        move |_: MouseEvent| painting::offer_png(&picture, told.clone())
    };
    let mut lines = picture.table.iter();
    let head = lines.next();
    html! {
        <figure class="picture">
            <figcaption><strong>{ &picture.title }</strong>{ " " }{ &picture.says }</figcaption>
            { drawn(picture) }
            <p class="picture-tools">
                <button type="button" class="quiet small" data-save="svg" onclick={save_svg}>{ Word::SaveSvg.get(lang) }</button>
                <button type="button" class="quiet small" data-save="png" onclick={save_png}>{ Word::SavePng.get(lang) }</button>
            </p>
            <details>
                <summary>{ Word::PictureTable.get(lang) }</summary>
                <table class="plain-table">
                    <thead><tr>{ for head.into_iter().flatten().map(|cell| html! { <th scope="col">{ cell }</th> }) }</tr></thead>
                    <tbody>{ for lines.map(|line| html! {
                        <tr>{ for line.iter().enumerate().map(|(number, cell)| if number == 0 {
                            html! { <th scope="row">{ cell }</th> }
                        } else {
                            html! { <td>{ cell }</td> }
                        }) }</tr>
                    }) }</tbody>
                </table>
            </details>
        </figure>
    }
}

fn drawn(picture: &Picture) -> Html {
    let (width, height) = picture.size;
    html! {
        <svg role="img" aria-label={format!("{}：{}", picture.title, picture.says)} viewBox={format!("0 0 {width} {height}")}
            width={width.to_string()} height={height.to_string()} font-size="13" fill={INK}>
            <defs>{ for Fill::all().map(|(fill, ground, strokes)| html! {
                <pattern id={fill.name()} width="8" height="8" patternUnits="userSpaceOnUse">
                    <rect width="8" height="8" fill={ground} />
                    <path d={strokes} stroke={INK} stroke-width="1" />
                </pattern>
            }) }</defs>
            { for picture.shapes.iter().map(shape) }
        </svg>
    }
}

fn shape(shape: &Shape) -> Html {
    match shape {
        Shape::Bar(x, y, width, height, fill) => html! {
            <rect x={x.to_string()} y={y.to_string()} width={width.to_string()} height={height.to_string()} fill={fill.paint()} stroke={INK} />
        },
        Shape::Line(points, broken) => html! {
            <polyline points={Shape::points(points)} fill="none" stroke={INK} stroke-width="2" stroke-dasharray={broken.then_some("6 4")} />
        },
        Shape::Dot(x, y) => html! { <circle cx={x.to_string()} cy={y.to_string()} r="4" /> },
        Shape::Words(anchor, x, y, words) => html! {
            <text x={x.to_string()} y={y.to_string()} text-anchor={anchor.name()}>{ words }</text>
        },
    }
}
