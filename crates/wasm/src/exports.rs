//! The calls, as every host sees them.
//!
//! Addresses and sizes are `u32` in WebAssembly. A host gets a buffer with [`alloc`], writes into it, and passes its
//! address and the number of bytes. An answer is the address of a block: four bytes what it is (0 the answer, 1 an
//! error as JSON `{"kind", "message", "place"}`, 2 bytes that the host is asked to decode), four bytes the size, both
//! little-endian, then the bytes. The host gives buffers and blocks back with [`free`].
//!
//! `options` is JSON and may be empty: `lang` (`zh`, `en`), `source` (the name of the file), `previous` (last year's
//! report), `settings` (the text of a settings file), `indent` (`true` unless `false` is said).

#![cfg_attr(
    target_arch = "wasm32",
    expect(unsafe_code, reason = "hosts call these functions by their names; nothing in them is unsafe")
)]

use crate::answer::{Answer, Failure, lend};
use crate::options::Options;
use crate::{catalogue, checking, form, memory, session, tables};
use gouji_core::Lang;

/// Version of these calls; it changes when a host must.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn abi() -> u32 {
    1
}

/// A buffer of some bytes to write into; 0 when there is no memory for it.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn alloc(size: usize) -> usize {
    memory::alloc(size)
}

/// Gives a buffer or an answer back.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn free(address: usize) {
    memory::free(address);
}

/// Reads and checks a file: `gouji.check/1`, with the bytes of `gouji check --format json`.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn check(input: usize, input_size: usize, options: usize, options_size: usize) -> usize {
    #[cfg(feature = "read")]
    use crate::files::check;
    #[cfg(not(feature = "read"))]
    use checking::check;
    answer(input, input_size, options, options_size, |input, options| check(input, &options))
}

/// Checks a `gouji.report/1`: one entry of `gouji.check/1`.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn check_report(
    input: usize,
    input_size: usize,
    options: usize,
    options_size: usize,
) -> usize {
    answer(input, input_size, options, options_size, |input, options| checking::check_report(input, &options))
}

/// Reads a file: `gouji.read/1`, with the bytes of `gouji read --format json`.
#[cfg(feature = "read")]
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn read(input: usize, input_size: usize, options: usize, options_size: usize) -> usize {
    answer(input, input_size, options, options_size, |input, options| crate::files::read(input, &options))
}

/// Writes a `gouji.report/1` in the format that the option `to` names.
#[cfg(feature = "read")]
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn convert(input: usize, input_size: usize, options: usize, options_size: usize) -> usize {
    answer(input, input_size, options, options_size, |input, options| crate::files::convert(input, &options))
}

/// The catalogue of rules, with the bytes of `gouji rules --format json`.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn rules(options: usize, options_size: usize) -> usize {
    answer(0, 0, options, options_size, |_, options| Ok(catalogue::rules(&options)))
}

/// The built-in editions with their cell keys.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn editions(options: usize, options_size: usize) -> usize {
    answer(0, 0, options, options_size, |_, options| Ok(catalogue::editions(&options)))
}

/// The form of the edition that the option `edition` names, laid out as it is printed.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn form(options: usize, options_size: usize) -> usize {
    answer(0, 0, options, options_size, |_, options| form::form(&options))
}

/// Versions of engine and catalogue, and the editions.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn version(options: usize, options_size: usize) -> usize {
    answer(0, 0, options, options_size, |_, options| Ok(catalogue::version(&options)))
}

/// Opens a session on a `gouji.report/1`; the answer is its number.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn session_open(
    input: usize,
    input_size: usize,
    options: usize,
    options_size: usize,
) -> usize {
    answer(input, input_size, options, options_size, session::open)
}

/// Writes cells and sections, a JSON list of pairs of key and text, and tells which findings came and went.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn session_set(session: usize, edits: usize, edits_size: usize) -> usize {
    let told = memory::show(edits, edits_size, |edits| session::set(session, edits));
    lend(told.unwrap_or_else(|| Err(Failure::argument(Lang::Zh))))
}

/// Takes back the last step of a session; `null` when there is none.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn session_undo(session: usize) -> usize {
    lend(session::undo(session))
}

/// All findings of a session: one entry of `gouji.check/1`.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn session_check(session: usize) -> usize {
    lend(session::check(session))
}

/// The report of a session as it stands: `gouji.report/1`.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn session_report(session: usize) -> usize {
    lend(session::report(session))
}

/// The number of sums of a session that do not hold; 0 for a session that is not open.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn session_broken(session: usize) -> usize {
    session::broken(session)
}

/// Ends a session.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn session_close(session: usize) {
    session::close(session);
}

/// Opens the tables of the edition that the option `edition` names: their number and the keys of their cells.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn tables_open(options: usize, options_size: usize) -> usize {
    answer(0, 0, options, options_size, |_, options| tables::open(&options))
}

/// The sums that do not hold, as findings of `gouji.check/1`, for the texts of all cells with U+001F between them; no
/// block at all, 0, when all hold.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn tables_check(tables: usize, texts: usize, texts_size: usize) -> usize {
    match memory::show(texts, texts_size, |texts| tables::check(tables, texts)) {
        Some(None) => 0,
        Some(Some(told)) => lend(told),
        None => lend(Err(Failure::argument(Lang::Zh))),
    }
}

/// Takes the arguments out of memory, calls, and lends the answer.
fn answer(
    input: usize,
    input_size: usize,
    options: usize,
    options_size: usize,
    call: impl FnOnce(&[u8], Options) -> Answer,
) -> usize {
    let called = memory::show(options, options_size, Options::read).and_then(|options| {
        memory::show(input, input_size, |input| options.and_then(|options| call(input, options)))
    });
    lend(called.unwrap_or_else(|| Err(Failure::argument(Lang::Zh))))
}
