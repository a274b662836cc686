//! An excerpt that somebody has in hand, selected or about to be coded, while colleagues correct the text: it stays on
//! its words, as codings do.

use super::{Excerpt, ExcerptLink, Project};

/// An excerpt with the addresses of its words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct HeldExcerpt {
    excerpt: Excerpt,
    words: ExcerptLink,
}

impl HeldExcerpt {
    /// Returns `excerpt` of `project` held; nothing when it is empty or not in a document that stands.
    pub fn of(project: &Project, excerpt: Excerpt) -> Option<Self> {
        Some(Self { excerpt, words: ExcerptLink::to(project, excerpt)? })
    }

    /// Returns where it stood when it was followed last.
    pub fn excerpt(&self) -> Excerpt {
        self.excerpt
    }

    /// Returns it where its words stand in `project`; nothing when they, or the document, are gone.
    pub fn in_project(self, project: &Project) -> Option<Self> {
        let excerpt = self.words.excerpt(project).ok()?;
        Some(Self { excerpt, ..self })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Span;
    use crate::model::testing::Fixture;

    #[test]
    fn what_is_held_stays_on_its_words_until_they_are_gone() {
        let mut fixture = Fixture::of("U01: Je dors dehors.");
        let document = fixture.project.documents()[0].id;
        let held = HeldExcerpt::of(&fixture.project, Excerpt { document, span: Span::new(8, 12) }).unwrap();
        fixture.correct(document, "Je", "Maintenant, je");
        let moved = held.in_project(&fixture.project).unwrap();
        let words = |held: HeldExcerpt| fixture.project.words(fixture.project.documents()[0], held.excerpt().span);
        assert_eq!(words(moved), "dors");
        fixture.correct(document, "dors ", "");
        assert_eq!(moved.in_project(&fixture.project), None);
    }
}
