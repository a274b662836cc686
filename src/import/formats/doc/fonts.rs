//! The fonts of a document, of which only those matter that have signs in the place of letters.

use super::super::symbols;
use super::bytes::{slice, u16_at, words};

/// The names of the fonts, by their numbers.
#[derive(Debug, Default)]
pub(super) struct Fonts {
    names: Vec<String>,
}

impl Fonts {
    /// Returns the fonts of the table.
    pub fn of(table: &[u8]) -> Self {
        /// Where the name stands in what is said of a font, behind a byte with the length.
        const NAME: usize = 39;
        let n_fonts = u16_at(table, 0).unwrap_or_default();
        let mut rest = table.get(4..).unwrap_or_default();
        let mut names = Vec::new();
        for _ in 0..n_fonts {
            let Some((len, behind)) = rest.split_first() else { break };
            let font = slice(behind, 0, usize::from(*len));
            let name = words(font, NAME, font.len());
            names.push(name.split('\0').next().unwrap_or_default().to_owned());
            rest = &behind[font.len()..];
        }
        Self { names }
    }

    /// Returns the sign at a place of a font, as a reader sees it.
    pub fn sign(&self, (font, place): (u16, u16)) -> Option<char> {
        let name = self.names.get(usize::from(font)).map_or("", String::as_str);
        symbols::of_font(name, place.into()).or_else(|| char::from_u32(place.into()).and_then(symbols::without_font))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_those_of_their_fonts() {
        let font = |name: &str| {
            let name: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
            [&[39 + name.len() as u8][..], &[0; 39], &name].concat()
        };
        let table = [&[2, 0, 0, 0][..], &font("Symbol"), &font("Wingdings")].concat();
        let sign = |font: u16, place: u16| Fonts::of(&table).sign((font, place));
        assert_eq!([sign(0, 0xF061), sign(1, 0xF04A), sign(9, 0xF0E0)], [Some('α'), Some('☺'), Some('→')]);
        for to in 0..table.len() {
            assert_eq!(Fonts::of(&table[..to]).sign((9, 0x41)), Some('A'));
        }
    }
}
