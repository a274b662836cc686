//! Which blocks are seen, and keeping the words under the eye still while heights above them become known.
//!
//! Blocks are measured before the scroll area draws, so a corrected height moves the offset in the same frame and
//! nothing is seen to jump.

use eframe::egui::scroll_area::State as ScrollState;
use eframe::egui::{Context, Id, Rect, Ui, pos2};

use super::Page;
use super::columns::Columns;
use super::heights::{Gaps, Heights};
use super::layout::{BlockLayout, Setting, lay_out};
use super::sheet::Laid;
use crate::model::Document;

/// Points above the first and below the last block.
const MARGIN: f64 = 22.0;
/// How far above the view blocks are measured, so that scrolling up meets known heights.
const AHEAD: f64 = 600.0;

/// Where the reader should scroll to with the next frame.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Goal {
    /// Into the middle.
    Centre(u32),
    /// Just into view, if it is not there.
    Show(u32),
    /// The block of that position at the top, that many points scrolled out.
    Top(u32, f64),
    /// The line of that position at the top.
    Line(u32),
    /// That many points further down.
    By(f64),
}

/// The scroll offset, to the last bit: egui keeps it in single precision, which is coarse deep down in a long document.
#[derive(Debug, Default)]
pub struct Scroll {
    offset: f64,
    goal: Option<Goal>,
    /// The scroll area that drew the last frame: another one knows nothing of this offset, or something old.
    area: Option<Id>,
}

/// What is needed to lay out any block.
pub struct Setter<'a> {
    /// The page.
    pub page: &'a Page,
    /// Its document, which knows the speakers.
    pub document: &'a Document,
    /// How words are set.
    pub set: &'a Setting,
    /// What stands between blocks.
    pub gaps: &'a Gaps,
    /// Where things stand.
    pub columns: Columns,
}

impl Setter<'_> {
    /// Returns block `i` laid out.
    fn lay(&self, ctx: &Context, i: usize) -> Box<dyn BlockLayout> {
        let block = &self.page.blocks[i];
        ctx.fonts_mut(|fonts| lay_out(fonts, self.page.words(i), block.right_to_left, self.set))
    }

    /// Returns what stands above the words of block `i`.
    fn above(&self, i: usize) -> f32 {
        let block = &self.page.blocks[i];
        let turn = block.turn.and_then(|t| self.document.turns.get(t as usize));
        self.gaps.above(block, turn.is_some_and(|t| t.speaker.is_some() || t.time.is_some()))
    }

    fn around(&self, i: usize) -> f32 {
        self.above(i) + self.gaps.below(&self.page.blocks[i], self.page.blocks.get(i + 1))
    }
}

impl Scroll {
    /// Asks to scroll with the next frame.
    pub fn go(&mut self, goal: Goal) {
        self.goal = Some(goal);
    }

    /// Asks for the same unless something else was asked for.
    pub fn go_if_free(&mut self, goal: Goal) {
        self.goal.get_or_insert(goal);
    }

    /// Returns how far the page is scrolled, in points.
    pub fn offset(&self) -> f64 {
        self.offset
    }

    /// Returns the position at the top of the view and by how much its block is scrolled out.
    pub fn place(&self, page: &Page, heights: &Heights) -> (u32, f64) {
        let i = heights.at(self.offset - MARGIN).min(page.blocks.len() - 1);
        (page.blocks[i].span.start, self.offset - MARGIN - heights.top(i))
    }

    /// Measures what is about to be seen in `view` and returns it laid out, and the offset that the scroll area has to
    /// draw.
    pub fn lay_out(
        &mut self,
        ui: &Ui,
        id: Id,
        view: Rect,
        setter: &Setter<'_>,
        heights: &mut Heights,
    ) -> (Vec<Laid>, Option<f32>) {
        let loaded = ScrollState::load(ui.ctx(), id).map_or(0.0, |s| s.unclamped_offset().y);
        let same_area = self.area.replace(id) == Some(id);
        if same_area && (self.offset as f32 - loaded).abs() > 0.01 {
            self.offset = f64::from(loaded);
        }
        self.fit_heights(ui, setter, heights);
        if let Some(goal) = self.goal.take() {
            self.pursue(ui.ctx(), goal, view, setter, heights);
        }
        let top = heights.at(self.offset - MARGIN);
        self.offset += Self::measure_above(ui.ctx(), setter, heights, top, AHEAD);
        let laid = self.lay_visible(ui, view, setter, heights);
        let moved = (self.offset as f32 - loaded).abs() > 0.01;
        (laid, moved.then_some(self.offset as f32))
    }

    /// Returns the height of everything.
    pub fn content_height(heights: &Heights) -> f32 {
        (heights.total() + 3.0 * MARGIN) as f32
    }

