//! Journals: reading everybody's, appending to one's own.
//!
//! A line is handed to the system before the screen shows its change, which survives a crash of the program; a thread of
//! its own syncs it to the disk right after, which survives a power cut.

use std::fs::{File, OpenOptions};
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, mpsc};
use std::thread::JoinHandle;
use std::time::Duration;

use super::StoreError;
use super::line::{Damage, DamageKind, SEAL, WhatItWas, ends_with_checksum, format_line, is_sealed, parse_line};
use crate::model::Change;

/// Segments of about this size, so that sync services send little again.
const SEGMENT_BYTES: u64 = 1 << 20;

/// What one journal file holds.
#[derive(Debug, Default)]
pub struct JournalFile {
    /// Its changes, in the order of the file.
    pub changes: Vec<Change>,
    /// The lines set aside.
    pub damage: Vec<Damage>,
}

impl JournalFile {
    /// Returns what `bytes` hold; `file` is named in reports. Lines are read one by one from bytes, so a tear within a
    /// letter spoils one line only.
    pub fn parse(file: &Path, bytes: &[u8]) -> Self {
        let mut journal = Self::default();
        let n_lines = bytes.split(|b| *b == b'\n').count();
        for (i, line) in bytes.split(|b| *b == b'\n').enumerate() {
            if line.iter().all(|b| b.is_ascii_whitespace() || *b == 0) || is_sealed(line) {
                continue;
            }
            match parse_line(line) {
                Ok(change) => journal.changes.push(change),
                Err(kind) => {
                    // Behind a line that was cut short the next one begins on its own.
                    let torn = kind == DamageKind::Checksum && (i + 1 == n_lines || !ends_with_checksum(line));
                    let kind = if torn { DamageKind::CutShort } else { kind };
                    let was = WhatItWas::read(line);
                    let damage = Damage { file: file.to_owned(), line: i + 1, kind, was, whole_elsewhere: false };
                    journal.damage.push(damage);
                }
            }
        }
        journal
    }
}

/// How far the own journal is saved: lines written, and lines known to be on the disk.
#[derive(Debug, Default)]
pub struct SaveState {
    written: AtomicU64,
    synced: AtomicU64,
    failed: AtomicU64,
}

impl SaveState {
    /// Whether every line is on the disk.
    pub fn is_saved(&self) -> bool {
        self.synced.load(Ordering::Acquire) >= self.written.load(Ordering::Acquire)
    }

    /// Whether the disk refused the last sync; the lines are with the system, and the next sync tries again.
    pub fn sync_failed(&self) -> bool {
        self.failed.load(Ordering::Acquire) > 0 && !self.is_saved()
    }
}

/// The end of one's own journal.
#[derive(Debug)]
pub struct JournalWriter {
    folder: PathBuf,
    segment: u32,
    file: Option<Arc<File>>,
    /// How long the file is after what was written to it.
    length: u64,
    state: Arc<SaveState>,
    to_sync: Option<mpsc::Sender<(Arc<File>, u64)>>,
    syncing: Option<JoinHandle<()>>,
}

impl JournalWriter {
    /// Returns the writer for `folder`, which no other writer may use. Nothing is created before the first append.
    pub fn new(folder: PathBuf) -> Self {
        let state = Arc::new(SaveState::default());
        let (to_sync, lines) = mpsc::channel();
        let seen = Arc::clone(&state);
        let syncing = std::thread::Builder::new().name("sync".into()).spawn(move || sync_lines(&lines, &seen)).ok();
        Self { segment: newest_segment(&folder), folder, file: None, length: 0, state, to_sync: Some(to_sync), syncing }
    }

