//! How far a character moves on, in thousandths of the font's height.

use hayro_syntax::object::{Array, Dict, Object};

/// The widths of a font.
pub(super) struct Widths {
    /// First and last code, and the width of each.
    ranges: Vec<(u32, u32, f64)>,
    default: f64,
}

/// The most entries that are kept.
const MOST: usize = 70_000;
/// Of fonts that say nothing of their widths; most are those that every program knows.
const USUAL: f64 = 500.0;

impl Widths {
    /// Of a font with codes of one byte.
    pub(super) fn simple(font: &Dict<'_>) -> Self {
        let first = font.get::<u32>("FirstChar").unwrap_or(0);
        let descriptor = font.get::<Dict<'_>>("FontDescriptor").unwrap_or_default();
        let missing = descriptor.get::<f64>("MissingWidth");
        let mut ranges = Vec::new();
        if let Some(widths) = font.get::<Array<'_>>("Widths") {
            for (code, width) in (first..=255).zip(widths.iter::<f64>()) {
                ranges.push((code, code, width));
            }
        }
        let default = missing.unwrap_or(if ranges.is_empty() { USUAL } else { 0.0 });
        Self { ranges, default }
    }

    /// Of a composite font's descendant: `W` and `DW`.
    pub(super) fn composite(descendant: &Dict<'_>) -> Self {
        let default = descendant.get::<f64>("DW").unwrap_or(1000.0);
        let mut ranges = Vec::new();
        let list = descendant.get::<Array<'_>>("W");
        let mut items = list.iter().flat_map(Array::iter::<Object<'_>>);
        while let (Some(Object::Number(from)), Some(next)) = (items.next(), items.next()) {
            let Ok(from) = u32::try_from(from.as_i64()) else { break };
            match next {
                Object::Array(each) => {
                    for (code, width) in (from..).zip(each.iter::<f64>()) {
                        if ranges.len() < MOST {
                            ranges.push((code, code, width));
                        }
                    }
                }
                Object::Number(to) => {
                    let (Ok(to), Some(Object::Number(width))) = (u32::try_from(to.as_i64()), items.next())
                    else {
                        break;
                    };
                    if ranges.len() < MOST {
                        ranges.push((from, to, width.as_f64()));
                    }
                }
                _ => break,
            }
        }
        ranges.sort_by_key(|(from, to, _)| (*from, *to));
        Self { ranges, default }
    }

    /// The width of a code.
    pub(super) fn of(&self, code: u32) -> f64 {
        let behind = self.ranges.partition_point(|(from, ..)| *from <= code);
        let near = self.ranges.get(behind.saturating_sub(4)..behind).unwrap_or_default();
        near.iter().rev().find(|(_, to, _)| code <= *to).map_or(self.default, |(.., width)| *width)
    }
}
