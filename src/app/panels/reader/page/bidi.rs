//! Word boxes: how a block with right-to-left letters is laid out as long as egui orders all words from left to right.
//! Each word is a galley of its own (whose letters join correctly), lines are broken in the order of the text, and the
//! words of a line are placed in the order in which they are read (Unicode annex 9, L2), mirrored where needed (L4).

use std::ops::Range;
use std::sync::Arc;

use eframe::egui::epaint::text::FontsView;
use eframe::egui::{Color32, Galley, Painter, Pos2, Rect, Vec2, pos2, vec2};
use unicode_bidi::{BidiClass, BidiInfo, Level, bidi_class};
use unicode_segmentation::UnicodeSegmentation as _;

use super::layout::{BlockLayout, Setting, galley};
use crate::model::mirrored;

/// A block as boxes.
pub struct WordBoxes {
    boxes: Vec<WordBox>,
    lines: Vec<Line>,
    chars: u32,
    line_height: f32,
}

/// A piece of one direction: letters, digits, a mark of punctuation or spaces.
struct WordBox {
    galley: Arc<Galley>,
    first: u32,
    /// How far each caret position of the piece lies from where reading it begins; one more than it has characters.
    stops: Vec<f32>,
    level: Level,
    is_space: bool,
    /// The left edge, and the line, once placed.
    x: f32,
    line: usize,
}

/// The boxes of a line, by index.
struct Line {
    boxes: Range<usize>,
    first: u32,
    last: u32,
}

impl WordBoxes {
    /// Returns `words` laid out.
    pub fn new(fonts: &mut FontsView<'_>, words: &str, set: &Setting) -> Self {
        let bidi = BidiInfo::new(words, None);
        let base = bidi.paragraphs.first().map_or(Level::ltr(), |p| p.level);
        let mut boxes = boxes_of(fonts, words, &bidi.levels, set);
        let mut lines = Vec::new();
        for range in broken(&boxes, set.width) {
            place(&mut boxes[range.clone()], lines.len(), base, set.width);
            lines.push(line_of_boxes(&boxes, range));
        }
        let chars = words.chars().count() as u32;
        if lines.is_empty() {
            lines.push(Line { boxes: 0..0, first: 0, last: chars });
        }
        Self { boxes, lines, chars, line_height: set.line }
    }

    fn line_at(&self, at: u32) -> usize {
        self.lines.partition_point(|l| l.first <= at).saturating_sub(1)
    }

    fn boxes_in(&self, line: usize) -> &[WordBox] {
        &self.boxes[self.lines[line].boxes.clone()]
    }

    fn top(&self, line: usize) -> f32 {
        line as f32 * self.line_height
    }
}

impl WordBox {
    fn width(&self) -> f32 {
        self.stops.last().copied().unwrap_or_default()
    }

    fn end(&self) -> u32 {
        self.first + self.stops.len() as u32 - 1
    }

    /// Returns the place of the caret before character `at`.
    fn x_of(&self, at: u32) -> f32 {
        let stop = self.stops[(at - self.first) as usize];
        if self.level.is_rtl() { self.x + self.width() - stop } else { self.x + stop }
    }

    /// Returns the caret position nearest to `x`.
    fn hit(&self, x: f32) -> u32 {
        let distance = |at: &u32| ((self.x_of(*at) - x).abs() * 16.0) as i64;
        (self.first..=self.end()).min_by_key(distance).unwrap_or(self.first)
    }
}

impl BlockLayout for WordBoxes {
    fn height(&self) -> f32 {
        self.top(self.lines.len())
    }

    fn rects(&self, of: Range<u32>, into: &mut Vec<Rect>) {
        for line in self.line_at(of.start)..self.lines.len() {
            if self.lines[line].first >= of.end {
                break;
            }
            let mut stretches: Vec<(f32, f32)> = Vec::new();
            for b in self.boxes_in(line) {
                let (from, to) = (of.start.clamp(b.first, b.end()), of.end.clamp(b.first, b.end()));
                if from < to && from < self.lines[line].last {
                    let (a, z) = (b.x_of(from), b.x_of(to.min(self.lines[line].last.max(from))));
                    stretches.push((a.min(z), a.max(z)));
                }
            }
            stretches.sort_by(|a, b| a.0.total_cmp(&b.0));
            let top = self.top(line);
            for (left, right) in joined(stretches) {
                into.push(Rect::from_min_max(pos2(left, top), pos2(right, top + self.line_height)));
            }
        }
    }

