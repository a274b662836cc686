//! Words that several panels use.

use super::{Phrase, phrase};

/// A person who speaks.
pub const PARTICIPANTS: Phrase = phrase("Participants", "Participants");
/// Transcripts and other texts.
pub const DOCUMENTS: Phrase = phrase("Documents", "Documents");
/// The code tree.
pub const CODES: Phrase = phrase("Codes", "Codes");
/// Stretches of documents.
pub const EXCERPTS: Phrase = phrase("Excerpts", "Extraits");
/// Leaves a dialog without doing anything.
pub const CANCEL: Phrase = phrase("Cancel", "Annuler");
