//! What the engine knows: its rules, editions and versions.

use gouji_core::json;
use gouji_core::rule::CATALOGUE_VERSION;
use serde::Serialize;

use crate::layout;
use crate::options::Options;

/// Versions of everything that an answer depends on.
#[derive(Serialize)]
struct Versions {
    engine: &'static str,
    catalogue: &'static str,
    editions: Vec<String>,
    /// What this module can do besides checking.
    features: Vec<&'static str>,
}

/// The versions of engine and catalogue, and the editions.
pub(crate) fn version(options: &Options) -> Vec<u8> {
    let editions = json::editions(options.lang).into_iter().map(|edition| edition.id).collect();
    let can = [
        ("pages", cfg!(feature = "pages")),
        ("prose", cfg!(feature = "prose")),
        ("read", cfg!(feature = "read")),
        ("repair", cfg!(feature = "repair")),
    ];
    let features = can.into_iter().filter(|(_, can)| *can).map(|(name, _)| name).collect();
    let versions = Versions { engine: gouji_core::VERSION, catalogue: CATALOGUE_VERSION, editions, features };
    layout::json(&versions, options.indent)
}

/// The catalogue of rules.
pub(crate) fn rules(options: &Options) -> Vec<u8> {
    layout::json(&json::rules(options.lang), options.indent)
}

/// The built-in editions with their cell keys.
pub(crate) fn editions(options: &Options) -> Vec<u8> {
    layout::json(&json::editions(options.lang), options.indent)
}
