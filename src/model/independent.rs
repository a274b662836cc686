//! What a coder had coded when declaring a document finished for the first time: work that no discussion had touched.
//! Agreement is measured on it, whatever the coders settled together since.

use std::collections::BTreeSet;
use std::collections::btree_map::Entry;

use super::anchor::Anchor;
use super::document::{Document, Finished};
use super::finishing::Finishing;
use super::ids::{CodeId, CoderId, DocumentId, TreeId};
use super::one_person::MergedCoders;
use super::project::Project;
use super::signed::Signed;
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
    /// When the coder finished the document again, and what stood then: codes that were made since the time before are
    /// read there for the first time.
    pub again: Vec<Round>,
}

/// When a coder finished, and which code stood on which words then.
pub type Round = (Stamp, Vec<(CodeId, Anchor)>);

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

    /// Adds what the same person had coded under another name. That name may have finished later: codes that were made
    /// between the two are read there.
    pub(super) fn join(&mut self, other: &Self) {
        let later = self.at.max(other.at);
        self.at = self.at.min(other.at);
        self.blind &= other.blind;
        let known = self.codings.len();
        let new = other.codings.iter().filter(|coding| !self.codings[..known].contains(coding));
        let new: Vec<_> = new.copied().collect();
        self.codings.extend(new);
        self.again.push((later, self.codings.clone()));
        self.again.extend(other.again.iter().cloned());
        self.again.sort_by_key(|(at, _)| *at);
    }
}

impl IndependentWork {
    /// Returns what stays without these rounds, and the rounds themselves.
    pub(super) fn parted(self, rounds: &BTreeSet<Stamp>) -> (Option<Self>, Option<Self>) {
        let Self { at, blind, codings, again } = self;
        let all = std::iter::once((at, codings)).chain(again);
        let (gone, stay): (Vec<_>, Vec<_>) = all.partition(|(at, _)| rounds.contains(at));
        // Only of the first round it is known whether the coder had coded blind until then.
        let of = |rounds: Vec<Round>| Self::of(rounds, |first| blind && first == at);
        (of(stay), of(gone))
    }

    /// Returns the rounds of both.
    pub(super) fn together(one: Option<Self>, other: Option<Self>) -> Option<Self> {
        let (Some(one), Some(other)) = (&one, &other) else { return one.or(other) };
        let was_blind = |first: Stamp| if first == one.at { one.blind } else { other.blind };
        let all = [one, other].into_iter().flat_map(Self::rounds);
        Self::of(all.map(|(at, codings)| (at, codings.to_vec())).collect(), was_blind)
    }

    fn of(mut rounds: Vec<Round>, was_blind: impl Fn(Stamp) -> bool) -> Option<Self> {
        rounds.sort_by_key(|(at, _)| *at);
        let mut rounds = rounds.into_iter();
        let (at, codings) = rounds.next()?;
        Some(Self { at, blind: was_blind(at), codings, again: rounds.collect() })
    }
}

impl Document {
    /// Takes note that a coder finished the document with `codings`, and returns what that did. The first time counts:
    /// what comes later may know what others did, as may who `has_looked`. Only codes that were made since can count
    /// the next time.
    pub(super) fn note_finished(
        &mut self,
        who: Finished,
        at: Stamp,
        codings: Vec<(CodeId, Anchor)>,
        has_looked: bool,
        people: &MergedCoders,
    ) -> Finishing {
        let blind = !has_looked && self.was_coded_blind(Finished { coder: people.one(who.coder), ..who });
        let before = self.signed.finished.insert(who, at);
        match self.signed.independent.entry(who) {
            Entry::Occupied(mut known) => known.get_mut().again.push((at, codings)),
            Entry::Vacant(first) => _ = first.insert(IndependentWork { at, blind, codings, again: Vec::new() }),
        }
        self.count_marks(people);
        Finishing { before, came: BTreeSet::from([at]), gone: None }
    }

    /// Takes note that a coder goes on, and returns what that did to what each name of theirs says. As long as nobody
    /// else has finished, there was nothing to compare with, and the next time counts as the first.
    pub(super) fn note_reopened(&mut self, who: Finished, people: &MergedCoders) -> Vec<(Finished, Finishing)> {
        let is_same = |of: &Finished| of.tree == who.tree && people.one(of.coder) == people.one(who.coder);
        let others = self.others_finished(who, people);
        let Signed { finished, independent, .. } = &mut self.signed;
        let names: BTreeSet<Finished> = finished.keys().chain(independent.keys()).copied().filter(is_same).collect();
        let mut gone = |of: &Finished| if others { None } else { independent.remove(of) };
        let off = |of| (of, Finishing { before: finished.remove(&of), gone: gone(&of), ..Finishing::default() });
        let did = names.into_iter().map(off).collect();
        self.count_marks(people);
        did
    }

