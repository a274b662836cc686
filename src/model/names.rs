//! What things are called where a sentence or a table names them. What was removed keeps its name; what is not here at
//! all, as in a journal of which a part is missing, is a question mark wherever it is named.

use super::ids::{CodeId, CoderId, DocumentId, ParticipantId, ThemeId, TreeId};
use super::project::Project;

/// The name of what is not here.
const UNKNOWN: &str = "?";

impl Project {
    /// Returns the name of a document.
    pub fn document_name(&self, id: DocumentId) -> &str {
        self.documents.get(&id).map_or(UNKNOWN, |document| &document.name)
    }

    /// Returns the name of a participant.
    pub fn participant_name(&self, id: ParticipantId) -> &str {
        self.participants.get(&id).map_or(UNKNOWN, |person| &person.name)
    }

    /// Returns the name of a code tree.
    pub fn tree_name(&self, id: TreeId) -> &str {
        self.trees.get(&id).map_or(UNKNOWN, |tree| &tree.name)
    }

    /// Returns the name of a code, without those above it.
    pub fn code_name(&self, id: CodeId) -> &str {
        self.codes.get(&id).map_or(UNKNOWN, |code| &code.name)
    }

    /// Returns the name of a theme.
    pub fn theme_name(&self, id: ThemeId) -> &str {
        self.comparison.themes.get(&id).map_or(UNKNOWN, |theme| theme.name())
    }

    /// Returns the name of a coder; of who was merged, that of the one who stays.
    pub fn coder_name(&self, id: CoderId) -> &str {
        self.coders.get(&self.one_coder(id)).map_or(UNKNOWN, |coder| &coder.name)
    }

    /// Returns the name of a coder, the former one of who was merged.
    pub fn joined_as(&self, id: CoderId) -> &str {
        self.signing_coder(id).map_or(UNKNOWN, |coder| &coder.name)
    }
}