    fn hit(&self, place: Vec2) -> u32 {
        let line = ((place.y / self.line_height).max(0.0) as usize).min(self.lines.len() - 1);
        let distance = |b: &&WordBox| {
            let outside = (b.x - place.x).max(place.x - b.x - b.width()).max(0.0);
            (outside * 16.0) as i64
        };
        let nearest = self.boxes_in(line).iter().min_by_key(distance);
        nearest.map_or(self.lines[line].first, |b| b.hit(place.x)).min(self.lines[line].last)
    }

    fn caret(&self, at: u32) -> Rect {
        let at = at.min(self.chars);
        let line = self.line_at(at);
        let boxes = self.boxes_in(line);
        let holder = boxes.iter().find(|b| at < b.end()).or(boxes.last());
        let x = holder.map_or(0.0, |b| b.x_of(at.clamp(b.first, b.end())));
        Rect::from_min_size(pos2(x, self.top(line)), vec2(0.0, self.line_height))
    }

    fn line_of(&self, at: u32) -> Range<u32> {
        let line = &self.lines[self.line_at(at.min(self.chars))];
        line.first..line.last
    }

    fn paint(&self, painter: &Painter, at: Pos2, colour: Color32) {
        for b in self.boxes.iter().filter(|b| !b.is_space) {
            let place = at + vec2(b.x, self.top(b.line));
            painter.galley(place, Arc::clone(&b.galley), colour);
        }
    }
}

/// Cuts `words` where direction or kind changes and lays each piece out.
fn boxes_of(fonts: &mut FontsView<'_>, words: &str, levels: &[Level], set: &Setting) -> Vec<WordBox> {
    let mut boxes = Vec::new();
    let (mut piece, mut first, mut reached) = (String::new(), 0, 0);
    let mut kind = None;
    for (byte, grapheme) in words.grapheme_indices(true) {
        let here = (levels[byte], kind_of(grapheme));
        let grows = kind == Some(here) && here.1 != Kind::Other;
        if !grows && let Some(kind) = kind.replace(here) {
            boxes.push(word_box(fonts, std::mem::take(&mut piece), first, kind, set));
            first = reached;
        }
        piece.push_str(grapheme);
        reached += grapheme.chars().count() as u32;
    }
    if let Some(kind) = kind {
        boxes.push(word_box(fonts, piece, first, kind, set));
    }
    boxes
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Letters,
    Digits,
    Space,
    Other,
}

fn kind_of(grapheme: &str) -> Kind {
    let c = grapheme.chars().next().unwrap_or(' ');
    match () {
        () if c.is_whitespace() => Kind::Space,
        () if matches!(bidi_class(c), BidiClass::EN | BidiClass::AN) => Kind::Digits,
        () if c.is_alphabetic() => Kind::Letters,
        () => Kind::Other,
    }
}

fn word_box(fonts: &mut FontsView<'_>, piece: String, first: u32, kind: (Level, Kind), set: &Setting) -> WordBox {
    let (level, kind) = kind;
    let shown = if level.is_rtl() && kind == Kind::Other { piece.chars().map(mirrored).collect() } else { piece };
    let galley = galley(fonts, &shown, set, f32::INFINITY);
    let stops = stops(fonts, &shown, &galley, level, set);
    WordBox { galley, first, stops, level, is_space: kind == Kind::Space, x: 0.0, line: 0 }
}

