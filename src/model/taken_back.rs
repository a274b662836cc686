//! Merges of copies that somebody took back. What had come in stays on record; it waits for those who did it, and comes
//! in again when somebody says so.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::change::Change;
use super::ids::CoderId;
use super::op::Op;
use super::project::Project;
use super::review::{ReviewItem, ReviewKind};
use super::stamp::Stamp;

/// A merge that is taken back.
#[derive(Clone, PartialEq, Debug)]
pub struct TakenBack {
    /// What the copy was called.
    pub name: String,
    /// What had come in, as runs of changes of one device each.
    pub runs: Vec<(Stamp, Stamp)>,
    /// The change that took it back.
    pub at: Stamp,
    /// Who took it back.
    pub by: CoderId,
    /// What that change did.
    pub(super) ops: Arc<[Op]>,
}

impl TakenBack {
    /// Whether a change had come in with the copy.
    pub fn holds(&self, change: Stamp) -> bool {
        let within =
            |(first, last): &(Stamp, Stamp)| first.device == change.device && *first <= change && change <= *last;
        self.runs.iter().any(within)
    }
}

impl Project {
    /// Returns the merges that are taken back, oldest first.
    pub fn merges_taken_back(&self) -> &[TakenBack] {
        &self.taken_back
    }

    /// Returns the change that took a merge back which `ops` bring in again.
    pub(super) fn brought_in_again(&self, ops: &[Op]) -> Option<Stamp> {
        if self.taken_back.is_empty() {
            return None;
        }
        let merged = ops.iter().filter_map(|op| match op {
            Op::MergedCopy { runs, .. } => Some(runs),
            _ => None,
        });
        merged.filter_map(|runs| self.taken_back.iter().find(|taken| taken.runs == *runs)).map(|taken| taken.at).next()
    }

    /// Takes note of a merge that `change` takes back, or that stands again with it.
    pub(super) fn note_taken_back(&mut self, change: &Change) {
        self.let_in_again(&change.ops);
        for op in &change.ops {
            if let Op::UnmergedCopy { name, runs, .. } = op {
                let (name, runs, ops) = (name.clone(), runs.clone(), change.ops.as_slice().into());
                let taken = TakenBack { name, runs, at: change.at, by: change.by, ops };
                Arc::make_mut(&mut self.taken_back).push(taken);
            }
        }
    }

    /// Lets go of the merges that stand again with `ops`.
    pub(super) fn let_in_again(&mut self, ops: &[Op]) {
        for op in ops {
            if let Op::MergedCopy { runs, .. } = op
                && !self.taken_back.is_empty()
            {
                Arc::make_mut(&mut self.taken_back).retain(|taken| taken.runs != *runs);
            }
        }
    }

