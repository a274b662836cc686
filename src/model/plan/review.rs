//! Settling what waits for a person after people worked apart. What is settled by one is settled for all.

use super::super::change::Change;
use super::super::code::Place;
use super::super::concurrent::{Contest, ContestSide, Contested, Setting, Twins};
use super::super::ids::{CodeId, IdSource, ProposalId};
use super::super::op::Op;
use super::super::project::Project;
use super::super::review::{ReviewItem, ReviewKind};
use super::super::stamp::Stamp;
use super::super::twin::Twin;
use super::attributes::merge_attributes;
use super::both::{can_keep_all, keep_all};
use super::bring_back::{bring_back, restore_code, restore_document};
use super::comparison::merge_themes;
use super::crossings::{keep_version, settle_corrections};
use super::rulings::decide_again;
use super::settled_labels::{labels_of_merged, labels_of_settled, labels_of_today};
use super::{
    PlanError, accept, bring_in_again, decline, merge_coders, merge_codes, merge_participants, merge_speakers,
    remove_coding, twins, undo,
};

/// A way to settle something that waits for a person.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Settling {
    /// It is well as it stands: what is in force, both corrections, two things of one name.
    Keep,
    /// What all sides set is kept: words one below the other, lists put together, tables under names that tell them
    /// apart.
    Both,
    /// What the side of this place says, from 0: its setting, its version, or that this one of two twins stays.
    Take(usize),
    /// What was removed or merged stands again.
    Restore,
    /// The coding goes.
    Remove,
    /// The label of today stands in the text.
    Relabel,
    /// The coding counts.
    Uphold,
    /// The coding does not count.
    SetAside,
    /// What somebody proposes is done.
    Accept,
    /// What somebody proposes is not done.
    Decline,
}

/// Returns the ways in which something can be settled by one step; none where it has to be waited for.
pub fn settlings(kind: &ReviewKind) -> Vec<Settling> {
    use Settling::{Accept, Both, Decline, Keep, Relabel, Remove, Restore, SetAside, Take, Uphold};
    match kind {
        ReviewKind::NewerVersion { .. } => vec![],
        ReviewKind::MissingTarget { .. } => vec![Keep],
        ReviewKind::RuledByTwo { .. } => vec![Uphold, SetAside],
        ReviewKind::Proposal { .. } => vec![Accept, Decline],
        // Two who merge themes apart merge them the same way: the later one goes.
        ReviewKind::MadeTwice(Twins::Themes(..)) => vec![Keep, Take(0)],
        ReviewKind::MergeWouldLoop { .. } => vec![Keep],
        ReviewKind::MoveWouldLoop { .. } => vec![Keep, Take(1)],
        ReviewKind::CodedWithRemovedCode { .. } => vec![Restore, Remove],
        ReviewKind::RemovedWhileCoded { .. }
        | ReviewKind::RemovedWhileUsed { .. }
        | ReviewKind::RemovedWhileSet { .. }
        | ReviewKind::MergedWhileCoded { .. }
        | ReviewKind::MergeTakenBack { .. } => vec![Keep, Restore],
        ReviewKind::LostCoding { .. } => vec![Remove],
        ReviewKind::LabelsBehind { .. } => vec![Keep, Relabel],
        ReviewKind::MadeTwice(_) => vec![Keep, Take(0), Take(1)],
        ReviewKind::CorrectedByTwo { crossing, .. } => {
            std::iter::once(Keep).chain((0..crossing.sides.len()).map(Take)).collect()
        }
        ReviewKind::SetByTwo(contest) => {
            let both = can_keep_all(contest).then_some(Both);
            std::iter::once(Keep).chain(both).chain((0..contest.sides.len()).map(Take)).collect()
        }
    }
}

