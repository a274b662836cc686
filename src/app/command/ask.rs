//! The file dialogs of the desktop that a command can open.

use crate::model::DocumentId;

/// A file dialog that a command opens.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ask {
    /// Where a new project goes.
    NewProject,
    /// Which project to open.
    OpenProject,
    /// Which transcripts to import.
    Transcripts,
    /// A folder of transcripts.
    TranscriptFolder,
    /// Which table of attributes to import.
    Attributes,
    /// Which table of codings to import.
    Codings,
    /// Which codebook to import.
    Codes,
    /// Which folder holds a copy of the project.
    Copy,
    /// Which file holds a packed copy of the project.
    Pack,
    /// Which file holds a packed project that becomes one of its own.
    Unpack,
    /// Which file holds another version of a document's text.
    Version(DocumentId),
}
