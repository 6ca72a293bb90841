//! The built-in forms inside the library: the fields of a [`FormFile`] one after the other, in the order of the type.
//!
//! The build script packs them, the library unpacks them. A reader of JSON for the same types is several times the
//! code, in a module that portals load with every form.

use super::source::{
    Arrangement, BlockFile, Each, FormFile, HeadFile, LineFile, Relation, SectionFile, SumFile, TableFile,
    ValueKind,
};

/// Stands behind every text; no text of a form holds it.
const END: char = '\u{1f}';

/// A form as one text.
#[allow(dead_code, reason = "only the build script packs")]
pub(super) fn pack(file: &FormFile) -> String {
    let mut text = String::new();
    file.pack(&mut text);
    text
}

/// The form of a text that [`pack`] made.
#[allow(dead_code, reason = "the build script only packs")]
pub(super) fn unpack(text: &str) -> Option<FormFile> {
    FormFile::unpack(&mut Texts(text))
}

/// What is left to unpack.
struct Texts<'a>(&'a str);

impl<'a> Texts<'a> {
    fn next(&mut self) -> Option<&'a str> {
        let (text, rest) = self.0.split_once(END)?;
        self.0 = rest;
        Some(text)
    }
}

trait Packed: Sized {
    fn pack(&self, text: &mut String);
    fn unpack(texts: &mut Texts<'_>) -> Option<Self>;
}

impl Packed for String {
    fn pack(&self, text: &mut String) {
        text.push_str(self);
        text.push(END);
    }

    fn unpack(texts: &mut Texts<'_>) -> Option<Self> {
        texts.next().map(ToOwned::to_owned)
    }
}

impl Packed for u16 {
    fn pack(&self, text: &mut String) {
        self.to_string().pack(text);
    }

    fn unpack(texts: &mut Texts<'_>) -> Option<Self> {
        texts.next()?.parse().ok()
    }
}

impl Packed for bool {
    fn pack(&self, text: &mut String) {
        u16::from(*self).pack(text);
    }

    fn unpack(texts: &mut Texts<'_>) -> Option<Self> {
        u16::unpack(texts).map(|number| number == 1)
    }
}

impl<T: Packed> Packed for Vec<T> {
    fn pack(&self, text: &mut String) {
        u16::try_from(self.len()).unwrap_or(u16::MAX).pack(text);
        for item in self {
            item.pack(text);
        }
    }

    fn unpack(texts: &mut Texts<'_>) -> Option<Self> {
        let mut items = Self::new();
        for _ in 0..u16::unpack(texts)? {
            items.push(T::unpack(texts)?);
        }
        Some(items)
    }
}

impl<T: Packed> Packed for Option<T> {
    fn pack(&self, text: &mut String) {
        self.is_some().pack(text);
        if let Some(item) = self {
            item.pack(text);
        }
    }

    fn unpack(texts: &mut Texts<'_>) -> Option<Self> {
        if bool::unpack(texts)? { T::unpack(texts).map(Some) } else { Some(None) }
    }
}

macro_rules! fields {
    ($($name:ident { $($field:ident),* })*) => {$(
        impl Packed for $name {
            fn pack(&self, text: &mut String) {
                $(self.$field.pack(text);)*
            }

            fn unpack(texts: &mut Texts<'_>) -> Option<Self> {
                Some(Self { $($field: Packed::unpack(texts)?),* })
            }
        }
    )*};
}

fields! {
    FormFile { id, name, en, basis, first_year, last_year, section, head, table }
    HeadFile { label, en }
    SectionFile { key, title, en, also, prose }
    TableFile { key, section, name, en, edition, arrangement, block, sum }
    BlockFile { heading, heading_en, corner, corner_en, value, unit, column, row }
    LineFile { key, label, en, also, short, short_en, groups, value, unit }
    SumFile { rule, each, left, right, relation, basis }
}

macro_rules! choices {
    ($($name:ident { $($choice:ident = $number:literal),* })*) => {$(
        impl Packed for $name {
            fn pack(&self, text: &mut String) {
                let number: u16 = match self { $(Self::$choice => $number),* };
                number.pack(text);
            }

            fn unpack(texts: &mut Texts<'_>) -> Option<Self> {
                match u16::unpack(texts)? {
                    $($number => Some(Self::$choice),)*
                    _ => None,
                }
            }
        }
    )*};
}

choices! {
    Arrangement { Stacked = 0, SideBySide = 1 }
    ValueKind { Count = 0, SignedCount = 1, Amount = 2 }
    Each { Row = 0, Column = 1 }
    Relation { Equal = 0, AtMost = 1 }
}

#[cfg(test)]
mod tests {
    use super::{pack, unpack};
    use crate::form;

    #[test]
    fn forms_come_out_as_they_went_in() {
        for form in form::builtin() {
            let text = pack(&form.file);
            assert_eq!(unpack(&text).as_ref(), Some(&form.file));
            assert_eq!(unpack(&text[..text.len() - 1]), None);
        }
        assert_eq!(form::builtin().len(), 2);
    }
}
