//! A block laid out: where its characters stand. Two kinds stand behind one trait, so that the second can go as soon as
//! the first learns to read from right to left: galleys of egui, and word boxes (`bidi.rs`).
//!
//! Nothing of it is kept from one frame to the next, because egui may empty the picture of its glyphs in between; its
//! own cache makes asking again cheap.

use std::ops::Range;
use std::sync::Arc;

use eframe::egui::epaint::text::{CharIndex, FontsView};
use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{Color32, FontId, Galley, Painter, Pos2, Rect, Vec2, pos2, vec2};

use super::bidi::WordBoxes;

/// How the words of a document are set.
#[derive(Clone, PartialEq, Debug)]
pub struct Setting {
    /// Face and size.
    pub font: FontId,
    /// Points from line to line.
    pub line: f32,
    /// Points from the left edge of a line to its right edge.
    pub width: f32,
}

/// A block laid out. Positions count code points from the beginning of the block, places count points from its top
/// left.
pub trait BlockLayout {
    /// Returns the height in points.
    fn height(&self) -> f32;

    /// Appends the places of the characters `of`, one rectangle or more a line, top to bottom.
    fn rects(&self, of: Range<u32>, into: &mut Vec<Rect>);

    /// Returns the caret position nearest to `place`, which may lie outside.
    fn hit(&self, place: Vec2) -> u32;

    /// Returns where the caret stands before character `at`; it has no width.
    fn caret(&self, at: u32) -> Rect;

    /// Returns the first and the last caret position of the line in which the caret stands at `at`.
    fn line_of(&self, at: u32) -> Range<u32>;

    /// Draws the words with their top left at `at`.
    fn paint(&self, painter: &Painter, at: Pos2, colour: Color32);
}

/// Returns `words` laid out; `right_to_left` says whether they hold letters that run from right to left.
pub fn lay_out(fonts: &mut FontsView<'_>, words: &str, right_to_left: bool, set: &Setting) -> Box<dyn BlockLayout> {
    if !right_to_left {
        let lines = Lines::new(fonts, words, set);
        if lines.knows_every_character() {
            return Box::new(lines);
        }
    }
    Box::new(WordBoxes::new(fonts, words, set))
}

/// Returns the galley of `words`, in one line when `width` is infinite, in the colour that it is drawn with later.
pub fn galley(fonts: &mut FontsView<'_>, words: &str, set: &Setting, width: f32) -> Arc<Galley> {
    let format = TextFormat {
        font_id: set.font.clone(),
        line_height: Some(set.line),
        color: Color32::PLACEHOLDER,
        ..TextFormat::default()
    };
    let mut job = LayoutJob::single_section(words.to_owned(), format);
    job.wrap.max_width = width;
    fonts.layout_job(job)
}

/// Words that run from left to right.
struct Lines {
    galley: Arc<Galley>,
    chars: u32,
    /// The first character of each line.
    starts: Vec<u32>,
}

impl Lines {
    fn new(fonts: &mut FontsView<'_>, words: &str, set: &Setting) -> Self {
        let galley = galley(fonts, words, set, set.width);
        let mut starts = Vec::with_capacity(galley.rows.len());
        let mut reached = 0;
        for row in &galley.rows {
            starts.push(reached);
            reached += row.char_count_including_newline().0 as u32;
        }
        Self { chars: words.chars().count() as u32, galley, starts }
    }

    /// Some scripts yield another number of glyphs than of characters; places would then be wrong.
    fn knows_every_character(&self) -> bool {
        let n: usize = self.galley.rows.iter().map(|r| r.char_count_including_newline().0).sum();
        n as u32 == self.chars
    }

    fn line_at(&self, at: u32) -> usize {
        self.starts.partition_point(|s| *s <= at).saturating_sub(1)
    }

    fn x(&self, line: usize, at: u32) -> f32 {
        let row = &self.galley.rows[line];
        row.pos.x + row.x_offset(CharIndex((at - self.starts[line]) as usize))
    }

    /// Returns the last caret position of a line: before the space at which it was wrapped.
    fn last_of(&self, line: usize) -> u32 {
        let row = &self.galley.rows[line];
        let n = row.glyphs.len() as u32;
        let wrapped = line + 1 < self.galley.rows.len();
        let ends_with_space = row.glyphs.last().is_some_and(|g| g.chr.is_whitespace());
        self.starts[line] + if wrapped && ends_with_space { n - 1 } else { n }
    }
}

impl BlockLayout for Lines {
    fn height(&self) -> f32 {
        self.galley.size().y
    }

    fn rects(&self, of: Range<u32>, into: &mut Vec<Rect>) {
        for line in self.line_at(of.start)..self.galley.rows.len() {
            let (first, last) = (self.starts[line], self.last_of(line));
            if first >= of.end {
                break;
            }
            let (from, to) = (of.start.clamp(first, last), of.end.clamp(first, last));
            if from < to {
                let row = &self.galley.rows[line];
                let (top, bottom) = (row.min_y(), row.max_y());
                into.push(Rect::from_min_max(pos2(self.x(line, from), top), pos2(self.x(line, to), bottom)));
            }
        }
    }

    fn hit(&self, place: Vec2) -> u32 {
        let below = self.galley.rows.partition_point(|r| r.max_y() <= place.y);
        let line = below.min(self.galley.rows.len().saturating_sub(1));
        let Some(row) = self.galley.rows.get(line) else { return 0 };
        let column = row.char_at(place.x - row.pos.x).0 as u32;
        (self.starts[line] + column).min(self.last_of(line))
    }

    fn caret(&self, at: u32) -> Rect {
        let line = self.line_at(at.min(self.chars));
        let Some(row) = self.galley.rows.get(line) else { return Rect::from_min_size(Pos2::ZERO, vec2(0.0, 0.0)) };
        let x = self.x(line, at.min(self.chars));
        Rect::from_min_max(pos2(x, row.min_y()), pos2(x, row.max_y()))
    }

    fn line_of(&self, at: u32) -> Range<u32> {
        let line = self.line_at(at.min(self.chars));
        self.starts[line]..self.last_of(line)
    }

    fn paint(&self, painter: &Painter, at: Pos2, colour: Color32) {
        painter.galley(at, Arc::clone(&self.galley), colour);
    }
}
