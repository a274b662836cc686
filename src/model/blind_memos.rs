//! What others noted about documents that somebody has still to code blind: a memo on a document tells what was found
//! there as well as the codings do. Memos on codes stay: they are about the tree that all share.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::ids::CoderId;
use super::memo::{Memo, Stretch};
use super::op::{Op, Subject};
use super::project::Project;
use super::stamp::Stamp;

/// Which words of the memo on one document are shown to whoever codes it blind.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BlindMemo {
    /// As whom the viewer signs.
    own: BTreeSet<CoderId>,
    /// The change that brought the document in: what came with it is no finding of anybody.
    came: Stamp,
}

/// The memos of which words are hidden from somebody, or would be if there were any.
#[derive(Clone, Debug, Default)]
pub struct BlindMemos(BTreeMap<Subject, BlindMemo>);

impl Project {
    /// Returns on what others may have noted what `viewer` is not to read yet.
    pub fn blind_memos(&self, viewer: CoderId) -> BlindMemos {
        let documents = self.documents.values().filter(|d| !d.blind.is_empty()).map(|d| Subject::Document(d.id));
        BlindMemos(documents.filter_map(|on| Some((on, self.blind_memo(on, viewer)?))).collect())
    }

    /// Returns which words of the memo on `on` are shown to `viewer`; nothing when all are.
    pub fn blind_memo(&self, on: Subject, viewer: CoderId) -> Option<BlindMemo> {
        let Subject::Document(document) = on else { return None };
        let document = self.documents.get(&document).filter(|d| !d.trees_blind_for(viewer).is_empty())?;
        Some(BlindMemo { own: self.signatures(viewer), came: document.added })
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
