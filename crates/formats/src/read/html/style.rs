//! The declarations of a `style` attribute that matter.

/// What a style says.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "declarations that are there or not, each by itself")]
pub(super) struct Style {
    pub(super) hidden: bool,
    /// Bold or expressly not.
    pub(super) bold: Option<bool>,
    pub(super) no_width: bool,
    pub(super) no_height: bool,
    /// Excel let a text run over the blank cells beside it: the span is none.
    pub(super) false_span: bool,
    /// How the items of a list are numbered.
    pub(super) list: Option<String>,
}

impl Style {
    pub(super) fn add(&mut self, text: &str) {
        for declaration in text.split(';') {
            let Some((name, value)) = declaration.split_once(':') else { continue };
            let (name, value) = (name.trim(), value.trim());
            let is = |wanted: &str| name.eq_ignore_ascii_case(wanted);
            let starts = |wanted: &str| {
                value.get(..wanted.len()).is_some_and(|start| start.eq_ignore_ascii_case(wanted))
            };
            if is("display") {
                self.hidden |= starts("none");
            } else if is("visibility") {
                self.hidden |= starts("hidden");
            } else if is("mso-hide") {
                self.hidden |= starts("all") || starts("screen");
            } else if is("font-weight") {
                let heavy = value.get(..3).and_then(|digits| digits.parse::<u16>().ok());
                self.bold = Some(starts("bold") || heavy.is_some_and(|weight| weight >= 600));
            } else if is("width") {
                self.no_width = is_nothing(value);
            } else if is("height") {
                self.no_height = is_nothing(value);
            } else if is("mso-ignore") {
                self.false_span |= starts("colspan");
            } else if is("list-style-type") || is("list-style") {
                self.list = Some(value.to_ascii_lowercase());
            }
        }
    }
}

/// Whether a length is nought, in whatever unit.
fn is_nothing(value: &str) -> bool {
    let digits = value.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%' || c == ' ');
    !digits.is_empty() && digits.bytes().all(|byte| matches!(byte, b'0' | b'.'))
}

#[cfg(test)]
mod tests {
    use super::Style;

    fn style(text: &str) -> Style {
        let mut style = Style::default();
        style.add(text);
        style
    }

    #[test]
    fn declarations_are_told_whatever_their_spelling() {
        assert!(style("color:red; DISPLAY : None !important").hidden);
        assert!(!style("display:block;background:none").hidden);
        assert!(style("mso-hide:all").hidden);
        assert!(style("mso-ignore:colspan").false_span);
        assert!(style("mso-ignore:colspan-rowspan").false_span);
        assert_eq!(style("font-weight:700").bold, Some(true));
        assert_eq!(style("font-weight:normal").bold, Some(false));
        assert!(style("width:0cm").no_width && style("width:0.00pt").no_width);
        assert!(!style("width:0.5pt").no_width && !style("width:").no_width && !style("width:auto").no_width);
    }
}
