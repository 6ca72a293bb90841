//! What a page holds: characters and ruled lines, with their places.

/// Hundredths of a point. Places count from the upper left corner, to the right and down.
pub type Unit = i32;

/// How far a thing is turned: the number of quarters, against the clock, from upright.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Turn(u8);

impl Turn {
    /// Upright: lines go to the right.
    pub const NONE: Self = Self(0);

    /// This many quarters against the clock.
    pub fn quarters(quarters: u8) -> Self {
        Self(quarters % 4)
    }

    /// The turn that is left when everything is turned back by `other`.
    fn less(self, other: Self) -> Self {
        Self((self.0 + 4 - other.0) % 4)
    }

    /// A place as it is seen by someone who is turned like this.
    pub fn turned(self, (x, y): (Unit, Unit)) -> (Unit, Unit) {
        match self.0 {
            0 => (x, y),
            1 => (y.saturating_neg(), x),
            2 => (x.saturating_neg(), y.saturating_neg()),
            _ => (y, x.saturating_neg()),
        }
    }

    /// The place that is seen as this one.
    fn turned_back(self, place: (Unit, Unit)) -> (Unit, Unit) {
        Self((4 - self.0) % 4).turned(place)
    }
}

/// A character at its place. `left`, `right` and `baseline` are as seen by someone who reads it upright.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Glyph {
    /// The character; U+FFFD for one that the file does not tell.
    pub char: char,
    /// Where it begins.
    pub left: Unit,
    /// Where the next one would begin.
    pub right: Unit,
    /// What it stands on.
    pub baseline: Unit,
    /// Height of the font.
    pub size: Unit,
    /// How far it is turned.
    pub turn: Turn,
    /// Whether a space was written before it.
    pub parted: bool,
}

impl Glyph {
    /// The middle of the character on the page.
    pub fn middle(&self) -> (Unit, Unit) {
        let middle = i32::midpoint(self.left, self.right);
        // A Chinese character stands a little below the line, a digit on it: both have their middle about here.
        let raised = self.baseline.saturating_sub(self.size.saturating_mul(7) / 20);
        self.turn.turned_back((middle, raised))
    }
}

/// A ruled line, upright or level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stroke {
    /// Whether it is level.
    pub level: bool,
    /// Where it stands: how far down a level one, how far to the right an upright one.
    pub at: Unit,
    /// Its beginning: left or above.
    pub from: Unit,
    /// Its end.
    pub to: Unit,
}

/// A page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// Its width.
    pub width: Unit,
    /// Its height.
    pub height: Unit,
    /// The characters, in the order in which they were written.
    pub glyphs: Vec<Glyph>,
    /// The ruled lines.
    pub strokes: Vec<Stroke>,
}

impl Page {
    /// The page turned so that most of its characters are upright.
    pub(super) fn upright(mut self) -> Self {
        let mut counts = [0_usize; 4];
        for glyph in &self.glyphs {
            if let Some(count) = counts.get_mut(usize::from(glyph.turn.0)) {
                *count += 1;
            }
        }
        let most = (0..4_u8).max_by_key(|quarters| {
            (counts.get(usize::from(*quarters)).copied(), std::cmp::Reverse(*quarters))
        });
        let turn = Turn(most.unwrap_or_default());
        if turn == Turn::NONE {
            return self;
        }
        for glyph in &mut self.glyphs {
            glyph.turn = glyph.turn.less(turn);
        }
        for stroke in &mut self.strokes {
            *stroke = stroke.turned(turn);
        }
        // Places stay in the frame of the page; only its corner is elsewhere.
        let (x, y) = turn.turned((self.width, self.height));
        let (right, down) = (x.min(0).saturating_neg(), y.min(0).saturating_neg());
        self.moved(right, down);
        (self.width, self.height) = (x.saturating_abs(), y.saturating_abs());
        self
    }

    fn moved(&mut self, right: Unit, down: Unit) {
        for glyph in &mut self.glyphs {
            let (own_right, own_down) = glyph.turn.turned((right, down));
            glyph.left = glyph.left.saturating_add(own_right);
            glyph.right = glyph.right.saturating_add(own_right);
            glyph.baseline = glyph.baseline.saturating_add(own_down);
        }
        for stroke in &mut self.strokes {
            let (along, across) = if stroke.level { (right, down) } else { (down, right) };
            stroke.at = stroke.at.saturating_add(across);
            stroke.from = stroke.from.saturating_add(along);
            stroke.to = stroke.to.saturating_add(along);
        }
    }
}

impl Stroke {
    fn turned(self, turn: Turn) -> Self {
        let ends = |along| if self.level { (along, self.at) } else { (self.at, along) };
        let (a, b) = (turn.turned(ends(self.from)), turn.turned(ends(self.to)));
        let level = self.level == turn.0.is_multiple_of(2);
        let (at, from, to) = if level { (a.1, a.0, b.0) } else { (a.0, a.1, b.1) };
        Self { level, at, from: from.min(to), to: from.max(to) }
    }
}

#[cfg(test)]
mod tests {
    use super::{Glyph, Page, Stroke, Turn};

    fn glyph(turn: Turn) -> Glyph {
        let (left, baseline) = turn.turned((300, 700));
        Glyph { char: '1', left, right: left + 50, baseline, size: 100, turn, parted: false }
    }

    #[test]
    fn a_page_of_turned_text_is_turned_back() {
        for quarters in 0..4 {
            let turn = Turn::quarters(quarters);
            let stroke = Stroke { level: true, at: 800, from: 100, to: 500 };
            let page = Page { width: 1000, height: 2000, glyphs: vec![glyph(turn)], strokes: vec![stroke] };
            let before = page.glyphs[0].middle();
            let page = page.upright();
            let own = &page.glyphs[0];
            assert_eq!(own.turn, Turn::NONE);
            assert!((0..=page.width).contains(&own.left), "{own:?}");
            assert!((0..=page.height).contains(&own.baseline), "{own:?}");
            let inside = |stroke: &Stroke| {
                let (width, height) = (0..=page.width, 0..=page.height);
                if stroke.level { height.contains(&stroke.at) } else { width.contains(&stroke.at) }
            };
            assert!(page.strokes.iter().all(inside));
            assert_eq!(page.strokes[0].level, quarters % 2 == 0);
            // Character and line keep their distance.
            let distance = |(x, y): (i32, i32), stroke: &Stroke| {
                if stroke.level { (stroke.at - y).abs() } else { (stroke.at - x).abs() }
            };
            assert_eq!(distance(own.middle(), &page.strokes[0]), distance(before, &stroke));
        }
    }
}
