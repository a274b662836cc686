//! Changes: what one user action did, the unit of undo and of history, and one line of a journal.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::ids::{CoderId, DocumentId};
use super::op::Op;
use super::stamp::Stamp;

/// What one user action did.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Change {
    /// When and on which device: the identity of the change.
    pub at: Stamp,
    /// Who.
    pub by: CoderId,
    /// The newest changes that the author had: those that no other change had seen.
    #[serde(default)]
    pub seen: Vec<Stamp>,
    /// What happened, in a few words for people.
    pub label: String,
    /// The change that this one takes back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undoes: Option<Stamp>,
    /// What happened, exactly.
    pub ops: Vec<Op>,
}

/// What a change moved: the only thing that caches and the index listen to.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Effects {
    /// Documents whose text, turns, speakers or standing changed.
    pub documents: BTreeSet<DocumentId>,
    /// Documents whose codings changed.
    pub codings: BTreeSet<DocumentId>,
    /// Whether codes or trees changed.
    pub codes: bool,
    /// Whether participants, attributes, coders, memos or the project's own settings changed.
    pub people: bool,
    /// Whether the crosswalk, themes, verdicts, summaries or kept tables changed.
    pub comparison: bool,
}

impl Effects {
    /// Adds what another change moved.
    pub fn merge(&mut self, other: Self) {
        let Self { documents, codings, codes, people, comparison } = other;
        self.documents.extend(documents);
        self.codings.extend(codings);
        self.codes |= codes;
        self.people |= people;
        self.comparison |= comparison;
    }
}
