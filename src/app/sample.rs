//! The sample project. It is part of the binary, so that an installed program has it, and is copied afresh each time it
//! is opened, so that nobody works in the original.

use std::path::{Path, PathBuf};

use include_dir::{Dir, DirEntry, include_dir};

use crate::session::{self, Home, SessionError};

static SAMPLE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/sample-projects/two-viewpoints");

/// Why the sample cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum SampleError {
    /// The binary was built without it.
    #[error("the sample project is not part of this build")]
    Missing,
    /// It cannot be written.
    #[error(transparent)]
    Session(#[from] SessionError),
}

/// Copies the sample to a new folder within `folder` and returns where it lies. What was done in an earlier copy that
/// lay there is no part of it.
///
/// # Errors
/// When the binary holds no sample, or the copy cannot be written.
pub fn unpack(folder: &Path, home: &Home) -> Result<PathBuf, SampleError> {
    if SAMPLE.get_file("project.ron").is_none() {
        return Err(SampleError::Missing);
    }
    let target = free_name(&folder.join("Counterpoint"), "two-viewpoints");
    write_entries(&SAMPLE, &target)?;
    session::begin_anew(&target, home)?;
    Ok(target)
}

fn free_name(folder: &Path, name: &str) -> PathBuf {
    let numbered = (2..).map(|n| folder.join(format!("{name}-{n}")));
    let mut candidates = std::iter::once(folder.join(name)).chain(numbered);
    candidates.find(|path| !path.exists()).unwrap_or_else(|| folder.join(name))
}

fn write_entries(dir: &Dir<'_>, target: &Path) -> Result<(), SessionError> {
    for entry in dir.entries() {
        match entry {
            DirEntry::Dir(dir) => write_entries(dir, target)?,
            DirEntry::File(file) => session::write_output(&target.join(file.path()), file.contents())?,
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_copy_of_the_sample_gets_its_own_folder() {
        let dir = tempfile::tempdir().unwrap();
        let first = free_name(dir.path(), "study");
        std::fs::create_dir_all(&first).unwrap();
        let second = free_name(dir.path(), "study");
        assert_eq!(second, dir.path().join("study-2"));
        std::fs::create_dir_all(&second).unwrap();
        assert_eq!(free_name(dir.path(), "study"), dir.path().join("study-3"));
    }
}
