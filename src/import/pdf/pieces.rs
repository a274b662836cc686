//! Glyphs to pieces of lines: words on one baseline without a gap that could be the space between columns.

use unicode_normalization::UnicodeNormalization as _;

use super::super::page::Style;
use super::glyphs::Glyph;

/// Words on one baseline.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Piece {
    pub text: String,
    /// How much of it, from its beginning, is bold or italic.
    pub lead: Lead,
    pub left: f32,
    pub right: f32,
    /// The baseline.
    pub y: f32,
    pub size: f32,
    /// Which column of the page, or stretch between columns, it stands in, once that is known.
    pub column: usize,
}

/// The beginning of a text, as far as it is bold or italic: labels and headings are set so.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub(super) struct Lead {
    /// In bytes.
    pub len: usize,
    pub style: Style,
}

impl Lead {
    /// Returns the lead of a text of `len` bytes with this one, after `next` was put behind it: `added` bytes with a lead of
    /// their own. Plain signs of `between` bytes lie between the two.
    pub fn joined(self, len: usize, between: usize, next: Self) -> Self {
        let is_whole = self.len == len && next.len > 0;
        if len == 0 {
            next
        } else if is_whole {
            Self { len: len + between + next.len, ..self }
        } else {
            self
        }
    }
}

/// A gap of this many times the size of the font is a space.
const SPACE: f32 = 0.17;
/// A gap of this many times the size of the font parts two pieces: there may be a gutter, or the margin.
const PARTED: f32 = 0.9;

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
    pieces.iter_mut().for_each(Piece::compose);
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
            let is_apart = piece.left - last.right > SPACE * last.size && !last.text.ends_with(' ');
            last.lead = last.lead.joined(last.text.len(), usize::from(is_apart), piece.lead);
            if is_apart {
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
    /// Whether it is nothing but a number, as lines and paragraphs have them in the margin.
    pub fn is_number(&self) -> bool {
        let digits = self.text.trim();
        (1..=5).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
    }

    fn of(glyph: &Glyph) -> Self {
        let Glyph { text, x, y, width, size, style, .. } = glyph.clone();
        let lead = lead_of(&text, style);
        Self { text, lead, left: x, right: x + width, y, size, column: 0 }
    }

    /// Writes letters and their marks as one character each.
    fn compose(&mut self) {
        let (lead, rest) = self.text.split_at(self.lead.len);
        let mut text: String = lead.nfc().collect();
        self.lead.len = text.len();
        text.extend(rest.nfc());
        self.text = text;
    }

    fn add(&mut self, glyph: &Glyph) {
        let gap = glyph.x - self.right;
        let is_raised = self.y - glyph.y > 0.15 * self.size && glyph.size < 0.85 * self.size;
        let digit = glyph.text.chars().all(|c| c.is_ascii_digit()) && !glyph.text.is_empty();
        let is_apart = gap > SPACE * glyph.size.min(self.size);
        let is_apart = is_apart && !self.text.ends_with(' ') && !glyph.text.starts_with(' ');
        let is_second_space = glyph.text == " " && self.text.ends_with(' ');
        if is_raised && digit {
            if is_apart {
                self.text.push(' ');
            }
            // The call of a footnote: `mot[12]`, digit by digit.
            let open = self.text.strip_suffix(']').map(str::len).filter(|_| gap.abs() < SPACE * self.size);
            match open {
                Some(len) => self.text.truncate(len),
                None => self.text.push('['),
            }
            self.text.push_str(&glyph.text);
            self.text.push(']');
        } else if !is_second_space {
            // A space is set as the words before it.
            let style = if glyph.text.trim().is_empty() { self.lead.style } else { glyph.style };
            self.lead = self.lead.joined(self.text.len(), usize::from(is_apart), lead_of(&glyph.text, style));
            if is_apart {
                self.text.push(' ');
            }
            self.text.push_str(&glyph.text);
            self.size = self.size.max(glyph.size);
        }
        self.right = self.right.max(glyph.x + glyph.width);
    }
}

/// Returns the lead of a text that is set in one style.
fn lead_of(text: &str, style: Style) -> Lead {
    let len = if style == Style::default() { 0 } else { text.len() };
    Lead { len, style }
}
