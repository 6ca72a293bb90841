//! Any text at all: no panic, no glueing, and long ones at once.

use std::time::{Duration, Instant};

use gouji_core::number::{Reading, Unreadable, read};
use proptest::prelude::*;

use crate::invariants::check;

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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn any_text(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn texts_near_figures(text in near_figures()) {
        check(&text);
    }
}
