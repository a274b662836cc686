//! Other copies of the project: looked at first, then taken in. Carrying a project in one file is here too.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use super::{Folded, Folding, Held, Session, SessionError};
use crate::model::{Change, DeviceId, Effects, Op, Project, Stamp, TakenBack};
use crate::store::{self, Echo, Home, Incoming, Leftover, ProjectFile, ProjectFolder, Tidied};

/// What compares copies of the project with it; it needs no session, so another thread may take its time.
#[derive(Clone, Debug)]
pub struct Merger {
    folder: ProjectFolder,
    /// How changes are folded into what the session knew.
    folding: Folding,
    before: Arc<Project>,
    ours: Vec<Arc<Change>>,
}

/// What other copies of the project would bring.
#[derive(Debug)]
pub struct ComparedCopies {
    /// What they have and this one has not.
    pub incoming: Incoming,
    /// The project as it stands.
    pub before: Arc<Project>,
    /// The changes that none of the copies has.
    pub ours: Vec<Arc<Change>>,
    folder: ProjectFolder,
    /// What becomes of the project with what comes in.
    folded: Folded,
    /// Merges of what the copies hold that were taken back here, each with how many changes it had brought in.
    pub taken_back: Vec<(TakenBack, usize)>,
    /// What comes in, as runs of changes of one device each.
    runs: Vec<(Stamp, Stamp)>,
}

impl ComparedCopies {
    /// Returns the project as it would stand.
    pub fn after(&self) -> &Arc<Project> {
        self.folded.project()
    }

    /// Writes what comes in into the project folder; a session that watches it takes it in by itself.
    ///
    /// # Errors
    /// When something cannot be read or written; doing it again goes on where it ended.
    pub fn write(&self) -> Result<(), SessionError> {
        Ok(self.folder.take_in(&self.incoming)?)
    }
}

impl Merger {
    /// Returns what `copies` of the project (folders, or packed files) would bring; nothing when `go_on`, which is told
    /// how much of how much is folded, says no. Nothing is changed.
    ///
    /// # Errors
    /// When one of them cannot be read, or is another project.
    pub fn compare(
        self,
        copies: &[&Path],
        go_on: impl FnMut(usize, usize) -> bool,
    ) -> Result<Option<ComparedCopies>, SessionError> {
        let Self { folder, mut folding, before, ours } = self;
        let incoming = folder.incoming_from(copies)?;
        folding.add(incoming.changes.iter().cloned());
        let Some(folded) = folding.run(go_on) else { return Ok(None) };
        let taken_back = taken_back(&before, &ours, &incoming.only_ours);
        let ours = ours.into_iter().filter(|c| incoming.only_ours.contains(&c.at)).collect();
        let came: BTreeSet<Stamp> = incoming.changes.iter().map(|c| c.at).collect();
        let runs = runs(folded.changes(), &came);
        Ok(Some(ComparedCopies { incoming, before, ours, taken_back, folder, folded, runs }))
    }
}

impl Session {
    /// Returns what compares copies of the project with it.
    pub fn merger(&self) -> Merger {
        Merger {
            folder: self.folder.clone(),
            folding: self.folding(Vec::new(), Held::default()),
            before: Arc::clone(self.timeline.project()),
            ours: self.history().to_vec(),
        }
    }

    /// Merges the copies that were `compared`, called `name`, as one change of the coder that one undo takes back.
    ///
    /// # Errors
    /// When something cannot be read or written; doing it again goes on where it ended.
    pub fn merge(&mut self, compared: ComparedCopies, name: &str, label: &str) -> Result<(), SessionError> {
        compared.write()?;
        self.note_merged(compared, name, label)?;
        Ok(())
    }

    /// Takes over what was `compared` and written, says in the history that it came with the copy `name`, and returns
    /// what moved. Nothing new is no change.
    ///
    /// # Errors
    /// When the journal cannot be written; the changes have come in then, each as its own.
    pub fn note_merged(&mut self, compared: ComparedCopies, name: &str, label: &str) -> Result<Effects, SessionError> {
        let mut effects = self.take_over(compared.folded).map(|arrived| arrived.effects).unwrap_or_default();
        if !compared.runs.is_empty() {
            let merged = Op::MergedCopy { name: name.to_owned(), runs: compared.runs, had_waited: false };
            effects.merge(self.commit(label, vec![merged])?);
        }
        Ok(effects)
    }

