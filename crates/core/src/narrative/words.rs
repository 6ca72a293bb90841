//! The words that reading needs, and what they mean.

pub(super) mod sense;
pub(super) mod tree;
pub(super) mod vocabulary;
