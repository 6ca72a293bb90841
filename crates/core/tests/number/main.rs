//! What the text of a cell means: tables of readings, refusals and words; round trips; hostile text.

#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot go on says so")]

mod hostile;
mod invariants;
mod refusals;
mod round_trip;
mod table;
mod values;
mod writer;
