//! The project folder: making one, and reading what is in it.

use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::files::write_whole;
use super::journal::JournalFile;
use super::listing::{entries, is_named, seen_in};
use super::{Damage, StoreError, names, snapshot};
use crate::model::{Change, ProjectId, Stamp};

/// The newest format that this version reads and the one that it writes.
pub const FORMAT_VERSION: u32 = 1;

pub(super) const PROJECT_FILE: &str = "project.ron";

/// What `project.ron` says.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ProjectFile {
    /// The format of the folder.
    pub format: u32,
    /// The identity of the project.
    pub id: ProjectId,
    /// Its name when it was made; later names are changes.
    pub name: String,
}

impl ProjectFile {
    /// Returns what the `bytes` of a project file say, which lies in `path`.
    pub(super) fn read(bytes: &[u8], path: &Path) -> Result<Self, StoreError> {
        let text = String::from_utf8_lossy(bytes);
        let text = text.trim_start_matches('\u{feff}');
        let reason = |e: String| match text.trim_matches(['\0', ' ', '\n', '\r', '\t']).is_empty() {
            true => "it is empty, as after a full disk, or because a sync service has not brought it yet".to_owned(),
            false => e,
        };
        let file: Self = ron::from_str(text)
            .map_err(|e| StoreError::BadProjectFile { path: path.to_owned(), reason: reason(e.to_string()) })?;
        match file.format {
            found if found > FORMAT_VERSION => Err(StoreError::NewerFormat { found }),
            _ => Ok(file),
        }
    }
}

/// A folder that holds a project.
#[derive(Clone, Debug)]
pub struct ProjectFolder {
    root: PathBuf,
    file: ProjectFile,
}

/// All that the journals say.
#[derive(Debug, Default)]
pub struct Journals {
    /// Every change once, in the order of the stamps.
    pub changes: Vec<Change>,
    /// The lines set aside.
    pub damage: Vec<Damage>,
}

impl Journals {
    /// Adds changes that stand in no file yet, or not any more: what was damaged may be whole with them.
    pub fn add(&mut self, changes: Vec<Change>) {
        self.changes.extend(changes);
        self.changes.sort_by_key(|c| c.at);
        self.changes.dedup_by_key(|c| c.at);
        for damage in &mut self.damage {
            let known = |at: Stamp| self.changes.binary_search_by_key(&at, |c| c.at).is_ok();
            damage.whole_elsewhere = damage.was.at.is_some_and(known);
        }
    }
}

/// Name, length and time of each journal file: differs when somebody's changes arrived.
pub type JournalListing = Vec<(PathBuf, u64, Option<std::time::SystemTime>)>;

impl ProjectFolder {
    /// Makes a project in `root`, which must not exist or be empty.
    ///
    /// # Errors
    /// When the folder holds something or cannot be written.
    pub fn create(root: &Path, id: ProjectId, name: &str) -> Result<Self, StoreError> {
        if root.is_file() || seen_in(root).any(|path| !is_named(&path, |name| name.starts_with('.'))) {
            return Err(StoreError::NotEmpty(root.to_owned()));
        }
        let file = ProjectFile { format: FORMAT_VERSION, id, name: name.to_owned() };
        let pretty = ron::ser::PrettyConfig::default();
        let text = ron::ser::to_string_pretty(&file, pretty).expect("three plain fields can be written as RON");
        for folder in ["journal", "texts", "originals"] {
            let path = root.join(folder);
            fs::create_dir_all(&path).map_err(StoreError::io("make the folder", &path))?;
        }
        write_whole(&root.join("README.txt"), include_str!("folder_readme.txt").as_bytes())?;
        write_whole(
            &root.join(".gitattributes"),
            b"journal/** merge=union -text\ntexts/** -text\noriginals/** -text\n",
        )?;
        write_whole(&root.join(PROJECT_FILE), format!("{text}\n").as_bytes())?;
        Ok(Self { root: root.to_owned(), file })
    }

