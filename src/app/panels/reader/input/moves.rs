//! Where a caret goes: by letter, word, sentence and turn, over what is shown. What lies hidden between two blocks
//! (labels, line ends) is stepped over as one.

use unicode_segmentation::UnicodeSegmentation as _;

use super::super::page::Page;
use crate::app::toward::Toward;
use crate::model::Span;
use crate::model::segment::{sentences, word_pieces};

/// What one step or one click takes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Unit {
    /// A letter with its marks.
    #[default]
    Letter,
    /// A word.
    Word,
    /// A sentence.
    Sentence,
    /// All that somebody says until another speaks.
    Turn,
}

/// Returns the position one letter, word, sentence or turn behind `from`.
pub fn next(page: &Page, from: u32, unit: Unit) -> u32 {
    if unit == Unit::Turn {
        let end = turn_at(page, from).end;
        return if from < end { end } else { turn_at(page, turn_beside(page, from, Toward::End)).end.max(from) };
    }
    let block = page.block_at(from);
    let span = page.blocks[block].span;
    if from >= span.end {
        let following = page.blocks.get(block + 1).map(|b| b.span);
        return match (following, unit) {
            (None, _) => from.min(span.end),
            (Some(following), Unit::Letter) => following.start.max(from),
            (Some(following), _) if following.is_empty() => following.start,
            (Some(following), _) => next(page, following.start, unit),
        };
    }
    let ends = pieces(page, block, unit).map(|(piece, is_word)| (piece.end, is_word));
    ends.filter(|(_, stops)| *stops).map(|(end, _)| end).find(|end| *end > from).unwrap_or(span.end)
}

/// Returns the position one letter, word, sentence or turn before `from`.
pub fn previous(page: &Page, from: u32, unit: Unit) -> u32 {
    if unit == Unit::Turn {
        return turn_beside(page, from, Toward::Start);
    }
    let block = page.block_at(from);
    let span = page.blocks[block].span;
    if from <= span.start {
        let Some(before) = block.checked_sub(1).map(|i| page.blocks[i].span) else { return span.start };
        // Two parts of one line touch, so the end of the first is no place of its own.
        let end = if before.end < from { before.end } else { before.end.saturating_sub(1) };
        return if unit == Unit::Letter || before.is_empty() { end } else { previous(page, before.end, unit) };
    }
    let starts = pieces(page, block, unit).filter(|(_, stops)| *stops).map(|(piece, _)| piece.start);
    starts.take_while(|start| *start < from).last().unwrap_or(span.start)
}

/// Returns the letter, word, sentence or turn at `position`, without white space at its ends.
pub fn unit_at(page: &Page, position: u32, unit: Unit) -> Span {
    match unit {
        Unit::Letter => return Span::new(position, position),
        Unit::Turn => return turn_at(page, position),
        Unit::Word | Unit::Sentence => {}
    }
    let block = page.block_at(position);
    let mut last = None;
    for (piece, _) in pieces(page, block, unit) {
        last = Some(piece);
        if piece.end > position {
            break;
        }
    }
    let found = last.unwrap_or(page.blocks[block].span);
    if unit == Unit::Word { found } else { page.text.trimmed(found) }
}

/// Returns what is shown of the turn at `position`, or of its line when no turn covers it.
pub fn turn_at(page: &Page, position: u32) -> Span {
    let here = page.block_at(position);
    let turn = page.blocks[here].turn;
    let same = |i: &usize| turn.is_some() && page.blocks[*i].turn == turn;
    let first = (0..here).rev().take_while(same).last().unwrap_or(here);
    let last = (here + 1..page.blocks.len()).take_while(same).last().unwrap_or(here);
    Span::new(page.blocks[first].span.start, page.blocks[last].span.end)
}

/// Returns the first block of the turn after (or before) that of `position`.
pub fn turn_beside(page: &Page, position: u32, toward: Toward) -> u32 {
    let here = page.block_at(position);
    let opens = |i: &usize| page.blocks[*i].opens_turn || page.blocks[*i].turn.is_none();
    let found = match toward {
        Toward::End => (here + 1..page.blocks.len()).find(opens),
        Toward::Start if position > page.blocks[here].span.start && opens(&here) => Some(here),
        Toward::Start => (0..here).rev().find(opens),
    };
    found.map_or(position, |i| page.blocks[i].span.start)
}

