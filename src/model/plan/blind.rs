//! Blind coding: who codes what without seeing the others, and opening it to all.

use super::super::ids::{CoderId, DocumentId, TreeId};
use super::super::op::Op;
use super::super::project::Project;
use super::PlanError;

/// Plans that `coders` code a document blind for a code tree; nobody takes it off the plan.
///
/// # Errors
/// When the document does not stand.
pub fn assign_document(
    project: &Project,
    document: DocumentId,
    tree: TreeId,
    coders: &[CoderId],
) -> Result<Vec<Op>, PlanError> {
    let found = project.document(document).ok_or(PlanError::NoSuchDocument)?;
    let from: Vec<CoderId> =
        found.signed.blind.get(&tree).map(|b| b.coders.iter().copied().collect()).unwrap_or_default();
    let mut to = coders.to_vec();
    to.sort_unstable();
    to.dedup();
    Ok(if from == to { Vec::new() } else { vec![Op::AssignDocument { document, tree, from, to }] })
}

/// Plans that documents are coded blind for each of `trees`, each by the coders beside it.
///
/// # Errors
/// As [`assign_document`].
pub fn assign_documents<'a>(
    project: &Project,
    trees: &[TreeId],
    shares: impl Iterator<Item = (DocumentId, &'a [CoderId])> + Clone,
) -> Result<Vec<Op>, PlanError> {
    let each = trees.iter().flat_map(|tree| shares.clone().map(move |share| (*tree, share)));
    let planned = each.map(|(tree, (document, coders))| assign_document(project, document, tree, coders));
    planned.collect::<Result<Vec<_>, _>>().map(|ops| ops.concat())
}

/// Plans that everybody sees what was coded in `documents` for each of `trees`.
///
/// # Errors
/// As [`release_document`].
pub fn release_documents(project: &Project, trees: &[TreeId], documents: &[DocumentId]) -> Result<Vec<Op>, PlanError> {
    let each = trees.iter().flat_map(|tree| documents.iter().map(move |document| (*tree, *document)));
    let planned = each.map(|(tree, document)| release_document(project, document, tree));
    planned.collect::<Result<Vec<_>, _>>().map(|ops| ops.concat())
}

/// Plans that everybody sees what was coded in a document for a code tree, whoever has it still to do.
///
/// # Errors
/// When the document does not stand.
pub fn release_document(project: &Project, document: DocumentId, tree: TreeId) -> Result<Vec<Op>, PlanError> {
    let found = project.document(document).ok_or(PlanError::NoSuchDocument)?;
    let closed = found.blind.get(&tree).is_some_and(|blind| !blind.released);
    Ok(if closed { vec![Op::ReleaseDocument { document, tree }] } else { Vec::new() })
}
