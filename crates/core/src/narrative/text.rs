//! Characters, figures, words and punctuation of a prose, with their places.

pub(super) mod figures;
pub(super) mod lexemes;
pub(super) mod marks;
pub(super) mod units;
