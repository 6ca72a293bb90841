//! Before a report leaves: what is in it, what is still wrong, and as what it can be had.

use gouji_core::Severity;
use gouji_formats::Recognised;
use gouji_formats::write::{self, Output, SheetTarget, Target};
use yew::prelude::*;

use crate::app::{Dispatch, Stored, use_dispatch, use_lang};
use crate::components::shell::notice_bar::NoticeBar;
use crate::components::shell::view_switches::ViewSwitches;
use crate::route::Route;
use crate::services::{carrier, dom, files};
use crate::state::action::Action;
use crate::state::notice::{Notice, in_both};
use crate::state::view::report_name;
use crate::state::view::sections::{Progress, SectionView, sections};
use crate::state::work::Work;
use crate::text::{Word, both};

/// What can be had, with its name and what it is for, in the order of the screen.
const OUTPUTS: [(Output, Word, Word); 9] = [
    (Output::Report(Target::Docx), Word::OutDocx, Word::OutDocxWhy),
    (Output::Report(Target::Fragment), Word::OutFragment, Word::OutFragmentWhy),
    (Output::Report(Target::Html), Word::OutHtml, Word::OutHtmlWhy),
    (Output::Report(Target::Xlsx), Word::OutXlsx, Word::OutXlsxWhy),
    (Output::Report(Target::Json), Word::OutJson, Word::OutJsonWhy),
    (Output::Report(Target::Markdown), Word::OutMarkdown, Word::OutMarkdownWhy),
    (Output::Check(SheetTarget::Docx), Word::OutCheckDocx, Word::OutCheckWhy),
    (Output::Check(SheetTarget::Xlsx), Word::OutCheckXlsx, Word::OutCheckWhy),
    (Output::Check(SheetTarget::Text), Word::OutCheckText, Word::OutCheckTextWhy),
];

#[derive(Properties, PartialEq)]
pub(crate) struct ExportPageProps {
    /// The store.
    pub(crate) store: Stored,
}

#[component]
pub(crate) fn ExportPage(props: &ExportPageProps) -> Html {
    let lang = use_lang();
    let dispatch = use_dispatch();
    let store = &props.store.0;
    let Some(work) = &store.work else { return Html::default() };
    let problems = work.judgement().problems();
    let errors = problems.iter().filter(|found| found.finding.severity == Severity::Error).count();
    let all = sections(work, lang);
    let is_draft = errors > 0 || all.iter().any(|section| section.progress != Progress::Done);
    let report_route = |section| Route::Report { id: work.id.clone(), section }.href();
    let section = |view: &SectionView| {
        let (state, words) = view.progress.said(lang);
        html! {
            <li key={view.key.clone()}>
                <span class="export-name">{ &view.title }</span>
                <span class={classes!("progress", format!("is-{state}"))}>{ words }</span>
                <a href={report_route(Some(view.number.index() + 1))}>{ Word::ExportLook.get(lang) }</a>
            </li>
        }
    };
    let output = |(output, name, why): &(Output, Word, Word)| {
        let onclick = {
            let (dispatch, work, output) = (dispatch.clone(), work.clone(), *output);
            Callback::from(move |_: MouseEvent| export(&work, output, is_draft, lang, &dispatch))
        };
        html! {
            <li key={output.code()}>
                <button type="button" class="quiet" data-output={output.code()} {onclick}>{ name.get(lang) }</button>
                <span class="hint">{ why.get(lang) }</span>
            </li>
        }
    };
    let onpage = {
        let (dispatch, work) = (dispatch.clone(), work.clone());
        Callback::from(move |_: MouseEvent| export_page(&work, is_draft, &dispatch))
    };
    let onprint = {
        let route = Route::Report { id: work.id.clone(), section: None };
        Callback::from(move |_: MouseEvent| {
            route.go();
            // The report is on the screen a moment later.
            gloo::timers::callback::Timeout::new(300, dom::print).forget();
        })
    };
    html! {
        <div class="page export">
            <header class="page-head">
                <a class="home" id="export-back" href={report_route(None)}>{ Word::RulesBack.get(lang) }</a>
                <h1>{ Word::ExportTitle.get(lang) }</h1>
                <div class="tools"><ViewSwitches large={store.large} contrast={store.contrast} /></div>
            </header>
            <NoticeBar notice={store.notice.clone()} />
            <main class="page-main">
                <p class="export-subject"><strong>{ report_name(work.report(), lang) }</strong></p>
                <div class="export-halves">
                    <section aria-labelledby="export-check">
                        <h2 id="export-check">{ Word::ExportCheck.get(lang) }</h2>
                        <ul class="plain export-sections">{ for all.iter().map(section) }</ul>
                        if is_draft {
                            <p class="export-draft" data-state="draft">
                                { Word::ExportDraft.fill(lang, &[("n", &errors.to_string())]) }
                            </p>
                        } else {
                            <p class="export-ready" data-state="ready">{ Word::ExportReady.get(lang) }</p>
                        }
                        if !work.judgement().decided.is_empty() {
                            <p class="hint">{ Word::ExportDecided.fill(lang, &[("n", &work.judgement().decided.len().to_string())]) }</p>
                        }
                    </section>
                    <section aria-labelledby="export-outputs">
                        <h2 id="export-outputs">{ Word::ExportOutputs.get(lang) }</h2>
                        <ul class="plain export-list">
                            { for OUTPUTS.iter().map(output) }
                            <li>
                                <button type="button" class="quiet" data-output="page" onclick={onpage}>{ Word::OutPage.get(lang) }</button>
                                <span class="hint">{ Word::OutPageWhy.get(lang) }</span>
                            </li>
                            <li>
                                <button type="button" class="quiet" id="print" onclick={onprint}>{ Word::OutPrint.get(lang) }</button>
                                <span class="hint">{ Word::OutPrintWhy.get(lang) }</span>
                            </li>
                        </ul>
                    </section>
                </div>
                <p class="hint">{ Word::ExportName.fill(lang, &[("file", &write::file_name(work.report(), Target::Docx, is_draft))]) }</p>
            </main>
        </div>
    }
}