    /// A new width, size or document makes all heights guesses again; the block at the top stays there.
    fn fit_heights(&mut self, ui: &Ui, setter: &Setter<'_>, heights: &mut Heights) {
        let (page, set, ppp) = (setter.page, setter.set, ui.pixels_per_point());
        if heights.fit(set, ppp, page.blocks.len()) {
            return;
        }
        let known = heights.total() > 0.0;
        let top = heights.at(self.offset - MARGIN).min(page.blocks.len() - 1);
        let share = if known { (self.offset - MARGIN - heights.top(top)) / heights.height(top).max(1.0) } else { 0.0 };
        if heights.needs_calibration(set) {
            self.calibrate(ui.ctx(), setter, heights);
        }
        let around: Vec<f32> = (0..page.blocks.len()).map(|i| setter.around(i)).collect();
        heights.reset(&page.blocks, set, ppp, &around);
        if known && self.goal.is_none() && self.offset > MARGIN {
            let height = f64::from(setter.lay(ui.ctx(), top).height() + setter.around(top));
            heights.measure(top, height as f32);
            self.offset = MARGIN + heights.top(top) + share * height;
        }
    }

    /// Sets a few blocks to learn how wide characters are in this language and face.
    fn calibrate(&self, ctx: &Context, setter: &Setter<'_>, heights: &mut Heights) {
        let n = setter.page.blocks.len();
        let (mut chars, mut lines) = (0, 0.0);
        for i in (0..n).step_by(n.div_ceil(24).max(1)) {
            let n_lines = setter.lay(ctx, i).height() / setter.set.line;
            // The last line is half full on average; short blocks say nothing of the width of a line.
            if n_lines > 2.5 {
                chars += setter.page.blocks[i].span.len();
                lines += n_lines - 0.5;
            }
        }
        heights.calibrate(setter.set, chars, lines);
    }

    fn pursue(&mut self, ctx: &Context, goal: Goal, view: Rect, setter: &Setter<'_>, heights: &mut Heights) {
        let seen = f64::from(view.height());
        match goal {
            Goal::By(points) => self.offset += points,
            Goal::Top(position, out) => self.offset = MARGIN + heights.top(setter.page.block_at(position)) + out,
            Goal::Line(position) => self.offset = Self::line_top(ctx, position, setter, heights),
            Goal::Centre(position) | Goal::Show(position) => {
                let i = setter.page.block_at(position);
                let layout = setter.lay(ctx, i);
                heights.measure(i, layout.height() + setter.around(i));
                // What will be seen above has to be known, or the words would end up beside the middle.
                Self::measure_above(ctx, setter, heights, i, seen);
                let within = position.saturating_sub(setter.page.blocks[i].span.start);
                let caret = layout.caret(within);
                let y = MARGIN + heights.top(i) + f64::from(setter.above(i) + caret.center().y);
                let air = f64::from(setter.set.line) * 2.0;
                let out_of_view = y - air < self.offset || y + air > self.offset + seen;
                match goal {
                    Goal::Centre(_) => self.offset = y - seen / 2.0,
                    _ if out_of_view && y - air < self.offset => self.offset = y - air,
                    _ if out_of_view => self.offset = y + air - seen,
                    _ => {}
                }
            }
        }
        self.clamp(seen, heights);
    }

    /// Returns the offset at which the line of `position` is the first one seen; above the first line of a turn its
    /// speaker is seen too.
    fn line_top(ctx: &Context, position: u32, setter: &Setter<'_>, heights: &mut Heights) -> f64 {
        let i = setter.page.block_at(position);
        let layout = setter.lay(ctx, i);
        heights.measure(i, layout.height() + setter.around(i));
        let line = layout.caret(position.saturating_sub(setter.page.blocks[i].span.start)).top();
        let first = line < setter.set.line / 2.0;
        let within = if first { 0.0 } else { f64::from(setter.above(i) + line) };
        if first && i == 0 { 0.0 } else { MARGIN + heights.top(i) + within }
    }

    fn clamp(&mut self, seen: f64, heights: &Heights) {
        let last = (f64::from(Self::content_height(heights)) - seen).max(0.0);
        self.offset = self.offset.clamp(0.0, last);
    }

    /// Measures what lies within `distance` above block `from`, and returns by how much it is higher than was guessed.
    fn measure_above(ctx: &Context, setter: &Setter<'_>, heights: &mut Heights, from: usize, distance: f64) -> f64 {
        let (mut i, mut grown) = (from, 0.0);
        while i > 0 && heights.top(from) - heights.top(i) < distance {
            i -= 1;
            if !heights.is_measured(i) {
                let height = setter.lay(ctx, i).height() + setter.around(i);
                grown += heights.measure(i, height);
            }
        }
        grown
    }

    fn lay_visible(&self, ui: &Ui, view: Rect, setter: &Setter<'_>, heights: &mut Heights) -> Vec<Laid> {
        let ppp = f64::from(ui.pixels_per_point());
        let offset = (self.offset * ppp).round() / ppp;
        let mut laid = Vec::new();
        let mut i = heights.at(self.offset - MARGIN);
        while i < setter.page.blocks.len() {
            let top = (heights.top(i) + MARGIN - offset) as f32 + view.top();
            if top > view.bottom() {
                break;
            }
            let layout = setter.lay(ui.ctx(), i);
            let above = setter.above(i);
            heights.measure(i, layout.height() + setter.around(i));
            laid.push(Laid { block: i, layout, top, words_at: pos2(setter.columns.words.min, top + above) });
            i += 1;
        }
        laid
    }
}
