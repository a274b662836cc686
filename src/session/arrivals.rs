//! What others write while the project is open.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Session, SessionError, UndoStack, empty, timely};
use crate::model::{Change, CoderId, Effects, Op, Stamp};
use crate::store::Watch;

/// What came from others.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Arrived {
    /// What moved; nothing when anything may have, because what came belongs before what was known.
    pub effects: Option<Effects>,
    /// Whose changes came.
    pub by: BTreeSet<CoderId>,
}

impl Session {
    /// Reads what other programs or people wrote, and returns what came.
    ///
    /// # Errors
    /// When the folder cannot be read; the project stays as it is.
    pub fn refresh(&mut self) -> Result<Option<Arrived>, SessionError> {
        let changes = self.arrivals.look(&self.folder)?;
        Ok(self.absorb(changes))
    }

    /// Watches the folder from now on; `wake` is called when something came, and [`Self::take_arrivals`] takes it in.
    pub fn watch(&mut self, wake: impl Fn() + Send + 'static) {
        self.watch = Some(Watch::start(self.folder.clone(), self.arrivals.clone(), wake));
    }

    /// Takes in what the watch found, and returns what came. Costs nothing when nothing did.
    ///
    /// # Errors
    /// When lines of one's own had to be written again and could not be.
    pub fn take_arrivals(&mut self) -> Result<Option<Arrived>, SessionError> {
        let Some(changes) = self.watch.as_ref().and_then(Watch::take) else { return Ok(None) };
        let arrived = self.absorb(changes);
        self.write_again()?;
        Ok(arrived)
    }

    /// Returns who else worked here, with their newest change, the newest first.
    pub fn others(&self) -> Vec<(CoderId, Stamp)> {
        let mut others: Vec<(CoderId, Stamp)> =
            self.newest_by.iter().filter(|(coder, _)| **coder != self.coder).map(|(c, at)| (*c, *at)).collect();
        others.sort_by_key(|(_, at)| std::cmp::Reverse(*at));
        others
    }

    pub(super) fn absorb(&mut self, mut arrived: Vec<Change>) -> Option<Arrived> {
        arrived.append(&mut self.ahead);
        let (changes, ahead) = timely::split(arrived, self.latest_believed());
        self.ahead = ahead;
        let mut new: Vec<Arc<Change>> =
            changes.into_iter().filter(|c| self.change_of(c.at).is_none()).map(Arc::new).collect();
        new.sort_by_key(|c| c.at);
        new.dedup_by_key(|c| c.at);
        let first = new.first()?.at;
        for change in &new {
            note_newest(&mut self.newest_by, change);
        }
        let by = new.iter().map(|c| c.by).collect();
        let effects = match self.changes.last() {
            Some(last) if last.at > first => {
                self.fold_in(new);
                None
            }
            _ => Some(self.fold_behind(new)),
        };
        self.follow_name();
        let known = self.project.coder_named(&self.coder_name).map(|coder| coder.id);
        if let Some(coder) = known.filter(|coder| *coder != self.coder) {
            // Somebody of that name had joined before us.
            self.coder = coder;
            self.undo = UndoStack::of(coder, &self.changes);
        }
        self.look_through_blinkers();
        Some(Arrived { effects, by })
    }

    /// Returns the latest stamp that is believed of what comes now.
    pub(super) fn latest_believed(&self) -> u64 {
        timely::latest(self.clock.now(), self.changes.last().map(|c| c.at.millis))
    }

    /// Folds changes that are newer than all that are known.
    fn fold_behind(&mut self, new: Vec<Arc<Change>>) -> Effects {
        let mut effects = Effects::default();
        let project = self.present.as_mut().map_or(&mut self.project, |(present, _)| present);
        for change in &new {
            effects.merge(Arc::make_mut(project).apply(change));
            self.undo.note(change);
        }
        self.changes.extend(new);
        self.checkpoints.note(self.changes.len(), project);
        effects
    }

    /// Folds changes of which some belong before what is known.
    fn fold_in(&mut self, new: Vec<Arc<Change>>) {
        let place = new.first().map_or(self.changes.len(), |first| self.changes.partition_point(|c| c.at < first.at));
        self.changes.extend(new);
        self.changes.sort_by_key(|c| c.at);
        let (done, mut project) = self.checkpoints.before(place).unwrap_or_else(|| (0, empty(&self.folder)));
        project.apply_all(self.changes[done..].iter().map(|c| &**c));
        self.undo = UndoStack::of(self.coder, &self.changes);
        let project = Arc::new(project);
        self.checkpoints.note(self.changes.len(), &project);
        match &mut self.present {
            Some((present, _)) => *present = project,
            None => self.project = project,
        }
    }

    /// Writes the device's own lines again that a sync service took away: it had put another version of the file in place.
    pub(super) fn write_again(&mut self) -> Result<(), SessionError> {
        // Copies were there when the project was opened: some services keep them to the machine that made them.
        let copies = std::mem::take(&mut self.copies);
        if !copies && !self.journal.is_displaced() {
            return Ok(());
        }
        let there = self.folder.stamps_written_by(self.device.id)?;
        let own = |change: &&Arc<Change>| change.at.device == self.device.id && !there.contains(&change.at);
        for change in self.changes.iter().filter(own) {
            // What a newer version wrote is not ours to write anew; it stands in the copy that the service made.
            if !change.ops.iter().any(|op| matches!(op, Op::Unknown(_))) {
                self.journal.append(change)?;
            }
        }
        Ok(())
    }
}

/// Remembers the newest change of its author.
pub(super) fn note_newest(newest_by: &mut BTreeMap<CoderId, Stamp>, change: &Change) {
    let newest = newest_by.entry(change.by).or_insert(change.at);
    *newest = change.at.max(*newest);
}

/// Returns the newest change of each author.
pub(super) fn newest_by(changes: &[Arc<Change>]) -> BTreeMap<CoderId, Stamp> {
    let mut newest = BTreeMap::new();
    changes.iter().for_each(|change| note_newest(&mut newest, change));
    newest
}
