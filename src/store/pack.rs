//! A project in one file, to be sent by mail or kept: a zip archive of the folder as it is. Unpacking over a project
//! merges.

use std::fs::{self, File};
use std::io::{self, Read as _, Seek, Write};
use std::path::{Component, Path, PathBuf};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::StoreError;
use super::files::write_whole;
use super::folder::{PROJECT_FILE, ProjectFile, ProjectFolder};
use super::listing::{all_in, seen_in};

/// The extension of a packed project.
pub const PACK_EXTENSION: &str = "counterpoint";

/// No file of a project is larger: what claims to be is refused before it fills the disk.
const LARGEST_FILE: u64 = 1 << 30;

impl ProjectFolder {
    /// Writes the project into `file`, which appears whole or not at all, and returns how many files went in; nothing
    /// when `go_on`, which is told how many of how many are read, says no.
    ///
    /// # Errors
    /// When something cannot be read or written.
    pub fn pack(&self, file: &Path, mut go_on: impl FnMut(usize, usize) -> bool) -> Result<Option<usize>, StoreError> {
        let names = self.packable()?;
        let mut zip = ZipWriter::new(io::Cursor::new(Vec::new()));
        for (n, path) in names.iter().enumerate() {
            if !go_on(n, names.len()) {
                return Ok(None);
            }
            let bytes = fs::read(path).map_err(StoreError::io("read", path))?;
            write_entry(&mut zip, path.strip_prefix(self.root()).unwrap_or(path), &bytes)
                .map_err(StoreError::io("write", file))?;
        }
        let packed = zip.finish().map_err(io::Error::from).map_err(StoreError::io("write", file))?.into_inner();
        write_whole(file, &packed)?;
        Ok(Some(names.len()))
    }

    /// Returns the files that make the project, in order.
    fn packable(&self) -> Result<Vec<PathBuf>, StoreError> {
        let mut names = Vec::new();
        for entry in all_in(self.root())? {
            let name = entry.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            if entry.is_dir() && belongs(&name) {
                collect(&entry, &mut names)?;
            } else if entry.is_file() && AT_THE_TOP.contains(&name.as_str()) {
                names.push(entry);
            }
        }
        names.sort();
        Ok(names)
    }
}

/// The files of a project that lie in no folder of it.
const AT_THE_TOP: [&str; 3] = [PROJECT_FILE, "README.txt", ".gitattributes"];

fn write_entry(zip: &mut ZipWriter<impl Write + Seek>, name: &Path, bytes: &[u8]) -> io::Result<()> {
    let parts: Vec<String> = name.components().map(|c| c.as_os_str().to_string_lossy().into_owned()).collect();
    zip.start_file(parts.join("/"), SimpleFileOptions::default().large_file(bytes.len() as u64 > u64::from(u32::MAX)))?;
    zip.write_all(bytes)
}

/// Whether a folder of the project holds what makes it.
fn belongs(name: &str) -> bool {
    ["journal", "texts", "originals"].iter().any(|folder| super::names::is_folder(name, folder))
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), StoreError> {
    for entry in all_in(folder)? {
        match entry.is_dir() {
            true => collect(&entry, files)?,
            false => files.push(entry),
        }
    }
    Ok(())
}

/// Returns what the project file of the project in `file` says.
///
/// # Errors
/// When `file` holds no project or is damaged.
pub fn packed(file: &Path) -> Result<ProjectFile, StoreError> {
    let mut zip = open_zip(file)?;
    let entry = zip.by_name(PROJECT_FILE).map_err(|e| bad(file, e.to_string()))?;
    ProjectFile::read(&read_entry(entry, file, Path::new(PROJECT_FILE))?, file)
}

/// Unpacks the project in `file` into `folder`, which must be new or empty, and returns it; nothing when `go_on`, which
/// is told how many of how many files are written, says no. Files that belong to no project are left out. What fails or
/// is stopped leaves nothing behind.
///
/// # Errors
/// When `file` holds no project, is damaged, or the folder cannot be written.
pub fn unpack(
    file: &Path,
    folder: &Path,
    go_on: impl FnMut(usize, usize) -> bool,
) -> Result<Option<ProjectFolder>, StoreError> {
    let mut zip = open_zip(file)?;
    if zip.index_for_name(PROJECT_FILE).is_none() {
        return Err(bad(file, format!("it holds no {PROJECT_FILE}")));
    }
    if seen_in(folder).next().is_some() {
        return Err(StoreError::NotEmpty(folder.to_owned()));
    }
    let was_there = folder.is_dir();
    let written = write_entries(&mut zip, file, folder, go_on)
        .and_then(|whole| whole.then(|| ProjectFolder::open(folder)).transpose());
    if !matches!(written, Ok(Some(_))) {
        clear(folder, was_there);
    }
    written
}

/// Removes what was written into `folder`, which was empty if it `was_there`.
fn clear(folder: &Path, was_there: bool) {
    for entry in seen_in(folder) {
        if entry.is_dir() { fs::remove_dir_all(&entry) } else { fs::remove_file(&entry) }.ok();
    }
    if !was_there {
        fs::remove_dir(folder).ok();
    }
}

/// Writes the files of a project, and returns whether all of them were.
fn write_entries(
    zip: &mut ZipArchive<File>,
    file: &Path,
    folder: &Path,
    mut go_on: impl FnMut(usize, usize) -> bool,
) -> Result<bool, StoreError> {
    for i in 0..zip.len() {
        if !go_on(i, zip.len()) {
            return Ok(false);
        }
        let entry = zip.by_index(i).map_err(|e| bad(file, e.to_string()))?;
        let Some(name) = entry.enclosed_name().filter(|name| entry.is_file() && is_of_project(name)) else { continue };
        write_whole(&folder.join(&name), &read_entry(entry, file, &name)?)?;
    }
    Ok(true)
}

