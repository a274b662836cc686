//! What speakers were called, and since when. A turn names its speaker by a label; whoever gives it means the speaker
//! who had that label in the project as they saw it, whatever others have called the speaker apart.

use std::collections::BTreeMap;

use super::document::{Document, Role, Speaker};
use super::op::Op;
use super::project::Project;
use super::stamp::Stamp;
use super::turns::TurnState;

/// What the speakers of a document were called who were renamed or came in later, by their places.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Called(BTreeMap<u16, Vec<Name>>);

#[derive(Clone, PartialEq, Debug)]
struct Name {
    /// The change that gave it; nothing for the label of the file.
    since: Option<Stamp>,
    label: String,
}

impl Called {
    /// Returns what the speaker of that place was called until the change `at`, oldest first.
    fn names_until(&self, place: u16, at: Stamp) -> impl Iterator<Item = &Name> {
        self.0.get(&place).into_iter().flatten().take_while(move |name| name.since.is_none_or(|since| since <= at))
    }
}

impl Document {
    /// Takes note that the speaker of that place, who may come in with it, gets a label at `at`.
    pub(super) fn call_speaker(&mut self, place: u16, label: &str, at: Stamp) {
        let former = self.label_of(place);
        if former == Some(label) {
            return;
        }
        let of_file = former.map(|label| Name { since: None, label: label.to_owned() });
        let names = self.called.0.entry(place).or_insert_with(|| of_file.into_iter().collect());
        names.push(Name { since: Some(at), label: label.to_owned() });
    }

    /// Whether the speaker of that place has that label for somebody who saw the changes of which `saw` says so.
    pub(super) fn is_called(&self, place: u16, label: &str, saw: &impl Fn(Stamp) -> bool) -> bool {
        let seen = |name: &&Name| name.since.is_none_or(saw);
        match self.called.0.get(&place) {
            Some(names) => names.iter().rfind(seen).is_some_and(|name| name.label == label),
            None => self.label_of(place) == Some(label),
        }
    }

    /// Returns the newest change that called one of its speakers anything.
    pub(super) fn last_called(&self) -> Stamp {
        let named = self.called.0.values().flatten().filter_map(|name| name.since);
        named.fold(self.added, Stamp::max)
    }

    /// Whether somebody called one of its speakers otherwise than the file does, or brought one in.
    pub(super) fn has_called(&self) -> bool {
        !self.called.0.is_empty()
    }

    /// Returns the change with which the speaker of that place first got the label that they have.
    pub fn called_since(&self, place: u16) -> Stamp {
        let names = self.called.0.get(&place).map(Vec::as_slice).unwrap_or_default();
        let first = names.iter().find(|name| self.label_of(place) == Some(&name.label));
        first.and_then(|name| name.since).unwrap_or(self.added)
    }

    /// Returns the changes that called the speaker of that place otherwise.
    pub(super) fn called_at(&self, place: u16) -> impl Iterator<Item = Stamp> {
        self.called.0.get(&place).into_iter().flatten().filter_map(|name| name.since)
    }

    /// Returns what the speaker of that place is called.
    pub(super) fn label_of(&self, place: u16) -> Option<&str> {
        self.speakers.get(usize::from(place)).map(|speaker| speaker.label.as_str())
    }

    /// Returns all that the speaker of that place was ever called: a turn that somebody gave them apart has a former
    /// label.
    pub(super) fn labels_ever(&self, place: u16) -> Vec<String> {
        let names = self.called.0.get(&place).into_iter().flatten().map(|name| name.label.as_str());
        let mut labels: Vec<String> = names.chain(self.label_of(place)).map(str::to_owned).collect();
        labels.sort_unstable();
        labels.dedup();
        labels
    }

    /// Returns whom somebody means by a label at `at` who saw the changes of which `saw` says so; who was called so
    /// apart, when nobody was whom they saw. Who came to be called so after that is not meant.
    fn speaker_called(&self, label: &str, at: Stamp, saw: &impl Fn(Stamp) -> bool) -> Option<u16> {
        let find =
            |is_meant: &dyn Fn(u16) -> bool| (0_u16..).zip(&self.speakers).map(|(i, _)| i).find(|i| is_meant(*i));
        let apart = |name: &Name| name.label == label && !name.since.is_none_or(saw);
        let was_called = |place: u16| self.called.names_until(place, at).any(apart);
        find(&|place| self.is_called(place, label, saw))
            .or_else(|| find(&|place| self.label_at(place, at) == Some(label)))
            .or_else(|| find(&was_called))
    }

