//! What others built on a thing since it was made. An undo takes back what its author did, never what colleagues made of it:
//! a document that they coded, a code that they applied, a code tree in which they work stays. Who means to remove that too
//! removes it by hand, where it is counted before it goes.

use std::collections::{BTreeMap, BTreeSet};

use super::super::concurrent::Contested;
use super::super::ids::{CodeId, CoderId, CodingId, DocumentId, ParticipantId, TreeId};
use super::super::op::Op;
use super::super::participant::Holder;
use super::super::project::Project;
use super::super::twin::Twin;

/// What stays because others built on it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct BuiltOn {
    /// How many steps of the change stay.
    pub n_steps: usize,
    /// Whose codings would have gone, and how many.
    pub codings: BTreeMap<CoderId, usize>,
    documents: BTreeSet<DocumentId>,
    codes: BTreeSet<CodeId>,
    trees: BTreeSet<TreeId>,
    people: BTreeSet<ParticipantId>,
}

impl BuiltOn {
    /// Returns what others than `by` built on what taking `ops` back would remove.
    pub(super) fn of(project: &Project, ops: &[&Op], by: CoderId) -> Self {
        let removed = Removed::by_taking_back(ops);
        let mut built = Self::default();
        if !removed.is_empty() {
            let by = project.one_coder(by);
            built.note_codings(project, &removed, by);
            built.note_corrections(project, &removed, by);
            built.note_codes(project, &removed);
            built.note_people(project, &removed, by);
        }
        built
    }

    /// Whether `op`, the inverse of a step, would take away or undress what stays.
    pub(super) fn holds(&self, op: &Op) -> bool {
        match op {
            Op::RemoveDocument { document }
            | Op::RenameDocument { document, .. }
            | Op::SetLanguage { document, .. }
            | Op::SetSpeaker { document, .. }
            | Op::SetTurn { document, .. }
            | Op::RevertCorrection { document, .. }
            | Op::SetAttribute { holder: Holder::Document(document), .. } => self.documents.contains(document),
            Op::RemoveCode { code }
            | Op::RenameCode { code, .. }
            | Op::DescribeCode { code, .. }
            | Op::DefineCode { code, .. }
            | Op::ColourCode { code, .. }
            | Op::MoveCode { code, .. } => self.codes.contains(code),
            Op::RemoveTree { tree } | Op::RenameTree { tree, .. } => self.trees.contains(tree),
            Op::RemoveParticipant { participant }
            | Op::RenameParticipant { participant, .. }
            | Op::SetAttribute { holder: Holder::Participant(participant), .. } => self.people.contains(participant),
            _ => false,
        }
    }

    fn note_codings(&mut self, project: &Project, removed: &Removed, by: CoderId) {
        for document in project.documents.values().filter(|d| !d.removed) {
            let goes = removed.documents.contains(&document.id);
            if !goes && removed.codes.is_empty() && removed.trees.is_empty() {
                continue;
            }
            let others = document.standing_codings().filter(|c| c.coder != by && !removed.codings.contains(&c.id));
            for coding in others {
                let Some(code) = project.resolve_code(coding.code) else { continue };
                let uses_code = removed.codes.contains(&code);
                if !goes && !uses_code {
                    continue;
                }
                *self.codings.entry(coding.coder).or_insert(0) += 1;
                self.documents.extend(goes.then_some(document.id));
                self.codes.extend(uses_code.then_some(code));
            }
        }
    }

    fn note_corrections(&mut self, project: &Project, removed: &Removed, by: CoderId) {
        let documents = removed.documents.iter().filter_map(|id| project.document(*id));
        let of_others = documents.filter(|d| d.corrections.values().any(|c| project.one_coder(c.by) != by));
        self.documents.extend(of_others.map(|d| d.id));
    }

