//! Glyphs to pieces of lines: words on one baseline without a gap that could be the space between columns.

use unicode_normalization::UnicodeNormalization as _;

use super::super::decode::is_empty_space;
use super::glyphs::Glyph;
use super::setting::Setting;
use super::{label_column, leftward};

/// Words on one baseline.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Piece {
    pub text: String,
    pub setting: Setting,
    pub left: f32,
    pub right: f32,
    /// The baseline.
    pub y: f32,
    pub size: f32,
    /// Which column of the page, or stretch between columns, it stands in, once that is known.
    pub column: usize,
    /// Where the words begin behind a number with which it begins.
    pub behind_number: Option<f32>,
    /// Whether it begins with a raised number, as a footnote does.
    pub is_note: bool,
    /// Whether it begins where the words beside labels do.
    pub is_beside_label: bool,
}

/// A gap of this many times the size of the font is a space.
const SPACE: f32 = 0.17;
/// So is one of this many times where letters stand as close as their font has them: lines that are set tight have no
/// more.
const TIGHT_SPACE: f32 = 0.1;
/// A gap of this many times the size of the font parts two pieces: there may be a gutter, or the margin.
pub(super) const PARTED: f32 = 0.9;

/// Returns the pieces in the order in which their glyphs are drawn.
pub(super) fn of(glyphs: &[Glyph]) -> Vec<Piece> {
    let glyphs = leftward::in_place(glyphs);
    let pieces = cut(&glyphs, None);
    let words = label_column::words_begin(&pieces, &glyphs);
    leftward::turned(if words.is_some() { cut(&glyphs, words) } else { pieces })
}

/// Returns the pieces of lines, cut as well where the words beside labels begin, if that is known.
fn cut(glyphs: &[Glyph], words: Option<f32>) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for stretch in stretches(glyphs, words) {
        let piece = Piece::of(stretch);
        if !piece.text.trim().is_empty() {
            let before = pieces.last().filter(|before| (before.y - piece.y).abs() < 0.2 * piece.size);
            let begins = |x: f32| {
                stretch
                    .first()
                    .zip(before)
                    .is_some_and(|(glyph, before)| label_column::begins_at(glyph, before.right, x))
            };
            pieces.push(Piece { is_beside_label: words.is_some_and(begins), ..piece });
        }
    }
    joined(pieces)
}

/// Cuts the glyphs where one does not stand behind the one before, on its line, or where the words beside labels begin.
fn stretches(glyphs: &[Glyph], words: Option<f32>) -> Vec<&[Glyph]> {
    let mut stretches = Vec::new();
    let mut from = 0;
    let mut open = glyphs.first().map(Piece::at);
    for (at, glyph) in glyphs.iter().enumerate().skip(1) {
        let begins_words = |open: &Piece| words.is_some_and(|x| label_column::begins_at(glyph, open.right, x));
        match open.as_mut().filter(|open| open.goes_on(&glyphs[at - 1], glyph) && !begins_words(open)) {
            Some(open) => open.reach(glyph),
            None => {
                stretches.push(&glyphs[from..at]);
                (from, open) = (at, Some(Piece::at(glyph)));
            }
        }
    }
    stretches.push(&glyphs[from..]);
    stretches
}

/// Returns the narrowest gap between the glyphs of a line that is a space, in sizes of the font.
fn space(glyphs: &[Glyph]) -> f32 {
    const FEWEST: usize = 8;
    /// Letters of one word that are moved towards or away from each other differ by less.
    const EVEN: f32 = 0.04;
    /// Words whose letters are spaced out have gaps of this width.
    const SPACED_OUT: std::ops::Range<f32> = 0.06..0.16;
    let gap = |pair: &[Glyph]| (pair[1].x - pair[0].x - pair[0].width) / pair[0].size.max(pair[1].size).max(0.1);
    let are_letters = |pair: &&[Glyph]| pair.iter().all(|glyph| !glyph.text.trim().is_empty());
    // Most programs write the spaces down; their letters may be moved to fill a line.
    let has_spaces = glyphs.iter().any(|glyph| glyph.text == " ");
    let mut gaps: Vec<f32> = glyphs.windows(2).filter(are_letters).map(gap).collect();
    if has_spaces || gaps.len() < FEWEST {
        return SPACE;
    }
    gaps.sort_by(f32::total_cmp);
    let [low, usual, high] = [1, 2, 3].map(|quarter| gaps[gaps.len() * quarter / 4]);
    if SPACED_OUT.contains(&usual) && high - low < EVEN {
        return usual + TIGHT_SPACE;
    }
    let n_between = gaps.iter().filter(|gap| (EVEN..TIGHT_SPACE).contains(*gap)).count();
    if usual.abs() < EVEN && n_between * 20 <= gaps.len() { TIGHT_SPACE } else { SPACE }
}

