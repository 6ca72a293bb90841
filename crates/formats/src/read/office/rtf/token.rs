//! The tokens of Rich Text Format.

/// What comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// `{`
    Open,
    /// `}`
    Close,
    /// `\word` with the number behind it.
    Word(&'a [u8], Option<i32>),
    /// `\` before a sign.
    Sign(u8),
    /// `\'hh`, or a byte of text.
    Byte(u8),
}

/// Reads tokens one after the other.
pub(super) struct Tokens<'a> {
    rest: &'a [u8],
}

impl<'a> Tokens<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    /// Takes bytes while they are such.
    fn take(&mut self, most: usize, such: fn(&u8) -> bool) -> &'a [u8] {
        let length = self.rest.iter().take(most).take_while(|byte| such(byte)).count();
        let (taken, rest) = self.rest.split_at(length);
        self.rest = rest;
        taken
    }

    fn word(&mut self) -> Token<'a> {
        let name = self.take(32, u8::is_ascii_alphabetic);
        let is_negative =
            self.rest.first() == Some(&b'-') && self.rest.get(1).is_some_and(u8::is_ascii_digit);
        if is_negative {
            self.rest = self.rest.get(1..).unwrap_or_default();
        }
        let digits = self.take(10, u8::is_ascii_digit);
        let number = std::str::from_utf8(digits).ok().and_then(|digits| digits.parse::<i32>().ok());
        // The space behind a word belongs to it.
        if let Some((b' ', rest)) = self.rest.split_first() {
            self.rest = rest;
        }
        let number = number.map(|number| if is_negative { -number } else { number });
        if name == b"bin" {
            let length = number.and_then(|number| usize::try_from(number).ok()).unwrap_or(0);
            self.rest = self.rest.get(length..).unwrap_or_default();
        }
        Token::Word(name, number)
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let (first, rest) = self.rest.split_first()?;
            self.rest = rest;
            return Some(match first {
                b'{' => Token::Open,
                b'}' => Token::Close,
                b'\r' | b'\n' | b'\0' => continue,
                b'\\' => match self.rest.split_first()? {
                    (b'\'', rest) => {
                        self.rest = rest;
                        let digits = self.take(2, u8::is_ascii_hexdigit);
                        let digits = std::str::from_utf8(digits).unwrap_or_default();
                        match u8::from_str_radix(digits, 16) {
                            Ok(byte) => Token::Byte(byte),
                            Err(_) => continue,
                        }
                    }
                    (letter, _) if letter.is_ascii_alphabetic() => self.word(),
                    (sign, rest) => {
                        self.rest = rest;
                        Token::Sign(*sign)
                    }
                },
                byte => Token::Byte(*byte),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Token, Tokens};

    #[test]
    fn words_take_their_number_and_one_space() {
        let tokens: Vec<Token<'_>> = Tokens::new(b"{\\rtf1\\u-12  \\'b9\n\\*\\bin3 }}}x}\\").collect();
        let want = [
            Token::Open,
            Token::Word(b"rtf", Some(1)),
            Token::Word(b"u", Some(-12)),
            Token::Byte(b' '),
            Token::Byte(0xB9),
            Token::Sign(b'*'),
            Token::Word(b"bin", Some(3)),
            Token::Byte(b'x'),
            Token::Close,
        ];
        assert_eq!(tokens, want);
    }
}
