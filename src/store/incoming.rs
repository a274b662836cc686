//! Another copy of the project, and what it has that this one has not: changes, texts, originals. Merging is the union
//! of lines, so it can be done twice, in any order, and by everybody.
//!
//! What comes in is written to files named by their content under `journal/merged/`, line by line as it was: a journal
//! of somebody else has one writer, and that is not us.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use super::files::{content_hash, write_whole};
use super::folder::ProjectFolder;
use super::line::parse_line;
use super::lines::Lines;
use super::listing::entries;
use super::names::{MERGED, MERGED_NAME};
use super::pack::open_copies;
use super::{StoreError, names};
use crate::model::{Change, DeviceId, Stamp};

/// Merged files of about this size, so that sync services send little again.
const FILE_BYTES: usize = 1 << 20;

/// What other copies of the project have and this one has not.
#[derive(Debug, Default)]
pub struct Incoming {
    /// Their changes, in the order of the stamps.
    pub changes: Vec<Arc<Change>>,
    /// The changes that none of them has.
    pub only_ours: BTreeSet<Stamp>,
    /// Their lines as they stand, by stamp; whole lines that this version does not understand come last.
    lines: Vec<Vec<u8>>,
    /// Texts and originals, with where they go.
    files: Vec<(PathBuf, PathBuf)>,
    /// What was unpacked to be looked at, as long as this value lives.
    #[expect(dead_code, reason = "what it names lasts as long as it lives")]
    unpacked: Vec<tempfile::TempDir>,
}

impl Incoming {
    /// Whether nothing is new.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.files.is_empty()
    }

    /// Returns how many texts and originals would be copied.
    pub fn n_files(&self) -> usize {
        self.files.len()
    }
}

/// What became of the journal files that a sync service made.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Tidied {
    /// How many went.
    pub n_removed: usize,
    /// Those that stay, relative to the project folder, each with how many of its lines cannot be read.
    pub damaged: Vec<(PathBuf, usize)>,
}

/// A journal file that a sync service made, and what it holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Leftover {
    /// Where it lies, relative to the project folder.
    pub file: PathBuf,
    /// How many changes it holds.
    pub n_changes: usize,
    /// How many of them stand in no other file.
    pub n_only_here: usize,
    /// How many of its lines cannot be read.
    pub n_damaged: usize,
}

impl ProjectFolder {
    /// Returns what `copies`, folders or packed files, have and this one has not.
    ///
    /// # Errors
    /// When one of them cannot be read, or holds another project.
    pub fn incoming_from(&self, copies: &[&Path]) -> Result<Incoming, StoreError> {
        let (folders, unpacked) = open_copies(copies)?;
        // A packed copy is named as it was given, not as the folder that it was unpacked into for a while.
        let as_given = |error| match error {
            StoreError::OtherProject { path, name } => {
                let given = folders.iter().zip(copies).find(|(folder, _)| folder.root() == path);
                StoreError::OtherProject { path: given.map_or(path, |(_, copy)| copy.to_path_buf()), name }
            }
            error => error,
        };
        let incoming = self.incoming(&folders).map_err(as_given)?;
        Ok(Incoming { unpacked, ..incoming })
    }

    /// Returns what `others`, copies of this project, have and this one has not.
    ///
    /// # Errors
    /// When a folder cannot be read, or holds another project.
    fn incoming(&self, others: &[Self]) -> Result<Incoming, StoreError> {
        let own = Lines::read(&self.journal_paths()?)?;
        let mut theirs = Lines::default();
        let mut files = BTreeMap::new();
        for other in others {
            if other.file().id != self.file().id {
                return Err(StoreError::OtherProject {
                    path: other.root().to_owned(),
                    name: other.file().name.clone(),
                });
            }
            for path in other.journal_paths()? {
                theirs.add(&fs::read(&path).map_err(StoreError::io("read", &path))?);
            }
            files.extend(self.files_missing(other)?);
        }
        let only_ours = own.stamps_beyond(&theirs);
        let lines = theirs.beyond(&own);
        Ok(Incoming {
            changes: lines.par_iter().filter_map(|line| parse_line(line).ok()).map(Arc::new).collect(),
            only_ours,
            lines,
            files: files.into_iter().map(|(to, from)| (from, to)).collect(),
            unpacked: Vec::new(),
        })
    }

