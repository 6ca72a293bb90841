//! The characters and rules of a page.
#![expect(clippy::float_arithmetic, reason = "OFD places everything by fractions of a millimetre")]

use super::{Book, numbers, size};
use crate::error::ReadErrorKind;
use crate::limits::Limits;
use crate::read::archive::Archive;
use crate::read::fixed::drawn::Drawn;
use crate::read::fixed::layout::{Glyph, Page, Stroke, Turn, Unit};
use crate::read::fixed::matrix::{Matrix, Point, unit};
use crate::read::xml::{self, Element, Event, Events};

/// Points in a millimetre.
const MILLIMETRE: f64 = 72.0 / 25.4;
/// Of pages that say nothing of their size.
const A4: (f64, f64) = (210.0, 297.0);
/// A filled path that is no thicker is a line, in points.
const THICKEST: f64 = 4.0;

/// Reads a page, with the templates below it.
pub(super) fn draw(
    archive: &Archive<'_>,
    part: &str,
    book: &Book,
    limits: &Limits,
    marks: &mut usize,
) -> Result<Drawn, ReadErrorKind> {
    let mut painter = Painter {
        page: Page::default(),
        hidden: Vec::new(),
        pictures: Vec::new(),
        marks,
        most: limits.most_unpacked,
        size: book.size,
    };
    let source = archive.need(part)?;
    let source = xml::text(&source, limits)?;
    let templates = painter.follow(&source, limits)?;
    for id in templates.iter().take(MOST_TEMPLATES) {
        let Some((_, part)) = book.templates.iter().find(|(own, _)| own == id) else { continue };
        let template = archive.need(part)?;
        painter.follow(&xml::text(&template, limits)?, limits)?;
    }
    let (width, height) = painter.size.unwrap_or(A4);
    painter.page.width = unit(width * MILLIMETRE);
    painter.page.height = unit(height * MILLIMETRE);
    let mut drawn = Drawn { page: painter.page, hidden: painter.hidden, ..Drawn::default() };
    for area in painter.pictures {
        let share = if width * height > 0.0 { area / (width * height) } else { 0.0 };
        drawn.picture(unit(share), false);
    }
    Ok(drawn)
}

/// The most templates of a page.
const MOST_TEMPLATES: usize = 10;

struct Painter<'p> {
    page: Page,
    /// Characters that are not to be seen.
    hidden: Vec<Glyph>,
    /// The sizes of its pictures, in square millimetres.
    pictures: Vec<f64>,
    marks: &'p mut usize,
    most: u64,
    size: Option<(f64, f64)>,
}

/// Where the text of the element that is open goes.
enum Within {
    Nothing,
    Size,
    Text(Box<Code>),
    Path(Matrix, bool),
}

/// A text with the places of its characters.
struct Code {
    object: Object,
    at: Point,
    across: Vec<f64>,
    down: Vec<f64>,
}

/// What all texts of an object have in common.
#[derive(Clone, Copy)]
struct Object {
    matrix: Matrix,
    size: f64,
    stretch: f64,
    turn: Turn,
    hidden: bool,
}

