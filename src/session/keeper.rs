//! Keeps imported files in the project folder from another thread than the session's: files are immutable and named by
//! their content, so nobody has to wait for anybody.

use super::{Session, SessionError};
use crate::model::ContentHash;
use crate::store::ProjectFolder;

/// The folder of an open project, as far as imports need it.
#[derive(Clone, Debug)]
pub struct Keeper(ProjectFolder);

impl Session {
    /// Returns what keeps imported files while the session goes on.
    pub fn keeper(&self) -> Keeper {
        Keeper(self.folder.clone())
    }
}

impl Keeper {
    /// Keeps an imported text and returns its name.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn keep_text(&self, text: &str) -> Result<ContentHash, SessionError> {
        Ok(self.0.keep_text(text)?)
    }

    /// Keeps a file as it was imported and returns its name.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn keep_original(&self, bytes: &[u8], extension: &str) -> Result<ContentHash, SessionError> {
        Ok(self.0.keep_original(bytes, extension)?)
    }
}
