//! The whole lines of journal files, as they stand, by the change that each of them is. Which change that is stands at
//! the beginning of a line, so a hundred thousand lines are told apart without reading what they say.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use rustc_hash::FxHashMap;

use super::StoreError;
use super::line::{is_sealed, stamp_of_line};
use crate::model::Stamp;

/// The whole lines of journal files.
#[derive(Debug, Default)]
pub(super) struct Lines {
    by_stamp: FxHashMap<Stamp, Vec<u8>>,
    /// Whole, but of a form that this version does not know.
    unknown: BTreeSet<Vec<u8>>,
    n_damaged: usize,
}

impl Lines {
    /// Reads files.
    ///
    /// # Errors
    /// When one of them cannot be read.
    pub fn read<'p>(paths: impl IntoIterator<Item = &'p PathBuf>) -> Result<Self, StoreError> {
        let mut lines = Self::default();
        for path in paths {
            lines.add(&fs::read(path).map_err(StoreError::io("read", path))?);
        }
        Ok(lines)
    }

    /// Adds the lines of a file.
    pub fn add(&mut self, bytes: &[u8]) {
        for line in bytes.split(|b| *b == b'\n').map(<[u8]>::trim_ascii) {
            match stamp_of_line(line) {
                Ok(Some(at)) => {
                    self.by_stamp.entry(at).or_insert_with(|| line.to_vec());
                }
                Ok(None) => {
                    self.unknown.insert(line.to_vec());
                }
                Err(_) if line.is_empty() || is_sealed(line) => {}
                Err(_) => self.n_damaged += 1,
            }
        }
    }

    /// Returns the changes, in no order.
    pub fn stamps(&self) -> impl Iterator<Item = Stamp> {
        self.by_stamp.keys().copied()
    }

    /// Returns how many changes there are.
    pub fn n_changes(&self) -> usize {
        self.by_stamp.len()
    }

    /// Returns how many lines cannot be read.
    pub fn n_damaged(&self) -> usize {
        self.n_damaged
    }

    /// Returns the changes that are here and not in `others`.
    pub fn stamps_beyond(&self, others: &Self) -> BTreeSet<Stamp> {
        self.by_stamp.keys().filter(|at| !others.by_stamp.contains_key(at)).copied().collect()
    }

    /// Returns the lines that are not among `others`, in the order of their stamps, those of unknown form last.
    pub fn beyond(mut self, others: &Self) -> Vec<Vec<u8>> {
        let new = self.stamps_beyond(others);
        let mut lines: Vec<Vec<u8>> = new.iter().filter_map(|at| self.by_stamp.remove(at)).collect();
        lines.extend(self.unknown.into_iter().filter(|line| !others.unknown.contains(line)));
        lines
    }

    /// Returns the changes.
    pub fn into_stamps(self) -> BTreeSet<Stamp> {
        self.by_stamp.into_keys().collect()
    }
}
