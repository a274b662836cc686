//! Whether a document's turns still hold the same words, told without reading them. A document changes with every
//! coding in it, its words hardly ever do.

use std::sync::{Arc, Weak};

use super::anchor::Pieces;
use super::document::{Document, Language, Turn};

/// The words of a document as they stood. They are not kept alive, and their place in memory is not given to others.
#[derive(Clone, Debug, Default)]
pub struct Wording {
    pieces: Weak<Pieces>,
    turns: Weak<Vec<Turn>>,
    language: Option<Language>,
}

impl Wording {
    /// Returns the words of `document`.
    pub fn of(document: &Document) -> Self {
        Self {
            pieces: Arc::downgrade(&document.pieces),
            turns: Arc::downgrade(&document.turns),
            language: document.language,
        }
    }

    /// Whether `document` holds these very words. Where it does not, it may hold the same ones, read or made anew.
    pub fn is_that_of(&self, document: &Document) -> bool {
        std::ptr::eq(self.pieces.as_ptr(), Arc::as_ptr(&document.pieces))
            && std::ptr::eq(self.turns.as_ptr(), Arc::as_ptr(&document.turns))
            && self.language == document.language
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::Fixture;
    use super::super::{Excerpt, Span};
    use super::*;

    #[test]
    fn a_coding_leaves_the_words_alone_and_a_correction_does_not() {
        let mut fixture = Fixture::of("U01: I sleep badly.");
        let document = fixture.project.documents()[0].id;
        let before = Wording::of(&fixture.project.documents[&document]);
        let earlier = fixture.project.clone();
        fixture.code(Excerpt { document, span: Span::new(5, 12) }, "Sleep", fixture.coder);
        assert!(before.is_that_of(&fixture.project.documents[&document]));
        fixture.correct(document, "sleep", "doze");
        assert!(!before.is_that_of(&fixture.project.documents[&document]));
        assert!(before.is_that_of(&earlier.documents[&document]));
    }
}
