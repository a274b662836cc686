//! The search index of an open project: in the cache directory, brought up to date when it is asked for.

use std::path::PathBuf;

use super::Session;
use crate::search::{Index, IndexError};

impl Session {
    /// Returns the folder of the search index; it may be deleted at any time.
    pub fn index_folder(&self) -> PathBuf {
        self.cache().join("search")
    }

    /// Returns the index, brought up to date with the project; `progress` is told how much is done and how much there
    /// is, in characters, and stops the work by returning false.
    ///
    /// # Errors
    /// When no index can be made; searching works without one.
    pub fn current_index(&self, progress: impl FnMut(u64, u64) -> bool) -> Result<Index, IndexError> {
        let index = Index::open_or_create(Some(&self.index_folder()))?;
        index.update(self.project(), progress)?;
        Ok(index)
    }
}
