//! Files in: bytes to facts. Nothing here commits anything: the facts say what came in and what did not, and
//! [`enter`] says as which ops they would enter a project.
//!
//! Each format is one file that returns a [`Content`]; speakers and turns are found by one detector for all of them.
//! A new format is a line in [`Format::all`], its extensions, and its file.

pub mod attributes;
pub mod codes;
pub mod codings;
mod decode;
mod docx;
pub mod enter;
mod error;
pub mod gather;
mod labels;
mod language;
mod lexicon;
mod lines;
mod markdown;
mod names;
mod roles;
mod speakers;
mod stamps;
mod table;
mod text;
mod turns;
pub mod worker;

use std::ops::Range;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization as _;

pub use error::ImportError;

use crate::model::{Language, Role, TurnRecord, Warned};

/// Files above this size, in bytes, are refused: no transcript is that long.
pub const LARGEST_FILE: u64 = 200 << 20;
/// Texts above this size, in bytes of UTF-8, are refused.
pub const LARGEST_TEXT: usize = 50 << 20;

/// What a file was read as.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Format {
    /// Plain text in any common encoding.
    Text,
    /// Markdown; the text stays as it is written.
    Markdown,
    /// A Word document.
    Docx,
}

impl Format {
    /// Returns every format that can be read.
    pub fn all() -> &'static [Self] {
        &[Self::Text, Self::Markdown, Self::Docx]
    }

    /// Returns the name for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "plain text",
            Self::Markdown => "Markdown",
            Self::Docx => "Word",
        }
    }

    /// Returns the endings of file names, lower case, without the dot.
    pub fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Text => &["txt", "text"],
            Self::Markdown => &["md", "markdown"],
            Self::Docx => &["docx", "docm", "dotx"],
        }
    }

    /// Returns the format that the ending of `file_name` promises.
    pub fn promised(file_name: &str) -> Option<Self> {
        let extension = extension(file_name)?;
        Self::all().iter().copied().find(|f| f.extensions().contains(&extension.as_str()))
    }

    /// Whether the file is a container that is unpacked, and may hold more than its size tells.
    pub fn is_container(self) -> bool {
        self == Self::Docx
    }

    fn read(self, file_name: &str, bytes: &[u8]) -> Result<Warned<Content>, ImportError> {
        match self {
            Self::Text => text::read(file_name, bytes),
            Self::Markdown => markdown::read(file_name, bytes),
            Self::Docx => docx::read(file_name, bytes),
        }
    }
}

/// A label found in a text.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FoundSpeaker {
    /// As it stands in the text, without the colon.
    pub label: String,
    /// What the label says about the speaker's part in the study.
    pub role: Role,
}

/// A remark in the margin of a file.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FoundComment {
    /// Who wrote it, empty if the file does not say.
    pub author: String,
    /// The words that it is about, empty if the file does not say.
    pub about: String,
    /// The remark.
    pub text: String,
}

/// What a file holds.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Imported {
    /// The name of the file without its ending: NFC, otherwise as given.
    pub name: String,
    /// The name of the file, without a folder.
    pub file_name: String,
    /// LF line ends, no byte order mark, otherwise unaltered.
    pub text: String,
    /// The length of the text in code points.
    pub chars: u32,
    /// The language, when it is plain.
    pub language: Option<Language>,
    /// The labels, in the order of their first appearance.
    pub speakers: Vec<FoundSpeaker>,
    /// The turns in the order of the text; a text without speakers has one for each paragraph.
    pub turns: Vec<TurnRecord>,
    /// Remarks in the margin.
    pub comments: Vec<FoundComment>,
}

/// What the reader of one format found: the text, and what of its layout plain text cannot say.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
struct Content {
    text: String,
    layout: Layout,
    comments: Vec<FoundComment>,
}

/// Layout that helps to find turns. All positions are bytes of the text.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
struct Layout {
    /// Where lines that are headings begin, in order.
    headings: Vec<usize>,
    /// Each line is a paragraph, as in word processors, even where blank lines separate some of them.
    lines_are_paragraphs: bool,
    /// What is appended behind the text proper (footnotes): nobody speaks there.
    appended: Option<Range<usize>>,
}

