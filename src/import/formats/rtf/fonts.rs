//! In which encoding the bytes of each font are.

use encoding_rs::{
    BIG5, EUC_KR, Encoding, GBK, MACINTOSH, SHIFT_JIS, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1253,
};
use encoding_rs::{WINDOWS_874, WINDOWS_1254, WINDOWS_1255, WINDOWS_1256, WINDOWS_1257, WINDOWS_1258};
use rustc_hash::FxHashMap;

use super::super::symbols;

/// The fonts of a file.
#[derive(Debug)]
pub(super) struct Fonts {
    of_file: &'static Encoding,
    of_fonts: FxHashMap<u32, &'static Encoding>,
    /// The fonts that have signs in the place of letters, and what they are called.
    of_signs: FxHashMap<u32, &'static str>,
    /// The font that was named last.
    open: u32,
}

impl Default for Fonts {
    fn default() -> Self {
        Self { of_file: WINDOWS_1252, of_fonts: FxHashMap::default(), of_signs: FxHashMap::default(), open: 0 }
    }
}

impl Fonts {
    /// Says that what follows is about `font`.
    pub fn open(&mut self, font: u32) {
        self.open = font;
    }

    /// Takes a control word that says something of encodings.
    pub fn set(&mut self, word: &str, number: i32) {
        match word {
            "mac" => self.of_file = MACINTOSH,
            "ansicpg" => self.of_file = of_page(number).unwrap_or(self.of_file),
            "fcharset" => {
                if let Some(encoding) = of_charset(number) {
                    self.of_fonts.insert(self.open, encoding);
                }
            }
            "cpg" => {
                if let Some(encoding) = of_page(number) {
                    self.of_fonts.insert(self.open, encoding);
                }
            }
            _ => {}
        }
    }

    /// Takes the name of the font that was named last.
    pub fn name(&mut self, name: &str) {
        let known = ["Wingdings", "Symbol"].into_iter().find(|known| name.trim_end_matches(';').trim() == *known);
        self.of_signs.extend(known.map(|known| (self.open, known)));
    }

    /// Returns text in `font` as a reader sees it.
    pub fn shown(&self, font: u32, text: &str) -> String {
        let Some(name) = self.of_signs.get(&font) else { return symbols::shown(text) };
        text.chars().map(|c| symbols::of_font(name, c.into()).unwrap_or(c)).collect()
    }

    /// Returns the text of bytes in `font`.
    pub fn decode(&self, font: u32, bytes: &[u8]) -> String {
        if let Some(name) = self.of_signs.get(&font) {
            let sign = |byte: &u8| symbols::of_font(name, u32::from(*byte)).unwrap_or(char::from(*byte));
            return bytes.iter().map(sign).collect();
        }
        let encoding = self.of_fonts.get(&font).copied().unwrap_or(self.of_file);
        encoding.decode_without_bom_handling(bytes).0.into_owned()
    }
}

fn of_page(number: i32) -> Option<&'static Encoding> {
    Some(match number {
        874 => WINDOWS_874,
        932 => SHIFT_JIS,
        936 => GBK,
        949 => EUC_KR,
        950 => BIG5,
        1250 => WINDOWS_1250,
        1251 => WINDOWS_1251,
        1252 => WINDOWS_1252,
        1253 => WINDOWS_1253,
        1254 => WINDOWS_1254,
        1255 => WINDOWS_1255,
        1256 => WINDOWS_1256,
        1257 => WINDOWS_1257,
        1258 => WINDOWS_1258,
        10000 => MACINTOSH,
        65001 => encoding_rs::UTF_8,
        _ => return None,
    })
}

/// Returns the encoding of a font by the number that Windows gives to its script; 0 is that of the file.
fn of_charset(number: i32) -> Option<&'static Encoding> {
    Some(match number {
        77 => MACINTOSH,
        128 => SHIFT_JIS,
        129 => EUC_KR,
        134 => GBK,
        136 => BIG5,
        161 => WINDOWS_1253,
        162 => WINDOWS_1254,
        163 => WINDOWS_1258,
        177 => WINDOWS_1255,
        178 => WINDOWS_1256,
        186 => WINDOWS_1257,
        204 => WINDOWS_1251,
        222 => WINDOWS_874,
        238 => WINDOWS_1250,
        _ => return None,
    })
}
