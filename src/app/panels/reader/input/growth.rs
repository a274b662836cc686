//! Selecting more around what is selected, unit by unit: word, sentence, turn, document; and going back the same way.
//! The way is remembered as long as nothing else selects in between.

use super::super::page::Page;
use super::moves::{Unit, unit_at};
use super::selection::Selection;
use crate::model::Span;
use crate::model::segment::word_at;

/// The way that a selection grew.
#[derive(Clone, Debug, Default)]
pub struct Growth {
    /// What was selected before each step, and after it.
    steps: Vec<(Selection, Selection)>,
}

impl Growth {
    /// Returns `now` grown to the next larger unit around it; as it is when it is the whole document.
    pub fn grow(&mut self, page: &Page, now: Selection) -> Selection {
        if self.steps.last().is_none_or(|(_, after)| *after != now) {
            self.steps.clear();
        }
        let span = now.span();
        let Some(around) = LEVELS.into_iter().map(|level| level(page, span)).find(|s| s.len() > span.len()) else {
            return now;
        };
        let grown = Selection::of(around);
        self.steps.push((now, grown));
        grown
    }

    /// Returns what was selected before `now` grew, or else the next smaller unit at its moving end.
    pub fn shrink(&mut self, page: &Page, now: Selection) -> Selection {
        match self.steps.pop() {
            Some((before, after)) if after == now => return before,
            _ => self.steps.clear(),
        }
        let span = now.span();
        if span.is_empty() {
            return now;
        }
        let last = span.end - 1;
        let within = LEVELS.into_iter().rev().map(|level| level(page, Span::new(last, last + 1)));
        let smaller =
            within.filter(|s| s.len() < span.len() && span.encloses(*s) && !s.is_empty()).max_by_key(|s| s.len());
        smaller.map_or_else(|| Selection::caret(now.head()), Selection::of)
    }
}

const LEVELS: [fn(&Page, Span) -> Span; 4] = [words, sentences, turns, everything];

/// Returns `span` grown over the words that its ends lie in; for a caret, the word on either side of it.
fn words(page: &Page, span: Span) -> Span {
    let word = |at: u32| word_at(&page.text, at);
    let (first, last) = match span.is_empty() {
        true => {
            let beside = word(span.start).or_else(|| word(span.start.checked_sub(1)?));
            (beside, beside)
        }
        false => (word(span.start), word(span.end - 1)),
    };
    let start = first.map_or(span.start, |w| w.start.min(span.start));
    let end = last.map_or(span.end, |w| w.end.max(span.end));
    Span::new(start, end)
}

fn sentences(page: &Page, span: Span) -> Span {
    hull(page, span, Unit::Sentence)
}

fn turns(page: &Page, span: Span) -> Span {
    hull(page, span, Unit::Turn)
}

fn everything(page: &Page, _: Span) -> Span {
    let last = page.blocks.last().map_or(0, |b| b.span.end);
    Span::new(page.blocks[0].span.start, last)
}

/// Returns the units that the ends of `span` lie in, with all between them.
fn hull(page: &Page, span: Span, unit: Unit) -> Span {
    let first = unit_at(page, span.start, unit);
    let last = if span.is_empty() { first } else { unit_at(page, span.end - 1, unit) };
    Span::new(first.start.min(span.start), last.end.max(span.end))
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

    fn at(page: &Page, needle: &str) -> u32 {
        page.text.position(page.text.as_str().find(needle).unwrap())
    }

    #[test]
    fn a_caret_grows_to_word_sentence_turn_and_document_and_shrinks_back_the_same_way() {
        let page = page("A: Oui. Je dors chez l’ami. Bon.\nB: Ah");
        let mut growth = Growth::default();
        let mut now = Selection::caret(at(&page, "mi. Bon"));
        let caret = now;
        let mut seen = Vec::new();
        for _ in 0..5 {
            now = growth.grow(&page, now);
            seen.push(page.text.slice(now.span()).to_owned());
        }
        let all = "Oui. Je dors chez l’ami. Bon.\nB: Ah";
        assert_eq!(seen, ["ami", "Je dors chez l’ami.", "Oui. Je dors chez l’ami. Bon.", all, all]);
        for wanted in ["Oui. Je dors chez l’ami. Bon.", "Je dors chez l’ami.", "ami", ""] {
            now = growth.shrink(&page, now);
            assert_eq!(page.text.slice(now.span()), wanted);
        }
        assert_eq!(now, caret, "where the caret was before");
    }

    #[test]
    fn what_did_not_grow_shrinks_to_the_unit_at_its_end() {
        let page = page("A: Oui. Je dors. Bon.\nB: Ah");
        let mut growth = Growth::default();
        let turn = Selection::of(unit_at(&page, 4, Unit::Turn));
        let sentence = growth.shrink(&page, turn);
        assert_eq!(page.text.slice(sentence.span()), "Bon.");
        let word = growth.shrink(&page, Selection::of(Span::new(at(&page, "Je"), at(&page, " Bon"))));
        assert!(page.text.slice(word.span()).len() < "Je dors.".len());
    }

    #[test]
    fn a_selection_over_two_sentences_grows_over_both() {
        let page = page("A: Oui merci. Je dors là. Bon.");
        let now = Selection::of(Span::new(at(&page, "ci."), at(&page, "rs là")));
        let mut growth = Growth::default();
        let words = growth.grow(&page, now);
        assert_eq!(page.text.slice(words.span()), "merci. Je dors");
        assert_eq!(page.text.slice(growth.grow(&page, words).span()), "Oui merci. Je dors là.");
    }
}