    /// Returns the texts and originals of `other` that are not here: where they go, and where they lie.
    fn files_missing(&self, other: &Self) -> Result<Vec<(PathBuf, PathBuf)>, StoreError> {
        let mut missing = Vec::new();
        for folder in ["texts", "originals"] {
            for from in entries(&other.root().join(folder))? {
                let Some(name) = from.file_name() else { continue };
                let to = self.root().join(folder).join(name);
                let lengths = [&from, &to].map(|path| fs::metadata(path).ok().map(|m| m.len()));
                if is_content_name(&name.to_string_lossy()) && lengths[0] != lengths[1] {
                    missing.push((to, from));
                }
            }
        }
        Ok(missing)
    }

    /// Writes what comes in: texts first, so that no document is here without its text.
    ///
    /// # Errors
    /// When something cannot be read or written. What was written stays; doing it again goes on.
    pub fn take_in(&self, incoming: &Incoming) -> Result<(), StoreError> {
        for (from, to) in &incoming.files {
            let bytes = fs::read(from).map_err(StoreError::io("read", from))?;
            // Half a file, or one that somebody changed, would never be what its name says.
            if to.file_stem().is_some_and(|stem| *stem == *content_hash(&bytes).0) {
                write_whole(to, &bytes)?;
            }
        }
        self.write_merged(&incoming.lines)
    }

    /// Writes lines that no journal here holds, into files named by their content.
    ///
    /// # Errors
    /// When the folder refuses.
    pub(super) fn write_merged(&self, lines: &[Vec<u8>]) -> Result<(), StoreError> {
        let mut file = Vec::new();
        for (i, line) in lines.iter().enumerate() {
            file.extend_from_slice(line);
            file.push(b'\n');
            if file.len() >= FILE_BYTES || i + 1 == lines.len() {
                let name = format!("{}.ron", &content_hash(&file).0[..MERGED_NAME]);
                write_whole(&self.root().join("journal").join(MERGED).join(name), &file)?;
                file.clear();
            }
        }
        Ok(())
    }

    /// Returns the journal files that a sync service made, in the order of their paths.
    ///
    /// # Errors
    /// When a folder or file cannot be read.
    pub fn leftovers(&self) -> Result<Vec<Leftover>, StoreError> {
        let (own, copies) = self.sorted_journals()?;
        let elsewhere = Lines::read(&own)?;
        let leftover = |path: &PathBuf| {
            let lines = Lines::read([path])?;
            Ok(Leftover {
                file: path.strip_prefix(self.root()).unwrap_or(path).to_owned(),
                n_changes: lines.n_changes(),
                n_only_here: lines.stamps_beyond(&elsewhere).len(),
                n_damaged: lines.n_damaged(),
            })
        };
        copies.iter().map(leftover).collect()
    }

    /// Removes the journal files that a sync service made, after what stands in them alone was written elsewhere. Those
    /// with lines that cannot be read stay.
    ///
    /// # Errors
    /// When something cannot be read, written or removed.
    pub fn remove_leftovers(&self) -> Result<Tidied, StoreError> {
        let (own, copies) = self.sorted_journals()?;
        let elsewhere = Lines::read(&own)?;
        let mut tidied = Tidied::default();
        for path in copies {
            let lines = Lines::read([&path])?;
            if lines.n_damaged() > 0 {
                tidied.damaged.push((path.strip_prefix(self.root()).unwrap_or(&path).to_owned(), lines.n_damaged()));
                continue;
            }
            self.write_merged(&lines.beyond(&elsewhere))?;
            fs::remove_file(&path).map_err(StoreError::io("remove", &path))?;
            tidied.n_removed += 1;
        }
        Ok(tidied)
    }

