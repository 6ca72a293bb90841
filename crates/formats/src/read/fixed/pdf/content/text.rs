//! Text: where each character comes to stand.
#![expect(clippy::float_arithmetic, reason = "PDF places everything by fractions")]

use std::rc::Rc;

use hayro_syntax::object::{Array, Object};

use super::Operands;
use crate::error::ReadErrorKind;
use crate::read::fixed::drawn::Drawn;
use crate::read::fixed::layout::Glyph;
use crate::read::fixed::matrix::{Matrix, unit};
use crate::read::fixed::pdf::bounds::Budget;
use crate::read::fixed::pdf::font::{Font, Shown};

/// The state of text. Within a text object two matrices tell the place: of the line, and in it.
#[derive(Clone)]
pub(super) struct TextState {
    pub(super) font: Option<Rc<Font>>,
    pub(super) size: f64,
    spacing: f64,
    word_spacing: f64,
    stretch: f64,
    leading: f64,
    rise: f64,
    /// Whether the text is neither filled nor outlined.
    hidden: bool,
    /// Whether what is filled is not to be seen.
    pub(super) clear: bool,
    line: Matrix,
    here: Matrix,
    /// Whether a space was shown last.
    parted: bool,
}

impl Default for TextState {
    fn default() -> Self {
        Self {
            font: None,
            size: 0.0,
            spacing: 0.0,
            word_spacing: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
            hidden: false,
            clear: false,
            line: Matrix::IDENTITY,
            here: Matrix::IDENTITY,
            parted: false,
        }
    }
}

/// A vertical character hangs from its middle: this much of its height lies above the line it stands on.
const HANGING: f64 = 0.88;

impl TextState {
    /// Follows an instruction if it is one of text, and says whether it was.
    pub(super) fn follow(
        &mut self,
        operator: &[u8],
        operands: &Operands<'_, '_>,
        page: Matrix,
        drawn: &mut Drawn,
        budget: &Budget,
    ) -> Result<bool, ReadErrorKind> {
        match operator {
            b"BT" => self.begin(Matrix::IDENTITY),
            b"Tm" => {
                if let Some(matrix) = operands.numbers() {
                    self.begin(Matrix(matrix));
                }
            }
            b"Td" | b"TD" => {
                if let Some([x, y]) = operands.numbers() {
                    if operator == b"TD" {
                        self.leading = -y;
                    }
                    self.begin(Matrix::shift(x, y).then(self.line));
                }
            }
            b"T*" => self.next_line(),
            b"Tc" => self.spacing = operands.last_number().unwrap_or(0.0),
            b"Tw" => self.word_spacing = operands.last_number().unwrap_or(0.0),
            b"Tz" => self.stretch = operands.last_number().unwrap_or(100.0) / 100.0,
            b"TL" => self.leading = operands.last_number().unwrap_or(0.0),
            b"Ts" => self.rise = operands.last_number().unwrap_or(0.0),
            // Neither filled nor outlined, with or without being clipped to.
            b"Tr" => {
                let mode = operands.0.last();
                self.hidden = matches!(mode, Some(Object::Number(mode)) if matches!(mode.as_i64(), 3 | 7));
            }
            b"Tj" => self.show(operands.string(), page, drawn, budget)?,
            b"'" => {
                self.next_line();
                self.show(operands.string(), page, drawn, budget)?;
            }
            b"\"" => {
                if let [Object::Number(words), Object::Number(characters), ..] = operands.0.as_slice() {
                    self.word_spacing = words.as_f64();
                    self.spacing = characters.as_f64();
                }
                self.next_line();
                self.show(operands.string(), page, drawn, budget)?;
            }
            b"TJ" => {
                let items = operands.array().map(Array::iter::<Object<'_>>);
                for item in items.into_iter().flatten() {
                    match item {
                        Object::String(string) => self.show(Some(string.as_bytes()), page, drawn, budget)?,
                        Object::Number(back) => self.advance(-back.as_f64() / 1000.0 * self.size),
                        _ => {}
                    }
                }
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn begin(&mut self, matrix: Matrix) {
        self.line = matrix;
        self.here = matrix;
        self.parted = true;
    }

    fn next_line(&mut self) {
        self.begin(Matrix::shift(0.0, -self.leading).then(self.line));
    }

    /// Moves on in the direction of the text.
    fn advance(&mut self, by: f64) {
        let vertical = self.font.as_ref().is_some_and(|font| font.vertical);
        let shift = if vertical { Matrix::shift(0.0, by) } else { Matrix::shift(by * self.stretch, 0.0) };
        self.here = shift.then(self.here);
    }

    fn show(
        &mut self,
        string: Option<&[u8]>,
        page: Matrix,
        drawn: &mut Drawn,
        budget: &Budget,
    ) -> Result<(), ReadErrorKind> {
        let (Some(string), Some(font)) = (string, self.font.clone()) else { return Ok(()) };
        let mut done = Ok(());
        font.show(string, |shown| {
            if done.is_ok() {
                done = budget.mark();
                self.place(&shown, font.vertical, page, drawn);
            }
        });
        done
    }

    fn place(&mut self, shown: &Shown, vertical: bool, page: Matrix, drawn: &mut Drawn) {
        let (x, y) = if vertical { (-shown.width / 2.0, -HANGING) } else { (0.0, 0.0) };
        let own = Matrix([self.size * self.stretch, 0.0, 0.0, self.size, 0.0, self.rise]);
        let whole = own.then(self.here).then(page);
        if shown.text.iter().all(|c| c.is_whitespace() || c.is_control()) {
            self.parted = true;
        } else if let Some(turn) = whole.turn() {
            let count = f64::from(u32::try_from(shown.text.len()).unwrap_or(u32::MAX));
            let mut from = x;
            for char in &shown.text {
                let to = from + shown.width / count;
                let (left, baseline) = turn.turned(whole.apply(from, y).units());
                let (right, _) = turn.turned(whole.apply(to, y).units());
                let size = unit(whole.height());
                let glyphs =
                    if self.hidden || self.clear { &mut drawn.hidden } else { &mut drawn.page.glyphs };
                glyphs.push(Glyph {
                    char: *char,
                    left,
                    right: right.max(left),
                    baseline,
                    size,
                    turn,
                    parted: self.parted,
                });
                self.parted = false;
                from = to;
            }
        }
        let words = if shown.is_space_byte { self.word_spacing } else { 0.0 };
        if vertical {
            self.advance(-self.size + self.spacing + words);
        } else {
            self.advance(shown.width * self.size + self.spacing + words);
        }
    }
}
