//! Texts and originals: files that never change and are named by their content. So whatever name a sync service gave to
//! one, it is known by what it holds.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::files::{content_hash, write_whole};
use super::folder::ProjectFolder;
use super::listing::{entries, is_named};
use super::{StoreError, names};
use crate::model::{ContentHash, TextSource, TextUnavailable};

impl ProjectFolder {
    /// Keeps an imported text and returns its name.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn keep_text(&self, text: &str) -> Result<ContentHash, StoreError> {
        let hash = content_hash(text.as_bytes());
        keep(&self.text_path(&hash), text.as_bytes())?;
        Ok(hash)
    }

    /// Keeps a file as it was imported, `extension` without the dot, and returns its name.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn keep_original(&self, bytes: &[u8], extension: &str) -> Result<ContentHash, StoreError> {
        let hash = content_hash(bytes);
        keep(&self.original_path(&hash, extension), bytes)?;
        Ok(hash)
    }

    /// Returns where an imported text lies.
    pub fn text_path(&self, hash: &ContentHash) -> PathBuf {
        self.root().join("texts").join(format!("{hash}.txt"))
    }

    /// Returns where an original file lies.
    pub fn original_path(&self, hash: &ContentHash, extension: &str) -> PathBuf {
        let extension = extension.to_lowercase();
        let plain = !extension.is_empty() && extension.chars().all(|c| c.is_ascii_alphanumeric());
        let name = if plain { format!("{hash}.{extension}") } else { hash.to_string() };
        self.root().join("originals").join(name)
    }

    /// Returns what the text or original `hash` holds that belongs at `path`: what lies there when it is whole or
    /// nothing else is, otherwise a copy of it to which a sync service gave another name.
    ///
    /// # Errors
    /// When it is nowhere, or cannot be read.
    pub fn content(&self, path: &Path, hash: &ContentHash) -> io::Result<Vec<u8>> {
        let read = fs::read(path);
        match read {
            Ok(bytes) if content_hash(&bytes) == *hash => Ok(bytes),
            _ => self.renamed(path, hash).map_or(read, Ok),
        }
    }

    /// Returns the whole copy of a file under another name, in its folder or in a copy of that.
    fn renamed(&self, path: &Path, hash: &ContentHash) -> Option<Vec<u8>> {
        let folder = path.parent()?.file_name()?.to_str()?;
        let is_copy = |found: &PathBuf| is_named(found, |name| names::is_folder(name, folder));
        let folders = entries(self.root()).ok()?.into_iter().filter(is_copy);
        let files = folders.flat_map(|folder| entries(&folder).unwrap_or_default());
        let mut alike = files.filter(|file| is_named(file, |name| name.contains(&*hash.0)));
        alike.find_map(|file| fs::read(file).ok().filter(|bytes| content_hash(bytes) == *hash))
    }
}

fn keep(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let there = fs::metadata(path).is_ok_and(|m| m.len() == bytes.len() as u64);
    if there { Ok(()) } else { write_whole(path, bytes) }
}

impl TextSource for ProjectFolder {
    fn imported(&self, hash: &ContentHash) -> Result<Arc<str>, TextUnavailable> {
        let unavailable = |reason: String| TextUnavailable { document: hash.to_string(), reason };
        // A name that is not a hash could point out of the folder.
        if hash.0.len() != 64 || !hash.0.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Err(unavailable(format!("“{hash}” is not the name of a text")));
        }
        let path = format!("texts/{hash}.txt");
        match self.content(&self.text_path(hash), hash) {
            // Half a file is what is still arriving.
            Ok(bytes) if content_hash(&bytes) != *hash => {
                Err(unavailable(format!("{path} is not whole. If the folder is shared, it may still be arriving")))
            }
            Ok(bytes) => String::from_utf8(bytes)
                .map(Into::into)
                .map_err(|e| unavailable(format!("{path} is no text in UTF-8: {e}"))),
            Err(e) if e.kind() == io::ErrorKind::NotFound => {
                Err(unavailable(format!("{path} is missing. If the folder is shared, it may still be arriving")))
            }
            Err(e) => Err(unavailable(format!("{path} cannot be read: {e}"))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ProjectId;

    #[test]
    fn a_text_is_found_whatever_name_a_service_gave_to_it_or_to_its_folder() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path().join("p");
        let folder = ProjectFolder::create(&root, ProjectId(uuid::Uuid::from_u128(7)), "x").unwrap();
        let hash = folder.keep_text("Bonjour").unwrap();
        let mut lies = folder.text_path(&hash);
        for renamed in [
            format!("texts/{hash} (conflicted copy 2026-11-21 093612).txt"),
            format!("texts/Copy of {hash}.txt"),
            format!("texts/{hash}.txt.conflict1"),
            format!("texts (1)/{hash}.txt"),
        ] {
            let renamed = root.join(renamed);
            fs::create_dir_all(renamed.parent().unwrap()).unwrap();
            fs::rename(&lies, &renamed).unwrap();
            lies = renamed;
            assert_eq!(folder.imported(&hash).as_deref(), Ok("Bonjour"), "{}", lies.display());
        }
        // Half of it has come to its own place, and the whole stands beside.
        write_whole(&folder.text_path(&hash), b"Bonj").unwrap();
        assert_eq!(folder.imported(&hash).as_deref(), Ok("Bonjour"));
        write_whole(&lies, b"Something else").unwrap();
        assert!(folder.imported(&hash).unwrap_err().reason.contains("not whole"));
    }

    #[test]
    fn a_project_opens_whatever_name_a_service_gave_to_its_file() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path().join("p");
        let folder = ProjectFolder::create(&root, ProjectId(uuid::Uuid::from_u128(7)), "x").unwrap();
        fs::rename(root.join("project.ron"), root.join("project (1).ron")).unwrap();
        assert_eq!(ProjectFolder::open(&root).unwrap().file(), folder.file());
        fs::rename(root.join("project (1).ron"), root.join("project (1).ron.tmp")).unwrap();
        assert!(matches!(ProjectFolder::open(&root), Err(StoreError::NotAProject(_))));
    }
}
