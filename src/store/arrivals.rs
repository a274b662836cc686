//! What was written since the last look, by whoever wrote it. Only files that changed are read, and of those only what
//! stands behind the last whole line: half a line, or half a file, is what is still arriving, and waits for the next
//! look.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;
use std::time::SystemTime;

use super::StoreError;
use super::folder::{JournalListing, ProjectFolder};
use super::journal::JournalFile;
use crate::model::Change;

/// How far the journals were read.
#[derive(Clone, Debug, Default)]
pub struct Arrivals {
    seen: BTreeMap<PathBuf, Seen>,
}

/// What was found at one look.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Found {
    /// The changes that were written since the last look, some that were known before perhaps among them.
    pub changes: Vec<Change>,
    /// Whether a sync service put a copy of a journal there.
    pub has_copies: bool,
}

impl Found {
    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && !self.has_copies
    }

    /// Adds what a later look found.
    pub fn add(&mut self, later: Self) {
        self.changes.extend(later.changes);
        self.has_copies |= later.has_copies;
    }
}

/// How far one file was read.
#[derive(Clone, Copy, Debug)]
struct Seen {
    len: u64,
    modified: Option<SystemTime>,
    /// The bytes of whole lines that were read here, 0 when the file was read elsewhere.
    whole: usize,
    /// Their checksum: a sync service may put another file in the place of this one.
    sum: u32,
}

impl Arrivals {
    /// Returns a look behind the files of `listing`, which were read whole.
    pub fn after(listing: JournalListing) -> Self {
        let seen = listing.into_iter().map(|(path, len, modified)| (path, Seen { len, modified, whole: 0, sum: 0 }));
        Self { seen: seen.collect() }
    }

    /// Returns what was written since the last look.
    ///
    /// # Errors
    /// When a folder or file cannot be read; the next look sees what this one missed.
    pub fn look(&mut self, folder: &ProjectFolder) -> Result<Found, StoreError> {
        let mut found = Found::default();
        let listing = folder.journal_listing()?;
        // A file that went and comes again is news.
        let there: BTreeSet<&PathBuf> = listing.iter().map(|(path, ..)| path).collect();
        self.seen.retain(|path, _| there.contains(path));
        for (path, len, modified) in listing {
            let seen = self.seen.get(&path).copied();
            if seen.is_some_and(|seen| seen.len == len && seen.modified == modified) {
                continue;
            }
            let bytes = match fs::read(&path) {
                Ok(bytes) => bytes,
                // It was renamed or removed meanwhile.
                Err(e) if e.kind() == std::io::ErrorKind::NotFound => continue,
                Err(e) => return Err(StoreError::io("read", path)(e)),
            };
            let behind = seen.map_or(0, |seen| seen.is_continued_by(&bytes));
            found.changes.extend(JournalFile::parse(&path, &bytes[behind..]).changes);
            // One that went and came back between two looks is new from its start.
            found.has_copies |= behind == 0 && !folder.is_our_own(&path);
            let whole = bytes.iter().rposition(|b| *b == b'\n').map_or(0, |at| at + 1);
            let sum = crc32fast::hash(&bytes[..whole]);
            self.seen.insert(path, Seen { len: bytes.len() as u64, modified, whole, sum });
        }
        Ok(found)
    }
}

impl Seen {
    /// Returns from where on `bytes` are new: from the start when they do not begin as this file did.
    fn is_continued_by(self, bytes: &[u8]) -> usize {
        let same = bytes.get(..self.whole).is_some_and(|begin| crc32fast::hash(begin) == self.sum);
        if same { self.whole } else { 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::super::files::write_whole;
    use super::super::line::format_line;
    use super::*;
    use crate::model::{CoderId, DeviceId, Op, ProjectId, Stamp};

    fn line(n: u64) -> String {
        let at = Stamp { millis: n, counter: 0, device: DeviceId::from_bits(1) };
        let ops = vec![Op::RenameProject { from: "é".into(), to: n.to_string() }];
        let by = CoderId(Default::default());
        format_line(&Change { at, by, seen: vec![], label: "Renamed".into(), undoes: None, ops })
    }

    #[test]
    fn a_file_that_arrives_byte_by_byte_gives_each_change_once_it_is_whole() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path().join("p");
        let folder = ProjectFolder::create(&root, ProjectId(uuid::Uuid::from_u128(7)), "x").unwrap();
        let path = root.join("journal/ben-333333/0001.ron");
        let whole = [line(1), line(2), line(3)].concat();
        let mut arrivals = Arrivals::after(folder.journal_listing().unwrap());
        let mut found = Vec::new();
        for end in (0..=whole.len()).step_by(7).chain([whole.len()]) {
            write_whole(&path, &whole.as_bytes()[..end]).unwrap();
            found.extend(arrivals.look(&folder).unwrap().changes.into_iter().map(|c| c.at.millis));
        }
        // The last line may have been whole before its line end came.
        found.dedup();
        assert_eq!(found, [1, 2, 3]);
        assert!(arrivals.look(&folder).unwrap().is_empty());
        // Another file took its place.
        write_whole(&path, [line(4), line(5), line(6), line(7)].concat().as_bytes()).unwrap();
        let found: Vec<u64> = arrivals.look(&folder).unwrap().changes.iter().map(|c| c.at.millis).collect();
        assert_eq!(found, [4, 5, 6, 7]);
        // A service keeps what it believes to be another version beside it.
        write_whole(&root.join("journal/ben-333333/0001 (conflicted copy).ron"), line(4).as_bytes()).unwrap();
        assert!(arrivals.look(&folder).unwrap().has_copies && !arrivals.look(&folder).unwrap().has_copies);
    }
}
