//! Documents in, reports out.
#![expect(clippy::unwrap_used, reason = "helpers of tests stop where they cannot go on")]

mod hostile;
mod invented;
mod layouts;
