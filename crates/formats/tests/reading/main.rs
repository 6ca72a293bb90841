//! Documents in, reports out.

mod hostile;
mod invented;
mod layouts;
