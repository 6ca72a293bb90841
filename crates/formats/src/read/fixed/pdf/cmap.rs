//! Character maps: how codes are cut out of strings, and which characters or glyphs they stand for.

/// A character map that stands in the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct CMap {
    /// Lengths and bounds of codes.
    spaces: Vec<Range>,
    /// Codes with the characters that they stand for: the first code's, and each next one is the next character.
    texts: Vec<(Range, Vec<u16>)>,
    /// The lengths of those codes, each once.
    text_lengths: Vec<usize>,
    /// Codes with the numbers of their glyphs.
    glyphs: Vec<(Range, u32)>,
    /// The map that this one adds to.
    pub(super) base: Option<Vec<u8>>,
    pub(super) vertical: bool,
}

/// Codes of one length.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Range {
    length: usize,
    from: u32,
    to: u32,
}

impl Range {
    fn holds(&self, length: usize, code: u32) -> bool {
        self.length == length && (self.from..=self.to).contains(&code)
    }
}

/// The most entries of a map.
const MOST_ENTRIES: usize = 200_000;

impl CMap {
    pub(super) fn parse(source: &[u8]) -> Self {
        let mut map = Self::default();
        let mut words = Words { rest: source };
        let mut before: Option<Word<'_>> = None;
        let mut entries = 0;
        while let Some(word) = words.next() {
            if let Word::Other(name) = &word {
                match *name {
                    b"begincodespacerange" => map.spaces(&mut words),
                    b"beginbfchar" => map.characters(&mut words, &mut entries),
                    b"beginbfrange" => map.ranges(&mut words, &mut entries),
                    b"begincidchar" => map.glyphs(&mut words, &mut entries, false),
                    b"begincidrange" => map.glyphs(&mut words, &mut entries, true),
                    b"usecmap" => {
                        if let Some(Word::Name(name)) = before {
                            map.base = Some(name.to_vec());
                        }
                    }
                    b"1" if matches!(before, Some(Word::Name(b"WMode"))) => map.vertical = true,
                    _ => {}
                }
            }
            before = Some(word);
        }
        map.texts.sort_by_key(|(range, _)| *range);
        map.text_lengths = map.texts.iter().map(|(range, _)| range.length).collect();
        map.text_lengths.dedup();
        map.glyphs.sort_by_key(|(range, _)| *range);
        map
    }

    fn spaces(&mut self, words: &mut Words<'_>) {
        while let (Some(Word::Hex(from)), Some(Word::Hex(to))) = (words.next(), words.next()) {
            if self.spaces.len() < 100 {
                self.spaces.push(range(&from, &to));
            }
        }
    }

    fn characters(&mut self, words: &mut Words<'_>, entries: &mut usize) {
        while let (Some(Word::Hex(code)), Some(value)) = (words.next(), words.next()) {
            if let Word::Hex(text) = value
                && counted(entries)
            {
                self.texts.push((range(&code, &code), utf16(&text)));
            }
        }
    }

    fn ranges(&mut self, words: &mut Words<'_>, entries: &mut usize) {
        while let (Some(Word::Hex(from)), Some(Word::Hex(to))) = (words.next(), words.next()) {
            let whole = range(&from, &to);
            match words.next() {
                Some(Word::Hex(text)) if counted(entries) => self.texts.push((whole, utf16(&text))),
                Some(Word::Open) => {
                    let mut code = whole.from;
                    while let Some(Word::Hex(text)) = words.next() {
                        if code <= whole.to && counted(entries) {
                            self.texts.push((Range { from: code, to: code, ..whole }, utf16(&text)));
                        }
                        code = code.saturating_add(1);
                    }
                }
                _ => {}
            }
        }
    }

    fn glyphs(&mut self, words: &mut Words<'_>, entries: &mut usize, is_range: bool) {
        loop {
            let Some(Word::Hex(from)) = words.next() else { return };
            let to = if is_range {
                let Some(Word::Hex(to)) = words.next() else { return };
                to
            } else {
                from.clone()
            };
            let Some(Word::Other(number)) = words.next() else { return };
            let number = std::str::from_utf8(number).ok().and_then(|text| text.parse().ok());
            if let Some(number) = number.filter(|_| counted(entries)) {
                self.glyphs.push((range(&from, &to), number));
            }
        }
    }

    /// Whether it says what any code stands for.
    pub(super) fn has_texts(&self) -> bool {
        !self.texts.is_empty()
    }

    /// The code at the start of a string, and its length.
    pub(super) fn code(&self, string: &[u8]) -> Option<(u32, usize)> {
        let mut code = 0;
        for (index, byte) in string.iter().take(4).enumerate() {
            code = code << 8 | u32::from(*byte);
            let length = index + 1;
            if self.spaces.iter().any(|space| space.length == length && within(space, code)) {
                return Some((code, length));
            }
        }
        None
    }

    /// The length of codes where none fits.
    pub(super) fn shortest(&self) -> Option<usize> {
        self.spaces.iter().map(|space| space.length).min()
    }

    /// The characters that a code stands for, in UTF-16.
    pub(super) fn text(&self, code: u32, length: usize) -> Option<Vec<u16>> {
        let (range, text) = look_up(&self.texts, code, length).or_else(|| {
            // Some programs write codes of one byte with two, and the other way round.
            let other = self.text_lengths.iter().find(|own| **own != length)?;
            look_up(&self.texts, code, *other)
        })?;
        let mut text = text.clone();
        if let Some(last) = text.last_mut() {
            *last = last.checked_add(u16::try_from(code - range.from).ok()?)?;
        }
        Some(text)
    }

    /// The number of the glyph that a code stands for.
    pub(super) fn glyph(&self, code: u32, length: usize) -> Option<u32> {
        let (range, first) = look_up(&self.glyphs, code, length)?;
        first.checked_add(code - range.from)
    }
}

