//! What a coder had coded when declaring a document finished for the first time: work that no discussion had touched.
//! Agreement is measured on it, whatever the coders settled together since.

use std::collections::btree_map::Entry;

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
    /// When the coder finished the document again, and what stood then: codes that were made since the time before are read
    /// there for the first time.
    pub again: Vec<(Stamp, Vec<(CodeId, Anchor)>)>,
}

impl IndependentWork {
    /// Returns each time that the coder finished the document, with what stood then.
    pub fn rounds(&self) -> impl Iterator<Item = (Stamp, &[(CodeId, Anchor)])> {
        std::iter::once((self.at, &self.codings))
            .chain(self.again.iter().map(|(at, c)| (*at, c)))
            .map(|(at, c)| (at, &**c))
    }

    /// Returns in which of the rounds a code that was made then is read: the first since; nothing when there was none.
    pub fn round_of(&self, made: Stamp) -> Option<usize> {
        self.rounds().position(|(at, _)| made <= at)
    }

    /// Returns when the coder finished the document last.
    pub fn last(&self) -> Stamp {
        self.again.last().map_or(self.at, |(at, _)| *at)
    }

    /// Adds what the same person had coded under another name.
    pub(super) fn join(&mut self, other: &Self) {
        self.at = self.at.min(other.at);
        self.blind &= other.blind;
        let known = self.codings.len();
        let new = other.codings.iter().filter(|coding| !self.codings[..known].contains(coding));
        let new: Vec<_> = new.copied().collect();
        self.codings.extend(new);
        self.again.extend(other.again.iter().cloned());
        self.again.sort_by_key(|(at, _)| *at);
    }
}

impl Document {
    /// Takes note that a coder finished the document with `codings`. The first time counts: what comes later may know what
    /// others did. Only codes that were made since can count the next time.
    pub(super) fn note_finished(
        &mut self,
        who: Finished,
        at: Stamp,
        codings: Vec<(CodeId, Anchor)>,
        people: &MergedCoders,
    ) {
        let blind = self.was_coded_blind(Finished { coder: people.one(who.coder), ..who });
        self.signed.finished.insert(who, at);
        match self.signed.independent.entry(who) {
            Entry::Occupied(mut known) => known.get_mut().again.push((at, codings)),
            Entry::Vacant(first) => _ = first.insert(IndependentWork { at, blind, codings, again: Vec::new() }),
        }
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
    use super::super::{Excerpt, Op, Span, plan};
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
    fn a_code_that_was_made_later_is_read_where_its_coder_finished_for_the_first_time_since() {
        let mut fixture = Fixture::of("U01: Un [toit|Lieu] à moi, un lit");
        let (ana, ben) = (fixture.coder, fixture.coder_named("ben"));
        finish(&mut fixture, ana, true);
        finish(&mut fixture, ben, true);
        let (document, tree) = (fixture.project.documents()[0].id, fixture.project.trees()[0].id);
        let again = |fixture: &Fixture| plan::finish_document(&fixture.project, document, ana, tree).unwrap();
        assert_eq!(again(&fixture), [], "nothing is new");
        fixture.code(Excerpt { document, span: Span::new(20, 22) }, "Nuit", ana);
        let made = fixture.project.codes.values().map(|code| code.added).max().unwrap();
        let round = |fixture: &Fixture| {
            fixture.project.documents[&document].independent[&Finished { coder: ana, tree }].round_of(made)
        };
        assert_eq!(round(&fixture), None);
        let ops = again(&fixture);
        fixture.apply(ops);
        assert_eq!(
            (round(&fixture), n_independent(&fixture, ana)),
            (Some(1), Some(1)),
            "the first round stays as it was"
        );
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
