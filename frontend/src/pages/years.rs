//! A report beside last year's: what was carried over, every row with its change, a sentence to use, and pictures.

use gloo::file::File;
use gouji_core::Report;
use gouji_core::across_years::{AcrossYears, Link, Series, StockLink};
use gouji_core::number::Value;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::app::{Stored, use_dispatch, use_lang};
use crate::components::doorway::{Incoming, use_opener};
use crate::components::picture::PictureView;
use crate::components::shell::notice_bar::NoticeBar;
use crate::components::shell::view_switches::ViewSwitches;
use crate::route::Route;
use crate::services::{dom, files};
use crate::state::action::Action;
use crate::state::notice::Notice;
use crate::state::view::years::{Rows, growth, pictures, side_by_side};
use crate::state::work::Work;
use crate::text::{Word, both};

#[derive(Properties, PartialEq)]
pub(crate) struct YearsPageProps {
    /// The store, with a report under work.
    pub(crate) store: Stored,
}

#[component]
pub(crate) fn YearsPage(props: &YearsPageProps) -> Html {
    let lang = use_lang();
    let store = &props.store.0;
    let Some(work) = &store.work else { return Html::default() };
    let back = Route::Report { id: work.id.clone(), section: None };
    let body = match side_by_side(work) {
        None => html! { <p>{ Word::YearsNone.get(lang) }</p> },
        Some(Err(unfit)) => html! { <p class="verdict is-wrong" role="alert">{ unfit.say(lang) }</p> },
        Some(Ok(across)) => html! { <Across across={Box::new(across)} /> },
    };
    html! {
        <div class="page years" data-drop="years">
            <header class="page-head">
                <a class="home" id="years-back" href={back.href()}>{ Word::RulesBack.get(lang) }</a>
                <h1>{ Word::YearsTitle.get(lang) }</h1>
                <div class="tools"><ViewSwitches large={store.large} contrast={store.contrast} /></div>
            </header>
            <NoticeBar notice={store.notice.clone()} />
            <main class="page-main">
                <Reports own={work.report().year} beside={beside(work)} />
                { body }
            </main>
        </div>
    }
}

/// What files are dropped on to be compared with as other years, as a selector.
pub(crate) const DROP_PLACE: &str = "[data-drop=years]";

/// The years beside the report under work with whose reports they are, oldest first.
fn beside(work: &Work) -> Vec<(u16, String)> {
    let previous = work.previous();
    let others =
        work.others.iter().filter(|other| previous.is_none_or(|previous| previous.year != other.year));
    let named = |report: &Report| Some((report.year?, report.agency.clone()));
    let mut years: Vec<(u16, String)> = previous.into_iter().chain(others).filter_map(named).collect();
    years.sort();
    years
}

#[derive(Properties, PartialEq)]
struct ReportsProps {
    own: Option<u16>,
    beside: Vec<(u16, String)>,
}

