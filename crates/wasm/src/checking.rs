//! Checks of a report.

use gouji_core::check::repairs::ReportRepair;
use gouji_core::json::{CheckEntry, DoubtEntry};
use gouji_core::{Finding, Lang, Report};

use crate::answer::Answer;
use crate::layout;
use crate::options::{self, Options};

/// Checks a `gouji.report/1`: one entry of `gouji.check/1`.
pub(crate) fn check_report(bytes: &[u8], options: &Options) -> Answer {
    let report = options::report(bytes, options.lang)?;
    let findings = gouji_core::check(&report, &options.context());
    let repairs = repairs(&report, options.previous.as_ref(), &findings, options.lang);
    let entry = entry(options, &report, &findings, &repairs, Vec::new());
    Ok(layout::json(&entry, options.indent))
}

/// One entry of `gouji.check/1`.
pub(crate) fn entry(
    options: &Options,
    report: &Report,
    findings: &[Finding],
    repairs: &[ReportRepair],
    doubts: Vec<DoubtEntry>,
) -> CheckEntry {
    CheckEntry::new(&options.source, report, findings, repairs, doubts, &options.context(), options.lang)
}

/// The smallest repairs of a report.
#[cfg(feature = "repair")]
pub(crate) fn repairs(
    report: &Report,
    previous: Option<&Report>,
    findings: &[Finding],
    lang: Lang,
) -> Vec<ReportRepair> {
    use gouji_core::check::repairs;
    let evidence = repairs::evidence(report, previous, findings, lang);
    repairs::repairs(report, &evidence, &gouji_core::repair::Effort::default())
}

/// No repairs: the slim module finds what is wrong and proposes nothing.
#[cfg(not(feature = "repair"))]
pub(crate) fn repairs(_: &Report, _: Option<&Report>, _: &[Finding], _: Lang) -> Vec<ReportRepair> {
    Vec::new()
}

/// `gouji check` for one report file, where reports come as `gouji.report/1` alone.
#[cfg(not(feature = "read"))]
#[expect(clippy::unnecessary_wraps, reason = "as the call that reads every format")]
pub(crate) fn check(bytes: &[u8], options: &Options) -> Answer {
    use gouji_core::json::CheckDocument;
    let entry = match options::report(bytes, options.lang) {
        Err(failure) => CheckEntry::unreadable(&options.source, failure.message),
        Ok(report) => {
            let findings = gouji_core::check(&report, &options.context());
            let repairs = repairs(&report, None, &findings, options.lang);
            entry(options, &report, &findings, &repairs, Vec::new())
        }
    };
    Ok(layout::json(&CheckDocument::new(vec![entry]), options.indent))
}
