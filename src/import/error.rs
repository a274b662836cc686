//! Why a file cannot be read. Each message names the file, the reason, and what to do about it.

use serde::{Deserialize, Serialize};

use super::told;
use crate::model::{Fate, FileReport, Said, Tongue, said};

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
    Unsupported { file: String, remedy: Said },
    /// A folder where a file was expected.
    #[error("{file}: this is a folder. Choose the files in it, or import the folder as a whole.")]
    Folder { file: String },
    /// The file or folder cannot be opened.
    #[error("{file}: cannot be opened ({reason}). Check that it is still there and that you may read it.")]
    Unreadable { file: String, reason: Said },
    /// Not what its ending promises.
    #[error(
        "{file}: the file is damaged ({reason}). Copy it again from where it came, or open it in the program that wrote it and save it anew."
    )]
    Damaged { file: String, reason: Said },
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
    TooLarge { file: String, limit: Said },
    /// The process that read it gave up.
    #[error(
        "{file}: reading was stopped: {reason}. The file may be damaged; open it in its program and save it anew, or as text."
    )]
    Stopped { file: String, reason: Said },
    /// Read once, and found otherwise when it was to be kept.
    #[error("{file}: the file changed while it was imported. Import it again.")]
    Changed { file: String },
    /// A table whose columns are not those that are needed.
    #[error("{file}: {reason} {remedy}")]
    Table { file: String, reason: Said, remedy: Said },
}

/// The way out for documents of Word before 97.
const OLD_WORD: Said = Said::fixed(
    "files of Word before 97 are not read. Open it in Word or LibreOffice and save it as .docx.",
    "les fichiers de Word d’avant 97 ne sont pas lus. Ouvrez-le dans Word ou LibreOffice et enregistrez-le en .docx.",
);

/// Endings of files that cannot be read, each with the way out.
const REMEDIES: &[(&[&str], Said)] = &[
    (
        &["pages", "wpd", "wps"],
        Said::fixed(
            "this format is not read. Open it in its word processor and save it as .docx.",
            "ce format n’est pas lu. Ouvrez-le dans son traitement de texte et enregistrez-le en .docx.",
        ),
    ),
    (
        &["rttm", "eaf", "exb", "textgrid", "cha"],
        Said::fixed(
            "annotation files are not read. Export the transcript as text.",
            "les fichiers d’annotation ne sont pas lus. Exportez la transcription en texte.",
        ),
    ),
    (
        &["xml", "trs", "ttml", "tei", "dfxp"],
        Said::fixed(
            "XML of this kind is not read. Export the transcript as text.",
            "ce genre de XML n’est pas lu. Exportez la transcription en texte.",
        ),
    ),
    (
        &["pptx", "ppt", "odp", "key"],
        Said::fixed(
            "slides are not read. Copy their text into a text file.",
            "les diapositives ne sont pas lues. Copiez leur texte dans un fichier texte.",
        ),
    ),
    (
        &["mp3", "wav", "m4a", "ogg", "flac", "mp4", "mov", "avi", "mkv", "webm"],
        Said::fixed(
            "recordings are not read. Import their transcript.",
            "les enregistrements ne sont pas lus. Importez leur transcription.",
        ),
    ),
    (
        &["jpg", "jpeg", "png", "gif", "tif", "tiff", "heic"],
        Said::fixed("pictures are not read. Import their text.", "les images ne sont pas lues. Importez leur texte."),
    ),
    (
        &["qdpx", "nvp", "nvpx", "mx22", "mx24", "atlproj", "hpr7", "qda"],
        Said::fixed(
            "projects of other programs are not documents.",
            "les projets d’autres programmes ne sont pas des documents.",
        ),
    ),
    (
        &["zip", "rar", "7z", "gz", "tar"],
        Said::fixed(
            "archives are not read. Unpack it and import its files.",
            "les archives ne sont pas lues. Décompressez-la et importez ses fichiers.",
        ),
    ),
];

/// Whether the ending of `file_name` is one that is known not to be text.
pub(super) fn has_remedy(file_name: &str) -> bool {
    remedy(file_name).is_some()
}

/// Whether `file_name` has an ending that word processors give: such a file is somebody's transcript, and if it cannot
/// be read, its owner should know what to do.
pub(super) fn is_of_word_processor(file_name: &str) -> bool {
    super::extension(file_name).is_some_and(|ending| matches!(ending.as_str(), "pages" | "wpd" | "wps"))
}

fn remedy(file_name: &str) -> Option<&'static Said> {
    let extension = super::extension(file_name)?;
    REMEDIES.iter().find(|(extensions, _)| extensions.contains(&extension.as_str())).map(|(_, remedy)| remedy)
}