/// Which reports stand side by side, and the way to add more.
#[component]
fn Reports(props: &ReportsProps) -> Html {
    let lang = use_lang();
    let dispatch = use_dispatch();
    let open = use_opener();
    let onchange = Callback::from(move |event: Event| {
        let Some(field) = event.target_dyn_into::<HtmlInputElement>() else { return };
        let files: Vec<File> = field.files().map_or_else(Vec::new, |list| files::of_list(&list));
        field.set_value("");
        open.emit(Incoming::Years(files));
    });
    let year = |(year, agency): &(u16, String)| {
        let leave = Word::YearsLeave.fill(lang, &[("year", &year.to_string())]);
        html! {
            <li key={*year} data-year={year.to_string()}>
                <strong>{ year }</strong>{ " " }<span class="hint">{ agency }</span>{ " " }
                <button type="button" class="quiet small" aria-label={leave.clone()} title={leave} onclick={dispatch.on(Action::LeaveYear(*year))}>{ "×" }</button>
            </li>
        }
    };
    html! {
        <section class="years-list" aria-labelledby="years-list">
            <h2 id="years-list">{ Word::YearsList.get(lang) }</h2>
            <ul class="plain">
                { for props.beside.iter().map(year) }
                <li><strong>{ props.own.map_or_else(|| Word::NoYear.get(lang).to_owned(), |year| year.to_string()) }</strong>{ " " }<span class="hint">{ Word::YearsThis.get(lang) }</span></li>
                <li>
                    <label class="button quiet small file-button">{ Word::YearsAdd.get(lang) }<input id="add-years" type="file" multiple=true {onchange} /></label>
                </li>
            </ul>
            <p class="hint">{ Word::YearsAddHint.get(lang) }</p>
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct AcrossProps {
    across: Box<AcrossYears>,
}

#[component]
fn Across(props: &AcrossProps) -> Html {
    let lang = use_lang();
    let rows = use_state(|| Rows::All);
    let across = &props.across;
    let choice = |own: Rows, word: Word, name: &'static str| {
        let set = rows.setter();
        html! {
            <button type="button" class="quiet small" data-rows={name} aria-pressed={(*rows == own).to_string()}
                onclick={move |_: MouseEvent| set.set(own)}>{ word.get(lang) }</button>
        }
    };
    let shown: Vec<&Series> = across.series.iter().filter(|one| rows.show(one)).collect();
    html! {
        <>
            { for across.remarks.iter().map(|remark| html! { <p class="hint">{ remark.say(lang) }</p> }) }
            <h2>{ Word::CarriedHeading.get(lang) }</h2>
            <ol class="chain">{ for across.links.iter().map(|link| html! { <Carried across={across.clone()} link={link.clone()} /> }) }</ol>
            if !across.stocks.is_empty() {
                <h2>{ Word::StocksHeading.get(lang) }</h2>
                <ol class="chain">{ for across.stocks.iter().map(|stock| reckoned(across, stock, lang)) }</ol>
            }
            <Sentence sentence={growth(across)} />
            <h2 id="years-rows">{ Word::YearsRows.get(lang) }</h2>
            <p class="years-filter">
                { choice(Rows::All, Word::YearsAll, "all") }
                { choice(Rows::Changed, Word::YearsChanged, "changed") }
                { choice(Rows::Jumps, Word::YearsJumps, "jumps") }
                <span class="hint" role="status">{ Word::RowsShown.fill(lang, &[("n", &shown.len().to_string())]) }</span>
            </p>
            <table class="plain-table years-table" aria-labelledby="years-rows">
                <thead><tr>
                    <th scope="col">{ Word::YearsRow.get(lang) }</th>
                    { for across.years.iter().map(|year| html! { <th scope="col" class="figure">{ year.year }</th> }) }
                    <th scope="col" class="figure">{ Word::YearsBy.get(lang) }</th>
                    <th scope="col" class="figure">{ Word::YearsRate.get(lang) }</th>
                </tr></thead>
                <tbody>{ for shown.iter().map(|one| row(one, lang)) }</tbody>
            </table>
            <h2>{ Word::Pictures.get(lang) }</h2>
            { for pictures(across, lang).into_iter().map(|picture| html! { <PictureView {picture} /> }) }
        </>
    }
}

fn row(series: &Series, lang: gouji_core::Lang) -> Html {
    let change = series.change();
    let by = change.map(|change| {
        let sign = if change.by > Value::ZERO { "+" } else { "" };
        format!("{sign}{}", change.by)
    });
    let figure =
        |value: &Option<Value>| html! { <td class="figure">{ value.map(|value| value.to_string()) }</td> };
    html! {
        <tr key={series.key.clone()} class={classes!(series.is_group.then_some("is-group"))}>
            <th scope="row">{ series.name(lang) }</th>
            { for series.values.iter().map(figure) }
            <td class="figure">{ by }</td>
            <td class="figure">{ change.and_then(|change| change.rate()) }</td>
        </tr>
    }
}

/// A stock from one year into the next, in a sentence.
fn reckoned(across: &AcrossYears, stock: &StockLink, lang: gouji_core::Lang) -> Html {
    let year = across.years.get(stock.from.saturating_add(1)).map_or(0, |year| year.year);
    let state = match stock.agrees() {
        Some(true) => "agrees",
        Some(false) => "wrong",
        None => "open",
    };
    html! { <li class={classes!("verdict", format!("is-{state}"))} data-state={state} data-stock={stock.key.clone()}>{ stock.say(year, lang) }</li> }
}

#[derive(Properties, PartialEq)]
struct CarriedProps {
    across: Box<AcrossYears>,
    link: Link,
}

/// What was carried from a year into the next, as a chain of two.
#[component]
fn Carried(props: &CarriedProps) -> Html {
    let lang = use_lang();
    let link = &props.link;
    let year = |position: usize| {
        props.across.years.get(position).map(|year| year.year.to_string()).unwrap_or_default()
    };
    let (state, word) = match link.agrees() {
        Some(true) => ("agrees", Word::ChainAgrees),
        Some(false) => ("wrong", Word::ChainBroken),
        None => ("open", Word::ChainOpen),
    };
    let figure = |value: Option<Value>| {
        value.map_or_else(|| Word::BlankCell.get(lang).to_owned(), |value| value.to_string())
    };
    html! {
        <li class="chain-link">
            <span class="chain-end">{ Word::ChainOut.fill(lang, &[("year", &year(link.from)), ("n", &figure(link.carried_out))]) }</span>
            <span class={classes!("verdict", format!("is-{state}"))} data-state={state}>{ word.get(lang) }</span>
            <span class="chain-end">{ Word::ChainIn.fill(lang, &[("year", &year(link.from.saturating_add(1))), ("n", &figure(link.carried_in))]) }</span>
        </li>
    }
}

#[derive(Properties, PartialEq)]
struct SentenceProps {
    sentence: Option<String>,
}

/// A sentence with the growth worked out, to copy into the text.
#[component]
fn Sentence(props: &SentenceProps) -> Html {
    let lang = use_lang();
    let dispatch = use_dispatch();
    let Some(sentence) = props.sentence.clone() else { return Html::default() };
    let oncopy = {
        let sentence = sentence.clone();
        move |_: MouseEvent| {
            let word = if dom::copy(&sentence) { Word::Copied } else { Word::NotCopied };
            dispatch.send(Action::Say(Notice::told(both(word, &[]))));
        }
    };
    html! {
        <p class="years-sentence">
            <strong>{ Word::SentenceHeading.get(lang) }</strong>{ " " }<q id="years-sentence">{ sentence }</q>{ " " }
            <button type="button" class="quiet small" id="copy-sentence" onclick={oncopy}>{ Word::Copy.get(lang) }</button>
        </p>
    }
}
