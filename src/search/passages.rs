//! The words of the turns that can match, brought together before they are looked at.
//!
//! Such turns lie scattered over all texts of a project, and for the words of each of them memory has to be waited for.
//! One after the other these waits take longer than the looking. Here many turns are asked for their words in a row, so
//! that the processor waits for all of them at once; and the index tells where the words stand, so that there is nothing
//! else to wait for.

use std::hint::black_box;
use std::ops::Range;
use std::sync::Arc;

use crate::model::{Document, Project, Span, Text, TextUnavailable};

use super::filter::{Local, Utterance};
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

    /// Returns the turns that can match, as far as the index tells, and where it says that their words stand.
    fn turns(&self) -> impl Iterator<Item = (usize, Option<Stretch>)> {
        let n_turns = self.turns.map_or(self.document.turns.len(), <[_]>::len);
        (0..n_turns).map(|i| self.turns.map_or((i, None), |turns| (turns[i].turn(), Some(turns[i].stretch()))))
    }
}

/// Where the words of a turn stand in the text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Stretch {
    pub words: Span,
    pub first_byte: u32,
    pub n_bytes: u32,
}

impl Stretch {
    /// Returns where `words` stand in `text`.
    pub(super) fn of(text: &Text, words: Span) -> Self {
        let bytes = text.bytes(words);
        Self { words, first_byte: bytes.start as u32, n_bytes: bytes.len() as u32 }
    }

    fn bytes(self) -> Range<usize> {
        let first = self.first_byte as usize;
        first..first + self.n_bytes as usize
    }
}

/// What is said in a turn that can match.
pub(super) struct Passage<'a> {
    pub reading: &'a Reading<'a>,
    /// The turn, as an index into [`Document::turns`].
    pub turn: usize,
    pub utterance: Utterance,
    stretch: Stretch,
}

impl<'a> Passage<'a> {
    /// Returns what is said in a turn, which the index may know to stand at a certain stretch, if the conditions of
    /// `plan` leave it a chance.
    fn of(plan: &Plan, reading: &'a Reading<'a>, turn: usize, known: Option<Stretch>) -> Option<Self> {
        let spoken = || reading.document.turns.get(turn);
        let stretch = match known {
            Some(stretch) => stretch,
            None => Stretch::of(&reading.text, spoken()?.words),
        };
        let speaker = if plan.conditions().is_empty() { None } else { spoken()?.speaker };
        let utterance = Utterance { words: stretch.words, speaker };
        plan.may_match(utterance, &reading.conditions).then_some(Self { reading, turn, utterance, stretch })
    }

    /// Asks for the lines of memory in which the words lie.
    fn bring(&self) {
        let words = self.reading.text.as_str().as_bytes().get(self.stretch.bytes()).unwrap_or_default();
        black_box(words.iter().step_by(LINE).take(MOST_LINES).fold(0, |all, byte| all ^ byte));
    }

    pub(super) fn words(&self) -> &'a str {
        let text = &self.reading.text;
        // Whatever a damaged index says, a place within a sign must not end the search.
        text.as_str().get(self.stretch.bytes()).unwrap_or_else(|| text.slice(self.stretch.words))
    }
}

/// As many passages as are brought together: their words stay near the processor until they are looked at.
const N_TOGETHER: usize = 128;
/// Memory comes in lines of so many bytes.
const LINE: usize = 64;
/// Of a long passage the beginning is enough: by then the processor has seen that it is read on.
const MOST_LINES: usize = 24;

/// Hands `look` each passage of `readings` that the conditions of `plan` leave a chance, in order.
pub(super) fn for_each_passage<'a>(plan: &Plan, readings: &'a [Reading<'a>], mut look: impl FnMut(&Passage<'a>)) {
    let turns = readings.iter().flat_map(|reading| reading.turns().map(move |(turn, known)| (reading, turn, known)));
    let mut passages = turns.filter_map(|(reading, turn, known)| Passage::of(plan, reading, turn, known));
    loop {
        let together: Vec<Passage<'_>> = passages.by_ref().take(N_TOGETHER).collect();
        if together.is_empty() {
            return;
        }
        together.iter().for_each(Passage::bring);
        together.iter().for_each(&mut look);
    }
}
