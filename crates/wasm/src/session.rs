//! A report under work, for forms that check while people type.

use gouji_core::check::{self, repairs};
use gouji_core::form::CellId;
use gouji_core::json::{CheckEntry, FindingEntry};
use gouji_core::repair::Effort;
use gouji_core::{Lang, message};
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::error::thrown;
use crate::value::{self, Options};

/// A report whose findings are kept current through every change.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Session {
    inner: check::Session,
    lang: Lang,
}

/// What a change did to the findings.
#[derive(Serialize)]
struct ChangeEntry {
    added: Vec<FindingEntry>,
    removed: Vec<FindingEntry>,
}

#[wasm_bindgen]
impl Session {
    /// Checks a report in full; `options` as for `check`.
    ///
    /// # Errors
    /// A `GoujiError` for what is no report.
    #[wasm_bindgen(constructor)]
    pub fn new(report: &JsValue, options: &JsValue) -> Result<Session, JsValue> {
        let options = Options::read(options)?;
        let report = value::report(report, options.lang)?;
        Ok(Self {
            inner: check::Session::with_settings(
                report,
                options.previous,
                options.settings.unwrap_or_default(),
            ),
            lang: options.lang,
        })
    }

    /// Writes a cell and tells which findings came and went.
    ///
    /// # Errors
    /// A `GoujiError` for a key that the form does not have.
    pub fn set(&mut self, cell: &str, text: &str) -> Result<JsValue, JsValue> {
        let id = self.cell(cell)?;
        let change = self.inner.set(id, text);
        self.change(&change)
    }

    /// Takes back the last change; `null` when there is none.
    ///
    /// # Errors
    /// Only if the answer cannot be made into an object.
    pub fn undo(&mut self) -> Result<JsValue, JsValue> {
        let change = self.inner.undo();
        change.map_or(Ok(JsValue::NULL), |change| self.change(&change))
    }

    /// All findings: one entry of `gouji.check/1`.
    ///
    /// # Errors
    /// Only if the answer cannot be made into an object.
    pub fn check(&self) -> Result<JsValue, JsValue> {
        let findings: Vec<_> = self.inner.findings().cloned().collect();
        let report = self.inner.report();
        let evidence = repairs::evidence(report, self.inner.previous(), &findings, self.lang);
        let repairs = repairs::repairs(report, &evidence, &Effort::default());
        value::give(&CheckEntry::new(
            "",
            report,
            &findings,
            &repairs,
            Vec::new(),
            &self.inner.context(),
            self.lang,
        ))
    }

    /// The number of sums that do not hold; quick enough for every keystroke.
    pub fn broken(&self) -> u32 {
        u32::try_from(check::broken_sums(self.inner.report())).unwrap_or(u32::MAX)
    }

    fn cell(&self, key: &str) -> Result<CellId, JsValue> {
        self.inner.report().form().cell_id(key).ok_or_else(|| {
            let short: String = key.chars().take(60).collect();
            thrown("key", &message::fill("error.no_cell", self.lang, &[("key", &short)]), Some(&short))
        })
    }

    fn change(&self, change: &check::Change) -> Result<JsValue, JsValue> {
        let form = self.inner.report().form();
        let entries = |findings: &[gouji_core::Finding]| {
            findings.iter().map(|finding| FindingEntry::new(finding, form, self.lang)).collect()
        };
        value::give(&ChangeEntry { added: entries(&change.added), removed: entries(&change.removed) })
    }
}