impl Painter<'_> {
    /// Follows a page or a template, and gives the numbers of the templates that it names.
    fn follow(&mut self, source: &str, limits: &Limits) -> Result<Vec<String>, ReadErrorKind> {
        let mut events = Events::new(source, limits);
        let mut templates = Vec::new();
        let mut within = Within::Nothing;
        let mut object: Option<Object> = None;
        let mut path: Option<(Matrix, bool)> = None;
        let mut here = Point { x: 0.0, y: 0.0 };
        while let Some(event) = events.next()? {
            match event {
                Event::Start(element) => {
                    within = Within::Nothing;
                    match element.name() {
                        "PhysicalBox" => within = Within::Size,
                        "Template" => templates.extend(element.attribute("TemplateID")),
                        "ImageObject" => {
                            let place = element.attribute("Boundary").and_then(|text| size(&text));
                            self.pictures.push(place.map_or(0.0, |(width, height)| width * height));
                        }
                        "TextObject" => {
                            object = text_object(&element);
                            here = Point { x: 0.0, y: 0.0 };
                        }
                        "PathObject" => path = Some((placed(&element), is_filled(&element))),
                        "TextCode" => {
                            if let Some(object) = object {
                                let number = |name: &str| {
                                    element.attribute(name).and_then(|own| own.trim().parse().ok())
                                };
                                here = Point {
                                    x: number("X").unwrap_or(here.x),
                                    y: number("Y").unwrap_or(here.y),
                                };
                                let deltas =
                                    |name: &str| deltas(&element.attribute(name).unwrap_or_default());
                                let code = Code {
                                    object,
                                    at: here,
                                    across: deltas("DeltaX"),
                                    down: deltas("DeltaY"),
                                };
                                within = Within::Text(Box::new(code));
                            }
                        }
                        "AbbreviatedData" => {
                            if let Some((matrix, filled)) = path {
                                within = Within::Path(matrix, filled);
                            }
                        }
                        _ => {}
                    }
                }
                Event::Text(text) => match &mut within {
                    Within::Nothing => {}
                    Within::Size => self.size = size(&text).or(self.size),
                    Within::Text(code) => self.text(&text, code)?,
                    Within::Path(matrix, filled) => self.path(&text, *matrix, *filled)?,
                },
                Event::End => within = Within::Nothing,
            }
        }
        Ok(templates)
    }

    fn count(&mut self) -> Result<(), ReadErrorKind> {
        *self.marks = self.marks.checked_sub(1).ok_or(ReadErrorKind::Expands { most: self.most })?;
        Ok(())
    }

    fn text(&mut self, text: &str, code: &mut Code) -> Result<(), ReadErrorKind> {
        let Object { matrix, size, stretch, turn, hidden } = code.object;
        let mut parted = false;
        let line_breaks = |c: &char| !matches!(c, '\n' | '\r' | '\t');
        let characters: Vec<char> = text.chars().filter(line_breaks).collect();
        for (index, char) in characters.iter().enumerate() {
            let usual = size * stretch * if char.is_ascii() { 0.5 } else { 1.0 };
            let delta = |list: &[f64]| list.get(index).copied();
            let (across, down) = (delta(&code.across), delta(&code.down));
            if char.is_whitespace() {
                parted = true;
            } else {
                self.count()?;
                // Where the next one begins tells the width only as far as a character can be wide.
                let width = across.filter(|own| *own > 0.0).map_or(usual, |own| own.min(size * stretch));
                let (left, baseline) = turn.turned(matrix.apply(code.at.x, code.at.y).units());
                let (right, _) = turn.turned(matrix.apply(code.at.x + width, code.at.y).units());
                let height = unit(matrix.height() * size);
                let glyphs = if hidden { &mut self.hidden } else { &mut self.page.glyphs };
                glyphs.push(Glyph {
                    char: *char,
                    left,
                    right: right.max(left),
                    baseline,
                    size: height,
                    turn,
                    parted,
                });
                parted = false;
            }
            let moves_down = down.unwrap_or(0.0);
            code.at.x += across.unwrap_or(if moves_down == 0.0 { usual } else { 0.0 });
            code.at.y += moves_down;
        }
        Ok(())
    }

    /// A path: `M x y`, `L x y`, `C` as far as it is straight lines.
    fn path(&mut self, data: &str, matrix: Matrix, filled: bool) -> Result<(), ReadErrorKind> {
        let mut parts: Vec<Vec<Point>> = Vec::new();
        let mut words = data.split_whitespace();
        while let Some(word) = words.next() {
            let mut number = || words.next().and_then(|word| word.parse::<f64>().ok());
            match word {
                "M" | "S" | "L" => {
                    let (Some(x), Some(y)) = (number(), number()) else { break };
                    self.count()?;
                    let point = matrix.apply(x, y);
                    match parts.last_mut().filter(|_| word == "L") {
                        Some(part) => part.push(point),
                        None => parts.push(vec![point]),
                    }
                }
                "C" => {
                    if let Some(part) = parts.last_mut()
                        && let Some(first) = part.first().copied()
                    {
                        part.push(first);
                    }
                }
                // A curve: what it is a part of is no rule.
                "Q" | "B" | "A" => parts.push(Vec::new()),
                _ => {}
            }
        }
        for part in parts {
            if filled { self.thin(&part) } else { self.sides(&part) }
        }
        Ok(())
    }

    fn sides(&mut self, points: &[Point]) {
        for pair in points.windows(2) {
            if let [from, to] = pair {
                self.rule(*from, *to);
            }
        }
    }

    fn thin(&mut self, points: &[Point]) {
        let Some(first) = points.first().copied() else { return };
        let (mut least, mut most) = (first, first);
        for point in points {
            least = Point { x: least.x.min(point.x), y: least.y.min(point.y) };
            most = Point { x: most.x.max(point.x), y: most.y.max(point.y) };
        }
        let (width, height) = (most.x - least.x, most.y - least.y);
        if height <= THICKEST && width > height {
            let y = f64::midpoint(least.y, most.y);
            self.rule(Point { y, ..least }, Point { y, ..most });
        } else if width <= THICKEST && height > width {
            let x = f64::midpoint(least.x, most.x);
            self.rule(Point { x, ..least }, Point { x, ..most });
        }
    }

    fn rule(&mut self, from: Point, to: Point) {
        let Some(level) = from.direction(to) else { return };
        let ((from_x, from_y), (to_x, to_y)) = (from.units(), to.units());
        let stroke =
            |at: Unit, from: Unit, to: Unit| Stroke { level, at, from: from.min(to), to: from.max(to) };
        let middle = i32::midpoint;
        self.page.strokes.push(if level {
            stroke(middle(from_y, to_y), from_x, to_x)
        } else {
            stroke(middle(from_x, to_x), from_y, to_y)
        });
    }
}

