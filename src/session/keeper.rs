//! Keeps imported files in the project folder from another thread than the session's: files are immutable and named by
//! their content, so nobody has to wait for anybody.

use std::path::Path;

use super::{Session, SessionError};
use crate::model::ContentHash;
use crate::model::document::Original;
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

    /// Returns the bytes of a file as it was imported, if it is here.
    pub fn original(&self, original: &Original) -> Option<Vec<u8>> {
        let extension = Path::new(&original.file_name).extension().and_then(|e| e.to_str()).unwrap_or_default();
        self.0.content(&self.0.original_path(&original.hash, extension), &original.hash).ok()
    }

    /// Keeps a file as it was imported and returns its name.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn keep_original(&self, bytes: &[u8], extension: &str) -> Result<ContentHash, SessionError> {
        Ok(self.0.keep_original(bytes, extension)?)
    }
}