fn open_zip(file: &Path) -> Result<ZipArchive<File>, StoreError> {
    let opened = File::open(file).map_err(StoreError::io("read", file))?;
    ZipArchive::new(opened).map_err(|e| bad(file, e.to_string()))
}

fn read_entry(entry: impl io::Read, file: &Path, name: &Path) -> Result<Vec<u8>, StoreError> {
    let mut bytes = Vec::new();
    let read = entry.take(LARGEST_FILE + 1).read_to_end(&mut bytes);
    read.map_err(|e| bad(file, format!("{} is damaged, {e}", name.display())))?;
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(bad(file, format!("{} is larger than any file of a project", name.display())));
    }
    Ok(bytes)
}

fn bad(file: &Path, reason: String) -> StoreError {
    StoreError::NotAPack { path: file.to_owned(), reason }
}

fn is_of_project(name: &Path) -> bool {
    let parts: Vec<String> = name
        .components()
        .map(|c| matches!(c, Component::Normal(_)).then(|| c.as_os_str().to_string_lossy().into_owned()))
        .collect::<Option<_>>()
        .unwrap_or_default();
    match parts.as_slice() {
        [file] => AT_THE_TOP.contains(&file.as_str()),
        [folder, ..] => belongs(folder),
        [] => false,
    }
}

/// Opens copies of a project, folders or packed files; packed ones are unpacked for as long as the second value lives.
///
/// # Errors
/// When one of them holds no project.
pub(super) fn open_copies(paths: &[&Path]) -> Result<(Vec<ProjectFolder>, Vec<tempfile::TempDir>), StoreError> {
    let (mut folders, mut unpacked) = (Vec::new(), Vec::new());
    for path in paths {
        if path.is_file() {
            let dir = tempfile::tempdir().map_err(StoreError::io("make a folder in", std::env::temp_dir()))?;
            folders.extend(unpack(path, &dir.path().join("project"), |_, _| true)?);
            unpacked.push(dir);
        } else {
            folders.push(ProjectFolder::open(path)?);
        }
    }
    Ok((folders, unpacked))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ProjectId;

    #[test]
    fn a_packed_project_unpacks_to_the_same_files_and_nothing_else() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path().join("study");
        let folder = ProjectFolder::create(&root, ProjectId(uuid::Uuid::from_u128(7)), "Étude").unwrap();
        let hash = folder.keep_text("Bonjour").unwrap();
        write_whole(&root.join("journal/ana-222222/0001.ron"), "(…)\n".as_bytes()).unwrap();
        write_whole(&root.join("private.txt"), b"not for anybody").unwrap();
        let file = dir.path().join("study.counterpoint");
        assert_eq!(folder.pack(&file, |_, _| true).unwrap(), Some(5));
        assert_eq!(packed(&file).unwrap(), *folder.file());
        let there = unpack(&file, &dir.path().join("there"), |_, _| true).unwrap().unwrap();
        assert_eq!(there.file(), folder.file());
        assert_eq!(fs::read(there.text_path(&hash)).unwrap(), "Bonjour".as_bytes());
        assert!(
            there.root().join("journal/ana-222222/0001.ron").is_file() && !there.root().join("private.txt").exists()
        );
        assert!(matches!(unpack(&file, there.root(), |_, _| true), Err(StoreError::NotEmpty(_))));
        write_whole(&file, b"PK no").unwrap();
        assert!(matches!(unpack(&file, &dir.path().join("x"), |_, _| true), Err(StoreError::NotAPack { .. })));
    }

    #[test]
    fn what_is_stopped_or_fails_leaves_nothing_behind() {
        let dir = tempfile::tempdir().unwrap();
        let folder = ProjectFolder::create(&dir.path().join("p"), ProjectId(uuid::Uuid::from_u128(7)), "x").unwrap();
        let (file, there) = (dir.path().join("p.counterpoint"), dir.path().join("there"));
        assert_eq!(folder.pack(&file, |n, _| n < 1).unwrap(), None);
        assert!(!file.exists());
        folder.pack(&file, |_, _| true).unwrap();
        assert!(unpack(&file, &there, |n, _| n < 1).unwrap().is_none() && !there.exists());
        fs::create_dir(&there).unwrap();
        assert!(unpack(&file, &there, |n, _| n < 2).unwrap().is_none());
        assert_eq!(all_in(&there).unwrap(), Vec::<PathBuf>::new());
    }

    #[test]
    fn a_forged_archive_cannot_write_outside_of_the_folder() {
        let dir = tempfile::tempdir().unwrap();
        let mut zip = ZipWriter::new(io::Cursor::new(Vec::new()));
        for name in ["project.ron", "../evil.ron", "journal/../../evil.ron", "bin/evil"] {
            zip.start_file(name, SimpleFileOptions::default()).unwrap();
            zip.write_all(b"(format:1,id:\"00000000-0000-0000-0000-000000000007\",name:\"x\")").unwrap();
        }
        let file = dir.path().join("forged.counterpoint");
        write_whole(&file, &zip.finish().unwrap().into_inner()).unwrap();
        let there = dir.path().join("a/there");
        unpack(&file, &there, |_, _| true).unwrap();
        assert_eq!(all_in(&there).unwrap(), [there.join("project.ron")]);
        assert!(!dir.path().join("evil.ron").exists() && !dir.path().join("a/evil.ron").exists());
    }
}
