//! Settling what waits for a person after people worked apart. What is settled by one is settled for all.

use super::super::code::Place;
use super::super::concurrent::{Contest, Contested, Crossing, Twins};
use super::super::correction::Replacement;
use super::super::difference::difference;
use super::super::ids::{CodeId, DocumentId, EditId, IdSource};
use super::super::op::Op;
use super::super::project::Project;
use super::super::review::{ReviewItem, ReviewKind};
use super::super::stamp::Stamp;
use super::super::text::Span;
use super::super::twin::Twin;
use super::attributes::merge_attributes;
use super::{
    PlanError, bring_in_again, correct_text, merge_coders, merge_codes, merge_participants, remove_coding, twins,
};

/// A way to settle something that waits for a person.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Settling {
    /// It is well as it stands: what is in force, both corrections, two things of one name.
    Keep,
    /// What the side of this place says, from 0: its setting, its version, or that this one of two twins stays.
    Take(usize),
    /// What was removed or merged stands again.
    Restore,
    /// The coding goes.
    Remove,
}

/// Returns the ways in which something can be settled by one step; none where it has to be waited for.
pub fn settlings(kind: &ReviewKind) -> Vec<Settling> {
    use Settling::{Keep, Remove, Restore, Take};
    match kind {
        // What two decided about a coding is settled by deciding again, and a proposal by answering it.
        ReviewKind::MissingTarget { .. }
        | ReviewKind::NewerVersion { .. }
        | ReviewKind::RuledByTwo { .. }
        | ReviewKind::Proposal { .. } => vec![],
        ReviewKind::MergeWouldLoop { .. } => vec![Keep],
        ReviewKind::MoveWouldLoop { .. } => vec![Keep, Take(1)],
        ReviewKind::CodedWithRemovedCode { .. } => vec![Restore, Remove],
        ReviewKind::RemovedWhileCoded { .. }
        | ReviewKind::RemovedWhileUsed { .. }
        | ReviewKind::MergedWhileCoded { .. }
        | ReviewKind::MergeTakenBack { .. } => vec![Keep, Restore],
        ReviewKind::LostCoding { .. } => vec![Remove],
        ReviewKind::CorrectedByTwo { .. } | ReviewKind::MadeTwice(_) => vec![Keep, Take(0), Take(1)],
        ReviewKind::SetByTwo(contest) => std::iter::once(Keep).chain((0..contest.sides.len()).map(Take)).collect(),
    }
}

/// Plans to settle `item` in a way that [`settlings`] names for it.
///
/// # Errors
/// When it cannot be settled that way, or something that it is about does not stand any more.
pub fn settle(project: &Project, ids: &mut IdSource, item: &ReviewItem, way: Settling) -> Result<Vec<Op>, PlanError> {
    use Settling::{Keep, Remove, Restore, Take};
    let looked_at = |about| vec![settled(about, vec![item.change])];
    match (&item.kind, way) {
        (ReviewKind::MoveWouldLoop { code, .. }, Keep) => Ok(looked_at(Contested::CodePlace(*code))),
        (ReviewKind::MergeWouldLoop { of }, Keep) => Ok(looked_at(of.clone())),
        (ReviewKind::MoveWouldLoop { code, to }, Take(1)) => {
            let mut ops = looked_at(Contested::CodePlace(*code));
            ops.extend(turn_over(project, *code, *to)?);
            Ok(ops)
        }
        (ReviewKind::CodedWithRemovedCode { code, .. }, Restore) => restore_code(project, *code),
        (
            ReviewKind::CodedWithRemovedCode { document, coding, .. } | ReviewKind::LostCoding { document, coding },
            Remove,
        ) => remove_coding(project, *document, *coding),
        (ReviewKind::RemovedWhileCoded { document, .. }, Keep) => Ok(looked_at(project.what_took_out(*document))),
        (ReviewKind::RemovedWhileCoded { document, .. }, Restore) => Ok(restore_document(project, *document)),
        (ReviewKind::RemovedWhileUsed { twin, .. }, Keep) => Ok(looked_at(Contested::Stands(*twin))),
        (ReviewKind::RemovedWhileUsed { twin, .. }, Restore) => Ok(vec![twin.standing(true)]),
        (ReviewKind::MergedWhileCoded { code, .. }, Keep) => Ok(looked_at(Contested::CodeMerged(*code))),
        (ReviewKind::MergedWhileCoded { code, into, .. }, Restore) => {
            Ok(vec![Op::UnmergeCodes { code: *code, into: *into }])
        }
        (ReviewKind::MergeTakenBack { .. }, Keep) => Ok(looked_at(Contested::CopyCounts)),
        (ReviewKind::MergeTakenBack { .. }, Restore) => {
            let taken = project.merges_taken_back().iter().find(|taken| taken.at == item.change);
            Ok(bring_in_again(project, taken.ok_or(PlanError::NotThatWay)?).ops)
        }
        (ReviewKind::CorrectedByTwo { document, crossing }, Keep) => settle_corrections(project, *document, crossing),
        (ReviewKind::CorrectedByTwo { document, crossing }, Take(side @ (0 | 1))) => {
            let others = if side == 0 { &crossing.second } else { &crossing.first };
            keep_version(project, ids, *document, crossing, others)
        }
        (ReviewKind::SetByTwo(contest), Keep) => Ok(vec![settled(contest.thing.clone(), contest.changes())]),
        (ReviewKind::SetByTwo(contest), Take(side)) => take_side(project, contest, side),
        (ReviewKind::MadeTwice(twins), Keep) => Ok(looked_at(Contested::MadeTwice(twins.clone()))),
        (ReviewKind::MadeTwice(twins), Take(side @ (0 | 1))) => merge_twins(project, twins, side == 1),
        _ => Err(PlanError::NotThatWay),
    }
}

