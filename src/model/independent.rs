//! What a coder had coded when declaring a document finished for the first time: work that no discussion had touched.
//! Agreement is measured on it, whatever the coders settled together since.

use super::anchor::Anchor;
use super::document::{Document, Finished};
use super::ids::{CodeId, CoderId, DocumentId, TreeId};
use super::one_person::MergedCoders;
use super::project::Project;
use super::stamp::Stamp;

/// The codings of one coder in one document for one code tree, as they were.
#[derive(Clone, PartialEq, Debug)]
pub struct IndependentWork {
    /// When the coder declared the document finished.
    pub at: Stamp,
    /// Whether the coder had coded blind all the time, as far as the record says.
    pub blind: bool,
    /// Which code stood on which words.
    pub codings: Vec<(CodeId, Anchor)>,
}

impl IndependentWork {
    /// Adds what the same person had coded under another name.
    pub(super) fn join(&mut self, other: &Self) {
        self.at = self.at.min(other.at);
        self.blind &= other.blind;
        let known = self.codings.len();
        let new = other.codings.iter().filter(|coding| !self.codings[..known].contains(coding));
        let new: Vec<_> = new.copied().collect();
        self.codings.extend(new);
    }
}

impl Document {
    /// Takes note that a coder finished the document with `codings`. The first time counts: what comes later may know what
    /// others did.
    pub(super) fn note_finished(
        &mut self,
        who: Finished,
        at: Stamp,
        codings: Vec<(CodeId, Anchor)>,
        people: &MergedCoders,
    ) {
        let blind = self.was_coded_blind(Finished { coder: people.one(who.coder), ..who });
        self.signed.finished.insert(who, at);
        self.signed.independent.entry(who).or_insert(IndependentWork { at, blind, codings });
        self.count_marks(people);
    }

    /// Takes note that a coder goes on. As long as nobody else has finished, there was nothing to compare with, and the
    /// next time counts as the first.
    pub(super) fn note_reopened(&mut self, who: Finished, people: &MergedCoders) {
        let is_same = |other: &Finished| people.one(other.coder) == people.one(who.coder);
        let others = self.independent.keys().any(|other| other.tree == who.tree && !is_same(other));
        let stays = |other: &Finished| other.tree != who.tree || !is_same(other);
        self.signed.finished.retain(|other, _| stays(other));
        if !others {
            self.signed.independent.retain(|other, _| stays(other));
        }
        self.count_marks(people);
    }
}

impl Project {
    /// Returns which codes of `tree` stand on which words of `document` by `coder`; nothing when it is not here.
    pub(super) fn codings_by(
        &self,
        document: DocumentId,
        coder: CoderId,
        tree: TreeId,
    ) -> Option<Vec<(CodeId, Anchor)>> {
        let tree_of = |code| self.merge_target(code).and_then(|c| self.codes.get(&c)).map(|c| c.place.tree);
        let standing = self.documents.get(&document)?.standing_codings();
        let theirs = standing.filter(|c| c.coder == coder && tree_of(c.code) == Some(tree));
        Some(theirs.map(|c| (c.code, c.anchor)).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::Fixture;
    use super::super::{Excerpt, Op, Span};
    use super::*;

    fn finish(fixture: &mut Fixture, coder: CoderId, finished: bool) {
        let document = fixture.project.documents()[0].id;
        let tree = fixture.project.trees()[0].id;
        fixture.apply(vec![match finished {
            true => Op::FinishDocument { document, coder, tree },
            false => Op::ReopenDocument { document, coder, tree },
        }]);
    }

    fn code(fixture: &mut Fixture, start: u32, coder: CoderId) {
        let document = fixture.project.documents()[0].id;
        fixture.code(Excerpt { document, span: Span::new(start, start + 2) }, "Lieu", coder);
    }

    fn n_independent(fixture: &Fixture, coder: CoderId) -> Option<usize> {
        let tree: TreeId = fixture.project.trees()[0].id;
        fixture.project.documents()[0].independent.get(&Finished { coder, tree }).map(|work| work.codings.len())
    }

    #[test]
    fn what_stood_when_a_coder_first_finished_stays_on_record() {
        let mut fixture = Fixture::of("U01: Un [toit|Lieu] à moi, [un lit|Lieu@ben]");
        let (ana, ben) = (fixture.coder, fixture.coder_named("ben"));
        finish(&mut fixture, ana, true);
        finish(&mut fixture, ana, false);
        assert_eq!(n_independent(&fixture, ana), None, "nobody else had finished");
        code(&mut fixture, 12, ana);
        finish(&mut fixture, ana, true);
        finish(&mut fixture, ben, true);
        assert_eq!((n_independent(&fixture, ana), n_independent(&fixture, ben)), (Some(2), Some(1)));
        finish(&mut fixture, ben, false);
        code(&mut fixture, 8, ben);
        finish(&mut fixture, ben, true);
        assert_eq!(n_independent(&fixture, ben), Some(1), "that was after the other's work could be seen");
    }
}