/// Returns the pieces of a block with their places in the text, and whether a caret that goes by words stops there.
fn pieces(page: &Page, block: usize, unit: Unit) -> impl Iterator<Item = (Span, bool)> {
    let words = page.words(block);
    let span = page.blocks[block].span;
    let places: Vec<(Span, bool)> = match unit {
        Unit::Letter => in_places(span.start, words.graphemes(true), |_| true).collect(),
        Unit::Word => {
            let says_something = |piece: &str| piece.chars().any(char::is_alphanumeric);
            in_places(span.start, word_pieces(words), says_something).collect()
        }
        Unit::Turn => vec![(span, true)],
        Unit::Sentence => sentences(&page.text, span).into_iter().map(|sentence| (sentence, true)).collect(),
    };
    places.into_iter()
}

/// Returns each of `pieces`, which follow each other from `start` on, with its place.
fn in_places<'t>(
    start: u32,
    pieces: impl Iterator<Item = &'t str>,
    stops: impl Fn(&str) -> bool,
) -> impl Iterator<Item = (Span, bool)> {
    let mut at = start;
    pieces.map(move |piece| {
        let start = at;
        at += piece.chars().count() as u32;
        (Span::new(start, at), stops(piece))
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::testing::Fixture;
    use crate::model::{Document, Outline};

    fn page(notation: &str) -> (Arc<Document>, Page) {
        let project = Arc::new(Fixture::of(notation).project);
        let document = Arc::clone(project.documents()[0]);
        let page = Page::of(&project, &document, &Outline::of(&project), None).unwrap();
        (document, page)
    }

    /// `at` counts from the beginning of the text, labels included.
    fn steps(page: &Page, mut at: u32, unit: Unit, step: fn(&Page, u32, Unit) -> u32) -> Vec<u32> {
        let mut places = vec![at];
        for _ in 0..40 {
            let to = step(page, at, unit);
            if to == at {
                break;
            }
            places.push(to);
            at = to;
        }
        places
    }

    #[test]
    fn letters_keep_their_marks_and_labels_are_stepped_over() {
        let (_, page) = page("A: e\u{301}a\nB: o");
        assert_eq!(steps(&page, 3, Unit::Letter, next), [3, 5, 6, 10, 11]);
        assert_eq!(steps(&page, 11, Unit::Letter, previous), [11, 10, 6, 5, 3]);
    }

    #[test]
    fn words_end_behind_and_begin_before_their_letters() {
        let (_, page) = page("A: Rien, non.\nB: Si");
        assert_eq!(steps(&page, 3, Unit::Word, next), [3, 7, 12, 13, 19]);
        assert_eq!(steps(&page, 19, Unit::Word, previous), [19, 17, 9, 3]);
    }

    #[test]
    fn a_sentence_and_a_turn_are_found_around_the_caret() {
        let (_, abbreviated) = page("A: J’ai vu M. Dupont, p. ex. hier. Puis rien.");
        let (_, page) = page("A: Oui. Je dors dehors. Bon.\nB: Ah");
        assert_eq!(page.text.slice(unit_at(&page, 12, Unit::Sentence)), "Je dors dehors.");
        assert_eq!(abbreviated.text.slice(unit_at(&abbreviated, 5, Unit::Sentence)), "J’ai vu M. Dupont, p. ex. hier.");
        assert_eq!(page.text.slice(unit_at(&page, 12, Unit::Word)), "dors".to_owned().as_str());
        assert_eq!(page.text.slice(turn_at(&page, 12)), "Oui. Je dors dehors. Bon.");
        assert_eq!(turn_beside(&page, 12, Toward::End), 32);
        assert_eq!([32, 12].map(|at| turn_beside(&page, at, Toward::Start)), [3, 3]);
    }
}