/// Returns how far each caret position lies from the beginning of `word`.
fn stops(fonts: &mut FontsView<'_>, word: &str, whole: &Galley, level: Level, set: &Setting) -> Vec<f32> {
    let n = word.chars().count();
    let width = whole.size().x;
    if let [row] = &whole.rows[..]
        && level.is_ltr()
        && row.glyphs.len() == n
    {
        return row.glyphs.iter().map(|g| g.pos.x).chain([width]).collect();
    }
    // Letters that join change their shape, so the width of the beginning of a word says where a caret stands.
    let mut stops = vec![0.0];
    let mut beginning = String::new();
    for grapheme in word.graphemes(true) {
        beginning.push_str(grapheme);
        let reached = if beginning.len() == word.len() {
            width
        } else {
            galley(fonts, &beginning, set, f32::INFINITY).size().x.min(width)
        };
        stops.extend(std::iter::repeat_n(reached, grapheme.chars().count()));
    }
    stops
}

/// Returns the boxes of each line. A line is broken behind spaces, or within a word that is wider than the line.
fn broken(boxes: &[WordBox], width: f32) -> Vec<Range<usize>> {
    let (mut lines, mut start, mut used) = (Vec::new(), 0, 0.0);
    let mut unit = 0;
    while unit < boxes.len() {
        let end = (unit..boxes.len()).find(|i| boxes[*i].is_space).unwrap_or(boxes.len());
        let word: f32 = boxes[unit..end].iter().map(WordBox::width).sum();
        if used + word > width && start < unit {
            lines.push(start..unit);
            (start, used) = (unit, 0.0);
        }
        let space_end = (end..boxes.len()).find(|i| !boxes[*i].is_space).unwrap_or(boxes.len());
        used += word + boxes[end..space_end].iter().map(WordBox::width).sum::<f32>();
        unit = space_end;
    }
    if start < boxes.len() {
        lines.push(start..boxes.len());
    }
    lines
}

/// Places the boxes of a line in the order in which they are read.
fn place(boxes: &mut [WordBox], line: usize, base: Level, width: f32) {
    // Spaces at the end of a line have the direction of the paragraph (L1), so they stand outside of the words.
    for space in boxes.iter_mut().rev().take_while(|b| b.is_space) {
        space.level = base;
    }
    let order = visual_order(&boxes.iter().map(|b| b.level.number()).collect::<Vec<_>>());
    let total: f32 = boxes.iter().map(WordBox::width).sum();
    let mut x = if base.is_rtl() { width - total } else { 0.0 };
    for i in order {
        boxes[i].x = x;
        boxes[i].line = line;
        x += boxes[i].width();
    }
}

/// Returns the indices of `levels` from left to right: rule L2 of Unicode annex 9.
fn visual_order(levels: &[u8]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..levels.len()).collect();
    let highest = levels.iter().copied().max().unwrap_or(0);
    for level in (1..=highest).rev() {
        let mut i = 0;
        while i < order.len() {
            let run = order[i..].iter().take_while(|at| levels[**at] >= level).count();
            order[i..i + run].reverse();
            i += run.max(1);
        }
    }
    order
}

fn line_of_boxes(boxes: &[WordBox], range: Range<usize>) -> Line {
    let first = boxes[range.start].first;
    let words_end = range.clone().rev().find(|i| !boxes[*i].is_space).unwrap_or(range.start);
    let last = if range.end == boxes.len() { boxes[range.end - 1].end() } else { boxes[words_end].end() };
    Line { boxes: range, first, last }
}

fn joined(stretches: Vec<(f32, f32)>) -> Vec<(f32, f32)> {
    let mut joined: Vec<(f32, f32)> = Vec::new();
    for (left, right) in stretches {
        match joined.last_mut() {
            Some(last) if left - last.1 < 0.75 => last.1 = last.1.max(right),
            _ => joined.push((left, right)),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_line_are_read_from_right_to_left_and_numbers_within_from_left_to_right() {
        assert_eq!(visual_order(&[1, 1, 1]), [2, 1, 0]);
        assert_eq!(visual_order(&[0, 1, 1, 0]), [0, 2, 1, 3]);
        assert_eq!(visual_order(&[1, 2, 2, 1]), [3, 1, 2, 0]);
    }
}
