//! Writes numbers as people do, without any code of the reader.

/// 零 to 九, 十 百 千, or their banking forms.
pub(crate) struct Numerals {
    digits: [&'static str; 10],
    scales: [&'static str; 4],
    large: [&'static str; 4],
}

pub(crate) const ORDINARY: Numerals = Numerals {
    digits: ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"],
    scales: ["", "十", "百", "千"],
    large: ["", "万", "亿", "万"],
};

pub(crate) const BANKING: Numerals = Numerals {
    digits: ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"],
    scales: ["", "拾", "佰", "仟"],
    large: ["", "萬", "億", "萬"],
};

/// `number` up to 10¹⁶ in words, by groups of four digits: 一万零五, 一万亿零三万.
pub(crate) fn in_words(number: u64, numerals: &Numerals) -> String {
    if number == 0 {
        return numerals.digits[0].to_owned();
    }
    let mut words = String::new();
    let mut gap = false;
    for group in (0..4).rev() {
        let part = usize::try_from(number / 10_u64.pow(4 * group) % 10_000).expect("four digits");
        for place in (0..4).rev() {
            let digit = part / 10_usize.pow(place) % 10;
            if digit == 0 {
                gap = !words.is_empty();
                continue;
            }
            if gap {
                words += numerals.digits[0];
            }
            gap = false;
            words += numerals.digits[digit];
            words += numerals.scales[place as usize];
        }
        let closes_wan_yi = group == 2 && part == 0 && number >= 10_u64.pow(12);
        if part > 0 || closes_wan_yi {
            words += numerals.large[group as usize];
        }
    }
    words
}

/// One numeral for each digit: 二〇二四.
pub(crate) fn by_position(number: u64) -> String {
    number
        .to_string()
        .bytes()
        .map(|digit| ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"][usize::from(digit - b'0')])
        .collect()
}

/// Digits in full width.
pub(crate) fn full_width(number: u64) -> String {
    number.to_string().chars().filter_map(|digit| char::from_u32(u32::from(digit) - 0x30 + 0xFF10)).collect()
}

/// Digits in groups of three.
pub(crate) fn grouped(number: u64, separator: &str) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped += separator;
        }
        grouped.push(digit);
    }
    grouped
}

#[test]
fn writes_as_people_do() {
    for (number, words) in [
        (0, "零"),
        (15, "一十五"),
        (105, "一百零五"),
        (10_005, "一万零五"),
        (20_120, "二万零一百二十"),
        (100_030_000, "一亿零三万"),
        (1_000_000_000_000, "一万亿"),
        (1_000_000_000_001, "一万亿零一"),
    ] {
        assert_eq!(in_words(number, &ORDINARY), words);
    }
}
