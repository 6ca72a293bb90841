//! The reports and settings that the browser keeps. Reports stand in its database; where it has none, and for the last
//! words of a page that is being closed, in its storage of short texts.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use gouji_core::Lang;

use super::database::{self, Put};
use super::{clock, json, storage};
use crate::state::kept::{Keeping, Kept, Unread};
use crate::state::store::Recent;

const REPORT: &str = "report.";
/// Tells the other tabs which report was kept when.
const CHANGED: &str = "changed";
const LANGUAGE: &str = "language";
const LARGE: &str = "large";
const CONTRAST: &str = "contrast";
const REVIEWER: &str = "reviewer";

thread_local! {
    /// What this page has kept or opened itself. What is stored with another stamp is somebody else's.
    static OWN: RefCell<BTreeSet<(String, u64)>> = const { RefCell::new(BTreeSet::new()) };
    static LAST: RefCell<u64> = const { RefCell::new(0) };
}

/// A number that grows with every call: milliseconds since 1970, or one more than the last.
pub(crate) fn stamp() -> u64 {
    LAST.with_borrow_mut(|last| {
        *last = clock::now().max(*last + 1);
        *last
    })
}

/// A name for a new report: no two have the same.
pub(crate) fn new_id() -> String {
    stamp().to_string()
}

fn own(id: &str, stamp: u64) {
    OWN.with_borrow_mut(|own| own.insert((id.to_owned(), stamp)));
}

fn is_own(id: &str, stamp: u64) -> bool {
    stamp == 0 || OWN.with_borrow(|own| own.contains(&(id.to_owned(), stamp)))
}

/// Keeps a report, unless another tab has kept the same since this page opened it.
pub(crate) async fn keep(kept: &Kept) -> Keeping {
    let (id, text) = (kept.id.as_str(), json::write(kept));
    own(id, kept.stamp);
    let may_replace = |stored: &str| json::stamp_of(stored).is_none_or(|stamp| is_own(id, stamp));
    let outcome = match database::put(id, &text, may_replace).await {
        Some(Put::Held) => return Keeping::Overtaken,
        Some(Put::Done) => {
            storage::remove(&format!("{REPORT}{id}"));
            true
        }
        None => {
            if storage::get(&format!("{REPORT}{id}")).is_some_and(|stored| !may_replace(&stored)) {
                return Keeping::Overtaken;
            }
            storage::set(&format!("{REPORT}{id}"), &text)
        }
    };
    if !outcome {
        return Keeping::Refused;
    }
    storage::set(CHANGED, &format!("{id} {}", kept.stamp));
    Keeping::Kept(clock::time_of_day())
}

/// Keeps a report at once: the page is being left, and the database would answer too late.
pub(crate) fn keep_at_once(kept: &Kept) {
    own(&kept.id, kept.stamp);
    storage::set(&format!("{REPORT}{}", kept.id), &json::write(kept));
}

/// Whether a message between tabs says that another one has kept this report.
pub(crate) fn is_overtaken(id: &str, message: &str) -> bool {
    let stamp =
        message.split_once(' ').filter(|(own, _)| *own == id).and_then(|(_, stamp)| stamp.parse().ok());
    stamp.is_some_and(|stamp| !is_own(id, stamp))
}

/// The name under which tabs tell each other what they keep.
pub(crate) fn changed_key() -> String {
    storage::full_name(CHANGED)
}

/// A kept report; nothing if there is none of this name.
pub(crate) async fn report(id: &str) -> Option<Result<Kept, Unread>> {
    let text = text(id).await?;
    let kept = json::read(id, &text);
    if let Ok(kept) = &kept {
        own(id, kept.stamp);
    }
    Some(kept)
}

/// The text of a kept report, whatever it is.
pub(crate) async fn text(id: &str) -> Option<String> {
    let short = storage::get(&format!("{REPORT}{id}"));
    later(database::get(id).await, short)
}

/// Of two texts the one that was kept later.
fn later(first: Option<String>, second: Option<String>) -> Option<String> {
    match (first, second) {
        (Some(first), Some(second)) => {
            Some(if json::stamp_of(&second) > json::stamp_of(&first) { second } else { first })
        }
        (first, second) => first.or(second),
    }
}

/// Forgets a report.
pub(crate) async fn forget(id: &str) {
    storage::remove(&format!("{REPORT}{id}"));
    database::remove(Some(id)).await;
}

/// Forgets everything, settings included.
pub(crate) async fn erase() {
    for name in storage::names() {
        storage::remove(&name);
    }
    database::remove(None).await;
}

/// What is kept, the latest first; also what cannot be read.
pub(crate) async fn recent() -> Vec<Recent> {
    let mut texts: BTreeMap<String, String> = database::all().await.unwrap_or_default().into_iter().collect();
    for name in storage::names() {
        let Some(id) = name.strip_prefix(REPORT) else { continue };
        let known = texts.remove(id);
        if let Some(text) = later(known, storage::get(&name)) {
            texts.insert(id.to_owned(), text);
        }
    }
    let entry = |(id, text): (String, String)| match json::read(&id, &text) {
        Ok(kept) => Recent {
            id,
            errors: kept.errors,
            year: kept.report.year,
            agency: kept.report.agency,
            at: (kept.stamp > 0).then_some(kept.stamp),
            unread: None,
        },
        Err(unread) => Recent { id, at: json::stamp_of(&text), unread: Some(unread), ..Recent::default() },
    };
    let mut recent: Vec<Recent> = texts.into_iter().map(entry).collect();
    recent.sort_by_key(|recent| std::cmp::Reverse(recent.at));
    recent
}

/// The language, whether letters are large and whether contrast is high, as chosen the last time.
pub(crate) fn settings() -> (Lang, bool, bool) {
    let lang = storage::get(LANGUAGE).and_then(|code| Lang::from_code(&code)).unwrap_or_default();
    (lang, storage::get(LARGE).is_some(), storage::get(CONTRAST).is_some())
}

/// Keeps the settings, where they differ from what is stored.
pub(crate) fn keep_settings(lang: Lang, large: bool, contrast: bool) {
    if settings() == (lang, large, contrast) {
        return;
    }
    storage::set(LANGUAGE, lang.code());
    for (name, on) in [(LARGE, large), (CONTRAST, contrast)] {
        if on {
            storage::set(name, "1");
        } else {
            storage::remove(name);
        }
    }
}

/// The name that explanations were signed with the last time.
pub(crate) fn reviewer() -> String {
    storage::get(REVIEWER).unwrap_or_default()
}

/// Keeps the name that explanations are signed with.
pub(crate) fn keep_reviewer(name: &str) {
    if reviewer() != name {
        storage::set(REVIEWER, name);
    }
}
