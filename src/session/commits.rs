//! How ops become a change: stamped, written, folded. Here alone it is decided whether what is reserved to others is
//! refused or proposed.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Refusal, Session, SessionError, UndoStack, coders};
use crate::model::{Change, CoderId, Effects, IdSource, Op, Project, Seen, Stamp, plan};

impl Session {
    /// Writes a change, folds it and returns what moved. No ops, no change.
    ///
    /// # Errors
    /// When the journal cannot be written; then nothing happened.
    pub fn commit(&mut self, label: &str, ops: Vec<Op>) -> Result<Effects, SessionError> {
        self.commit_change(label, None, ops)
    }

    /// Writes what `plan` makes of the project with the session's identities.
    ///
    /// # Errors
    /// As [`Self::commit`]; the plan's own error comes back inside.
    pub fn commit_plan<E>(
        &mut self,
        label: &str,
        plan: impl FnOnce(&Project, &mut IdSource, CoderId) -> Result<Vec<Op>, E>,
    ) -> Result<Result<Effects, E>, SessionError> {
        let (project, coder) = (Arc::clone(self.timeline.project()), self.coder());
        match plan(&project, &mut self.ids, coder) {
            Ok(ops) => {
                drop(project);
                self.commit(label, ops).map(Ok)
            }
            Err(e) => Ok(Err(e)),
        }
    }

    pub(super) fn commit_change(
        &mut self,
        label: &str,
        undoes: Option<Stamp>,
        mut ops: Vec<Op>,
    ) -> Result<Effects, SessionError> {
        // An undo of no step says that nothing could be taken back.
        if ops.is_empty() && undoes.is_none() {
            return Ok(Effects::default());
        }
        if self.past.is_some() {
            return Err(SessionError::LooksBack);
        }
        let (project, coder) = (self.timeline.project(), self.coder());
        // Whoever reserved something to others takes that back alone.
        let opens_again = undoes.is_some() && ops.iter().all(|op| matches!(op, Op::Reserve { .. }));
        if let Some(what) = project.reserved_from(coder, &ops).filter(|_| !opens_again) {
            // Taking back what was done before it was reserved cannot wait for others: there would be two ends of one
            // undo.
            if !self.proposes || undoes.is_some() {
                return Err(SessionError::Reserved { what, names: coders::names_of(project, what) });
            }
            ops = plan::propose(&mut self.ids, label, coder, ops);
        }
        if !self.timeline.project().coders.contains_key(&coder) {
            ops.insert(0, Op::AddCoder { coder: self.coder, name: self.coder_name.clone() });
        }
        let newest = self.timeline.newest().map(|c| c.at);
        let at = Stamp::after(newest, self.clock.now(), self.device.id);
        let seen = self.frontier();
        let change = Change { at, by: self.coder, seen, label: label.to_owned(), undoes, ops };
        self.write_again()?;
        let written = self.journal.append(&change);
        self.read_only = written.as_ref().is_err_and(|e| e.refusal() == Some(Refusal::ReadOnly));
        written?;
        self.undo.note(&change);
        let effects = self.timeline.push(change);
        self.follow_person();
        self.look();
        Ok(effects)
    }

    /// Proposes from now on what is reserved to others, instead of refusing it.
    pub fn propose_what_is_reserved(&mut self) {
        self.proposes = true;
    }

    /// Whether the newest change is a proposal of this session's coder.
    pub fn has_just_proposed(&self) -> bool {
        let newest = self.timeline.newest().filter(|change| change.by == self.coder && change.undoes.is_none());
        newest.is_some_and(|change| change.ops.iter().any(|op| matches!(op, Op::Propose { .. })))
    }

    /// Takes the name over that somebody gave the coder, and the undo of everybody who turned out to be the same
    /// person.
    pub(super) fn follow_person(&mut self) {
        if let Some(coder) = self.timeline.project().coders.get(&self.coder()).filter(|c| c.name != self.coder_name) {
            self.coder_name.clone_from(&coder.name);
        }
        let signatures = self.signatures();
        if !self.undo.is_of(&signatures) {
            self.undo = UndoStack::of(signatures, self.history());
        }
    }

    /// Returns all identities under which the coder signs.
    pub(super) fn signatures(&self) -> BTreeSet<CoderId> {
        self.timeline.project().signatures(self.coder)
    }

    /// Lets what is done from now on count as done by somebody who had seen `seen` and nothing since, until it is said
    /// otherwise.
    pub fn act_as_of(&mut self, seen: Option<Seen>) {
        self.acts_as_of = seen;
    }

    /// Returns what a change that is made now had seen.
    fn frontier(&self) -> Vec<Stamp> {
        let project = self.timeline.project();
        let seen = self.acts_as_of.clone().unwrap_or_else(|| project.seen());
        project.frontier(self.device.id, &seen)
    }
}
