//! A report under work: its sections, its findings, and the bar above.

use std::rc::Rc;
use std::sync::Arc;

use gouji_core::Lang;
use gouji_core::finding::Place;
use gouji_core::form::SectionNo;
use yew::prelude::*;

use crate::app::{Stored, use_dispatch, use_lang};
use crate::components::findings::Findings;
use crate::components::findings::repairs::{Committed, Repairs};
use crate::components::grid::Grid;
use crate::components::grid::layout::field_id;
use crate::components::import_notes::ImportNotes;
use crate::components::paste_preview::{PastePreview, PasteView};
use crate::components::previous::Previous;
use crate::components::prose::{Prose, area_id};
use crate::components::shell::notice_bar::NoticeBar;
use crate::components::shell::section_list::SectionList;
use crate::components::shell::status_line::StatusLine;
use crate::components::shell::top_bar::{TopBar, TopBarProps};
use crate::pages::ledger::LedgerEntry;
use crate::route::Route;
use crate::services::dom;
use crate::state::action::Action;
use crate::state::history::{Step, StepName};
use crate::state::notice::Remedy;
use crate::state::store::{Goal, Store};
use crate::state::view::cells::{CellView, cells};
use crate::state::view::findings::PanelView;
use crate::state::view::prose::{ProseView, choices, mark_id};
use crate::state::view::sections::{SectionView, sections};
use crate::state::view::{balance, cell_name, edition_name, report_name, status};
use crate::state::work::{Field, Work};
use crate::text::Word;

#[derive(Properties, PartialEq)]
pub(crate) struct ReportPageProps {
    /// The store.
    pub(crate) store: Stored,
    /// Number of the section to show, from 1.
    pub(crate) section: Option<usize>,
    /// Saves to a file.
    pub(crate) save: Callback<()>,
    /// Does what a notice offers.
    pub(crate) take: Callback<Remedy>,
}

#[component]
pub(crate) fn ReportPage(props: &ReportPageProps) -> Html {
    let lang = use_lang();
    let store: &Store = &props.store.0;
    use_goal(store);
    use_section(props.section);
    let editing = store.work.as_ref().is_some_and(|work| work.editing);
    use_effect_with(editing, |editing| {
        if !editing {
            dom::choose_again();
        }
    });
    let Some(work) = &store.work else { return Html::default() };

    let all = sections(work, lang);
    let cells = Rc::new(cells(work, !store.hides_previous));
    let shown = all.iter().map(|section| section_part(work, section, &cells, store.inserting, lang));
    html! {
        <div class="report">
            <TopBar ..bar(store, work, &props.save, lang) />
            <NoticeBar notice={store.notice.clone()} take={props.take.clone()} />
            <SectionList id={work.id.clone()} sections={all.clone()} shown={props.section}>
                <Previous name={work.previous().map(|previous| report_name(previous, lang))} years={Some(AttrValue::from(Route::Years(work.id.clone()).href()))} hidden={store.hides_previous} />
                <LedgerEntry id={work.id.clone()} file={store.ledger_of(&work.id).map(|ledger| ledger.file.clone())} />
            </SectionList>
            <main class="paper" tabindex="-1">
                <h1 class="report-title">{ title(work, lang) }</h1>
                { for shown }
            </main>
            <Findings panel={PanelView::new(work, lang)}>
                <ImportNotes id={work.id.clone()} import={Rc::clone(&work.import)} form={Arc::clone(work.form())} />
                <Repairs session={Committed(Rc::clone(work.committed()))} import={Rc::clone(&work.import)} preview={Rc::clone(&work.preview)} />
            </Findings>
            <PastePreview paste={PasteView::new(work, lang)} />
            <StatusLine status={status::status(work, lang)} active={work.active} can_go_back={store.back.is_some()} />
        </div>
    }
}

/// The report's own title, or one made of agency and year.
fn title(work: &Work, lang: Lang) -> String {
    let report = work.report();
    if !report.title.is_empty() {
        return report.title.clone();
    }
    let agency =
        if report.agency.is_empty() { Word::NamelessAgency.get(lang) } else { report.agency.as_str() };
    let year = report.year.map_or_else(String::new, |year| year.to_string());
    Word::ReportTitle.fill(lang, &[("agency", agency), ("year", &year)])
}

fn section_part(
    work: &Work,
    section: &SectionView,
    cells: &Rc<Vec<CellView>>,
    inserting: Option<SectionNo>,
    lang: Lang,
) -> Html {
    let form = work.form();
    let tables = form.tables().iter().enumerate().filter(|(_, table)| table.section == section.number);
    let heading = format!("section-{}-heading", section.key);
    html! {
        <section key={section.key.clone()} class="part" id={section_id(section.number)} aria-labelledby={heading.clone()}>
            <h2 id={heading}>{ &section.title }</h2>
            { for tables.map(|(number, table)| {
                let balance = balance::sums(form, table)
                    .first()
                    .map(|sum| (balance::formula(form, sum, lang), balance::standings(work, table)));
                let mixed = (table.edition != form.id())
                    .then(|| gouji_core::form::edition(&table.edition))
                    .flatten()
                    .map(|edition| Word::EditionMixed.fill(lang, &[("edition", edition_name(&edition).get(lang))]));
                html! {
                    <div key={table.key.clone()} class="table-box">
                        if let Some(mixed) = mixed { <p class="hint">{ mixed }</p> }
                        { zeros_button(work, number, lang) }
                        <Grid form={Arc::clone(form)} table={number} cells={Rc::clone(cells)} editing={work.editing} {balance} />
                    </div>
                }
            }) }
            if section.prose || !work.text(Field::Prose(section.number)).is_empty() {
                <Prose section={section.number} title={section.title.clone()} view={Rc::new(ProseView::new(work, section.number, lang))}
                    choices={(inserting == Some(section.number)).then(|| Rc::new(choices(work, lang)))} />
            }
        </section>
    }
}

