//! Pictures as data: what is drawn is also what is saved.

use std::fmt::Write;

/// A picture with its meaning in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Picture {
    /// What it shows; also the name of its file.
    pub(crate) title: String,
    /// What it says, in a sentence.
    pub(crate) says: String,
    /// Width and height in pixels.
    pub(crate) size: (i64, i64),
    /// What is drawn, the undermost first.
    pub(crate) shapes: Vec<Shape>,
    /// The same figures as a table: heads, then rows.
    pub(crate) table: Vec<Vec<String>>,
}

/// One thing that is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Shape {
    /// A filled rectangle: left, top, width, height.
    Bar(i64, i64, i64, i64, Fill),
    /// A line through points, unbroken or broken.
    Line(Vec<(i64, i64)>, bool),
    /// A dot.
    Dot(i64, i64),
    /// Words: where they begin, stand in the middle of, or end; at which height.
    Words(Anchor, i64, i64, String),
}

/// Which part of the words is at the given place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Anchor {
    /// Their start.
    Start,
    /// Their middle.
    Middle,
    /// Their end.
    End,
}

/// A filling, told from others by its strokes as well as by its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fill(pub(crate) usize);

/// Ground and strokes of the fillings; dark strokes on light grounds stay apart in black and white.
const FILLS: [(&str, &str); 6] = [
    ("#8fb8e8", ""),
    ("#e4eefa", "M0 8L8 0"),
    ("#f3c98b", "M0 0L8 8"),
    ("#fff4d6", "M4 0V8"),
    ("#b7dcc3", "M0 4H8"),
    ("#e3e6ea", "M0 8L8 0M0 0L8 8"),
];
/// Colour of edges, lines and words.
pub(crate) const INK: &str = "#1c2530";
/// Letters that the machines in offices have.
pub(crate) const LETTERS: &str =
    "Microsoft YaHei, PingFang SC, Noto Sans CJK SC, WenQuanYi Micro Hei, sans-serif";

impl Anchor {
    /// Its name in SVG.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Middle => "middle",
            Self::End => "end",
        }
    }
}

impl Fill {
    /// All fillings, with their ground and strokes.
    pub(crate) fn all() -> impl Iterator<Item = (Self, &'static str, &'static str)> {
        FILLS.iter().enumerate().map(|(number, (ground, strokes))| (Self(number), *ground, *strokes))
    }

    /// The name of its pattern.
    pub(crate) fn name(self) -> String {
        format!("gouji-fill-{}", self.0 % FILLS.len())
    }

    /// As a value of the attribute `fill`.
    pub(crate) fn paint(self) -> String {
        format!("url(#{})", self.name())
    }
}

impl Shape {
    /// The points of a line as SVG writes them.
    pub(crate) fn points(points: &[(i64, i64)]) -> String {
        points.iter().map(|(x, y)| format!("{x},{y}")).collect::<Vec<_>>().join(" ")
    }
}

impl Picture {
    /// As a file of its own.
    pub(crate) fn svg(&self) -> String {
        let (width, height) = self.size;
        let mut text = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
             font-family=\"{LETTERS}\" font-size=\"13\" fill=\"{INK}\"><title>{}</title><desc>{}</desc><defs>",
            escaped(&self.title),
            escaped(&self.says)
        );
        for (fill, ground, strokes) in Fill::all() {
            let _ = write!(
                text,
                "<pattern id=\"{}\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"><rect width=\"8\" height=\"8\" \
                 fill=\"{ground}\"/><path d=\"{strokes}\" stroke=\"{INK}\" stroke-width=\"1\"/></pattern>",
                fill.name()
            );
        }
        let _ = write!(text, "</defs><rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>");
        for shape in &self.shapes {
            let _ = match shape {
                Shape::Bar(x, y, width, height, fill) => write!(
                    text,
                    "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{}\" stroke=\"{INK}\"/>",
                    fill.paint()
                ),
                Shape::Line(points, broken) => write!(
                    text,
                    "<polyline points=\"{}\" fill=\"none\" stroke=\"{INK}\" stroke-width=\"2\"{}/>",
                    Shape::points(points),
                    if *broken { " stroke-dasharray=\"6 4\"" } else { "" }
                ),
                Shape::Dot(x, y) => write!(text, "<circle cx=\"{x}\" cy=\"{y}\" r=\"4\"/>"),
                Shape::Words(anchor, x, y, words) => {
                    write!(
                        text,
                        "<text x=\"{x}\" y=\"{y}\" text-anchor=\"{}\">{}</text>",
                        anchor.name(),
                        escaped(words)
                    )
                }
            };
        }
        text.push_str("</svg>\n");
        text
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::{Anchor, Fill, Picture, Shape};

    #[test]
    fn words_of_a_report_never_become_markup() {
        let words = "<script>&".to_owned();
        let picture = Picture {
            title: words.clone(),
            says: words.clone(),
            size: (10, 10),
            shapes: vec![Shape::Bar(0, 0, 5, 5, Fill(7)), Shape::Words(Anchor::Start, 0, 0, words)],
            table: Vec::new(),
        };
        let svg = picture.svg();
        assert!(!svg.contains("<script"));
        assert_eq!(svg.matches("&lt;script&gt;&amp;").count(), 3);
        // A seventh part gets the filling of the second again, never one that is not there.
        assert!(svg.contains("id=\"gouji-fill-1\"") && svg.contains("fill=\"url(#gouji-fill-1)\""));
    }
}
