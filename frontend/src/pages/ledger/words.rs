//! What the words of the ledger mean: unknown ones first, each decided once.

use gouji_core::Lang;
use gouji_core::form::Line;
use gouji_core::ledger::{Choice, How, Kind, WordUse, lines, plain};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::Named;
use crate::app::{use_dispatch, use_lang};
use crate::state::action::Action;
use crate::state::ledger::{LedgerAction, proposals};
use crate::text::Word;

#[derive(Properties, PartialEq)]
pub(super) struct WordsProps {
    /// Every word.
    pub(super) words: Vec<WordUse>,
    /// The form that has the lines.
    pub(super) form: Named,
}

/// The value of the choice that rows are left out; no line has this key.
const LEAVE_OUT: &str = "!";
/// More words than this are not listed at once.
const MOST: usize = 60;

fn kind_word(kind: Kind) -> Word {
    match kind {
        Kind::Applicant => Word::RoleApplicant,
        Kind::Outcome => Word::RoleOutcome,
        Kind::Standing => Word::RoleStanding,
    }
}

#[component]
pub(super) fn Words(props: &WordsProps) -> Html {
    let lang = use_lang();
    let dispatch = use_dispatch();
    let unknown: Vec<&WordUse> = props.words.iter().filter(|word| word.meaning.is_none()).collect();
    let known: Vec<&WordUse> = props.words.iter().filter(|word| word.meaning.is_some()).collect();
    let proposed = proposals(&props.words);
    let row = |word: &&WordUse| html! { <WordRow key={format!("{}-{}", word.kind.code(), plain(&word.text))} word={(*word).clone()} form={props.form.clone()} /> };
    let table = |words: &[&WordUse], label: String| {
        html! {
            <table class="plain-table ledger-words" aria-label={label}>
                <thead><tr>
                    <th scope="col">{ Word::LedgerKind.get(lang) }</th><th scope="col">{ Word::LedgerText.get(lang) }</th>
                    <th scope="col" class="figure">{ Word::LedgerUses.get(lang) }</th><th scope="col">{ Word::LedgerMeans.get(lang) }</th>
                </tr></thead>
                <tbody>{ for words.iter().take(MOST).map(row) }</tbody>
            </table>
        }
    };
    let count = proposed.len().to_string();
    let take = dispatch.on::<MouseEvent>(Action::Ledger(LedgerAction::TakeProposals(proposed)));
    let heading = Word::LedgerUnknown.fill(lang, &[("n", &unknown.len().to_string())]);
    let told = Word::LedgerKnown.fill(lang, &[("n", &known.len().to_string())]);
    html! {
        <section aria-labelledby="ledger-words">
            <h2 id="ledger-words">{ Word::LedgerWords.get(lang) }</h2>
            if unknown.is_empty() {
                <p class="verdict is-agrees" data-state="agrees">{ Word::LedgerAllKnown.get(lang) }</p>
            } else {
                <p>{ &heading }{ " " }
                    if count != "0" {
                        <button type="button" class="quiet small" id="take-proposals" onclick={take}>{ Word::LedgerTakeAll.fill(lang, &[("n", &count)]) }</button>
                    }
                </p>
                { table(&unknown, heading.clone()) }
                if unknown.len() > MOST {
                    <p class="hint">{ Word::LedgerMore.fill(lang, &[("n", &(unknown.len() - MOST).to_string())]) }</p>
                }
            }
            <details class="ledger-known">
                <summary>{ &told }</summary>
                { table(&known, told.clone()) }
            </details>
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct WordRowProps {
    word: WordUse,
    form: Named,
}

#[component]
fn WordRow(props: &WordRowProps) -> Html {
    let lang = use_lang();
    let dispatch = use_dispatch();
    let word = &props.word;
    let lines = lines(&props.form.0, word.kind);
    let chosen = match &word.meaning {
        Some(Choice::Line(key)) => key.as_str(),
        Some(Choice::LeaveOut) => LEAVE_OUT,
        None => "",
    };
    let (kind, text) = (word.kind, word.text.clone());
    let say = {
        let (dispatch, text) = (dispatch.clone(), text.clone());
        move |value: &str| {
            let choice = match value {
                "" => None,
                LEAVE_OUT => Some(Choice::LeaveOut),
                key => Some(Choice::Line(key.to_owned())),
            };
            dispatch.send(Action::Ledger(LedgerAction::Word(kind, text.clone(), choice)));
        }
    };
    let onchange = {
        let say = say.clone();
        Callback::from(move |event: Event| {
            if let Some(list) = event.target_dyn_into::<HtmlSelectElement>() {
                say(&list.value());
            }
        })
    };
    let proposal = word.proposal.as_deref().and_then(|key| lines.iter().find(|line| line.key == key));
    let shown = if word.text.is_empty() { Word::LedgerBlank.get(lang).to_owned() } else { word.text.clone() };
    let label = format!("{} {shown}", kind_word(kind).get(lang));
    let option = |line: &&Line| html! { <option value={line.key.clone()} selected={chosen == line.key}>{ line_name(line, lang) }</option> };
    html! {
        <tr data-word={word.text.clone()} class={classes!(word.meaning.is_none().then_some("is-unknown"))}>
            <td>{ kind_word(kind).get(lang) }</td>
            <th scope="row">{ &shown }</th>
            <td class="figure">{ Word::LedgerUsesFirst.fill(lang, &[("n", &word.uses.to_string()), ("row", &word.first.to_string())]) }</td>
            <td>
                <select aria-label={label} {onchange}>
                    <option value="" selected={chosen.is_empty()}>{ Word::LedgerPick.get(lang) }</option>
                    { for lines.iter().map(option) }
                    <option value={LEAVE_OUT} selected={chosen == LEAVE_OUT}>{ Word::LedgerLeaveOut.get(lang) }</option>
                </select>
                if let Some(line) = proposal.filter(|_| word.how == How::Unknown) {
                    { " " }
                    <button type="button" class="quiet small" onclick={{ let (say, key) = (say.clone(), line.key.clone()); Callback::from(move |_: MouseEvent| say(&key)) }}>
                        { Word::LedgerProposed.fill(lang, &[("name", line_name(line, lang))]) }
                    </button>
                }
            </td>
        </tr>
    }
}

fn line_name(line: &Line, lang: Lang) -> &str {
    line.name(lang)
}
