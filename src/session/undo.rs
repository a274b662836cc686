//! The undo stack of one coder. It is not stored: the coder's own changes, each with the change that it takes back, say
//! all of it, so it survives a restart and is the same on every device.

use std::collections::BTreeSet;
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
}

impl UndoStack {
    /// Returns the stack of who signs with one of `signatures` after `changes`.
    pub fn of(signatures: BTreeSet<CoderId>, changes: &[Arc<Change>]) -> Self {
        let mut stack = Self { signatures, undo: Vec::new(), redo: Vec::new(), taking_back: BTreeSet::new() };
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
        match change.undoes {
            None => {
                self.undo.push(change.at);
                self.redo.clear();
            }
            Some(taken_back) if self.taking_back.contains(&taken_back) => {
                self.redo.retain(|at| *at != taken_back);
                self.undo.push(change.at);
            }
            Some(taken_back) => {
                self.undo.retain(|at| *at != taken_back);
                self.redo.push(change.at);
                self.taking_back.insert(change.at);
            }
        }
    }

    /// Whether this is the stack of who signs with `signatures`.
    pub fn is_of(&self, signatures: &BTreeSet<CoderId>) -> bool {
        self.signatures == *signatures
    }

    /// Leaves out a change of which nothing can be taken back.
    pub fn skip(&mut self, at: Stamp) {
        self.undo.retain(|s| *s != at);
        self.redo.retain(|s| *s != at);
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
    use crate::model::{DeviceId, Stamp};

    fn at(n: u64) -> Stamp {
        Stamp { millis: n, counter: 0, device: DeviceId::from_bits(0) }
    }

    /// `1 2 3u2 4u3` makes changes 1, 2, then 3 which undoes 2 and 4 which undoes 3.
    fn stack(notation: &str) -> (Option<u64>, Option<u64>) {
        let coder = CoderId(Default::default());
        let changes: Vec<Arc<Change>> = notation
            .split(' ')
            .map(|word| {
                let (n, undoes) = word.split_once('u').map_or((word, None), |(n, u)| (n, Some(at(u.parse().unwrap()))));
                let at = at(n.parse().unwrap());
                Arc::new(Change { at, by: coder, seen: vec![], label: String::new(), undoes, ops: vec![] })
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
    fn new_work_ends_what_could_stand_again() {
        assert_eq!(stack("1 2 3u2 4"), (Some(4), None));
        assert_eq!(stack("1 2 3u2 4 5u4"), (Some(1), Some(5)));
    }
}