/// Plans to settle `item` in a way that [`settlings`] names for it.
///
/// # Errors
/// When it cannot be settled that way, or something that it is about does not stand any more.
pub fn settle(project: &Project, ids: &mut IdSource, item: &ReviewItem, way: Settling) -> Result<Vec<Op>, PlanError> {
    use Settling::{Accept, Both, Decline, Keep, Relabel, Remove, Restore, SetAside, Take, Uphold};
    let looked_at = |about| vec![settled(about, vec![item.change])];
    match (&item.kind, way) {
        (ReviewKind::MissingTarget { .. }, Keep) => Ok(looked_at(Contested::NotHere)),
        (ReviewKind::MoveWouldLoop { code, .. }, Keep) => Ok(looked_at(Contested::CodePlace(*code))),
        (ReviewKind::MergeWouldLoop { of }, Keep) => {
            let mut ops = looked_at(of.clone());
            if let Contested::Merged(Twin::Speaker(document, place)) = of {
                // Each of the two changed the labels of the other's turns.
                let one = project.document(*document).map_or(*place, |d| d.one_speaker(*place));
                ops.extend(labels_of_merged(project, ids, *document, one)?);
            }
            Ok(ops)
        }
        (ReviewKind::MoveWouldLoop { code, to }, Take(1)) => {
            let mut ops = looked_at(Contested::CodePlace(*code));
            ops.extend(turn_over(project, *code, *to)?);
            Ok(ops)
        }
        (ReviewKind::CodedWithRemovedCode { code, .. }, Restore) => restore_code(project, *code),
        (ReviewKind::CodedWithRemovedCode { codings, .. }, Remove) => {
            let removed: Result<Vec<_>, _> =
                codings.iter().map(|(document, coding)| remove_coding(project, *document, *coding)).collect();
            removed.map(|ops| ops.concat())
        }
        (ReviewKind::LostCoding { document, coding }, Remove) => remove_coding(project, *document, *coding),
        (ReviewKind::LabelsBehind { document, speaker, .. }, Keep) => {
            Ok(looked_at(Contested::Speaker(*document, *speaker)))
        }
        (ReviewKind::LabelsBehind { document, speaker, .. }, Relabel) => {
            labels_of_today(project, ids, *document, *speaker)
        }
        (ReviewKind::RemovedWhileCoded { document, .. }, Keep) => Ok(looked_at(project.what_took_out(*document))),
        (ReviewKind::RemovedWhileCoded { document, .. }, Restore) => Ok(restore_document(project, *document)),
        (ReviewKind::RemovedWhileUsed { twin, .. }, Keep) => Ok(looked_at(Contested::Stands(*twin))),
        (ReviewKind::RemovedWhileUsed { twin, .. }, Restore) => Ok(twin.standing(true).into_iter().collect()),
        (ReviewKind::RemovedWhileSet { what, .. }, Keep) => Ok(looked_at(project.taken_out_by(what))),
        (ReviewKind::RemovedWhileSet { what, .. }, Restore) => bring_back(project, what),
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
        (ReviewKind::CorrectedByTwo { document, crossing }, Take(side)) => {
            let side = crossing.sides.get(side).ok_or(PlanError::NotThatWay)?;
            keep_version(project, ids, *document, crossing, &side.unseen)
        }
        (ReviewKind::SetByTwo(contest), Keep) => {
            let mut ops: Vec<Op> = contest.whole().map(|c| settled(c.thing.clone(), c.changes())).collect();
            if let Some(side) = contest.in_force(project) {
                ops.extend(labels_of_settled(project, ids, contest, side)?);
            }
            Ok(ops)
        }
        (ReviewKind::SetByTwo(contest), Both) if can_keep_all(contest) => {
            let mut ops = vec![settled(contest.thing.clone(), contest.changes())];
            ops.extend(keep_all(project, contest));
            Ok(ops)
        }
        (ReviewKind::RuledByTwo { document, coding }, Uphold | SetAside) => {
            decide_again(project, *document, *coding, way == Uphold)
        }
        (ReviewKind::Proposal { proposal }, Accept) => accept(project, *proposal).map(|accepted| accepted.ops),
        (ReviewKind::Proposal { proposal }, Decline) => decline(project, *proposal),
        (ReviewKind::SetByTwo(contest @ Contest { thing: Contested::Answer(proposal), .. }), Take(side)) => {
            answer_again(project, ids, contest, *proposal, side)
        }
        (ReviewKind::SetByTwo(contest), Take(side)) => {
            let taken: Result<Vec<_>, _> = contest.whole().map(|one| take_side(project, one, side)).collect();
            let mut ops = taken?.concat();
            ops.extend(labels_of_settled(project, ids, contest, side)?);
            Ok(ops)
        }
        (ReviewKind::MadeTwice(twins), Keep) => Ok(looked_at(Contested::MadeTwice(twins.clone()))),
        (ReviewKind::MadeTwice(twins), Take(side @ (0 | 1))) => merge_twins(project, ids, twins, side == 1),
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

/// Plans what one of those says who answered a proposal apart. What another had accepted is done, and goes again with a
/// no.
fn answer_again(
    project: &Project,
    ids: &mut IdSource,
    contest: &Contest,
    proposal: ProposalId,
    side: usize,
) -> Result<Vec<Op>, PlanError> {
    let side = contest.sides.get(side).ok_or(PlanError::NotThatWay)?;
    let proposed = project.proposals.get(&proposal).ok_or(PlanError::NoSuchProposal)?;
    let mut ops = vec![settled(contest.thing.clone(), contest.changes())];
    let yes = Setting::Answer(Some(true));
    let accepted = contest.sides.iter().rfind(|other| other.to == yes).filter(|_| side.to != yes);
    if let Some(ContestSide { at, by, .. }) = accepted {
        let (label, steps) = (proposed.label.clone(), proposed.ops.clone());
        let done = Change { at: *at, by: *by, seen: Vec::new(), label, undoes: None, ops: steps };
        ops.extend(undo(project, ids, &done).ops);
        ops.push(Op::AnswerProposal { proposal, from: proposed.accepted, to: Some(false) });
    }
    Ok(ops)
}

/// Plans the move that was left out: the code that it would have gone below, and that stands below it, changes places
/// with it.
fn turn_over(project: &Project, code: CodeId, to: Place) -> Result<Vec<Op>, PlanError> {
    let moved = project.codes.get(&code).ok_or(PlanError::NoSuchCode)?;
    let above = to.parent.and_then(|id| project.codes.get(&id)).ok_or(PlanError::NoSuchCode)?;
    Ok(vec![
        Op::MoveCode { code: above.id, from: above.put_to(), to: moved.put_to() },
        Op::MoveCode { code, from: moved.put_to(), to },
    ])
}

fn merge_twins(project: &Project, ids: &mut IdSource, twins: &Twins, later: bool) -> Result<Vec<Op>, PlanError> {
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
        Twins::Themes(first, second) => merge_themes(project, *second, *first),
        Twins::Speakers(document, first, second) => {
            let (gone, stays) = ordered(*first, *second, later);
            merge_speakers(project, ids, *document, gone, stays)
        }
        Twins::Coders(first, second) => {
            let (gone, stays) = ordered(*first, *second, later);
            merge_coders(project, gone, stays)
        }
    }
}
