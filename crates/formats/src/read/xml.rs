//! XML within bounds: elements and text by their local names; nothing is expanded, nothing is fetched.
//!
//! The office formats use a prefix for each namespace throughout, so local names tell the elements that matter here;
//! [`Element::qualified`] tells the few that share one.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event as Raw};

use super::encoding;
use crate::error::ReadErrorKind;
use crate::limits::Limits;

/// The text of an XML part, whatever its encoding.
///
/// # Errors
/// As [`encoding::decode`]; bytes that are no text are [`ReadErrorKind::Damaged`].
pub fn text<'a>(bytes: &'a [u8], limits: &Limits) -> Result<Cow<'a, str>, ReadErrorKind> {
    let plain = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(plain) {
        return Ok(Cow::Borrowed(text));
    }
    match encoding::decode(bytes, limits) {
        Ok(text) => Ok(Cow::Owned(text)),
        Err(ReadErrorKind::Unknown) => Err(ReadErrorKind::Damaged),
        Err(other) => Err(other),
    }
}

/// What comes next. An empty element is a start and an end.
#[derive(Debug)]
pub enum Event<'a> {
    /// An element begins.
    Start(Element<'a>),
    /// The element that began last and has not ended, ends.
    End,
    /// Text; one run of text may come in several events.
    Text(Cow<'a, str>),
}

/// The start of an element.
#[derive(Debug)]
pub struct Element<'a>(BytesStart<'a>);

impl Element<'_> {
    /// Its name without the prefix.
    pub fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// Its name with the prefix.
    pub fn qualified(&self) -> &str {
        self.0.name().into_inner()
    }

    /// An attribute by its name without the prefix, references resolved.
    pub fn attribute(&self, name: &str) -> Option<String> {
        self.0.attributes().with_checks(false).flatten().find_map(|attribute| {
            (attribute.key.local_name().into_inner() == name).then(|| unescape(&attribute.value))
        })
    }

    /// Each attribute's name without the prefix and its value, references resolved: for elements of which there are many.
    pub fn each_attribute(&self, mut each: impl FnMut(&str, &str)) {
        for attribute in self.0.attributes().with_checks(false).flatten() {
            let name = attribute.key.local_name().into_inner();
            if attribute.value.contains('&') {
                each(name, &unescape(&attribute.value));
            } else {
                each(name, &attribute.value);
            }
        }
    }

    /// An attribute that is a number.
    pub fn number(&self, name: &str) -> Option<usize> {
        self.attribute(name)?.trim().parse().ok()
    }
}

/// Reads events one after the other.
pub struct Events<'a> {
    reader: Reader<&'a [u8]>,
    depth: usize,
    most_depth: usize,
}

impl<'a> Events<'a> {
    /// From the start of a part.
    pub fn new(text: &'a str, limits: &Limits) -> Self {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.allow_dangling_amp = true;
        Self { reader, depth: 0, most_depth: limits.most_depth }
    }

    /// The next event; `None` at the end of a whole part.
    ///
    /// # Errors
    /// [`ReadErrorKind::Damaged`] for what is not well-formed, [`ReadErrorKind::TooDeep`].
    #[expect(
        clippy::should_implement_trait,
        reason = "an iterator of results would be awkward in `while let`"
    )]
    pub fn next(&mut self) -> Result<Option<Event<'a>>, ReadErrorKind> {
        loop {
            let event = match self.reader.read_event().map_err(|_| ReadErrorKind::Damaged)? {
                Raw::Start(start) => {
                    self.depth += 1;
                    if self.depth > self.most_depth {
                        return Err(ReadErrorKind::TooDeep { most: self.most_depth });
                    }
                    Event::Start(Element(start))
                }
                Raw::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    Event::End
                }
                Raw::Text(text) => Event::Text(text.into_inner()),
                Raw::CData(text) => Event::Text(text.into_inner()),
                Raw::GeneralRef(reference) => Event::Text(Cow::Owned(resolve(&reference))),
                Raw::Eof if self.depth > 0 => return Err(ReadErrorKind::Damaged),
                Raw::Eof => return Ok(None),
                // Entities that a document type declares are not known, so that none is ever expanded.
                Raw::Empty(_) | Raw::Comment(_) | Raw::Decl(_) | Raw::PI(_) | Raw::DocType(_) => continue,
            };
            return Ok(Some(event));
        }
    }

    /// Passes over the rest of the element that began last.
    ///
    /// # Errors
    /// As [`Events::next`].
    pub fn skip(&mut self) -> Result<(), ReadErrorKind> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            if self.next()?.is_none() {
                break;
            }
        }
        Ok(())
    }

    /// How many elements are open.
    pub fn depth(&self) -> usize {
        self.depth
    }
}