    /// Returns what the speaker of that place was called right after the change `at`.
    fn label_at(&self, place: u16, at: Stamp) -> Option<&str> {
        if !self.called.0.contains_key(&place) {
            return self.label_of(place);
        }
        self.called.names_until(place, at).last().map(|name| name.label.as_str())
    }

    /// Returns the place of whom a turn is given to under `label`, who comes in when missing; nothing when there is no
    /// room for more.
    pub(super) fn speaker_labelled(&mut self, label: &str, at: Stamp, saw: &impl Fn(Stamp) -> bool) -> Option<u16> {
        if let Some(place) = self.speaker_called(label, at, saw) {
            return Some(place);
        }
        let place = u16::try_from(self.speakers.len()).ok().filter(|place| *place < u16::MAX)?;
        self.call_speaker(place, label, at);
        self.speakers.push(Speaker { label: label.to_owned(), role: Role::Participant, participant: None });
        Some(place)
    }

    /// Returns the place of the speaker whom the author of a change saw at `place` under a label. Those who came in
    /// with the file have one place for everybody; two people who bring somebody new in at once mean the same place.
    pub(super) fn place_meant(&self, place: u16, seen: &Speaker, at: Stamp, saw: &impl Fn(Stamp) -> bool) -> u16 {
        if self.came_with_the_file(place) || self.is_called(place, &seen.label, saw) {
            return place;
        }
        self.speaker_called(&seen.label, at, saw).unwrap_or(place)
    }
}

impl Project {
    /// Returns what `op` of change `at` made of a turn, with the labels that the speakers have now whom its author
    /// meant; nothing for other ops.
    pub(crate) fn turn_as_called_now(&self, op: &Op, at: Stamp) -> Option<Op> {
        let turn = Some(op).filter(|op| matches!(op, Op::SetTurn { .. }))?;
        self.with_speakers_seen(turn, at, &|earlier| self.knowledge.saw(at, earlier))
    }

    /// Returns `op` of change `at` with the places and labels that the speakers have whom somebody meant who saw the
    /// changes of which `saw` says so; nothing for ops that name none, and for those that name them as they are.
    pub(super) fn with_speakers_seen(&self, op: &Op, at: Stamp, saw: &impl Fn(Stamp) -> bool) -> Option<Op> {
        match op {
            Op::SetSpeaker { document, speaker, from, to } => {
                let place = self.documents.get(document)?.place_meant(*speaker, from, at, saw);
                let placed =
                    || Op::SetSpeaker { document: *document, speaker: place, from: from.clone(), to: to.clone() };
                (place != *speaker).then(placed)
            }
            Op::SetTurn { document, turn, from, to } => {
                let found = self.documents.get(document).filter(|found| !found.called.0.is_empty())?;
                let given = found.given_to(*turn);
                let meant =
                    |state: &Option<TurnState>| state.as_ref().map(|state| found.as_called_now(state, given, at, saw));
                Some(Op::SetTurn { document: *document, turn: *turn, from: meant(from), to: meant(to) })
            }
            _ => None,
        }
    }
}

impl Document {
    /// Returns a turn under the label of whom its author meant: of two speakers of one label the one to whom it is
    /// given.
    fn as_called_now(
        &self,
        state: &TurnState,
        given: Option<u16>,
        at: Stamp,
        saw: &impl Fn(Stamp) -> bool,
    ) -> TurnState {
        let place = state.speaker.as_deref().and_then(|label| {
            given.filter(|place| self.is_called(*place, label, saw)).or_else(|| self.speaker_called(label, at, saw))
        });
        let called = place.and_then(|place| self.label_of(place)).map(str::to_owned);
        TurnState { speaker: called.or_else(|| state.speaker.clone()), ..state.clone() }
    }
}
