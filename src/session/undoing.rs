//! Taking changes back and letting them stand again.

use std::collections::BTreeMap;

use super::{Session, SessionError};
use crate::model::{CoderId, Effects, Stamp, plan};

/// The two ways along what a coder did.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    /// Back: the last change no longer stands.
    Undo,
    /// Forth again: what was taken back last stands again.
    Redo,
}

/// What an undo or redo did.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Undone {
    /// The label of the change that was taken back, or that stands again.
    pub label: String,
    /// What moved.
    pub effects: Effects,
    /// How many steps were taken back, or stand again.
    pub n_done: usize,
    /// Steps left as they are, because somebody changed the same thing since.
    pub n_left: usize,
    /// What stays, because others built on it since.
    pub built_on: plan::BuiltOn,
    /// Whose codings have lost their words with it, and how many.
    pub lost: BTreeMap<CoderId, usize>,
    /// Whether a redo only came back to a change that an undo had to leave: the next undo tries that again.
    pub is_next: bool,
}

impl Undone {
    fn nothing_of(label: String) -> Self {
        let (effects, built_on, lost) = Default::default();
        Self { label, effects, n_done: 0, n_left: 0, built_on, lost, is_next: false }
    }
}

impl Session {
    /// Goes one change along `way`; nothing when none is left.
    ///
    /// # Errors
    /// As for [`Session::undo`] and [`Session::redo`].
    pub fn go(&mut self, way: Way) -> Result<Option<Undone>, SessionError> {
        match way {
            Way::Undo => self.undo(),
            Way::Redo => self.redo(),
        }
    }

    /// Takes the coder's last change back; nothing when there is none. Where nothing of it can be taken back, or it is
    /// reserved to others, it stays, and the next undo goes to the change before.
    ///
    /// # Errors
    /// When it is reserved to others, or the journal cannot be written; then nothing happened to the project.
    pub fn undo(&mut self) -> Result<Option<Undone>, SessionError> {
        let target = self.undo.undoable();
        self.take_back(target)
    }

    /// Makes the change stand again that was taken back last; nothing when there is none.
    ///
    /// # Errors
    /// When the journal cannot be written; then nothing happened.
    pub fn redo(&mut self) -> Result<Option<Undone>, SessionError> {
        let target = self.undo.redoable();
        self.take_back(target)
    }

    fn take_back(&mut self, target: Option<Stamp>) -> Result<Option<Undone>, SessionError> {
        if self.past.is_some() {
            return Err(SessionError::LooksBack);
        }
        let Some(change) = target.and_then(|at| self.change_of(at)).cloned() else { return Ok(None) };
        let label = change.label.clone();
        if self.undo.left_by(change.at).is_some() {
            let effects = self.commit_change(&label, Some(change.at), Vec::new())?;
            return Ok(Some(Undone { effects, is_next: true, ..Undone::nothing_of(label) }));
        }
        let plan = match self.merged_by(&change) {
            Some(merged) => plan::undo_merge(self.timeline.project(), &change, &merged),
            None => plan::undo(self.timeline.project(), &mut self.ids, &change),
        };
        let plan::UndoPlan { ops, n_left, built_on, lost } = plan;
        let n_done = ops.len();
        let effects = self.commit_change(&label, Some(change.at), ops);
        if let Err(SessionError::Reserved { .. }) = effects {
            self.commit_change(&label, Some(change.at), Vec::new())?;
        }
        Ok(Some(Undone { effects: effects?, n_done, n_left, built_on, lost, ..Undone::nothing_of(label) }))
    }

    /// Returns what the next undo would take back.
    pub fn undo_label(&self) -> Option<&str> {
        self.undo.undoable().and_then(|at| self.change_of(at)).map(|c| c.label.as_str())
    }

    /// Returns what the next redo would make stand again.
    pub fn redo_label(&self) -> Option<&str> {
        self.undo.redoable().and_then(|at| self.change_of(at)).map(|c| c.label.as_str())
    }
}
