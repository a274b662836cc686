//! Words that run to the left: Arabic, Hebrew. A page says where each letter stands and not in which order people read,
//! and its letters are drawn in either. They are put from left to right first, as those of all other pages are; once
//! they are words on a line, the line is turned around, but for the numbers and the Latin words in it. A page of such
//! words is read from the right: its columns, the beginnings of its lines, the labels beside them.

use std::borrow::Cow;

use unicode_bidi::{BidiClass, bidi_class};
use unicode_segmentation::UnicodeSegmentation as _;

use super::glyphs::Glyph;
use super::pieces::Piece;
use super::setting::Setting;
use crate::model::{is_right_to_left, mirrored};

/// How a sign behaves on a line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    /// A letter that runs to the left.
    Left,
    /// A letter that runs to the right.
    Right,
    Digit,
    /// A sign that belongs to the number beside it: `%`, `€`.
    OfNumber,
    Space,
    Other,
}

impl Kind {
    /// Returns how a character behaves, by the first of its signs.
    fn of(cluster: &str) -> Self {
        let Some(c) = cluster.chars().next() else { return Self::Other };
        match bidi_class(c) {
            BidiClass::R | BidiClass::AL => Self::Left,
            BidiClass::L => Self::Right,
            BidiClass::EN | BidiClass::AN => Self::Digit,
            BidiClass::ET => Self::OfNumber,
            BidiClass::WS | BidiClass::S | BidiClass::B => Self::Space,
            _ => Self::Other,
        }
    }

    fn is_word(self) -> bool {
        matches!(self, Self::Right | Self::Digit)
    }
}

fn runs_left(text: &str) -> bool {
    text.chars().any(is_right_to_left)
}

/// Returns the glyphs so that those of a line of Arabic or Hebrew follow each other from left to right.
pub(super) fn in_place(glyphs: &[Glyph]) -> Cow<'_, [Glyph]> {
    if !glyphs.iter().any(|glyph| runs_left(&glyph.text)) {
        return Cow::Borrowed(glyphs);
    }
    let is_one_line = |a: &Glyph, b: &Glyph| (a.y - b.y).abs() < 0.3 * a.size.max(b.size);
    let mut placed: Vec<Glyph> = Vec::with_capacity(glyphs.len());
    for stretch in glyphs.chunk_by(is_one_line) {
        let from = placed.len();
        placed.extend_from_slice(stretch);
        let stretch = &mut placed[from..];
        if !stretch.iter().any(|glyph| runs_left(&glyph.text)) {
            continue;
        }
        // A vowel sign stands on its letter, which comes first.
        let is_mark = |glyph: &Glyph| glyph.text.chars().next().is_some_and(|c| bidi_class(c) == BidiClass::NSM);
        stretch.sort_by(|a, b| a.x.total_cmp(&b.x).then_with(|| is_mark(a).cmp(&is_mark(b))));
        for glyph in stretch.iter_mut().filter(|glyph| runs_left(&glyph.text)) {
            // The letters of a ligature, or a whole word, are noted in the order of reading.
            glyph.text = glyph.text.graphemes(true).rev().collect();
        }
    }
    Cow::Owned(placed)
}

/// Returns the pieces with their words in the order of reading. Where most letters of a page run to the left, it is
/// mirrored: what stands at the right comes first.
pub(super) fn turned(mut pieces: Vec<Piece>) -> Vec<Piece> {
    let letters = || pieces.iter().flat_map(|piece| piece.text.chars()).filter(|c| c.is_alphabetic());
    let n_left = letters().filter(|c| is_right_to_left(*c)).count();
    if n_left == 0 {
        return pieces;
    }
    let is_mirrored = n_left * 2 > letters().count();
    let left = pieces.iter().map(|piece| piece.left).fold(f32::MAX, f32::min);
    let axis = left + pieces.iter().map(|piece| piece.right).fold(f32::MIN, f32::max);
    for piece in &mut pieces {
        if is_mirrored {
            (piece.left, piece.right) = (axis - piece.right, axis - piece.left);
        }
        if runs_left(&piece.text) {
            let style = piece.setting.whole(piece.text.len());
            piece.text = logical(&piece.text);
            piece.setting = style.map_or_else(Setting::default, |style| Setting::of(piece.text.len(), style));
        }
    }
    pieces
}

