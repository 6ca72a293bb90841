//! The core as one plain WebAssembly module: no imports, bytes and JSON in, JSON out.
//!
//! Any host that runs WebAssembly can use it: a browser or Node through the npm package, Python, Java, Go. It translates
//! and decides nothing. `docs/embedding.md` describes the calls of [`exports`] for those who write a host.

mod answer;
mod catalogue;
mod checking;
pub mod exports;
#[cfg(feature = "read")]
mod files;
mod form;
mod layout;
mod memory;
mod options;
mod session;
mod tables;