    /// Whether others than the coder have finished the document for the same tree.
    pub(super) fn others_finished(&self, who: Finished, people: &MergedCoders) -> bool {
        let person = people.one(who.coder);
        self.independent.keys().any(|other| other.tree == who.tree && people.one(other.coder) != person)
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

    /// Returns how many codings are on record of a coder, by the round, and whether the document counts as finished.
    fn on_record(fixture: &Fixture, coder: CoderId) -> (Vec<usize>, bool) {
        let who = Finished { coder, tree: fixture.project.trees()[0].id };
        let document = fixture.project.documents()[0];
        let rounds =
            document.independent.get(&who).map(|work| work.rounds().map(|(_, codings)| codings.len()).collect());
        (rounds.unwrap_or_default(), document.finished.contains_key(&who))
    }

    fn finishing(fixture: &Fixture, coder: CoderId) -> Vec<Op> {
        let (document, tree) = (fixture.project.documents()[0].id, fixture.project.trees()[0].id);
        plan::finish_document(&fixture.project, document, coder, tree).unwrap()
    }

    #[test]
    fn a_finishing_that_is_taken_back_never_was_and_stands_again_as_it_was() {
        let mut fixture = Fixture::of("U01: Un [toit|Lieu] à moi, un lit");
        let (ana, ben) = (fixture.coder, fixture.coder_named("ben"));
        finish(&mut fixture, ana, true);
        let ops = finishing(&fixture, ben);
        let finished = fixture.apply_as(ben, ops.clone());
        let as_it_was = fixture.project.documents()[0].independent.clone();
        assert_eq!(on_record(&fixture, ben), (vec![0], true));
        let undo = fixture.undo_as(ben, finished, &ops);
        assert_eq!(on_record(&fixture, ben), (vec![], false));
        assert_eq!(on_record(&fixture, ana), (vec![1], true));
        let taken_back: Vec<Op> = ops.iter().rev().filter_map(Op::inverse).collect();
        let redo = fixture.undo_as(ben, undo, &taken_back);
        assert_eq!(fixture.project.documents()[0].independent, as_it_was);
        fixture.undo_as(ben, redo, &ops);
        assert_eq!(on_record(&fixture, ben), (vec![], false));
    }

    #[test]
    fn finishing_again_is_taken_back_to_the_first_time() {
        let mut fixture = Fixture::of("U01: Un [toit|Lieu] à moi, un lit");
        let (ana, ben) = (fixture.coder, fixture.coder_named("ben"));
        finish(&mut fixture, ana, true);
        finish(&mut fixture, ben, true);
        let first = fixture.project.documents()[0].finished.clone();
        fixture.code(Excerpt { document: fixture.project.documents()[0].id, span: Span::new(20, 22) }, "Nuit", ana);
        let ops = finishing(&fixture, ana);
        let again = fixture.apply_as(ana, ops.clone());
        assert_eq!(on_record(&fixture, ana), (vec![1, 2], true));
        fixture.undo_as(ana, again, &ops);
        assert_eq!(on_record(&fixture, ana), (vec![1], true));
        assert_eq!(fixture.project.documents()[0].finished, first);
    }

    #[test]
    fn going_on_that_is_taken_back_leaves_the_first_time_with_its_date() {
        let mut fixture = Fixture::of("U01: Un [toit|Lieu] à moi");
        let ana = fixture.coder;
        finish(&mut fixture, ana, true);
        let document = fixture.project.documents()[0].clone();
        let ops = vec![Op::ReopenDocument { document: document.id, coder: ana, tree: fixture.project.trees()[0].id }];
        let reopened = fixture.apply_as(ana, ops.clone());
        assert_eq!(on_record(&fixture, ana), (vec![], false));
        fixture.undo_as(ana, reopened, &ops);
        let now = fixture.project.documents()[0];
        assert_eq!((&now.finished, &now.independent), (&document.finished, &document.independent));
    }
}
