//! The numbers that programs put before the paragraphs of a list: they are not in the text, but people read them.

use gouji_core::number::counting;

/// How a list counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// 1, 2, 3.
    Decimal,
    /// The words for numbers of headings.
    Chinese,
    /// Digits in circles.
    Circled,
    UpperLetter,
    LowerLetter,
    UpperRoman,
    LowerRoman,
}

impl Style {
    /// How a list of HTML counts; `None` where its items have dots.
    pub(crate) fn of_list(ordered: bool, kind: &str, style: Option<&str>) -> Option<Self> {
        if let Some(style) = style {
            if style.contains("cjk") || style.contains("chinese") || style.contains("japanese") {
                return Some(Self::Chinese);
            }
            if style.contains("none") || style.contains("disc") {
                return None;
            }
        }
        match kind {
            _ if !ordered => None,
            "a" => Some(Self::LowerLetter),
            "A" => Some(Self::UpperLetter),
            "i" => Some(Self::LowerRoman),
            "I" => Some(Self::UpperRoman),
            _ => Some(Self::Decimal),
        }
    }

    /// A number in this style; nothing where the style does not reach so far.
    pub(crate) fn write(self, number: usize) -> Option<String> {
        match self {
            Self::Decimal => Some(number.to_string()),
            Self::Chinese => counting(number),
            Self::Circled => {
                let code = u32::try_from(number).ok().filter(|number| (1..=20).contains(number))?;
                char::from_u32(0x245F + code).map(String::from)
            }
            Self::UpperLetter => letters(number),
            Self::LowerLetter => letters(number).map(|text| text.to_ascii_lowercase()),
            Self::UpperRoman => roman(number),
            Self::LowerRoman => roman(number).map(|text| text.to_ascii_lowercase()),
        }
    }

    /// What stands before an item of a list of HTML.
    pub(crate) fn item(self, number: usize) -> Option<String> {
        let mark = if self == Self::Chinese { '\u{3001}' } else { '.' };
        self.write(number).map(|text| format!("{text}{mark}"))
    }
}

fn letters(number: usize) -> Option<String> {
    let index = u8::try_from(number.checked_sub(1)?).ok()?;
    // Beyond the alphabet letters are doubled.
    let letter = char::from(b'A' + index % 26);
    Some(std::iter::repeat_n(letter, usize::from(index / 26) + 1).collect())
}

fn roman(number: usize) -> Option<String> {
    const SIGNS: [(usize, &str); 9] =
        [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    if !(1..400).contains(&number) {
        return None;
    }
    let mut rest = number;
    let mut text = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            text.push_str(sign);
            rest -= value;
        }
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::Style;

    #[test]
    fn each_style_counts_in_its_way() {
        let all = |number| {
            [Style::Decimal, Style::Chinese, Style::Circled, Style::UpperLetter, Style::LowerRoman]
                .map(|style| style.write(number).unwrap_or_default())
        };
        assert_eq!(all(1), ["1", "一", "①", "A", "i"]);
        assert_eq!(all(14), ["14", "十四", "⑭", "N", "xiv"]);
        assert_eq!(all(28), ["28", "二十八", "", "BB", "xxviii"]);
        assert_eq!(all(0), ["0", "", "", "", ""]);
    }
}
