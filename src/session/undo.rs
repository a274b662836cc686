//! The undo stack of one coder. It is not stored: the coder's own changes, each with the change that it takes back, say
//! all of it, so it survives a restart and is the same on every device.
//!
//! An undo that can take nothing back, because others built on it all, is a change too, of no step: the next undo goes
//! to the change before. The one that had to stay is tried again when its turn comes: after a redo came back to it, or
//! after new work.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::model::{Change, CoderId, Stamp};

/// What can be taken back, and what can stand again.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UndoStack {
    /// All identities under which the coder signs.
    signatures: BTreeSet<CoderId>,
    /// Changes that stand: undoing takes the last one back.
    undo: Vec<Stamp>,
    /// Changes that took something back: redoing takes the last one back.
    redo: Vec<Stamp>,
    /// The changes of this stack that took something back, to tell an undo from a redo.
    taking_back: BTreeSet<Stamp>,
    /// The undos that could take nothing back, each with the change that had to stay.
    refused: BTreeMap<Stamp, Stamp>,
}

impl UndoStack {
    /// Returns the stack of who signs with one of `signatures` after `changes`.
    pub fn of(signatures: BTreeSet<CoderId>, changes: &[Arc<Change>]) -> Self {
        let mut stack = Self {
            signatures,
            undo: Vec::new(),
            redo: Vec::new(),
            taking_back: BTreeSet::new(),
            refused: BTreeMap::new(),
        };
        for change in changes {
            stack.note(change);
        }
        stack
    }

    /// Takes note of a new change.
    pub fn note(&mut self, change: &Change) {
        if !self.signatures.contains(&change.by) {
            return;
        }
        let Some(taken_back) = change.undoes else {
            // What had to stay still stands, below the new work.
            let stays = self.redo.drain(..).rev().filter_map(|at| self.refused.get(&at));
            self.undo.extend(stays.copied().chain([change.at]));
            return;
        };
        let is_refused = change.ops.is_empty();
        if let Some(stays) = self.refused.get(&taken_back) {
            self.redo.retain(|at| *at != taken_back);
            self.undo.push(*stays);
        } else if self.taking_back.contains(&taken_back) {
            self.redo.retain(|at| *at != taken_back);
            self.undo.extend((!is_refused).then_some(change.at));
        } else {
            self.undo.retain(|at| *at != taken_back);
            self.redo.push(change.at);
            if is_refused {
                self.refused.insert(change.at, taken_back);
            } else {
                self.taking_back.insert(change.at);
            }
        }
    }

    /// Returns the change that had to stay when `at` could take nothing of it back; nothing when it took something.
    pub fn left_by(&self, at: Stamp) -> Option<Stamp> {
        self.refused.get(&at).copied()
    }

    /// Whether this is the stack of who signs with `signatures`.
    pub fn is_of(&self, signatures: &BTreeSet<CoderId>) -> bool {
        self.signatures == *signatures
    }

    /// Returns the change that undo takes back.
    pub fn undoable(&self) -> Option<Stamp> {
        self.undo.last().copied()
    }

    /// Returns the change that redo takes back.
    pub fn redoable(&self) -> Option<Stamp> {
        self.redo.last().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{DeviceId, Op, Stamp};

    fn at(n: u64) -> Stamp {
        Stamp { millis: n, counter: 0, device: DeviceId::from_bits(0) }
    }

    /// `1 2 3u2 4u3 5x1` makes changes 1, 2, then 3 which undoes 2, 4 which undoes 3, and 5 which could undo nothing of
    /// 1.
    fn stack(notation: &str) -> (Option<u64>, Option<u64>) {
        let coder = CoderId(Default::default());
        let changes: Vec<Arc<Change>> = notation
            .split(' ')
            .map(|word| {
                let (n, undoes) = word.split_once(['u', 'x']).unwrap_or((word, ""));
                let (at, undoes) = (at(n.parse().unwrap()), undoes.parse().ok().map(at));
                let step = Op::RenameProject { from: String::new(), to: word.to_owned() };
                let ops = if word.contains('x') { vec![] } else { vec![step] };
                Arc::new(Change { at, by: coder, seen: vec![], label: String::new(), undoes, ops })
            })
            .collect();
        let stack = UndoStack::of([coder].into(), &changes);
        (stack.undoable().map(|s| s.millis), stack.redoable().map(|s| s.millis))
    }

    #[test]
    fn undo_goes_back_step_by_step_and_redo_forward_again() {
        assert_eq!(stack("1 2"), (Some(2), None));
        assert_eq!(stack("1 2 3u2"), (Some(1), Some(3)));
        assert_eq!(stack("1 2 3u2 4u1"), (None, Some(4)));
        assert_eq!(stack("1 2 3u2 4u1 5u4"), (Some(5), Some(3)));
        assert_eq!(stack("1 2 3u2 4u1 5u4 6u3"), (Some(6), None));
        assert_eq!(stack("1 2 3u2 4u3 5u4"), (Some(1), Some(5)));
    }

    #[test]
    fn after_an_undo_that_could_take_nothing_back_the_next_goes_to_the_change_before() {
        assert_eq!(stack("1 2 3x2"), (Some(1), Some(3)));
        assert_eq!(stack("1 2 3x2 4u1"), (None, Some(4)));
        assert_eq!(stack("1 2 3x2 4u1 5u4"), (Some(5), Some(3)));
    }

    #[test]
    fn what_had_to_stay_is_tried_again_when_redo_came_back_to_it_or_after_new_work() {
        assert_eq!(stack("1 2 3x2 4x3"), (Some(2), None));
        assert_eq!(stack("1 2 3x2 4u1 5u4 6x3"), (Some(2), None));
        assert_eq!(stack("1 2 3x2 4 5u4"), (Some(2), Some(5)));
        assert_eq!(stack("1 2 3x2 4 5u4 6x2 7u1"), (None, Some(7)));
    }

    #[test]
    fn what_cannot_stand_again_ends_there() {
        assert_eq!(stack("1 2 3u2 4x3"), (Some(1), None));
    }

    #[test]
    fn new_work_ends_what_could_stand_again() {
        assert_eq!(stack("1 2 3u2 4"), (Some(4), None));
        assert_eq!(stack("1 2 3u2 4 5u4"), (Some(1), Some(5)));
    }
}
