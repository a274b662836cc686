//! Rich text cut into groups, control words, signs and bytes.

/// A piece of rich text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Token<'t> {
    Open,
    Close,
    /// A byte as it stands.
    Byte(u8),
    /// `\'e9`
    Hex(u8),
    /// `\par`, `\u233`
    Word {
        name: &'t str,
        number: Option<i32>,
    },
    /// `\~`
    Sign(u8),
}

/// The pieces of a file, one by one.
pub(super) struct Tokens<'t> {
    rest: &'t [u8],
}

impl<'t> Tokens<'t> {
    pub fn new(bytes: &'t [u8]) -> Self {
        Self { rest: bytes }
    }

    /// Returns what is still to come.
    pub fn rest(&self) -> &'t [u8] {
        self.rest
    }

    /// Takes what follows a backslash.
    fn control(&mut self) -> Option<Token<'t>> {
        let first = *self.rest.first()?;
        if first == b'\'' {
            return Some(self.hex());
        }
        if !first.is_ascii_alphabetic() {
            self.rest = &self.rest[1..];
            return Some(Token::Sign(first));
        }
        let len = self.rest.iter().take(32).take_while(|b| b.is_ascii_alphabetic()).count();
        let (name, rest) = self.rest.split_at(len);
        let name = std::str::from_utf8(name).unwrap_or_default();
        let sign = usize::from(rest.first() == Some(&b'-'));
        let n_digits = rest.iter().skip(sign).take(10).take_while(|b| b.is_ascii_digit()).count();
        let (number, rest) =
            if n_digits == 0 { (None, rest) } else { (parsed(&rest[..sign + n_digits]), &rest[sign + n_digits..]) };
        self.rest = rest.strip_prefix(b" ").unwrap_or(rest);
        if name == "bin" {
            let n_bytes = usize::try_from(number.unwrap_or_default()).unwrap_or_default();
            self.rest = self.rest.get(n_bytes..).unwrap_or_default();
        }
        Some(Token::Word { name, number })
    }

    fn hex(&mut self) -> Token<'t> {
        let digits = self.rest.get(1..3).and_then(|d| std::str::from_utf8(d).ok());
        let byte = digits.and_then(|d| u8::from_str_radix(d, 16).ok());
        self.rest = self.rest.get(if byte.is_some() { 3 } else { 1 }..).unwrap_or_default();
        byte.map_or(Token::Sign(b'\''), Token::Hex)
    }
}

fn parsed(digits: &[u8]) -> Option<i32> {
    let number: i64 = std::str::from_utf8(digits).ok()?.parse().ok()?;
    Some(number.clamp(i64::from(i32::MIN), i64::from(i32::MAX)) as i32)
}

impl<'t> Iterator for Tokens<'t> {
    type Item = Token<'t>;

    fn next(&mut self) -> Option<Token<'t>> {
        loop {
            let (first, rest) = self.rest.split_first()?;
            self.rest = rest;
            match first {
                b'{' => return Some(Token::Open),
                b'}' => return Some(Token::Close),
                b'\\' => return self.control(),
                // Line ends of the file are no line ends of the text.
                b'\r' | b'\n' | 0 => {}
                byte => return Some(Token::Byte(*byte)),
            }
        }
    }
}
