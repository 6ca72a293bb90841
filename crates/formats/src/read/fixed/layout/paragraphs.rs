//! Lines of prose put together into paragraphs.

use gouji_core::form::label::number_of;

use super::lines::Line;
use super::page::Unit;

/// The frame that the prose of a document is set in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    left: Unit,
    right: Unit,
}

impl Frame {
    /// The frame of some lines, if there are any of prose.
    pub(super) fn of<'a>(lines: impl Iterator<Item = &'a Line>) -> Option<Self> {
        let prose = lines.filter(|line| line.upright && !line.spaced);
        prose.fold(None, |frame: Option<Self>, line| {
            let frame = frame.unwrap_or(Self { left: line.left, right: line.right });
            Some(Self { left: frame.left.min(line.left), right: frame.right.max(line.right) })
        })
    }

    /// Whether a line goes on in the next one: it is full, and the next one begins at the edge, without a number.
    pub(super) fn goes_on(self, line: &Line, next: &Line) -> bool {
        let prose = |line: &Line| line.upright && !line.spaced;
        let em = line.size;
        let full = line.right >= self.right.saturating_sub(em.saturating_mul(3) / 2);
        let flush = next.left <= self.left.saturating_add(em / 2);
        let alike = line.size.saturating_sub(next.size).saturating_abs() <= em / 6;
        let below = next.baseline.saturating_sub(line.baseline) <= em.saturating_mul(3);
        prose(line)
            && prose(next)
            && full
            && flush
            && alike
            && below
            && number_of(next.text.trim()).is_empty()
    }
}

/// Adds a line to the paragraph that it goes on.
pub(super) fn append(text: &mut String, line: &str) {
    let latin = |c: char| c.is_ascii_alphabetic();
    if text.ends_with(latin) && line.starts_with(latin) {
        text.push(' ');
    }
    text.push_str(line);
}
