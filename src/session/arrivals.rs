//! What others write while the project is open. A few changes are folded at once; many are handed out, to be folded
//! where they hold nobody up.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::merging::runs;
use super::timeline::n_ops;
use super::{Folding, Session, SessionError, UndoStack, timely};
use crate::model::{Change, CoderId, Effects, Op, ProposalId, Stamp};
use crate::store::Watch;

/// So many ops are folded within a frame; at a few microseconds each, more might be seen as a stutter.
const IN_A_FRAME: usize = 1_000;

/// What came from others.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Arrived {
    /// What moved.
    pub effects: Effects,
    /// Whose changes came.
    pub by: BTreeSet<CoderId>,
    /// What was said to proposals, oldest first.
    pub answers: Vec<Answer>,
}

/// What somebody said to a proposal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Answer {
    /// The proposal.
    pub proposal: ProposalId,
    /// Who answered.
    pub by: CoderId,
    /// Whether it was accepted; nothing where an answer was taken back.
    pub accepted: Option<bool>,
}

impl Arrived {
    /// Returns what `changes` are that move nothing yet.
    pub(super) fn of(changes: &[Arc<Change>]) -> Self {
        let answers = changes.iter().flat_map(|change| {
            change.ops.iter().filter_map(|op| match op {
                Op::AnswerProposal { proposal, to, .. } => {
                    Some(Answer { proposal: *proposal, by: change.by, accepted: *to })
                }
                _ => None,
            })
        });
        let by = changes.iter().map(|change| change.by).collect();
        Self { effects: Effects::default(), by, answers: answers.collect() }
    }
}

/// What came, as far as a frame had time for it.
#[derive(Debug)]
pub enum Came {
    /// Nothing did, or it waits.
    Nothing,
    /// It is taken in.
    Few(Arrived),
    /// It is more than a frame has time for: [`Folding::run`] wherever there is time, then [`Session::take_over`].
    Many(Box<Folding>),
}

impl Session {
    /// Reads what other programs or people wrote, and returns what came.
    ///
    /// # Errors
    /// When the folder cannot be read; the project stays as it is.
    pub fn refresh(&mut self) -> Result<Option<Arrived>, SessionError> {
        let found = self.arrivals.look(&self.folder)?;
        Ok(self.absorb(found.changes.into_iter().map(Arc::new).collect()))
    }

    /// Watches the folder from now on; `wake` is called when something came, and [`Self::take_arrivals`] takes it in.
    pub fn watch(&mut self, wake: impl Fn() + Send + 'static) {
        self.watch = Some(Watch::start(self.folder.clone(), self.arrivals.clone(), wake));
    }

    /// Takes in what the watch found, however much it is, and returns what came.
    ///
    /// # Errors
    /// When lines of one's own had to be written again and could not be.
    pub fn take_arrivals(&mut self) -> Result<Option<Arrived>, SessionError> {
        Ok(match self.take_arrivals_in_a_frame()? {
            Came::Nothing => None,
            Came::Few(arrived) => Some(arrived),
            Came::Many(folding) => folding.run(|_, _| true).and_then(|folded| self.take_over(folded)),
        })
    }

    /// Takes in what the watch found if a frame has time for it, and hands it out otherwise. Costs nothing when nothing
    /// came.
    ///
    /// # Errors
    /// When lines of one's own had to be written again and could not be.
    pub fn take_arrivals_in_a_frame(&mut self) -> Result<Came, SessionError> {
        if self.held.is_shared() {
            return Ok(Came::Nothing);
        }
        let found = self.watch.as_ref().and_then(Watch::take);
        self.copies_came |= found.as_ref().is_some_and(|found| found.has_copies);
        let is_due = self.ahead.iter().any(|c| c.at.millis <= self.latest_believed());
        if found.is_none() && !is_due {
            return Ok(Came::Nothing);
        }
        // The watch reads one's own lines too, and a large import of one's own is no news.
        let found = found.unwrap_or_default().changes.into_iter().filter(|c| self.change_of(c.at).is_none());
        let arrived: Vec<Arc<Change>> = found.map(Arc::new).collect();
        let came = if self.is_too_much(&arrived) {
            Came::Many(Box::new(self.folding(arrived, self.hold_arrivals())))
        } else {
            self.absorb(arrived).map_or(Came::Nothing, Came::Few)
        };
        self.write_again()?;
        Ok(came)
    }

    /// Whether a sync service put copies of journals into the folder since the last call.
    pub fn take_copies_came(&mut self) -> bool {
        std::mem::take(&mut self.copies_came)
    }

