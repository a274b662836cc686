//! The words of the turns that can match, brought together before they are looked at.
//!
//! Such turns lie scattered over all texts of a project, and for each of them memory has to be waited for several times:
//! for the turn, for the byte at which its words begin, for the words. One after the other these waits take longer than
//! the looking. Here many turns are asked for the same thing in a row, so that the processor waits for all of them at
//! once.

use std::hint::black_box;
use std::sync::Arc;

use crate::model::{Document, Project, Text, TextUnavailable, Turn};

use super::filter::Local;
use super::index::Candidate;
use super::matcher::Plan;

/// A document to be searched: all of it, or the turns that can match.
pub(super) struct Place<'a> {
    pub document: &'a Document,
    /// In order.
    pub turns: Option<&'a [Candidate]>,
}

/// A document that is being searched, with its text.
pub(super) struct Reading<'a> {
    pub document: &'a Document,
    turns: Option<&'a [Candidate]>,
    text: Arc<Text>,
    /// Those of the query, as they are here.
    pub conditions: Vec<Local>,
}

impl<'a> Reading<'a> {
    /// Returns the document with its text, or nothing when no turn of it can match.
    pub(super) fn of(project: &Project, plan: &Plan, place: Place<'a>) -> Option<Result<Self, TextUnavailable>> {
        let Place { document, turns } = place;
        if turns.is_some_and(<[_]>::is_empty) {
            return None;
        }
        let conditions = plan.conditions_in(project, document)?;
        Some(project.text(document).map(|text| Self { document, turns, text, conditions }))
    }

    /// Returns the places of the turns that can match, as far as the index tells.
    fn places(&self) -> impl Iterator<Item = usize> {
        let n_turns = self.turns.map_or(self.document.turns.len(), <[_]>::len);
        (0..n_turns).map(|i| self.turns.map_or(i, |turns| turns[i].turn()))
    }
}

/// What is said in a turn that can match.
pub(super) struct Passage<'a> {
    pub reading: &'a Reading<'a>,
    /// The turn, as an index into [`Document::turns`].
    pub place: usize,
    pub turn: &'a Turn,
    pub words: &'a str,
}

/// As many passages as are brought together: their words stay near the processor until they are looked at.
const N_TOGETHER: usize = 128;
/// Memory comes in lines of so many bytes.
const LINE: usize = 64;
/// Of a long passage the beginning is enough: by then the processor has seen that it is read on.
const MOST_LINES: usize = 24;

/// Hands `look` each passage of `readings` that the conditions of `plan` leave a chance, in order.
pub(super) fn for_each_passage<'a>(plan: &Plan, readings: &'a [Reading<'a>], mut look: impl FnMut(&Passage<'a>)) {
    let mut places = readings.iter().flat_map(|reading| reading.places().map(move |place| (reading, place)));
    loop {
        let together: Vec<_> = places.by_ref().take(N_TOGETHER).collect();
        if together.is_empty() {
            return;
        }
        let passages = passages(plan, &together);
        for passage in &passages {
            look(passage);
        }
    }
}

fn passages<'a>(plan: &Plan, places: &[(&'a Reading<'a>, usize)]) -> Vec<Passage<'a>> {
    let turns = places.iter().filter_map(|(reading, place)| {
        let turn = reading.document.turns.get(*place)?;
        plan.may_match(turn, &reading.conditions).then_some((*reading, *place, turn))
    });
    let turns: Vec<_> = turns.collect();
    let around: Vec<_> = turns.iter().map(|(reading, _, turn)| reading.text.bytes_around(turn.words)).collect();
    for ((reading, ..), bytes) in turns.iter().zip(around) {
        let lines = reading.text.as_str().as_bytes()[bytes].iter().step_by(LINE).take(MOST_LINES);
        black_box(lines.fold(0, |all, byte| all ^ byte));
    }
    let passage = |(reading, place, turn): (&'a Reading<'a>, usize, &'a Turn)| {
        let words = reading.text.slice(turn.words);
        Passage { reading, place, turn, words }
    };
    turns.into_iter().map(passage).collect()
}
