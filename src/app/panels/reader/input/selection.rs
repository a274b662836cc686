//! The selected words: an end that stays and an end that moves, by letters, words or sentences. No screen is known
//! here.

use super::super::page::Page;
use super::moves::{Unit, unit_at};
use crate::model::{DocumentId, Excerpt, Span};

/// A selection, or a mere caret when both ends meet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Selection {
    /// What stays selected while the other end moves: a position, or the word or sentence that was clicked.
    anchor: Span,
    /// The end that moves; the caret.
    head: u32,
    unit: Unit,
}

impl Selection {
    /// Returns a caret.
    pub fn caret(at: u32) -> Self {
        Self { anchor: Span::new(at, at), head: at, unit: Unit::Letter }
    }

    /// Returns `span` selected, with the caret at its end.
    pub fn of(span: Span) -> Self {
        Self { anchor: Span::new(span.start, span.start), head: span.end, unit: Unit::Letter }
    }

    /// Returns the word or sentence at `position` selected; it grows by such units.
    pub fn unit(page: &Page, position: u32, unit: Unit) -> Self {
        let anchor = unit_at(page, position, unit);
        Self { anchor, head: anchor.end, unit }
    }

    /// Returns this selection with its moving end at (the unit at) `position`.
    pub fn extended(self, page: &Page, position: u32) -> Self {
        let to = unit_at(page, position, self.unit);
        let head = if position < self.anchor.start { to.start } else { to.end.max(self.anchor.end) };
        Self { head, ..self }
    }

    /// Returns this selection with its moving end exactly at `position`.
    pub fn with_head(self, position: u32) -> Self {
        let anchor = if position < self.anchor.start { self.anchor.end } else { self.anchor.start };
        Self { anchor: Span::new(anchor, anchor), head: position, unit: Unit::Letter }
    }

    /// Returns this selection, its words standing at `span` now.
    pub fn onto(self, span: Span) -> Self {
        match self.head <= self.anchor.start {
            true => Self { anchor: Span::new(span.end, span.end), head: span.start, unit: Unit::Letter },
            false => Self::of(span),
        }
    }

    /// Returns the caret.
    pub fn head(self) -> u32 {
        self.head
    }

    /// Returns what is selected.
    pub fn span(self) -> Span {
        Span::new(self.anchor.start.min(self.head), self.anchor.end.max(self.head))
    }

    /// Returns what is selected, or for a caret the characters on either side of it.
    pub fn touched(self) -> Span {
        if self.is_caret() { Span::new(self.head.saturating_sub(1), self.head + 1) } else { self.span() }
    }

    /// Whether nothing is selected.
    pub fn is_caret(self) -> bool {
        self.span().is_empty()
    }

    /// Returns the selected words as an excerpt, without white space at either end; none for a caret.
    pub fn excerpt(self, page: &Page, document: DocumentId) -> Option<Excerpt> {
        let span = page.text.trimmed(self.span());
        (!span.is_empty()).then_some(Excerpt { document, span })
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::Outline;
    use crate::model::testing::Fixture;

    fn page(notation: &str) -> Page {
        let project = Arc::new(Fixture::of(notation).project);
        let document = Arc::clone(project.documents()[0]);
        Page::of(&project, &document, &Outline::of(&project), None).unwrap()
    }

    #[test]
    fn a_clicked_word_stays_selected_while_the_drag_goes_either_way() {
        let page = page("un deux trois quatre");
        let clicked = Selection::unit(&page, 4, Unit::Word);
        let words = |s: Selection| page.text.slice(s.span()).to_owned();
        assert_eq!(words(clicked), "deux");
        assert_eq!(words(clicked.extended(&page, 10)), "deux trois");
        assert_eq!(words(clicked.extended(&page, 1)), "un deux");
    }

    #[test]
    fn an_excerpt_has_no_white_space_at_its_ends() {
        let page = page("un deux trois");
        let document = page.document;
        let excerpt = Selection::of(Span::new(2, 8)).excerpt(&page, document).unwrap();
        assert_eq!(page.text.slice(excerpt.span), "deux");
        assert_eq!(Selection::of(Span::new(2, 3)).excerpt(&page, document), None);
    }

    #[test]
    fn the_moving_end_may_pass_the_one_that_stays() {
        let selection = Selection::of(Span::new(5, 9)).with_head(2);
        assert_eq!((selection.span(), selection.head()), (Span::new(2, 5), 2));
    }
}