/// From an object's own places to the page, in points: its matrix, then the corner of its box.
fn placed(element: &Element<'_>) -> Matrix {
    let own = element.attribute("CTM").map(|text| numbers(&text));
    let own = own.and_then(|numbers| <[f64; 6]>::try_from(numbers).ok()).map_or(Matrix::IDENTITY, Matrix);
    let corner = element.attribute("Boundary").map(|text| numbers(&text));
    let corner = match corner.as_deref() {
        Some([x, y, ..]) => Matrix::shift(*x, *y),
        _ => Matrix::IDENTITY,
    };
    own.then(corner).then(Matrix([MILLIMETRE, 0.0, 0.0, MILLIMETRE, 0.0, 0.0]))
}

fn is_filled(element: &Element<'_>) -> bool {
    let says = |name: &str| element.attribute(name).map(|own| own.eq_ignore_ascii_case("true"));
    says("Fill").unwrap_or(false) && !says("Stroke").unwrap_or(true)
}

fn text_object(element: &Element<'_>) -> Option<Object> {
    let number = |name: &str| element.attribute(name).and_then(|own| own.trim().parse::<f64>().ok());
    let matrix = placed(element);
    let turn = matrix.turn()?;
    let hidden = element.attribute("Visible").is_some_and(|own| own.eq_ignore_ascii_case("false"))
        || number("Alpha").is_some_and(|own| own <= 0.0);
    Some(Object { matrix, size: number("Size")?, stretch: number("HScale").unwrap_or(1.0), turn, hidden })
}

/// The distances between characters; `g 3 5.2` is three of 5.2.
fn deltas(text: &str) -> Vec<f64> {
    const MOST: usize = 100_000;
    let mut deltas = Vec::new();
    let mut words = text.split_whitespace();
    while let Some(word) = words.next() {
        let (count, value) = if word == "g" {
            (words.next().and_then(|own| own.parse().ok()).unwrap_or(0_usize), words.next())
        } else {
            (1, Some(word))
        };
        if let Some(value) = value.and_then(|own| own.parse::<f64>().ok()) {
            let left = MOST.saturating_sub(deltas.len());
            deltas.extend(std::iter::repeat_n(value, count.min(left)));
        }
    }
    deltas
}

#[cfg(test)]
mod tests {
    use super::deltas;

    #[test]
    fn distances_may_be_counted() {
        assert_eq!(deltas("1 g 3 2.5 4"), [1.0, 2.5, 2.5, 2.5, 4.0]);
        assert_eq!(deltas("g 99999999999"), Vec::<f64>::new());
        assert_eq!(deltas("g 4000000000 1").len(), 100_000);
    }
}
