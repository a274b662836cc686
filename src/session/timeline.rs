//! The changes that are known, in the order of their stamps, and the project that they make. What others did takes its
//! place among them, also when it belongs before what is known: the project is then folded again from the last state
//! before it. A timeline is a value, so a thread of its own may take in what would hold up the screen.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::checkpoints::Checkpoints;
use crate::model::{Change, CoderId, Effects, Project, Stamp, TextSource};
use crate::store::ProjectFolder;

/// After how many changes the progress is told.
const TOLD_EVERY: usize = 8192;

/// The changes that are known, and what they make.
#[derive(Clone, Debug)]
pub(super) struct Timeline {
    folder: ProjectFolder,
    changes: Vec<Arc<Change>>,
    project: Arc<Project>,
    checkpoints: Checkpoints,
    newest_by: BTreeMap<CoderId, Stamp>,
}

impl Timeline {
    /// Returns the timeline of `changes`, which are in the order of their stamps.
    pub fn of(folder: &ProjectFolder, changes: Vec<Arc<Change>>) -> Self {
        let project = Arc::new(empty(folder));
        let (checkpoints, newest_by) = (Checkpoints::default(), BTreeMap::new());
        let mut timeline = Self { folder: folder.clone(), changes: Vec::new(), project, checkpoints, newest_by };
        timeline.take_in(changes, |_, _| true);
        timeline
    }

    /// Returns every change, oldest first.
    pub fn changes(&self) -> &[Arc<Change>] {
        &self.changes
    }

    /// Returns the project that they make.
    pub fn project(&self) -> &Arc<Project> {
        &self.project
    }

    /// Returns the newest change.
    pub fn newest(&self) -> Option<&Arc<Change>> {
        self.changes.last()
    }

    /// Returns the newest change of each coder.
    pub fn newest_by(&self) -> &BTreeMap<CoderId, Stamp> {
        &self.newest_by
    }

    /// Returns the change `at`.
    pub fn change(&self, at: Stamp) -> Option<&Arc<Change>> {
        self.changes.binary_search_by_key(&at, |c| c.at).ok().map(|i| &self.changes[i])
    }

    /// Adds a change that is newer than all others, and returns what it moved.
    pub fn push(&mut self, change: Change) -> Effects {
        let effects = Arc::make_mut(&mut self.project).apply(&change);
        note_newest(&mut self.newest_by, &change);
        self.changes.push(Arc::new(change));
        self.checkpoints.note(self.changes.len(), &self.project);
        effects
    }

    /// Returns those of `changes` that are not known, once each, oldest first.
    pub fn unknown(&self, changes: impl IntoIterator<Item = Arc<Change>>) -> Vec<Arc<Change>> {
        let mut new: Vec<Arc<Change>> = changes.into_iter().filter(|c| self.change(c.at).is_none()).collect();
        new.sort_by_key(|c| c.at);
        new.dedup_by_key(|c| c.at);
        new
    }

    /// Returns how many ops are folded once more to take in changes of which `first` is the oldest.
    pub fn n_to_fold(&self, first: Stamp) -> usize {
        n_ops(&self.changes[self.state_before(self.place_of(first)).0..])
    }

    /// Takes in `new` changes, none of which is known, oldest first, and returns what moved. `go_on` is told how much
    /// of how much is folded; where it says no, nothing is returned and nothing has happened.
    pub fn take_in(&mut self, new: Vec<Arc<Change>>, mut go_on: impl FnMut(usize, usize) -> bool) -> Option<Effects> {
        let place = new.first().map_or(self.changes.len(), |first| self.place_of(first.at));
        let (done, mut project) = self.state_before(place);
        let mut rest = self.changes[done..].to_vec();
        rest.extend(new.iter().cloned());
        rest.sort_by_key(|c| c.at);
        let n = done + rest.len();
        let (mut effects, mut kept, mut folded) = (Effects::default(), Vec::new(), done);
        for stop in stops(done, n) {
            effects.merge(Arc::make_mut(&mut project).apply_all(rest[folded - done..stop - done].iter().map(|c| &**c)));
            folded = stop;
            if Checkpoints::worth_keeping(n).contains(&stop) {
                kept.push((stop, Arc::clone(&project)));
            }
            if !go_on(folded - done, n - done) {
                return None;
            }
        }
        self.checkpoints.forget_behind(place);
        kept.iter().for_each(|(n, project)| self.checkpoints.note(*n, project));
        self.checkpoints.note(n, &project);
        self.changes.truncate(done);
        self.changes.append(&mut rest);
        self.project = project;
        new.iter().for_each(|change| note_newest(&mut self.newest_by, change));
        Some(effects)
    }

    /// Returns how many changes are older than `at`.
    fn place_of(&self, at: Stamp) -> usize {
        self.changes.partition_point(|c| c.at < at)
    }

