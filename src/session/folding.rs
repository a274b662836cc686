//! Taking in what came where it holds nobody up. A session goes on while another thread folds a hundred thousand
//! changes into a copy of its timeline; then it takes that one over, with what was done meanwhile.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::timeline::Timeline;
use super::{Arrived, Session, UndoStack, timely};
use crate::model::{Change, CoderId, Project, Stamp};

/// As long as one of its clones lives, what arrives waits: it may be part of what is being folded.
#[derive(Clone, Debug, Default)]
pub struct Held(Arc<()>);

impl Held {
    /// Whether somebody else holds it too.
    pub(super) fn is_shared(&self) -> bool {
        Arc::strong_count(&self.0) > 1
    }
}

/// Changes to be folded into the timeline of a session, wherever there is time for it.
#[derive(Clone, Debug)]
pub struct Folding {
    timeline: Timeline,
    coder: CoderId,
    /// Changes behind this time wait for it.
    latest: u64,
    arrived: Vec<Arc<Change>>,
    held: Held,
}

/// What became of the changes that were folded.
#[derive(Clone, Debug)]
pub struct Folded {
    /// How many changes the session knew then, and the newest of them.
    from: (usize, Option<Stamp>),
    timeline: Timeline,
    undo: UndoStack,
    arrived: Arrived,
    ahead: Vec<Arc<Change>>,
    #[expect(dead_code, reason = "what arrives waits as long as it lives")]
    held: Held,
}

impl Folding {
    /// Adds changes that are to be folded.
    pub(super) fn add(&mut self, changes: impl IntoIterator<Item = Arc<Change>>) {
        self.arrived.extend(changes);
    }

    /// Folds the changes; `go_on` is told how much of how much is done, and where it says no, nothing is returned.
    pub fn run(self, go_on: impl FnMut(usize, usize) -> bool) -> Option<Folded> {
        let Self { mut timeline, coder, latest, arrived, held } = self;
        let from = (timeline.changes().len(), timeline.newest().map(|c| c.at));
        let (timely, ahead) = timely::split(arrived, latest);
        let new = timeline.unknown(timely);
        let mut arrived = Arrived::of(&new);
        if !new.is_empty() {
            arrived.effects = timeline.take_in(new, go_on)?;
        }
        let undo = UndoStack::of(timeline.project().signatures(coder), timeline.changes());
        Some(Folded { from, timeline, undo, arrived, ahead, held })
    }
}

impl Folded {
    /// Returns the project with what was folded in.
    pub fn project(&self) -> &Arc<Project> {
        self.timeline.project()
    }

    /// Returns every change then, oldest first.
    pub(super) fn changes(&self) -> &[Arc<Change>] {
        self.timeline.changes()
    }
}

impl Session {
    /// Returns what keeps arrivals waiting as long as it lives.
    pub fn hold_arrivals(&self) -> Held {
        self.held.clone()
    }

    /// Returns how to take in `arrived` changes somewhere else.
    pub(super) fn folding(&self, arrived: Vec<Arc<Change>>, held: Held) -> Folding {
        let (timeline, coder, latest) = (self.timeline.clone(), self.coder, self.latest_believed());
        Folding { timeline, coder, latest, arrived, held }
    }

    /// Takes over what was folded, and returns what came; nothing when nothing of it is new. What was done meanwhile
    /// stands in it: a few changes, folded at once.
    pub fn take_over(&mut self, folded: Folded) -> Option<Arrived> {
        let Folded { from, mut timeline, undo, mut arrived, ahead, .. } = folded;
        self.wait(ahead);
        if arrived.by.is_empty() {
            return None;
        }
        let meanwhile = timeline.unknown(self.known_since(from));
        let by: BTreeSet<CoderId> = meanwhile.iter().map(|c| c.by).collect();
        if !meanwhile.is_empty() {
            arrived.effects.merge(timeline.take_in(meanwhile, |_, _| true).unwrap_or_default());
        }
        // Others than this coder have no part in the undo stack.
        let signatures = timeline.project().signatures(self.coder);
        let own = !by.is_disjoint(&signatures) || !undo.is_of(&signatures);
        self.undo = if own { UndoStack::of(signatures, timeline.changes()) } else { undo };
        self.timeline = timeline;
        self.follow_coder();
        self.look();
        Some(arrived)
    }

    /// Returns what may have become known since there were so many changes with that newest one.
    fn known_since(&self, (n, newest): (usize, Option<Stamp>)) -> Vec<Arc<Change>> {
        let changes = self.timeline.changes();
        let only_more = n.checked_sub(1).map(|last| changes[last].at) == newest;
        changes[if only_more { n } else { 0 }..].to_vec()
    }
}
