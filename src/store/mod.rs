//! The project folder and nothing else: journals, texts, originals, and which device writes.
//!
//! ```text
//! my-study/
//!   project.ron                       format version, project id, name; written once
//!   journal/<coder>-<device>/0001.ron one change a line, append only; exactly one writer for each file
//!   texts/<hash>.txt                  imported texts: UTF-8, LF, immutable, named by their content
//!   originals/<hash>.<ext>            the files as they were imported
//! ```
//!
//! Reading needs no lock. Nothing is ever rewritten, so a crash loses at most the change in flight.

mod arrivals;
mod contents;
mod device;
mod drafts;
mod echo;
mod files;
mod folder;
mod home;
mod incoming;
mod journal;
mod line;
mod lines;
mod listing;
mod names;
mod pack;
mod segments;
mod snapshot;
mod watch;

pub use arrivals::Arrivals;
pub use device::Device;
pub use drafts::{Draft, DraftOn, Drafts};
pub use echo::{Echo, WrittenAgain};
pub use files::{content_hash, write_whole};
pub use folder::{FORMAT_VERSION, JournalListing, Journals, ProjectFile, ProjectFolder};
pub use home::Home;
pub use incoming::{Incoming, Leftover, Tidied};
pub use journal::{JournalFile, JournalWriter, SaveState};
pub use line::{Damage, DamageKind, format_line, parse_line};
pub use pack::{PACK_EXTENSION, packed, unpack};
pub use watch::Watch;

use std::path::PathBuf;

/// What can go wrong with a project folder.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The system refused to read or write.
    #[error("cannot {doing} {}: {}{}", path.display(), in_words(source), self.refusal().map_or("", Refusal::advice))]
    Io {
        /// "read", "write" …
        doing: &'static str,
        /// Which file or folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// There is no project.
    #[error("{} is not a Counterpoint project: it holds no project.ron. Make one with “counterpoint new”, or choose the folder that holds that file", .0.display())]
    NotAProject(PathBuf),
    /// There is nothing.
    #[error("there is no folder {}. Look how it is spelt, or make a project there with “counterpoint new”", .0.display())]
    NothingThere(PathBuf),
    /// `project.ron` cannot be understood.
    #[error("{} cannot be understood: {reason}. Restore it from a copy of the project; the journals are not touched", path.display())]
    BadProjectFile {
        /// Which file.
        path: PathBuf,
        /// Where and why.
        reason: String,
    },
    /// A newer version made the project.
    #[error("this project has format {found}; this version reads up to {FORMAT_VERSION}. Install a newer Counterpoint")]
    NewerFormat {
        /// The format found.
        found: u32,
    },
    /// A copy to merge belongs to another project.
    #[error("{} is no copy of this project: it is “{name}”. Choose a folder or file that was copied from this one", path.display())]
    OtherProject {
        /// Which folder.
        path: PathBuf,
        /// The other project's name.
        name: String,
    },
    /// A file is no packed project.
    #[error("{} is not a packed project: {reason}. Ask for it again, or make it with “counterpoint pack”", path.display())]
    NotAPack {
        /// Which file.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// Something is already there.
    #[error("{} already holds files; choose an empty or a new folder", .0.display())]
    NotEmpty(PathBuf),
}

/// Returns what the system said, without its number and without the file beside the one that is meant, under whose name
/// it was to be written.
pub fn in_words(error: &std::io::Error) -> String {
    let said = error.to_string();
    let end = [" (os error", " at path"].into_iter().filter_map(|mark| said.find(mark)).min();
    said[..end.unwrap_or(said.len())].to_owned()
}

/// A refusal of the system about which the user can do something in particular.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// There is no room.
    DiskFull,
    /// The folder may be read, but not written.
    ReadOnly,
}

impl Refusal {
    fn advice(self) -> &'static str {
        match self {
            Self::DiskFull => ". The disk is full, and nothing of this was kept. Make room and do it again",
            Self::ReadOnly => {
                ". The folder can be read, but not written, and nothing of this was kept. Ask for the right to write, or \
                 work in a copy of the folder"
            }
        }
    }
}

impl StoreError {
    /// Returns why the system refused to write, when there is something to be done about it.
    pub fn refusal(&self) -> Option<Refusal> {
        use std::io::ErrorKind;
        let Self::Io { doing, source, .. } = self else { return None };
        match source.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Some(Refusal::DiskFull),
            ErrorKind::ReadOnlyFilesystem => Some(Refusal::ReadOnly),
            ErrorKind::PermissionDenied if !doing.starts_with("read") => Some(Refusal::ReadOnly),
            _ => None,
        }
    }

    fn io(doing: &'static str, path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.into();
        move |source| Self::Io { doing, path, source }
    }
}
