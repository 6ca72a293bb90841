//! Files of every format: read, checked, written.

use std::cell::RefCell;

use gouji_core::json::{CheckDocument, CheckEntry};
use gouji_formats::write::{self, Output};
use gouji_formats::{Limits, ReadError, Recognised};

use crate::answer::{Answer, Failure};
use crate::checking;
use crate::layout;
use crate::options::{self, Options};

/// Reads a file: `gouji.read/1`.
pub(crate) fn read(bytes: &[u8], options: &Options) -> Answer {
    let reports = open(bytes, options)?.map_err(|problem| Failure {
        kind: "read",
        message: problem.say(options.lang),
        place: None,
        undecoded: None,
    })?;
    Ok(layout::json(&gouji_formats::json::read_document(&reports, options.lang), options.indent))
}

/// Reads and checks a file: `gouji.check/1`, as `gouji check` prints it.
pub(crate) fn check(bytes: &[u8], options: &Options) -> Answer {
    let entries = match open(bytes, options)? {
        Err(problem) => vec![CheckEntry::unreadable(&options.source, problem.say(options.lang))],
        Ok(reports) => {
            let several = reports.len() > 1;
            let one = |(number, recognised): (usize, Recognised)| {
                let entry = entry(options, &recognised);
                if several {
                    CheckEntry { source: format!("{}#{}", options.source, number + 1), ..entry }
                } else {
                    entry
                }
            };
            reports.into_iter().map(Recognised::with_layout).enumerate().map(one).collect()
        }
    };
    Ok(layout::json(&CheckDocument::new(entries), options.indent))
}

fn entry(options: &Options, recognised: &Recognised) -> CheckEntry {
    let findings = gouji_core::check(&recognised.report, &options.context());
    let repairs = gouji_formats::repairs(recognised, options.previous.as_ref(), &findings, options.lang);
    let doubts = gouji_formats::json::doubts(recognised, options.lang);
    checking::entry(options, &recognised.report, &findings, &repairs, doubts)
}

/// A report in another format, as bytes; the option `to` is a code of [`Output`].
pub(crate) fn convert(bytes: &[u8], options: &Options) -> Answer {
    let report = Recognised::certain(options::report(bytes, options.lang)?);
    let output = Output::from_code(&options.to).ok_or_else(|| {
        let short: String = options.to.chars().take(20).collect();
        let formats = Output::all().map(Output::code).collect::<Vec<_>>().join(", ");
        Failure::new("format", "error.format", options.lang, &[("format", &short), ("formats", &formats)])
            .at("to")
    })?;
    write::output(&report, output, &options.context(), options.lang).map_err(|problem| Failure {
        kind: "write",
        message: problem.say(options.lang).to_owned(),
        place: None,
        undecoded: None,
    })
}

/// Texts that the host decoded, how many of them were used, and bytes that it is to decode next.
#[derive(Default)]
struct Decoding {
    texts: Vec<Option<String>>,
    used: usize,
    asked: Option<Vec<u8>>,
}

thread_local! {
    static DECODING: RefCell<Decoding> = RefCell::default();
}

/// The next text of the host, or a note that one is wanted.
fn decode_gb18030(bytes: &[u8]) -> Option<String> {
    DECODING.with_borrow_mut(|decoding| {
        let given = decoding.texts.get_mut(decoding.used).map(std::mem::take);
        decoding.used += 1;
        if given.is_none() && decoding.asked.is_none() {
            decoding.asked = Some(bytes.to_vec());
        }
        given.flatten()
    })
}

/// Reads the reports of a file. A host that can decode GB18030 is asked to where the file needs it.
fn open(bytes: &[u8], options: &Options) -> Result<Result<Vec<Recognised>, ReadError>, Failure> {
    let Some(texts) = &options.decoded else {
        return Ok(gouji_formats::read(bytes, &options.source, &Limits::default()));
    };
    let limits = Limits { decode_gb18030: Some(decode_gb18030), ..Limits::default() };
    DECODING.set(Decoding { texts: texts.clone(), ..Decoding::default() });
    let read = gouji_formats::read(bytes, &options.source, &limits);
    match DECODING.take().asked {
        Some(asked) => Err(Failure { undecoded: Some(asked), ..Failure::argument(options.lang) }),
        None => Ok(read),
    }
}