    /// Whether a sync service put copies of journals beside ours.
    ///
    /// # Errors
    /// When a folder cannot be read.
    pub fn has_copies(&self) -> Result<bool, StoreError> {
        Ok(!self.sorted_journals()?.1.is_empty())
    }

    /// Returns the stamps of the changes that stand in the files of `device` itself, not in copies that a service made.
    ///
    /// # Errors
    /// When a folder or file cannot be read.
    pub fn stamps_written_by(&self, device: DeviceId) -> Result<BTreeSet<Stamp>, StoreError> {
        let (mut own, _copies) = self.sorted_journals()?;
        let folder = format!("-{device}");
        own.retain(|path| path.parent().is_some_and(|parent| parent.to_string_lossy().ends_with(&folder)));
        Ok(Lines::read(&own)?.into_stamps())
    }

    /// Returns the journals that this program named, and those that a service did.
    fn sorted_journals(&self) -> Result<(Vec<PathBuf>, Vec<PathBuf>), StoreError> {
        Ok(self.journal_paths()?.into_iter().partition(|path| self.is_our_own(path)))
    }

    /// Whether this program gave a journal its name, not a sync service.
    pub(super) fn is_our_own(&self, journal: &Path) -> bool {
        journal.strip_prefix(self.root()).is_ok_and(names::is_our_own)
    }
}

