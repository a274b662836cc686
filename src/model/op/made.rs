//! What the ops carry that bring a document or a coding in: each is the thing as it was made.

use serde::{Deserialize, Serialize};

use super::super::anchor::Anchor;
use super::super::document::{ContentHash, Language, Original, Speaker, TurnRecord};
use super::super::ids::{CodeId, CoderId, CodingId, DocumentId, ParticipantId};
use super::super::sync_point::SyncPoint;

/// A document as an import brings it in.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct NewDocument {
    /// Its identity.
    pub document: DocumentId,
    /// Its name.
    pub name: String,
    /// Its language, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// Its text, in `texts/`.
    pub text: ContentHash,
    /// The length of the text in code points.
    pub chars: u32,
    /// The file that it came from, in `originals/`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub original: Option<Original>,
    /// The labels found.
    #[serde(default)]
    pub speakers: Vec<Speaker>,
    /// The turns found.
    #[serde(default)]
    pub turns: Vec<TurnRecord>,
    /// Times within turns, in the order of the text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sync_points: Vec<SyncPoint>,
    /// Who the document stands for when it has no speakers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub participant: Option<ParticipantId>,
}

/// A coding as it is made.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct NewCoding {
    /// Its identity.
    pub coding: CodingId,
    /// The document.
    pub document: DocumentId,
    /// The code.
    pub code: CodeId,
    /// Who coded, when it is not the author of the change (codings imported for others).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coder: Option<CoderId>,
    /// The first and last character.
    pub anchor: Anchor,
    /// The words, shortened in the middle.
    pub quote: Box<str>,
}
