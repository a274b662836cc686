//! Journals: reading everybody's, appending to one's own.
//!
//! A line is handed to the system before the screen shows its change, which survives a crash of the program; a thread
//! of its own syncs it to the disk right after, which survives a power cut.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, mpsc};
use std::thread::JoinHandle;
use std::time::Duration;

use super::StoreError;
use super::line::{
    Damage, DamageKind, WhatItWas, ends_with_checksum, format_line, is_conflict_mark, is_sealed, parse_line,
};
use super::segments::Segments;
use crate::model::Change;

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
                    let kind = match () {
                        () if is_conflict_mark(line) => DamageKind::ConflictMark,
                        () if torn => DamageKind::CutShort,
                        () => kind,
                    };
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
    echo_refused: AtomicBool,
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

    /// Whether the last line stands in the shared folder alone, because its echo could not be written.
    pub fn echo_refused(&self) -> bool {
        self.echo_refused.load(Ordering::Acquire)
    }
}

/// The end of one's own journal, and of its echo.
#[derive(Debug)]
pub struct JournalWriter {
    shared: Segments,
    echo: Option<Segments>,
    state: Arc<SaveState>,
    to_sync: Option<mpsc::Sender<Written>>,
    syncing: Option<JoinHandle<()>>,
}

/// A line that was written, and the files that it was written to.
struct Written {
    n: u64,
    shared: Arc<File>,
    echo: Option<Arc<File>>,
}

impl JournalWriter {
    /// Returns the writer for the folders of a journal and of its echo, which no other writer may use. Nothing is
    /// created before the first append.
    pub fn new(folder: PathBuf, echo: Option<PathBuf>) -> Self {
        let state = Arc::new(SaveState::default());
        let (to_sync, lines) = mpsc::channel();
        let seen = Arc::clone(&state);
        let syncing = std::thread::Builder::new().name("sync".into()).spawn(move || sync_lines(&lines, &seen)).ok();
        let (shared, echo) = (Segments::at_end_of(folder), echo.map(Segments::at_end_of));
        Self { shared, echo, state, to_sync: Some(to_sync), syncing }
    }

    /// Returns how far the journal is saved.
    pub fn state(&self) -> Arc<SaveState> {
        Arc::clone(&self.state)
    }

    /// Whether a sync service put another version in the place of the file that was written to.
    pub fn is_displaced(&self) -> bool {
        self.shared.is_displaced()
    }

    /// Appends one line.
    ///
    /// # Errors
    /// When the system refuses; the change must then not be shown as done.
    pub fn append(&mut self, change: &Change) -> Result<(), StoreError> {
        let line = format_line(change);
        let shared = self.shared.append(line.as_bytes())?;
        // The change is done. Without its echo only a service that takes it back while the program is closed could harm
        // it.
        let echo = self.echo.as_mut().and_then(|echo| echo.append(line.as_bytes()).ok());
        self.state.echo_refused.store(self.echo.is_some() && echo.is_none(), Ordering::Release);
        let n = self.state.written.fetch_add(1, Ordering::AcqRel) + 1;
        let written = Written { n, shared, echo };
        match &self.to_sync {
            Some(to_sync) => to_sync.send(written).unwrap_or_else(|unsent| sync(&unsent.0, &self.state)),
            None => sync(&written, &self.state),
        }
        Ok(())
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

/// Syncs what was written, several lines at once when they come fast.
fn sync_lines(lines: &mpsc::Receiver<Written>, state: &SaveState) {
    while let Ok(mut written) = lines.recv() {
        while let Ok(next) = lines.recv_timeout(Duration::from_millis(20)) {
            if !written.is_followed_by(&next) {
                sync(&written, state);
            }
            written = next;
            if lines_waited_long(written.n, state) {
                break;
            }
        }
        sync(&written, state);
    }
}

impl Written {
    /// Whether `next` was written to the same files, so that syncing it syncs this one too.
    fn is_followed_by(&self, next: &Self) -> bool {
        let same_echo = match (&self.echo, &next.echo) {
            (Some(this), Some(next)) => Arc::ptr_eq(this, next),
            (this, _) => this.is_none(),
        };
        Arc::ptr_eq(&self.shared, &next.shared) && same_echo
    }
}

/// Whether so many lines wait that they should be synced although more are coming.
fn lines_waited_long(n: u64, state: &SaveState) -> bool {
    n.saturating_sub(state.synced.load(Ordering::Acquire)) >= 16
}

fn sync(written: &Written, state: &SaveState) {
    match written.shared.sync_data() {
        Ok(()) => {
            state.synced.fetch_max(written.n, Ordering::AcqRel);
            state.failed.store(0, Ordering::Release);
        }
        Err(_refused) => {
            state.failed.fetch_add(1, Ordering::AcqRel);
        }
    }
    // Whether the change is safe is told by the journal; the echo is for what happens to it later.
    if written.echo.as_ref().is_some_and(|echo| echo.sync_data().is_err()) {
        state.echo_refused.store(true, Ordering::Release);
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
        JournalWriter::new(folder.clone(), None).append(&change(1)).unwrap();
        let path = folder.join("0001.ron");
        let next = format_line(&change(2));
        let begun = [std::fs::read(&path).unwrap(), next.as_bytes()[..30].to_vec()].concat();
        super::super::write_whole(&path, &begun).unwrap();
        assert_eq!(JournalFile::parse(Path::new("j"), &begun).damage[0].line, 2);
        JournalWriter::new(folder.clone(), None).append(&change(3)).unwrap();
        let bytes = std::fs::read(&path).unwrap();
        let journal = JournalFile::parse(Path::new("j"), &bytes);
        assert_eq!((journal.changes, journal.damage), (vec![change(1), change(3)], vec![]));
        assert!(bytes.starts_with(&begun), "what is there stays");
        // A line that lacks nothing but its end is whole.
        super::super::write_whole(&path, next.trim_end().as_bytes()).unwrap();
        JournalWriter::new(folder, None).append(&change(3)).unwrap();
        assert_eq!(JournalFile::parse(Path::new("j"), &std::fs::read(&path).unwrap()).changes, [change(2), change(3)]);
    }

    #[test]
    fn an_echo_that_cannot_be_written_is_told_and_the_change_is_done_all_the_same() {
        let dir = tempfile::tempdir().unwrap();
        let (folder, echo) = (dir.path().join("ana-222222"), dir.path().join("echo/1"));
        super::super::write_whole(&dir.path().join("echo"), b"a file where a folder should be").unwrap();
        let mut writer = JournalWriter::new(folder, Some(echo));
        assert!(!writer.state().echo_refused());
        writer.append(&change(1)).unwrap();
        assert!(writer.state().echo_refused());
        std::fs::remove_file(dir.path().join("echo")).unwrap();
        writer.append(&change(2)).unwrap();
        assert!(!writer.state().echo_refused(), "it is written again");
    }
}