/// Whether a file is named by its content.
fn is_content_name(name: &str) -> bool {
    let (stem, extension) = name.split_once('.').unwrap_or((name, ""));
    stem.len() == 64
        && stem.bytes().all(|b| b.is_ascii_hexdigit())
        && extension.bytes().all(|b| b.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::line::format_line;
    use super::*;
    use crate::model::{CoderId, Op, ProjectId};

    fn change(device: u32, millis: u64) -> Change {
        let at = Stamp { millis, counter: 0, device: DeviceId::from_bits(device) };
        let ops = vec![Op::RenameProject { from: "a".into(), to: format!("{device} at {millis}") }];
        Change { at, by: CoderId(Default::default()), seen: vec![], label: "Renamed".into(), undoes: None, ops }
    }

    fn copy(dir: &Path, name: &str) -> ProjectFolder {
        ProjectFolder::create(&dir.join(name), ProjectId(uuid::Uuid::from_u128(7)), "Étude").unwrap()
    }

    fn write(folder: &ProjectFolder, file: &str, changes: &[Change]) {
        let text: String = changes.iter().map(format_line).collect();
        write_whole(&folder.root().join("journal").join(file), text.as_bytes()).unwrap();
    }

    fn stamps(folder: &ProjectFolder) -> Vec<u64> {
        folder.read_journals(None).unwrap().changes.iter().map(|c| c.at.millis).collect()
    }

    #[test]
    fn what_others_have_comes_in_once_with_its_texts() {
        let dir = tempfile::tempdir().unwrap();
        let (here, there) = (copy(dir.path(), "here"), copy(dir.path(), "there"));
        write(&here, "ana-222222/0001.ron", &[change(1, 1), change(1, 3)]);
        write(&there, "ana-222222/0001.ron", &[change(1, 1)]);
        write(&there, "ben-333333/0001.ron", &[change(2, 2), change(2, 4)]);
        let newer = r#"(at:"nonsense",ops:[])"#;
        let line = format!("{newer} //{:08x}\n", crc32fast::hash(newer.as_bytes()));
        write_whole(&there.root().join("journal/new-444444/0001.ron"), line.as_bytes()).unwrap();
        let text = there.keep_text("Bonjour").unwrap();
        let incoming = here.incoming(std::slice::from_ref(&there)).unwrap();
        assert_eq!((incoming.changes.len(), incoming.n_files(), incoming.only_ours.len()), (2, 1, 1));
        here.take_in(&incoming).unwrap();
        assert_eq!(stamps(&here), [1, 2, 3, 4]);
        assert!(here.text_path(&text).is_file());
        assert!(here.incoming(std::slice::from_ref(&there)).unwrap().is_empty(), "twice changes nothing");
        there.take_in(&there.incoming(std::slice::from_ref(&here)).unwrap()).unwrap();
        assert_eq!(stamps(&there), [1, 2, 3, 4]);
        let other = ProjectFolder::create(&dir.path().join("x"), ProjectId(uuid::Uuid::from_u128(8)), "x").unwrap();
        assert!(matches!(here.incoming(&[other]), Err(StoreError::OtherProject { .. })));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(16))]

        #[test]
        fn copies_merged_in_any_order_hold_the_same_changes(
            held in prop::collection::vec(prop::collection::btree_set(0_u64..12, 0..8), 3),
            order in Just([0_usize, 1, 2]).prop_shuffle(),
        ) {
            let dir = tempfile::tempdir().unwrap();
            let folders = ["a", "b", "c"].map(|name| copy(dir.path(), name));
            for (n, (folder, millis)) in folders.iter().zip(&held).enumerate() {
                // Everybody also has some of what the first device wrote.
                let changes: Vec<Change> = millis.iter().map(|m| change(if m % 2 == 0 { 1 } else { n as u32 }, *m)).collect();
                write(folder, "x-222222/0001.ron", &changes);
            }
            let into = |folder: &ProjectFolder, others: [usize; 3]| {
                for other in others {
                    let other = ProjectFolder::open(folders[other].root()).unwrap();
                    folder.take_in(&folder.incoming(&[other]).unwrap()).unwrap();
                }
            };
            into(&folders[order[0]], order);
            into(&folders[order[1]], [0, 1, 2]);
            into(&folders[order[2]], [2, 1, 0]);
            into(&folders[order[0]], [0, 1, 2]);
            let all = |folder: &ProjectFolder| -> Vec<Stamp> {
                folder.read_journals(None).unwrap().changes.iter().map(|c| c.at).collect()
            };
            prop_assert_eq!(all(&folders[0]), all(&folders[1]));
            prop_assert_eq!(all(&folders[1]), all(&folders[2]));
            prop_assert!(folders[0].incoming(&folders[1..]).unwrap().is_empty());
        }
    }

    #[test]
    fn copies_that_a_service_made_go_without_any_change_being_lost() {
        let dir = tempfile::tempdir().unwrap();
        let here = copy(dir.path(), "here");
        write(&here, "ana-222222/0001.ron", &[change(1, 1)]);
        write(&here, "ana-222222/0001 (conflicted copy 2026-11-21).ron", &[change(1, 1), change(1, 2)]);
        write(&here, "ana-222222/0001.sync-conflict-20261121-093612-ABCDEFG.ron", &[change(1, 1)]);
        let found = here.leftovers().unwrap();
        assert_eq!(found.iter().map(|l| (l.n_changes, l.n_only_here)).collect::<Vec<_>>(), [(2, 1), (1, 0)]);
        assert_eq!(here.remove_leftovers().unwrap().n_removed, 2);
        assert_eq!((stamps(&here), here.leftovers().unwrap()), (vec![1, 2], vec![]));
    }

    #[test]
    fn a_copy_with_lines_that_cannot_be_read_stays_and_is_named() {
        let dir = tempfile::tempdir().unwrap();
        let here = copy(dir.path(), "here");
        write(&here, "ana-222222/0001.ron", &[change(1, 1)]);
        write_whole(&here.root().join("journal/ana-222222/0001 (1).ron"), b"(at:\"2026-1").unwrap();
        let tidied = here.remove_leftovers().unwrap();
        assert_eq!(tidied, Tidied { n_removed: 0, damaged: vec![("journal/ana-222222/0001 (1).ron".into(), 1)] });
        assert_eq!(here.leftovers().unwrap().len(), 1);
    }
}
