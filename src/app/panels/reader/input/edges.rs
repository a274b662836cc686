//! The edges of a coding: where they stand, how a key or a drag moves them, and how their handles look. Only the
//! coder's own codings have handles.

use eframe::egui::{Color32, CursorIcon, Painter, Pos2, Stroke, Ui, pos2};

use super::super::page::Page;
use super::super::page::sheet::Sheet;
use super::moves::{Unit, next, previous, unit_at};
use super::selection::Selection;
use super::wishes::{marks_beside, of_coder};
use crate::app::command::Command;
use crate::app::context::Ctx;
use crate::app::theme::Tokens;
use crate::app::toward::Toward;
use crate::model::{CoderId, CodingId, Span};

const RADIUS: f32 = 4.0;
/// How far from a handle the pointer still takes it.
const REACH: f32 = 8.0;

/// One end of a coding.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Edge {
    /// Where it begins.
    Start,
    /// Where it ends.
    End,
}

/// Codings of the same words whose edges can be moved.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Grip {
    /// The words.
    pub span: Span,
    /// All that the coder applied to exactly these words.
    pub codings: Vec<CodingId>,
}

impl Grip {
    /// Returns the own codings of exactly the selected words, or else the shortest ones that the caret touches.
    pub fn of(page: &Page, selection: Selection, coder: CoderId) -> Option<Self> {
        let span = page.text.trimmed(selection.span());
        let near = if span.is_empty() { marks_beside(page, selection.head()) } else { page.marks_touching(span) };
        let own = near.into_iter().filter(|i| of_coder(page, *i, coder).next().is_some());
        let mut spans: Vec<Span> = own.map(|i| page.marks[i].span).collect();
        spans.retain(|s| span.is_empty() || *s == span);
        let span = spans.into_iter().min_by_key(|s| (s.len(), s.start))?;
        let same = page.marks_touching(span).into_iter().filter(|i| page.marks[*i].span == span);
        Some(Self { span, codings: same.flat_map(|i| of_coder(page, i, coder)).collect() })
    }

    /// Returns the words with one edge one letter or word further or nearer; none when that would leave nothing.
    pub fn stepped(&self, page: &Page, edge: Edge, toward: Toward, unit: Unit) -> Option<Span> {
        let step = |at| match (toward, edge, unit) {
            // A coding begins where a word does, not behind the one before.
            (Toward::End, Edge::Start, Unit::Word) => {
                previous(page, next(page, next(page, at, unit), unit), unit).max(at)
            }
            (Toward::End, ..) => next(page, at, unit),
            (Toward::Start, ..) => previous(page, at, unit),
        };
        let mut at = if edge == Edge::Start { self.span.start } else { self.span.end };
        // White space at either end belongs to no coding, so a step into it goes on.
        loop {
            let to = step(at);
            if to == at {
                return None;
            }
            at = to;
            let moved = page.text.trimmed(self.with(edge, at)?);
            if moved.is_empty() {
                return None;
            }
            if moved != self.span {
                return Some(moved);
            }
        }
    }

    /// Returns the words with one edge dragged to the letter (or word) at a position; the other edge stays.
    pub fn dragged(&self, page: &Page, edge: Edge, to: u32, unit: Unit) -> Span {
        let at = match unit {
            Unit::Letter => letter_at(page, to),
            _ => {
                let piece = unit_at(page, to, unit);
                if edge == Edge::Start { piece.start } else { piece.end }
            }
        };
        let moved = self.with(edge, at).map(|s| page.text.trimmed(s));
        moved.filter(|s| !s.is_empty()).unwrap_or(self.span)
    }

    fn with(&self, edge: Edge, at: u32) -> Option<Span> {
        let (start, end) = if edge == Edge::Start { (at, self.span.end) } else { (self.span.start, at) };
        (start < end).then(|| Span::new(start, end))
    }

    /// Asks for the codings to stand on `span` from now on.
    pub fn send_to(&self, ctx: &Ctx<'_>, page: &Page, span: Span) {
        if span != self.span {
            ctx.send(Command::MoveCodings { document: page.document, codings: self.codings.clone(), span });
        }
    }

    /// Returns the edge whose handle is at a place.
    pub fn edge_at(&self, sheet: &Sheet<'_>, pos: Pos2) -> Option<Edge> {
        let near = |edge: &Edge| self.handle(sheet, *edge).is_some_and(|at| at.distance(pos) <= REACH);
        // At a coding of one letter both are near; its end is what one mostly moves.
        [Edge::End, Edge::Start].into_iter().find(near)
    }

    /// Returns the middle of a handle, if that is seen: above the beginning, below the end.
    fn handle(&self, sheet: &Sheet<'_>, edge: Edge) -> Option<Pos2> {
        let at = match edge {
            Edge::Start => sheet.caret(self.span.start).map(|c| pos2(c.left(), c.top() + 2.0)),
            Edge::End => sheet.caret(self.span.end).map(|c| pos2(c.left(), c.bottom() - 2.0)),
        };
        at.filter(|at| sheet.view.contains(*at))
    }