    /// Opens the project in `root`.
    ///
    /// # Errors
    /// When there is none, or a newer version made it.
    pub fn open(root: &Path) -> Result<Self, StoreError> {
        let path = root.join(PROJECT_FILE);
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(e) if e.kind() == std::io::ErrorKind::NotFound || e.kind() == std::io::ErrorKind::NotADirectory => {
                let renamed = renamed_project_file(root).map(|file| Self { root: root.to_owned(), file });
                let why = if root.exists() { StoreError::NotAProject } else { StoreError::NothingThere };
                return renamed.ok_or_else(|| why(root.to_owned()));
            }
            Err(e) => return Err(StoreError::io("read", path)(e)),
        };
        Ok(Self { root: root.to_owned(), file: ProjectFile::read(&bytes, &path)? })
    }

    /// Returns where the project lies.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Returns what `project.ron` says.
    pub fn file(&self) -> &ProjectFile {
        &self.file
    }

    /// Returns the folder of one writer's journal.
    pub fn journal_of(&self, coder_name: &str, device: crate::model::DeviceId) -> PathBuf {
        self.root.join("journal").join(format!("{}-{device}", folder_name(coder_name)))
    }

    /// Whether the system lets this user only read the folder: a read-only drive, or no right to write journals in it.
    pub fn is_read_only(&self) -> bool {
        let journals = self.root.join("journal");
        !may_write(if journals.is_dir() { &journals } else { &self.root })
    }

    /// Reads every `*.ron` below `journal/`, whatever its name: sync services rename files when two arrive at once.
    /// Large ones may come from snapshots in `cache`.
    ///
    /// # Errors
    /// When a file or folder cannot be read.
    pub fn read_journals(&self, cache: Option<&Path>) -> Result<Journals, StoreError> {
        let paths = self.journal_paths()?;
        let read = |path: &PathBuf| {
            let bytes = fs::read(path).map_err(StoreError::io("read", path))?;
            Ok(snapshot::parse(cache, path.strip_prefix(&self.root).unwrap_or(path), &bytes))
        };
        let files: Vec<JournalFile> = paths.par_iter().map(read).collect::<Result<_, StoreError>>()?;
        let mut journals = Journals::default();
        for file in files {
            journals.damage.extend(file.damage);
            journals.changes.extend(file.changes);
        }
        journals.add(Vec::new());
        Ok(journals)
    }

    /// Returns name, length and time of each journal file.
    ///
    /// # Errors
    /// When a folder cannot be read.
    pub fn journal_listing(&self) -> Result<JournalListing, StoreError> {
        let listing = self.journal_paths()?.into_iter().map(|path| {
            let metadata = fs::metadata(&path).ok();
            let len = metadata.as_ref().map_or(0, fs::Metadata::len);
            (path, len, metadata.and_then(|m| m.modified().ok()))
        });
        Ok(listing.collect())
    }

    /// Returns every journal file, whatever a sync service made of its name.
    pub(super) fn journal_paths(&self) -> Result<Vec<PathBuf>, StoreError> {
        let mut folders = entries(&self.root)?;
        folders.retain(|path| is_named(path, |name| names::is_folder(name, "journal")) && path.is_dir());
        let mut paths = Vec::new();
        while let Some(folder) = folders.pop() {
            for path in entries(&folder)? {
                if path.is_dir() {
                    folders.push(path);
                } else if is_named(&path, names::is_journal) {
                    paths.push(path);
                }
            }
        }
        paths.sort();
        Ok(paths)
    }
}

#[cfg(unix)]
fn may_write(folder: &Path) -> bool {
    rustix::fs::access(folder, rustix::fs::Access::WRITE_OK).is_ok()
}

/// Elsewhere only trying tells; the first change does.
#[cfg(not(unix))]
fn may_write(_: &Path) -> bool {
    true
}

/// Returns the project file that a sync service gave another name, if one lies in `root`: it is written once, so all
/// copies of it say the same.
fn renamed_project_file(root: &Path) -> Option<ProjectFile> {
    let mut paths = entries(root).ok()?;
    paths.retain(|path| is_named(path, names::is_project_file));
    paths.sort();
    paths.iter().find_map(|path| ProjectFile::read(&fs::read(path).ok()?, path).ok())
}

/// Returns `name` as part of a file name that every system and sync service takes.
fn folder_name(name: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    let mut plain: String = name
        .nfd()
        .filter_map(|c| match c {
            c if c.is_ascii_alphanumeric() => Some(c.to_ascii_lowercase()),
            ' ' | '-' | '_' | '.' => Some('-'),
            _ => None,
        })
        .take(40)
        .collect();
    plain = plain.trim_matches('-').to_owned();
    if plain.is_empty() { "coder".to_owned() } else { plain }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coder_names_become_plain_folder_names() {
        assert_eq!(folder_name("Inès Núñez"), "ines-nunez");
        assert_eq!(folder_name("../../etc"), "etc");
        assert_eq!(folder_name("名前"), "coder");
    }

    #[test]
    fn a_project_is_made_in_an_empty_folder_only() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path().join("study");
        let id = ProjectId(uuid::Uuid::from_u128(7));
        ProjectFolder::create(&root, id, "Étude").unwrap();
        assert_eq!(ProjectFolder::open(&root).unwrap().file().name, "Étude");
        assert!(matches!(ProjectFolder::create(&root, id, "x"), Err(StoreError::NotEmpty(_))));
        assert!(matches!(ProjectFolder::open(dir.path()), Err(StoreError::NotAProject(_))));
    }

    #[test]
    fn an_empty_project_file_is_called_empty_with_what_helps() {
        for bytes in [&b""[..], b"\0\0\0\n"] {
            let told = ProjectFile::read(bytes, Path::new("p/project.ron")).unwrap_err().to_string();
            assert!(told.contains("it is empty") && told.contains("Restore it"), "{told}");
        }
    }

    #[test]
    fn what_the_system_says_is_told_without_numbers_and_names_of_passing_files() {
        let said = "No space left on device (os error 28) at path \"p/~x1.tmp\"";
        let source = std::io::Error::new(std::io::ErrorKind::StorageFull, said);
        let told = StoreError::io("write", "p/0001.ron")(source).to_string();
        assert!(told.starts_with("cannot write p/0001.ron: No space left on device. The disk is full"), "{told}");
    }
}