    /// Returns the merges that are taken back and brought in what others had done than who took it back.
    pub(super) fn taken_back_items(&self) -> impl Iterator<Item = ReviewItem> {
        self.taken_back.iter().filter_map(|taken| {
            let by = self.one_coder(taken.by);
            let authors = taken.runs.iter().flat_map(|run| self.knowledge.authors(*run));
            let mut of: BTreeSet<CoderId> = authors.map(|coder| self.one_coder(coder)).collect();
            of.remove(&by);
            let kind = ReviewKind::MergeTakenBack { name: taken.name.clone(), by, of: of.iter().copied().collect() };
            (!of.is_empty()).then_some(ReviewItem { change: taken.at, kind })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::Fixture;
    use super::super::{Change, DeviceId, IdSource, Outline, plan};
    use super::*;

    fn change(fixture: &Fixture, device: u32, by: CoderId, ops: Vec<Op>) -> Arc<Change> {
        let at = Stamp::after(fixture.project.head, 9_000_000, DeviceId::from_bits(device));
        let seen = fixture.project.head.into_iter().collect();
        Arc::new(Change { at, by, seen, label: "Test".to_owned(), undoes: None, ops })
    }

    /// Ana merged a copy in which ben had renamed a code, and took that back.
    fn taken_back() -> Fixture {
        let mut fixture = Fixture::of("Ana: [Un toit|Lieu]");
        let (ana, ben) = (fixture.coder, fixture.coder_named("ben"));
        let code = Outline::of(&fixture.project).rows[0].code;
        let rename = plan::rename_code(&fixture.project, code, "Toit").unwrap();
        let of_ben = change(&fixture, 2, ben, rename);
        fixture.project.apply(&of_ben);
        let merged = Op::MergedCopy {
            name: "ben.counterpoint".to_owned(),
            runs: vec![(of_ben.at, of_ben.at)],
            had_waited: false,
        };
        let merge = change(&fixture, 1, ana, vec![merged]);
        fixture.project.apply(&merge);
        let ops = plan::undo_merge(&fixture.project, &merge, &[of_ben]).ops;
        let undo = change(&fixture, 1, ana, ops);
        fixture.project.apply(&Change { undoes: Some(merge.at), ..Change::clone(&undo) });
        fixture
    }

    fn name(fixture: &Fixture) -> String {
        Outline::of(&fixture.project).rows[0].name.clone()
    }

    #[test]
    fn a_merge_that_was_taken_back_waits_for_those_whose_work_it_was_and_comes_in_again() {
        let mut fixture = taken_back();
        let ben = fixture.coder_named("ben");
        let review = fixture.project.review();
        assert!(
            matches!(&review[..], [item] if matches!(&item.kind,
            ReviewKind::MergeTakenBack { of, .. } if *of == [ben])),
            "{review:?}"
        );
        assert_eq!(name(&fixture), "Lieu");
        let restore = plan::settle(&fixture.project, &mut IdSource::counting(), &review[0], plan::Settling::Restore);
        fixture.apply(restore.unwrap());
        assert_eq!(name(&fixture), "Toit");
        assert!(fixture.project.review().is_empty() && fixture.project.merges_taken_back().is_empty());
    }

    #[test]
    fn what_two_set_apart_is_to_decide_again_when_a_merge_that_was_taken_back_comes_in_again() {
        let mut fixture = Fixture::of("Ana: [Un toit|Lieu]");
        let (ana, ben) = (fixture.coder, fixture.coder_named("ben"));
        let code = Outline::of(&fixture.project).rows[0].code;
        let rename = |fixture: &Fixture, name| plan::rename_code(&fixture.project, code, name).unwrap();
        let (of_ana, of_ben) = (rename(&fixture, "Abri"), rename(&fixture, "Toit"));
        let of_ben = change(&fixture, 2, ben, of_ben);
        let of_ana = Change {
            at: Stamp { millis: of_ben.at.millis - 1, ..of_ben.at },
            by: ana,
            ops: of_ana,
            ..Change::clone(&of_ben)
        };
        let of_ana = Change { at: Stamp { device: DeviceId::from_bits(1), ..of_ana.at }, ..of_ana };
        fixture.project.apply_all([&of_ana, &*of_ben]);
        let runs = vec![(of_ben.at, of_ben.at)];
        let merged = Op::MergedCopy { name: "ben.counterpoint".to_owned(), runs, had_waited: false };
        let merge = change(&fixture, 1, ana, vec![merged]);
        fixture.project.apply(&merge);
        let to_decide = fixture.project.review();
        assert!(matches!(&to_decide[..], [item] if matches!(item.kind, ReviewKind::SetByTwo(_))), "{to_decide:?}");
        let undo = change(&fixture, 1, ana, plan::undo_merge(&fixture.project, &merge, &[of_ben]).ops);
        fixture.project.apply(&Change { undoes: Some(merge.at), ..Change::clone(&undo) });
        let taken = fixture.project.merges_taken_back()[0].clone();
        let again = plan::bring_in_again(&fixture.project, &taken).ops;
        let mut preview = fixture.project.clone();
        preview.apply_draft(&again, ana);
        assert_eq!(preview.review(), to_decide);
        let again = change(&fixture, 1, ana, again);
        fixture.project.apply(&again);
        assert_eq!((fixture.project.review(), name(&fixture).as_str()), (to_decide, "Toit"));
    }

    #[test]
    fn what_is_well_taken_back_waits_for_nobody_and_can_still_come_in_again() {
        let mut fixture = taken_back();
        let review = fixture.project.review();
        let keep = plan::settle(&fixture.project, &mut IdSource::counting(), &review[0], plan::Settling::Keep);
        fixture.apply(keep.unwrap());
        assert!(fixture.project.review().is_empty());
        let taken = fixture.project.merges_taken_back()[0].clone();
        fixture.apply(plan::bring_in_again(&fixture.project, &taken).ops);
        assert_eq!(name(&fixture), "Toit");
    }
}
