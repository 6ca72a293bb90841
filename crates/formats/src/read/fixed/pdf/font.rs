//! Fonts: from the bytes of a string to characters and how far each moves on.

use std::collections::BTreeMap;
use std::rc::Rc;

use hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, Stream};

use super::bounds::Budget;
use super::cmap::CMap;
use super::encoding;
use super::widths::Widths;
use crate::error::ReadErrorKind;
use crate::limits::{Decode, Limits};

/// The fonts met so far.
pub(super) struct Fonts {
    known: BTreeMap<ObjectIdentifier, Rc<Font>>,
    decode_gb18030: Option<Decode>,
}

/// A font.
pub(super) struct Font {
    codes: Codes,
    to_unicode: Option<CMap>,
    widths: Widths,
    /// Whether its characters stand below each other.
    pub(super) vertical: bool,
    /// Thousandths of its height per unit of width.
    scale: f64,
}

/// How strings are cut into codes, and what those are without a map to Unicode.
enum Codes {
    /// Bytes.
    Simple(Vec<Option<char>>),
    /// Pairs of bytes that number glyphs.
    Numbers,
    /// UTF-16.
    Unicode,
    /// GBK or GB18030.
    Gb18030(Option<Decode>),
    /// By a map in the file.
    Own(CMap),
}

/// A character that a string shows.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Shown {
    /// Its characters; U+FFFD if the file does not tell.
    pub(super) text: Vec<char>,
    /// How far it moves on, in heights of the font.
    pub(super) width: f64,
    /// Whether it is the one byte to which spacing of words is added.
    pub(super) is_space_byte: bool,
}

impl Fonts {
    pub(super) fn new(limits: &Limits) -> Self {
        Self { known: BTreeMap::new(), decode_gb18030: limits.decode_gb18030 }
    }

    /// The font that a dictionary describes.
    pub(super) fn get(&mut self, font: &Dict<'_>, budget: &Budget) -> Result<Rc<Font>, ReadErrorKind> {
        if let Some(known) = font.obj_id().and_then(|id| self.known.get(&id)) {
            return Ok(Rc::clone(known));
        }
        let made = Rc::new(self.read(font, budget)?);
        if let Some(id) = font.obj_id() {
            self.known.insert(id, Rc::clone(&made));
        }
        Ok(made)
    }

    fn read(&self, font: &Dict<'_>, budget: &Budget) -> Result<Font, ReadErrorKind> {
        let kind = font.get::<Name<'_>>("Subtype");
        let kind = kind.as_ref().map(AsRef::as_ref).unwrap_or_default();
        let mut to_unicode = match font.get::<Stream<'_>>("ToUnicode") {
            Some(stream) => Some(CMap::parse(&budget.unpack(&stream)?)).filter(CMap::has_texts),
            None => None,
        };
        if kind != b"Type0" {
            let scale = if kind == b"Type3" { drawn_scale(font) } else { PER_THOUSAND };
            let codes = Codes::Simple(encoding::characters(font));
            return Ok(Font { codes, to_unicode, widths: Widths::simple(font), vertical: false, scale });
        }
        let descendants = font.get::<Array<'_>>("DescendantFonts");
        let descendant = descendants.and_then(|list| list.iter::<Dict<'_>>().next()).unwrap_or_default();
        let widths = Widths::composite(&descendant);
        let (mut codes, vertical) = self.codes(font, budget)?;
        if to_unicode.is_none()
            && font.get::<Name<'_>>("ToUnicode").is_some_and(|name| name.starts_with(b"Identity"))
        {
            to_unicode = None;
            codes = Codes::Unicode;
        }
        Ok(Font { codes, to_unicode, widths, vertical, scale: PER_THOUSAND })
    }

