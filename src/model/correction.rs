//! Corrections that are being made: what was typed into a text, as replacements in positions of the text before all of
//! it.
//!
//! Letters come one by one, but a correction is a word that became another. Edits that grow together are joined, so
//! that a word which is erased and typed anew counts as replaced: a coding that ended in it keeps the new word. What is
//! typed at the edge of a coding stays a place of its own, and outside.

use super::text::{Span, Text};

/// One place of a correction, in positions of the text as it stands before all of them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Replacement {
    /// What goes; an empty span only inserts.
    pub span: Span,
    /// What comes.
    pub text: String,
}

/// A text under correction.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Corrections {
    /// The whole text in order, in pieces that stayed and pieces that changed.
    parts: Vec<Part>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
enum Part {
    Kept(Span),
    Changed(Replacement),
}

impl Part {
    /// Returns the number of code points that it has now.
    fn len(&self) -> u32 {
        match self {
            Self::Kept(span) => span.len(),
            Self::Changed(replacement) => replacement.text.chars().count() as u32,
        }
    }

    /// Returns where it stood in the text before all corrections.
    fn span(&self) -> Span {
        match self {
            Self::Kept(span) => *span,
            Self::Changed(replacement) => replacement.span,
        }
    }
}

impl Corrections {
    /// Returns a text of `len` code points in which nothing is corrected yet.
    pub fn of_text(len: u32) -> Self {
        Self { parts: vec![Part::Kept(Span::new(0, len))] }
    }

    /// Returns what changed, in the order of the text.
    pub fn replacements(&self) -> Vec<Replacement> {
        let changed = |part: &Part| match part {
            Part::Kept(_) => None,
            Part::Changed(replacement) => Some(replacement.clone()),
        };
        self.parts.iter().filter_map(changed).collect()
    }

    /// Returns how many places changed.
    pub fn len(&self) -> usize {
        self.parts.iter().filter(|p| matches!(p, Part::Changed(_))).count()
    }

    /// Returns where the changed places stand in the text as it is now; a place from which words only went is empty.
    pub fn places(&self) -> Vec<Span> {
        let mut at = 0;
        let mut places = Vec::new();
        for part in &self.parts {
            let place = Span::new(at, at + part.len());
            at = place.end;
            places.extend(matches!(part, Part::Changed(_)).then_some(place));
        }
        places
    }

    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Replaces `span` of the text as it stands now by `text`, whose line ends become LF. `before` is the text before
    /// all corrections: what is typed back as it was is no correction any more.
    pub fn replace(&mut self, span: Span, text: &str, before: &Text) {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        if span.is_empty() && text.is_empty() {
            return;
        }
        let mut edit = Edit::default();
        let mut at = 0;
        for part in std::mem::take(&mut self.parts) {
            let place = Span::new(at, at + part.len());
            at = place.end;
            match part {
                Part::Kept(kept) => edit.meet_kept(kept, place, span),
                Part::Changed(replacement) => edit.meet_changed(replacement, place, span),
            }
        }
        self.parts = edit.finish(&text, before);
    }
}

/// One edit on its way through the parts of a text.
#[derive(Default)]
struct Edit {
    left: Vec<Part>,
    right: Vec<Part>,
    /// What it replaces, in positions before all corrections.
    replaced: Option<Span>,
    /// What stays of the changed parts that it grows together with.
    head: String,
    tail: String,
}

impl Edit {
    fn meet_kept(&mut self, kept: Span, place: Span, span: Span) {
        let from = span.start.clamp(place.start, place.end) - place.start;
        let to = span.end.clamp(place.start, place.end) - place.start;
        let part = |from: u32, to: u32| Span::new(kept.start + from, kept.start + to);
        if from > 0 {
            self.left.push(Part::Kept(part(0, from)));
        }
        if from < to {
            self.swallow(part(from, to));
        }
        if to < kept.len() {
            self.right.push(Part::Kept(part(to, kept.len())));
        }
    }

    fn meet_changed(&mut self, replacement: Replacement, place: Span, span: Span) {
        let shares = place.start < span.end && span.start < place.end;
        let goes_on = place.end == span.start;
        let swallows = span.start <= place.start && place.end <= span.end && !span.is_empty();
        let erases_before = !span.is_empty() && span.end == place.start && !replacement.span.is_empty();
        let within = place.start < span.start && span.start < place.end;
        if shares || within || goes_on || swallows || erases_before {
            self.swallow(replacement.span);
            let letters: Vec<char> = replacement.text.chars().collect();
            let kept_from = span.end.saturating_sub(place.start).min(place.len()) as usize;
            let kept_to = span.start.saturating_sub(place.start).min(place.len()) as usize;
            self.head.extend(&letters[..kept_to]);
            self.tail.extend(&letters[kept_from..]);
        } else if place.end < span.start {
            self.left.push(Part::Changed(replacement));
        } else {
            self.right.push(Part::Changed(replacement));
        }
    }

