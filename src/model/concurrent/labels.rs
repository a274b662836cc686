//! Corrections that two people made apart before the words of turns. What a speaker is called is another matter than
//! what they say, and one matter however many turns they have: who calls a speaker otherwise corrects the labels of
//! all.

use std::collections::BTreeSet;

use super::super::anchor::{Address, Lookup};
use super::super::document::{Document, Turn};
use super::super::project::Project;
use super::contested::Contested;
use super::corrections::{Crossing, CrossingSide, crossings};

/// What a correction touches in one turn.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Touch {
    label: bool,
    words: bool,
}

impl Touch {
    pub(super) fn of(turn: &Turn, lookup: &Lookup<'_>, touched: &[Address]) -> Self {
        let first_words = [turn.words_from, lookup.address(turn.words.start).filter(|_| !turn.words.is_empty())];
        let words = first_words.into_iter().flatten().filter_map(|address| lookup.rank(address)).min();
        let mut touch = Self::default();
        for address in touched {
            match lookup.rank(*address).zip(words) {
                Some((at, words)) if at >= words => touch.words = true,
                _ => touch.label = true,
            }
        }
        touch
    }

    /// Returns whether it is the label that both touch; nothing when they touch nothing alike.
    pub(super) fn is_of_label(self, other: Self) -> Option<bool> {
        let words = self.words && other.words;
        (words || self.label && other.label).then_some(!words)
    }
}

impl Project {
    /// Returns the crossings in the labels of a speaker that nobody settled.
    pub(in crate::model) fn label_crossings(&self, document: &Document, speaker: u16) -> Vec<Crossing> {
        let labels = crossings(document, &self.knowledge).into_iter().filter(|crossing| crossing.in_label);
        labels.filter(|crossing| crossing.speaker(document) == Some(speaker)).collect()
    }

    /// Returns `crossing` and, in a label, those before the other turns of the speaker that are one matter with it.
    pub(in crate::model) fn one_matter(&self, document: &Document, crossing: &Crossing) -> Vec<Crossing> {
        let speaker = crossing.speaker(document).filter(|_| crossing.in_label);
        let mut all = speaker.map(|speaker| self.label_crossings(document, speaker)).unwrap_or_default();
        let is_alike = |other: &Crossing| other.sides == crossing.sides;
        all.retain(|other| other.turn != crossing.turn && is_alike(other));
        all.push(crossing.clone());
        all
    }

    /// Returns the crossings without those that wait with another one: in labels, with the first turn of the speaker,
    /// or with what the speaker is called.
    pub(super) fn each_matter(&self, document: &Document, crossings: Vec<Crossing>) -> Vec<Crossing> {
        let mut known: BTreeSet<(Option<u16>, Vec<CrossingSide>)> = BTreeSet::new();
        let mut is_own = |crossing: &Crossing| {
            let speaker = crossing.speaker(document);
            let thing = speaker.map(|speaker| Contested::Speaker(document.id, speaker));
            let is_contested = thing.is_some_and(|thing| !self.contests.open_sides(&thing).is_empty());
            !is_contested && known.insert((speaker, crossing.sides.clone()))
        };
        crossings.into_iter().filter(|crossing| !crossing.in_label || is_own(crossing)).collect()
    }
}
