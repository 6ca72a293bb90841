//! What a page draws, as far as it is characters and ruled lines.
#![expect(clippy::float_arithmetic, reason = "PDF places everything by fractions")]

mod path;
mod text;

use hayro_syntax::content::UntypedIter;
use hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use hayro_syntax::page::{Page as PdfPage, Resources, Rotation};

use super::bounds::Budget;
use super::font::Fonts;
use crate::error::ReadErrorKind;
use crate::read::fixed::drawn::Drawn;
use crate::read::fixed::layout::Page;
use crate::read::fixed::matrix::{Matrix, unit};
use path::Path;
use text::TextState;

/// How deep forms may stand in each other.
const DEEPEST: usize = 16;
/// The most graphics states that are kept.
const MOST_STATES: usize = 1_000;

/// Follows the instructions of a page.
pub(super) fn draw(page: &PdfPage<'_>, fonts: &mut Fonts, budget: &Budget) -> Result<Drawn, ReadErrorKind> {
    let (width, height) = page.base_dimensions();
    let frame = page.intersected_crop_box();
    let (width, height) = (f64::from(width), f64::from(height));
    // From PDF's corner at the lower left to ours, then turned as the page is shown.
    let upright = Matrix([1.0, 0.0, 0.0, -1.0, -frame.x0, frame.y0 + height]);
    let (shown, (width, height)) = match page.rotation() {
        Rotation::None => (Matrix::IDENTITY, (width, height)),
        Rotation::Horizontal => (Matrix([0.0, 1.0, -1.0, 0.0, height, 0.0]), (height, width)),
        Rotation::Flipped => (Matrix([-1.0, 0.0, 0.0, -1.0, width, height]), (width, height)),
        Rotation::FlippedHorizontal => (Matrix([0.0, -1.0, 1.0, 0.0, 0.0, width]), (height, width)),
    };
    let mut drawn = Drawn {
        page: Page { width: unit(width), height: unit(height), ..Page::default() },
        ..Drawn::default()
    };
    let mut instructions = Vec::new();
    let streams: Vec<Stream<'_>> = match page.raw().get::<Object<'_>>("Contents") {
        Some(Object::Stream(stream)) => vec![stream],
        Some(Object::Array(list)) => list.iter::<Stream<'_>>().collect(),
        _ => Vec::new(),
    };
    for stream in &streams {
        instructions.extend(budget.unpack(stream)?);
        instructions.push(b'\n');
    }
    let mut painter = Painter { drawn: &mut drawn, fonts, budget, depth: 0, area: width * height };
    painter.run(&instructions, page.resources(), State::new(upright.then(shown)))?;
    Ok(drawn)
}

/// What `q` keeps and `Q` brings back.
#[derive(Clone)]
struct State {
    matrix: Matrix,
    text: TextState,
    line_width: f64,
}

impl State {
    fn new(matrix: Matrix) -> Self {
        Self { matrix, text: TextState::default(), line_width: 1.0 }
    }
}

struct Painter<'p> {
    drawn: &'p mut Drawn,
    fonts: &'p mut Fonts,
    budget: &'p Budget,
    depth: usize,
    /// The size of the page.
    area: f64,
}

