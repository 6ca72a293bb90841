//! The browser's storage. It may be forbidden, full or gone at any time; then nothing is stored and the answer says so.

use web_sys::Storage;

/// Everything that the page stores has a key with this beginning.
const PREFIX: &str = "gouji.";

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

/// The key under which the browser has what has this name here.
pub(crate) fn full_name(name: &str) -> String {
    format!("{PREFIX}{name}")
}

/// The text stored under a name.
pub(crate) fn get(name: &str) -> Option<String> {
    storage()?.get_item(&full_name(name)).ok().flatten()
}

/// Stores a text; `false` when the browser does not.
pub(crate) fn set(name: &str, text: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(&full_name(name), text).is_ok())
}

/// Forgets what is stored under a name.
pub(crate) fn remove(name: &str) {
    if let Some(storage) = storage() {
        // A storage that refuses to forget has nothing of ours that it could show.
        drop(storage.remove_item(&full_name(name)));
    }
}

/// All names.
pub(crate) fn names() -> Vec<String> {
    let Some(storage) = storage() else { return Vec::new() };
    let length = storage.length().unwrap_or(0);
    let names = (0..length).filter_map(|index| storage.key(index).ok().flatten());
    let mut names: Vec<String> =
        names.filter_map(|key| key.strip_prefix(PREFIX).map(str::to_owned)).collect();
    names.sort();
    names
}
