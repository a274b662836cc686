//! Words are shown once: what two coders marked in one place, one a little wider than the other, is one passage.

use std::collections::BTreeSet;

use crate::model::{CodingId, Excerpt};

/// A stretch of a document that is shown, and what it stands for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Passage {
    pub excerpt: Excerpt,
    /// The codings on it.
    pub codings: Vec<CodingId>,
    /// Who says it, as indices of participants.
    pub people: BTreeSet<u32>,
    /// Whether somebody chose it to be shown.
    pub chosen: bool,
}

/// Returns `passages` with every word once, those that were chosen first: passages that overlap are united. One that
/// was not chosen gives way to a chosen one that overlaps it, unless it lets somebody else speak too: whoever chose
/// words meant those, and no more. Passages of a document stand together, before and after.
pub(super) fn each_word_once(passages: Vec<Passage>) -> Vec<Passage> {
    let (chosen, mut others): (Vec<_>, Vec<_>) = passages.into_iter().partition(|passage| passage.chosen);
    let mut shown = united(chosen);
    others.retain(|other| !shown.iter().any(|chosen| chosen.overlaps(other) && other.people.is_subset(&chosen.people)));
    shown.extend(united(others));
    shown
}

fn united(mut passages: Vec<Passage>) -> Vec<Passage> {
    for of_one_document in passages.chunk_by_mut(|a, b| a.excerpt.document == b.excerpt.document) {
        of_one_document.sort_by_key(|passage| passage.excerpt.span);
    }
    let mut united: Vec<Passage> = Vec::new();
    for passage in passages {
        match united.last_mut() {
            Some(last) if last.overlaps(&passage) => last.unite(passage),
            _ => united.push(passage),
        }
    }
    united
}

impl Passage {
    /// Returns an excerpt that nobody chose.
    pub fn of(excerpt: Excerpt) -> Self {
        Self { excerpt, codings: Vec::new(), people: BTreeSet::new(), chosen: false }
    }

    fn overlaps(&self, other: &Self) -> bool {
        self.excerpt.document == other.excerpt.document && self.excerpt.span.overlaps(other.excerpt.span)
    }

    /// Takes in one that overlaps it and does not begin before it.
    fn unite(&mut self, other: Self) {
        self.excerpt.span.end = self.excerpt.span.end.max(other.excerpt.span.end);
        self.codings.extend(other.codings);
        self.people.extend(other.people);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::Span;
    use crate::model::testing::Fixture;

    /// Returns passages of one document: `*` before a chosen one, then start, end and the persons.
    fn passages(written: &[(&str, u32, u32, &[u32])]) -> Vec<Passage> {
        let document = Fixture::of("U01: Oui.").project.documents()[0].id;
        let passage = |(sign, start, end, people): &(&str, u32, u32, &[u32])| Passage {
            people: people.iter().copied().collect(),
            chosen: *sign == "*",
            ..Passage::of(Excerpt { document, span: Span::new(*start, *end) })
        };
        written.iter().map(passage).collect()
    }

    fn shown(written: &[(&str, u32, u32, &[u32])]) -> Vec<(u32, u32)> {
        each_word_once(passages(written)).iter().map(|p| (p.excerpt.span.start, p.excerpt.span.end)).collect()
    }

    #[test]
    fn passages_that_overlap_are_one_and_those_that_touch_are_two() {
        assert_eq!(shown(&[("", 5, 20, &[1]), ("", 8, 12, &[1]), ("", 18, 25, &[1])]), [(5, 25)]);
        assert_eq!(shown(&[("", 0, 5, &[1]), ("", 5, 9, &[1])]), [(0, 5), (5, 9)]);
    }

    #[test]
    fn a_chosen_passage_stays_itself_and_stands_first() {
        assert_eq!(shown(&[("", 0, 4, &[1]), ("", 5, 20, &[1]), ("*", 8, 12, &[1])]), [(8, 12), (0, 4)]);
    }

    #[test]
    fn what_somebody_else_says_too_does_not_give_way() {
        assert_eq!(shown(&[("*", 8, 12, &[1]), ("", 5, 20, &[1, 2])]), [(8, 12), (5, 20)]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn every_word_is_shown_once(spans in prop::collection::vec((0..60u32, 1..12u32), 0..12)) {
            let written: Vec<(&str, u32, u32, &[u32])> = spans.iter().map(|(s, n)| ("", *s, s + n, &[1][..])).collect();
            let mut words: Vec<u32> = shown(&written).into_iter().flat_map(|(start, end)| start..end).collect();
            let coded: BTreeSet<u32> = written.iter().flat_map(|(_, start, end, _)| *start..*end).collect();
            words.sort_unstable();
            prop_assert_eq!(words, coded.into_iter().collect::<Vec<_>>());
        }
    }
}