/// Returns what the bytes of a file are, by its ending and its first bytes.
///
/// # Errors
/// When it is no format that can be read; the error says what to do instead.
pub fn detect(file_name: &str, bytes: &[u8]) -> Result<Format, ImportError> {
    let file = || file_name.to_owned();
    let promised = Format::promised(file_name);
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(ImportError::too_large(file_name, "200 MB"));
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return match extension(file_name).as_deref() {
            Some("odt" | "xlsx" | "ods" | "pptx" | "epub") => Err(ImportError::unsupported(file_name)),
            _ => Ok(Format::Docx),
        };
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        // Both old .doc files and encrypted .docx files are such compound files.
        return Err(match promised {
            Some(Format::Docx) => ImportError::Protected { file: file() },
            _ => ImportError::unsupported(file_name),
        });
    }
    let foreign = bytes.starts_with(b"%PDF") || bytes.starts_with(b"{\\rtf");
    match promised {
        _ if foreign => Err(ImportError::unsupported(file_name)),
        Some(Format::Docx) if bytes.is_empty() => Err(ImportError::Empty { file: file() }),
        Some(Format::Docx) => Err(ImportError::Damaged { file: file(), reason: "it is not a zip archive".to_owned() }),
        Some(format) => Ok(format),
        None if error::has_remedy(file_name) => Err(ImportError::unsupported(file_name)),
        None => Ok(Format::Text),
    }
}

/// Reads a file: its text, its language, its speakers and their turns.
///
/// Reads in this process, whatever the file does to it; [`worker::read_guarded`] is for files from outside.
///
/// # Errors
/// When the file cannot be read as any format; the error names the file, the reason and the remedy.
pub fn read(file_name: &str, bytes: &[u8]) -> Result<Warned<Imported>, ImportError> {
    let format = detect(file_name, bytes)?;
    let Warned { output: content, mut warnings } = format.read(file_name, bytes)?;
    let Content { text, layout, comments } = content;
    if text.trim().is_empty() {
        return Err(ImportError::Empty { file: file_name.to_owned() });
    }
    if text.len() > LARGEST_TEXT {
        return Err(ImportError::too_large(file_name, "50 MB of text"));
    }
    let found = speakers::find(&text, &layout);
    warnings.extend(found.doubts.iter().map(|doubt| format!("{file_name}: {doubt}")));
    let imported = Imported {
        name: stem(file_name),
        file_name: file_name.nfc().collect(),
        chars: found.chars,
        language: language::guess(&text),
        speakers: found.speakers,
        turns: found.turns,
        comments,
        text,
    };
    Ok(Warned { output: imported, warnings })
}

/// Returns the ending of a file's name, lower case.
fn extension(file_name: &str) -> Option<String> {
    let (stem, extension) = file_name.rsplit_once('.')?;
    (!stem.is_empty()).then(|| extension.to_lowercase())
}

/// Returns the name of a file without its ending, NFC: file systems of Apple write names in NFD.
fn stem(file_name: &str) -> String {
    let stem = match file_name.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() && extension.len() <= 8 && !extension.contains(' ') => stem,
        _ => file_name,
    };
    stem.trim().nfc().collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_file_is_known_by_its_ending_and_its_first_bytes() {
        assert_eq!(detect("a.TXT", b"hello").unwrap(), Format::Text);
        assert_eq!(detect("a.markdown", b"# x").unwrap(), Format::Markdown);
        assert_eq!(detect("notes", b"hello").unwrap(), Format::Text);
        assert_eq!(detect("a.docx", b"PK\x03\x04").unwrap(), Format::Docx);
        assert!(matches!(detect("a.docx", b"hello"), Err(ImportError::Damaged { .. })));
        assert!(matches!(detect("a.docx", b""), Err(ImportError::Empty { .. })));
        assert!(matches!(detect("a.docx", &[0xD0, 0xCF, 0x11, 0xE0]), Err(ImportError::Protected { .. })));
        for name in ["a.doc", "a.pdf", "a.rtf", "a.odt", "a.xlsx", "a.csv", "a.mp3"] {
            let error = detect(name, b"x").unwrap_err();
            assert!(error.to_string().starts_with(&format!("{name}: ")), "{error}");
        }
    }

    #[test]
    fn an_error_names_the_file_the_reason_and_the_remedy() {
        let written = |name: &str, bytes: &[u8]| read(name, bytes).unwrap_err().to_string();
        assert!(written("U1.txt", b" \n\n").starts_with("U1.txt: the file holds no text"));
        assert!(written("U1.txt", b"\0\x01\x02binary\0\0\x03").starts_with("U1.txt: this is not a text file"));
        assert!(written("U1.pdf", b"%PDF-1.7").contains("copy"));
    }

    #[test]
    fn a_name_loses_its_ending_and_nothing_else() {
        assert_eq!(stem("U07 Thierry.txt"), "U07 Thierry");
        assert_eq!(stem("Entretien du 12.05 avec Zoe\u{301}.docx"), "Entretien du 12.05 avec Zoé");
        assert_eq!(stem("Dr. Smith and colleagues"), "Dr. Smith and colleagues");
        assert_eq!(stem(".txt"), ".txt");
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400), name in "[a-z]{1,3}\\.(txt|md|docx)") {
            if let Ok(Warned { output, .. }) = read(&name, &bytes) {
                prop_assert!(!output.text.contains('\r'));
                prop_assert_eq!(output.chars as usize, output.text.chars().count());
            }
        }
    }
}