    fn swallow(&mut self, span: Span) {
        let start = self.replaced.map_or(span.start, |r| r.start);
        self.replaced = Some(Span::new(start, span.end));
    }

    fn finish(self, text: &str, before: &Text) -> Vec<Part> {
        let Self { mut left, right, replaced, head, tail } = self;
        let reached = left.last().map_or(0, |p| p.span().end);
        let span = replaced.unwrap_or(Span::new(reached, reached));
        let text = format!("{head}{text}{tail}");
        if before.slice(span) == text {
            left.extend((!span.is_empty()).then_some(Part::Kept(span)));
        } else {
            left.push(Part::Changed(Replacement { span, text }));
        }
        left.extend(right);
        left
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const TEXT: &str = "I trust them, mostly.";

    /// Makes edits one after the other: `(from, to, text)` in positions as they stand then.
    fn typed(edits: &[(u32, u32, &str)]) -> Vec<(u32, u32, String)> {
        let before = Text::new(TEXT);
        let mut corrections = Corrections::of_text(before.len());
        for (from, to, text) in edits {
            corrections.replace(Span::new(*from, *to), text, &before);
        }
        corrections.replacements().into_iter().map(|r| (r.span.start, r.span.end, r.text)).collect()
    }

    #[test]
    fn letters_typed_one_after_the_other_are_one_place() {
        assert_eq!(typed(&[(7, 7, "e"), (8, 8, "d")]), [(7, 7, "ed".to_owned())]);
    }

    #[test]
    fn a_word_erased_letter_by_letter_and_typed_anew_is_replaced() {
        let erased = [(6, 7, ""), (5, 6, ""), (4, 5, ""), (3, 4, ""), (2, 3, "")];
        let typed = typed(&[&erased[..], &[(2, 2, "b"), (3, 3, "e")]].concat());
        assert_eq!(typed, [(2, 7, "be".to_owned())]);
    }

    #[test]
    fn what_is_typed_before_a_replaced_word_is_a_place_of_its_own() {
        let typed = typed(&[(2, 7, "like"), (2, 2, "do ")]);
        assert_eq!(typed, [(2, 2, "do ".to_owned()), (2, 7, "like".to_owned())]);
    }

    #[test]
    fn what_is_typed_back_as_it_was_is_no_correction() {
        assert!(typed(&[(2, 7, "like"), (2, 6, "trust")]).is_empty());
        assert!(typed(&[(2, 7, ""), (2, 2, "trust")]).is_empty());
    }

    #[test]
    fn line_ends_of_pasted_text_become_lf() {
        assert_eq!(typed(&[(0, 0, "a\r\nb\rc")]), [(0, 0, "a\nb\nc".to_owned())]);
    }

    #[test]
    fn changed_places_are_known_where_they_stand_now() {
        let before = Text::new(TEXT);
        let mut corrections = Corrections::of_text(before.len());
        corrections.replace(Span::new(0, 2), "We ", &before);
        corrections.replace(Span::new(13, 22), "", &before);
        assert_eq!(corrections.places(), [Span::new(0, 3), Span::new(13, 13)]);
    }

    /// Puts the replacements of a correction into the text, last first.
    fn applied(corrections: &Corrections, before: &str) -> String {
        let mut letters: Vec<char> = before.chars().collect();
        for r in corrections.replacements().iter().rev() {
            letters.splice(r.span.start as usize..r.span.end as usize, r.text.chars());
        }
        letters.into_iter().collect()
    }

    proptest! {
        #[test]
        fn all_places_together_give_the_text_that_was_typed(
            edits in prop::collection::vec((0_u32..30, 0_u32..6, "[a-zé😀\u{301}]{0,3}"), 1..30),
        ) {
            let before = Text::new(TEXT);
            let mut corrections = Corrections::of_text(before.len());
            let mut letters: Vec<char> = TEXT.chars().collect();
            for (at, cut, text) in &edits {
                let at = (*at).min(letters.len() as u32);
                let span = Span::new(at, (at + cut).min(letters.len() as u32));
                letters.splice(span.start as usize..span.end as usize, text.chars());
                corrections.replace(span, text, &before);
                let now: String = letters.iter().collect();
                prop_assert_eq!(applied(&corrections, TEXT), now);
                let ends = corrections.replacements();
                prop_assert!(ends.windows(2).all(|w| w[0].span.end <= w[1].span.start));
            }
        }
    }
}
