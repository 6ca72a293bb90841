//! JavaScript values to core values and back: the one place.

use gouji_core::check::Context;
use gouji_core::json;
use gouji_core::rule::settings::Settings;
use gouji_core::{Lang, Report, message};
use js_sys::{JSON, Reflect};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::{JsCast, JsValue};

use crate::error::thrown;

/// What a check is told besides the report.
pub(crate) struct Options {
    pub(crate) lang: Lang,
    pub(crate) previous: Option<Report>,
    pub(crate) settings: Option<Settings>,
    pub(crate) source: String,
}

impl Options {
    /// From an options object; `undefined` and `null` are the defaults.
    pub(crate) fn read(options: &JsValue) -> Result<Self, JsValue> {
        let field = |name: &str| {
            let value = if options.is_object() {
                Reflect::get(options, &name.into())
            } else {
                Ok(JsValue::UNDEFINED)
            };
            value.map(|value| (!value.is_undefined() && !value.is_null()).then_some(value))
        };
        let lang = lang(field("lang")?.map(|value| value.as_string().unwrap_or_default()).as_deref())?;
        let previous = field("previous")?.map(|value| report(&value, lang)).transpose()?;
        let source = field("source")?.and_then(|value| value.as_string()).unwrap_or_default();
        let settings = field("settings")?.map(|value| settings(&value, lang)).transpose()?;
        Ok(Self { lang, previous, settings, source })
    }
}

impl Options {
    /// What a report is checked against.
    pub(crate) fn context(&self) -> Context<'_> {
        Context { previous: self.previous.as_ref(), settings: self.settings.as_ref() }
    }
}

/// Settings from the text of a settings file.
fn settings(value: &JsValue, lang: Lang) -> Result<Settings, JsValue> {
    let text = value.as_string().unwrap_or_default();
    Settings::parse(&text)
        .map_err(|error| thrown("settings", &error.message(lang), Some(&error.line.to_string())))
}

/// A language from its code; Chinese when there is none.
pub(crate) fn lang(code: Option<&str>) -> Result<Lang, JsValue> {
    let Some(code) = code else { return Ok(Lang::Zh) };
    Lang::from_code(code)
        .ok_or_else(|| thrown("options", message::template("error.lang", Lang::Zh), Some("lang")))
}

/// A report from its JSON text or from an object of that shape.
pub(crate) fn report(value: &JsValue, lang: Lang) -> Result<Report, JsValue> {
    let unfit = || thrown("type", message::template("error.value", lang), None);
    let text = match value.as_string() {
        Some(text) => text,
        None if value.is_object() && !value.is_instance_of::<js_sys::Array>() => {
            String::from(JSON::stringify(value).map_err(|_| unfit())?)
        }
        None => return Err(unfit()),
    };
    json::read_report(&text).map_err(|error| {
        thrown("report", &error.say(lang), Some(&format!("{}:{}", error.line, error.column)))
    })
}

/// A plain object from a serialisable value: no `Map`, no `BigInt`, `null` for what is absent.
pub(crate) fn give(value: &impl Serialize) -> Result<JsValue, JsValue> {
    value.serialize(&Serializer::json_compatible()).map_err(JsValue::from)
}