/// The character that a reference stands for; the reference as written if it is none of XML's own.
fn resolve(reference: &BytesRef<'_>) -> String {
    let written: &str = reference;
    character(written).map_or_else(|| format!("&{written};"), String::from)
}

fn character(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code).filter(|c| *c != '\0')
        }
    }
}

fn unescape(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut rest = value;
    while let Some((before, after)) = rest.split_once('&') {
        text.push_str(before);
        let known = after.split_once(';').and_then(|(name, tail)| Some((character(name)?, tail)));
        if let Some((c, tail)) = known {
            text.push(c);
            rest = tail;
        } else {
            text.push('&');
            rest = after;
        }
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::{Event, Events, text};
    use crate::error::ReadErrorKind;
    use crate::limits::Limits;

    fn told(xml: &str) -> Result<String, ReadErrorKind> {
        let limits = Limits { most_depth: 4, ..Limits::default() };
        let mut events = Events::new(xml, &limits);
        let mut told = String::new();
        while let Some(event) = events.next()? {
            match event {
                Event::Start(element) if element.name() == "gone" => events.skip()?,
                Event::Start(element) => {
                    let value = element.attribute("v").map(|value| format!("={value}")).unwrap_or_default();
                    told.extend(["<", element.name(), &value, ">"]);
                }
                Event::End => told.push('/'),
                Event::Text(text) => told.push_str(&text),
            }
        }
        Ok(told)
    }

    #[test]
    fn names_attributes_and_references_are_plain() {
        assert_eq!(told("<w:p w:v='a&amp;b &#x4E8C;&no;'/>").unwrap(), "<p=a&b 二&no;>/");
        assert_eq!(told("<p>1 &lt; 2&#50;<![CDATA[<&]]></p>").unwrap(), "<p>1 < 22<&/");
        assert_eq!(told("<p><gone>x<y/>z</gone>w</p>").unwrap(), "<p>w/");
    }

    #[test]
    fn nothing_is_expanded() {
        let bomb =
            "<!DOCTYPE a [<!ENTITY b 'cc'><!ENTITY c '&b;&b;'><!ENTITY d SYSTEM 'file:///x'>]><a>&c;&d;</a>";
        assert_eq!(told(bomb).unwrap(), "<a>&c;&d;/");
    }

    #[test]
    fn what_is_cut_off_or_too_deep_is_told() {
        for cut in ["<a><b></b>", "<a><b></a>", "<a", "<a>x</a", "<a v='"] {
            assert_eq!(told(cut).unwrap_err(), ReadErrorKind::Damaged, "{cut}");
        }
        assert_eq!(told("<a><a><a><a><a/></a></a></a></a>").unwrap_err(), ReadErrorKind::TooDeep { most: 4 });
    }

    #[test]
    fn any_encoding_will_do() {
        let limits = Limits::default();
        let wide: Vec<u8> = "\u{FEFF}<a>二</a>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(text(&wide, &limits).unwrap(), "<a>二</a>");
        assert_eq!(text("\u{FEFF}<a/>".as_bytes(), &limits).unwrap(), "<a/>");
        assert_eq!(text(&[0xFF, 0, 1, 2], &limits).unwrap_err(), ReadErrorKind::Damaged);
    }
}