impl ImportError {
    /// Returns which file does not come in, why, and what to do about it.
    pub fn said(&self) -> Said {
        told::of_file(self.file(), &self.why())
    }

    /// Returns why, and in the last sentence what to do.
    fn why(&self) -> Said {
        let en = self.to_string();
        let en = en.strip_prefix(self.file()).map_or(en.as_str(), |rest| rest.trim_start_matches([':', ' ']));
        match self {
            Self::Empty { .. } => said!(
                "{en}",
                "le fichier ne contient pas de texte. Vérifiez que c’est le bon, et qu’il a été copié en entier."
            ),
            Self::Binary { .. } => said!(
                "{en}",
                "ce n’est pas un fichier texte. Enregistrez la transcription en texte (.txt) ou en Word (.docx)."
            ),
            Self::Unsupported { remedy, .. } => remedy.clone(),
            Self::Folder { .. } => said!(
                "{en}",
                "c’est un dossier. Choisissez les fichiers qu’il contient, ou importez le dossier entier."
            ),
            Self::Unreadable { reason, .. } => {
                let reason = reason.told(Tongue::French);
                said!(
                    "{en}",
                    "ne peut être ouvert ({reason}). Vérifiez qu’il est encore là et que vous pouvez le lire."
                )
            }
            Self::Damaged { reason, .. } => {
                let reason = reason.told(Tongue::French);
                said!(
                    "{en}",
                    "le fichier est endommagé ({reason}). Copiez-le à nouveau d’où il vient, ou ouvrez-le dans le programme \
                     qui l’a écrit et enregistrez-le à nouveau."
                )
            }
            Self::Protected { .. } => said!(
                "{en}",
                "le fichier est protégé par un mot de passe. Ouvrez-le dans son programme, retirez le mot de passe et \
                 enregistrez-le."
            ),
            Self::Scanned { .. } => said!(
                "{en}",
                "ce PDF est numérisé\u{202f}: des images de pages sans texte. Faites-le lire par un programme de reconnaissance \
                 de texte (OCR), et importez ce qu’il écrit."
            ),
            Self::TooLarge { limit, .. } => {
                let limit = limit.told(Tongue::French);
                said!("{en}", "le fichier est trop grand (la limite est de {limit}). Divisez-le en plusieurs fichiers.")
            }
            Self::Stopped { reason, .. } => {
                let reason = reason.told(Tongue::French);
                said!(
                    "{en}",
                    "la lecture a été arrêtée\u{202f}: {reason}. Le fichier est peut-être endommagé\u{202f}; ouvrez-le dans son \
                     programme et enregistrez-le à nouveau, ou en texte."
                )
            }
            Self::Changed { .. } => {
                said!("{en}", "le fichier a changé pendant l’importation. Importez-le à nouveau.")
            }
            Self::Table { reason, remedy, .. } => {
                said!("{reason} {remedy}", "{reason} {remedy}", reason = reason, remedy = remedy)
            }
        }
    }

    /// Returns the report of the file that it names: the last sentence is the remedy.
    pub fn report(&self) -> FileReport {
        let why = self.why();
        let problem = why.each(|words| words.rfind(". ").map_or(words, |end| &words[..=end]).to_owned());
        let remedy = why.each(|words| words.rfind(". ").map_or("", |end| &words[end + 2..]).to_owned());
        FileReport::left_out(self.file(), Fate::Refused, problem, remedy)
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
        let other = || {
            said!(
                "this format is not read. Save the transcript as .docx or .txt.",
                "ce format n’est pas lu. Enregistrez la transcription en .docx ou .txt."
            )
        };
        Self::Unsupported { file: file_name.to_owned(), remedy: remedy(file_name).cloned().unwrap_or_else(other) }
    }

    /// Returns the error for a document of Word before 97, whatever its name.
    pub(super) fn old_word(file_name: &str) -> Self {
        Self::Unsupported { file: file_name.to_owned(), remedy: OLD_WORD }
    }

    /// Returns the error for a file over a limit, in words with a unit.
    pub(super) fn too_large(file_name: &str, limit: Said) -> Self {
        Self::TooLarge { file: file_name.to_owned(), limit }
    }

    /// Returns the error for a table that lacks something.
    pub(super) fn table(file_name: &str, reason: Said, remedy: Said) -> Self {
        Self::Table { file: file_name.to_owned(), reason, remedy }
    }
}

/// Says a limit of the size of files.
pub(super) fn megabytes(n: usize) -> Said {
    said!("{n} MB", "{n}\u{202f}Mo")
}

/// Says a limit of the size of texts.
pub(super) fn megabytes_of_text(n: usize) -> Said {
    said!("{n} MB of text", "{n}\u{202f}Mo de texte")
}