    /// Draws the handles and shows under the pointer that they can be dragged.
    pub fn handles_ui(&self, ui: &Ui, sheet: &Sheet<'_>, tokens: &Tokens) {
        let painter = ui.painter().with_clip_rect(sheet.view.intersect(ui.clip_rect()));
        let pointer = ui.input(|i| i.pointer.hover_pos());
        let under = pointer.and_then(|pos| self.edge_at(sheet, pos));
        for edge in [Edge::Start, Edge::End] {
            self.paint_handle(&painter, sheet, tokens, edge, under == Some(edge));
        }
        if under.is_some() {
            ui.ctx().set_cursor_icon(CursorIcon::ResizeHorizontal);
        }
    }

    fn paint_handle(&self, painter: &Painter, sheet: &Sheet<'_>, tokens: &Tokens, edge: Edge, hovered: bool) {
        let at = if edge == Edge::Start { self.span.start } else { self.span.end };
        let (Some(dot), Some(caret)) = (self.handle(sheet, edge), sheet.caret(at)) else { return };
        let colour = tokens.link();
        let x = painter.round_to_pixel_center(caret.left());
        painter.vline(x, (caret.top() + 2.0)..=(caret.bottom() - 2.0), Stroke::new(1.0, colour));
        let radius = if hovered { RADIUS + 1.0 } else { RADIUS };
        painter.circle(pos2(x, dot.y), radius, colour, Stroke::new(1.0, Color32::from(tokens.paper)));
    }
}

/// Returns `at` moved to the beginning of the letter with marks that it lies in.
fn letter_at(page: &Page, at: u32) -> u32 {
    let block = page.blocks[page.block_at(at)].span;
    if at <= block.start || at >= block.end {
        return page.shown(at);
    }
    previous(page, at + 1, Unit::Letter)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::Outline;
    use crate::model::testing::Fixture;

    fn page(fixture: &Fixture) -> Page {
        let project = Arc::new(fixture.project.clone());
        let document = Arc::clone(project.documents()[0]);
        Page::of(&project, &document, &Outline::of(&project), None).unwrap()
    }

    fn at(page: &Page, needle: &str) -> u32 {
        page.text.position(page.text.as_str().find(needle).unwrap())
    }

    #[test]
    fn the_own_codings_of_the_same_words_move_together_and_those_of_others_stay() {
        let fixture = Fixture::of("U01: Un [deux [trois|Rue] quatre|Peur|Rue|Soin@ben] cinq.");
        let page = page(&fixture);
        let caret = Selection::caret(at(&page, "eux"));
        let grip = Grip::of(&page, caret, fixture.coder).unwrap();
        assert_eq!((page.text.slice(grip.span), grip.codings.len()), ("deux trois quatre", 2));
        let inner = Grip::of(&page, Selection::caret(at(&page, "ois")), fixture.coder).unwrap();
        assert_eq!(page.text.slice(inner.span), "trois");
        assert_eq!(Grip::of(&page, Selection::caret(at(&page, "inq")), fixture.coder), None);
    }

    #[test]
    fn an_edge_steps_by_word_and_letter_over_white_space_and_never_past_the_other() {
        let fixture = Fixture::of("U01: Un [deux|Rue], trois.");
        let page = page(&fixture);
        let grip = Grip::of(&page, Selection::caret(at(&page, "eux")), fixture.coder).unwrap();
        let words = |edge, toward, unit| grip.stepped(&page, edge, toward, unit).map(|s| page.text.slice(s));
        assert_eq!(words(Edge::End, Toward::End, Unit::Word), Some("deux, trois"));
        assert_eq!(words(Edge::End, Toward::End, Unit::Letter), Some("deux,"));
        assert_eq!(words(Edge::End, Toward::Start, Unit::Letter), Some("deu"));
        assert_eq!(words(Edge::End, Toward::Start, Unit::Word), None, "nothing would be left");
        assert_eq!(words(Edge::Start, Toward::Start, Unit::Letter), Some("n deux"));
        assert_eq!(words(Edge::Start, Toward::Start, Unit::Word), Some("Un deux"));
        assert_eq!(words(Edge::Start, Toward::End, Unit::Letter), Some("eux"));
        assert_eq!(words(Edge::Start, Toward::End, Unit::Word), None);
    }

    #[test]
    fn a_dragged_edge_keeps_letters_with_their_marks_whole_and_takes_words_on_demand() {
        let fixture = Fixture::of("U01: Un [deux|Rue] e\u{301}te\u{301} ici.");
        let page = page(&fixture);
        let grip = Grip::of(&page, Selection::caret(at(&page, "eux")), fixture.coder).unwrap();
        let accent = at(&page, "\u{301}");
        let to = |at, unit| page.text.slice(grip.dragged(&page, Edge::End, at, unit));
        assert_eq!(to(accent, Unit::Letter), "deux");
        assert_eq!(to(accent + 1, Unit::Letter), "deux e\u{301}");
        assert_eq!(to(accent + 1, Unit::Word), "deux e\u{301}te\u{301}");
        assert_eq!(to(0, Unit::Letter), "deux", "an edge does not pass the other");
    }
}
