//! Twins that turn out to be one: trees, people, documents and the speakers of one. A merge that would close a loop is
//! noted for review and changes nothing: two people merged the same twins, each into their own, and one of them has to
//! stay.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Step;
use crate::model::concurrent::{ContestSide, Contested};
use crate::model::ids::{DocumentId, ParticipantId, TreeId};
use crate::model::op::Op;
use crate::model::review::ReviewKind;
use crate::model::twin::Twin;

impl Step<'_> {
    pub(super) fn merge_twins(&mut self, twin: Twin, into: Twin) -> Option<()> {
        for one in [twin, into] {
            self.project.twin_stands(one)?;
        }
        if self.project.twin_way(into).any(|on_it| on_it == twin) {
            // Who merges speakers merges the people too: that is one matter.
            let is_known =
                self.project.review.last().is_some_and(|item| {
                    item.change == self.at && matches!(item.kind, ReviewKind::MergeWouldLoop { .. })
                });
            if !is_known {
                self.note(ReviewKind::MergeWouldLoop { of: Contested::Merged(twin) });
            }
            return Some(());
        }
        self.set_merged(twin, Some(into))?;
        if let (Twin::Participant(gone), Twin::Participant(into)) = (twin, into) {
            self.carry_over(gone, into);
        }
        Some(())
    }

    pub(super) fn part_twins(&mut self, twin: Twin, into: Twin) -> Option<()> {
        self.project.twin_stands(twin)?;
        if self.project.twin_merged_into(twin) == Some(into) { self.set_merged(twin, None) } else { Some(()) }
    }

    /// Brings what was removed into the project again. What was merged is there already, as another one.
    pub(super) fn restore_twin(&mut self, twin: Twin) -> Option<()> {
        self.project.twin_stands(twin)?;
        if self.project.taken_out.contains(&twin) {
            Arc::make_mut(&mut self.project.taken_out).remove(&twin);
        }
        if self.project.twin_merged_into(twin).is_some() { Some(()) } else { self.set_merged(twin, None) }
    }

    /// Takes something out of the project; what was merged stays out when the merge is taken back.
    pub(super) fn remove_twin(&mut self, twin: Twin) -> Option<()> {
        self.project.twin_stands(twin)?;
        Arc::make_mut(&mut self.project.taken_out).insert(twin);
        let into = self.project.twin_merged_into(twin);
        self.set_merged(twin, into)
    }

    /// Lets `twin` count as another of its kind, or stand for itself again.
    fn set_merged(&mut self, twin: Twin, into: Option<Twin>) -> Option<()> {
        let removed = into.is_some() || self.project.taken_out.contains(&twin);
        match (twin, into) {
            (Twin::Tree(id), None | Some(Twin::Tree(_))) => {
                let tree = self.project.trees.get_mut(&id)?;
                tree.removed = removed;
                tree.merged_into = into.and_then(|into| if let Twin::Tree(id) = into { Some(id) } else { None });
                self.place_codes_anew();
            }
            (Twin::Participant(id), None | Some(Twin::Participant(_))) => {
                let person = Arc::make_mut(&mut self.project.participants).get_mut(&id)?;
                person.removed = removed;
                person.merged_into =
                    into.and_then(|into| if let Twin::Participant(id) = into { Some(id) } else { None });
                self.count_people_anew();
            }
            (Twin::Document(id), None | Some(Twin::Document(_))) => {
                let document = self.document_mut(id)?;
                document.removed = removed;
                document.merged_into =
                    into.and_then(|into| if let Twin::Document(id) = into { Some(id) } else { None });
                self.effects.documents.insert(id);
                self.effects.codings.insert(id);
            }
            (Twin::Speaker(id, place), None | Some(Twin::Speaker(..))) => {
                let into = into.and_then(|into| if let Twin::Speaker(_, into) = into { Some(into) } else { None });
                self.document_mut(id)?.merge_speaker(place, into);
                self.count_people_in(id);
                self.effects.documents.insert(id);
                self.effects.codings.insert(id);
            }
            _ => {}
        }
        Some(())
    }

    fn place_codes_anew(&mut self) {
        self.effects.codes = true;
        let trees: BTreeMap<TreeId, TreeId> =
            self.project.trees.keys().map(|tree| (*tree, self.project.one_tree(*tree))).collect();
        for code in Arc::make_mut(&mut self.project.codes).values_mut() {
            code.place.tree = trees.get(&code.put_into).copied().unwrap_or(code.put_into);
        }
    }

    fn count_people_anew(&mut self) {
        self.effects.people = true;
        let documents: Vec<DocumentId> = self.project.documents.keys().copied().collect();
        for document in documents {
            self.count_people_in(document);
        }
    }

    /// Counts who speaks in a document for the people that they are.
    pub(super) fn count_people_in(&mut self, id: DocumentId) {
        let counted =
            self.project.documents.get(&id).and_then(|d| d.counted_otherwise(|p| self.project.one_participant(p)));
        if let Some((counted, document)) = counted.zip(self.document_mut(id)) {
            document.count_people(counted);
            self.effects.documents.insert(id);
        }
    }

    /// What somebody set of the person who goes, and the merge had not seen, is set of the one who stays.
    fn carry_over(&mut self, gone: ParticipantId, into: ParticipantId) {
        let stays = self.project.one_participant(into);
        for (theirs, own) in self.project.known_of_both(gone, stays) {
            let sides = self.project.contests.sides(&theirs, self.project.setting(&theirs));
            let unseen = sides.into_iter().filter(|side| !self.project.knowledge.saw(self.at, side.at));
            let unseen: Vec<ContestSide> = unseen.filter(|side| !side.to.is_nothing()).collect();
            for ContestSide { at, by, to } in unseen {
                let effects = std::mem::take(&mut self.effects);
                let mut step =
                    Step { project: self.project, at, by, undoes: self.undoes, is_draft: self.is_draft, effects };
                own.set(&to.nothing(), &to).iter().for_each(|op| step.apply_apart(op));
                self.effects = step.effects;
            }
        }
    }

    /// Applies an op to what its author did not mean when setting it, but to what that turned out to be: whatever was
    /// set there is another's.
    pub(super) fn apply_apart(&mut self, op: &Op) {
        self.note_setting(op, true);
        self.do_op(op);
    }
}