fn export(work: &Work, output: Output, is_draft: bool, lang: gouji_core::Lang, dispatch: &Dispatch) {
    let session = work.committed();
    let report = session.report();
    let read = Recognised::certain(report.clone());
    let (name, kind) = match output {
        Output::Report(target) => (write::file_name(report, target, is_draft), target.media_type()),
        Output::Check(target) => (write::check_file_name(report, target), target.media_type()),
    };
    match write::output(&read, output, &session.context(), lang) {
        Ok(bytes) => offered(files::offer(&name, &bytes, kind), &name, dispatch),
        Err(error) => {
            dispatch.send(Action::Say(Notice::trouble(in_both(|lang| error.say(lang).to_owned()))));
        }
    }
}

/// The page itself with the report inside.
fn export_page(work: &Work, is_draft: bool, dispatch: &Dispatch) {
    let report = work.committed().report();
    let name = write::file_name(report, Target::Html, is_draft);
    match carrier::page().map(|page| write::page_with(&page, report)) {
        Some(Ok(text)) => {
            offered(files::offer(&name, text.as_bytes(), Target::Html.media_type()), &name, dispatch);
        }
        Some(Err(error)) => {
            dispatch.send(Action::Say(Notice::trouble(in_both(|lang| error.say(lang).to_owned()))));
        }
        None => offered(false, &name, dispatch),
    }
}

fn offered(done: bool, name: &str, dispatch: &Dispatch) {
    let notice = if done {
        Notice::told(both(Word::Offered, &[("file", name)]))
    } else {
        Notice::trouble(both(Word::NotOffered, &[]))
    };
    dispatch.send(Action::Say(notice));
}

#[cfg(test)]
mod tests {
    use super::{OUTPUTS, Output};

    #[test]
    fn nothing_that_can_be_written_is_offered_twice() {
        for (position, (output, _, _)) in OUTPUTS.iter().enumerate() {
            assert!(OUTPUTS.iter().skip(position + 1).all(|(other, _, _)| other != output));
        }
        // A check sheet as a page is the one that has no button: the page with the report inside shows more.
        assert_eq!(Output::all().count(), OUTPUTS.len() + 1);
    }
}
