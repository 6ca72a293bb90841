//! Workbooks and compound files: files that other programs made, and files that nobody should have made.

#![expect(clippy::unwrap_used, clippy::panic, reason = "what stands beside tests may fail as they do")]

mod hostile;
mod lists;
mod made;
mod quirks;
