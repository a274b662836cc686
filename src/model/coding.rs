//! Codings: one coder applied one code to one excerpt.

use serde::{Deserialize, Serialize};

use super::anchor::Anchor;
use super::ids::{CodeId, CoderId, CodingId, DocumentId};
use super::ruling::Ruled;
use super::stamp::Stamp;
use super::text::Span;

/// A stretch of a document: *quotation* in ATLAS.ti, *segment* in MAXQDA, *reference* in NVivo.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Excerpt {
    /// The document.
    pub document: DocumentId,
    /// Where in its text as it stands.
    pub span: Span,
}

/// One coder applied one code to one excerpt.
#[derive(Clone, PartialEq, Debug)]
pub struct Coding {
    /// Its identity.
    pub id: CodingId,
    /// The code as it was applied or chosen since; a merged code is resolved by [`super::Project::resolve_code`].
    pub code: CodeId,
    /// The change that gave it that code.
    pub code_set: Stamp,
    /// Who coded.
    pub coder: CoderId,
    /// As whom: another coder who is the same person.
    pub signed_by: CoderId,
    /// The first and last character, for ever.
    pub anchor: Anchor,
    /// Where they stand now; nothing when all of them were cut: the coding is *lost* until they come back.
    pub span: Option<Span>,
    /// The words as they were coded, shortened in the middle.
    pub quote: Box<str>,
    /// The change that made it.
    pub at: Stamp,
    /// Whether it was taken back.
    pub removed: bool,
    /// What a person decided about it; boxed, because few codings are ever disputed.
    pub ruled: Option<Box<Ruled>>,
}

impl Coding {
    /// Whether both say the same of the same words, by the same person.
    pub(super) fn says_as(&self, other: &Self) -> bool {
        (self.code, self.coder, self.anchor) == (other.code, other.coder, other.anchor)
    }
}

/// How many code points of an excerpt its coding remembers.
pub const QUOTE_LENGTH: usize = 60;
