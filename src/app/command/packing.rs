//! A project in one file: written, and made a project again.

use std::path::PathBuf;

/// What becomes of a packed project.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Packing {
    /// Asks for the file into which the open project is packed.
    AskToPack,
    /// Packs the open project into the file.
    Pack(PathBuf),
    /// Asks in which folder what is packed in the file becomes a project.
    AskToUnpack(PathBuf),
    /// Unpacks a file into a new folder and opens it.
    Unpack {
        /// The packed project.
        file: PathBuf,
        /// Where it goes.
        folder: PathBuf,
    },
}
