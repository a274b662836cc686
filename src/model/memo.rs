//! Memos: what somebody noted about the study, a document, a person, a code or a coding. Markdown.

use super::ids::CoderId;
use super::stamp::Stamp;

/// A memo as it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Memo {
    /// Markdown, LF line ends; never empty.
    pub text: String,
    /// Who wrote the text that stands.
    pub by: CoderId,
    /// The change that wrote it.
    pub at: Stamp,
}