    /// What stands above or around a code that stays, stays with it.
    fn note_codes(&mut self, project: &Project, removed: &Removed) {
        if removed.codes.is_empty() && removed.trees.is_empty() {
            return;
        }
        let goes = |id: &CodeId| removed.codes.contains(id) && !self.codes.contains(id);
        let standing = project.codes.values().map(|code| code.id).filter(|id| project.code(*id).is_some());
        let standing = standing.filter(|id| !removed.moved.contains(id));
        let mut staying: Vec<CodeId> = standing.filter(|id| !goes(id)).collect();
        while let Some(place) = staying.pop().and_then(|id| project.codes.get(&id)).map(|code| code.place) {
            self.trees.extend(Some(place.tree).filter(|tree| removed.trees.contains(tree)));
            let parent = place.parent.filter(|parent| removed.codes.contains(parent));
            staying.extend(parent.filter(|parent| self.codes.insert(*parent)));
        }
    }

    fn note_people(&mut self, project: &Project, removed: &Removed, by: CoderId) {
        if removed.people.is_empty() {
            return;
        }
        let stays = |id: &DocumentId| {
            !removed.merged.contains(id) && (!removed.documents.contains(id) || self.documents.contains(id))
        };
        for document in project.documents.values().filter(|d| !d.removed && stays(&d.id)) {
            let set_elsewhere = |(i, _): &(u16, _)| !removed.speakers.contains(&(document.id, *i));
            let speakers = (0_u16..).zip(&document.speakers).filter(set_elsewhere);
            let speaking = speakers.filter_map(|(_, s)| s.participant).chain(document.participant);
            self.people.extend(speaking.filter(|person| removed.people.contains(person)));
        }
        for person in removed.people.iter().filter_map(|id| project.participants.get(id)) {
            let set_by_others = |attribute: &String| {
                let value = Contested::Value(Holder::Participant(person.id), attribute.clone());
                project.contests.newest(&value).is_some_and(|(_, who)| project.one_coder(who) != by)
            };
            self.people.extend(person.values.keys().any(set_by_others).then_some(person.id));
        }
    }
}

/// What taking a change back would remove.
#[derive(Default)]
struct Removed {
    documents: BTreeSet<DocumentId>,
    /// Documents that were parted from a twin and become one with it again.
    merged: BTreeSet<DocumentId>,
    codes: BTreeSet<CodeId>,
    trees: BTreeSet<TreeId>,
    people: BTreeSet<ParticipantId>,
    /// Codes that the change itself put where they are, or parted from others: they go back.
    moved: BTreeSet<CodeId>,
    /// Codings that the change itself made, for whomever, or gave another code.
    codings: BTreeSet<CodingId>,
    /// Speakers that the change itself set.
    speakers: BTreeSet<(DocumentId, u16)>,
}

impl Removed {
    fn by_taking_back(ops: &[&Op]) -> Self {
        let mut removed = Self::default();
        for op in ops {
            match op {
                Op::AddDocument(new) => _ = removed.documents.insert(new.document),
                Op::RestoreDocument { document } => _ = removed.documents.insert(*document),
                Op::PartTwin { twin: Twin::Document(document), .. } => _ = removed.merged.insert(*document),
                Op::AddCode { code, .. } | Op::RestoreCode { code } => _ = removed.codes.insert(*code),
                Op::AddTree { tree, .. } | Op::RestoreTree { tree } => _ = removed.trees.insert(*tree),
                Op::AddParticipant { participant, .. } | Op::RestoreParticipant { participant } => {
                    _ = removed.people.insert(*participant);
                }
                Op::MoveCode { code, .. } | Op::UnmergeCodes { code, .. } => _ = removed.moved.insert(*code),
                Op::ApplyCode(new) => _ = removed.codings.insert(new.coding),
                Op::RestoreCoding { coding, .. } | Op::RecodeCoding { coding, .. } => {
                    _ = removed.codings.insert(*coding);
                }
                Op::SetSpeaker { document, speaker, .. } => _ = removed.speakers.insert((*document, *speaker)),
                _ => {}
            }
        }
        removed
    }

