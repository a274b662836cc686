//! Blind coding: several people code a document for a code tree, and until they have finished it, they do not see what
//! the others do there. A convention among colleagues, not a secret: the journal can be read by everybody who has the
//! folder.

use std::collections::{BTreeMap, BTreeSet};

use super::coding::Coding;
use super::document::{Document, Finished};
use super::ids::{CoderId, TreeId};
use super::one_person::MergedCoders;
use super::op::Op;
use super::project::Project;
use super::signed::Signed;
use super::stamp::Stamp;

/// Who codes a document blind for one code tree.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Blind {
    /// Who.
    pub coders: BTreeSet<CoderId>,
    /// The change that assigned it to them.
    pub since: Stamp,
    /// Whether somebody opened it to all before all had finished.
    pub released: bool,
}

/// The blind coding of a document, by tree.
pub type BlindByTree = BTreeMap<TreeId, Blind>;

impl Project {
    /// Returns in how many documents what others coded is not seen, because whoever looks at the project has still to
    /// code them blind.
    pub fn n_still_blind(&self) -> usize {
        let Some(viewer) = self.viewer else { return 0 };
        self.documents.values().filter(|d| !d.removed && !d.trees_blind_for(viewer).is_empty()).count()
    }

    /// Whether `coding` is somebody else’s, for one of the `trees` that `viewer` has still to code blind. What somebody
    /// removed meanwhile is hidden too: it may come back.
    pub fn is_hidden(&self, coding: &Coding, viewer: CoderId, trees: &BTreeSet<TreeId>) -> bool {
        coding.coder != viewer
            && !trees.is_empty()
            && self.tree_coded_for(coding.code).is_some_and(|tree| trees.contains(&tree))
    }
}

impl Document {
    /// Returns the code trees for which `viewer` has this document still to code blind.
    pub fn trees_blind_for(&self, viewer: CoderId) -> BTreeSet<TreeId> {
        self.blind.keys().copied().filter(|tree| self.is_blind_for(viewer, *tree)).collect()
    }

    /// Whether `viewer` has this document still to code blind for `tree`: then what others coded there is hidden.
    pub fn is_blind_for(&self, viewer: CoderId, tree: TreeId) -> bool {
        let open = |blind: &Blind| !blind.released && blind.coders.contains(&viewer);
        self.blind.get(&tree).is_some_and(open)
            && !self.independent.contains_key(&Finished { coder: viewer, tree })
            && !self.finished.contains_key(&Finished { coder: viewer, tree })
    }

    /// Returns who has this document still to code blind for `tree`.
    pub fn still_to_code(&self, tree: TreeId) -> impl Iterator<Item = CoderId> {
        let coders = self.blind.get(&tree).into_iter().flat_map(|blind| &blind.coders);
        coders.copied().filter(move |coder| self.is_blind_for(*coder, tree))
    }

    /// Whether what `who` has coded so far was coded blind: assigned before the first coding, and not opened since.
    pub(super) fn was_coded_blind(&self, who: Finished) -> bool {
        let first = self.codings.values().filter(|c| c.coder == who.coder).map(|c| c.at).min();
        self.blind.get(&who.tree).is_some_and(|blind| {
            !blind.released && blind.coders.contains(&who.coder) && first.is_none_or(|first| blind.since < first)
        })
    }

