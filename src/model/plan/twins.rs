//! Making one of two: people and code trees of one name, and documents of one text. What belongs to the one that goes comes to the one that
//! stays; nothing of it is deleted, so undo parts them again.

use super::super::anchor::{Address, Anchor};
use super::super::coding::Coding;
use super::super::document::{Document, Speaker};
use super::super::ids::{CodeId, CodingId, DocumentId, IdSource, ParticipantId, TreeId};
use super::super::op::{NewCoding, Op, Subject};
use super::super::outline::Outline;
use super::super::participant::Holder;
use super::super::project::Project;
use super::PlanError;
use super::codes::siblings;
use super::moves::place_codes;
use super::recode::put_together;

/// Plans that `gone` and `stays` are one person from now on: whoever speaks as the one speaks as the other. Where both have a
/// value, that of the one who stays is kept.
///
/// # Errors
/// When a document without speakers stands for the one who goes.
pub(super) fn merge_participants(
    project: &Project,
    gone: ParticipantId,
    stays: ParticipantId,
) -> Result<Vec<Op>, PlanError> {
    let mut ops = Vec::new();
    for document in project.documents.values().filter(|d| !d.removed) {
        if document.participant == Some(gone) {
            let name = project.participants.get(&gone).map(|p| p.name.clone()).unwrap_or_default();
            return Err(PlanError::DocumentStandsFor(name));
        }
        for (speaker, from) in (0..).zip(&document.speakers).filter(|(_, s)| s.participant == Some(gone)) {
            let to = Speaker { participant: Some(stays), ..from.clone() };
            ops.push(Op::SetSpeaker { document: document.id, speaker, from: from.clone(), to });
        }
    }
    ops.extend(values(project, Holder::Participant(gone), Holder::Participant(stays)));
    ops.extend(memo(project, Subject::Participant(gone), Subject::Participant(stays)));
    for ((theme, _), summed) in project.comparison.summaries.iter().filter(|((_, person), _)| *person == gone) {
        if !project.comparison.summaries.contains_key(&(*theme, stays)) {
            let to = Some(summed.summary.clone());
            ops.push(Op::SetSummary { theme: *theme, participant: stays, from: None, to });
        }
    }
    ops.push(Op::RemoveParticipant { participant: gone });
    Ok(ops)
}

/// Plans that a text which came in twice stands once: the codings, values and memos of the document that goes come to the one
/// that stays. Both began as the same characters, so each coding finds its own there; one that lies within a correction of the
/// document that goes takes the nearest characters of its own that both have, and stays behind when there are none.
///
/// # Errors
/// When one of them does not stand.
pub(super) fn merge_documents(
    project: &Project,
    ids: &mut IdSource,
    gone: DocumentId,
    stays: DocumentId,
) -> Result<Vec<Op>, PlanError> {
    let document = |id| project.document(id).ok_or(PlanError::NoSuchDocument);
    let (leaving, staying) = (document(gone)?, document(stays)?);
    let mut ops = Vec::new();
    for coding in leaving.standing_codings() {
        let Some(anchor) = shared_anchor(leaving, coding) else { continue };
        let there = |c: &Coding| (c.code, c.coder, c.anchor) == (coding.code, coding.coder, anchor);
        if staying.standing_codings().any(there) {
            continue;
        }
        let id = CodingId::next(ids);
        ops.push(Op::ApplyCode(NewCoding {
            coding: id,
            document: stays,
            code: coding.code,
            coder: Some(coding.signed_by),
            anchor,
            quote: coding.quote.clone(),
        }));
        ops.extend(memo(project, Subject::Coding(coding.id), Subject::Coding(id)));
    }
    for finished in leaving.finished.keys().filter(|f| !staying.finished.contains_key(f)) {
        ops.push(Op::FinishDocument { document: stays, coder: finished.coder, tree: finished.tree });
    }
    ops.extend(values(project, Holder::Document(gone), Holder::Document(stays)));
    ops.extend(memo(project, Subject::Document(gone), Subject::Document(stays)));
    ops.push(Op::RemoveDocument { document: gone });
    Ok(ops)
}

/// Plans that the codes of both trees stand in the one that stays, those of one name beside each other: whether they are one
/// code is a question of its own. Who finished a document for the tree that goes has not looked for the codes of the other one,
/// and so has not finished it for both.
///
/// # Errors
/// When one of the trees does not stand.
pub(super) fn merge_trees(project: &Project, gone: TreeId, stays: TreeId) -> Result<Vec<Op>, PlanError> {
    project.trees.get(&gone).filter(|tree| !tree.removed).ok_or(PlanError::NoSuchTree)?;
    let tops: Vec<CodeId> = siblings(project, gone, None).iter().map(|code| code.id).collect();
    let mut ops = place_codes(project, &Outline::of(project), &tops, stays, None, usize::MAX)?;
    if project.comparison.guide.tree == Some(gone) {
        ops.push(Op::SetGuide { from: Some(gone), to: Some(stays) });
    }
    ops.push(Op::RemoveTree { tree: gone });
    Ok(ops)
}

/// Returns the first and last character of a coding among those of the imported text.
fn shared_anchor(document: &Document, coding: &Coding) -> Option<Anchor> {
    let is_shared = |address: Address| matches!(address, Address::Original(_));
    if is_shared(coding.anchor.first) && is_shared(coding.anchor.last) {
        return Some(coding.anchor);
    }
    let span = coding.span?;
    let lookup = document.pieces().lookup();
    let at = |position| lookup.address(position).filter(|a| is_shared(*a));
    let first = (span.start..span.end).find_map(at)?;
    let last = (span.start..span.end).rev().find_map(at)?;
    Some(Anchor { first, last })
}

fn values(project: &Project, gone: Holder, stays: Holder) -> Vec<Op> {
    let missing = project.own_attributes().filter(|a| project.written_value(stays, &a.name).is_none());
    let set = missing.filter_map(|a| {
        let to = Some(project.written_value(gone, &a.name)?.to_owned());
        Some(Op::SetAttribute { holder: stays, attribute: a.name.clone(), from: None, to })
    });
    set.collect()
}

fn memo(project: &Project, gone: Subject, stays: Subject) -> Vec<Op> {
    super::memo(project, stays, &put_together(project.memo(stays), project.memo(gone), "\n\n"))
}
