//! What the codes of a simple font stand for: the encodings that PDF names, and the names of characters.

use hayro_syntax::object::{Dict, Name, Object};

/// For each of the 256 codes its character, where it is known.
pub(super) fn characters(font: &Dict<'_>) -> Vec<Option<char>> {
    let mut characters = base(font);
    let encoding = font.get::<Dict<'_>>("Encoding").unwrap_or_default();
    if let Some(differences) = encoding.get::<hayro_syntax::object::Array<'_>>("Differences") {
        let mut code = 0;
        for item in differences.iter::<Object<'_>>() {
            match item {
                Object::Number(number) => code = usize::try_from(number.as_i64()).unwrap_or(usize::MAX),
                Object::Name(name) => {
                    if let Some(own) = characters.get_mut(code) {
                        *own = named(&name);
                    }
                    code = code.saturating_add(1);
                }
                _ => {}
            }
        }
    }
    characters
}

fn base(font: &Dict<'_>) -> Vec<Option<char>> {
    let own = font.get::<Name<'_>>("Encoding");
    let within =
        font.get::<Dict<'_>>("Encoding").and_then(|encoding| encoding.get::<Name<'_>>("BaseEncoding"));
    let named = own.or(within);
    let descriptor = font.get::<Dict<'_>>("FontDescriptor").unwrap_or_default();
    let flags = descriptor.get::<i64>("Flags").unwrap_or(0);
    let is_symbolic = flags & 4 != 0;
    let is_embedded = ["FontFile", "FontFile2", "FontFile3"].iter().any(|key| descriptor.contains_key(key));
    let name = font.get::<Name<'_>>("BaseFont");
    let is_pictures = name.is_some_and(|name| matches!(name.as_ref(), b"Symbol" | b"ZapfDingbats"));
    let is_drawn = font.get::<Name<'_>>("Subtype").is_some_and(|kind| kind.as_ref() == b"Type3");
    // An embedded symbolic font has an encoding inside that may mean anything.
    let own_encoding = named.is_none() && ((is_symbolic && is_embedded) || is_pictures || is_drawn);
    if own_encoding {
        return vec![None; 256];
    }
    let is_windows = named.as_ref().is_none_or(|name| name.as_ref() == b"WinAnsiEncoding");
    (0..=255).map(|code| if is_windows { windows(code) } else { ascii(code) }).collect()
}

/// What all encodings have in common.
fn ascii(code: u8) -> Option<char> {
    (b' '..=b'~').contains(&code).then_some(char::from(code))
}

/// The encoding of Windows for western Europe.
fn windows(code: u8) -> Option<char> {
    const HIGH: [u16; 32] = [
        0x20AC, 0, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0,
        0x17D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A,
        0x153, 0, 0x17E, 0x178,
    ];
    match code {
        0x80..=0x9F => {
            let value = HIGH.get(usize::from(code - 0x80)).copied().filter(|value| *value != 0)?;
            char::from_u32(u32::from(value))
        }
        0xA0..=0xFF => Some(char::from(code)),
        _ => ascii(code),
    }
}

/// The character of a name; nothing for names that say only which glyph it is.
fn named(name: &[u8]) -> Option<char> {
    let name = std::str::from_utf8(name).ok()?;
    let name = name.split('.').next().filter(|own| !own.is_empty())?;
    let mut characters = name.chars();
    if let (Some(only), None) = (characters.next(), characters.next()) {
        return only.is_ascii_alphabetic().then_some(only);
    }
    let hexadecimal = |digits: &str, lengths: std::ops::RangeInclusive<usize>| {
        let plain = lengths.contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        plain.then(|| u32::from_str_radix(digits, 16).ok().and_then(char::from_u32)).flatten()
    };
    if let Some(found) = name.strip_prefix("uni").and_then(|digits| hexadecimal(digits, 4..=4)) {
        return Some(found);
    }
    if let Some(found) = name.strip_prefix('u').and_then(|digits| hexadecimal(digits, 4..=6)) {
        return Some(found);
    }
    NAMES.iter().find(|(own, _)| *own == name).map(|(_, character)| *character)
}

/// The names of what is neither a letter nor Chinese.
const NAMES: &[(&str, char)] = &[
    ("space", ' '),
    ("nbspace", '\u{A0}'),
    ("zero", '0'),
    ("one", '1'),
    ("two", '2'),
    ("three", '3'),
    ("four", '4'),
    ("five", '5'),
    ("six", '6'),
    ("seven", '7'),
    ("eight", '8'),
    ("nine", '9'),
    ("period", '.'),
    ("comma", ','),
    ("hyphen", '-'),
    ("minus", '\u{2212}'),
    ("slash", '/'),
    ("percent", '%'),
    ("parenleft", '('),
    ("parenright", ')'),
    ("colon", ':'),
    ("semicolon", ';'),
    ("exclam", '!'),
    ("question", '?'),
    ("quotedbl", '"'),
    ("quotesingle", '\''),
    ("numbersign", '#'),
    ("dollar", '$'),
    ("ampersand", '&'),
    ("asterisk", '*'),
    ("plus", '+'),
    ("less", '<'),
    ("equal", '='),
    ("greater", '>'),
    ("at", '@'),
    ("bracketleft", '['),
    ("backslash", '\\'),
    ("bracketright", ']'),
    ("asciicircum", '^'),
    ("underscore", '_'),
    ("grave", '`'),
    ("braceleft", '{'),
    ("bar", '|'),
    ("braceright", '}'),
    ("asciitilde", '~'),
    ("endash", '\u{2013}'),
    ("emdash", '\u{2014}'),
    ("quoteleft", '\u{2018}'),
    ("quoteright", '\u{2019}'),
    ("quotedblleft", '\u{201C}'),
    ("quotedblright", '\u{201D}'),
    ("bullet", '\u{2022}'),
    ("periodcentered", '\u{B7}'),
    ("ellipsis", '\u{2026}'),
    ("degree", '\u{B0}'),
    ("yen", '\u{A5}'),
];

#[cfg(test)]
mod tests {
    use super::{named, windows};

    #[test]
    fn names_tell_characters_and_glyph_numbers_do_not() {
        assert_eq!(named(b"seven"), Some('7'));
        assert_eq!(named(b"A"), Some('A'));
        assert_eq!(named(b"uni4E00"), Some('\u{4E00}'));
        assert_eq!(named(b"u1F600"), Some('\u{1F600}'));
        assert_eq!(named(b"seven.tab"), Some('7'));
        for name in [b"g17".as_slice(), b"cid1234", b"1", b".notdef", b"uniXYZW"] {
            assert_eq!(named(name), None);
        }
        assert_eq!(windows(0x93), Some('\u{201C}'));
        assert_eq!(windows(7), None);
    }
}
