//! The fonts of official documents, from `layout/fonts.txt`.

const FONTS: &str = include_str!("../../layout/fonts.txt");

/// What is set in a font of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slot {
    /// The title of the document.
    Title,
    /// Running text.
    Body,
    /// Headings of the first level.
    First,
    /// Headings of the second level.
    Second,
    /// Tables and page numbers.
    Table,
}

impl Slot {
    /// All of them.
    pub(super) const ALL: [Self; 5] = [Self::Title, Self::Body, Self::First, Self::Second, Self::Table];

    fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Body => "body",
            Self::First => "first",
            Self::Second => "second",
            Self::Table => "table",
        }
    }

    fn field(self, number: usize) -> &'static str {
        let mut lines = FONTS.lines().filter_map(|line| line.split_once(" = "));
        let line = lines.find(|(slot, _)| *slot == self.name()).map_or("", |(_, fonts)| fonts);
        line.split(" | ").nth(number).unwrap_or("")
    }

    /// The font's name in a document.
    pub(super) fn document(self) -> &'static str {
        self.field(0)
    }

    /// What stands in for it where it is not installed.
    pub(super) fn instead(self) -> &'static str {
        self.field(1)
    }

    /// The families for a web page, in single quotes where a name needs them.
    pub(super) fn web(self) -> String {
        let generic = |family: &str| matches!(family, "serif" | "sans-serif");
        let quoted = |family: &str| if generic(family) { family.to_owned() } else { format!("'{family}'") };
        self.field(2).split(',').map(quoted).collect::<Vec<_>>().join(",")
    }
}

#[cfg(test)]
mod tests {
    use super::Slot;

    #[test]
    fn every_slot_has_its_fonts() {
        for slot in Slot::ALL {
            assert!((0..3).all(|number| !slot.field(number).is_empty()), "{slot:?}");
            assert!(slot.web().ends_with("serif"));
        }
    }
}