    fn is_too_much(&self, arrived: &[Arc<Change>]) -> bool {
        let first = arrived.iter().map(|c| c.at).min();
        let n_again = first.map_or(0, |first| self.timeline.n_to_fold(first));
        n_ops(arrived) + n_again > IN_A_FRAME
    }

    /// Returns who else worked here, with their newest change, the newest first.
    pub fn others(&self) -> Vec<(CoderId, Stamp)> {
        let mut newest: BTreeMap<CoderId, Stamp> = BTreeMap::new();
        for (coder, at) in self.timeline.newest_by() {
            let known = newest.entry(self.timeline.project().one_coder(*coder)).or_insert(*at);
            *known = (*known).max(*at);
        }
        newest.remove(&self.coder());
        let mut others: Vec<(CoderId, Stamp)> = newest.into_iter().collect();
        others.sort_by_key(|(_, at)| std::cmp::Reverse(*at));
        others
    }

    fn absorb(&mut self, mut arrived: Vec<Arc<Change>>) -> Option<Arrived> {
        arrived.append(&mut self.ahead);
        let (changes, ahead) = timely::split(arrived, self.latest_believed());
        self.ahead = ahead;
        self.let_in(changes)
    }

    /// Brings in what waits because its clock runs ahead, as one change of the coder that one undo takes back, and
    /// returns what came. From then on the stamps of what is done here follow that clock: whoever knows these changes
    /// has to come after them. Nothing of it waits any more, on no machine that this change reaches: see [`timely`].
    ///
    /// # Errors
    /// When the journal cannot be written; then it is there until the project is closed.
    pub fn bring_in_ahead(&mut self, name: &str, label: &str) -> Result<Option<Arrived>, SessionError> {
        if self.looks_back().is_some() {
            return Err(SessionError::LooksBack);
        }
        let ahead = std::mem::take(&mut self.ahead);
        let came: BTreeSet<Stamp> = ahead.iter().map(|change| change.at).collect();
        let Some(mut arrived) = self.let_in(ahead) else { return Ok(None) };
        let runs = runs(self.history(), &came);
        let noted = self.commit(label, vec![Op::MergedCopy { name: name.to_owned(), runs, had_waited: true }])?;
        arrived.effects.merge(noted);
        Ok(Some(arrived))
    }

    fn let_in(&mut self, changes: Vec<Arc<Change>>) -> Option<Arrived> {
        let new = self.timeline.unknown(changes);
        if new.is_empty() {
            return None;
        }
        let mut arrived = Arrived::of(&new);
        arrived.effects = self.timeline.take_in(new, |_, _| true).unwrap_or_default();
        // Others have no part in the undo stack.
        if !arrived.by.is_disjoint(&self.signatures()) {
            self.undo = UndoStack::of(self.signatures(), self.history());
        }
        self.follow_coder();
        self.look();
        Some(arrived)
    }

    /// Lets changes wait for their time.
    pub(super) fn wait(&mut self, ahead: Vec<Arc<Change>>) {
        self.ahead.extend(ahead);
    }

    /// Goes by the name that somebody gave the coder, or as the one of that name who had joined before.
    pub(super) fn follow_coder(&mut self) {
        self.follow_person();
        let known = self.timeline.project().coder_named(&self.coder_name).map(|coder| coder.id);
        if let Some(coder) = known.filter(|coder| *coder != self.coder()) {
            self.coder = coder;
            self.follow_person();
        }
    }

    /// Returns the latest stamp that is believed of what comes now.
    pub(super) fn latest_believed(&self) -> u64 {
        timely::latest(self.clock.now(), self.timeline.newest().map(|c| c.at.millis))
    }

    /// Writes the device's own lines again that a sync service took away: it had put another version of the file in
    /// place.
    pub(super) fn write_again(&mut self) -> Result<(), SessionError> {
        // Copies were there when the project was opened: some services keep them to the machine that made them.
        let copies = std::mem::take(&mut self.copies);
        if !copies && !self.journal.is_displaced() {
            return Ok(());
        }
        let there = self.folder.stamps_written_by(self.device.id)?;
        let own = |change: &&Arc<Change>| change.at.device == self.device.id && !there.contains(&change.at);
        for change in self.timeline.changes().iter().filter(own) {
            // What a newer version wrote is not ours to write anew; it stands in the copy that the service made.
            if !change.ops.iter().any(|op| matches!(op, Op::Unknown(_))) {
                self.journal.append(change)?;
            }
        }
        Ok(())
    }
}
