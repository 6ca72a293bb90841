//! Paths, as far as they are ruled lines: strokes, the sides of boxes, and thin filled boxes.
#![expect(clippy::float_arithmetic, reason = "PDF places everything by fractions")]

use super::{Drawn, Operands, State};
use crate::error::ReadErrorKind;
use crate::read::fixed::layout::Stroke;
use crate::read::fixed::matrix::{Point, unit};
use crate::read::fixed::pdf::bounds::Budget;

/// A filled box that is no thicker is a line, in points.
const THICKEST: f64 = 4.0;
/// Strokes that are thicker are bars, not lines.
const BROADEST: f64 = 8.0;

/// A path under way: its parts, each a row of points.
#[derive(Default)]
pub(super) struct Path {
    parts: Vec<Part>,
}

#[derive(Default)]
struct Part {
    points: Vec<Point>,
    has_curve: bool,
}

impl Path {
    pub(super) fn follow(
        &mut self,
        operator: &[u8],
        operands: &Operands<'_, '_>,
        state: &State,
        drawn: &mut Drawn,
        budget: &Budget,
    ) -> Result<(), ReadErrorKind> {
        let at = |[x, y]: [f64; 2]| state.matrix.apply(x, y);
        match operator {
            b"m" => self
                .parts
                .extend(operands.numbers().map(|own| Part { points: vec![at(own)], has_curve: false })),
            b"l" => {
                if let (Some(part), Some(own)) = (self.parts.last_mut(), operands.numbers()) {
                    part.points.push(at(own));
                }
            }
            b"c" | b"v" | b"y" => {
                if let (Some(part), Some(own)) = (self.parts.last_mut(), operands.numbers()) {
                    part.points.push(at(own));
                    part.has_curve = true;
                }
            }
            b"h" => self.close(),
            b"re" => {
                if let Some([x, y, width, height]) = operands.numbers() {
                    let corners = [[x, y], [x + width, y], [x + width, y + height], [x, y + height], [x, y]];
                    self.parts.push(Part { points: corners.into_iter().map(at).collect(), has_curve: false });
                }
            }
            b"S" => self.stroke(state, drawn, budget)?,
            b"s" => {
                self.close();
                self.stroke(state, drawn, budget)?;
            }
            b"f" | b"F" | b"f*" => self.fill(drawn, budget)?,
            b"B" | b"B*" | b"b" | b"b*" => {
                if operator.starts_with(b"b") {
                    self.close();
                }
                self.stroke(state, drawn, budget)?;
            }
            b"n" => self.parts.clear(),
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self) {
        if let Some(part) = self.parts.last_mut()
            && let Some(first) = part.points.first().copied()
        {
            part.points.push(first);
        }
    }

    fn stroke(&mut self, state: &State, drawn: &mut Drawn, budget: &Budget) -> Result<(), ReadErrorKind> {
        let broad = (state.line_width * state.matrix.height()).abs() > BROADEST;
        for part in self.parts.drain(..).filter(|part| !part.has_curve && !broad) {
            for pair in part.points.windows(2) {
                let [from, to] = pair else { continue };
                rule(*from, *to, drawn, budget)?;
            }
        }
        Ok(())
    }

    fn fill(&mut self, drawn: &mut Drawn, budget: &Budget) -> Result<(), ReadErrorKind> {
        for part in self.parts.drain(..).filter(|part| !part.has_curve) {
            let Some((least, most)) = bounds(&part.points) else { continue };
            let (width, height) = (most.x - least.x, most.y - least.y);
            let middle = Point { x: f64::midpoint(least.x, most.x), y: f64::midpoint(least.y, most.y) };
            if height <= THICKEST && width > height {
                rule(Point { y: middle.y, ..least }, Point { y: middle.y, ..most }, drawn, budget)?;
            } else if width <= THICKEST && height > width {
                rule(Point { x: middle.x, ..least }, Point { x: middle.x, ..most }, drawn, budget)?;
            }
        }
        Ok(())
    }
}

fn bounds(points: &[Point]) -> Option<(Point, Point)> {
    let first = *points.first()?;
    let bounds = points.iter().fold((first, first), |(least, most), point| {
        let least = Point { x: least.x.min(point.x), y: least.y.min(point.y) };
        (least, Point { x: most.x.max(point.x), y: most.y.max(point.y) })
    });
    Some(bounds)
}

fn rule(from: Point, to: Point, drawn: &mut Drawn, budget: &Budget) -> Result<(), ReadErrorKind> {
    let Some(level) = from.direction(to) else { return Ok(()) };
    budget.mark()?;
    let (from, to, at) = if level {
        (from.x, to.x, f64::midpoint(from.y, to.y))
    } else {
        (from.y, to.y, f64::midpoint(from.x, to.x))
    };
    drawn.page.strokes.push(Stroke { level, at: unit(at), from: unit(from.min(to)), to: unit(from.max(to)) });
    Ok(())
}
