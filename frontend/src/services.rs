//! What the browser offers, without panics: each answers with what it could do.

pub(crate) mod carrier;
pub(crate) mod clock;
pub(crate) mod database;
pub(crate) mod dom;
pub(crate) mod files;
pub(crate) mod json;
pub(crate) mod painting;
pub(crate) mod probe;
pub(crate) mod reading;
pub(crate) mod shelf;
pub(crate) mod storage;