    /// Returns how far the journal is saved.
    pub fn state(&self) -> Arc<SaveState> {
        Arc::clone(&self.state)
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

    /// Appends one line.
    ///
    /// # Errors
    /// When the system refuses; the change must then not be shown as done.
    pub fn append(&mut self, change: &Change) -> Result<(), StoreError> {
        let line = format_line(change);
        if self.is_displaced() {
            self.file = None;
        }
        let file = self.open()?;
        (&*file).write_all(line.as_bytes()).map_err(|e| {
            self.file = None;
            // Where this is refused too, the piece is set aside when read, and the next line begins on its own.
            take_back(&file, self.length, line.as_bytes()).ok();
            StoreError::io("write to", self.path())(e)
        })?;
        self.length += line.len() as u64;
        let n = self.state.written.fetch_add(1, Ordering::AcqRel) + 1;
        if let Some(to_sync) = &self.to_sync
            && to_sync.send((Arc::clone(&file), n)).is_err()
        {
            sync(&file, n, &self.state);
        }
        self.rotate_if_full(&file);
        Ok(())
    }

    fn path(&self) -> PathBuf {
        self.folder.join(format!("{:04}.ron", self.segment))
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

    fn rotate_if_full(&mut self, file: &File) {
        if file.metadata().is_ok_and(|m| m.len() >= SEGMENT_BYTES) {
            self.segment += 1;
            self.file = None;
        }
    }
}

impl Drop for JournalWriter {
    fn drop(&mut self) {
        self.to_sync = None;
        if let Some(syncing) = self.syncing.take() {
            // The thread ends by itself once the channel closed; a panic in it has nothing left to lose.
            syncing.join().ok();
        }
    }
}

/// Returns the highest number among the segments of `folder`, 1 if there is none. Conflict copies of sync services have
/// other names and are only read.
fn newest_segment(folder: &Path) -> u32 {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let number = |name: std::ffi::OsString| {
        let name = name.into_string().ok()?;
        let digits = name.strip_suffix(".ron").filter(|d| d.len() == 4 && d.bytes().all(|b| b.is_ascii_digit()))?;
        digits.parse::<u32>().ok()
    };
    let newest = entries.filter_map(|e| number(e.file_name())).max().unwrap_or(1);
    let full = std::fs::metadata(folder.join(format!("{newest:04}.ron"))).is_ok_and(|m| m.len() >= SEGMENT_BYTES);
    if full { newest + 1 } else { newest }
}

#[cfg(unix)]
fn is_same_file(a: &std::fs::Metadata, b: &std::fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    (a.dev(), a.ino()) == (b.dev(), b.ino())
}

/// Elsewhere the system does not say which file is which, but an open file cannot be renamed away either.
#[cfg(not(unix))]
fn is_same_file(_: &std::fs::Metadata, _: &std::fs::Metadata) -> bool {
    true
}

/// Cuts off the piece of `line` that a full disk took behind `length`, so that nothing half-written is left or sent to others.
fn take_back(mut file: &File, length: u64, line: &[u8]) -> std::io::Result<()> {
    use std::io::{Seek as _, SeekFrom};
    let mut piece = Vec::new();
    file.seek(SeekFrom::Start(length))?;
    file.read_to_end(&mut piece)?;
    if line.starts_with(&piece) { file.set_len(length) } else { Ok(()) }
}

/// Returns what the last line of a journal lacks, so that the next one begins on its own: nothing, its line end, or a seal when
/// it was cut short. The project was read before, and its opening told of the cut.
fn missing_end(file: &mut File) -> std::io::Result<String> {
    use std::io::{Seek as _, SeekFrom};
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

/// Syncs what was written, several lines at once when they come fast.
fn sync_lines(lines: &mpsc::Receiver<(Arc<File>, u64)>, state: &SaveState) {
    while let Ok((mut file, mut n)) = lines.recv() {
        while let Ok((next, m)) = lines.recv_timeout(Duration::from_millis(20)) {
            if !Arc::ptr_eq(&file, &next) {
                sync(&file, n, state);
            }
            (file, n) = (next, m);
            if lines_waited_long(m, state) {
                break;
            }
        }
        sync(&file, n, state);
    }
}

/// Whether so many lines wait that they should be synced although more are coming.
fn lines_waited_long(n: u64, state: &SaveState) -> bool {
    n.saturating_sub(state.synced.load(Ordering::Acquire)) >= 16
}

fn sync(file: &File, n: u64, state: &SaveState) {
    match file.sync_data() {
        Ok(()) => {
            state.synced.fetch_max(n, Ordering::AcqRel);
            state.failed.store(0, Ordering::Release);
        }
        Err(_refused) => {
            state.failed.fetch_add(1, Ordering::AcqRel);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CoderId, DeviceId, Op, Stamp};

    fn change(n: u64) -> Change {
        let at = Stamp { millis: n, counter: 0, device: DeviceId::from_bits(1) };
        let ops = vec![Op::RenameProject { from: "é".into(), to: format!("{n} 😀") }];
        Change { at, by: CoderId(Default::default()), seen: vec![], label: "Renamed".into(), undoes: None, ops }
    }

    #[test]
    fn a_journal_cut_at_any_byte_opens_to_the_whole_lines_before_the_cut() {
        let lines: Vec<String> = (0..4).map(|n| format_line(&change(n))).collect();
        let all: Vec<u8> = lines.concat().into_bytes();
        for cut in 0..=all.len() {
            let journal = JournalFile::parse(Path::new("j.ron"), &all[..cut]);
            let mut whole = 0;
            let mut end = 0;
            for line in &lines {
                end += line.len();
                // A line that lacks nothing but its line end is whole.
                whole += usize::from(cut + 1 >= end);
            }
            assert_eq!(journal.changes.len(), whole, "cut at {cut}");
            assert!(journal.damage.len() <= 1);
            assert!(journal.damage.iter().all(|d| d.kind == DamageKind::CutShort && d.line == whole + 1));
        }
    }

    #[test]
    fn after_a_tear_the_next_line_begins_on_its_own_and_the_torn_one_is_sealed() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("ana-222222");
        JournalWriter::new(folder.clone()).append(&change(1)).unwrap();
        let path = folder.join("0001.ron");
        let next = format_line(&change(2));
        let begun = [std::fs::read(&path).unwrap(), next.as_bytes()[..30].to_vec()].concat();
        super::super::write_whole(&path, &begun).unwrap();
        assert_eq!(JournalFile::parse(Path::new("j"), &begun).damage[0].line, 2);
        JournalWriter::new(folder.clone()).append(&change(3)).unwrap();
        let bytes = std::fs::read(&path).unwrap();
        let journal = JournalFile::parse(Path::new("j"), &bytes);
        assert_eq!((journal.changes, journal.damage), (vec![change(1), change(3)], vec![]));
        assert!(bytes.starts_with(&begun), "what is there stays");
        // A line that lacks nothing but its end is whole.
        super::super::write_whole(&path, next.trim_end().as_bytes()).unwrap();
        JournalWriter::new(folder).append(&change(3)).unwrap();
        assert_eq!(JournalFile::parse(Path::new("j"), &std::fs::read(&path).unwrap()).changes, [change(2), change(3)]);
    }

    #[test]
    fn a_full_segment_is_followed_by_a_new_one() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("ana-222222");
        let mut writer = JournalWriter::new(folder.clone());
        let mut big = change(1);
        big.label = "x".repeat(700_000);
        for _ in 0..4 {
            writer.append(&big).unwrap();
        }
        drop(writer);
        let mut names: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|e| e.unwrap().file_name()).collect();
        names.sort();
        assert_eq!(names, ["0001.ron", "0002.ron"]);
        assert_eq!(newest_segment(&folder), 3);
    }
}
