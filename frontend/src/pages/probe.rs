//! The browser tries itself: what works, what it means, what to do; to be copied and sent to whoever helps.

use gouji_core::Lang;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::app::{use_dispatch, use_lang};
use crate::components::shell::notice_bar::NoticeBar;
use crate::components::shell::view_switches::ViewSwitches;
use crate::route::Route;
use crate::services::dom;
use crate::services::probe::{Outcome, Probe, Trial, run};
use crate::state::action::Action;
use crate::state::notice::Notice;
use crate::text::{Word, both};

#[derive(Properties, PartialEq)]
pub(crate) struct ProbePageProps {
    /// What the page has to say.
    pub(crate) notice: Option<Notice>,
    /// Whether letters are large.
    pub(crate) large: bool,
    /// Whether contrast is high.
    pub(crate) contrast: bool,
}

/// What something is for, and what to do without it.
fn words(probe: Probe) -> (Word, Word, Word) {
    match probe {
        Probe::Program => (Word::ProbeProgram, Word::ProbeProgramWorks, Word::ProbeProgramWorks),
        Probe::Database => (Word::ProbeDatabase, Word::ProbeDatabaseWorks, Word::ProbeDatabaseFails),
        Probe::Texts => (Word::ProbeTexts, Word::ProbeTextsWorks, Word::ProbeTextsFails),
        Probe::Chinese => (Word::ProbeChinese, Word::ProbeChineseWorks, Word::ProbeChineseFails),
        Probe::Beside => (Word::ProbeBeside, Word::ProbeBesideWorks, Word::ProbeBesideFails),
        Probe::Saving => (Word::ProbeSaving, Word::ProbeSavingWorks, Word::ProbeSavingFails),
        Probe::SameFile => (Word::ProbeSameFile, Word::ProbeSameFileWorks, Word::ProbeSameFileFails),
        Probe::Unpacking => (Word::ProbeUnpacking, Word::ProbeUnpackingWorks, Word::ProbeUnpackingFails),
        Probe::Secure => (Word::ProbeSecure, Word::ProbeSecureWorks, Word::ProbeSecureFails),
    }
}

/// The state in the style sheet, a sign, and the words.
fn said(probe: Probe, outcome: Option<Outcome>) -> (&'static str, &'static str, Word, Word) {
    let (_, works, fails) = words(probe);
    match outcome {
        None => ("open", "…", Word::ProbeTrying, Word::ProbeTrying),
        Some(Outcome::Works) => ("agrees", "✓", Word::ProbeWorks, works),
        Some(Outcome::Spare) => ("open", "–", Word::ProbeSpare, fails),
        Some(Outcome::Fails) => ("wrong", "▲", Word::ProbeFails, fails),
    }
}

type Known = Vec<(Probe, Outcome)>;

#[derive(Default, PartialEq, Clone)]
struct Results(Known);

impl Reducible for Results {
    type Action = (Probe, Outcome);

    fn reduce(self: std::rc::Rc<Self>, (probe, outcome): Self::Action) -> std::rc::Rc<Self> {
        let mut known = self.0.clone();
        known.retain(|(own, _)| *own != probe);
        known.push((probe, outcome));
        Self(known).into()
    }
}

