//! How high each block is and where it stands, measured when it was laid out and guessed before that. A correction
//! above what is seen is handed back, so that the words under the eye stay where they are.

use super::blocks::Block;
use super::fenwick::Fenwick;
use super::layout::Setting;

/// Points above and between blocks.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Gaps {
    /// Above the first block of a turn, for the speaker's name.
    pub name: f32,
    /// Below the last block of a turn.
    pub turn: f32,
    /// Below any other block that ends a line.
    pub paragraph: f32,
}

/// The heights of all blocks of a page.
#[derive(Debug, Default)]
pub struct Heights {
    sums: Fenwick,
    measured: Vec<bool>,
    set: Option<(Setting, u32)>,
    /// Points that a character takes of a line, as far as measured.
    char_width: Option<f32>,
}

impl Heights {
    /// Whether the heights are those of that setting and that many blocks.
    pub fn fit(&self, set: &Setting, ppp: f32, n_blocks: usize) -> bool {
        self.sums.count() == n_blocks && self.set.as_ref().is_some_and(|(s, p)| s == set && *p == ppp.to_bits())
    }

    /// Whether a character's width still has to be measured, with [`Self::calibrate`].
    pub fn needs_calibration(&self, set: &Setting) -> bool {
        self.char_width.is_none() || self.set.as_ref().is_some_and(|(s, _)| s.font != set.font)
    }

    /// Takes over that `chars` characters took `lines` lines of that setting.
    pub fn calibrate(&mut self, set: &Setting, chars: u32, lines: f32) {
        if chars > 0 && lines > 0.0 {
            self.char_width = Some(lines * set.width / chars as f32);
        }
    }

    /// Guesses all heights anew; `around` is what stands above and below the words of each block.
    pub fn reset(&mut self, blocks: &[Block], set: &Setting, ppp: f32, around: &[f32]) {
        let per_line = set.width / self.char_width.unwrap_or(set.font.size * 0.47);
        let guess = |(b, around): (&Block, &f32)| {
            let lines = (b.span.len() as f32 / per_line).ceil().max(1.0);
            f64::from(lines * set.line + around)
        };
        self.sums = Fenwick::new(blocks.iter().zip(around).map(guess).collect());
        self.measured = vec![false; blocks.len()];
        self.set = Some((set.clone(), ppp.to_bits()));
    }

    /// Forgets the heights, for another document; how wide characters are is kept.
    pub fn clear(&mut self) {
        (self.sums, self.set) = (Fenwick::default(), None);
        self.measured.clear();
    }

    /// Takes over the measured height of block `i` and returns by how much it differs from the guess.
    pub fn measure(&mut self, i: usize, height: f32) -> f64 {
        self.measured[i] = true;
        self.sums.set(i, f64::from(height))
    }

    /// Whether block `i` was measured since the last reset.
    pub fn is_measured(&self, i: usize) -> bool {
        self.measured[i]
    }

    /// Returns the top of block `i`.
    pub fn top(&self, i: usize) -> f64 {
        self.sums.before(i)
    }

    /// Returns the height of block `i`.
    pub fn height(&self, i: usize) -> f64 {
        self.sums.value(i)
    }

    /// Returns the block at a height.
    pub fn at(&self, height: f64) -> usize {
        self.sums.at(height)
    }

    /// Returns the height of the whole page.
    pub fn total(&self) -> f64 {
        self.sums.total()
    }
}

impl Gaps {
    /// Returns what stands above the words of `block`.
    pub fn above(&self, block: &Block, named: bool) -> f32 {
        if block.opens_turn && named { self.name } else { 0.0 }
    }

    /// Returns what stands below them; a line cut in two has nothing between its parts.
    pub fn below(&self, block: &Block, next: Option<&Block>) -> f32 {
        match next {
            Some(next) if next.continues => 0.0,
            _ if block.closes_turn => self.turn,
            _ => self.paragraph,
        }
    }
}

#[cfg(test)]
mod tests {
    use eframe::egui::FontId;

    use super::*;
    use crate::model::Span;

    fn block(start: u32, len: u32) -> Block {
        let span = Span::new(start, start + len);
        Block {
            span,
            line: 1,
            turn: None,
            opens_turn: false,
            closes_turn: false,
            continues: false,
            right_to_left: false,
        }
    }

    #[test]
    fn a_guess_counts_lines_and_a_measurement_says_how_wrong_it_was() {
        let set = Setting { font: FontId::proportional(10.0), line: 20.0, width: 100.0 };
        let mut heights = Heights::default();
        heights.calibrate(&set, 40, 2.0);
        let blocks = [block(0, 20), block(20, 41), block(61, 1)];
        heights.reset(&blocks, &set, 1.0, &[5.0; 3]);
        assert_eq!((heights.top(1), heights.top(2), heights.total()), (25.0, 90.0, 115.0));
        assert_eq!(heights.measure(1, 45.0), -20.0);
        assert!(heights.is_measured(1) && !heights.is_measured(0));
        assert_eq!((heights.height(1), heights.at(69.0), heights.at(70.0)), (45.0, 1, 2));
        assert!(heights.fit(&set, 1.0, 3) && !heights.fit(&set, 2.0, 3));
    }
}
