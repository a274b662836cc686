//! Other copies of the project: looked at first, then taken in. Carrying a project in one file is here too.

use std::path::Path;
use std::sync::Arc;

use super::{FUTURE_MILLIS, Session, SessionError, fold};
use crate::model::{Change, Project};
use crate::store::{self, Incoming, Leftover, ProjectFolder};

impl Session {
    /// Returns what `copies` of this project (folders, or packed files) have and this one has not. Nothing is changed.
    ///
    /// # Errors
    /// When one of them cannot be read, or is another project.
    pub fn compare_copies(&self, copies: &[&Path]) -> Result<Incoming, SessionError> {
        Ok(self.folder.incoming_from(copies)?)
    }

    /// Returns the project as it would be with what is `incoming`.
    pub fn project_with(&self, incoming: &Incoming) -> Project {
        let timely = |change: &&Change| change.at.millis <= self.clock.now().saturating_add(FUTURE_MILLIS);
        let mut changes = self.changes.clone();
        changes.extend(incoming.changes.iter().filter(timely).cloned().map(Arc::new));
        changes.sort_by_key(|c| c.at);
        fold(&self.folder, &changes)
    }

    /// Takes in what is `incoming`, and returns whether the project is another one now.
    ///
    /// # Errors
    /// When something cannot be read or written; doing it again goes on where it ended.
    pub fn take_in(&mut self, incoming: &Incoming) -> Result<bool, SessionError> {
        self.folder.take_in(incoming)?;
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
