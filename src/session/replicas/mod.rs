//! Properties of the whole: several people work on copies of a project, on and off, and undo what they did. Compiled
//! for tests alone.

mod deed;
mod loss;
mod lost_settings;
mod settings;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::Arc;

use deed::{Deed, deed};
use proptest::prelude::*;

use super::UndoStack;
use crate::model::plan;
use crate::model::testing::TextsInMemory;
use crate::model::{
    Change, CoderId, DeviceId, DocumentId, IdSource, NewDocument, Op, Outline, ParticipantId, Project, ProjectId,
    ReviewKind, Role, Speaker, Stamp, TreeId, TurnRecord,
};

const TEXT: &str = "INT: Où dormez-vous ?\nU01: Nulle part 😀, et l’été à l’équipe d’accueil.\nINT: Et la nuit ?\nU01: שלום, la nuit je marche.";

/// How many speakers it has.
const N_SPEAKERS: u16 = 2;

/// One person with a copy of the project.
struct Replica {
    device: DeviceId,
    coder: CoderId,
    changes: Vec<Arc<Change>>,
    project: Project,
    undo: UndoStack,
    clock: u64,
}

/// What everybody starts from.
struct Start {
    first: Change,
    texts: Arc<TextsInMemory>,
}

impl Start {
    fn new(ids: &mut IdSource) -> Self {
        let texts = Arc::new(TextsInMemory::default());
        let (document, participant, tree) = (DocumentId::next(ids), ParticipantId::next(ids), TreeId::next(ids));
        let speaker = |label: &str, role, participant| Speaker { label: label.into(), role, participant };
        let mut turns = Vec::new();
        let mut start = 0;
        for (i, line) in TEXT.lines().enumerate() {
            let end = start + line.chars().count() as u32;
            turns.push(TurnRecord(start, start + 5, end, Some(i as u16 % N_SPEAKERS), None));
            start = end + 1;
        }
        let new = NewDocument {
            document,
            name: "Entretien".into(),
            language: None,
            text: texts.keep(TEXT),
            chars: TEXT.chars().count() as u32,
            original: None,
            speakers: vec![
                speaker("INT", Role::Interviewer, None),
                speaker("U01", Role::Participant, Some(participant)),
            ],
            turns,
            sync_points: Vec::new(),
            participant: None,
        };
        let ops = vec![
            Op::AddParticipant { participant, name: "U01".into() },
            Op::AddDocument(Box::new(new)),
            Op::AddTree { tree, name: "Codes".into() },
        ];
        let at = Stamp { millis: 1, counter: 0, device: DeviceId::from_bits(9) };
        let by = CoderId::next(ids);
        let first = Change { at, by, seen: vec![], label: "Import".into(), undoes: None, ops };
        Self { first, texts }
    }

    fn replica(&self, n: u32, ids: &mut IdSource) -> Replica {
        let coder = CoderId::next(ids);
        let mut replica = Replica {
            device: DeviceId::from_bits(n),
            coder,
            changes: vec![Arc::new(self.first.clone())],
            project: self.empty(),
            undo: UndoStack::of([coder].into(), &[]),
            clock: 2,
        };
        replica.project.apply(&self.first);
        replica
    }

    fn empty(&self) -> Project {
        Project::empty(ProjectId(Default::default()), "Test", Arc::clone(&self.texts) as _)
    }

    fn fold(&self, changes: &[Arc<Change>]) -> Project {
        let mut project = self.empty();
        project.apply_all(changes.iter().map(|c| &**c));
        project
    }
}

impl Replica {
    fn do_deed(&mut self, deed: &Deed, ids: &mut IdSource) {
        match deed {
            Deed::Undo => self.take_back(self.undo.undoable(), ids),
            Deed::Redo => self.take_back(self.undo.redoable(), ids),
            _ => {
                let ops = self.plan(deed, ids);
                self.commit(None, ops);
            }
        }
    }

    fn take_back(&mut self, at: Option<Stamp>, ids: &mut IdSource) {
        let Some(change) = self.changes.iter().find(|c| Some(c.at) == at).cloned() else { return };
        let plan = plan::undo(&self.project, ids, &change);
        self.commit(Some(change.at), plan.ops);
    }

    fn commit(&mut self, undoes: Option<Stamp>, ops: Vec<Op>) {
        if ops.is_empty() && undoes.is_none() {
            return;
        }
        self.clock += 1;
        let at = Stamp::after(self.changes.last().map(|c| c.at), self.clock, self.device);
        // The newest change of each device.
        let seen: BTreeMap<DeviceId, Stamp> = self.changes.iter().map(|c| (c.at.device, c.at)).collect();
        let seen = seen.into_values().collect();
        let change = Change { at, by: self.coder, seen, label: String::new(), undoes, ops };
        self.project.apply(&change);
        self.undo.note(&change);
        self.changes.push(Arc::new(change));
    }

