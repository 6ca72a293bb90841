//! What a call is told besides its report or file.

use gouji_core::check::Context;
use gouji_core::json;
use gouji_core::rule::settings::Settings;
use gouji_core::{Lang, Report};
use serde::Deserialize;
use serde_json::value::RawValue;

use crate::answer::Failure;

/// Options as JSON; every field may be missing.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Given<'a> {
    lang: Option<String>,
    #[serde(borrow)]
    previous: Option<&'a RawValue>,
    settings: Option<String>,
    source: Option<String>,
    indent: Option<bool>,
    edition: Option<String>,
    to: Option<String>,
    decoded: Option<Vec<Option<String>>>,
}

/// What a call is told besides its report or file.
#[derive(Debug)]
pub(crate) struct Options {
    /// The language of sentences: `zh` (if not given) or `en`.
    pub(crate) lang: Lang,
    /// Last year's report: a `gouji.report/1`, or its text.
    pub(crate) previous: Option<Report>,
    /// The text of a settings file.
    pub(crate) settings: Option<Settings>,
    /// The name of the file.
    pub(crate) source: String,
    /// Whether JSON is indented, as the command prints it.
    pub(crate) indent: bool,
    /// An edition.
    pub(crate) edition: Option<String>,
    /// A format to write.
    #[cfg_attr(not(feature = "read"), expect(dead_code, reason = "nothing is written without formats"))]
    pub(crate) to: String,
    /// Texts that the host decoded from GB18030, in the order in which it was asked, `null` for bytes
    /// that are something else; `None` for a host that cannot decode.
    #[cfg_attr(not(feature = "read"), expect(dead_code, reason = "nothing is decoded without formats"))]
    pub(crate) decoded: Option<Vec<Option<String>>>,
}

impl Options {
    /// From JSON; nothing at all is the defaults.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, Failure> {
        let given: Given<'_> = match bytes {
            [] => Given::default(),
            _ => serde_json::from_slice(bytes).map_err(|problem| {
                let detail = problem.to_string();
                Failure::new("options", "error.options", Lang::Zh, &[("detail", &detail)])
            })?,
        };
        let lang = match given.lang.as_deref() {
            None => Lang::Zh,
            Some(code) => Lang::from_code(code)
                .ok_or_else(|| Failure::new("options", "error.lang", Lang::Zh, &[]).at("lang"))?,
        };
        let settings = given.settings.as_deref().map(|text| settings(text, lang)).transpose()?;
        Ok(Self {
            lang,
            previous: given.previous.map(|raw| previous(raw, lang)).transpose()?,
            settings,
            source: given.source.unwrap_or_default(),
            indent: given.indent.unwrap_or(true),
            edition: given.edition,
            to: given.to.unwrap_or_default(),
            decoded: given.decoded,
        })
    }

    /// What a report is checked against.
    pub(crate) fn context(&self) -> Context<'_> {
        Context { previous: self.previous.as_ref(), settings: self.settings.as_ref() }
    }
}

fn settings(text: &str, lang: Lang) -> Result<Settings, Failure> {
    Settings::parse(text).map_err(|error| Failure {
        kind: "settings",
        message: error.message(lang),
        place: Some(error.line.to_string()),
        undecoded: None,
    })
}

fn previous(raw: &RawValue, lang: Lang) -> Result<Report, Failure> {
    let text = serde_json::from_str::<String>(raw.get());
    report(text.as_deref().unwrap_or(raw.get()).as_bytes(), lang)
}

/// A report from the bytes of its JSON.
pub(crate) fn report(bytes: &[u8], lang: Lang) -> Result<Report, Failure> {
    let text = std::str::from_utf8(bytes).map_err(|_| Failure::argument(lang))?;
    json::read_report(text).map_err(|error| Failure::no_report(&error, lang))
}
