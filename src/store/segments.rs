//! A folder of numbered files that one writer appends lines to: `0001.ron`, and the next number once a file is full.

use std::fs::{File, Metadata, OpenOptions};
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::StoreError;
use super::line::{DamageKind, SEAL, parse_line};
use super::listing::seen_in;

/// Files of about this size, so that sync services send little again.
const SEGMENT_BYTES: u64 = 1 << 20;

/// The end of a folder of numbered files.
#[derive(Debug)]
pub(super) struct Segments {
    folder: PathBuf,
    number: u32,
    file: Option<Arc<File>>,
    /// How long the file is after what was written to it.
    length: u64,
}

impl Segments {
    /// Returns the end of `folder`, to which no other writer may append. Nothing is created before the first line.
    pub fn at_end_of(folder: PathBuf) -> Self {
        Self { number: newest_segment(&folder), folder, file: None, length: 0 }
    }

    /// Whether the file that was written to is no longer the one of its name, or has become shorter: a sync service put
    /// another version in its place.
    pub fn is_displaced(&self) -> bool {
        let Some(file) = &self.file else { return false };
        match (file.metadata(), std::fs::metadata(self.path())) {
            (Ok(ours), Ok(there)) => there.len() < self.length || !is_same_file(&ours, &there),
            (_, Err(e)) => e.kind() == std::io::ErrorKind::NotFound,
            (Err(_), Ok(_)) => false,
        }
    }

    /// Appends a line, which has its line end, and returns the file that is to be synced.
    ///
    /// # Errors
    /// When the system refuses; nothing of the line is left then.
    pub fn append(&mut self, line: &[u8]) -> Result<Arc<File>, StoreError> {
        if self.is_displaced() {
            self.file = None;
        }
        let file = self.open()?;
        (&*file).write_all(line).map_err(|e| {
            self.file = None;
            // Where this is refused too, the piece is set aside when read, and the next line begins on its own.
            take_back(&file, self.length, line).ok();
            StoreError::io("write to", self.path())(e)
        })?;
        self.length += line.len() as u64;
        if self.length >= SEGMENT_BYTES {
            self.number += 1;
            self.file = None;
        }
        Ok(file)
    }

    fn path(&self) -> PathBuf {
        self.folder.join(format!("{:04}.ron", self.number))
    }

    fn open(&mut self) -> Result<Arc<File>, StoreError> {
        if let Some(file) = &self.file {
            return Ok(Arc::clone(file));
        }
        std::fs::create_dir_all(&self.folder).map_err(StoreError::io("make the folder", &self.folder))?;
        let path = self.path();
        let mut file = OpenOptions::new()
            .create(true)
            .append(true)
            .read(true)
            .open(&path)
            .map_err(StoreError::io("write to", &path))?;
        let end = missing_end(&mut file).map_err(StoreError::io("read", &path))?;
        file.write_all(end.as_bytes()).map_err(StoreError::io("write to", &path))?;
        self.length = file.metadata().map_err(StoreError::io("read", &path))?.len();
        let file = Arc::new(file);
        self.file = Some(Arc::clone(&file));
        Ok(file)
    }
}

/// Returns the highest number among the segments of `folder`, 1 if there is none. Conflict copies of sync services have
/// other names and are only read.
fn newest_segment(folder: &Path) -> u32 {
    let number = |path: PathBuf| {
        let digits = path
            .file_name()?
            .to_str()?
            .strip_suffix(".ron")
            .filter(|d| d.len() == 4 && d.bytes().all(|b| b.is_ascii_digit()))?;
        digits.parse::<u32>().ok()
    };
    let newest = seen_in(folder).filter_map(number).max().unwrap_or(1);
    let full = std::fs::metadata(folder.join(format!("{newest:04}.ron"))).is_ok_and(|m| m.len() >= SEGMENT_BYTES);
    if full { newest + 1 } else { newest }
}

#[cfg(unix)]
fn is_same_file(a: &Metadata, b: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    (a.dev(), a.ino()) == (b.dev(), b.ino())
}

/// Elsewhere the system does not say which file is which, but an open file cannot be renamed away either.
#[cfg(not(unix))]
fn is_same_file(_: &Metadata, _: &Metadata) -> bool {
    true
}

/// Cuts off the piece of `line` that a full disk took behind `length`, so that nothing half-written is left or sent to
/// others.
fn take_back(mut file: &File, length: u64, line: &[u8]) -> std::io::Result<()> {
    let mut piece = Vec::new();
    file.seek(SeekFrom::Start(length))?;
    file.read_to_end(&mut piece)?;
    if line.starts_with(&piece) { file.set_len(length) } else { Ok(()) }
}

/// Returns what the last line of a journal lacks, so that the next one begins on its own: nothing, its line end, or a
/// seal when it was cut short. The project was read before, and its opening told of the cut.
fn missing_end(file: &mut File) -> std::io::Result<String> {
    if file.metadata()?.len() == 0 {
        return Ok(String::new());
    }
    let mut last = [0];
    file.seek(SeekFrom::End(-1))?;
    file.read_exact(&mut last)?;
    if last == *b"\n" {
        return Ok(String::new());
    }
    let mut bytes = Vec::new();
    file.seek(SeekFrom::Start(0))?;
    file.read_to_end(&mut bytes)?;
    let line = bytes.rsplit(|b| *b == b'\n').next().unwrap_or_default();
    let seal = if parse_line(line) == Err(DamageKind::Checksum) { SEAL } else { "" };
    Ok(format!("{seal}\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_segment_is_followed_by_a_new_one() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("ana-222222");
        let mut segments = Segments::at_end_of(folder.clone());
        for _ in 0..4 {
            segments.append(format!("{}\n", "x".repeat(700_000)).as_bytes()).unwrap();
        }
        let mut names: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|e| e.unwrap().file_name()).collect();
        names.sort();
        assert_eq!(names, ["0001.ron", "0002.ron"]);
        assert_eq!(newest_segment(&folder), 3);
    }
}
