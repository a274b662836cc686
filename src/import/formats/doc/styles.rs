//! The styles of a document: which are headings, how each sets its words, and in which list it puts its paragraphs.

use super::bytes::{slice, u16_at, words};
use super::characters::{self, Set};
use super::paragraphs::{self, Paragraph};

/// What one style says, with what it inherits.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Style {
    /// How it sets words.
    pub set: Set,
    /// How it sets paragraphs.
    pub paragraph: Paragraph,
}

/// The styles of a document, by their numbers.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: Vec<Style>,
}

/// A style as it is written.
#[derive(Clone, Copy, Debug, Default)]
struct Written<'d> {
    based_on: usize,
    is_heading: bool,
    is_link: bool,
    of_paragraph: &'d [u8],
    of_words: &'d [u8],
}

impl Styles {
    /// Returns the styles of the table.
    pub fn of(table: &[u8]) -> Self {
        let written = written(table).unwrap_or_default();
        Self { styles: (0..written.len()).map(|number| whole(&written, number)).collect() }
    }

    pub fn get(&self, number: u16) -> Style {
        self.styles.get(usize::from(number)).copied().unwrap_or_default()
    }
}

/// Returns what a style says, with what it inherits.
fn whole(written: &[Written<'_>], number: usize) -> Style {
    /// More styles based on each other than this are a loop.
    const LONGEST_CHAIN: usize = 12;
    let ancestors = std::iter::successors(written.get(number), |style| written.get(style.based_on));
    let mut chain: Vec<&Written<'_>> = ancestors.take(LONGEST_CHAIN).collect();
    let mut style = Style::default();
    chain.reverse();
    for Written { is_heading, is_link, of_paragraph, of_words, .. } in chain {
        style.paragraph.is_heading |= is_heading;
        paragraphs::change(&mut style.paragraph, of_paragraph);
        style.set = characters::changed(style.set, of_words);
        // Links are underlined, and set nothing off.
        style.set.style.marked &= !is_link;
    }
    style
}

/// Returns the styles of the table as they are written, by their numbers.
fn written(table: &[u8]) -> Option<Vec<Written<'_>>> {
    let head = usize::from(u16_at(table, 0)?);
    let (n_styles, base) = (u16_at(table, 2)?, usize::from(u16_at(table, 4)?));
    let mut rest = table.get(2 + head..)?;
    let mut styles = Vec::new();
    for _ in 0..n_styles {
        let Some(len) = u16_at(rest, 0).map(usize::from) else { break };
        styles.push(one(slice(rest, 2, len), base).unwrap_or_default());
        rest = rest.get(2 + len.next_multiple_of(2)..).unwrap_or_default();
    }
    Some(styles)
}

/// Returns a style, of which the first `base` bytes say what it is.
fn one(bytes: &[u8], base: usize) -> Option<Written<'_>> {
    /// The numbers that Word gives to its headings, to titles and to links, whatever their names.
    const HEADINGS: &[u16] = &[1, 2, 3, 4, 5, 6, 7, 8, 9, 62, 74];
    const LINKS: &[u16] = &[85, 86];
    const OF_PARAGRAPHS: u16 = 1;
    const OF_WORDS: u16 = 2;
    let word = |i: usize| u16_at(bytes, i * 2);
    let (sign, kind, based_on) = (word(0)? & 0x0FFF, word(1)? & 0xF, word(1)? >> 4);
    let n_units = usize::from(u16_at(bytes, base)?);
    let name = words(bytes, base + 2, n_units).to_lowercase();
    // Behind the name and the zero at its end come lists of changes, each with its length and at an even place.
    let mut at = base + 2 + (n_units + 1) * 2;
    let mut changes = || {
        at = at.next_multiple_of(2);
        let len = usize::from(u16_at(bytes, at)?);
        let changes = slice(bytes, at + 2, len);
        at += 2 + len;
        Some(changes)
    };
    let (of_paragraph, of_words) = match kind {
        // The number of the style stands before the changes.
        OF_PARAGRAPHS => (changes()?.get(2..).unwrap_or_default(), changes().unwrap_or_default()),
        OF_WORDS => (&[][..], changes()?),
        _ => Default::default(),
    };
    Some(Written {
        based_on: based_on.into(),
        is_heading: HEADINGS.contains(&sign) || (kind == OF_PARAGRAPHS && name.starts_with("heading ")),
        is_link: LINKS.contains(&sign) || name.ends_with("hyperlink"),
        of_paragraph,
        of_words,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns a style: its sign, its kind, what it is based on, its name, and its changes.
    fn style(sign: u16, kind: u16, based_on: u16, name: &str, changes: &[&[u8]]) -> Vec<u8> {
        let name: Vec<u16> = name.encode_utf16().collect();
        let numbers = [sign, based_on << 4 | kind, 0, 0, 0, name.len() as u16];
        let mut bytes: Vec<u8> = numbers.into_iter().chain(name).chain([0]).flat_map(u16::to_le_bytes).collect();
        for changes in changes {
            bytes.extend((changes.len() as u16).to_le_bytes());
            bytes.extend(*changes);
            bytes.resize(bytes.len().next_multiple_of(2), 0);
        }
        bytes
    }

    fn table(styles: &[Vec<u8>]) -> Vec<u8> {
        let mut bytes: Vec<u8> = [4, styles.len() as u16, 10].into_iter().flat_map(u16::to_le_bytes).collect();
        for style in styles {
            bytes.extend((style.len() as u16).to_le_bytes());
            bytes.extend(style);
        }
        bytes
    }

    const BOLD: &[u8] = &[0x35, 0x08, 1];
    const NOT_BOLD: &[u8] = &[0x35, 0x08, 0];
    const UNDERLINED: &[u8] = &[0x3E, 0x2A, 1];
    const NONE: u16 = 0xFFF;

    #[test]
    fn styles_inherit_and_headings_are_known_by_their_signs() {
        let styles = Styles::of(&table(&[
            style(0, 1, NONE, "Standard", &[&[0, 0], &[]]),
            style(2, 1, 0, "Titre 2", &[&[1, 0], BOLD]),
            style(0xFFE, 1, 1, "Frage", &[&[2, 0, 0x3E, 0x2A, 1], UNDERLINED]),
            style(0xFFE, 1, 1, "Antwort", &[&[3, 0], NOT_BOLD]),
            vec![],
            style(0xFFE, 2, NONE, "Mot", &[BOLD]),
            style(85, 2, NONE, "Lien", &[UNDERLINED]),
        ]));
        let told = |number: u16| {
            let Style { set, paragraph } = styles.get(number);
            (paragraph.is_heading, set.style.bold, set.style.marked)
        };
        let expected = [
            (false, false, false),
            (true, true, false),
            (true, true, true),
            (true, false, false),
            (false, false, false),
            (false, true, false),
            (false, false, false),
            (false, false, false),
        ];
        assert_eq!([0, 1, 2, 3, 4, 5, 6, 7].map(told), expected);
    }

    #[test]
    fn styles_based_on_each_other_and_tables_that_are_cut_off_do_no_harm() {
        let whole = table(&[style(1, 1, 1, "a", &[&[0, 0], BOLD]), style(0, 1, 0, "b", &[&[1, 0], &[]])]);
        assert!(Styles::of(&whole).get(1).set.style.bold);
        for to in 0..whole.len() {
            assert!(!Styles::of(&whole[..to]).get(9).set.style.bold);
        }
    }
}