fn counted(entries: &mut usize) -> bool {
    *entries += 1;
    *entries <= MOST_ENTRIES
}

/// The last entry that begins at or before a code, if it holds the code.
fn look_up<T>(entries: &[(Range, T)], code: u32, length: usize) -> Option<&(Range, T)> {
    let behind = entries.partition_point(|(range, _)| (range.length, range.from) <= (length, code));
    let near = entries.get(behind.saturating_sub(8)..behind)?;
    near.iter().rev().find(|(range, _)| range.holds(length, code))
}

/// Whether each byte of a code lies between those of the bounds.
fn within(space: &Range, code: u32) -> bool {
    let byte = |value: u32, index: usize| value >> (8 * index) & 0xFF;
    (0..space.length)
        .all(|index| (byte(space.from, index)..=byte(space.to, index)).contains(&byte(code, index)))
}

fn range(from: &[u8], to: &[u8]) -> Range {
    let number = |bytes: &[u8]| bytes.iter().take(4).fold(0, |sum: u32, byte| sum << 8 | u32::from(*byte));
    Range { length: from.len().clamp(1, 4), from: number(from), to: number(to) }
}

fn utf16(bytes: &[u8]) -> Vec<u16> {
    if let [one] = bytes {
        return vec![u16::from(*one)];
    }
    let (pairs, _) = bytes.get(..bytes.len().min(64)).unwrap_or(bytes).as_chunks::<2>();
    pairs.iter().map(|pair| u16::from_be_bytes(*pair)).collect()
}

/// The words of a map's source.
struct Words<'a> {
    rest: &'a [u8],
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Word<'a> {
    Hex(Vec<u8>),
    Name(&'a [u8]),
    Open,
    Other(&'a [u8]),
}

impl<'a> Words<'a> {
    fn next(&mut self) -> Option<Word<'a>> {
        loop {
            let (first, behind) = self.rest.split_first()?;
            match first {
                b'%' => {
                    self.cut(|byte| !matches!(byte, b'\n' | b'\r'));
                }
                b'<' if behind.first() == Some(&b'<') => self.rest = behind.get(1..)?,
                b'<' => {
                    self.rest = behind;
                    let digits = self.cut(|byte| byte != b'>');
                    self.rest = self.rest.get(1..).unwrap_or_default();
                    return Some(Word::Hex(hex(digits)));
                }
                b'[' => {
                    self.rest = behind;
                    return Some(Word::Open);
                }
                b'/' => {
                    self.rest = behind;
                    return Some(Word::Name(self.cut(is_regular)));
                }
                byte if is_regular(*byte) => return Some(Word::Other(self.cut(is_regular))),
                b']' => {
                    self.rest = behind;
                    return Some(Word::Other(b"]"));
                }
                _ => self.rest = behind,
            }
        }
    }

    /// What comes first and is such.
    fn cut(&mut self, such: impl Fn(u8) -> bool) -> &'a [u8] {
        let end = self.rest.iter().position(|byte| !such(*byte)).unwrap_or(self.rest.len());
        let (cut, rest) = self.rest.split_at(end);
        self.rest = rest;
        cut
    }
}

fn is_regular(byte: u8) -> bool {
    !byte.is_ascii_whitespace() && byte != 0 && !b"()<>[]{}/%".contains(&byte)
}

fn hex(digits: &[u8]) -> Vec<u8> {
    let digit = |byte: &u8| char::from(*byte).to_digit(16).and_then(|value| u8::try_from(value).ok());
    let values: Vec<u8> = digits.iter().filter_map(digit).take(1024).collect();
    values
        .chunks(2)
        .map(|pair| pair.iter().fold(0, |sum, value| sum << 4 | value) << (4 * (2 - pair.len())))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::CMap;

    const SOURCE: &[u8] = b"/CIDInit /ProcSet findresource begin\n/WMode 1 def % vertical\n\
        1 begincodespacerange <00> <80> <8140> <FEFE> endcodespacerange\n\
        2 beginbfchar <01> <0031> <8141> <d83dde00> endbfchar\n\
        2 beginbfrange <20> <22> <0041> <8150> <8151> [<4E00> <4E8C0033>] endbfrange\n\
        1 begincidrange <8140> <8150> 100 endcidrange 1 begincidchar <20> 7 endcidchar /Base usecmap";

    #[test]
    fn codes_are_cut_by_their_spaces() {
        let map = CMap::parse(SOURCE);
        assert_eq!(map.code(b"\x01\x02"), Some((1, 1)));
        assert_eq!(map.code(b"\x81\x41"), Some((0x8141, 2)));
        assert_eq!(map.code(b"\x81\x01"), None);
        assert_eq!(map.shortest(), Some(1));
        assert!(map.vertical);
        assert_eq!(map.base.as_deref(), Some(b"Base".as_slice()));
    }

    #[test]
    fn codes_stand_for_characters_and_glyphs() {
        let map = CMap::parse(SOURCE);
        let text = |code, length| map.text(code, length).map(|own| String::from_utf16_lossy(&own));
        assert_eq!(text(1, 1).as_deref(), Some("1"));
        assert_eq!(text(0x22, 1).as_deref(), Some("C"));
        assert_eq!(text(0x23, 1), None);
        assert_eq!(text(0x8141, 2).as_deref(), Some("😀"));
        assert_eq!(text(0x8151, 2).as_deref(), Some("二3"));
        assert_eq!(map.glyph(0x8142, 2), Some(102));
        assert_eq!(map.glyph(0x20, 1), Some(7));
        assert_eq!(map.glyph(0x21, 1), None);
    }
}