    /// How a composite font cuts its strings, and whether they go down.
    fn codes(&self, font: &Dict<'_>, budget: &Budget) -> Result<(Codes, bool), ReadErrorKind> {
        match font.get::<Object<'_>>("Encoding") {
            Some(Object::Stream(stream)) => {
                let map = CMap::parse(&budget.unpack(&stream)?);
                let vertical = map.vertical || stream.dict().get::<i64>("WMode") == Some(1);
                let base = map.base.clone().filter(|_| map.shortest().is_none());
                let codes = base.map_or(Codes::Own(map), |base| self.predefined(&base));
                Ok((codes, vertical))
            }
            Some(Object::Name(name)) => Ok((self.predefined(&name), name.ends_with(b"V"))),
            _ => Ok((Codes::Numbers, false)),
        }
    }

    /// The maps that PDF names. Of those for Chinese on the mainland each is one of two kinds.
    fn predefined(&self, name: &[u8]) -> Codes {
        let has = |part: &[u8]| name.windows(part.len()).any(|window| window == part);
        if name.starts_with(b"Uni") && (has(b"UCS2") || has(b"UTF16")) {
            Codes::Unicode
        } else if name.starts_with(b"GB") && !name.starts_with(b"GBT") {
            Codes::Gb18030(self.decode_gb18030)
        } else {
            Codes::Numbers
        }
    }
}

const PER_THOUSAND: f64 = 0.001;

/// The width of a unit of a font whose characters are drawn like pages.
fn drawn_scale(font: &Dict<'_>) -> f64 {
    let matrix = font.get::<[f64; 6]>("FontMatrix");
    matrix.map_or(PER_THOUSAND, |[a, ..]| a.abs())
}

impl Font {
    /// What a string shows.
    #[expect(clippy::float_arithmetic, reason = "widths are fractions")]
    pub(super) fn show(&self, string: &[u8], mut each: impl FnMut(Shown)) {
        let mut rest = string;
        while !rest.is_empty() {
            let (code, length) = self.code(rest);
            let width = self.widths.of(self.number(code, length)) * self.scale;
            let text = self.text(code, length, rest);
            each(Shown { text, width, is_space_byte: length == 1 && code == 32 });
            rest = rest.get(length..).unwrap_or_default();
        }
    }

    /// The code at the start of a string that is not empty, and its length, at least 1.
    fn code(&self, string: &[u8]) -> (u32, usize) {
        let number = |length: usize| {
            let length = length.min(string.len()).max(1);
            (string.iter().take(length).fold(0, |sum: u32, byte| sum << 8 | u32::from(*byte)), length)
        };
        let byte = |index: usize| string.get(index).copied().unwrap_or(0);
        match &self.codes {
            Codes::Own(map) => map.code(string).unwrap_or_else(|| number(map.shortest().unwrap_or(2))),
            Codes::Simple(_) => number(1),
            Codes::Numbers => number(2),
            Codes::Unicode => number(if (0xD8..=0xDB).contains(&byte(0)) { 4 } else { 2 }),
            Codes::Gb18030(_) if byte(0) < 0x81 => number(1),
            Codes::Gb18030(_) => number(if byte(1).is_ascii_digit() { 4 } else { 2 }),
        }
    }

    /// The number by which widths are looked up.
    fn number(&self, code: u32, length: usize) -> u32 {
        let is_ascii = (0x20..0x7F).contains(&code);
        match &self.codes {
            Codes::Simple(_) | Codes::Numbers => code,
            Codes::Own(map) => map.glyph(code, length).unwrap_or(code),
            // Where the glyphs of Adobe-GB1 begin: Latin as wide as it is, and half as wide as Chinese.
            Codes::Unicode if is_ascii => code - 0x20 + 1,
            Codes::Gb18030(_) if is_ascii => code - 0x20 + 814,
            Codes::Unicode | Codes::Gb18030(_) => u32::MAX,
        }
    }

    fn text(&self, code: u32, length: usize, string: &[u8]) -> Vec<char> {
        let mapped = self.to_unicode.as_ref().and_then(|map| map.text(code, length));
        if let Some(units) = mapped.filter(|units| units.iter().any(|unit| *unit != 0)) {
            return char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
        }
        let bytes = string.get(..length).unwrap_or(string);
        let one = match &self.codes {
            Codes::Simple(characters) => {
                usize::try_from(code).ok().and_then(|code| characters.get(code).copied().flatten())
            }
            Codes::Unicode => {
                let (pairs, _) = bytes.as_chunks::<2>();
                char::decode_utf16(pairs.iter().map(|pair| u16::from_be_bytes(*pair)))
                    .next()
                    .and_then(Result::ok)
            }
            Codes::Gb18030(decode) => {
                decode.and_then(|decode| decode(bytes)).and_then(|text| text.chars().next())
            }
            Codes::Numbers | Codes::Own(_) => None,
        };
        vec![one.filter(|c| *c != '\0').unwrap_or(char::REPLACEMENT_CHARACTER)]
    }
}
