//! What lies in a folder.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::StoreError;

/// Returns what lies in `folder`, which must be there.
pub(super) fn all_in(folder: &Path) -> Result<Vec<PathBuf>, StoreError> {
    listed(folder).map_err(StoreError::io("read the folder", folder))
}

/// Returns what lies in `folder`, nothing when it is not there.
pub(super) fn entries(folder: &Path) -> Result<Vec<PathBuf>, StoreError> {
    match listed(folder) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        listed => listed.map_err(StoreError::io("read the folder", folder)),
    }
}

fn listed(folder: &Path) -> io::Result<Vec<PathBuf>> {
    fs::read_dir(folder)?.map(|entry| entry.map(|e| e.path())).collect()
}

/// Returns what can be seen in `folder`: where nothing depends on it, what cannot be read counts as not there.
pub(super) fn seen_in(folder: &Path) -> impl Iterator<Item = PathBuf> {
    fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path())
}

/// Whether the name of a file or folder `fits`.
pub(super) fn is_named(path: &Path, fits: impl Fn(&str) -> bool) -> bool {
    path.file_name().is_some_and(|name| fits(&name.to_string_lossy()))
}
