//! Any text at all: no panic, no glueing, and long ones at once.

use std::time::{Duration, Instant};

use gouji_core::number::{Reading, Unreadable, read};
use proptest::prelude::*;

#[test]
fn long_texts_return_at_once() {
    let start = Instant::now();
    for text in
        ["1", "一", "0", "1,", "1 ", "十", "零", "万", "无", "/", "(", "１", "1.", "\u{200B}", " ", "a"]
    {
        let long = text.repeat(1_000_000);
        let reading = read(&long).reading;
        let blank = text.trim().is_empty() || text == "\u{200B}";
        let expected = if blank { Reading::Blank } else { Reading::Unreadable(Unreadable::TooLong) };
        assert_eq!(reading, expected, "a million of {text:?}");
    }
    assert!(start.elapsed() < Duration::from_secs(10), "{:?}", start.elapsed());
}

/// Text made of the characters that mean something here, which random text seldom contains.
fn near_figures() -> impl Strategy<Value = String> {
    let characters: Vec<char> =
        "0123456789０９,，.．'、 \u{A0}\u{3000}\n\u{200B}-－−—/+()（）%件条元万亿约余多左右人次零〇○一二三九十百千两廿壹佰萬负无O①²Ⅳ至年e其中"
            .chars()
            .collect();
    prop::collection::vec(prop::sample::select(characters), 0..12).prop_map(String::from_iter)
}

fn check(text: &str) {
    let first = read(text);
    let padded = read(&format!("{text}\u{3000}\u{200B}\n"));
    assert_eq!(first, padded, "white space behind {text:?} changes the meaning");
    match first.reading {
        Reading::Number(value) => {
            assert_eq!(read(&value.to_string()).value(), Some(value), "{text:?}");
            assert!(!text.chars().all(char::is_whitespace));
        }
        Reading::Unreadable(Unreadable::MixedText { number }) => {
            let proposed = number.of(text);
            assert!(read(proposed).value().is_some(), "{proposed:?} proposed for {text:?}");
        }
        Reading::Blank | Reading::Word(_) | Reading::Unreadable(_) => assert!(first.notes.is_empty()),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20_000))]

    #[test]
    fn any_text(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn texts_near_figures(text in near_figures()) {
        check(&text);
    }
}
