//! What the page says once, at the top, until it is put away.

use gouji_core::Lang;
use gouji_core::form::Bilingual;

/// How a notice is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tone {
    /// Something could not be done.
    Trouble,
    /// Something was done, and there is something to know about it.
    Told,
}

/// What a notice offers to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Remedy {
    /// Save the report to a file.
    Save,
    /// Take what another tab has kept.
    TakeNewer,
    /// See the report beside what it was read from.
    Compare,
}

/// A notice, in both languages, so that it can change its language with the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Notice {
    /// How it is meant.
    pub(crate) tone: Tone,
    /// The sentence.
    pub(crate) text: Bilingual,
    /// Lines below it: what was lost, which texts.
    pub(crate) lines: Vec<Bilingual>,
    /// What it offers to do.
    pub(crate) offer: Option<Remedy>,
}

impl Notice {
    /// Something could not be done.
    pub(crate) fn trouble(text: Bilingual) -> Self {
        Self { tone: Tone::Trouble, text, lines: Vec::new(), offer: None }
    }

    /// Something to know.
    pub(crate) fn told(text: Bilingual) -> Self {
        Self { tone: Tone::Told, text, lines: Vec::new(), offer: None }
    }

    /// The same with something to do.
    pub(crate) fn offering(self, offer: Remedy) -> Self {
        Self { offer: Some(offer), ..self }
    }
}

/// Both languages of a sentence that a library makes.
pub(crate) fn in_both(say: impl Fn(Lang) -> String) -> Bilingual {
    Bilingual { zh: say(Lang::Zh), en: say(Lang::En) }
}
