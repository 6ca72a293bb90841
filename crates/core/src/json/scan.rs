//! JSON texts taken apart: a value is its place in the text, and what is in it is read when it is asked for.
//!
//! So every value knows where it stands, numbers keep the digits that they are written with, and keys that stand twice
//! are seen.

use std::borrow::Cow;

/// A value of a JSON text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Value<'a> {
    text: &'a str,
    from: usize,
    to: usize,
}

impl<'a> Value<'a> {
    /// The value that a text is.
    ///
    /// # Errors
    /// The byte at which the text stops being JSON.
    pub fn of(text: &'a str) -> Result<Self, usize> {
        let mut scan = Scan { text, at: 0 };
        scan.space();
        let from = scan.at;
        let whole = scan.value();
        let to = scan.at;
        scan.space();
        if whole.is_some() && scan.at == text.len() { Ok(Self { text, from, to }) } else { Err(scan.at) }
    }

    /// As it is written.
    pub fn written(self) -> &'a str {
        self.text.get(self.from..self.to).unwrap_or_default()
    }

    /// The byte at which it begins.
    pub fn offset(self) -> usize {
        self.from
    }

    fn first(self) -> Option<u8> {
        self.text.as_bytes().get(self.from).copied()
    }

    /// Whether it is `null`.
    pub fn is_null(self) -> bool {
        self.first() == Some(b'n')
    }

    /// The fields of an object, in order, repeated ones included; `None` for anything else.
    pub fn fields(self) -> Option<Vec<(Cow<'a, str>, Value<'a>)>> {
        let mut fields = Vec::new();
        self.each(b'{', |key, value| fields.extend(key.map(|key| (key, value)))).then_some(fields)
    }

    /// The values of a list; `None` for anything else.
    pub fn items(self) -> Option<Vec<Value<'a>>> {
        let mut items = Vec::new();
        self.each(b'[', |_, value| items.push(value)).then_some(items)
    }

    fn each(self, open: u8, mut tell: impl FnMut(Option<Cow<'a, str>>, Value<'a>)) -> bool {
        if self.first() != Some(open) {
            return false;
        }
        let mut scan = Scan { text: self.text, at: self.from + 1 };
        loop {
            scan.space();
            match scan.peek() {
                None | Some(b'}' | b']') => return true,
                Some(b',') => scan.at += 1,
                Some(_) => {
                    let key = (open == b'{').then(|| {
                        let key = scan.one();
                        scan.space();
                        scan.at += 1;
                        scan.space();
                        // Half a surrogate pair is no text: no key of anything is like what this gives.
                        key.string().unwrap_or(Cow::Borrowed("\u{fffd}"))
                    });
                    let value = scan.one();
                    if value.from == value.to {
                        return true;
                    }
                    tell(key, value);
                }
            }
        }
    }

    /// The text of a string; `None` for anything else, and for halves of surrogate pairs.
    pub fn string(self) -> Option<Cow<'a, str>> {
        let inner = self.written().strip_prefix('"')?.strip_suffix('"')?;
        if !inner.contains('\\') {
            return Some(Cow::Borrowed(inner));
        }
        let mut text = String::with_capacity(inner.len());
        let mut rest = inner;
        while let Some((before, after)) = rest.split_once('\\') {
            text.push_str(before);
            let escape = after.chars().next()?;
            rest = after.get(escape.len_utf8()..)?;
            text.push(match escape {
                'b' => '\u{8}',
                'f' => '\u{c}',
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'u' => {
                    let high = unit(rest)?;
                    rest = rest.get(4..)?;
                    if (0xD800..0xDC00).contains(&high) {
                        let low = rest.strip_prefix("\\u").and_then(unit)?;
                        rest = rest.get(6..)?;
                        let low = low.checked_sub(0xDC00).filter(|low| *low < 0x400)?;
                        char::from_u32(0x10000 + ((high - 0xD800) << 10) + low)?
                    } else {
                        char::from_u32(high)?
                    }
                }
                plain => plain,
            });
        }
        text.push_str(rest);
        Some(Cow::Owned(text))
    }

    /// A number as it is written; `None` for anything else.
    pub fn number(self) -> Option<&'a str> {
        matches!(self.first(), Some(b'-' | b'0'..=b'9')).then(|| self.written())
    }
}

/// The four digits of an escaped UTF-16 unit.
fn unit(text: &str) -> Option<u32> {
    text.get(..4).and_then(|digits| u32::from_str_radix(digits, 16).ok())
}

