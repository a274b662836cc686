//! What others noted about documents that somebody has still to code blind: a memo on a document tells what was found
//! there as well as the codings do, and so does one on a person who speaks in no other document. Memos on codes and on
//! the study stay: they are about what all share.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::document::Document;
use super::ids::{CoderId, ParticipantId};
use super::memo::{Memo, Stretch};
use super::op::{Op, Subject};
use super::project::Project;
use super::stamp::Stamp;

/// Which words of the memo on one document or person are shown to whoever codes the document blind.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BlindMemo {
    /// As whom the viewer signs.
    own: BTreeSet<CoderId>,
    /// The change that brought the document or person in: what came with it is no finding of anybody.
    came: Stamp,
}

/// The memos of which words are hidden from somebody, or would be if there were any.
#[derive(Clone, Debug, Default)]
pub struct BlindMemos(BTreeMap<Subject, BlindMemo>);

impl Project {
    /// Returns on what others may have noted what `viewer` is not to read yet.
    pub fn blind_memos(&self, viewer: CoderId) -> BlindMemos {
        let documents = self.documents.values().filter(|d| !d.trees_blind_for(viewer).is_empty());
        let documents = documents.map(|d| (Subject::Document(d.id), d.added));
        let people = self.people_blind_for(viewer);
        let people = people.iter().filter_map(|id| self.participants.get(id));
        let people = people.map(|person| (Subject::Participant(person.id), person.added));
        let own = self.signatures(viewer);
        let seen = |(on, came)| (on, BlindMemo { own: own.clone(), came });
        BlindMemos(documents.chain(people).map(seen).collect())
    }

    /// Returns which words of the memo on `on` are shown to `viewer`; nothing when all are.
    pub fn blind_memo(&self, on: Subject, viewer: CoderId) -> Option<BlindMemo> {
        let came = match on {
            Subject::Document(document) => {
                self.documents.get(&document).filter(|d| !d.trees_blind_for(viewer).is_empty())?.added
            }
            Subject::Participant(person) => {
                let person = self.participants.get(&person)?;
                self.people_blind_for(viewer).contains(&person.id).then_some(person.added)?
            }
            _ => return None,
        };
        Some(BlindMemo { own: self.signatures(viewer), came })
    }

    /// Returns who speaks in documents that `viewer` has still to code blind, and in no other.
    fn people_blind_for(&self, viewer: CoderId) -> BTreeSet<ParticipantId> {
        let standing = self.documents.values().filter(|d| !d.removed);
        let (blind, open): (Vec<_>, Vec<_>) = standing.partition(|d| !d.trees_blind_for(viewer).is_empty());
        if blind.is_empty() {
            return BTreeSet::new();
        }
        let people = |documents: &[&Arc<Document>]| -> BTreeSet<ParticipantId> {
            let of = |d: &&Arc<Document>| {
                d.participant.into_iter().chain(d.speakers.iter().filter_map(|s| s.participant)).collect::<Vec<_>>()
            };
            documents.iter().flat_map(of).collect()
        };
        &people(&blind) - &people(&open)
    }
}

impl BlindMemo {
    /// Whether words are the viewer’s own, or came with the document.
    pub(super) fn shows(&self, words: &Stretch) -> bool {
        self.own.contains(&words.by) || words.at == self.came
    }

    /// Returns the memo as the viewer sees it; nothing when no word is shown.
    pub fn seen(&self, memo: &Memo) -> Option<Memo> {
        if memo.written.iter().all(|words| self.shows(words)) {
            return Some(memo.clone());
        }
        memo.part(|words| self.shows(words))
    }
}

impl BlindMemos {
    /// Whether no memo is hidden, nor would be.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes what is hidden out of `memos`.
    pub fn take_out_of(&self, memos: &mut Arc<BTreeMap<Subject, Memo>>) {
        for (on, blind) in &self.0 {
            let Some(whole) = memos.get(on) else { continue };
            let part = blind.seen(whole);
            if part.as_ref() == Some(whole) {
                continue;
            }
            match part {
                Some(part) => Arc::make_mut(memos).insert(*on, part),
                None => Arc::make_mut(memos).remove(on),
            };
        }
    }

    /// Returns `op` of the change `at` of `by` as the viewer sees it; nothing when it is hidden whole. The ops of a
    /// history are given in their order, with the memos that `written` keeps of those before.
    pub fn seen_op(&self, written: &mut WrittenMemos, op: &Op, by: CoderId, at: Stamp) -> Option<Op> {
        let Op::SetMemo { on, to, .. } = op else { return Some(op.clone()) };
        let Some(blind) = self.0.get(on) else { return Some(op.clone()) };
        let seen =
            |memo: Option<&Memo>| memo.and_then(|memo| blind.seen(memo)).map(|memo| memo.text).unwrap_or_default();
        let after = (!to.is_empty()).then(|| Memo::made_of(written.0.get(on), to, by, at));
        let (from, to) = (seen(written.0.get(on)), seen(after.as_ref()));
        match after {
            Some(memo) => written.0.insert(*on, memo),
            None => written.0.remove(on),
        };
        (from != to).then_some(Op::SetMemo { on: *on, from, to })
    }
}

/// The memos that are partly hidden, as the changes so far made them.
#[derive(Debug, Default)]
pub struct WrittenMemos(BTreeMap<Subject, Memo>);
