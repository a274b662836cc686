//! How words are set: bold, in a colour, deleted while changes were tracked.

use super::super::{page, rgb};
use super::bytes::u16_at;
use super::changes::{Change, Changes};
use super::styles::Styles;

/// How words are set, by a style or by themselves.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Set {
    pub style: page::Style,
    pub hidden: bool,
    /// Shown as capitals, however they were typed.
    pub large: bool,
}

impl Set {
    /// Returns how a style sets words that say nothing else: what it alone hides or shows as capitals is read as it was
    /// typed, as in newer documents.
    fn by_itself(self) -> Self {
        Self { style: self.style, ..Self::default() }
    }
}

/// What is known of words.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Words {
    pub set: Set,
    /// Deleted while changes were tracked.
    pub deleted: bool,
    /// What looks like a picture is the data of a field.
    pub is_data: bool,
    /// The sign is the one at a place of a font: the number of the font, and the place.
    pub sign: Option<(u16, u16)>,
}

impl Words {
    /// Returns how words are set that have a style and changes of their own.
    pub fn of(style: Set, changes: &[&[u8]], styles: &Styles) -> Self {
        let (mut words, mut style) = (Self { set: style.by_itself(), ..Self::default() }, style);
        for change in changes.iter().flat_map(|changes| Changes::of(changes)) {
            words.apply(change, &mut style, styles);
        }
        words
    }

    fn apply(&mut self, change: Change<'_>, style: &mut Set, styles: &Styles) {
        match change.code {
            0x0800 => self.deleted = change.switches(false),
            0x0806 => self.is_data = change.switches(false),
            // A style of words, in the place of that of the paragraph.
            0x4A30 => {
                *style = styles.get(change.number()).set;
                self.set = style.by_itself();
            }
            // As the style has it.
            0x2A33 => self.set = style.by_itself(),
            0x6A09 => self.sign = u16_at(change.value, 0).zip(u16_at(change.value, 2)),
            _ => apply(&mut self.set, change, *style),
        }
    }
}

/// Returns how a style sets words that says these changes, based on one that sets them like `base`.
pub(super) fn changed(base: Set, changes: &[u8]) -> Set {
    let mut set = base;
    for change in Changes::of(changes) {
        apply(&mut set, change, base);
    }
    set
}

fn apply(set: &mut Set, change: Change<'_>, by_style: Set) {
    let (style, of_style) = (&mut set.style, by_style.style);
    match change.code {
        0x0835 => style.bold = change.switches(of_style.bold),
        0x0836 => style.italic = change.switches(of_style.italic),
        0x083A | 0x2A3E => style.marked = change.switches(of_style.marked),
        0x083B => set.large = change.switches(by_style.large),
        0x083C => set.hidden = change.switches(by_style.hidden),
        0x2A42 => style.look.colour = numbered(change.byte()),
        0x6870 => style.look.colour = mixed(change.value),
        0x2A0C => {
            let marker = numbered(change.byte()).filter(|rgb| *rgb != [255; 3]);
            style.look.colour = style.look.colour.or(marker);
        }
        _ => {}
    }
}

/// Returns a colour by its number, if it sets words off.
fn numbered(number: u8) -> Option<[u8; 3]> {
    #[rustfmt::skip]
    const COLOURS: [[u8; 3]; 17] = [
        [0, 0, 0], [0, 0, 0], [0, 0, 255], [0, 255, 255], [0, 255, 0], [255, 0, 255], [255, 0, 0], [255, 255, 0], [255, 255, 255],
        [0, 0, 128], [0, 128, 128], [0, 128, 0], [128, 0, 128], [128, 0, 0], [128, 128, 0], [128, 128, 128], [192, 192, 192],
    ];
    COLOURS.get(usize::from(number)).copied().and_then(rgb::set_off)
}

/// Returns a colour by its parts, if it sets words off; the fourth byte may say that it is that of all text.
fn mixed(value: &[u8]) -> Option<[u8; 3]> {
    let [red, green, blue, of_all] = *value.first_chunk()?;
    rgb::set_off([red, green, blue]).filter(|_| of_all == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(bold: bool, changes: &[&[u8]]) -> Words {
        let style = page::Style { bold, ..page::Style::default() };
        Words::of(Set { style, ..Set::default() }, changes, &Styles::default())
    }

    #[test]
    fn words_are_bold_by_their_style_unless_they_say_otherwise() {
        let bold = |style: bool, value: u8| of(style, &[&[0x35, 0x08, value]]).set.style.bold;
        assert_eq!([bold(false, 1), bold(true, 0), bold(true, 0x80), bold(true, 0x81)], [true, false, true, false]);
        assert!(of(true, &[]).set.style.bold);
        assert!(of(true, &[&[0x35, 0x08, 0, 0x33, 0x2A, 0]]).set.style.bold, "as the style has it");
        assert!(!of(true, &[&[0x30, 0x4A, 7, 0]]).set.style.bold, "a style of words stands in the place of the other");
        assert!(!of(true, &[&[0x35, 0x08, 1], &[0x35, 0x08, 0]]).set.style.bold, "the changes of the piece come last");
    }

    #[test]
    fn words_of_a_style_that_hides_them_are_hidden_only_if_they_say_so() {
        let style = changed(Set::default(), &[0x3C, 0x08, 1]);
        let hidden = |changes: &[u8]| Words::of(style, &[changes], &Styles::default()).set.hidden;
        let said = [&[0x3C, 0x08, 1][..], &[0x3C, 0x08, 0x80], &[0x3C, 0x08, 0x81], &[]].map(hidden);
        assert_eq!(said, [true, true, false, false]);
    }

    #[test]
    fn words_in_a_colour_are_known_but_black_is_none() {
        let colour = |changes: &[u8]| of(false, &[changes]).set.style.look.colour;
        assert_eq!([colour(&[0x42, 0x2A, 6]), colour(&[0x42, 0x2A, 1])], [Some([255, 0, 0]), None]);
        assert_eq!(colour(&[0x42, 0x2A, 6, 0x70, 0x68, 0, 112, 192, 0]), Some([0, 112, 192]));
        assert_eq!(colour(&[0x42, 0x2A, 6, 0x70, 0x68, 0, 0, 0, 0xFF]), None);
        assert_eq!([colour(&[0x0C, 0x2A, 7]), colour(&[0x0C, 0x2A, 8])], [Some([255, 255, 0]), None]);
        assert_eq!(colour(&[0x42, 0x2A, 99]), None);
    }
}