struct Scan<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scan<'a> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn take(&mut self, byte: u8) -> Option<()> {
        (self.peek() == Some(byte)).then(|| self.at += 1)
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    /// The value that begins here; an empty one where none does.
    fn one(&mut self) -> Value<'a> {
        let from = self.at;
        let _ = self.value();
        Value { text: self.text, from, to: self.at }
    }

    /// Goes behind a value, without calling itself: depth costs memory, not stack.
    fn value(&mut self) -> Option<()> {
        // The brackets that are open.
        let mut open: Vec<u8> = Vec::new();
        loop {
            self.space();
            let close = match self.peek()? {
                b'{' => Some(b'}'),
                b'[' => Some(b']'),
                _ => None,
            };
            match close {
                Some(close) => {
                    self.at += 1;
                    self.space();
                    if self.peek()? == close {
                        self.at += 1;
                    } else {
                        open.push(close);
                        self.key(close)?;
                        continue;
                    }
                }
                None => self.scalar()?,
            }
            // Behind a value: out of brackets, or on to the next value.
            loop {
                let Some(close) = open.last().copied() else { return Some(()) };
                self.space();
                if self.take(close).is_some() {
                    open.pop();
                } else {
                    self.take(b',')?;
                    self.key(close)?;
                    break;
                }
            }
        }
    }

    /// In an object, the key and its colon.
    fn key(&mut self, close: u8) -> Option<()> {
        if close == b'}' {
            self.space();
            self.quoted()?;
            self.space();
            self.take(b':')?;
        }
        Some(())
    }

    fn scalar(&mut self) -> Option<()> {
        match self.peek()? {
            b'"' => self.quoted(),
            b't' => self.word("true"),
            b'f' => self.word("false"),
            b'n' => self.word("null"),
            _ => self.figure(),
        }
    }

    fn word(&mut self, word: &str) -> Option<()> {
        word.bytes().try_for_each(|byte| self.take(byte))
    }

    fn quoted(&mut self) -> Option<()> {
        self.take(b'"')?;
        loop {
            match self.peek()? {
                b'"' => return self.take(b'"'),
                b'\\' => {
                    self.at += 1;
                    match self.peek()? {
                        b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => self.at += 1,
                        b'u' => {
                            self.at += 1;
                            for _ in 0..4 {
                                self.peek().filter(u8::is_ascii_hexdigit)?;
                                self.at += 1;
                            }
                        }
                        _ => return None,
                    }
                }
                0..0x20 => return None,
                _ => self.at += 1,
            }
        }
    }

    fn figure(&mut self) -> Option<()> {
        let _ = self.take(b'-');
        if self.take(b'0').is_none() {
            self.digits()?;
        }
        if self.take(b'.').is_some() {
            self.digits()?;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.peek(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            self.digits()?;
        }
        Some(())
    }

    fn digits(&mut self) -> Option<()> {
        let from = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        (self.at > from).then_some(())
    }
}

#[cfg(test)]
mod tests {
    use super::Value;
    use proptest::prelude::*;
    use serde_json::Value as Other;

    /// The same value as another reader of JSON has it.
    fn same(value: Value<'_>, other: &Other) -> bool {
        match other {
            Other::Null => value.is_null(),
            Other::Bool(is) => value.written() == is.to_string(),
            Other::Number(number) => {
                value.number().is_some_and(|own| own.parse::<f64>().ok() == number.as_f64())
            }
            Other::String(text) => value.string().as_deref() == Some(text),
            Other::Array(others) => value.items().is_some_and(|items| {
                items.len() == others.len()
                    && items.iter().zip(others).all(|(item, other)| same(*item, other))
            }),
            Other::Object(others) => value.fields().is_some_and(|fields| {
                fields.len() >= others.len()
                    && others.iter().all(|(key, other)| {
                        fields
                            .iter()
                            .rev()
                            .find(|(own, _)| own == key)
                            .is_some_and(|(_, own)| same(*own, other))
                    })
            }),
        }
    }

    fn any_json() -> impl Strategy<Value = Other> {
        let leaf = prop_oneof![
            Just(Other::Null),
            any::<bool>().prop_map(Other::from),
            any::<i64>().prop_map(Other::from),
            any::<String>().prop_map(Other::from),
        ];
        leaf.prop_recursive(4, 40, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Other::from),
                prop::collection::vec((any::<String>(), inner), 0..6)
                    .prop_map(|fields| Other::Object(fields.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn values_are_those_of_another_reader(other in any_json(), pretty in any::<bool>()) {
            let text = if pretty { serde_json::to_string_pretty(&other) } else { serde_json::to_string(&other) };
            let text = text.expect("JSON");
            let value = Value::of(&text).expect("JSON");
            prop_assert!(same(value, &other), "{text}");
        }

        #[test]
        fn texts_are_refused_where_another_reader_refuses_them(
            pieces in prop::collection::vec(prop::sample::select(vec![
                "{", "}", "[", "]", ",", ":", "\"", "\"a\"", "1", "-", "0", ".", "e", "+", " ", "\n", "null", "true", "fals", "\\", "\\u",
                "d83d", "de00", "\u{1}", "年", "{\"a\":", "[1,",
            ]), 0..9),
        ) {
            let text = pieces.concat();
            let other: Result<Other, _> = serde_json::from_str(&text);
            match (Value::of(&text), other) {
                (Ok(value), Ok(other)) => prop_assert!(same(value, &other), "{text}"),
                // Halves of surrogate pairs are found when the text is asked for; numbers have no largest one.
                (Ok(_), Err(_)) => prop_assert!(text.contains("\\u") || text.contains('e'), "{text}"),
                (Err(at), Ok(_)) => prop_assert!(false, "{text} at {at}"),
                (Err(at), Err(_)) => prop_assert!(at <= text.len() && text.is_char_boundary(at)),
            }
        }
    }

    #[test]
    fn escapes_mean_what_they_say() {
        let string = |text: &str| {
            Value::of(text).ok().and_then(|value| value.string().map(std::borrow::Cow::into_owned))
        };
        assert_eq!(
            string(r#""a\"\\\/\b\f\n\r\té\ud83d\ude00""#).as_deref(),
            Some("a\"\\/\u{8}\u{c}\n\r\té😀")
        );
        for half in [r#""\ud83d""#, r#""\ude00""#, r#""\ud83dx""#, r#""\ud83d\u0041""#] {
            assert_eq!(string(half), None, "{half}");
        }
        assert_eq!(Value::of("[1, 2").unwrap_err(), 5);
        assert_eq!(Value::of("{\"a\" 1}").unwrap_err(), 5);
        let deep = "[".repeat(1_000_000);
        assert_eq!(Value::of(&deep).unwrap_err(), 1_000_000);
    }
}