/// Returns a line that is written down from left to right in the order in which people read it.
fn logical(line: &str) -> String {
    let clusters: Vec<(&str, Kind)> = line.graphemes(true).map(|cluster| (cluster, Kind::of(cluster))).collect();
    let count = |kind: Kind| clusters.iter().filter(|(_, other)| *other == kind).count();
    let mut read = String::with_capacity(line.len());
    if count(Kind::Left) >= count(Kind::Right) {
        push_from_right(&mut read, &clusters);
        return read;
    }
    // A few words within a line that runs to the right.
    for stretch in clusters.chunk_by(|a, b| (a.1 == Kind::Right) == (b.1 == Kind::Right)) {
        let is_left = |(_, kind): &(&str, Kind)| *kind == Kind::Left;
        let Some(first) = stretch.iter().position(is_left) else {
            push(&mut read, stretch);
            continue;
        };
        let behind = stretch.iter().rposition(is_left).map_or(first, |last| last + 1);
        push(&mut read, &stretch[..first]);
        push_from_right(&mut read, &stretch[first..behind]);
        push(&mut read, &stretch[behind..]);
    }
    read
}

/// Appends what people read from the right: its numbers and Latin words run to the right nonetheless.
fn push_from_right(read: &mut String, clusters: &[(&str, Kind)]) {
    for stretch in clusters.chunk_by(|a, b| (a.1 == Kind::Left) == (b.1 == Kind::Left)).rev() {
        if stretch.iter().any(|(_, kind)| *kind == Kind::Right) {
            push_words(read, stretch);
        } else {
            // Of two numbers, the one to the right comes first.
            let numbers = stretch.chunk_by(|a, b| (a.1 == Kind::Space) == (b.1 == Kind::Space));
            numbers.rev().for_each(|number| push_words(read, number));
        }
    }
}

/// Appends a stretch without a letter that runs to the left: its words as they stand, what is around them from the
/// right.
fn push_words(read: &mut String, stretch: &[(&str, Kind)]) {
    let is_word = |(_, kind): &(&str, Kind)| kind.is_word();
    let Some(first) = stretch.iter().position(is_word) else {
        push_mirrored(read, stretch);
        return;
    };
    let behind = stretch.iter().rposition(is_word).map_or(first, |last| last + 1);
    let is_of_number = |(_, kind): &&(&str, Kind)| *kind == Kind::OfNumber;
    let first = first - stretch[..first].iter().rev().take_while(is_of_number).count();
    let behind = behind + stretch[behind..].iter().take_while(is_of_number).count();
    push_mirrored(read, &stretch[behind..]);
    push(read, &stretch[first..behind]);
    push_mirrored(read, &stretch[..first]);
}

fn push(read: &mut String, clusters: &[(&str, Kind)]) {
    clusters.iter().for_each(|(cluster, _)| read.push_str(cluster));
}

/// Appends from the right; a bracket that opens to the left is written as one that opens to the right.
fn push_mirrored(read: &mut String, clusters: &[(&str, Kind)]) {
    read.extend(clusters.iter().rev().flat_map(|(cluster, _)| cluster.chars().map(mirrored)));
}

#[cfg(test)]
mod tests {
    use super::super::pieces;
    use super::*;

    /// Letters of one width; each is a glyph.
    fn drawn(letters: &[&str], from: f32) -> Vec<Glyph> {
        let glyph = |(i, text): (usize, &&str)| Glyph {
            text: (*text).to_owned(),
            x: from + 5.0 * i as f32,
            y: 100.0,
            width: 5.0,
            size: 10.0,
            ..Glyph::default()
        };
        letters.iter().enumerate().map(glyph).collect()
    }

    #[test]
    fn letters_are_read_from_the_right_whatever_the_order_of_drawing() {
        let shown = drawn(&["ם", "ו", "ל", "ש"], 50.0);
        let backward: Vec<Glyph> = shown.iter().rev().cloned().collect();
        for glyphs in [shown, backward] {
            assert_eq!(pieces::of(&glyphs)[0].text, "שלום");
        }
    }

    #[test]
    fn a_ligature_holds_its_letters_in_the_order_of_reading() {
        // The glyph of lam and alef is one.
        let glyphs = drawn(&["م", "لا", "س"], 50.0);
        assert_eq!(pieces::of(&glyphs)[0].text, "سلام");
    }

    #[test]
    fn numbers_and_latin_words_run_to_the_right_nonetheless() {
        for (shown, read) in [
            (".Python 3 תפשב בתכנ", "נכתב בשפת Python 3."),
            ("(12) 2026 תנשב 15%", "15% בשנת 2026 (12)"),
            ("He said םולש and left", "He said שלום and left"),
            (":תניארמ", "מראינת:"),
        ] {
            assert_eq!(logical(shown), read);
        }
    }

    #[test]
    fn a_page_of_such_words_is_mirrored() {
        let label = Piece { text: ":ש".to_owned(), left: 500.0, right: 520.0, ..Piece::default() };
        let words = Piece { text: "םולש".to_owned(), left: 50.0, right: 480.0, ..Piece::default() };
        let turned = turned(vec![label, words]);
        assert!(turned[0].left < turned[1].left, "{turned:?}");
        assert_eq!([&turned[0].text, &turned[1].text], ["ש:", "שלום"]);
    }
}