#[cfg(test)]
mod tests {
    use crate::model::testing::Fixture;
    use crate::model::{Op, ParticipantId, Twin};

    #[test]
    fn a_merge_into_what_was_merged_on_its_way_elsewhere_closes_no_loop() {
        let mut fixture = Fixture::of("U01: One.");
        let people = ["B", "A", "X"].map(|name| {
            let participant = ParticipantId::next(&mut fixture.ids);
            fixture.apply(vec![Op::AddParticipant { participant, name: name.to_owned() }]);
            participant
        });
        let [b, a, x] = people.map(Twin::Participant);
        fixture.apply(vec![Op::MergeTwin { twin: b, into: a }, Op::MergeTwin { twin: a, into: x }]);
        // Somebody who knew nothing of both merges.
        fixture.apply(vec![Op::MergeTwin { twin: a, into: b }]);
        assert_eq!([a, b, x].map(|twin| fixture.project.one_twin(twin)), [x; 3]);
    }

    /// Two documents of which the second is merged into the first, removed and parted again, in these orders.
    #[test]
    fn what_was_removed_and_merged_apart_stays_removed_when_the_merge_is_taken_back() {
        for removed_first in [true, false] {
            let mut fixture = Fixture::of("U01: One.");
            fixture.document("Entretien 2", None, "U02: Two.");
            let [into, document] = [0, 1].map(|i| fixture.project.documents()[i].id);
            let [twin, into] = [document, into].map(Twin::Document);
            let (remove, merge) = (Op::RemoveDocument { document }, Op::MergeTwin { twin, into });
            let ops = if removed_first { [remove, merge] } else { [merge, remove] };
            fixture.apply(ops.to_vec());
            fixture.apply(vec![Op::PartTwin { twin, into }]);
            assert!(fixture.project.document(document).is_none());
            fixture.apply(vec![Op::RestoreDocument { document }]);
            assert!(fixture.project.document(document).is_some());
        }
    }
}
