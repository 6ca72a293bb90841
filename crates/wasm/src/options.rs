//! What a call is told besides its report or file.

use std::borrow::Cow;

use gouji_core::check::Context;
use gouji_core::json;
use gouji_core::json::scan::Value;
use gouji_core::rule::settings::Settings;
use gouji_core::{Lang, Report};

use crate::answer::Failure;

/// The names of all options.
const NAMES: [&str; 8] = ["lang", "previous", "settings", "source", "indent", "edition", "to", "decoded"];

/// The fields of the options that were given.
struct Given<'a>(Vec<(Cow<'a, str>, Value<'a>)>);

impl<'a> Given<'a> {
    fn of(bytes: &'a [u8]) -> Result<Self, Failure> {
        if bytes.is_empty() {
            return Ok(Self(Vec::new()));
        }
        let text = std::str::from_utf8(bytes).map_err(|_| Self::refused("UTF-8"))?;
        let fields = Value::of(text).ok().and_then(Value::fields).ok_or_else(|| Self::refused("JSON"))?;
        for (number, (name, _)) in fields.iter().enumerate() {
            let twice = fields.iter().take(number).any(|(other, _)| other == name);
            if twice || !NAMES.contains(&name.as_ref()) {
                return Err(Self::refused(name));
            }
        }
        Ok(Self(fields))
    }

    fn get(&self, name: &str) -> Option<Value<'a>> {
        let found = self.0.iter().find(|(own, _)| own == name).map(|(_, value)| *value);
        found.filter(|value| !value.is_null())
    }

    fn text(&self, name: &str) -> Result<Option<String>, Failure> {
        let text = |value: Value<'_>| value.string().map(Cow::into_owned).ok_or_else(|| Self::refused(name));
        self.get(name).map(text).transpose()
    }

    fn truth(&self, name: &str) -> Result<Option<bool>, Failure> {
        let truth = |value: Value<'_>| match value.written() {
            "true" => Ok(true),
            "false" => Ok(false),
            _ => Err(Self::refused(name)),
        };
        self.get(name).map(truth).transpose()
    }

    fn refused(detail: &str) -> Failure {
        let detail: String = detail.chars().take(60).collect();
        Failure::new("options", "error.options", Lang::Zh, &[("detail", &detail)]).at(&detail)
    }
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
    /// From JSON, every field of which may be missing; nothing at all is the defaults.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, Failure> {
        let given = Given::of(bytes)?;
        let lang = match given.text("lang")?.as_deref() {
            None => Lang::Zh,
            Some(code) => Lang::from_code(code)
                .ok_or_else(|| Failure::new("options", "error.lang", Lang::Zh, &[]).at("lang"))?,
        };
        let settings = given.text("settings")?.map(|text| settings(&text, lang)).transpose()?;
        Ok(Self {
            lang,
            previous: given.get("previous").map(|value| previous(value, lang)).transpose()?,
            settings,
            source: given.text("source")?.unwrap_or_default(),
            indent: given.truth("indent")?.unwrap_or(true),
            edition: given.text("edition")?,
            to: given.text("to")?.unwrap_or_default(),
            decoded: given.get("decoded").map(decoded).transpose()?,
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

fn previous(value: Value<'_>, lang: Lang) -> Result<Report, Failure> {
    let text = value.string();
    report(text.as_deref().unwrap_or(value.written()).as_bytes(), lang)
}

fn decoded(value: Value<'_>) -> Result<Vec<Option<String>>, Failure> {
    let text = |item: Value<'_>| {
        if item.is_null() { Some(None) } else { item.string().map(|text| Some(text.into_owned())) }
    };
    let texts = value.items().and_then(|items| items.into_iter().map(text).collect());
    texts.ok_or_else(|| Given::refused("decoded"))
}

/// A report from the bytes of its JSON.
pub(crate) fn report(bytes: &[u8], lang: Lang) -> Result<Report, Failure> {
    let text = std::str::from_utf8(bytes).map_err(|_| Failure::argument(lang))?;
    json::read_report(text).map_err(|error| Failure::no_report(&error, lang))
}
