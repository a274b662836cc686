//! Two texts side by side: cut into rows in which the same words stand on both sides, with the places that differ.
//! Knows no fonts and no screen, and is made in the background.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::difference::difference;
use crate::model::{Address, Document, Span, Text, Turn, TurnState};

/// What stands beside each other: a line of both texts, or a part of a long one. Neither side holds its line end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Row {
    /// In the earlier text.
    pub then: Span,
    /// In the text of now.
    pub now: Span,
}

/// A place that differs; empty on a side where nothing stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place {
    /// In the earlier text.
    pub then: Span,
    /// In the text of now.
    pub now: Span,
    /// The row in which it begins.
    pub row: usize,
}

/// An earlier text beside that of now.
#[derive(Debug)]
pub struct Beside {
    /// The earlier text.
    pub then: Arc<Text>,
    /// The text of now.
    pub now: Arc<Text>,
    /// From top to bottom.
    pub rows: Vec<Row>,
    /// In the order of the texts.
    pub places: Vec<Place>,
    /// How many turns begin, end, or have a speaker or a time otherwise.
    pub n_turns: usize,
}

/// Longer rows are cut where a sentence ends, in code points.
const LONG: u32 = 900;
/// Still longer ones at any space.
const TOO_LONG: u32 = 2000;

impl Beside {
    /// Returns both texts beside each other. It takes time in proportion to the texts.
    pub fn of(then: Arc<Text>, now: Arc<Text>, n_turns: usize) -> Self {
        let mut cutter = Cutter { then: &then, now: &now, rows: Vec::new(), from: Row::default() };
        let mut places = Vec::new();
        let mut reached = Row::default();
        for replacement in difference(then.as_str(), now.as_str()) {
            let n_kept = replacement.span.start - reached.then.end;
            let n_come = replacement.text.chars().count() as u32;
            let came_from = reached.now.end + n_kept;
            cutter.stretch(Span::new(reached.then.end, replacement.span.start), Span::new(reached.now.end, came_from));
            let come = Span::new(came_from, came_from + n_come);
            places.push(Place { then: replacement.span, now: come, row: cutter.rows.len() });
            cutter.stretch(replacement.span, come);
            reached = Row { then: replacement.span, now: come };
        }
        cutter.stretch(Span::new(reached.then.end, then.len()), Span::new(reached.now.end, now.len()));
        cutter.close((then.len(), then.len()), (now.len(), now.len()));
        let rows = cutter.rows;
        Self { rows, places, n_turns, then, now }
    }

    /// Returns the places that share a character with row `i`, or begin in it.
    pub fn places_in(&self, i: usize) -> impl Iterator<Item = (usize, &Place)> {
        let row = self.rows[i];
        let first = self.places.partition_point(|p| p.then.end < row.then.start || p.now.end < row.now.start);
        let near = move |p: &Place| p.then.start <= row.then.end && p.now.start <= row.now.end;
        let here = move |p: &Place| p.row == i || p.then.overlaps(row.then) || p.now.overlaps(row.now);
        let places = self.places[first..].iter().enumerate().map(move |(k, p)| (first + k, p));
        places.take_while(move |(_, p)| near(p)).filter(move |(_, p)| here(p))
    }
}

impl Default for Row {
    fn default() -> Self {
        Self { then: Span::new(0, 0), now: Span::new(0, 0) }
    }
}

struct Cutter<'a> {
    then: &'a Text,
    now: &'a Text,
    rows: Vec<Row>,
    /// Where the row begins that is being made.
    from: Row,
}

impl Cutter<'_> {
    /// Goes on over a stretch that is the same on both sides, or another on each, and closes rows at its line ends.
    fn stretch(&mut self, then: Span, now: Span) {
        let left = breaks(self.then.slice(then), then.start, then.start - self.from.then.start);
        let right = breaks(self.now.slice(now), now.start, now.start - self.from.now.start);
        for k in 0..left.len().max(right.len()) {
            let at = |breaks: &[(u32, u32)], end: u32| breaks.get(k).copied().unwrap_or((end, end));
            self.close(at(&left, then.end), at(&right, now.end));
        }
    }

    /// Ends a row; each side says where its words end and where those of the next row begin.
    fn close(&mut self, then: (u32, u32), now: (u32, u32)) {
        let row = Row { then: Span::new(self.from.then.start, then.0), now: Span::new(self.from.now.start, now.0) };
        self.rows.push(row);
        self.from = Row { then: Span::new(then.1, then.1), now: Span::new(now.1, now.1) };
    }
}

