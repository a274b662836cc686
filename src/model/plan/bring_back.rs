//! Bringing in again what was taken out of the project, so that it stands where it stood.

use std::iter::successors;

use super::super::code::Code;
use super::super::concurrent::Removable;
use super::super::ids::{CodeId, DocumentId};
use super::super::op::Op;
use super::super::project::Project;
use super::super::twin::Twin;
use super::PlanError;

/// Plans that what was taken out is in the project again, with all that was set of it.
///
/// # Errors
/// When there never was such a thing.
pub fn bring_back(project: &Project, what: &Removable) -> Result<Vec<Op>, PlanError> {
    match what {
        Removable::Document(document) => Ok(restore_document(project, *document)),
        Removable::Code(code) => restore_branch(project, *code),
        Removable::Coding(document, coding) => Ok(vec![Op::RestoreCoding { document: *document, coding: *coding }]),
        Removable::Speaker(document, place) => {
            let twin = Twin::Speaker(*document, *place);
            let into = project.twin_merged_into(twin);
            Ok(into.map(|into| Op::PartTwin { twin, into }).into_iter().collect())
        }
        Removable::Theme(theme) => {
            let found = project.comparison.themes.get(theme).ok_or(PlanError::NoSuchTheme)?;
            Ok(vec![Op::SetTheme { theme: *theme, from: None, to: Some(found.name().to_owned()) }])
        }
        Removable::Attribute(name) => {
            let found = project.attributes.get(name).ok_or_else(|| PlanError::NoSuchAttribute(name.clone()))?;
            let (attribute, to) = (name.clone(), Some(found.kind.clone()));
            Ok(vec![Op::SetAttributeKind { attribute, from: None, to }])
        }
    }
}

/// Plans that a removed document stands again, with those who speak in it alone.
pub(super) fn restore_document(project: &Project, document: DocumentId) -> Vec<Op> {
    let found = project.documents.get(&document);
    let speaking = found.into_iter().flat_map(|d| d.speakers.iter().filter_map(|s| s.participant).chain(d.participant));
    let gone = speaking.filter(|p| project.participants.get(p).is_some_and(|p| p.removed));
    let mut people: Vec<Op> = gone.map(|participant| Op::RestoreParticipant { participant }).collect();
    people.dedup();
    let merged = found.and_then(|d| d.merged_into).map(Twin::Document);
    if merged.is_none() || project.taken_out.contains(&Twin::Document(document)) {
        people.insert(0, Op::RestoreDocument { document });
    }
    if let Some(into) = merged {
        people.insert(0, Op::PartTwin { twin: Twin::Document(document), into });
    }
    people
}

/// Plans that a code stands again where it stood, with the codings that wait for it: what is above it comes back with
/// it, if that was removed too.
///
/// # Errors
/// When there never was such a code.
pub fn restore_code(project: &Project, code: CodeId) -> Result<Vec<Op>, PlanError> {
    let found = project.codes.get(&code).ok_or(PlanError::NoSuchCode)?;
    if found.removed.is_none() {
        return Ok(Vec::new());
    }
    // The fold closes no loop, so the way up ends.
    let way_up = successors(Some(found), |code| project.codes.get(&code.place.parent?));
    let removed = way_up.filter(|code| code.removed.is_some()).map(|code| Op::RestoreCode { code: code.id });
    let mut ops: Vec<Op> = removed.collect();
    ops.reverse();
    let tree = found.place.tree;
    if project.trees.get(&tree).is_some_and(|tree| tree.removed) {
        ops.insert(0, Op::RestoreTree { tree });
    }
    Ok(ops)
}

/// Plans that a code stands again with what was removed with it below it, or is parted again from what it was merged
/// into.
fn restore_branch(project: &Project, code: CodeId) -> Result<Vec<Op>, PlanError> {
    let found = project.codes.get(&code).ok_or(PlanError::NoSuchCode)?;
    if let Some(into) = found.merged_into {
        return Ok(vec![Op::UnmergeCodes { code, into }]);
    }
    let is_below = |other: &&Code| {
        successors(Some(*other), |code| project.codes.get(&code.place.parent?)).any(|above| above.id == code)
    };
    let went_along = project.codes.values().filter(|other| other.id != code && other.removed == found.removed);
    let went_along = went_along.filter(is_below).map(|other| Op::RestoreCode { code: other.id });
    let mut ops = restore_code(project, code)?;
    if !ops.is_empty() {
        ops.extend(went_along);
    }
    Ok(ops)
}
