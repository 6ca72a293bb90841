//! What stands around a report: bar, sections, notices, the line at the foot.

pub(crate) mod badge;
pub(crate) mod notice_bar;
pub(crate) mod section_list;
pub(crate) mod status_line;
pub(crate) mod top_bar;
pub(crate) mod view_switches;
