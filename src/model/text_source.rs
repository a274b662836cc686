//! Imported texts are the one thing of the outside world that the model asks for; where they lie is not its business.

use std::sync::Arc;

use super::document::ContentHash;
use super::tongue::{Said, said};

/// Where imported texts come from.
pub trait TextSource: Send + Sync {
    /// Returns the imported text of that name.
    ///
    /// # Errors
    /// When it is not there (yet) or damaged.
    fn imported(&self, hash: &ContentHash) -> Result<Arc<str>, TextUnavailable>;
}

/// A text that cannot be shown now.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the text of “{document}” is not here: {reason}")]
pub struct TextUnavailable {
    /// The document's name, or the text's when no document asked.
    pub document: String,
    /// Why, and what to do.
    pub reason: String,
}

impl TextUnavailable {
    /// Returns which text is not here, for a cell that needs it.
    pub fn said(&self) -> Said {
        let Self { document, reason } = self;
        said!(
            "the text of “{document}” is not here: {reason}",
            "le texte de «\u{202f}{document}\u{202f}» n’est pas là\u{202f}; attendez qu’il arrive, ou réimportez-le"
        )
    }
}
