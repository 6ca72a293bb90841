//! Single characters and units that decide what a figure counts.

/// Units that no review or lawsuit is counted in.
pub(crate) const NOT_OF_CASES: [&str; 6] = ["次", "篇", "则", "条次", "篇次", "笔"];
/// The one of those further units that documents are counted in.
pub(crate) const OF_DOCUMENTS: &str = "部";
/// The numeral in 没有引来一件.
pub(crate) const ONE: char = '一';
/// What joins a verb to the figure that it qualifies: 发布的 23 篇.
pub(crate) const OF: char = '的';
/// How the end of the year is named.
pub(crate) const YEAR_END: (char, [char; 2]) = ('年', ['末', '底']);
/// The two characters of 公开.
pub(crate) const DISCLOSED: (char, char) = ('公', '开');
/// The word in 一件也没有.
pub(crate) const ALSO: char = '也';
/// What makes 公开 a kind: 公开类.
pub(crate) const ALL_GIVEN: [char; 2] = ['类', '的'];
/// What splits N 件中维持 M 件.
pub(crate) const AMONG: [char; 2] = ['中', '里'];
/// The end of the name of a rate.
pub(crate) const RATE: char = '率';
/// Words between a verb and its figure that are no part of what is counted.
pub(crate) const BETWEEN: [char; 6] = ['了', '共', '计', '有', '约', '各'];
