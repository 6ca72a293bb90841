//! Where in the page somebody is: the part of the address behind `#`.

use gloo::events::EventListener;
use yew::prelude::*;

/// A place in the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Route {
    /// The start screen.
    Start,
    /// A report, by its name in the storage, and the key of the section to show.
    Report {
        /// Name of the report.
        id: String,
        /// Number of a section, from 1.
        section: Option<usize>,
    },
    /// What can be had of a report, by its name in the storage.
    Export(String),
    /// A report beside what it was read from, by its name in the storage.
    Review(String),
    /// Help.
    Help,
    /// What this browser can do.
    Probe,
    /// A report beside last year's, by its name in the storage.
    Years(String),
    /// A ledger of applications that is counted into a report, by its name in the storage.
    Ledger(String),
    /// The rules, one of them opened.
    Rules(Option<String>),
}

impl Route {
    /// From the part behind `#`; everything unknown is the start.
    pub(crate) fn parse(hash: &str) -> Self {
        let mut parts = hash.trim_start_matches('#').split('/').filter(|part| !part.is_empty());
        match (parts.next(), parts.next(), parts.next()) {
            (Some("r"), Some(id), Some("export")) => Self::Export(id.to_owned()),
            (Some("r"), Some(id), Some("import")) => Self::Review(id.to_owned()),
            (Some("help"), None, None) => Self::Help,
            (Some("help"), Some("browser"), None) => Self::Probe,
            (Some("r"), Some(id), Some("yoy")) => Self::Years(id.to_owned()),
            (Some("r"), Some(id), Some("ledger")) => Self::Ledger(id.to_owned()),
            (Some("r"), Some(id), section) => {
                Self::Report { id: id.to_owned(), section: section.and_then(|number| number.parse().ok()) }
            }
            (Some("rules"), rule, None) => Self::Rules(rule.map(str::to_owned)),
            _ => Self::Start,
        }
    }

    /// As an address.
    pub(crate) fn href(&self) -> String {
        match self {
            Self::Start => "#/".to_owned(),
            Self::Report { id, section: None } => format!("#/r/{id}"),
            Self::Export(id) => format!("#/r/{id}/export"),
            Self::Review(id) => format!("#/r/{id}/import"),
            Self::Help => "#/help".to_owned(),
            Self::Probe => "#/help/browser".to_owned(),
            Self::Years(id) => format!("#/r/{id}/yoy"),
            Self::Ledger(id) => format!("#/r/{id}/ledger"),
            Self::Rules(None) => "#/rules".to_owned(),
            Self::Rules(Some(rule)) => format!("#/rules/{rule}"),
            Self::Report { id, section: Some(section) } => format!("#/r/{id}/{section}"),
        }
    }

    /// The report that it shows, by its name in the storage.
    pub(crate) fn report(&self) -> Option<&str> {
        match self {
            Self::Report { id, .. }
            | Self::Export(id)
            | Self::Years(id)
            | Self::Ledger(id)
            | Self::Review(id) => Some(id),
            Self::Start | Self::Help | Self::Probe | Self::Rules(_) => None,
        }
    }

    /// Goes there.
    pub(crate) fn go(&self) {
        if let Some(window) = web_sys::window() {
            // Only the part behind `#` changes: no browser refuses that.
            drop(window.location().set_hash(&self.href()));
        }
    }
}

/// The current place.
pub(crate) fn current() -> Route {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok());
    Route::parse(&hash.unwrap_or_default())
}

/// The current place, from now on as it changes.
#[hook]
pub(crate) fn use_route() -> Route {
    let route = use_state(current);
    {
        let route = route.setter();
        use_effect_with((), move |()| {
            let listener = web_sys::window()
                .map(|window| EventListener::new(&window, "hashchange", move |_| route.set(current())));
            move || drop(listener)
        });
    }
    (*route).clone()
}

#[cfg(test)]
mod tests {
    use super::Route;

    #[test]
    fn addresses_and_places_are_the_same() {
        let places = [
            Route::Start,
            Route::Report { id: "17".to_owned(), section: None },
            Route::Report { id: "17".to_owned(), section: Some(3) },
            Route::Help,
            Route::Probe,
            Route::Export("17".to_owned()),
            Route::Years("17".to_owned()),
            Route::Ledger("17".to_owned()),
            Route::Review("17".to_owned()),
            Route::Rules(None),
            Route::Rules(Some("CELL-INT".to_owned())),
        ];
        for place in places {
            assert_eq!(Route::parse(&place.href()), place);
        }
        assert_eq!(Route::parse("#/nowhere"), Route::Start);
        assert_eq!(Route::parse(""), Route::Start);
    }
}