    fn is_empty(&self) -> bool {
        let Self { documents, codes, trees, people, .. } = self;
        documents.is_empty() && codes.is_empty() && trees.is_empty() && people.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::Fixture;
    use super::super::super::{Change, Excerpt, Op, Outline, Span};
    use super::super::{UndoPlan, undo};
    use super::*;

    /// Returns what `made` by ana would become if she took it back now.
    fn taken_back(fixture: &Fixture, made: Vec<Op>) -> UndoPlan {
        let at = fixture.project.head.unwrap();
        let change = Change { at, by: fixture.coder, seen: vec![], label: String::new(), undoes: None, ops: made };
        undo(&fixture.project, &change)
    }

    fn code(fixture: &Fixture, path: &str) -> CodeId {
        Outline::of(&fixture.project).find(&fixture.project, path).unwrap()
    }

    #[test]
    fn a_document_that_others_coded_stays_with_its_people_and_the_rest_goes() {
        let mut fixture = Fixture::new();
        let (first, second) =
            (fixture.document("U1", None, "Ana: [a|A@ben] b"), fixture.document("U2", None, "Zoé: c"));
        let people: Vec<ParticipantId> = fixture.project.participants().iter().map(|p| p.id).collect();
        let speaks = |document: DocumentId| fixture.project.documents[&document].speakers.clone();
        let stays: Vec<ParticipantId> = speaks(first).iter().filter_map(|s| s.participant).collect();
        let made: Vec<Op> = people
            .iter()
            .map(|id| Op::AddParticipant { participant: *id, name: String::new() })
            .chain([first, second].map(|document| Op::RestoreDocument { document }))
            .collect();
        let plan = taken_back(&fixture, made);
        assert_eq!((plan.built_on.codings.values().sum::<usize>(), plan.n_left), (1, 0));
        let gone: Vec<&Op> = plan.ops.iter().filter(|op| matches!(op, Op::RemoveDocument { .. })).collect();
        assert_eq!(gone, [&Op::RemoveDocument { document: second }]);
        let goes = |op: &Op| matches!(op, Op::RemoveParticipant { participant } if stays.contains(participant));
        assert!(!stays.is_empty() && !plan.ops.iter().any(goes));
    }

    #[test]
    fn a_code_that_others_applied_stays_with_what_is_above_it_and_its_tree() {
        let fixture = Fixture::of("Ana: [a|Lieu/Toit@ben] [b|Rue]");
        let tree = fixture.project.trees()[0].id;
        let (above, below, own) = (code(&fixture, "Lieu"), code(&fixture, "Lieu/Toit"), code(&fixture, "Rue"));
        let made: Vec<Op> = [Op::RestoreTree { tree }]
            .into_iter()
            .chain([above, below, own].map(|code| Op::RestoreCode { code }))
            .collect();
        let removed = [above, below, own].map(|code| Op::RemoveCode { code });
        let plan = taken_back(&fixture, made);
        assert_eq!(plan.ops, [removed[2].clone()]);
        assert_eq!(plan.built_on.n_steps, 3);
    }

    #[test]
    fn own_codings_hold_nothing_and_neither_do_those_that_came_with_the_change() {
        let mut fixture = Fixture::of("Ana: [a|Lieu] b");
        let lieu = code(&fixture, "Lieu");
        let made = vec![Op::RestoreCode { code: lieu }];
        assert_eq!(taken_back(&fixture, made.clone()).built_on, BuiltOn::default());
        let (document, ben) = (fixture.project.documents()[0].id, fixture.coder_named("ben"));
        fixture.code(Excerpt { document, span: Span::new(7, 8) }, "Lieu", ben);
        let of_ben = fixture.project.documents()[0].standing_codings().find(|c| c.coder == ben).unwrap().id;
        assert_eq!(taken_back(&fixture, made.clone()).built_on.codings, [(ben, 1)].into());
        let with_it = [made, vec![Op::RestoreCoding { document, coding: of_ben }]].concat();
        assert_eq!(taken_back(&fixture, with_it).built_on, BuiltOn::default());
    }
}
