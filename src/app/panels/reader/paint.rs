//! The words and what lies under them: selection, tints of the codings, underlines, caret. The colour of a letter never
//! depends on what it is coded with, so no coding cuts words apart.

use eframe::egui::{Color32, Painter, Rangef, Rect, Stroke, pos2, vec2};

use super::page::Mark;
use super::page::sheet::Sheet;
use crate::app::theme::Tokens;
use crate::model::Span;

/// More tints on top of each other than this would make words hard to read; underlines and stripes show the rest.
const TINTS: u16 = 3;
/// Underlines of codings that overlap stand at so many different heights.
const UNDERLINES: u16 = 4;

/// What is emphasised.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Emphasis {
    /// The mark under the pointer, wherever the pointer is: on words, stripe or label.
    pub mark: Option<usize>,
    /// Words that something dragged would be applied to.
    pub target: Option<Span>,
}

/// Draws selection and codings, then the words.
pub fn paint_words(painter: &Painter, sheet: &Sheet<'_>, tokens: &Tokens, selected: Span, emphasis: Emphasis) {
    let painter = painter.with_clip_rect(sheet.view.intersect(painter.clip_rect()));
    paint_selection(&painter, sheet, selected, tokens.selection.into());
    for laid in &sheet.laid {
        for i in sheet.page.marks_in(laid.block) {
            let mark = &sheet.page.marks[*i as usize];
            let mut rects = Vec::new();
            sheet.rects_in(laid, mark.span, &mut rects);
            paint_mark(&painter, tokens, mark, &rects, emphasis.mark == Some(*i as usize));
        }
    }
    if let Some(target) = emphasis.target {
        let stroke = Stroke::new(1.5, Color32::from(tokens.accent));
        for rect in sheet.rects(target) {
            painter.hline(rect.x_range(), rect.bottom() - 1.0, stroke);
        }
    }
    for laid in &sheet.laid {
        laid.layout.paint(&painter, laid.words_at, tokens.text.into());
    }
}

fn paint_selection(painter: &Painter, sheet: &Sheet<'_>, selected: Span, colour: Color32) {
    for rect in sheet.rects(selected) {
        painter.rect_filled(rect.expand2(vec2(0.5, 0.0)), 2.0, colour);
    }
}

fn paint_mark(painter: &Painter, tokens: &Tokens, mark: &Mark, rects: &[Rect], hovered: bool) {
    let paint = tokens.code_paint(mark.colour);
    // What counts nowhere is underlined faintly, and its words stay as they are.
    let line = if mark.aside && !hovered { paint.strong.gamma_multiply(0.4) } else { paint.strong };
    let stagger = f32::from(mark.depth % UNDERLINES) * 2.0;
    for rect in rects {
        if (mark.depth < TINTS && !mark.aside) || hovered {
            let fill = if hovered { paint.tint_hover } else { paint.tint };
            painter.rect_filled(rect.shrink2(vec2(0.0, 2.0)), 2.0, fill);
        }
        let y = painter.round_to_pixel_center(rect.bottom() - 4.0 + stagger);
        painter.hline(rect.x_range(), y, Stroke::new(if hovered { 1.5 } else { 1.0 }, line));
    }
}

/// Draws the caret.
pub fn paint_caret(painter: &Painter, sheet: &Sheet<'_>, tokens: &Tokens, at: u32) {
    if let Some(caret) = sheet.caret(at) {
        let x = painter.round_to_pixel_center(caret.left());
        let y = Rangef::new(caret.top() + 2.0, caret.bottom() - 2.0);
        let painter = painter.with_clip_rect(sheet.view.intersect(painter.clip_rect()));
        painter.line_segment([pos2(x, y.min), pos2(x, y.max)], Stroke::new(1.5, Color32::from(tokens.accent)));
    }
}
