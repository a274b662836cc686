//! What was said of a document under the identities that people had then: who is done with it, who codes it blind, who
//! speaks. Coders and people may have been merged since, and part again, so each count is made from what was signed.

use std::collections::BTreeMap;

use super::blind::{Blind, BlindByTree};
use super::document::{Document, Finished};
use super::ids::{CoderId, ParticipantId, TreeId};
use super::independent::IndependentWork;
use super::one_person::MergedCoders;
use super::op::NewDocument;
use super::stamp::Stamp;

/// What coders said of a document as a whole, by whoever signed it.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Signed {
    pub finished: BTreeMap<Finished, Stamp>,
    pub independent: BTreeMap<Finished, IndependentWork>,
    pub blind: BlindByTree,
    /// With which change somebody opened it to all, for which trees, whoever codes it blind now.
    pub released: BTreeMap<TreeId, Stamp>,
    pub people: People,
}

/// Who speaks in a document as those knew who said so, by the places of its speakers: people may have been merged
/// since.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct People {
    speakers: Vec<Option<ParticipantId>>,
    document: Option<ParticipantId>,
}

impl People {
    pub fn of(new: &NewDocument) -> Self {
        Self { speakers: new.speakers.iter().map(|s| s.participant).collect(), document: new.participant }
    }

    /// Takes note of who the speaker of that place is.
    pub fn set(&mut self, place: usize, person: Option<ParticipantId>) {
        if self.speakers.len() <= place {
            self.speakers.resize(place + 1, None);
        }
        self.speakers[place] = person;
    }

    /// Returns who the speaker of that place is, as it was said.
    pub fn speaker(&self, place: usize) -> Option<ParticipantId> {
        self.speakers.get(place).copied().flatten()
    }
}

impl Document {
    /// Counts the coders' marks for the people that they are: done since the last time that one said so, with what any
    /// of them had coded when first done.
    pub(super) fn count_marks(&mut self, people: &MergedCoders) {
        self.finished = people.joined(&self.signed.finished, |known, at| *known = (*known).max(*at));
        self.independent = people.joined(&self.signed.independent, IndependentWork::join);
        let one =
            |blind: &Blind| Blind { coders: blind.coders.iter().map(|c| people.one(*c)).collect(), ..blind.clone() };
        self.blind = self.signed.blind.iter().map(|(tree, blind)| (*tree, one(blind))).collect();
    }

    /// Returns who speaks in the document when those whom the speakers stand for are the people that `one` says;
    /// nothing when they count so already. Nobody speaks as a speaker who was merged.
    pub(super) fn counted_otherwise(&self, one: impl Fn(ParticipantId) -> ParticipantId) -> Option<People> {
        let signed = &self.signed.people;
        let counted = People {
            speakers: (0_u16..).zip(&self.speakers).map(|(place, _)| self.person_of(place).map(&one)).collect(),
            document: signed.document.map(&one),
        };
        let same = self.participant == counted.document
            && self.speakers.iter().map(|s| s.participant).eq(counted.speakers.iter().copied());
        (!same).then_some(counted)
    }

    /// Returns the person that a speaker is.
    fn person_of(&self, place: u16) -> Option<ParticipantId> {
        let is_merged = self.merged_speakers.contains_key(&place);
        self.signed.people.speaker(usize::from(place)).filter(|_| !is_merged)
    }

    /// Counts who speaks for the people that they are.
    pub(super) fn count_people(&mut self, counted: People) {
        self.participant = counted.document;
        for (speaker, person) in self.speakers.iter_mut().zip(counted.speakers) {
            speaker.participant = person;
        }
    }

    pub(super) fn is_signed_by(&self, coder: impl Fn(CoderId) -> bool) -> bool {
        let Signed { finished, independent, blind, .. } = &self.signed;
        let marks = finished.keys().chain(independent.keys()).map(|who| who.coder);
        let assigned = blind.values().flat_map(|blind| blind.coders.iter().copied());
        self.codings.values().map(|coding| coding.signed_by).chain(marks).chain(assigned).any(coder)
    }
}