    fn meet(&mut self, other: &Self, start: &Start) {
        self.changes.extend(other.changes.iter().cloned());
        self.changes.sort_by_key(|c| c.at);
        self.changes.dedup_by_key(|c| c.at);
        self.project = start.fold(&self.changes);
        self.undo = UndoStack::of([self.coder].into(), &self.changes);
    }
}

/// Writes out all that stands, so that two projects can be compared as their users would.
fn standing(project: &Project) -> String {
    let mut out = String::new();
    let outline = Outline::of(project);
    for row in &outline.rows {
        let code = project.code(row.code).unwrap();
        writeln!(out, "code {} {} {} {:?}", row.depth, row.path, row.colour, code.definition).unwrap();
    }
    for document in project.documents() {
        let text = project.text(document).unwrap();
        writeln!(out, "document {}: {}", document.name, text.as_str()).unwrap();
        writeln!(out, "finished {:?}", document.finished.keys()).unwrap();
        for turn in document.turns.iter() {
            let speaker = document.speaker_of(turn).map(|s| &s.label);
            writeln!(out, "turn {:?} {:?} {speaker:?}", turn.span, turn.words).unwrap();
        }
        let mut codings: Vec<String> = project
            .codings(document)
            .map(|c| format!("coding {:?} {} {}", c.span, outline.path(c.code), c.coding.id))
            .collect();
        codings.sort();
        writeln!(out, "{}", codings.join("\n")).unwrap();
    }
    for item in project.review() {
        // Which codings wait for their code, undo decides by who saw what, not by what stands.
        if let ReviewKind::LostCoding { .. } | ReviewKind::CorrectedByTwo { .. } = item.kind {
            writeln!(out, "review {:?}", item.kind).unwrap();
        }
    }
    for tree in project.trees() {
        writeln!(out, "tree {}", tree.name).unwrap();
    }
    for participant in project.participants() {
        writeln!(out, "participant {} {:?}", participant.name, participant.values).unwrap();
    }
    let memos: Vec<_> = project.memos.iter().map(|(on, memo)| (on, &memo.text)).collect();
    writeln!(out, "{memos:?}").unwrap();
    out
}

/// Three people work apart, each meets the next one where it is said so, and all of them in the end.
fn work_apart_and_meet(deeds: &[(usize, Deed, bool)]) -> Result<(), TestCaseError> {
    let mut ids = IdSource::counting();
    let start = Start::new(&mut ids);
    let mut people: Vec<Replica> = (0..3).map(|n| start.replica(n, &mut ids)).collect();
    for (who, deed, meets) in deeds {
        people[*who].do_deed(deed, &mut ids);
        if *meets {
            let other = (who + 1) % 3;
            let (a, b) = (who.min(&other), who.max(&other));
            let (left, right) = people.split_at_mut(*b);
            left[*a].meet(&right[0], &start);
            right[0].meet(&left[*a], &start);
        }
    }
    for _ in 0..2 {
        for (a, b) in [(0, 1), (1, 2), (0, 2)] {
            let (left, right) = people.split_at_mut(b);
            left[a].meet(&right[0], &start);
            right[0].meet(&left[a], &start);
        }
    }
    let texts: Vec<String> = people.iter().map(|p| standing(&p.project)).collect();
    prop_assert_eq!(&texts[0], &texts[1]);
    prop_assert_eq!(&texts[1], &texts[2]);
    prop_assert_eq!(people[0].project.review(), people[1].project.review());
    prop_assert_eq!(people[1].project.review(), people[2].project.review());
    let independent = |p: &Replica| {
        p.project.documents.values().map(|d| (d.independent.clone(), d.blind.clone())).collect::<Vec<_>>()
    };
    prop_assert_eq!(independent(&people[0]), independent(&people[1]));
    let lost = people[0].lost();
    prop_assert!(lost.is_empty(), "vanished silently: {:?}", lost);
    // Nothing is dropped: every coding that was ever made is still there, standing or marked.
    let made: BTreeSet<_> = people[0]
        .changes
        .iter()
        .flat_map(|c| &c.ops)
        .filter_map(|op| match op {
            Op::ApplyCode(new) => Some((new.document, new.coding)),
            _ => None,
        })
        .collect();
    let kept: usize = people[0].project.documents.values().map(|d| d.codings.len()).sum();
    prop_assert_eq!(made.len(), kept);
    Ok(())
}

