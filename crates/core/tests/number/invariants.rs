//! What holds for the reading of any text. The fuzzer checks the same.

use gouji_core::number::{LIMIT, LONGEST, Notes, Reading, Unreadable, Value, read};

/// Reads `text` and panics if the answer contradicts itself or what a much simpler reader says.
pub(crate) fn check(text: &str) {
    let first = read(text);
    let padded = read(&format!("{text}\u{3000}\u{200B}\n"));
    assert_eq!(first, padded, "white space behind {text:?} changes the meaning");
    match first.reading {
        Reading::Number(value) => {
            let limit = Value::Count(LIMIT);
            assert!(value.checked_abs().is_some_and(|size| size <= limit), "{text:?}");
            let plain = value.to_string();
            assert_eq!(read(&plain).reading, first.reading, "{text:?}");
            assert!(read(&plain).notes.is_empty(), "{text:?}");
            if let Some(digits) = only_digits(text) {
                assert_eq!(plain, digits, "{text:?} is more than its digits");
            }
        }
        Reading::Unreadable(Unreadable::MixedText { number }) => {
            let proposed = number.of(text);
            assert!(read(proposed).value().is_some(), "{proposed:?} proposed for {text:?}");
        }
        Reading::Blank => assert!(!text.contains(|ch: char| ch.is_alphanumeric()), "{text:?}"),
        Reading::Word(_) => assert!(!text.contains(|ch: char| ch.is_ascii_digit()), "{text:?}"),
        Reading::Unreadable(Unreadable::TooLong) => assert!(text.chars().count() > LONGEST, "{text:?}"),
        Reading::Unreadable(_) => {
            let short = text.len() < 16 && !text.is_empty();
            assert!(!(short && text.bytes().all(|byte| byte.is_ascii_digit())), "{text:?}");
        }
    }
    if first.value().is_none() {
        assert_eq!(first.notes, Notes::NONE, "{text:?}");
    }
}

/// The digits of a text that has no other sign, numeral or word that could change the value.
fn only_digits(text: &str) -> Option<String> {
    let mut digits = String::new();
    for ch in text.chars() {
        match ch {
            '0'..='9' => digits.push(ch),
            '０'..='９' => digits.extend(char::from_u32(u32::from(ch) - 0xFF10 + 0x30)),
            '.' | '．' | '-' | '－' | '−' | '\u{2010}' | '\u{2011}' | '\u{FE63}' => return None,
            _ if ch.is_alphabetic() && !"件条项个约".contains(ch) => return None,
            _ => {}
        }
    }
    let digits = digits.trim_start_matches('0');
    Some(if digits.is_empty() { "0".to_owned() } else { digits.to_owned() })
}
