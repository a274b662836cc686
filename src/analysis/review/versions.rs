//! The versions of a turn that several people corrected apart.

use crate::model::{CoderId, Crossing, Document, EditId, Project};

/// One person's version of a turn that several corrected.
#[derive(Clone, PartialEq, Debug)]
pub struct TurnVersion {
    /// Who.
    pub by: CoderId,
    /// The turn with this person's corrections and without those of others that this one had not seen.
    pub words: String,
    /// The others' corrections, which this version goes without.
    pub without: Vec<EditId>,
}

/// Returns all versions of a turn that several people corrected, whoever corrected first first. Each costs a fold of
/// the document's corrections, so they are asked for one turn at a time.
pub fn turn_versions(project: &Project, document: &Document, crossing: &Crossing) -> Vec<TurnVersion> {
    let versions = crossing.sides.iter().map(|side| {
        let words = project.turn_without(document, crossing.turn, &side.unseen).ok().flatten().unwrap_or_default();
        TurnVersion { by: project.one_coder(side.by), words, without: side.unseen.clone() }
    });
    versions.collect()
}
