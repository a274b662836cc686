//! The head of a document (the FIB): whether it can be read, how long each of its texts is, and where its tables lie.

use std::ops::Range;

use super::super::damage::cut_off;
use super::super::detect::not;
use super::bytes::{slice, u16_at, u32_at};
use crate::import::{Format, ImportError};

/// Tables of a document, by their numbers in its head.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Table {
    Styles = 1,
    FootnoteCalls = 2,
    Footnotes = 3,
    CommentCalls = 4,
    Comments = 5,
    /// How words are set.
    Characters = 12,
    /// How paragraphs are set.
    Paragraphs = 13,
    Fonts = 15,
    /// Where the pieces of the text lie.
    Pieces = 33,
    CommentAuthors = 36,
    /// Which comments are about which commented words.
    CommentedNames = 37,
    /// Where shapes are anchored.
    Anchors = 40,
    CommentedFrom = 42,
    CommentedTo = 43,
    EndnoteCalls = 46,
    Endnotes = 47,
    Boxes = 56,
    /// How lists are numbered.
    Patterns = 73,
    Lists = 74,
}

/// The texts of a document, by the order in which they lie behind each other. Nobody reads those between footnotes and
/// comments: headers with footers, and macros.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Story {
    Main = 0,
    Footnotes = 1,
    Comments = 4,
    Endnotes = 5,
    Boxes = 6,
}

/// Where the lengths of the texts lie in the head.
const LENGTHS: usize = 0x4C;
/// Where the head says how many tables there are; behind that it says where each lies.
const N_TABLES: usize = 0x98;

/// The head of a document.
#[derive(Clone, Copy, Debug)]
pub(super) struct Head<'d> {
    stream: &'d [u8],
}

impl<'d> Head<'d> {
    /// Returns the head that the main stream begins with.
    ///
    /// # Errors
    /// When the document is of a program before Word 97, has a password, or is none.
    pub fn of(file: &str, stream: &'d [u8]) -> Result<Self, ImportError> {
        /// What the stream begins with since Word 97.
        const SIGN: u16 = 0xA5EC;
        const IS_ENCRYPTED: u16 = 0x0100;
        /// Word 97, of which some editions counted one less.
        const FIRST_VERSION: u16 = 0xC0;
        let head = Self { stream };
        let (Some(sign), Some(version), Some(flags)) = (u16_at(stream, 0), u16_at(stream, 2), head.flags()) else {
            return Err(cut_off(file));
        };
        match sign {
            // The sign was another one in some of its languages.
            _ if version < FIRST_VERSION => Err(ImportError::old_word(file)),
            SIGN if flags & IS_ENCRYPTED != 0 => Err(ImportError::Protected { file: file.to_owned() }),
            SIGN => Ok(head),
            _ => Err(not(file, Format::Doc)),
        }
    }

    fn flags(self) -> Option<u16> {
        u16_at(self.stream, 0x0A)
    }

    /// Returns the name of the stream in which the tables lie.
    pub fn tables_name(self) -> &'static str {
        if self.flags().is_some_and(|flags| flags & 0x0200 != 0) { "1Table" } else { "0Table" }
    }

    /// Returns one of the tables, and how long it claims to be; some go on behind their end.
    pub fn table_and_beyond(self, tables: &[u8], table: Table) -> (&[u8], usize) {
        let number = table as usize;
        let n_tables = u16_at(self.stream, N_TABLES).map_or(0, usize::from);
        let entry = N_TABLES + 2 + number * 8;
        let places = u32_at(self.stream, entry).zip(u32_at(self.stream, entry + 4)).filter(|_| number < n_tables);
        let (at, len) = places.unwrap_or_default();
        (tables.get(at as usize..).filter(|_| len > 0).unwrap_or_default(), len as usize)
    }

    /// Returns one of the tables.
    pub fn table(self, tables: &[u8], table: Table) -> &[u8] {
        let (bytes, len) = self.table_and_beyond(tables, table);
        slice(bytes, 0, len)
    }

    /// Returns where one of the texts lies.
    pub fn story(self, story: Story) -> Range<usize> {
        let len = |number: usize| {
            // A negative length is a forgery.
            let len = u32_at(self.stream, LENGTHS + number * 4).unwrap_or_default();
            i32::try_from(len).map_or(0, |len| len as usize)
        };
        let from = (0..story as usize).map(len).sum();
        from..from + len(story as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(version: u16, flags: u16) -> Result<Vec<u8>, String> {
        let mut bytes = vec![0; 0x200];
        bytes[..2].copy_from_slice(&[0xEC, 0xA5]);
        bytes[2..4].copy_from_slice(&version.to_le_bytes());
        bytes[0x0A..0x0C].copy_from_slice(&flags.to_le_bytes());
        Head::of("a.doc", &bytes).map_err(|e| e.to_string())?;
        Ok(bytes)
    }

    #[test]
    fn documents_before_word_97_and_with_a_password_are_refused_in_words() {
        assert!(of(0xC0, 0).is_ok() && of(0x0112, 0).is_ok());
        assert!(of(0x68, 0x0100).unwrap_err().contains("Word before 97"));
        assert!(of(0xC1, 0x0100).unwrap_err().contains("password"));
        assert!(Head::of("a.doc", b"\xEC\xA5").unwrap_err().to_string().contains("ends too early"));
        assert!(Head::of("a.doc", &[0xFF; 99]).unwrap_err().to_string().contains("does not begin"));
    }

    #[test]
    fn texts_lie_behind_each_other_and_tables_where_the_head_says() {
        let mut bytes = of(0xC1, 0x0200).unwrap();
        for (number, len) in [100_u32, 7, u32::MAX, 0, 5].into_iter().enumerate() {
            bytes[LENGTHS + number * 4..][..4].copy_from_slice(&len.to_le_bytes());
        }
        bytes[N_TABLES] = 3;
        for (at, number) in [(N_TABLES + 2 + 16, 2_u32), (N_TABLES + 2 + 20, 3), (N_TABLES + 2 + 28, 3)] {
            bytes[at..at + 4].copy_from_slice(&number.to_le_bytes());
        }
        let head = Head::of("a.doc", &bytes).unwrap();
        assert_eq!(head.story(Story::Comments), 107..112);
        assert_eq!(head.tables_name(), "1Table");
        assert_eq!(head.table(b"abcdefg", Table::FootnoteCalls), b"cde");
        assert_eq!(head.table(b"a", Table::FootnoteCalls), b"");
        assert_eq!(head.table(b"abcdefg", Table::Footnotes), b"", "there is no such table");
    }
}
