//! The rules: what each one checks, why, what it rests on, and what it cannot see.

use gouji_core::rule::catalogue;
use gouji_core::rule::{RuleInfo, Severity};
use gouji_core::{Lang, rule};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::app::use_lang;
use crate::components::findings::GROUPS;
use crate::components::shell::view_switches::ViewSwitches;
use crate::route::Route;
use crate::services::dom;
use crate::state::view::edition_name;
use crate::text::Word;

/// The parts of a report that rules look at, with their names, in the order of the screen.
const FAMILIES: [(&str, Word); 9] = [
    ("t3", Word::FamilyT3),
    ("t2", Word::FamilyT2),
    ("t4", Word::FamilyT4),
    ("cell", Word::FamilyCell),
    ("prose", Word::FamilyProse),
    ("years", Word::FamilyYears),
    ("structure", Word::FamilyStructure),
    ("layout", Word::FamilyLayout),
    ("publication", Word::FamilyPublication),
];

#[derive(Properties, PartialEq)]
pub(crate) struct RulesPageProps {
    /// The rule to open.
    pub(crate) rule: Option<String>,
    /// Name of the report to go back to.
    pub(crate) back: Option<String>,
    /// Whether letters are large.
    pub(crate) large: bool,
    /// Whether contrast is high.
    pub(crate) contrast: bool,
}

#[component]
pub(crate) fn RulesPage(props: &RulesPageProps) -> Html {
    let lang = use_lang();
    let search = use_state(String::new);
    let severity = use_state(|| None::<Severity>);
    use_effect_with(props.rule.clone(), |rule| {
        if let Some(rule) = rule {
            dom::show(&rule_id(rule));
            dom::focus(&format!("{}-head", rule_id(rule)));
        }
    });
    let oninput = {
        let search = search.setter();
        Callback::from(move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                search.set(field.value());
            }
        })
    };
    let wanted = search.trim().to_lowercase();
    let fits = |rule: &&RuleInfo| {
        severity.is_none_or(|severity| rule.severity == severity)
            && (wanted.is_empty() || says(rule, lang, &wanted))
    };
    let shown: Vec<&RuleInfo> = catalogue::all().iter().filter(fits).collect();
    let filter = |own: Option<Severity>, word: Word| {
        let set = severity.setter();
        html! {
            <button type="button" class="quiet small" aria-pressed={(*severity == own).to_string()}
                data-filter={own.map_or("all", Severity::code)} onclick={move |_: MouseEvent| set.set(own)}>{ word.get(lang) }</button>
        }
    };
    let family = |(subject, word): (&'static str, Word)| {
        let rules: Vec<&RuleInfo> = shown.iter().copied().filter(|rule| rule.subject == subject).collect();
        if rules.is_empty() {
            return Html::default();
        }
        html! {
            <section class="family" key={subject} aria-labelledby={format!("family-{subject}")}>
                <h2 id={format!("family-{subject}")}>{ word.get(lang) }{ " " }<span class="count">{ rules.len() }</span></h2>
                { for rules.into_iter().map(|info| html! {
                    <Rule key={info.id} id={info.id} open={props.rule.as_deref() == Some(info.id)} />
                }) }
            </section>
        }
    };
    let back = props.back.clone().map_or(Route::Start, |id| Route::Report { id, section: None });
    html! {
        <div class="page rules">
            <header class="page-head">
                <a class="home" id="rules-back" href={back.href()}>{ if props.back.is_some() { Word::RulesBack } else { Word::Home }.get(lang) }</a>
                <h1>{ Word::RulesTitle.get(lang) }</h1>
                <div class="tools"><ViewSwitches large={props.large} contrast={props.contrast} /></div>
            </header>
            <main class="page-main">
                <p>{ Word::RulesLead.fill(lang, &[("n", &catalogue::all().len().to_string())]) }</p>
                <div class="rules-filter">
                    <input id="rules-search" type="text" {oninput} aria-label={Word::RulesSearch.get(lang)} placeholder={Word::RulesSearch.get(lang)} autocomplete="off" />
                    { filter(None, Word::RulesAll) }
                    { for GROUPS.iter().map(|(severity, word, _)| filter(Some(*severity), *word)) }
                    <span class="hint" role="status">
                        { if shown.is_empty() { Word::RulesNone.get(lang).to_owned() } else { Word::RulesShown.fill(lang, &[("n", &shown.len().to_string())]) } }
                    </span>
                </div>
                { for FAMILIES.into_iter().map(family) }
            </main>
        </div>
    }
}

/// Whether a rule says these words anywhere that people look.
fn says(rule: &RuleInfo, lang: Lang, words: &str) -> bool {
    let texts =
        [rule.id, rule.title.get(lang), rule.formula.get(lang), rule.basis.get(lang), body(rule, lang).0];
    texts.iter().any(|text| text.to_lowercase().contains(words))
}

