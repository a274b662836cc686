//! Documents, speakers and participants: names, roles, standing.

use super::super::document::{Language, Speaker};
use super::super::ids::{DocumentId, ParticipantId};
use super::super::op::Op;
use super::super::project::Project;
use super::{PlanError, people};

/// Plans to take a document out of the project, with its codings; both come back by undo.
///
/// # Errors
/// When the document does not stand.
pub fn remove_document(project: &Project, document: DocumentId) -> Result<Vec<Op>, PlanError> {
    let found = project.document(document).ok_or(PlanError::NoSuchDocument)?;
    let mut ops = vec![Op::RemoveDocument { document }];
    let speaking = found.speakers.iter().filter_map(|s| s.participant).chain(found.participant);
    let mut alone: Vec<ParticipantId> = speaking.filter(|p| !others_speak_as(project, *p, (document, None))).collect();
    alone.sort_unstable();
    alone.dedup();
    let standing = |p: &ParticipantId| project.participants.get(p).is_some_and(|p| !p.removed);
    ops.extend(alone.into_iter().filter(standing).map(|participant| Op::RemoveParticipant { participant }));
    Ok(ops)
}

/// Whether a person is a speaker, or who a document stands for, anywhere but in `except`: a document, or one speaker of
/// it.
pub(super) fn others_speak_as(project: &Project, person: ParticipantId, except: (DocumentId, Option<u16>)) -> bool {
    let (document, speaker) = except;
    project.documents.values().filter(|d| !d.removed && (d.id != document || speaker.is_some())).any(|d| {
        let others = (0_u16..).zip(&d.speakers).filter(|(i, _)| d.id != document || Some(*i) != speaker);
        others.filter_map(|(_, s)| s.participant).chain(d.participant).any(|p| p == person)
    })
}

/// Plans another name for a document.
///
/// # Errors
/// When the document does not stand or the name is empty.
pub fn rename_document(project: &Project, document: DocumentId, name: &str) -> Result<Vec<Op>, PlanError> {
    let from = project.document(document).ok_or(PlanError::NoSuchDocument)?.name.clone();
    let to = visible(name)?;
    Ok(if from == to { Vec::new() } else { vec![Op::RenameDocument { document, from, to }] })
}

/// Plans another name for a person.
///
/// # Errors
/// When the person is not there, or the name is empty or another's.
pub fn rename_participant(project: &Project, participant: ParticipantId, name: &str) -> Result<Vec<Op>, PlanError> {
    let from = people::standing(project, participant)?.name.clone();
    let to = visible(name)?;
    if project.participant_named(&to).is_some_and(|known| known.id != participant) {
        return Err(PlanError::ParticipantExists(to));
    }
    Ok(if from == to { Vec::new() } else { vec![Op::RenameParticipant { participant, from, to }] })
}

/// Plans the language of a document.
///
/// # Errors
/// When the document does not stand.
pub fn set_language(project: &Project, document: DocumentId, to: Option<Language>) -> Result<Vec<Op>, PlanError> {
    let from = project.document(document).ok_or(PlanError::NoSuchDocument)?.language;
    Ok(if from == to { Vec::new() } else { vec![Op::SetLanguage { document, from, to }] })
}

/// Plans label, role or person of a speaker.
///
/// # Errors
/// When the document does not stand, or has no such speaker.
pub fn set_speaker(project: &Project, document: DocumentId, speaker: u16, to: Speaker) -> Result<Vec<Op>, PlanError> {
    let found = project.document(document).ok_or(PlanError::NoSuchDocument)?;
    let from = found.speaker_as_set(speaker).ok_or(PlanError::NoSuchSpeaker)?;
    Ok(if found.speakers[usize::from(speaker)] == to {
        Vec::new()
    } else {
        vec![Op::SetSpeaker { document, speaker, from, to }]
    })
}

/// Returns a name without white space around it.
pub(super) fn visible(name: &str) -> Result<String, PlanError> {
    let name = name.trim();
    if name.is_empty() { Err(PlanError::EmptyName) } else { Ok(name.to_owned()) }
}
