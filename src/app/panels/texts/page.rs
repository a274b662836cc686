//! The two texts, row by row. What went is tinted and struck through at the left, what came is tinted and underlined at
//! the right, and a small stroke shows where the other side has words. Only rows on the screen are laid out.

use std::sync::Arc;

use eframe::egui::{Color32, Pos2, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::TextsState;
use super::beside::Beside;
use crate::app::context::Ctx;
use crate::app::panels::reader::{BlockLayout, Setting, lay_out};
use crate::app::theme::{Tokens, fonts};
use crate::app::widgets::tall_list::Items;
use crate::app::words::texts as say;
use crate::model::text::short_quote;
use crate::model::{Span, Text, is_right_to_left};

/// Points between the columns, and from row to row.
const GAP: f32 = 26.0;
const ROW_GAP: f32 = 7.0;
/// What a screen reader is told of a row at most, in code points a side.
const SPOKEN: usize = 200;

pub(super) fn page_ui(ui: &mut Ui, ctx: &Ctx<'_>, beside: &Arc<Beside>, state: &mut TextsState) {
    let reveal = state.reveal.take();
    let size = ctx.tokens.reading_size - 1.0;
    let set = Setting { font: fonts::serif(size), line: (ctx.tokens.reading_line - 2.0).round(), width: 0.0 };
    let mut page = Page { ctx, beside, set, current: state.current };
    state.page.show(ui, "texts side by side", state.n_compared, reveal, &mut page);
}

/// What is drawn.
struct Page<'a> {
    ctx: &'a Ctx<'a>,
    beside: &'a Beside,
    set: Setting,
    current: Option<usize>,
}

/// One side of a row, laid out.
struct Side<'a> {
    text: &'a Text,
    span: Span,
    layout: Box<dyn BlockLayout>,
}

impl Page<'_> {
    fn column(width: f32) -> f32 {
        ((width - GAP - 14.0) / 2.0).max(60.0)
    }

    fn sides(&self, ui: &Ui, i: usize, width: f32) -> [Side<'_>; 2] {
        let row = self.beside.rows[i];
        let set = Setting { width: Self::column(width), ..self.set.clone() };
        let side = |text: &'_ Text, span: Span| {
            let words = text.slice(span);
            let right_to_left = words.chars().any(is_right_to_left);
            ui.fonts_mut(|fonts| lay_out(fonts, words, right_to_left, &set))
        };
        let (then, now) = (&*self.beside.then, &*self.beside.now);
        [
            Side { text: then, span: row.then, layout: side(then, row.then) },
            Side { text: now, span: row.now, layout: side(now, row.now) },
        ]
    }

    /// Tells a screen reader what stands in a row, and what of it differs.
    fn describe(&self, ui: &Ui, i: usize, rect: Rect, sides: &[Side<'_>; 2]) {
        let response = ui.interact(rect, ui.scope_id().with(("row of texts", i)), Sense::hover());
        response.widget_info(|| {
            let [then, now] = sides.each_ref().map(|side| short_quote(side.text.slice(side.span).trim(), SPOKEN));
            let differs = self.beside.places_in(i).next().is_some();
            let words = [("then", &*then), ("now", &*now)];
            let label = match (differs, then.is_empty(), now.is_empty()) {
                (false, ..) => now.clone(),
                (true, true, _) => self.ctx.tongue.fill(say::CAME, &words),
                (true, _, true) => self.ctx.tongue.fill(say::WENT, &words),
                (true, ..) => self.ctx.tongue.fill(say::CHANGED_ROW, &words),
            };
            WidgetInfo::labeled(Role::Paragraph, true, label)
        });
    }
}

impl Items for Page<'_> {
    fn count(&self) -> usize {
        self.beside.rows.len()
    }

    fn guess(&self, i: usize, width: f32) -> f32 {
        let row = self.beside.rows[i];
        let letters = (Self::column(width) / (self.set.font.size * 0.5)).max(1.0);
        let lines = (row.then.len().max(row.now.len()) as f32 / letters).ceil().max(1.0);
        lines * self.set.line + ROW_GAP
    }

    fn measure(&self, ui: &Ui, i: usize, width: f32) -> f32 {
        let [then, now] = self.sides(ui, i, width);
        then.layout.height().max(now.layout.height()).max(self.set.line) + ROW_GAP
    }

    fn draw(&mut self, ui: &mut Ui, i: usize, rect: Rect) {
        let sides = self.sides(ui, i, rect.width());
        let right = pos2(rect.left() + Self::column(rect.width()) + GAP, rect.top());
        let tokens = self.ctx.tokens;
        for (k, place) in self.beside.places_in(i) {
            let look = Look { current: self.current == Some(k), begins: place.row == i };
            paint_place(ui, tokens, &sides[0], rect.min, (place.then, tokens.error.into(), Mark::Gone), look);
            paint_place(ui, tokens, &sides[1], right, (place.now, tokens.good.into(), Mark::Come), look);
        }
        for (side, at) in sides.iter().zip([rect.min, right]) {
            side.layout.paint(ui.painter(), at, tokens.text.into());
        }
        let x = right.x - GAP / 2.0;
        ui.painter().vline(x, rect.y_range(), Stroke::new(1.0, Color32::from(tokens.border)));
        self.describe(ui, i, rect, &sides);
    }
}

/// Draws a small roof under the place at which the other side has words.
fn paint_gap(ui: &Ui, caret: Rect, colour: Color32) {
    let top = pos2(caret.left(), caret.bottom() - 4.0);
    for foot in [vec2(-3.5, 4.5), vec2(3.5, 4.5)] {
        ui.painter().line_segment([top, top + foot], Stroke::new(1.5, colour));
    }
}

/// How the words of a place are marked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Gone,
    Come,
}

/// How a place looks in a row.
#[derive(Clone, Copy)]
struct Look {
    /// Whether it was stepped to.
    current: bool,
    /// Whether it begins in this row.
    begins: bool,
}

fn paint_place(
    ui: &Ui,
    tokens: &Tokens,
    side: &Side<'_>,
    at: Pos2,
    (span, colour, mark): (Span, Color32, Mark),
    Look { current, begins }: Look,
) {
    if span.is_empty() {
        if begins && side.span.start <= span.start && span.start <= side.span.end {
            let caret = side.layout.caret(span.start - side.span.start).translate(at.to_vec2());
            paint_gap(ui, caret, if current { tokens.link() } else { tokens.text_quiet.into() });
        }
        return;
    }
    let Some(part) = side.span.intersection(span) else { return };
    let mut rects = Vec::new();
    side.layout.rects(part.start - side.span.start..part.end - side.span.start, &mut rects);
    for rect in rects {
        let rect = rect.translate(at.to_vec2());
        let ground = rect.shrink2(vec2(0.0, 2.0));
        ui.painter().rect_filled(ground, 2.0, colour.gamma_multiply(0.2));
        let y = match mark {
            Mark::Gone => rect.center().y + 1.0,
            Mark::Come => rect.bottom() - 4.0,
        };
        let y = ui.painter().round_to_pixel_center(y);
        ui.painter().hline(rect.x_range(), y, Stroke::new(1.5, colour));
        if current {
            ui.painter().rect_stroke(ground.expand(1.0), 2.0, Stroke::new(1.5, tokens.link()), StrokeKind::Outside);
        }
    }
}
