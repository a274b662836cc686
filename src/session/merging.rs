//! Other copies of the project: looked at first, then taken in. Carrying a project in one file is here too.

use std::path::Path;
use std::sync::Arc;

use super::{Session, SessionError, fold};
use crate::model::{Change, Project};
use crate::store::{self, Incoming, Leftover, ProjectFolder};

/// What compares copies of the project with it; it needs no session, so another thread may take its time.
#[derive(Clone, Debug)]
pub struct Merger {
    folder: ProjectFolder,
    project: Arc<Project>,
    changes: Vec<Arc<Change>>,
    /// Changes behind this time wait for it.
    latest: u64,
}

/// What other copies of the project would bring.
#[derive(Debug)]
pub struct ComparedCopies {
    /// What they have and this one has not.
    pub incoming: Incoming,
    /// The project as it stands.
    pub before: Arc<Project>,
    /// The project as it would stand.
    pub after: Project,
    /// The changes that none of the copies has.
    pub ours: Vec<Arc<Change>>,
}

impl Merger {
    /// Returns what `copies` of the project (folders, or packed files) would bring. Nothing is changed.
    ///
    /// # Errors
    /// When one of them cannot be read, or is another project.
    pub fn compare(&self, copies: &[&Path]) -> Result<ComparedCopies, SessionError> {
        let incoming = self.folder.incoming_from(copies)?;
        let timely = incoming.changes.iter().filter(|c| c.at.millis <= self.latest);
        let mut changes = self.changes.clone();
        changes.extend(timely.cloned().map(Arc::new));
        changes.sort_by_key(|c| c.at);
        let after = fold(&self.folder, &changes);
        let ours = self.changes.iter().filter(|c| incoming.only_ours.contains(&c.at)).cloned().collect();
        Ok(ComparedCopies { incoming, before: Arc::clone(&self.project), after, ours })
    }

    /// Writes what is `incoming` into the project folder; a session that watches it takes it in by itself.
    ///
    /// # Errors
    /// When something cannot be read or written; doing it again goes on where it ended.
    pub fn write(&self, incoming: &Incoming) -> Result<(), SessionError> {
        Ok(self.folder.take_in(incoming)?)
    }
}

impl Session {
    /// Returns what compares copies of the project with it.
    pub fn merger(&self) -> Merger {
        Merger {
            folder: self.folder.clone(),
            project: Arc::clone(self.present.as_ref().map_or(&self.project, |(present, _)| present)),
            changes: self.changes.clone(),
            latest: self.latest_believed(),
        }
    }

    /// Takes in what is `incoming`, and returns whether the project is another one now.
    ///
    /// # Errors
    /// When something cannot be read or written; doing it again goes on where it ended.
    pub fn take_in(&mut self, incoming: &Incoming) -> Result<bool, SessionError> {
        self.merger().write(incoming)?;
        Ok(self.refresh()?.is_some())
    }

    /// Returns the journal files that a sync service put beside ours: they are read like any other.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn leftovers(&self) -> Result<Vec<Leftover>, SessionError> {
        Ok(self.folder.leftovers()?)
    }

    /// Removes them, after what stands in them alone was written elsewhere, and returns how many went.
    ///
    /// # Errors
    /// When the folder cannot be read or written.
    pub fn remove_leftovers(&mut self) -> Result<usize, SessionError> {
        let n_removed = self.folder.remove_leftovers()?;
        self.refresh()?;
        Ok(n_removed)
    }

    /// Writes the whole project into one file and returns how many files went in.
    ///
    /// # Errors
    /// When something cannot be read or written.
    pub fn pack(&self, file: &Path) -> Result<usize, SessionError> {
        Ok(self.folder.pack(file)?)
    }
}

/// Unpacks the project in `file` into a new or empty folder.
///
/// # Errors
/// When `file` holds no project or the folder cannot be written.
pub fn unpack(file: &Path, folder: &Path) -> Result<(), SessionError> {
    store::unpack(file, folder)?;
    Ok(())
}

/// Whether a project lies in `folder`.
pub fn is_project(folder: &Path) -> bool {
    ProjectFolder::open(folder).is_ok()
}
