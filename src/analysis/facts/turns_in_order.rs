//! The turns that spans touch, when the spans come in the order of their beginnings: the turns are gone through once,
//! where looking each span up would jump about among them.

use std::ops::Range;

use crate::model::{Document, Span, Turn};

/// The turns of a document, gone through once for spans in the order of their beginnings.
pub(in crate::analysis) struct TurnsInOrder<'a> {
    turns: &'a [Turn],
    /// The first turn that ends behind the beginning of the last span.
    first: usize,
}

impl<'a> TurnsInOrder<'a> {
    /// Returns the turns of `document`, before the first span.
    pub(in crate::analysis) fn of(document: &'a Document) -> Self {
        Self { turns: &document.turns, first: 0 }
    }

    /// Returns the places of the turns that share a character with `span`, which begins no earlier than the one before.
    pub(in crate::analysis) fn touching(&mut self, span: Span) -> Range<usize> {
        self.first += self.turns[self.first..].iter().take_while(|turn| turn.span.end <= span.start).count();
        let n = self.turns[self.first..].iter().take_while(|turn| turn.span.start < span.end).count();
        self.first..self.first + n
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Address, Anchor};

    fn turn((start, end): (u32, u32)) -> Turn {
        let (span, anchor) =
            (Span::new(start, end), Anchor { first: Address::Original(0), last: Address::Original(0) });
        Turn { anchor, words_from: None, speaker: None, given_to: None, time: None, span, words: span }
    }

    #[test]
    fn each_span_finds_the_turns_that_share_a_character_with_it_and_none_where_nobody_speaks() {
        let turns: Vec<Turn> = [(0, 5), (5, 9), (12, 20), (20, 21)].map(turn).to_vec();
        let mut in_order = TurnsInOrder { turns: &turns, first: 0 };
        let spans = [(0, 5), (0, 6), (4, 13), (5, 9), (9, 12), (10, 13), (14, 30), (21, 30)];
        let found = spans.map(|(start, end)| in_order.touching(Span::new(start, end)));
        assert_eq!(found, [0..1, 0..2, 0..3, 1..2, 2..2, 2..3, 2..4, 4..4]);
    }
}
