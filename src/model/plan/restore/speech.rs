//! Going back to who spoke: the speakers of a document and its turns as they stood. Turns name their speakers by their
//! labels, so a label is one speaker's at every step, on the way there and back.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::super::super::anchor::Address;
use super::super::super::document::{Document, Speaker, Turn};
use super::super::super::op::Op;
use super::super::super::participant::Participant;
use super::super::super::twin::Twin;
use super::{Plan, keys};

impl Plan<'_> {
    /// Speakers are what they were, and so are the turns.
    pub(super) fn speech(&mut self, now: &Document, then: &Document) {
        let wanted = (0_u16..).zip(&then.speakers).filter_map(|(place, _)| Some((place, then.speaker_as_set(place)?)));
        let named = self.speakers(now, then, wanted.collect());
        self.turns(&named, then);
    }

    /// Labels and turns are what they were; roles and people stay, but for speakers who come back with their turns.
    pub(super) fn labels(&mut self, now: &Document, then: &Document) {
        let speaks = |speaker: u16| now.turns.iter().any(|t| t.speaker == Some(speaker));
        let mut wanted = Vec::new();
        for (place, _) in (0_u16..).zip(&then.speakers) {
            let Some((from, stood)) = now.speaker_as_set(place).zip(then.speaker_as_set(place)) else { continue };
            let to = if speaks(place) { Speaker { label: stood.label, ..from } } else { stood };
            let stood = |p: &Participant| self.then.participants.get(&p.id).is_some_and(|then| !then.removed);
            let person = to.participant.and_then(|p| self.now.participants.get(&p)).filter(|p| p.removed && stood(p));
            self.ops.extend(person.map(|p| match p.merged_into {
                Some(into) => Op::PartTwin { twin: Twin::Participant(p.id), into: Twin::Participant(into) },
                None => Op::RestoreParticipant { participant: p.id },
            }));
            wanted.push((place, to));
        }
        let named = self.speakers(now, then, wanted);
        self.turns(&named, then);
    }

    /// Sets speakers, and returns the document with those. Whoever has a label now that goes back to another takes the
    /// one that gets free.
    fn speakers<'a>(&mut self, now: &'a Document, then: &Document, wanted: Vec<(u16, Speaker)>) -> Cow<'a, Document> {
        let mut named = Cow::Borrowed(now);
        for (place, to) in wanted {
            let Some(from) = named.speaker_as_set(place).filter(|from| *from != to) else { continue };
            let gives_way = |other: &u16| {
                *other != place && named.label_of(*other) == Some(&to.label) && then.label_of(*other) != Some(&to.label)
            };
            let namesake = (0_u16..).zip(&named.speakers).map(|(other, _)| other).find(gives_way);
            if let Some((other, called)) = namesake.and_then(|other| Some((other, named.speaker_as_set(other)?))) {
                let freed = Speaker { label: from.label.clone(), ..called.clone() };
                self.set_speaker(&mut named, other, called, freed);
            }
            self.set_speaker(&mut named, place, from, to);
        }
        named
    }

    fn set_speaker(&mut self, named: &mut Cow<'_, Document>, place: u16, from: Speaker, to: Speaker) {
        if let Some(speaker) = named.to_mut().speakers.get_mut(usize::from(place)) {
            speaker.label.clone_from(&to.label);
        }
        self.ops.push(Op::SetSpeaker { document: named.id, speaker: place, from, to });
    }

    fn turns(&mut self, now: &Document, then: &Document) {
        let by_first = |document: &Document| -> BTreeMap<Address, Turn> {
            document.turns.iter().map(|t| (t.anchor.first, t.clone())).collect()
        };
        let same = |a: &Turn, b: &Turn| {
            (a.anchor, a.words_from, a.given_to, a.time) == (b.anchor, b.words_from, b.given_to, b.time)
        };
        let (turns_now, turns_then) = (by_first(now), by_first(then));
        for turn in keys(&turns_now, &turns_then) {
            let unchanged = turns_now.get(turn).zip(turns_then.get(turn)).is_some_and(|(a, b)| same(a, b));
            if !unchanged {
                let (from, to) = (now.turn_state(*turn), then.turn_state(*turn));
                self.ops.push(Op::SetTurn { document: now.id, turn: *turn, from, to });
            }
        }
    }
}