    /// Folds an op about blind coding. What is assigned anew is open to all when it `stays_open`.
    pub(super) fn fold_blind(&mut self, op: &Op, at: Stamp, people: &MergedCoders, stays_open: bool) {
        let Signed { blind: assigned, released, .. } = &mut self.signed;
        match op {
            Op::AssignDocument { tree, to, .. } if to.is_empty() => {
                assigned.remove(tree);
            }
            Op::AssignDocument { tree, to, .. } => {
                if !assigned.contains_key(tree) && !stays_open {
                    // A new plan: what was opened of a former one is over.
                    released.remove(tree);
                }
                let new = Blind { coders: BTreeSet::new(), since: at, released: stays_open };
                let blind = assigned.entry(*tree).or_insert(new);
                let had_it: BTreeSet<CoderId> = blind.coders.iter().map(|coder| people.one(*coder)).collect();
                // Who joins later may have looked before: the whole document counts as blind from then on.
                if !to.iter().all(|coder| had_it.contains(&people.one(*coder))) {
                    blind.since = at;
                }
                blind.coders = to.iter().copied().collect();
            }
            Op::ReleaseDocument { tree, .. } | Op::WithholdDocument { tree, .. } => {
                match op {
                    Op::ReleaseDocument { .. } => _ = released.insert(*tree, at),
                    _ => _ = released.remove(tree),
                }
                if let Some(blind) = assigned.get_mut(tree) {
                    blind.released = matches!(op, Op::ReleaseDocument { .. });
                }
            }
            _ => {}
        }
        self.count_marks(people);
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::Fixture;
    use super::super::{Excerpt, Op, Span, plan};
    use super::*;

    fn finish(fixture: &mut Fixture, coder: CoderId) {
        let (document, tree) = ids(fixture);
        fixture.apply(vec![Op::FinishDocument { document, coder, tree }]);
    }

    fn ids(fixture: &Fixture) -> (super::super::DocumentId, TreeId) {
        (fixture.project.documents()[0].id, fixture.project.trees()[0].id)
    }

    fn is_blind(fixture: &Fixture, coder: CoderId) -> bool {
        let (_, tree) = ids(fixture);
        fixture.project.documents()[0].is_blind_for(coder, tree)
    }

    #[test]
    fn each_codes_blind_until_they_have_finished_and_the_record_says_so() {
        let mut fixture = Fixture::of("U01: Un toit à moi, un lit.");
        let (ana, ben, chen) = (fixture.coder, fixture.coder_named("ben"), fixture.coder_named("chen"));
        let document = fixture.project.documents()[0].id;
        fixture.code(Excerpt { document, span: Span::new(5, 7) }, "Lieu", chen);
        let (_, tree) = ids(&fixture);
        let ops = plan::assign_document(&fixture.project, document, tree, &[ana, ben]).unwrap();
        let back: Vec<Op> = ops.iter().filter_map(Op::inverse).collect();
        fixture.apply(ops);
        assert!(is_blind(&fixture, ana) && is_blind(&fixture, ben) && !is_blind(&fixture, chen));
        fixture.code(Excerpt { document, span: Span::new(8, 12) }, "Lieu", ana);
        finish(&mut fixture, ana);
        assert!(!is_blind(&fixture, ana) && is_blind(&fixture, ben), "ana sees all, ben has it still to do");
        fixture.apply(vec![Op::ReleaseDocument { document, tree }]);
        assert!(!is_blind(&fixture, ben), "opened to all");
        finish(&mut fixture, ben);
        let work = |coder| fixture.project.documents()[0].independent[&Finished { coder, tree }].blind;
        assert!(work(ana) && !work(ben), "ben could see what ana did before finishing");
        fixture.apply(back);
        assert!(fixture.project.documents()[0].blind.is_empty());
    }

    #[test]
    fn what_was_coded_before_the_assignment_was_not_coded_blind() {
        let mut fixture = Fixture::of("U01: Un [toit|Lieu] à moi.");
        let (document, tree) = ids(&fixture);
        let ana = fixture.coder;
        fixture.apply(plan::assign_document(&fixture.project, document, tree, &[ana]).unwrap());
        finish(&mut fixture, ana);
        assert!(!fixture.project.documents()[0].independent[&Finished { coder: ana, tree }].blind);
    }
    #[test]
    fn what_was_opened_stays_open_when_the_plan_is_taken_back_and_made_again_apart() {
        for opened_first in [true, false] {
            let mut fixture = Fixture::of("U01: Un [toit|Lieu] à moi.");
            let (ana, _) = (fixture.coder, fixture.coder_named("ben"));
            let (document, tree) = ids(&fixture);
            fixture.apply(plan::assign_document(&fixture.project, document, tree, &[ana]).unwrap());
            let assigned = |from: &[CoderId], to: &[CoderId]| Op::AssignDocument {
                document,
                tree,
                from: from.to_vec(),
                to: to.to_vec(),
            };
            let again = vec![assigned(&[ana], &[]), assigned(&[], &[ana])];
            let opened = vec![Op::ReleaseDocument { document, tree }];
            if opened_first {
                fixture.apart(opened, again);
            } else {
                fixture.apart(again, opened);
            }
            assert!(!is_blind(&fixture, ana), "opened to all");
            // From here on it is known.
            fixture.apply(vec![]);
            fixture.apply(vec![assigned(&[ana], &[])]);
            fixture.apply(vec![assigned(&[], &[ana])]);
            assert!(is_blind(&fixture, ana), "whoever knew makes a new plan");
        }
    }
}
