//! The user's own directories, outside of every shared folder.

use std::path::{Path, PathBuf};

use etcetera::BaseStrategy as _;

use crate::model::ProjectId;

/// The user's own directories for this program.
#[derive(Clone, Debug)]
pub struct Home {
    /// Settings and device names.
    pub config: PathBuf,
    /// What may be deleted at any time.
    pub cache: PathBuf,
    /// What nobody else has: the echo of what was written here.
    pub data: PathBuf,
}

impl Home {
    /// Returns the directories that the system names; a temporary one if it names none.
    pub fn of_user() -> Self {
        let Ok(system) = etcetera::choose_base_strategy() else {
            return Self::below(&std::env::temp_dir().join("counterpoint"));
        };
        Self {
            config: system.config_dir().join("counterpoint"),
            cache: system.cache_dir().join("counterpoint"),
            data: system.data_dir().join("counterpoint"),
        }
    }

    /// Returns directories within `folder`.
    pub fn below(folder: &Path) -> Self {
        Self { config: folder.join("config"), cache: folder.join("cache"), data: folder.join("data") }
    }

    /// Returns the directory for what is derived from a project and may be deleted.
    pub fn cache_of(&self, project: ProjectId) -> PathBuf {
        self.cache.join(project.to_string())
    }
}