/// Folds what somebody did as it happens and all at once.
fn fold_both_ways(deeds: &[Deed]) -> Result<(), TestCaseError> {
    let mut ids = IdSource::counting();
    let start = Start::new(&mut ids);
    let mut ana = start.replica(1, &mut ids);
    for deed in deeds {
        ana.do_deed(deed, &mut ids);
    }
    prop_assert_eq!(standing(&ana.project), standing(&start.fold(&ana.changes)));
    Ok(())
}

/// Takes back all that somebody did, and does it again.
fn undo_and_redo(deeds: &[Deed]) -> Result<(), TestCaseError> {
    let mut ids = IdSource::counting();
    let start = Start::new(&mut ids);
    let mut ana = start.replica(1, &mut ids);
    let begin = standing(&ana.project);
    for deed in deeds {
        ana.do_deed(deed, &mut ids);
    }
    while ana.undo.redoable().is_some() {
        ana.do_deed(&Deed::Redo, &mut ids);
    }
    let end = standing(&ana.project);
    while ana.undo.undoable().is_some() {
        ana.do_deed(&Deed::Undo, &mut ids);
    }
    prop_assert_eq!(standing(&ana.project), begin);
    // The stack survives a restart, because the changes say all of it.
    ana.undo = UndoStack::of([ana.coder].into(), &ana.changes);
    while ana.undo.redoable().is_some() {
        ana.do_deed(&Deed::Redo, &mut ids);
    }
    prop_assert_eq!(standing(&ana.project), end);
    Ok(())
}

/// Restores what stood before the deed at `part`, and takes that back.
fn restore_and_take_back(deeds: &[Deed], part: usize) -> Result<(), TestCaseError> {
    let mut ids = IdSource::counting();
    let start = Start::new(&mut ids);
    let mut ana = start.replica(1, &mut ids);
    let mut then = ana.project.clone();
    for (i, deed) in deeds.iter().enumerate() {
        if i == part {
            then = ana.project.clone();
        }
        ana.do_deed(deed, &mut ids);
    }
    let now = standing(&ana.project);
    let n_changes = ana.changes.len();
    let ops = plan::restore(&ana.project, &then);
    let nothing_to_do = ops.is_empty();
    ana.commit(None, ops);
    prop_assert_eq!(standing(&ana.project), standing(&then));
    prop_assert_eq!(standing(&start.fold(&ana.changes)), standing(&then));
    prop_assert!(plan::restore(&ana.project, &then).is_empty());
    prop_assert_eq!(ana.changes.len(), n_changes + usize::from(!nothing_to_do));
    if !nothing_to_do {
        ana.do_deed(&Deed::Undo, &mut ids);
        prop_assert_eq!(standing(&ana.project), now);
    }
    Ok(())
}

#[test]
fn words_begin_behind_a_typed_label_as_soon_as_the_speaker_is_called_so() {
    use Deed::{AssignTurn, Correct, RenameSpeaker};
    let correct = |from, len, text: &str| Correct(from, len, text.into());
    let deeds = [
        AssignTurn(28, 166),
        RenameSpeaker(32, 84),
        correct(0, 4, "éאé a"),
        correct(120, 0, "aa"),
        correct(76, 4, "a"),
        RenameSpeaker(0, 0),
        RenameSpeaker(44, 71),
        RenameSpeaker(0, 143),
    ];
    fold_both_ways(&deeds).unwrap();
}

#[test]
fn a_turn_means_who_was_called_so_when_it_was_given_and_nobody_who_is_called_so_later() {
    use Deed::{AddCode, AssignTurn, RenameSpeaker, SplitTurn};
    let deeds = [
        (2, SplitTurn(0, 0), true),
        (1, SplitTurn(0, 45), false),
        (0, SplitTurn(0, 83), false),
        (0, AddCode(0), true),
        (0, AddCode(0), false),
        (1, AddCode(0), true),
        (0, AddCode(0), false),
        (0, AddCode(0), false),
        (2, RenameSpeaker(186, 0), false),
        (2, AssignTurn(0, 159), false),
    ];
    work_apart_and_meet(&deeds).unwrap();
}

