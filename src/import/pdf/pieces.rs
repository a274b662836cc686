//! Glyphs to pieces of lines: words on one baseline without a gap that could be the space between columns.

use unicode_normalization::UnicodeNormalization as _;

use super::glyphs::Glyph;

/// Words on one baseline.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Piece {
    pub text: String,
    pub left: f32,
    pub right: f32,
    /// The baseline.
    pub y: f32,
    pub size: f32,
    /// Which column of the page, or stretch between columns, it stands in, once that is known.
    pub column: usize,
}

/// A gap of this many times the size of the font is a space.
const SPACE: f32 = 0.17;
/// A gap of this many times the size of the font parts two pieces.
const PARTED: f32 = 1.6;

/// Returns the pieces in the order in which their glyphs are drawn.
pub(super) fn of(glyphs: &[Glyph]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut before: Option<&Glyph> = None;
    for glyph in glyphs {
        let last = pieces.last_mut();
        match (last, before) {
            (Some(piece), Some(before)) if goes_on(piece, before, glyph) => piece.add(glyph),
            _ => pieces.push(Piece::of(glyph)),
        }
        before = Some(glyph);
    }
    for piece in &mut pieces {
        let text: String = piece.text.nfc().collect();
        piece.text = text;
    }
    pieces.retain(|piece| !piece.text.trim().is_empty());
    joined(pieces)
}

/// Whether `glyph` stands on the line of the piece, behind it or little before its end.
fn goes_on(piece: &Piece, before: &Glyph, glyph: &Glyph) -> bool {
    let size = piece.size.max(glyph.size);
    let gap = glyph.x - piece.right;
    let raised = (glyph.y - before.y).abs().min((glyph.y - piece.y).abs());
    raised < 0.45 * size && gap < PARTED * size && gap > -size && glyph.x >= piece.left - 0.1 * size
}

/// Joins pieces that follow each other on a line although something was drawn in between.
fn joined(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut all: Vec<Piece> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        if let Some(last) = all.last_mut()
            && (last.y - piece.y).abs() < 0.2 * last.size
            && (-0.2..PARTED).contains(&((piece.left - last.right) / last.size))
        {
            if piece.left - last.right > SPACE * last.size && !last.text.ends_with(' ') {
                last.text.push(' ');
            }
            last.text.push_str(&piece.text);
            last.right = piece.right;
        } else {
            all.push(piece);
        }
    }
    all
}

impl Piece {
    fn of(glyph: &Glyph) -> Self {
        let Glyph { text, x, y, width, size } = glyph.clone();
        Self { text, left: x, right: x + width, y, size, column: 0 }
    }

    fn add(&mut self, glyph: &Glyph) {
        let gap = glyph.x - self.right;
        let is_raised = self.y - glyph.y > 0.15 * self.size && glyph.size < 0.85 * self.size;
        let digit = glyph.text.chars().all(|c| c.is_ascii_digit()) && !glyph.text.is_empty();
        if gap > SPACE * glyph.size.min(self.size) && !self.text.ends_with(' ') && !glyph.text.starts_with(' ') {
            self.text.push(' ');
        }
        if is_raised && digit {
            // The call of a footnote: `mot[12]`, digit by digit.
            let open = self.text.strip_suffix(']').map(str::len).filter(|_| gap.abs() < SPACE * self.size);
            match open {
                Some(len) => self.text.truncate(len),
                None => self.text.push('['),
            }
            self.text.push_str(&glyph.text);
            self.text.push(']');
        } else {
            self.text.push_str(&glyph.text);
            self.size = self.size.max(glyph.size);
        }
        self.right = self.right.max(glyph.x + glyph.width);
    }
}
