//! Documents in, reports out.
#![expect(clippy::unwrap_used, reason = "helpers of tests stop where they cannot go on")]

mod certainty;
mod fixtures;
mod formats;
mod hostile;
mod invariants;
mod invented;
mod layouts;
mod ofd;
mod own_forms;
mod pdf;
mod refusals;
