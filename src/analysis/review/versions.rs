//! The two versions of a turn that two people corrected apart.

use crate::model::{CoderId, Crossing, Document, EditId, Project};

/// One person's version of a turn that two corrected.
#[derive(Clone, PartialEq, Debug)]
pub struct TurnVersion {
    /// Who.
    pub by: Option<CoderId>,
    /// The turn with this person's corrections and without the other's.
    pub words: String,
    /// The other's corrections, which this version goes without.
    pub without: Vec<EditId>,
}

/// Returns both versions of a turn that two people corrected, whoever corrected first first. Each costs a fold of the
/// document's corrections, so they are asked for one turn at a time.
pub fn turn_versions(project: &Project, document: &Document, crossing: &Crossing) -> [TurnVersion; 2] {
    let author =
        |edits: &[EditId]| edits.first().and_then(|edit| document.correction(*edit)).map(|c| project.one_coder(c.by));
    [(&crossing.first, &crossing.second), (&crossing.second, &crossing.first)].map(|(own, other)| {
        let words = project.turn_without(document, crossing.turn, other).ok().flatten().unwrap_or_default();
        TurnVersion { by: author(own), words, without: other.clone() }
    })
}