/// Fills what is blank in a table, once something is written in the report.
fn zeros_button(work: &Work, table: usize, lang: Lang) -> Html {
    let (form, report) = (work.form(), work.report());
    let blank = form.table_cells(table).filter(|cell| report.is_blank(*cell)).count();
    if blank == 0 {
        return Html::default();
    }
    html! { <ZerosButton {table} words={Word::FillZeros.fill(lang, &[("n", &blank.to_string())])} /> }
}

#[derive(Properties, PartialEq)]
struct ZerosButtonProps {
    table: usize,
    words: String,
}

#[component]
fn ZerosButton(props: &ZerosButtonProps) -> Html {
    let lang = use_lang();
    let dispatch = use_dispatch();
    html! {
        <p class="table-tools">
            <button type="button" class="quiet small" data-zeros={props.table.to_string()} title={Word::FillZerosWhy.get(lang)}
                onclick={dispatch.on::<MouseEvent>(Action::FillZeros(props.table))}>{ &props.words }</button>
        </p>
    }
}

fn section_id(section: SectionNo) -> String {
    format!("section-{}", section.index() + 1)
}

fn bar(store: &Store, work: &Work, save: &Callback<()>, lang: Lang) -> TopBarProps {
    let report = work.report();
    let name = |step: &Step| step_name(work, step, lang);
    TopBarProps {
        agency: work.text(Field::Agency),
        year: report.year,
        years: super::start::years(report.year),
        edition: work.form().id().to_owned(),
        storing: store.storing.clone(),
        is_kept: work.version == work.stored,
        is_in_file: work.in_file == Some(work.version),
        steps: (work.history.last().map(name), work.history.next().map(name)),
        large: store.large,
        contrast: store.contrast,
        id: work.id.clone(),
        save: save.clone(),
    }
}

fn step_name(work: &Work, step: &Step, lang: Lang) -> String {
    let form = work.form();
    match step.name {
        StepName::Filled(field) => {
            let what = match field {
                Field::Cell(cell) => cell_name(form, cell, lang),
                Field::Prose(section) => form
                    .section(section)
                    .map_or_else(String::new, |section| section.title.get(lang).to_owned()),
                Field::Agency => Word::Agency.get(lang).to_owned(),
                Field::Year => Word::Year.get(lang).to_owned(),
            };
            Word::StepFilled.fill(lang, &[("what", &what)])
        }
        StepName::Repaired(cells) => Word::StepRepaired.fill(lang, &[("n", &cells.to_string())]),
        StepName::Counted(cells) => Word::StepCounted.fill(lang, &[("n", &cells.to_string())]),
        StepName::Pasted(cells) => Word::StepPasted.fill(lang, &[("n", &cells.to_string())]),
        StepName::LeftBlank(cells) => Word::StepLeftBlank.fill(lang, &[("n", &cells.to_string())]),
        StepName::Zeros(cells) => Word::StepZeros.fill(lang, &[("n", &cells.to_string())]),
        StepName::Linked => Word::StepLinked.get(lang).to_owned(),
        StepName::CutLink => Word::StepCutLink.get(lang).to_owned(),
        StepName::SwitchedEdition => Word::StepEdition.get(lang).to_owned(),
        StepName::TookPrevious => Word::StepTookPrevious.get(lang).to_owned(),
        StepName::LeftPrevious => Word::StepLeftPrevious.get(lang).to_owned(),
        StepName::Explained => Word::StepExplained.get(lang).to_owned(),
        StepName::Withdrew => Word::StepWithdrew.get(lang).to_owned(),
    }
}

/// Goes where the store says, once it is on the page.
#[hook]
fn use_goal(store: &Store) {
    let keys = store.work.as_ref().map(|work| Arc::clone(work.form()));
    use_effect_with(store.goal.clone(), move |goal| {
        let (Some(Goal { place, .. }), Some(form)) = (goal, keys) else { return };
        match place {
            Place::Cell(cell) => dom::choose(&field_id(form.key(*cell))),
            Place::Prose(section, range) => {
                dom::focus_range(&area_id(*section), range.from, range.to);
                if !dom::show_in_the_middle(&mark_id(*section, range.from)) {
                    dom::show(&area_id(*section));
                }
            }
            Place::Section(section) => {
                dom::show(&section_id(*section));
                dom::focus(&area_id(*section));
            }
            Place::Document => dom::focus("agency"),
            // Last year's figure stands beside this year's.
            Place::Previous(key) => dom::choose(&field_id(key)),
        }
    });
}

/// Shows the section that the address names.
#[hook]
fn use_section(section: Option<usize>) {
    use_effect_with(section, |section| {
        if let Some(section) = section {
            dom::show(&format!("section-{section}"));
        }
    });
}
