//! The streams of a compound file, each whole.

use std::io::{Cursor, Read as _};

use cfb::CompoundFile;

use super::super::damage::{self, damaged};
use crate::import::ImportError;
use crate::model::said;

/// The streams of a file, by their names.
pub(super) struct Streams<'d> {
    file: CompoundFile<Cursor<&'d [u8]>>,
}

impl<'d> Streams<'d> {
    /// Opens a compound file.
    ///
    /// # Errors
    /// When it is damaged, or its end is not there.
    pub fn open(file_name: &str, bytes: &'d [u8]) -> Result<Self, ImportError> {
        let broken = |_: std::io::Error| {
            damaged(
                file_name,
                said!(
                    "its parts do not fit together, as when it was cut off",
                    "ses parties ne vont pas ensemble, comme dans une copie incomplète"
                ),
            )
        };
        Ok(Self { file: CompoundFile::open(Cursor::new(bytes)).map_err(broken)? })
    }

    /// Returns a stream as far as it is there: a file that was cut off may lack its end.
    pub fn get(&mut self, name: &str) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        self.file.open_stream(name).ok()?.read_to_end(&mut bytes).ok()?;
        Some(bytes)
    }

    /// Returns a stream without which there is no text.
    ///
    /// # Errors
    /// When it is not there.
    pub fn required(&mut self, file_name: &str, name: &str) -> Result<Vec<u8>, ImportError> {
        self.get(name).ok_or_else(|| damage::missing(file_name, name))
    }
}
