//! Properties of the whole: several people work on copies of a project, on and off, and undo what they did. Compiled for
//! tests alone.

use std::fmt::Write as _;
use std::sync::Arc;

use proptest::prelude::*;

use super::UndoStack;
use crate::model::plan::{self, CodeDraft};
use crate::model::testing::TextsInMemory;
use crate::model::{
    Change, CodeId, CoderId, DefinitionPart, DeviceId, Document, DocumentId, Excerpt, Holder, IdSource, NewDocument,
    Op, Outline, ParticipantId, Project, ProjectId, Replacement, ReviewKind, Role, Span, Speaker, Stamp, Subject,
    TreeId, TurnRecord,
};

const TEXT: &str = "INT: Où dormez-vous ?\nU01: Nulle part 😀, et l’été à l’équipe d’accueil.\nINT: Et la nuit ?\nU01: שלום, la nuit je marche.";

/// What somebody does, by small numbers that choose among what there is.
#[derive(Clone, Debug)]
enum Deed {
    AddCode(u8),
    RenameCode(u8, u8),
    DefineCode(u8, u8),
    Recode(u8, u8),
    MoveCode(u8, u8, u8),
    MergeCodes(u8, u8),
    RemoveCode(u8),
    Code(u8, u8, u8),
    Uncode(u8),
    MoveEdges(u8, u8, u8),
    Correct(u8, u8, String),
    Settle(u8),
    SplitTurn(u8, u8),
    JoinTurns(u8),
    AssignTurn(u8, u8),
    SetValue(u8),
    SetMemo(u8),
    RemoveDocument,
    Finish(bool),
    Assign(bool),
    Undo,
    Redo,
}

