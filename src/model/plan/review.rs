//! Settling what waits for a person after people worked apart.

use super::super::concurrent::Crossing;
use super::super::correction::Replacement;
use super::super::difference::difference;
use super::super::ids::{CodeId, DocumentId, EditId, IdSource};
use super::super::op::Op;
use super::super::project::Project;
use super::super::text::Span;
use super::{PlanError, correct_text};

/// Plans that the corrections of two people in one turn stand as they are.
///
/// # Errors
/// When the document does not stand.
pub fn settle_corrections(project: &Project, document: DocumentId, crossing: &Crossing) -> Result<Vec<Op>, PlanError> {
    project.document(document).ok_or(PlanError::NoSuchDocument)?;
    Ok(vec![Op::SettleCorrections { document, turn: crossing.turn, edits: crossing.edits() }])
}

/// Plans that one turn says what it would without the corrections `without`, which stand in every other turn, and that the
/// crossing is settled.
///
/// # Errors
/// When the document or the turn does not stand, or the text is not here.
pub fn keep_version(
    project: &Project,
    ids: &mut IdSource,
    document: DocumentId,
    crossing: &Crossing,
    without: &[EditId],
) -> Result<Vec<Op>, PlanError> {
    let found = project.document(document).ok_or(PlanError::NoSuchDocument)?;
    let span = crossing.span(found).ok_or(PlanError::NoSuchTurn)?;
    let wanted = project.turn_without(found, crossing.turn, without)?.unwrap_or_default();
    let text = project.text(found)?;
    let places: Vec<Replacement> = difference(text.slice(span), &wanted)
        .into_iter()
        .map(|place| Replacement {
            span: Span::new(place.span.start + span.start, place.span.end + span.start),
            text: place.text,
        })
        .collect();
    let mut ops = correct_text(project, ids, document, &places)?;
    ops.extend(settle_corrections(project, document, crossing)?);
    Ok(ops)
}

/// Plans that a removed code stands again, with the codings that wait for it.
///
/// # Errors
/// When there never was such a code.
pub fn restore_code(project: &Project, code: CodeId) -> Result<Vec<Op>, PlanError> {
    let found = project.codes.get(&code).ok_or(PlanError::NoSuchCode)?;
    Ok(found.removed.map(|_| Op::RestoreCode { code }).into_iter().collect())
}