impl Painter<'_> {
    fn run(
        &mut self,
        instructions: &[u8],
        resources: &Resources<'_>,
        state: State,
    ) -> Result<(), ReadErrorKind> {
        let mut state = state;
        let mut kept: Vec<State> = Vec::new();
        let mut path = Path::default();
        let mut rest = UntypedIter::new(instructions);
        while let Some(instruction) = rest.next() {
            self.budget.step()?;
            let operands = Operands(instruction.operands().collect());
            match &**instruction.operator {
                b"q" if kept.len() < MOST_STATES => kept.push(state.clone()),
                b"Q" => {
                    if let Some(before) = kept.pop() {
                        state = before;
                    }
                }
                b"cm" => {
                    if let Some(matrix) = operands.numbers() {
                        state.matrix = Matrix(matrix).then(state.matrix);
                    }
                }
                b"w" => {
                    if let Some([width]) = operands.numbers() {
                        state.line_width = width;
                    }
                }
                b"Do" => {
                    if let Some(stream) = operands.name().and_then(|name| resources.get_x_object(name)) {
                        self.object(&stream, resources, &state)?;
                    }
                }
                b"BI" => self.picture(&state, true),
                b"gs" => {
                    let named = operands.name().and_then(|name| resources.get_ext_g_state(name));
                    if let Some(opacity) = named.and_then(|own| own.get::<f64>("ca")) {
                        state.text.clear = opacity <= 0.0;
                    }
                }
                b"Tf" => {
                    if let Some((name, size)) = operands.name().zip(operands.last_number()) {
                        state.text.size = size;
                        state.text.font = match resources.get_font(name) {
                            Some(font) => Some(self.fonts.get(&font, self.budget)?),
                            None => None,
                        };
                    }
                }
                operator => {
                    if !state.text.follow(operator, &operands, state.matrix, self.drawn, self.budget)? {
                        path.follow(operator, &operands, &state, self.drawn, self.budget)?;
                    }
                }
            }
        }
        Ok(())
    }

    /// Notes a picture, which takes the unit square as it stands.
    fn picture(&mut self, state: &State, covers: bool) {
        let share = if self.area > 0.0 { state.matrix.area() / self.area } else { 0.0 };
        // A unit is a hundredth.
        self.drawn.picture(unit(share), covers);
    }

    /// A form is drawn, of a picture only noted that it is there.
    fn object(
        &mut self,
        stream: &Stream<'_>,
        resources: &Resources<'_>,
        state: &State,
    ) -> Result<(), ReadErrorKind> {
        let dict = stream.dict();
        let kind = dict.get::<Name<'_>>("Subtype");
        if kind.is_some_and(|kind| kind.as_ref() == b"Image") {
            let is_mask = ["SMask", "Mask", "ImageMask"].iter().any(|key| dict.contains_key(*key));
            self.picture(state, !is_mask);
            return Ok(());
        }
        // A form in itself would be drawn without end.
        if self.depth >= DEEPEST {
            return Ok(());
        }
        self.budget.form()?;
        let own = dict.get::<Dict<'_>>("Resources").map(Resources::new);
        let matrix = dict.get::<[f64; 6]>("Matrix").map_or(Matrix::IDENTITY, Matrix);
        let state = State { matrix: matrix.then(state.matrix), ..state.clone() };
        let instructions = self.budget.unpack(stream)?;
        self.depth += 1;
        let done = self.run(&instructions, own.as_ref().unwrap_or(resources), state);
        self.depth -= 1;
        done
    }
}

/// What stands before an operator.
struct Operands<'b, 'a>(Vec<&'b Object<'a>>);

impl<'b, 'a> Operands<'b, 'a> {
    /// The last numbers, if there are so many and nothing else among them.
    fn numbers<const COUNT: usize>(&self) -> Option<[f64; COUNT]> {
        let from = self.0.len().checked_sub(COUNT)?;
        let mut numbers = [0.0; COUNT];
        for (number, object) in numbers.iter_mut().zip(self.0.get(from..)?) {
            let Object::Number(own) = object else { return None };
            *number = own.as_f64();
        }
        Some(numbers)
    }

    fn last_number(&self) -> Option<f64> {
        self.numbers().map(|[number]| number)
    }

    fn name(&self) -> Option<&'b Name<'a>> {
        self.0.iter().find_map(|object| match object {
            Object::Name(name) => Some(name),
            _ => None,
        })
    }

    fn string(&self) -> Option<&'b [u8]> {
        self.0.iter().rev().find_map(|object| match object {
            Object::String(string) => Some(string.as_bytes()),
            _ => None,
        })
    }

    fn array(&self) -> Option<&'b Array<'a>> {
        self.0.iter().rev().find_map(|object| match object {
            Object::Array(array) => Some(array),
            _ => None,
        })
    }
}
