//! Things of a kind that may turn out to be one: code trees, people, documents, speakers. What was merged stays known
//! under its own identity, so that whatever a colleague still does to it, without having heard of the merge, is done to
//! the one that stays, and a merge can be taken back.

use std::iter::successors;

use serde::{Deserialize, Serialize};

use super::code::Place;
use super::concurrent::{Contested, Setting};
use super::ids::{CoderId, DocumentId, ParticipantId, TreeId};
use super::op::{Op, Subject};
use super::participant::Holder;
use super::project::Project;
use super::stamp::Stamp;

/// One of two things that are one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Twin {
    /// A code tree: its codes stand in the other one.
    Tree(TreeId),
    /// A person: who speaks as the one speaks as the other.
    Participant(ParticipantId),
    /// A document of the same text.
    Document(DocumentId),
    /// A speaker of a document, by its place in the list: what is given to the one is spoken by the other.
    Speaker(DocumentId, u16),
}

impl Twin {
    /// Returns the op that brings it into the project or takes it out; speakers stay as long as their document.
    pub(super) fn standing(self, stands: bool) -> Option<Op> {
        Some(match (self, stands) {
            (Self::Tree(tree), true) => Op::RestoreTree { tree },
            (Self::Tree(tree), false) => Op::RemoveTree { tree },
            (Self::Participant(participant), true) => Op::RestoreParticipant { participant },
            (Self::Participant(participant), false) => Op::RemoveParticipant { participant },
            (Self::Document(document), true) => Op::RestoreDocument { document },
            (Self::Document(document), false) => Op::RemoveDocument { document },
            (Self::Speaker(..), _) => return None,
        })
    }
}

impl Project {
    /// Returns what `twin` was merged into, if it was.
    pub fn twin_merged_into(&self, twin: Twin) -> Option<Twin> {
        match twin {
            Twin::Tree(id) => self.trees.get(&id)?.merged_into.map(Twin::Tree),
            Twin::Participant(id) => self.participants.get(&id)?.merged_into.map(Twin::Participant),
            Twin::Document(id) => self.documents.get(&id)?.merged_into.map(Twin::Document),
            Twin::Speaker(id, place) => {
                self.documents.get(&id)?.merged_speakers.get(&place).map(|into| Twin::Speaker(id, *into))
            }
        }
    }

    /// Returns the end of the way of merges that begins at `twin`: itself, when it was not merged.
    pub fn one_twin(&self, twin: Twin) -> Twin {
        self.twin_way(twin).last().unwrap_or(twin)
    }

    /// Returns what is on the way of merges that begins at `twin`, that one first. The fold closes no loop, so the way
    /// ends.
    pub(super) fn twin_way(&self, twin: Twin) -> impl Iterator<Item = Twin> {
        successors(Some(twin), |on_it| self.twin_merged_into(*on_it))
    }

    /// Returns the tree in which the codes of `tree` stand.
    pub fn one_tree(&self, tree: TreeId) -> TreeId {
        let end = successors(Some(tree), |id| self.trees.get(id).and_then(|t| t.merged_into)).last();
        end.unwrap_or(tree)
    }

    /// Returns the person that `participant` is.
    pub fn one_participant(&self, participant: ParticipantId) -> ParticipantId {
        let end = successors(Some(participant), |id| self.participants.get(id).and_then(|p| p.merged_into)).last();
        end.unwrap_or(participant)
    }

    /// Returns where a code stands that somebody put to `place`.
    pub(super) fn one_place(&self, place: Place) -> Place {
        Place { tree: self.one_tree(place.tree), ..place }
    }

    /// Returns `op` as it is meant when it sets something of a person who was merged: it sets it of the one who stays.
    /// Nothing for all other ops.
    pub(super) fn meant_for_other(&self, op: &Op) -> Option<Op> {
        let (Op::RenameParticipant { participant, .. }
        | Op::SetAttribute { holder: Holder::Participant(participant), .. }
        | Op::SetMemo { on: Subject::Participant(participant), .. }
        | Op::SetSummary { participant, .. }) = op
        else {
            return None;
        };
        let stays = self.one_participant(*participant);
        if stays == *participant {
            return None;
        }
        let mut meant = op.clone();
        match &mut meant {
            Op::RenameParticipant { participant, .. }
            | Op::SetAttribute { holder: Holder::Participant(participant), .. }
            | Op::SetMemo { on: Subject::Participant(participant), .. }
            | Op::SetSummary { participant, .. } => *participant = stays,
            _ => {}
        }
        Some(meant)
    }

    /// Whether what stands there is neither nothing nor what the author of `op` saw at the thing that they meant.
    pub(super) fn meets_another(&self, op: &Op, now: Option<&Setting>) -> bool {
        let seen = op.inverse().and_then(|inverse| Contested::of(&inverse)).map(|(_, seen)| seen);
        now.is_some_and(|now| !now.is_nothing() && seen.is_none_or(|seen| !seen.agrees_with(now)))
    }

    /// Returns the change with which a person came in whose name is `thing`, and whose it was; nothing for other
    /// things.
    pub(super) fn made(&self, thing: &Contested) -> Option<(Stamp, CoderId)> {
        let Contested::ParticipantName(id) = thing else { return None };
        let added = self.participants.get(id)?.added;
        Some((added, self.author_of(added)?))
    }

    /// Whether a tree, person or document is part of the project; nothing when there never was one.
    pub(super) fn twin_stands(&self, twin: Twin) -> Option<bool> {
        Some(match twin {
            Twin::Tree(id) => !self.trees.get(&id)?.removed,
            Twin::Participant(id) => !self.participants.get(&id)?.removed,
            Twin::Document(id) => !self.documents.get(&id)?.removed,
            Twin::Speaker(id, place) => {
                let document = self.documents.get(&id)?;
                document.speakers.get(usize::from(place))?;
                !document.merged_speakers.contains_key(&place)
            }
        })
    }

    /// Returns what is known of `gone` that counts for `stays` once they are one person, as pairs: the thing, and the
    /// same thing of the one who stays.
    pub(super) fn known_of_both(&self, gone: ParticipantId, stays: ParticipantId) -> Vec<(Contested, Contested)> {
        let value = |name: &str| {
            let of = |id| Contested::Value(Holder::Participant(id), name.to_owned());
            (of(gone), of(stays))
        };
        let memo = |id| Contested::Memo(Subject::Participant(id));
        let summaries = self.comparison.summaries.keys().filter(|(_, person)| *person == gone);
        let summaries =
            summaries.map(|(theme, _)| (Contested::Summary(*theme, gone), Contested::Summary(*theme, stays)));
        let names = (Contested::ParticipantName(gone), Contested::ParticipantName(stays));
        let values = self.contests.valued(Holder::Participant(gone)).map(value);
        values.chain(summaries).chain([(memo(gone), memo(stays)), names]).collect()
    }
}

impl Setting {
    /// Whether it says that there is nothing.
    pub(super) fn is_nothing(&self) -> bool {
        match self {
            Self::Words(words) => words.is_empty(),
            Self::Summary(summary) => summary.is_none(),
            _ => false,
        }
    }

    /// Returns nothing, of the same kind.
    pub(super) fn nothing(&self) -> Self {
        match self {
            Self::Summary(_) => Self::Summary(None),
            _ => Self::Words(String::new()),
        }
    }
}
