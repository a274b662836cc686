//! The text of a document, which lies in pieces: Word wrote new ones behind the others, to save quickly. A piece has one
//! byte a character, in the encoding of western Windows, or two.

use encoding_rs::WINDOWS_1252;

use super::super::damage::{cut_off, damaged};
use super::bytes::{Places, slice, u16_at, u32_at};
use crate::import::{ImportError, LARGEST_TEXT, error};
use crate::model::said;

/// The text, and where in the file each of its characters lies.
pub(super) struct Pieces<'d> {
    /// All texts of the document, in UTF-16; a place in the text counts these.
    units: Vec<u16>,
    places: Places<'d>,
    /// What pieces may say of how all of their text is set.
    changes: Vec<&'d [u8]>,
}

/// What of a piece lies behind some place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Stretch {
    /// The place in the text where the piece ends.
    pub to: usize,
    /// Where the first character lies in the file.
    pub at: u32,
    /// How many bytes each character takes there.
    pub width: u32,
    /// Which changes hold for the piece.
    prm: u16,
}

impl<'d> Pieces<'d> {
    /// Returns the text of the main `stream`, of which `n_units` are needed, by its table of pieces.
    ///
    /// # Errors
    /// When there is no such table, the text is too long, or the stream ends before the text does.
    pub fn of(file: &str, stream: &[u8], table: &'d [u8], n_units: usize) -> Result<Self, ImportError> {
        if n_units > LARGEST_TEXT {
            return Err(ImportError::too_large(file, error::megabytes_of_text(50)));
        }
        let no_table = || damaged(file, said!("it does not say where its text lies", "il ne dit pas où est son texte"));
        let (places, changes) = parts(table).ok_or_else(no_table)?;
        let mut pieces = Self { units: Vec::new(), places, changes };
        while pieces.units.len() < n_units {
            let stretch = pieces.stretch(pieces.units.len()).ok_or_else(|| cut_off(file))?;
            let len = stretch.to.min(n_units) - pieces.units.len();
            let bytes = slice(stream, stretch.at as usize, len * stretch.width as usize);
            pieces.write(bytes, stretch.width);
            if bytes.len() < len * stretch.width as usize {
                return Err(cut_off(file));
            }
        }
        Ok(pieces)
    }

    fn write(&mut self, bytes: &[u8], width: u32) {
        if width == 1 {
            self.units.extend(WINDOWS_1252.decode_without_bom_handling(bytes).0.encode_utf16());
        } else {
            self.units.extend(bytes.as_chunks().0.iter().map(|unit| u16::from_le_bytes(*unit)));
        }
    }

    /// Returns the text in UTF-16.
    pub fn units(&self) -> &[u16] {
        &self.units
    }

    /// Returns what of its piece lies from this place on.
    pub fn stretch(&self, place: usize) -> Option<Stretch> {
        const IS_NARROW: u32 = 1 << 30;
        let wanted = u32::try_from(place).ok()?;
        let piece = self.places.about(wanted)?;
        let record = self.places.record(piece)?;
        let (at, prm) = (u32_at(record, 2)?, u16_at(record, 6)?);
        let width = if at & IS_NARROW == 0 { 2 } else { 1 };
        let begin = at & (IS_NARROW - 1);
        let begin = if width == 1 { begin / 2 } else { begin };
        let at = begin.checked_add(wanted.checked_sub(self.places.place(piece)?)?.checked_mul(width)?)?;
        Some(Stretch { to: self.places.place(piece + 1)? as usize, at, width, prm })
    }

    /// Returns the changes that hold for a piece, written into `own` where the table has but one of them.
    pub fn changes<'s>(&'s self, Stretch { prm, .. }: Stretch, own: &'s mut [u8; 3]) -> &'s [u8] {
        if prm & 1 == 1 {
            return self.changes.get(usize::from(prm >> 1)).copied().unwrap_or_default();
        }
        let Some(code) = short_code(prm >> 1 & 0x7F) else { return &[] };
        let [low, high] = code.to_le_bytes();
        *own = [low, high, (prm >> 8) as u8];
        own
    }
}

/// Returns the places of the pieces, and what pieces may say of all their text.
fn parts(mut table: &[u8]) -> Option<(Places<'_>, Vec<&[u8]>)> {
    const SIZE: usize = 8;
    let mut changes = Vec::new();
    while let [1, rest @ ..] = table {
        let len = usize::from(u16_at(rest, 0)?);
        changes.push(rest.get(2..2 + len)?);
        table = &rest[2 + len..];
    }
    let [2, rest @ ..] = table else { return None };
    let len = u32_at(rest, 0)? as usize;
    Some((Places::of(slice(rest, 4, len), SIZE), changes))
}

/// Returns the code of a change that a piece names by a short number, if it is one that matters here.
fn short_code(number: u16) -> Option<u16> {
    Some(match number {
        0x18 => 0x2416,
        0x19 => 0x2417,
        0x41 => 0x0800,
        0x4D => 0x2A0C,
        0x53 => 0x2A33,
        0x55 => 0x0835,
        0x56 => 0x0836,
        0x5A => 0x083A,
        0x5B => 0x083B,
        0x5C => 0x083C,
        0x5E => 0x2A3E,
        0x62 => 0x2A42,
        _ => return None,
    })
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Returns a table of pieces: how many characters each has, where it lies, and its changes.
    pub fn table(pieces: &[(u32, u32, u16)]) -> Vec<u8> {
        let mut places: Vec<u8> = vec![0; 4];
        let mut reached = 0;
        for (len, ..) in pieces {
            reached += len;
            places.extend(reached.to_le_bytes());
        }
        for (_, at, prm) in pieces {
            places.extend([0, 0]);
            places.extend(at.to_le_bytes());
            places.extend(prm.to_le_bytes());
        }
        [&[1, 3, 0, 0x35, 0x08, 1, 2], &(places.len() as u32).to_le_bytes()[..], &places].concat()
    }

    const NARROW: u32 = 1 << 30;

    #[test]
    fn pieces_of_both_widths_are_one_text() {
        let stream = b"..caf\xE9 \x93o\x94\0a\0\xE9\0";
        let table = table(&[(2, 11, 0), (4, NARROW | 4, 1), (3, NARROW | 14, 0x01AA)]);
        let pieces = Pieces::of("a.doc", stream, &table, 9).unwrap();
        assert_eq!(String::from_utf16_lossy(pieces.units()), "aécafé“o”");
        let told = |at: usize| {
            let stretch = pieces.stretch(at).unwrap();
            (stretch.to, stretch.at, stretch.width, pieces.changes(stretch, &mut [0; 3]).to_vec())
        };
        assert_eq!(told(1), (2, 13, 2, vec![]));
        assert_eq!(told(3), (6, 3, 1, vec![0x35, 0x08, 1]));
        assert_eq!(told(8), (9, 9, 1, vec![0x35, 0x08, 1]));
        assert!(pieces.stretch(9).is_none());
    }

    #[test]
    fn text_that_is_not_there_is_told() {
        let of = |table: &[u8], n: usize| Pieces::of("a.doc", b"abc", table, n).err().unwrap().to_string();
        assert!(of(&table(&[(9, NARROW, 0)]), 9).contains("ends too early"));
        assert!(of(&table(&[(3, NARROW, 0)]), 9).contains("ends too early"));
        assert!(of(&table(&[(u32::MAX, NARROW | 0x3FFF_FFFF, 0)]), 9).contains("ends too early"));
        assert!(of(&table(&[(3, NARROW, 0)]), usize::MAX).contains("50 MB of text"));
        assert!(of(b"", 9).contains("where its text lies"));
    }
}
