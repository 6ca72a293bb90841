//! True sentences of the base report: silent as they stand, and noticed as soon as a figure in braces is changed.
//!
//! `true.txt` has one sentence to a line; `{47}` is a figure that the reader must judge. A line that begins with `@`
//! sets agency or cells for the sentences behind it (`@agency: …`; `@` alone goes back to the base report).

use gouji_core::finding::Place;
use gouji_core::narrative;

use super::{BASE, support};

/// A sentence without braces, and the ranges of its figures in bytes.
fn plain(line: &str) -> (String, Vec<(usize, usize)>) {
    let mut text = String::new();
    let mut figures = Vec::new();
    let mut open = None;
    for ch in line.replace("\\n", "\n").chars() {
        match ch {
            '{' => open = Some(text.len()),
            '}' => figures.extend(open.take().map(|from| (from, text.len()))),
            ch => text.push(ch),
        }
    }
    (text, figures)
}

/// Findings on a text: rules with the ranges of all their places in prose, in UTF-16 units.
fn findings(head: &str, text: &str) -> Vec<(String, Vec<(u32, u32)>)> {
    let form = support::edition("2021");
    let mut report = support::written(&form, head).report;
    report.set_prose(support::section(&form, "s1"), text);
    let read = narrative::read(&report, None);
    let places = |places: &[Place]| {
        let prose = places.iter().filter_map(|place| match place {
            Place::Prose(_, range) => Some((range.from, range.to)),
            _ => None,
        });
        prose.collect::<Vec<_>>()
    };
    read.findings.iter().map(|finding| (finding.rule.as_str().to_owned(), places(&finding.places))).collect()
}

/// Other figures in place of one: one more, one digit wrong, two digits exchanged.
fn changed(figure: &str) -> Vec<String> {
    let mut others = Vec::new();
    let numerals = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = figure.char_indices().rfind(|(_, ch)| ch.is_ascii_digit());
    if let Some((at, ch)) = digit {
        for more in [2, 4, 6] {
            let next = char::from_digit((ch.to_digit(10).unwrap_or(0) + more) % 10, 10).unwrap_or('0');
            others.push(format!("{}{next}{}", &figure[..at], &figure[at + 1..]));
        }
        let digits: Vec<char> = figure.chars().collect();
        if let [first, second] = digits[..]
            && first != second
            && second != '0'
        {
            others.push(format!("{second}{first}"));
        }
        others.push(format!("{}1{}", &figure[..at], &figure[at..]));
    } else if let Some(at) =
        figure.chars().last().and_then(|ch| numerals.iter().position(|own| *own == ch.to_string()))
    {
        let last = figure.char_indices().last().map_or(0, |(at, _)| at);
        others.push(format!("{}{}", &figure[..last], numerals[at % 9 + 1]));
    } else if figure == "两" {
        others.push("四".to_owned());
    }
    others
}

#[test]
fn true_sentences_are_silent_and_changed_figures_are_heard() {
    let lines = include_str!("true.txt");
    let mut head = BASE.to_owned();
    let (mut alarms, mut misses, mut noticed, mut sentences) = (Vec::new(), Vec::new(), 0, 0);
    for line in lines.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        if let Some(rest) = line.strip_prefix('@') {
            head = if rest.is_empty() { BASE.to_owned() } else { format!("{head}\n{rest}") };
            continue;
        }
        let (text, figures) = plain(line);
        sentences += 1;
        let found = findings(&head, &text);
        if !found.is_empty() {
            alarms.push(format!("{text}\n      {found:?}"));
            continue;
        }
        for (from, to) in figures {
            for other in changed(&text[from..to]) {
                let wrong = format!("{}{other}{}", &text[..from], &text[to..]);
                let at = u32::try_from(text[..from].encode_utf16().count()).expect("short");
                let here = |place: &(u32, u32)| place.0 <= at && at < place.1;
                if findings(&head, &wrong).iter().any(|(_, places)| places.iter().any(here)) {
                    noticed += 1;
                } else {
                    misses.push(format!("{} -> {other} in {text}", &text[from..to]));
                }
            }
        }
    }
    let shown = |list: &[String]| list.join("\n    ");
    assert!(
        alarms.is_empty() && misses.is_empty(),
        "{} false alarms in {sentences} sentences:\n    {}\n{} misses, {noticed} noticed:\n    {}",
        alarms.len(),
        shown(&alarms),
        misses.len(),
        shown(&misses)
    );
    assert!(sentences > 100 && noticed > 300, "{sentences} sentences, {noticed} noticed");
}