    /// Returns the changes that came in with `change`, oldest first; nothing if it merged no copy. What took a merge
    /// back, or made it stand again, says each step itself.
    pub(super) fn merged_by(&self, change: &Change) -> Option<Vec<Arc<Change>>> {
        let only_merges = change.ops.iter().all(|op| matches!(op, Op::MergedCopy { .. } | Op::AddCoder { .. }));
        if change.undoes.is_some() || !only_merges {
            return None;
        }
        let runs = change.ops.iter().find_map(|op| match op {
            Op::MergedCopy { runs, .. } => Some(runs),
            _ => None,
        })?;
        let within =
            |at: Stamp| runs.iter().any(|(first, last)| first.device == at.device && *first <= at && at <= *last);
        Some(self.history().iter().filter(|c| within(c.at)).cloned().collect())
    }
}

/// Returns the merges that are taken back of which the copies hold something: of `ours`, all but `only_ours`.
fn taken_back(before: &Project, ours: &[Arc<Change>], only_ours: &BTreeSet<Stamp>) -> Vec<(TakenBack, usize)> {
    let held = |taken: &TakenBack| ours.iter().filter(|c| taken.holds(c.at) && !only_ours.contains(&c.at)).count();
    let counted = before.merges_taken_back().iter().map(|taken| (taken.clone(), held(taken)));
    counted.filter(|(_, n)| *n > 0).collect()
}

/// Returns the runs of changes of one device each that hold all of `came`, and nothing else that is known.
pub(super) fn runs(changes: &[Arc<Change>], came: &BTreeSet<Stamp>) -> Vec<(Stamp, Stamp)> {
    let mut open: BTreeMap<DeviceId, (Stamp, Stamp)> = BTreeMap::new();
    let mut runs = Vec::new();
    for at in changes.iter().map(|c| c.at) {
        if came.contains(&at) {
            open.entry(at.device).or_insert((at, at)).1 = at;
        } else {
            runs.extend(open.remove(&at.device));
        }
    }
    runs.extend(open.into_values());
    runs
}

/// Returns the journal files that a sync service put beside ours in the project in `root`: they are read like any
/// other.
///
/// # Errors
/// When the folder cannot be read.
pub fn leftovers(root: &Path) -> Result<Vec<Leftover>, SessionError> {
    let folder = ProjectFolder::open(root)?;
    Ok(if folder.has_copies()? { folder.leftovers()? } else { Vec::new() })
}

/// Removes them, after what stands in them alone was written elsewhere, and returns what became of them. A session that
/// has `root` open finds what was written at its next look.
///
/// # Errors
/// When the folder cannot be read or written.
pub fn remove_leftovers(root: &Path) -> Result<Tidied, SessionError> {
    Ok(ProjectFolder::open(root)?.remove_leftovers()?)
}

/// Writes the whole project in `root` into one file and returns how many files went in; nothing when `go_on`, which is
/// told how many of how many are read, says no.
///
/// # Errors
/// When something cannot be read or written.
pub fn pack(root: &Path, file: &Path, go_on: impl FnMut(usize, usize) -> bool) -> Result<Option<usize>, SessionError> {
    Ok(ProjectFolder::open(root)?.pack(file, go_on)?)
}

/// Returns which project is packed in `file`.
///
/// # Errors
/// When it holds none or cannot be read.
pub fn packed(file: &Path) -> Result<ProjectFile, SessionError> {
    Ok(store::packed(file)?)
}

/// Unpacks the project in `file` into a new or empty folder, and returns whether it is there: not when `go_on`, which
/// is told how many of how many files are written, says no. What fails or is stopped leaves nothing behind.
///
/// # Errors
/// When `file` holds no project or the folder cannot be written.
pub fn unpack(
    file: &Path,
    folder: &Path,
    home: &Home,
    go_on: impl FnMut(usize, usize) -> bool,
) -> Result<bool, SessionError> {
    let is_there = store::unpack(file, folder, go_on)?.is_some();
    if is_there {
        begin_anew(folder, home)?;
    }
    Ok(is_there)
}

/// Lets the project that was put into `folder` begin as it is: what was done in another one that lay there is
/// forgotten.
///
/// # Errors
/// When `folder` holds no project.
pub fn begin_anew(folder: &Path, home: &Home) -> Result<(), SessionError> {
    Echo::forget(home, ProjectFolder::open(folder)?.file().id, folder);
    Ok(())
}

/// Whether a project lies in `folder`.
pub fn is_project(folder: &Path) -> bool {
    ProjectFolder::open(folder).is_ok()
}
