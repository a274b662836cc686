//! How a paragraph is set: whether it is a heading, how deep in tables it lies, which list numbers it.

use super::bytes::{slice, u16_at, u32_at};
use super::changes::{Change, Changes};

/// Tables in each other beyond this depth are a forgery.
const DEEPEST: u32 = 32;

/// What is known of a paragraph beside its words.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Paragraph {
    /// The number of its style; 0 is that of all text.
    pub style: u16,
    pub is_heading: bool,
    in_table: bool,
    /// In how many tables it lies, where the file says so.
    depth: Option<u32>,
    /// It has no words: a row of a table ends here.
    pub ends_row: bool,
    /// It is the last one of its cell, though its mark is that of any paragraph: so it is in inner tables.
    pub ends_cell: bool,
    /// It is the large first letter of the next one.
    pub is_first_letter: bool,
    /// The number of its list, from 1; 0 is none.
    pub list: u16,
    /// The level in the list, from 0.
    pub level: u8,
}

impl Paragraph {
    /// Returns in how many tables the paragraph lies.
    pub fn depth(&self) -> usize {
        self.depth.filter(|depth| *depth > 0).unwrap_or_else(|| self.in_table.into()) as usize
    }
}

/// Sets a paragraph as changes say.
pub(super) fn change(paragraph: &mut Paragraph, changes: &[u8]) {
    for change in Changes::of(changes) {
        apply(paragraph, change);
    }
}

/// Sets a paragraph as changes say, of which there may be more in the stream of data.
pub(super) fn change_with_data(paragraph: &mut Paragraph, changes: &[u8], data: &[u8]) {
    for change in Changes::of(changes) {
        if let (0x6645 | 0x6646 | 0x646B, Some(at)) = (change.code, u32_at(change.value, 0)) {
            let len = u16_at(data, at as usize).unwrap_or_default();
            self::change(paragraph, slice(data, at as usize + 2, len.into()));
        } else {
            apply(paragraph, change);
        }
    }
}

fn apply(paragraph: &mut Paragraph, change: Change<'_>) {
    match change.code {
        0x2416 => paragraph.in_table = change.switches(false),
        0x2417 => paragraph.ends_row = change.switches(false),
        0x244B => paragraph.ends_cell = change.switches(false),
        0x244C => paragraph.ends_row = change.switches(false),
        0x6649 => paragraph.depth = u32_at(change.value, 0).map(|depth| depth.min(DEEPEST)),
        0x2640 => paragraph.is_heading |= change.byte() < 9,
        0x442C => paragraph.is_first_letter = change.byte() & 7 != 0,
        0x460B => paragraph.list = change.number(),
        0x260A => paragraph.level = change.byte(),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_of_many_cells_says_so_in_the_stream_of_data() {
        let mut paragraph = Paragraph::default();
        let data = [9, 9, 6, 0, 0x16, 0x24, 1, 0x17, 0x24, 1];
        change_with_data(&mut paragraph, &[0x46, 0x66, 2, 0, 0, 0], &data);
        assert!(paragraph.ends_row && paragraph.depth() == 1);
        let mut nothing = Paragraph::default();
        change_with_data(&mut nothing, &[0x46, 0x66, 0xFF, 0xFF, 0xFF, 0xFF], &data);
        assert_eq!(nothing, Paragraph::default());
    }

    #[test]
    fn tables_lie_in_tables_but_not_for_ever() {
        let depth = |changes: &[u8]| {
            let mut paragraph = Paragraph::default();
            change(&mut paragraph, changes);
            paragraph.depth()
        };
        assert_eq!(depth(&[0x16, 0x24, 1]), 1);
        assert_eq!(depth(&[0x16, 0x24, 1, 0x49, 0x66, 3, 0, 0, 0]), 3);
        assert_eq!(depth(&[0x16, 0x24, 1, 0x49, 0x66, 0xFF, 0xFF, 0xFF, 0xFF]), 32);
    }
}
