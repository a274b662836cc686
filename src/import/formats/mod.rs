//! One format a file or folder: bytes to [`Content`], the text with what its layout says. A new format is a line in
//! [`Format::all`], its extensions, and its file.
//!
//! `detect.rs` says what a file is; `decode.rs` and `legacy.rs` read letters in any encoding, `compound.rs` and
//! `package.rs` the containers of office programs, `table.rs` CSV. `page.rs` is a text as it grows from a format with
//! layout, `flow.rs` says where its cells begin, `numbering.rs` what lists number, `script.rs` is one that grows from
//! utterances with times.

mod annotation;
mod arrows;
mod ass;
mod chevrons;
mod colours;
mod compound;
mod cue_names;
mod cue_openings;
mod damage;
pub(super) mod decode;
mod detect;
mod doc;
mod docx;
mod epub;
mod flow;
mod html;
mod legacy;
mod mail;
mod markdown;
mod numbering;
mod odt;
mod ordinals;
mod package;
mod page;
mod pdf;
mod post_fields;
mod recognition;
mod rgb;
pub(super) mod rows;
mod rtf;
pub(super) mod script;
mod separator;
pub(super) mod sheet;
mod spans;
mod subtitles;
mod symbols;
pub(super) mod table;
mod tags;
mod text;

pub use detect::detect;
pub(super) use detect::other_than_promised;
use serde::{Deserialize, Serialize};

use crate::import::{Content, ImportError, extension};
use crate::model::Warned;

/// What a file was read as.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub enum Format {
    /// Plain text in any common encoding.
    Text,
    /// Markdown; the text stays as it is written.
    Markdown,
    /// A document of Word 97 to 2003.
    Doc,
    /// A Word document.
    Docx,
    /// Subtitles: SRT, WebVTT, SBV, `SubStation` Alpha.
    Subtitles,
    /// What a program that recognises speech wrote, as JSON.
    Recognition,
    /// Annotations of a program with which people transcribe: Transcriber, TEI, TTML, ELAN, `EXMARaLDA`, Praat, CHAT.
    Annotation,
    /// An OpenDocument text.
    Odt,
    /// Rich text.
    Rtf,
    /// A web page.
    Html,
    /// An e-book.
    Epub,
    /// A PDF.
    Pdf,
    /// A mail.
    Mail,
    /// A table with one row a turn or one row a respondent.
    Sheet,
}

impl Format {
    /// Returns every format that can be read.
    pub fn all() -> &'static [Self] {
        &[
            Self::Text,
            Self::Markdown,
            Self::Docx,
            Self::Doc,
            Self::Odt,
            Self::Rtf,
            Self::Html,
            Self::Epub,
            Self::Pdf,
            Self::Mail,
            Self::Subtitles,
            Self::Recognition,
            Self::Annotation,
            Self::Sheet,
        ]
    }

    /// Returns the name for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "plain text",
            Self::Markdown => "Markdown",
            Self::Doc => "Word 97–2003",
            Self::Docx => "Word",
            Self::Subtitles => "subtitles",
            Self::Recognition => "JSON of speech recognition",
            Self::Annotation => "annotations of a transcription program",
            Self::Odt => "OpenDocument",
            Self::Rtf => "rich text",
            Self::Html => "web page",
            Self::Epub => "e-book",
            Self::Pdf => "PDF",
            Self::Mail => "mail",
            Self::Sheet => "table",
        }
    }

    /// Returns the endings of file names, lower case, without the dot.
    pub fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Text => &["txt", "text", "mbox"],
            Self::Markdown => &["md", "markdown"],
            Self::Doc => &["doc", "dot"],
            Self::Docx => &["docx", "docm", "dotx"],
            Self::Subtitles => &["srt", "vtt", "sbv", "ass", "ssa"],
            Self::Recognition => &["json", "jsonl", "ndjson"],
            Self::Annotation => &["trs", "ttml", "dfxp", "tei", "xml", "eaf", "exb", "textgrid", "cha"],
            Self::Odt => &["odt", "ott", "fodt"],
            Self::Rtf => &["rtf"],
            Self::Html => &["html", "htm", "xhtml", "mhtml", "mht"],
            Self::Epub => &["epub"],
            Self::Pdf => &["pdf"],
            Self::Mail => &["eml"],
            Self::Sheet => &["csv", "tsv", "xlsx", "xlsm", "xls", "ods"],
        }
    }

    /// Returns the format that the ending of `file_name` promises.
    pub fn promised(file_name: &str) -> Option<Self> {
        let extension = extension(file_name)?;
        Self::all().iter().copied().find(|f| f.extensions().contains(&extension.as_str()))
    }

    /// Whether the file may need more memory or time than its size tells, as containers do that are unpacked.
    pub fn is_unpacked(self) -> bool {
        match self {
            Self::Text | Self::Markdown | Self::Subtitles => false,
            Self::Doc
            | Self::Docx
            | Self::Recognition
            | Self::Annotation
            | Self::Odt
            | Self::Rtf
            | Self::Html
            | Self::Epub
            | Self::Pdf
            | Self::Mail
            | Self::Sheet => true,
        }
    }

    /// Returns what a file of this kind holds.
    pub(super) fn read(self, file_name: &str, bytes: &[u8]) -> Result<Warned<Content>, ImportError> {
        match self {
            Self::Text => text::read(file_name, bytes),
            Self::Markdown => markdown::read(file_name, bytes),
            Self::Doc => doc::read(file_name, bytes),
            Self::Docx => docx::read(file_name, bytes),
            Self::Subtitles => subtitles::read(file_name, bytes),
            Self::Recognition => recognition::read(file_name, bytes),
            Self::Annotation => annotation::read(file_name, bytes),
            Self::Odt => odt::read(file_name, bytes),
            Self::Rtf => rtf::read(file_name, bytes),
            Self::Html => html::read(file_name, bytes),
            Self::Epub => epub::read(file_name, bytes),
            Self::Pdf => pdf::read(file_name, bytes),
            Self::Mail => mail::read(file_name, bytes),
            Self::Sheet => sheet::read(file_name, bytes),
        }
    }
}
