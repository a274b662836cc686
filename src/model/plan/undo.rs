//! Undo: the inverses of a change's ops, last first, as far as what they set is still so and nobody built on it since.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::super::change::Change;
use super::super::concurrent::Contested;
use super::super::ids::{CoderId, DocumentId, IdSource};
use super::super::op::Op;
use super::super::project::Project;
use super::super::stamp::Stamp;
use super::super::taken_back::TakenBack;
use super::built_on::{BuiltOn, Taker};
use super::codings_lost;
use super::left_labels::left_labels;
use super::memos::memo_without;

/// What taking a change back would do.
#[derive(Clone, PartialEq, Debug)]
pub struct UndoPlan {
    /// The ops to commit.
    pub ops: Vec<Op>,
    /// How many ops stay as they are, because somebody changed the same thing since, or only a newer version knows
    /// them.
    pub n_left: usize,
    /// What stays because others built on it since.
    pub built_on: BuiltOn,
    /// Whose codings lose all their words with it, and how many: they wait until their words come back.
    pub lost: BTreeMap<CoderId, usize>,
}

/// Plans to take `change` back. What somebody set anew since then stays as they set it, and what others built on stays
/// too.
pub fn undo(project: &Project, ids: &mut IdSource, change: &Change) -> UndoPlan {
    let draft = sets_twice(&change.ops).then(|| project.clone());
    let ops: Vec<_> = of_change(change).collect();
    let mut plan = take_back(project, draft, &ops, Taker { by: change.by, merged: BTreeSet::new() });
    plan.ops.extend(left_labels(project, ids, &plan.ops, change.by));
    plan
}

/// Plans to take back `merge`, which brought in the changes `merged`, oldest first, and all of them with it.
pub fn undo_merge(project: &Project, merge: &Change, merged: &[Arc<Change>]) -> UndoPlan {
    let ops = merged.iter().flat_map(|change| of_change(change)).chain(of_change(merge));
    let taker = Taker { by: merge.by, merged: merged.iter().map(|change| change.at).collect() };
    take_back(project, Some(project.clone()), &ops.collect::<Vec<_>>(), taker)
}

/// Plans that what had come in with a merge that was taken back counts again, as far as nobody set it anew since.
pub fn bring_in_again(project: &Project, taken: &TakenBack) -> UndoPlan {
    let taker = Taker { by: taken.by, merged: BTreeSet::new() };
    let ops: Vec<_> = taken.ops.iter().map(|op| (taken.at, op)).collect();
    take_back(project, Some(project.clone()), &ops, taker)
}

/// Returns the steps of a change, each with its stamp: a step names speakers by the labels that they had then.
fn of_change(change: &Change) -> impl Iterator<Item = (Stamp, &Op)> {
    change.ops.iter().map(|op| (change.at, op))
}

fn take_back(project: &Project, mut draft: Option<Project>, ops: &[(Stamp, &Op)], taker: Taker) -> UndoPlan {
    let built_on = BuiltOn::of(project, &ops.iter().map(|(_, op)| *op).collect::<Vec<_>>(), &taker);
    let mut plan = UndoPlan { ops: Vec::new(), n_left: 0, built_on, lost: BTreeMap::new() };
    for (at, op) in ops.iter().rev() {
        let before = draft.as_ref().unwrap_or(project);
        let now = before.turn_as_called_now(op, *at);
        let op = now.as_ref().unwrap_or(op);
        let inverse = op.inverse().filter(|inverse| in_force(before, inverse));
        match inverse.or_else(|| memo_without(before, op)) {
            Some(inverse) if plan.built_on.holds(&inverse) => plan.built_on.n_steps += 1,
            Some(inverse) => {
                if let Some(draft) = &mut draft {
                    draft.apply_draft_unsettled(std::slice::from_ref(&inverse), taker.by);
                }
                plan.ops.push(inverse);
            }
            None if matches!(op, Op::AddCoder { .. }) => {}
            None => plan.n_left += 1,
        }
    }
    plan.lost = lost(project, &plan.ops, taker.by);
    plan
}

/// Returns whose codings `ops` leave without words, and how many of each; of others than `by`.
fn lost(project: &Project, ops: &[Op], by: CoderId) -> BTreeMap<CoderId, usize> {
    let reverts = |op: &Op| match op {
        Op::RevertCorrection { document, .. } => Some(*document),
        _ => None,
    };
    let documents: BTreeSet<DocumentId> = ops.iter().filter_map(reverts).collect();
    let mut lost = BTreeMap::new();
    for document in documents.iter().filter_map(|id| project.document(*id)) {
        let codings = codings_lost(document, ops).into_iter().filter_map(|id| document.codings.get(&id));
        for coding in codings.filter(|c| c.coder != project.one_coder(by)) {
            *lost.entry(coding.coder).or_insert(0) += 1;
        }
    }
    lost
}

/// Whether the change may set the same thing twice (a rank, say), so that only its last setting has to be in force
/// still. Most large changes, imports of thousands of codings, do not, and need no draft of the project.
fn sets_twice(ops: &[Op]) -> bool {
    let mut set = BTreeSet::new();
    ops.len() < DRAFT_LIMIT || ops.iter().filter_map(Contested::of).any(|(thing, _)| !set.insert(thing))
}

/// Below so many steps a draft costs less than looking.
const DRAFT_LIMIT: usize = 2000;

/// Whether what the op takes away is what stands now, of whatever it means after merges.
pub(super) fn in_force(project: &Project, op: &Op) -> bool {
    project.meant_for_other(op).map_or_else(|| project.has_what_is_taken(op), |meant| in_force(project, &meant))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::Fixture;

    #[test]
    fn a_large_change_that_sets_a_name_twice_goes_back_to_the_first() {
        let mut fixture = Fixture::of("U01: [One|A].");
        let code = *fixture.project.codes.keys().next().unwrap();
        let names: Vec<String> = (0..=DRAFT_LIMIT).map(|i| format!("A{i}")).collect();
        let mut from = "A".to_owned();
        let ops: Vec<Op> = names
            .iter()
            .map(|to| Op::RenameCode { code, from: std::mem::replace(&mut from, to.clone()), to: to.clone() })
            .collect();
        let by = fixture.coder;
        let at = fixture.apply_as(by, ops.clone());
        let change = Change { at, by, seen: Vec::new(), label: String::new(), ops, undoes: None };
        let back = undo(&fixture.project, &mut fixture.ids, &change);
        assert_eq!(back.n_left, 0);
        fixture.apply(back.ops);
        assert_eq!(fixture.project.codes[&code].name, "A");
    }
}
