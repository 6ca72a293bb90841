//! The sections with how far they are: the way through the report.

use yew::prelude::*;

use super::badge::Badge;
use crate::app::use_lang;
use crate::route::Route;
use crate::state::view::sections::{Progress, SectionView};
use crate::text::Word;

#[derive(Properties, PartialEq)]
pub(crate) struct SectionListProps {
    /// Name of the report in the storage.
    pub(crate) id: String,
    /// The sections.
    pub(crate) sections: Vec<SectionView>,
    /// Number of the section that is shown.
    pub(crate) shown: Option<usize>,
    /// What stands below the sections.
    pub(crate) children: Html,
}

#[component]
pub(crate) fn SectionList(props: &SectionListProps) -> Html {
    let lang = use_lang();
    let done = props.sections.iter().filter(|section| section.progress == Progress::Done).count();
    let entry = |section: &SectionView| {
        let number = section.number.index() + 1;
        let (state, words) = section.progress.said(lang);
        let href = Route::Report { id: props.id.clone(), section: Some(number) }.href();
        let current = (props.shown == Some(number)).then_some("location");
        html! {
            <li key={number}>
                <a {href} data-section={section.key.clone()} data-state={state} aria-current={current}>
                    <span class="section-name">{ &section.title }</span>
                    <span class={classes!("progress", format!("is-{state}"))}>{ words }</span>
                </a>
            </li>
        }
    };
    let counts = [("n", done.to_string()), ("all", props.sections.len().to_string())];
    let counts: Vec<(&str, &str)> = counts.iter().map(|(name, value)| (*name, value.as_str())).collect();
    html! {
        <nav class="sections" aria-label={Word::Sections.get(lang)}>
            <h2>{ Word::Sections.get(lang) }</h2>
            <ol class="plain">{ for props.sections.iter().map(entry) }</ol>
            <p class="hint">{ Word::Done.fill(lang, &counts) }</p>
            { props.children.clone() }
            <Badge />
        </nav>
    }
}
