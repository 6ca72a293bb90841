//! What the page knows, and how it changes.

pub(crate) mod action;
pub(crate) mod history;
pub(crate) mod import;
pub(crate) mod judgement;
pub(crate) mod kept;
pub(crate) mod ledger;
pub(crate) mod notice;
pub(crate) mod original;
pub(crate) mod paste;
pub(crate) mod store;
pub(crate) mod view;
pub(crate) mod work;
