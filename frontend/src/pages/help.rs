//! Help: the keys, what no rule can see, where things are kept, and what this browser can do.

use yew::prelude::*;

use crate::app::use_lang;
use crate::components::shell::view_switches::ViewSwitches;
use crate::route::Route;
use crate::services::dom;
use crate::text::Word;

/// Keys as they are written everywhere, with what they do.
const KEYS: [(&str, Word); 14] = [
    ("↑ ↓ ← →", Word::KeyArrows),
    ("Enter · Shift+Enter", Word::KeyEnter),
    ("Tab · Shift+Tab", Word::KeyTab),
    ("F2", Word::KeyEdit),
    ("Esc", Word::KeyEscape),
    ("Delete", Word::KeyDelete),
    ("Home · End", Word::KeyHome),
    ("Ctrl+Home · Ctrl+End", Word::KeyTable),
    ("F8 · Shift+F8", Word::KeyProblem),
    ("Ctrl+Z · Ctrl+Y", Word::KeyUndo),
    ("Ctrl+C · Ctrl+V", Word::KeyPaste),
    ("Alt+=", Word::KeyInsert),
    ("Ctrl+S", Word::KeySave),
    ("Ctrl+P", Word::KeyPrint),
];

#[derive(Properties, PartialEq)]
pub(crate) struct HelpPageProps {
    /// Name of the report to go back to.
    pub(crate) back: Option<String>,
    /// Whether letters are large.
    pub(crate) large: bool,
    /// Whether contrast is high.
    pub(crate) contrast: bool,
}

#[component]
pub(crate) fn HelpPage(props: &HelpPageProps) -> Html {
    let lang = use_lang();
    let back = props.back.clone().map_or(Route::Start, |id| Route::Report { id, section: None });
    let part = |heading: Word, id: &'static str, texts: &[Word]| {
        html! {
            <section class="help-part" aria-labelledby={id}>
                <h2 {id}>{ heading.get(lang) }</h2>
                { for texts.iter().map(|word| html! { <p>{ word.get(lang) }</p> }) }
            </section>
        }
    };
    let key = |(keys, word): &(&'static str, Word)| {
        html! { <tr><th scope="row"><kbd>{ *keys }</kbd></th><td>{ word.get(lang) }</td></tr> }
    };
    html! {
        <div class="page help">
            <header class="page-head">
                <a class="home" id="help-back" href={back.href()}>{ if props.back.is_some() { Word::RulesBack } else { Word::Home }.get(lang) }</a>
                <h1>{ Word::Help.get(lang) }</h1>
                <div class="tools"><ViewSwitches large={props.large} contrast={props.contrast} /></div>
            </header>
            <main class="page-main">
                { part(Word::HelpFirst, "help-first", &[Word::HelpFirstFill, Word::HelpFirstCheck, Word::HelpFirstColours]) }
                <section class="help-part" aria-labelledby="help-keys">
                    <h2 id="help-keys">{ Word::HelpKeys.get(lang) }</h2>
                    <table class="help-keys"><tbody>{ for KEYS.iter().map(key) }</tbody></table>
                </section>
                { part(Word::BlindTitle, "help-blind", &[Word::BlindRectangle, Word::BlindEven, Word::BlindLeast]) }
                { part(Word::HelpKept, "help-kept", &[Word::BadgeWhy, Word::BadgeStored]) }
                <section class="help-part" aria-labelledby="help-more">
                    <h2 id="help-more">{ Word::HelpMore.get(lang) }</h2>
                    <p><a href={Route::Rules(None).href()}>{ Word::RulesTitle.get(lang) }</a></p>
                    <p><a id="open-probe" href={Route::Probe.href()}>{ Word::ProbeTitle.get(lang) }</a></p>
                    <p class="hint">{ Word::HelpBrowser.get(lang) }{ dom::browser() }</p>
                </section>
            </main>
        </div>
    }
}