    /// Returns the last state that is the fold of the first `place` changes or fewer, with how many.
    fn state_before(&self, place: usize) -> (usize, Arc<Project>) {
        if place == self.changes.len() {
            return (place, Arc::clone(&self.project));
        }
        self.checkpoints.before(place).unwrap_or_else(|| (0, Arc::new(empty(&self.folder))))
    }
}

/// Returns where folding the changes from `done` to `n` pauses, to keep a state or to tell how far it is.
fn stops(done: usize, n: usize) -> Vec<usize> {
    let mut stops: Vec<usize> = (done..n).step_by(TOLD_EVERY).skip(1).chain(Checkpoints::worth_keeping(n)).collect();
    stops.push(n);
    stops.retain(|stop| *stop > done);
    stops.sort_unstable();
    stops.dedup();
    stops
}

/// Returns how many ops changes have: importing codings is one change of thousands.
pub(super) fn n_ops(changes: &[Arc<Change>]) -> usize {
    changes.iter().map(|change| change.ops.len()).sum()
}

fn empty(folder: &ProjectFolder) -> Project {
    let source: Arc<dyn TextSource> = Arc::new(folder.clone());
    Project::empty(folder.file().id, &folder.file().name, source)
}

/// Returns the project that `changes` make, which are in the order of their stamps.
pub(super) fn fold(folder: &ProjectFolder, changes: &[Arc<Change>]) -> Project {
    let mut project = empty(folder);
    project.apply_all(changes.iter().map(|c| &**c));
    project
}

/// Remembers the newest change of its author.
fn note_newest(newest_by: &mut BTreeMap<CoderId, Stamp>, change: &Change) {
    let newest = newest_by.entry(change.by).or_insert(change.at);
    *newest = change.at.max(*newest);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{DeviceId, Op, ProjectId};

    fn folder(dir: &tempfile::TempDir) -> ProjectFolder {
        ProjectFolder::create(&dir.path().join("p"), ProjectId(uuid::Uuid::from_u128(7)), "x").unwrap()
    }

    fn change(device: u32, millis: u64) -> Arc<Change> {
        let at = Stamp { millis, counter: 0, device: DeviceId::from_bits(device) };
        let by = CoderId(uuid::Uuid::from_u128(device.into()));
        let ops = vec![Op::RenameProject { from: "x".into(), to: format!("{device} at {millis}") }];
        Arc::new(Change { at, by, seen: vec![], label: String::new(), undoes: None, ops })
    }

    #[test]
    fn what_arrives_takes_its_place_and_the_project_is_that_of_all_changes_in_order() {
        let dir = tempfile::tempdir().unwrap();
        let folder = folder(&dir);
        let mut timeline = Timeline::of(&folder, (0..600).map(|n| change(1, 10 * n)).collect());
        let arrived = timeline.unknown([change(2, 5_205), change(1, 10), change(2, 5_205), change(2, 5_201)]);
        assert_eq!(arrived.len(), 2, "known ones and doubles are left out");
        assert!(timeline.n_to_fold(arrived[0].at) < 600, "a state before it was kept");
        assert!(timeline.take_in(arrived, |_, _| true).is_some_and(|effects| effects.people));
        assert_eq!(timeline.project().name, "1 at 5990");
        timeline.take_in(vec![change(2, 9_000)], |_, _| true);
        assert_eq!((timeline.project().name.as_str(), timeline.changes().len()), ("2 at 9000", 603));
        assert!(timeline.changes().is_sorted_by_key(|c| c.at));
        assert_eq!(timeline.project().head, fold(&folder, timeline.changes()).head);
    }

    #[test]
    fn what_belongs_before_the_newest_change_makes_another_edition_of_the_project() {
        let dir = tempfile::tempdir().unwrap();
        let folder = folder(&dir);
        let mut timeline = Timeline::of(&folder, vec![change(1, 5), change(1, 9)]);
        let (head, edition) = (timeline.project().head, timeline.project().edition());
        timeline.take_in(vec![change(2, 7)], |_, _| true);
        assert_eq!(timeline.project().head, head);
        assert_ne!(timeline.project().edition(), edition, "what was counted before is counted again");
        let otherwise = Timeline::of(&folder, vec![change(1, 5), change(2, 7), change(1, 9)]);
        assert_eq!(timeline.project().edition(), otherwise.project().edition(), "however they came");
    }

    #[test]
    fn what_is_stopped_in_the_middle_has_not_happened() {
        let dir = tempfile::tempdir().unwrap();
        let mut timeline = Timeline::of(&folder(&dir), vec![change(1, 5)]);
        assert_eq!(timeline.take_in((6..30_000).map(|n| change(2, n)).collect(), |done, _| done < 9_000), None);
        assert_eq!((timeline.changes().len(), timeline.project().name.as_str()), (1, "1 at 5"));
        assert_eq!(timeline.newest_by().len(), 1);
    }
}