#[test]
fn a_turn_stays_with_its_speaker_when_somebody_calls_another_the_same_apart() {
    use Deed::{AddCode, RenameSpeaker, SplitTurn};
    let deeds = [
        (0, AddCode(0), false),
        (0, AddCode(0), false),
        (1, SplitTurn(132, 181), false),
        (1, RenameSpeaker(68, 211), false),
        (0, RenameSpeaker(5, 107), false),
        (0, SplitTurn(0, 0), true),
        (1, SplitTurn(110, 0), false),
        (0, RenameSpeaker(3, 20), false),
    ];
    work_apart_and_meet(&deeds).unwrap();
}

#[test]
fn labels_that_went_round_go_back_to_their_speakers_one_by_one() {
    use Deed::{MergeSpeakers, RenameSpeaker, SplitTurn};
    restore_and_take_back(&[RenameSpeaker(103, 37), SplitTurn(0, 7), MergeSpeakers(82, 14), RenameSpeaker(3, 69)], 0)
        .unwrap();
}

#[test]
fn who_was_parted_and_made_one_again_by_restoring_parts_again_when_that_is_taken_back() {
    use Deed::{AddTwin, MergeTwins, RemoveDocument, Undo};
    restore_and_take_back(&[AddTwin(55), MergeTwins(145, 14, 13), Undo, RemoveDocument], 2).unwrap();
}

#[test]
fn when_a_decision_between_two_is_taken_back_both_wait_beside_what_a_third_sets_apart() {
    use Deed::{AddCode, RemoveCode, RenameCode, RenamePerson, SetValueOf, Undo};
    let deeds = [
        (2, SetValueOf(0, 0), false),
        (0, SetValueOf(0, 1), false),
        (2, RenameCode(0, 0), true),
        (2, SetValueOf(0, 1), false),
        (1, AddCode(0), false),
        (1, RemoveCode(0), false),
        (1, RenamePerson(0, 0), false),
        (2, Undo, false),
        (1, SetValueOf(0, 1), false),
    ];
    work_apart_and_meet(&deeds).unwrap();
}

#[test]
fn who_came_in_under_a_label_that_goes_back_to_another_keeps_their_turns() {
    use Deed::{AssignTurn, JoinTurns, RenameSpeaker};
    restore_and_take_back(&[JoinTurns(0), RenameSpeaker(199, 0), AssignTurn(0, 235)], 0).unwrap();
}

#[test]
fn documents_that_one_merged_stay_one_when_another_takes_the_removal_of_one_back_apart() {
    use Deed::{AddTwin, MergeTwins, RemoveDocument, Undo};
    let deeds =
        [(0, AddTwin(107), false), (0, MergeTwins(53, 55, 84), false), (2, RemoveDocument, false), (2, Undo, false)];
    work_apart_and_meet(&deeds).unwrap();
}

#[test]
fn what_was_set_after_a_decision_waits_when_somebody_takes_the_decision_back_apart() {
    use Deed::{AddCode, SetValue, Undo};
    let deeds = [
        (2, SetValue(0), false),
        (0, SetValue(1), false),
        (2, AddCode(0), true),
        (2, SetValue(1), true),
        (0, SetValue(2), false),
        (2, Undo, false),
    ];
    work_apart_and_meet(&deeds).unwrap();
}

#[test]
fn a_code_that_was_moved_after_its_tree_was_merged_goes_back_into_its_own_tree() {
    use Deed::{AddCode, AddTwin, MergeTwins, MoveCode};
    let moved = [AddCode(0), AddCode(1), AddCode(3), AddTwin(66), MergeTwins(21, 125, 6), MoveCode(1, 8, 3)];
    undo_and_redo(&moved).unwrap();
    let moved = [AddTwin(114), AddCode(92), AddTwin(21), MergeTwins(129, 33, 68), MoveCode(0, 81, 0)];
    undo_and_redo(&moved).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn folding_step_by_step_and_all_at_once_gives_the_same_project(deeds in prop::collection::vec(deed(), 1..60)) {
        fold_both_ways(&deeds)?;
    }

    #[test]
    fn what_is_restored_stands_as_it_did_and_restoring_is_taken_back_like_any_change(
        deeds in prop::collection::vec(deed(), 1..50), part in 0_usize..50,
    ) {
        restore_and_take_back(&deeds, part % deeds.len())?;
    }

    #[test]
    fn people_who_work_apart_and_meet_have_the_same_project(
        deeds in prop::collection::vec((0_usize..3, deed(), prop::bool::weighted(0.15)), 1..80),
    ) {
        work_apart_and_meet(&deeds)?;
    }

    #[test]
    fn undoing_everything_leads_to_the_start_and_redoing_everything_to_the_end(
        deeds in prop::collection::vec(deed(), 1..40),
    ) {
        undo_and_redo(&deeds)?;
    }
}
