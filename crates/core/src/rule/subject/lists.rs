//! Lists of words and phrases that the rules on wording and names look for, from `vocabulary/structure/`.

// Written by the build script: a constant for each list, and what is in them; lists for the prose are empty where the
// library is built without its rules.
include!(concat!(env!("OUT_DIR"), "/lists.rs"));

/// A list of phrases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct List(pub(super) u8);

impl List {
    /// Its phrases.
    pub(crate) fn phrases(self) -> &'static [&'static str] {
        LISTS.get(usize::from(self.0)).copied().unwrap_or_default()
    }

    /// Whether a text ends with one of them.
    pub(crate) fn ends(self, text: &str) -> bool {
        self.phrases().iter().any(|phrase| text.ends_with(phrase))
    }

    /// Whether a text begins with one of them.
    pub(crate) fn starts(self, text: &str) -> bool {
        self.phrases().iter().any(|phrase| text.starts_with(phrase))
    }

    /// Whether a text contains one of them; for short texts, running text is searched in one pass.
    pub(crate) fn within(self, text: &str) -> bool {
        self.phrases().iter().any(|phrase| text.contains(phrase))
    }
}