/// Returns where rows end in `words`, which stand at `start` and continue a row of `before` code points, and where the
/// next ones begin.
fn breaks(words: &str, start: u32, before: u32) -> Vec<(u32, u32)> {
    let mut breaks = Vec::new();
    let (mut len, mut ends_sentence) = (before, false);
    for (at, c) in (start..).zip(words.chars()) {
        let cut = c.is_whitespace() && (len > TOO_LONG || (len > LONG && ends_sentence));
        if c == '\n' {
            breaks.push((at, at + 1));
            len = 0;
        } else if cut {
            breaks.push((at + 1, at + 1));
            len = 0;
        } else {
            len += 1;
        }
        ends_sentence = matches!(c, '.' | '!' | '?' | '…') || (ends_sentence && c.is_whitespace());
    }
    breaks
}

/// Returns how many turns of two states of a document differ: those that one of them lacks, and those that end
/// elsewhere or have another speaker or time.
pub fn turns_that_differ(then: &Document, now: &Document) -> usize {
    let (then, now) = (turns(then), turns(now));
    let changed = now.iter().filter(|(first, state)| then.get(first) != Some(state)).count();
    changed + then.keys().filter(|first| !now.contains_key(first)).count()
}

/// Returns each turn by its first character.
fn turns(document: &Document) -> BTreeMap<Address, TurnState> {
    let state = |turn: &Turn| TurnState {
        last: turn.anchor.last,
        words_from: turn.words_from,
        speaker: document.speaker_of(turn).map(|s| s.label.clone()),
        time: turn.time,
    };
    document.turns.iter().map(|turn| (turn.anchor.first, state(turn))).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::plan;
    use crate::model::testing::Fixture;

    fn beside(then: &str, now: &str) -> Beside {
        Beside::of(Arc::new(Text::new(then)), Arc::new(Text::new(now)), 0)
    }

    fn shown(beside: &Beside) -> Vec<(String, String)> {
        let words = |row: &Row| (beside.then.slice(row.then).to_owned(), beside.now.slice(row.now).to_owned());
        beside.rows.iter().map(words).collect()
    }

    fn pairs(rows: &[(&str, &str)]) -> Vec<(String, String)> {
        rows.iter().map(|(then, now)| ((*then).to_owned(), (*now).to_owned())).collect()
    }

    #[test]
    fn the_same_lines_stand_beside_each_other_whatever_came_in_between() {
        let found = beside("One\nTwo\nThree", "One\nAnd a half\nTwo!\nThree");
        assert_eq!(shown(&found), pairs(&[("One", "One"), ("", "And a half"), ("Two", "Two!"), ("Three", "Three")]));
        assert_eq!(found.places.iter().map(|p| p.row).collect::<Vec<_>>(), [1, 2]);
        let on = |i| found.places_in(i).map(|(k, _)| k).collect::<Vec<_>>();
        assert_eq!((on(0), on(2), on(3)), (vec![], vec![1], vec![]));
    }

    #[test]
    fn texts_without_a_common_word_are_cut_at_their_own_lines() {
        let found = beside("a\nb", "x y z w q\nv\nu");
        assert_eq!(found.rows.len(), 3);
        assert_eq!(beside("", "").rows.len(), 1);
    }

    #[test]
    fn a_long_line_is_cut_where_sentences_end() {
        let long = "Je ne sais pas où dormir ce soir. ".repeat(200);
        let found = beside(&long, &long.replacen("soir", "matin", 1));
        assert!(found.rows.len() > 3);
        assert!(found.rows.iter().all(|row| row.now.len() <= TOO_LONG + 1));
    }

    #[test]
    fn turns_are_counted_that_somebody_else_speaks_or_that_came_in() {
        let mut fixture = Fixture::of("INT: Où ?\nU01: Ici. Là.\nU02: Non.");
        let id = fixture.project.documents()[0].id;
        let then = fixture.project.document(id).unwrap().clone();
        let ops = plan::assign_turns(&fixture.project, &mut fixture.ids, id, &[2], Some("U01")).unwrap();
        fixture.apply(ops);
        assert_eq!(turns_that_differ(&then, fixture.project.document(id).unwrap()), 1);
        let ops = plan::split_turn(&fixture.project, &mut fixture.ids, id, 1, 20, Some("INT")).unwrap();
        fixture.apply(ops);
        assert_eq!(turns_that_differ(&then, fixture.project.document(id).unwrap()), 3);
    }

    proptest! {
        #[test]
        fn rows_hold_all_words_of_both_texts_in_order(then in "[ab .\n]{0,60}", now in "[ab .\n]{0,60}") {
            let found = beside(&then, &now);
            let (left, right): (Vec<String>, Vec<String>) = shown(&found).into_iter().unzip();
            let bare = |words: &str| words.replace('\n', "");
            prop_assert_eq!(bare(&left.concat()), bare(&then));
            prop_assert_eq!(bare(&right.concat()), bare(&now));
            prop_assert!(left.iter().chain(&right).all(|words| !words.contains('\n')));
            prop_assert!(found.places.iter().all(|p| p.row < found.rows.len()));
        }
    }
}
