//! Why a file cannot be read. Each message names the file, the reason, and what to do about it.

use serde::{Deserialize, Serialize};

use crate::model::{Fate, FileReport};

/// A file that does not come in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[expect(missing_docs, reason = "`file` is always the name of the file, the other fields are words of the message")]
pub enum ImportError {
    /// Nothing but white space.
    #[error("{file}: the file holds no text. Check that it is the right file, and that it was copied completely.")]
    Empty { file: String },
    /// No text in any encoding.
    #[error("{file}: this is not a text file. Save the transcript as text (.txt) or as Word (.docx).")]
    Binary { file: String },
    /// A known format that cannot be read.
    #[error("{file}: {remedy}")]
    Unsupported { file: String, remedy: String },
    /// A folder where a file was expected.
    #[error("{file}: this is a folder. Choose the files in it, or import the folder as a whole.")]
    Folder { file: String },
    /// The file or folder cannot be opened.
    #[error("{file}: cannot be opened ({reason}). Check that it is still there and that you may read it.")]
    Unreadable { file: String, reason: String },
    /// Not what its ending promises.
    #[error("{file}: the file is damaged ({reason}). Open it in the program that wrote it and save it anew.")]
    Damaged { file: String, reason: String },
    /// Encrypted.
    #[error("{file}: the file is protected by a password. Open it in its program, remove the password and save it.")]
    Protected { file: String },
    /// Pages that are pictures.
    #[error(
        "{file}: this PDF is a scan, pictures of pages without text. Let a program for text recognition (OCR) read it, and import what it writes."
    )]
    Scanned { file: String },
    /// Over a limit.
    #[error("{file}: the file is too large (the limit is {limit}). Split it into several files.")]
    TooLarge { file: String, limit: String },
    /// The process that read it gave up.
    #[error(
        "{file}: reading was stopped: {reason}. The file may be damaged; open it in its program and save it anew, or as text."
    )]
    Stopped { file: String, reason: String },
    /// Read once, and found otherwise when it was to be kept.
    #[error("{file}: the file changed while it was imported. Import it again.")]
    Changed { file: String },
    /// A table whose columns are not those that are needed.
    #[error("{file}: {reason} {remedy}")]
    Table { file: String, reason: String, remedy: String },
}

/// Endings of files that cannot be read, each with the way out.
const REMEDIES: &[(&[&str], &str)] = &[
    (&["doc", "dot"], "files of Word before 2007 are not read. Open it in Word or LibreOffice and save it as .docx."),
    (&["pages", "wpd", "wps"], "this format is not read. Open it in its word processor and save it as .docx."),
    (&["eaf", "textgrid", "cha"], "annotation files are not read. Export the transcript as text."),
    (&["pptx", "ppt", "odp", "key"], "slides are not read. Copy their text into a text file."),
    (
        &["mp3", "wav", "m4a", "ogg", "flac", "mp4", "mov", "avi", "mkv", "webm"],
        "recordings are not read. Import their transcript.",
    ),
    (&["jpg", "jpeg", "png", "gif", "tif", "tiff", "heic"], "pictures are not read. Import their text."),
    (
        &["qdpx", "nvp", "nvpx", "mx22", "mx24", "atlproj", "hpr7", "qda"],
        "projects of other programs are not documents.",
    ),
    (&["zip", "rar", "7z", "gz", "tar"], "archives are not read. Unpack it and import its files."),
];

/// Whether the ending of `file_name` is one that is known not to be text.
pub(super) fn has_remedy(file_name: &str) -> bool {
    remedy(file_name).is_some()
}

fn remedy(file_name: &str) -> Option<&'static str> {
    let extension = super::extension(file_name)?;
    REMEDIES.iter().find(|(extensions, _)| extensions.contains(&extension.as_str())).map(|(_, remedy)| *remedy)
}

impl ImportError {
    /// Returns the report of the file that it names: the last sentence is the remedy.
    pub fn report(&self) -> FileReport {
        let told = self.to_string();
        let file = self.file();
        let told = told.strip_prefix(file).map_or(told.as_str(), |rest| rest.trim_start_matches([':', ' ']));
        let (problem, remedy) = match told.rfind(". ") {
            Some(end) => (&told[..=end], &told[end + 2..]),
            None => (told, ""),
        };
        FileReport::left_out(file, Fate::Refused, problem.to_owned(), remedy.to_owned())
    }

    /// Returns the name of the file.
    pub fn file(&self) -> &str {
        match self {
            Self::Empty { file }
            | Self::Binary { file }
            | Self::Unsupported { file, .. }
            | Self::Folder { file }
            | Self::Unreadable { file, .. }
            | Self::Damaged { file, .. }
            | Self::Protected { file }
            | Self::Scanned { file }
            | Self::TooLarge { file, .. }
            | Self::Stopped { file, .. }
            | Self::Changed { file }
            | Self::Table { file, .. } => file,
        }
    }

    /// Returns the error for a format that is known and cannot be read.
    pub(super) fn unsupported(file_name: &str) -> Self {
        let remedy = remedy(file_name).unwrap_or("this format is not read. Save the transcript as .docx or .txt.");
        Self::Unsupported { file: file_name.to_owned(), remedy: remedy.to_owned() }
    }

    /// Returns the error for a file over a limit, in words with a unit.
    pub(super) fn too_large(file_name: &str, limit: &str) -> Self {
        Self::TooLarge { file: file_name.to_owned(), limit: limit.to_owned() }
    }

    /// Returns the error for a table that lacks something.
    pub(super) fn table(file_name: &str, reason: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self::Table { file: file_name.to_owned(), reason: reason.into(), remedy: remedy.into() }
    }
}
