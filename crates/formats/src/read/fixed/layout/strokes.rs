//! Ruled lines put together from the pieces that they are drawn with.

use super::page::{Stroke, Unit};

/// Lines nearer to each other than this are one: a double rule, both sides of a thin box, or the rules of two rows that do
/// not quite meet. Nothing that can be read fits between them.
pub(super) const NEAR: Unit = 400;
/// Pieces of a line may be this far apart: dashes, and the corners that some programs leave out.
const BREAK: Unit = 300;
/// What is shorter is no rule.
const SHORTEST: Unit = 400;

/// The whole lines that these pieces draw, sorted; lines that are as good as in line get the same place.
pub(super) fn whole(strokes: &[Stroke], level: bool) -> Vec<Stroke> {
    let mut pieces: Vec<Stroke> = strokes.iter().copied().filter(|stroke| stroke.level == level).collect();
    pieces.sort_unstable();
    let mut lines: Vec<Stroke> = Vec::new();
    let mut rest = pieces.as_mut_slice();
    while let Some(first) = rest.first().copied() {
        let gap = rest
            .windows(2)
            .position(|pair| matches!(pair, [one, next] if next.at > one.at.saturating_add(NEAR)));
        let end = gap.map_or(rest.len(), |gap| gap + 1);
        let (row, behind) = rest.split_at_mut(end);
        let last = row.last().map_or(first.at, |piece| piece.at);
        let at = i32::midpoint(first.at, last);
        row.sort_unstable_by_key(|piece| piece.from);
        let start = lines.len();
        for piece in row {
            match lines.get_mut(start..).and_then(<[Stroke]>::last_mut) {
                Some(line) if piece.from <= line.to.saturating_add(BREAK) => line.to = line.to.max(piece.to),
                _ => lines.push(Stroke { at, ..*piece }),
            }
        }
        rest = behind;
    }
    lines.retain(|line| line.to.saturating_sub(line.from) >= SHORTEST);
    lines
}

#[cfg(test)]
mod tests {
    use super::{Stroke, whole};

    #[test]
    fn pieces_in_line_become_one() {
        let level = |at, from, to| Stroke { level: true, at, from, to };
        let upright = Stroke { level: false, at: 0, from: 0, to: 9000 };
        let pieces = [
            level(1000, 0, 3000),
            level(1050, 3100, 6000),
            level(1000, 7000, 9000),
            level(5000, 0, 100),
            upright,
        ];
        assert_eq!(whole(&pieces, true), [level(1025, 0, 6000), level(1025, 7000, 9000)]);
        assert_eq!(whole(&pieces, false), [upright]);
    }
}