fn settled(about: Contested, changes: Vec<Stamp>) -> Op {
    Op::SettleConflict { about, changes }
}

/// The settlement comes first: undo opens the contest again after it has set the old value, which would close it.
fn take_side(project: &Project, contest: &Contest, side: usize) -> Result<Vec<Op>, PlanError> {
    let side = contest.sides.get(side).ok_or(PlanError::NotThatWay)?;
    let now = project.setting(&contest.thing).ok_or(PlanError::NotThatWay)?;
    let mut ops = vec![settled(contest.thing.clone(), contest.changes())];
    if !side.to.agrees_with(&now) {
        ops.extend(contest.thing.set(&now, &side.to));
    }
    Ok(ops)
}

/// Plans the move that was left out: the code that it would have gone below, and that stands below it, changes places with it.
fn turn_over(project: &Project, code: CodeId, to: Place) -> Result<Vec<Op>, PlanError> {
    let moved = project.codes.get(&code).ok_or(PlanError::NoSuchCode)?;
    let above = to.parent.and_then(|id| project.codes.get(&id)).ok_or(PlanError::NoSuchCode)?;
    Ok(vec![
        Op::MoveCode { code: above.id, from: above.put_to(), to: moved.put_to() },
        Op::MoveCode { code, from: moved.put_to(), to },
    ])
}

/// Plans that a removed document stands again, with those who speak in it alone.
fn restore_document(project: &Project, document: DocumentId) -> Vec<Op> {
    let found = project.documents.get(&document);
    let speaking = found.into_iter().flat_map(|d| d.speakers.iter().filter_map(|s| s.participant).chain(d.participant));
    let gone = speaking.filter(|p| project.participants.get(p).is_some_and(|p| p.removed));
    let mut people: Vec<Op> = gone.map(|participant| Op::RestoreParticipant { participant }).collect();
    people.dedup();
    let merged = found.and_then(|d| d.merged_into).map(Twin::Document);
    let stands = merged.map(|into| Op::PartTwin { twin: Twin::Document(document), into });
    people.insert(0, stands.unwrap_or(Op::RestoreDocument { document }));
    people
}

fn merge_twins(project: &Project, twins: &Twins, later: bool) -> Result<Vec<Op>, PlanError> {
    fn ordered<T>(first: T, second: T, later: bool) -> (T, T) {
        if later { (first, second) } else { (second, first) }
    }
    match twins {
        Twins::Codes(first, second) => {
            let (gone, stays) = ordered(*first, *second, later);
            merge_codes(project, &[gone], stays)
        }
        Twins::Participants(first, second) => {
            let (gone, stays) = ordered(*first, *second, later);
            merge_participants(project, gone, stays)
        }
        Twins::Documents(first, second) => {
            let (gone, stays) = ordered(*first, *second, later);
            twins::merge_documents(project, gone, stays)
        }
        Twins::Trees(first, second) => {
            let (gone, stays) = ordered(*first, *second, later);
            twins::merge_trees(project, gone, stays)
        }
        Twins::Attributes(first, second) => {
            let (gone, stays) = ordered(first, second, later);
            merge_attributes(project, gone, stays)
        }
        Twins::Coders(first, second) => {
            let (gone, stays) = ordered(*first, *second, later);
            merge_coders(project, gone, stays)
        }
    }
}

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