/// What a rule checks, why, and what to do about it.
fn body(rule: &RuleInfo, lang: Lang) -> (&'static str, &'static str, &'static str) {
    match lang {
        Lang::Zh => (rule.checks, rule.why, rule.advice),
        Lang::En => (rule.english, "", ""),
    }
}

fn rule_id(rule: &str) -> String {
    format!("rule-{rule}")
}

#[derive(Properties, PartialEq)]
struct RuleProps {
    id: &'static str,
    open: bool,
}

/// One rule; its text is made when it is opened.
#[component]
fn Rule(props: &RuleProps) -> Html {
    let lang = use_lang();
    let open = use_state(|| props.open);
    use_effect_with(props.open, {
        let set = open.setter();
        move |wanted| {
            if *wanted {
                set.set(true);
            }
        }
    });
    let onclick = {
        let (set, now) = (open.setter(), *open);
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            set.set(!now);
        })
    };
    let Some(info) = rule::info(props.id) else { return Html::default() };
    let group = GROUPS.iter().find(|(severity, _, _)| *severity == info.severity);
    let (word, sign) = group.map_or((Word::Note, ""), |(_, word, sign)| (*word, *sign));
    html! {
        <details class="rule" id={rule_id(info.id)} open={*open} data-severity={info.severity.code()}>
            <summary id={format!("{}-head", rule_id(info.id))} {onclick}>
                <span class={classes!("sign", format!("is-{}", info.severity.code()))} aria-hidden="true">{ sign }</span>
                <span class="rule-name">{ info.id }</span>
                <span>{ info.title.get(lang) }</span>
                <span class="hint">{ word.get(lang) }</span>
            </summary>
            if *open { { text(info, lang) } }
        </details>
    }
}

fn text(info: &'static RuleInfo, lang: Lang) -> Html {
    let (checks, why, advice) = body(info, lang);
    let limits = match lang {
        Lang::Zh => info.limits,
        Lang::En => info.limits_en,
    };
    let editions: Vec<String> = info
        .editions
        .iter()
        .filter_map(|id| gouji_core::form::edition(id))
        .map(|form| edition_name(&form).get(lang).to_owned())
        .collect();
    html! {
        <div class="rule-text">
            <dl>
                <dt>{ Word::RuleFormula.get(lang) }</dt><dd>{ info.formula.get(lang) }</dd>
                <dt>{ Word::RuleBasis.get(lang) }</dt><dd>{ info.basis.get(lang) }</dd>
                <dt>{ Word::RuleEditions.get(lang) }</dt><dd>{ editions.join(" / ") }</dd>
            </dl>
            { paragraphs(checks) }{ paragraphs(why) }{ paragraphs(advice) }
            if !limits.is_empty() {
                <h3>{ Word::RuleLimits.get(lang) }</h3>
                { paragraphs(limits) }
            }
            if let Some(example) = info.fails.first() {
                <h3>{ Word::RuleExample.get(lang) }</h3>
                <pre class="rule-example">{ for_people(example, info, lang) }</pre>
                <p class="hint">{ Word::RuleExampleNote.get(lang) }</p>
            }
        </div>
    }
}

/// An example with the names of rows and sections for their keys.
fn for_people(example: &str, info: &RuleInfo, lang: Lang) -> String {
    let Some(form) = info.editions.last().and_then(|id| gouji_core::form::edition(id)) else {
        return example.trim().to_owned();
    };
    let row = |key: &str| {
        let in_row = |cell: &gouji_core::form::CellId| {
            form.key(*cell).strip_prefix(key).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        form.cell_ids().find(in_row).map(|cell| form.row_name(cell, lang).to_owned())
    };
    let section = |key: &str| {
        form.sections().iter().find(|own| own.key == key).map(|own| own.title.get(lang).to_owned())
    };
    let line = |line: &str| match line.split_once(": ") {
        Some((key, rest)) => row(key)
            .or_else(|| section(key))
            .map_or_else(|| line.to_owned(), |name| format!("{name}: {rest}")),
        None => line.to_owned(),
    };
    example.trim().lines().map(line).collect::<Vec<_>>().join("\n")
}

fn paragraphs(text: &'static str) -> Html {
    text.split("\n\n")
        .filter(|part| !part.trim().is_empty())
        .map(|part| html! { <p>{ part.trim() }</p> })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{FAMILIES, catalogue};

    #[test]
    fn every_rule_belongs_to_a_family() {
        for rule in catalogue::all() {
            assert!(FAMILIES.iter().any(|(subject, _)| *subject == rule.subject), "{}", rule.id);
        }
    }
}