fn deed() -> impl Strategy<Value = Deed> {
    let n = any::<u8>();
    prop_oneof![
        3 => n.prop_map(Deed::AddCode),
        1 => (n, n).prop_map(|(a, b)| Deed::RenameCode(a, b)),
        1 => (n, n).prop_map(|(a, b)| Deed::DefineCode(a, b)),
        2 => (n, n).prop_map(|(a, b)| Deed::Recode(a, b)),
        2 => (n, n, n).prop_map(|(a, b, c)| Deed::MoveCode(a, b, c)),
        1 => (n, n).prop_map(|(a, b)| Deed::MergeCodes(a, b)),
        1 => n.prop_map(Deed::RemoveCode),
        6 => (n, n, n).prop_map(|(a, b, c)| Deed::Code(a, b, c)),
        1 => n.prop_map(Deed::Uncode),
        1 => (n, n, n).prop_map(|(a, b, c)| Deed::MoveEdges(a, b, c)),
        3 => (n, 0_u8..12, "[a-zé😀א ]{0,6}").prop_map(|(a, b, c)| Deed::Correct(a, b, c)),
        1 => n.prop_map(Deed::Settle),
        1 => (n, n).prop_map(|(a, b)| Deed::SplitTurn(a, b)),
        1 => n.prop_map(Deed::JoinTurns),
        1 => (n, n).prop_map(|(a, b)| Deed::AssignTurn(a, b)),
        1 => n.prop_map(Deed::SetValue),
        1 => n.prop_map(Deed::SetMemo),
        1 => Just(Deed::RemoveDocument),
        1 => any::<bool>().prop_map(Deed::Finish),
        1 => any::<bool>().prop_map(Deed::Assign),
        3 => Just(Deed::Undo),
        2 => Just(Deed::Redo),
    ]
}

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
            turns.push(TurnRecord(start, start + 5, end, Some(i as u16 % 2), None));
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
            Deed::Undo => self.take_back(self.undo.undoable()),
            Deed::Redo => self.take_back(self.undo.redoable()),
            _ => {
                let ops = self.plan(deed, ids);
                self.commit(None, ops);
            }
        }
    }

    fn take_back(&mut self, at: Option<Stamp>) {
        let Some(change) = self.changes.iter().find(|c| Some(c.at) == at).cloned() else { return };
        let plan = plan::undo(&self.project, &change);
        if plan.ops.is_empty() {
            self.undo.skip(change.at);
        }
        self.commit(Some(change.at), plan.ops);
    }

    fn commit(&mut self, undoes: Option<Stamp>, ops: Vec<Op>) {
        if ops.is_empty() {
            return;
        }
        self.clock += 1;
        let at = Stamp::after(self.changes.last().map(|c| c.at), self.clock, self.device);
        let seen = self.changes.last().map(|c| c.at).into_iter().collect();
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

    fn code(&self, n: u8) -> Option<CodeId> {
        let rows = Outline::of(&self.project).rows;
        (!rows.is_empty()).then(|| rows[usize::from(n) % rows.len()].code)
    }

    fn document(&self) -> Option<Arc<Document>> {
        self.project.documents().first().map(|d| Arc::clone(d))
    }

    fn turn(&self, n: u8) -> Option<usize> {
        let n_turns = self.document()?.turns.len();
        (n_turns > 0).then(|| usize::from(n) % n_turns)
    }

    fn plan(&self, deed: &Deed, ids: &mut IdSource) -> Vec<Op> {
        self.try_plan(deed, ids).unwrap_or_default()
    }

    fn try_plan(&self, deed: &Deed, ids: &mut IdSource) -> Option<Vec<Op>> {
        let project = &self.project;
        let span = |from: u8, len: u8| {
            let length = self.document().map_or(0, |d| d.pieces().len());
            let start = u32::from(from) % length.max(1);
            Span::new(start, (start + 1 + u32::from(len) % 20).min(length))
        };
        let tree = project.trees().first().map(|t| t.id)?;
        match deed {
            Deed::AddCode(n) => {
                let mut draft = CodeDraft::new(project);
                let parent = self.code(*n).filter(|_| n % 2 == 0);
                draft.add_code(ids, tree, parent, &format!("code {n}")).ok()?;
                Some(draft.into_ops())
            }
            Deed::RenameCode(code, n) => plan::rename_code(project, self.code(*code)?, &format!("name {n}")).ok(),
            Deed::DefineCode(code, n) => {
                let part = DefinitionPart::ALL[usize::from(n % 3)];
                plan::define_code(project, self.code(*code)?, part, &format!("part {n}")).ok()
            }
            Deed::Recode(n, to) => {
                let document = self.document()?;
                let standing = project.codings(&document).map(|c| (document.id, c.coding.id));
                let some: Vec<_> = standing.skip(usize::from(n % 3)).step_by(2).collect();
                plan::recode_codings(project, &some, self.code(*to)?).ok()
            }
            Deed::MoveCode(code, to, index) => {
                let parent = self.code(*to).filter(|_| to % 3 > 0);
                let codes: Vec<_> =
                    [*code, code.wrapping_add(*index)].into_iter().filter_map(|n| self.code(n)).collect();
                plan::move_codes(project, &codes, tree, parent, usize::from(index % 4)).ok()
            }
            Deed::MergeCodes(code, into) => {
                let codes: Vec<_> = [*code, code / 2].into_iter().filter_map(|n| self.code(n)).collect();
                plan::merge_codes(project, &codes, self.code(*into)?).ok()
            }
            Deed::RemoveCode(code) => plan::remove_codes(project, &[self.code(*code)?]).ok(),
            Deed::Code(code, from, len) => {
                let excerpt = Excerpt { document: self.document()?.id, span: span(*from, *len) };
                plan::apply_code(project, ids, self.code(*code)?, self.coder, excerpt).ok()
            }
            Deed::Uncode(n) => {
                let document = self.document()?;
                let codings: Vec<_> = project.codings(&document).map(|c| c.coding.id).collect();
                plan::remove_coding(project, document.id, *codings.get(usize::from(*n) % codings.len().max(1))?).ok()
            }
            Deed::MoveEdges(n, from, len) => {
                let document = self.document()?;
                let codings: Vec<_> = project.codings(&document).map(|c| c.coding.id).collect();
                let coding = *codings.get(usize::from(*n) % codings.len().max(1))?;
                plan::move_coding(project, document.id, coding, span(*from, *len)).ok()
            }
            Deed::Correct(from, len, text) => {
                let start = span(*from, 0).start;
                let span = Span::new(start, start + u32::from(*len));
                let replacement = Replacement { span, text: text.clone() };
                plan::correct_text(project, ids, self.document()?.id, &[replacement]).ok()
            }
            Deed::Settle(n) => {
                let document = self.document()?.id;
                let crossing = project.review().into_iter().find_map(|item| match item.kind {
                    ReviewKind::CorrectedByTwo { crossing, .. } => Some(crossing),
                    _ => None,
                })?;
                match n % 3 {
                    0 => plan::settle_corrections(project, document, &crossing).ok(),
                    1 => plan::keep_version(project, ids, document, &crossing, &crossing.first).ok(),
                    _ => plan::keep_version(project, ids, document, &crossing, &crossing.second).ok(),
                }
            }
            Deed::SetValue(n) => {
                let holder = Holder::Participant(project.participants().first()?.id);
                Some(plan::attribute_value(project, holder, "city", &format!("city {n}")))
            }
            Deed::SplitTurn(turn, speaker) => {
                let (id, turn, label) = (self.document()?.id, self.turn(*turn)?, format!("U0{}", speaker % 3));
                let words = self.document()?.turns[turn].words;
                plan::split_turn(project, ids, id, turn, words.start + words.len() / 2, Some(&label)).ok()
            }
            Deed::JoinTurns(turn) => plan::join_turns(project, ids, self.document()?.id, self.turn(*turn)?).ok(),
            Deed::AssignTurn(turn, speaker) => {
                let (turn, label) = (self.turn(*turn)?, format!("U0{}", speaker % 3));
                plan::assign_turns(project, ids, self.document()?.id, &[turn], Some(&label)).ok()
            }
            Deed::SetMemo(n) => Some(plan::memo(project, Subject::Document(self.document()?.id), &format!("memo {n}"))),
            Deed::RemoveDocument => plan::remove_document(project, self.document()?.id).ok(),
            Deed::Finish(true) => plan::finish_document(project, self.document()?.id, self.coder, tree).ok(),
            Deed::Finish(false) => plan::reopen_document(project, self.document()?.id, self.coder, tree).ok(),
            Deed::Assign(true) => plan::assign_document(project, self.document()?.id, tree, &[self.coder]).ok(),
            Deed::Assign(false) => plan::release_document(project, self.document()?.id, tree).ok(),
            Deed::Undo | Deed::Redo => None,
        }
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
        for turn in &document.turns {
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
    for participant in project.participants() {
        writeln!(out, "participant {} {:?}", participant.name, participant.values).unwrap();
    }
    let memos: Vec<_> = project.memos.iter().map(|(on, memo)| (on, &memo.text)).collect();
    writeln!(out, "{memos:?}").unwrap();
    out
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn folding_step_by_step_and_all_at_once_gives_the_same_project(deeds in prop::collection::vec(deed(), 1..60)) {
        let mut ids = IdSource::counting();
        let start = Start::new(&mut ids);
        let mut ana = start.replica(1, &mut ids);
        for deed in &deeds {
            ana.do_deed(deed, &mut ids);
        }
        prop_assert_eq!(standing(&ana.project), standing(&start.fold(&ana.changes)));
    }

    #[test]
    fn what_is_restored_stands_as_it_did_and_restoring_is_taken_back_like_any_change(
        deeds in prop::collection::vec(deed(), 1..50), part in 0_usize..50,
    ) {
        let mut ids = IdSource::counting();
        let start = Start::new(&mut ids);
        let mut ana = start.replica(1, &mut ids);
        let mut then = ana.project.clone();
        for (i, deed) in deeds.iter().enumerate() {
            if i == part % deeds.len() {
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
    }

    #[test]
    fn people_who_work_apart_and_meet_have_the_same_project(
        deeds in prop::collection::vec((0_usize..3, deed(), prop::bool::weighted(0.15)), 1..80),
    ) {
        let mut ids = IdSource::counting();
        let start = Start::new(&mut ids);
        let mut people: Vec<Replica> = (0..3).map(|n| start.replica(n, &mut ids)).collect();
        for (who, deed, meets) in &deeds {
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
        // Nothing is dropped: every coding that was ever made is still there, standing or marked.
        let made = people[0].changes.iter().flat_map(|c| &c.ops).filter(|op| matches!(op, Op::ApplyCode(_))).count();
        let kept: usize = people[0].project.documents.values().map(|d| d.codings.len()).sum();
        prop_assert_eq!(made, kept);
    }

    #[test]
    fn undoing_everything_leads_to_the_start_and_redoing_everything_to_the_end(
        deeds in prop::collection::vec(deed(), 1..40),
    ) {
        let mut ids = IdSource::counting();
        let start = Start::new(&mut ids);
        let mut ana = start.replica(1, &mut ids);
        let begin = standing(&ana.project);
        for deed in &deeds {
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
    }
}