/// Joins pieces that follow each other on a line although something was drawn in between.
fn joined(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut all: Vec<Piece> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        if let Some(last) = all.last_mut()
            && (last.y - piece.y).abs() < 0.2 * last.size
            && (-0.2..PARTED).contains(&((piece.left - last.right) / last.size))
            && !piece.is_beside_label
        {
            let is_apart = piece.left - last.right > SPACE * last.size && !last.text.ends_with(' ');
            if last.is_number() && (is_apart || last.text.ends_with(' ')) {
                last.behind_number = Some(piece.left);
            }
            last.setting.append(last.text.len(), usize::from(is_apart), &piece.setting);
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

    /// Returns the number with which it begins, if words stand behind it.
    pub fn leading_number(&self) -> Option<u32> {
        let text = self.text.trim_start();
        let n = text.bytes().take_while(u8::is_ascii_digit).count();
        self.behind_number.and_then(|_| text[..n].parse().ok())
    }

    /// Takes the number away with which it begins.
    pub fn remove_leading_number(&mut self) {
        let Some(left) = self.behind_number.take() else { return };
        let words = self.text.trim_start().trim_start_matches(|c: char| c.is_ascii_digit()).trim_start();
        let gone = self.text.len() - words.len();
        self.text.drain(..gone);
        self.setting.map(|at| at.saturating_sub(gone));
        self.left = left;
    }

    /// Returns a piece without words where the glyph stands.
    fn at(glyph: &Glyph) -> Self {
        Self { left: glyph.x, right: glyph.x + glyph.width, y: glyph.y, size: glyph.size, ..Self::default() }
    }

    /// Whether `glyph`, drawn after `before`, stands on the line of the piece, behind it or little before its end.
    fn goes_on(&self, before: &Glyph, glyph: &Glyph) -> bool {
        let size = self.size.max(glyph.size);
        let gap = glyph.x - self.right;
        let raised = (glyph.y - before.y).abs().min((glyph.y - self.y).abs());
        // Calls of footnotes stand as high as the program likes that sets them.
        let most = if self.is_below(glyph) && gap < SPACE * size { 0.7 } else { 0.45 };
        raised < most * size && gap < PARTED * size && gap > -size && glyph.x >= self.left - 0.1 * size
    }

    /// Extends the piece over the place of a glyph.
    fn reach(&mut self, glyph: &Glyph) {
        self.right = self.right.max(glyph.x + glyph.width);
        if !self.is_below(glyph) {
            self.size = self.size.max(glyph.size);
        }
    }

    /// Whether the glyph is small and raised above the line, as the call of a footnote is.
    fn is_below(&self, glyph: &Glyph) -> bool {
        self.y - glyph.y > 0.15 * self.size && glyph.size < 0.85 * self.size
    }

    /// Returns what the glyphs of one line say.
    fn of(glyphs: &[Glyph]) -> Self {
        let space = space(glyphs);
        let mut piece = glyphs.first().map(Self::at).unwrap_or_default();
        for glyph in glyphs {
            piece.write(glyph, space);
            piece.reach(glyph);
        }
        piece.compose();
        piece
    }

    /// Writes letters and their marks as one character each, and no spaces without width beside others.
    fn compose(&mut self) {
        let mut text = String::with_capacity(self.text.len());
        let mut setting = Setting::default();
        let mut begin = 0;
        for (stretch, style) in self.setting.cut(&self.text) {
            let from = text.len();
            let seen = stretch.char_indices().filter(|(at, _)| !is_empty_space(&self.text, begin + at));
            text.extend(seen.map(|(_, c)| c).nfc());
            begin += stretch.len();
            setting.append(from, 0, &Setting::of(text.len() - from, style));
        }
        (self.text, self.setting) = (text, setting);
    }

    /// Notes what comes behind the number that it is so far: words that are set apart from it, or larger and lower
    /// letters, beside which it is raised: `[1] See above.`
    fn end_number(&mut self, glyph: &Glyph, is_apart: bool) {
        let is_word = !glyph.text.trim().is_empty();
        if is_word && (is_apart || self.text.ends_with(' ')) {
            self.behind_number = Some(glyph.x);
        }
        if glyph.y - self.y > 0.15 * glyph.size && self.size < 0.85 * glyph.size {
            let number = format!("[{}]", self.text.trim());
            self.setting = Setting::of(number.len(), self.setting.last(self.text.len()));
            (self.text, self.y, self.is_note) = (number, glyph.y, true);
        }
    }

    /// Returns where the number ends with which the text calls a footnote at its end.
    fn open_call(&self) -> Option<usize> {
        let inner = self.text.strip_suffix(']')?;
        let (_, number) = inner.rsplit_once('[')?;
        (!number.is_empty() && number.bytes().all(|b| b.is_ascii_digit())).then_some(inner.len())
    }

    /// Appends what a glyph says; a gap of `space` sizes of the font before it is a space.
    fn write(&mut self, glyph: &Glyph, space: f32) {
        let gap = glyph.x - self.right;
        let digit = glyph.text.chars().all(|c| c.is_ascii_digit()) && !glyph.text.is_empty();
        let is_apart = gap > space * glyph.size.min(self.size);
        let is_apart = is_apart && !self.text.ends_with(' ') && !glyph.text.starts_with(' ');
        let is_second_space = glyph.text == " " && self.text.ends_with(' ');
        if self.is_number() {
            self.end_number(glyph, is_apart);
        }
        if self.is_below(glyph) && digit {
            let set = self.setting.last(self.text.len());
            if is_apart {
                self.text.push(' ');
            }
            // The call of a footnote: `mot[12]`, digit by digit.
            let open = self.open_call().filter(|_| gap.abs() < space * self.size);
            let from = open.unwrap_or(self.text.len());
            match open {
                Some(len) => self.text.truncate(len),
                None => self.text.push('['),
            }
            self.text.push_str(&glyph.text);
            self.text.push(']');
            self.setting.map(|at| at.min(from));
            self.setting.append(from, 0, &Setting::of(self.text.len() - from, set));
        } else if !is_second_space {
            // A space is set as the words before it.
            let len = self.text.len();
            let style = if glyph.text.trim().is_empty() { self.setting.last(len) } else { glyph.style };
            self.setting.append(len, usize::from(is_apart), &Setting::of(glyph.text.len(), style));
            if is_apart {
                self.text.push(' ');
            }
            self.text.push_str(&glyph.text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One glyph a letter; `gaps` are those before the letters, in points.
    fn read(letters: &str, gaps: &[f32]) -> String {
        let mut x = 50.0;
        let glyph = |(c, gap): (char, &f32)| {
            let glyph = Glyph { text: c.to_string(), x: x + gap, y: 100.0, width: 5.0, size: 10.0, ..Glyph::default() };
            x = glyph.x + glyph.width;
            glyph
        };
        let glyphs: Vec<Glyph> = letters.chars().zip(gaps).map(glyph).collect();
        of(&glyphs).into_iter().map(|piece| piece.text).collect()
    }

    #[test]
    fn the_narrow_gaps_of_a_line_that_is_set_tight_are_spaces() {
        assert_eq!(
            read("lowflowindex", &[0.0, 0.0, 0.0, 1.3, 0.0, 0.0, 0.0, 1.3, 0.0, 0.0, 0.0, 0.0]),
            "low flow index"
        );
    }

    #[test]
    fn a_number_at_the_beginning_of_a_line_is_known_and_a_raised_one_is_a_note() {
        let glyph = |(i, c): (usize, char), size: f32, y: f32| {
            let x = 50.0 + 5.0 * i as f32;
            Glyph { text: c.to_string(), x, y, width: 5.0, size, ..Glyph::default() }
        };
        let line: Vec<Glyph> = "12 Yes.".chars().enumerate().map(|at| glyph(at, 10.0, 100.0)).collect();
        let mut piece = of(&line).remove(0);
        assert_eq!((piece.leading_number(), piece.is_note), (Some(12), false));
        piece.remove_leading_number();
        assert_eq!((piece.text.as_str(), piece.left, piece.leading_number()), ("Yes.", 65.0, None));
        let raised = |at: (usize, char)| if at.0 == 0 { glyph(at, 6.0, 96.0) } else { glyph(at, 10.0, 100.0) };
        let note: Vec<Glyph> = "1 See above.".chars().enumerate().map(raised).collect();
        let note = of(&note).remove(0);
        assert_eq!((note.text.as_str(), note.y, note.is_note), ("[1] See above.", 100.0, true));
        let high = |at: (usize, char)| if at.1 == '1' { glyph(at, 6.0, 94.0) } else { glyph(at, 10.0, 100.0) };
        let called = |line: &str| of(&line.chars().enumerate().map(high).collect::<Vec<_>>()).remove(0).text;
        assert_eq!(called("So it was.11"), "So it was.[11]");
        assert_eq!(called("[laughs]1"), "[laughs][1]");
    }

    #[test]
    fn spaces_without_width_beside_others_are_left_out() {
        assert_eq!(read("\u{200b}So\u{200b} \u{200b}it\u{200b}", &[0.0; 9]), "So it");
    }

    #[test]
    fn the_letters_of_words_that_are_spaced_out_stay_together() {
        assert_eq!(read("INDEXWORDS", &[0.0, 1.4, 1.4, 1.4, 1.4, 4.5, 1.4, 1.4, 1.4, 1.4]), "INDEX WORDS");
    }
}