#[component]
pub(crate) fn ProbePage(props: &ProbePageProps) -> Html {
    let lang = use_lang();
    let dispatch = use_dispatch();
    let results = use_reducer(Results::default);
    let trial = use_mut_ref(Trial::default);
    {
        let tell = results.dispatcher();
        use_effect_with((), move |()| {
            let tell = Callback::from(move |known| tell.dispatch(known));
            trial.replace(run(&tell));
        });
    }
    let outcome = |probe: Probe| results.0.iter().find(|(own, _)| *own == probe).map(|(_, outcome)| *outcome);
    let line = |probe: Probe| {
        let (state, sign, word, why) = said(probe, outcome(probe));
        html! {
            <tr key={probe.code()} data-probe={probe.code()} data-state={state}>
                <th scope="row">{ words(probe).0.get(lang) }</th>
                <td class={format!("is-{state}")}><span aria-hidden="true">{ sign }</span>{ " " }{ word.get(lang) }</td>
                <td>{ why.get(lang) }</td>
            </tr>
        }
    };
    let copy = {
        let (dispatch, text) = (dispatch.clone(), in_text(&results.0, lang));
        Callback::from(move |_: MouseEvent| {
            let word = if dom::copy(&text) { Word::ProbeCopied } else { Word::ProbeNotCopied };
            dispatch.send(Action::Say(Notice::told(both(word, &[]))));
        })
    };
    html! {
        <div class="page probe">
            <header class="page-head">
                <a class="home" id="probe-back" href={Route::Help.href()}>{ Word::ProbeBack.get(lang) }</a>
                <h1>{ Word::ProbeTitle.get(lang) }</h1>
                <div class="tools"><ViewSwitches large={props.large} contrast={props.contrast} /></div>
            </header>
            <NoticeBar notice={props.notice.clone()} />
            <main class="page-main">
                <p>{ Word::ProbeLead.get(lang) }</p>
                <table class="plain-table probe-table" aria-label={Word::ProbeTitle.get(lang)}>
                    <tbody>{ for Probe::ALL.into_iter().map(line) }</tbody>
                </table>
                <Clipboard />
                <p class="hint" id="probe-agent">{ Word::HelpBrowser.get(lang) }{ dom::browser() }</p>
                <p><button type="button" class="primary" id="copy-probe" onclick={copy}>{ Word::ProbeCopy.get(lang) }</button></p>
            </main>
        </div>
    }
}

/// All that is known, a line for each.
fn in_text(known: &[(Probe, Outcome)], lang: Lang) -> String {
    let line = |probe: Probe| {
        let outcome = known.iter().find(|(own, _)| *own == probe).map(|(_, outcome)| *outcome);
        let (_, sign, word, _) = said(probe, outcome);
        format!("{sign} {} {}\n", words(probe).0.get(lang), word.get(lang))
    };
    let lines: String = Probe::ALL.into_iter().map(line).collect();
    format!("{}\n{lines}{}{}\n", Word::ProductName.get(lang), Word::HelpBrowser.get(lang), dom::browser())
}

/// Copying and pasting need a hand: a text is copied, and pasting it shows that it came.
#[component]
fn Clipboard() -> Html {
    let lang = use_lang();
    let copied = use_state(|| None::<bool>);
    let pasted = use_state(|| None::<bool>);
    let sample = Word::ProbeSample.get(lang);
    let onclick = {
        let set = copied.setter();
        Callback::from(move |_: MouseEvent| {
            set.set(Some(dom::copy(sample)));
            dom::focus("probe-paste");
        })
    };
    let oninput = {
        let set = pasted.setter();
        Callback::from(move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                set.set(Some(field.value().trim() == sample));
            }
        })
    };
    let (state, word) = match (*copied, *pasted) {
        (_, Some(true)) => ("agrees", Word::ProbePasted),
        (Some(false), _) => ("wrong", Word::NotCopied),
        (_, Some(false)) => ("open", Word::ProbeOtherPasted),
        (Some(true), None) => ("open", Word::ProbeNowPaste),
        (None, None) => ("open", Word::ProbeClipboardHow),
    };
    html! {
        <section aria-labelledby="probe-clipboard">
            <h2 id="probe-clipboard">{ Word::ProbeClipboard.get(lang) }</h2>
            <p class="probe-clipboard">
                <button type="button" class="quiet" id="probe-copy" {onclick}>{ Word::ProbeTryCopy.get(lang) }</button>
                { " " }
                <input id="probe-paste" type="text" autocomplete="off" aria-label={Word::ProbePasteHere.get(lang)} placeholder={Word::ProbePasteHere.get(lang)} {oninput} />
            </p>
            <p class={classes!("verdict", format!("is-{state}"))} id="probe-clipboard-state" data-state={state} role="status">{ word.get(lang) }</p>
        </section>
    }
}
