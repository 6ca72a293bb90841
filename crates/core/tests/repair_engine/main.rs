//! The repair engine against published examples, exhaustive search and planted mistakes.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

mod brute;
mod checker;
mod limits;
mod planted;
mod published;
mod random;
mod table3;
