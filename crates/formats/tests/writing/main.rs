//! Reports out, and back in again.
#![expect(clippy::unwrap_used, reason = "helpers of tests stop where they cannot go on")]

mod docx;
mod hostile;
mod invented;
mod markup;
mod round_trip;
mod web;
mod xlsx;
