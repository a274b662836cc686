//! What somebody does to a copy of a project, by small numbers that choose among what there is, so that any numbers are
//! a deed.

use std::sync::Arc;

use proptest::prelude::*;

use super::Replica;
use super::settings::N_SETTINGS;
use crate::model::plan::{self, CodeDraft, Settling};
use crate::model::{
    CodeId, DefinitionPart, Document, DocumentId, Excerpt, Holder, IdSource, NewDocument, Op, Outline, ParticipantId,
    Replacement, ReviewItem, ReviewKind, Span, Subject, TreeId, Twins,
};

/// What somebody does, by small numbers that choose among what there is.
#[derive(Clone, Debug)]
pub(super) enum Deed {
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
    AddTwin(u8),
    MergeTwins(u8, u8, u8),
    MergeSpeakers(u8, u8),
    RenameSpeaker(u8, u8),
    SetValueOf(u8, u8),
    RenamePerson(u8, u8),
    Set(u8, u8),
    Undo,
    Redo,
}

/// Returns any deed, coding more often than what is rare in life.
pub(super) fn deed() -> impl Strategy<Value = Deed> {
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
        3 => n.prop_map(Deed::AddTwin),
        3 => (n, n, n).prop_map(|(a, b, c)| Deed::MergeTwins(a, b, c)),
        1 => (n, n).prop_map(|(a, b)| Deed::MergeSpeakers(a, b)),
        1 => (n, n).prop_map(|(a, b)| Deed::RenameSpeaker(a, b)),
        2 => (n, n).prop_map(|(a, b)| Deed::SetValueOf(a, b)),
        1 => (n, n).prop_map(|(a, b)| Deed::RenamePerson(a, b)),
        4 => (0..N_SETTINGS, n).prop_map(|(kind, n)| Deed::Set(kind, n)),
        3 => Just(Deed::Undo),
        2 => Just(Deed::Redo),
    ]
}

impl Replica {
    pub(super) fn code(&self, n: u8) -> Option<CodeId> {
        let rows = Outline::of(&self.project).rows;
        (!rows.is_empty()).then(|| rows[usize::from(n) % rows.len()].code)
    }

    pub(super) fn document(&self) -> Option<Arc<Document>> {
        self.project.documents().first().map(|d| Arc::clone(d))
    }

    /// Returns one of the documents: they may all be of one text.
    fn any_document(&self, n: u8) -> Option<DocumentId> {
        let documents = self.project.documents();
        documents.get(usize::from(n) % documents.len().max(1)).map(|d| d.id)
    }

    pub(super) fn person(&self, n: u8) -> Option<ParticipantId> {
        let people = self.project.participants();
        people.get(usize::from(n) % people.len().max(1)).map(|p| p.id)
    }

    fn tree(&self, n: u8) -> Option<TreeId> {
        let trees = self.project.trees();
        trees.get(usize::from(n) % trees.len().max(1)).map(|t| t.id)
    }

    /// Plans a tree, a person or a document that others have too, or may come to have.
    fn add_twin(&self, n: u8, ids: &mut IdSource) -> Option<Vec<Op>> {
        Some(match n % 3 {
            0 => vec![Op::AddTree { tree: TreeId::next(ids), name: "Codes".into() }],
            1 => vec![Op::AddParticipant { participant: ParticipantId::next(ids), name: "U01".into() }],
            _ => {
                let first = self.changes.first()?.ops.iter().find_map(|op| match op {
                    Op::AddDocument(new) => Some(new.clone()),
                    _ => None,
                })?;
                vec![Op::AddDocument(Box::new(NewDocument { document: DocumentId::next(ids), ..*first }))]
            }
        })
    }

    /// Plans that two are one, as the review list offers it.
    fn merge_twins(&self, n: u8, a: u8, b: u8, ids: &mut IdSource) -> Option<Vec<Op>> {
        let twins = match n % 3 {
            0 => Twins::Trees(self.tree(a)?, self.tree(b)?),
            1 => Twins::Participants(self.person(a)?, self.person(b)?),
            _ => Twins::Documents(self.any_document(a)?, self.any_document(b)?),
        };
        let are_two = match &twins {
            Twins::Trees(a, b) => a != b,
            Twins::Participants(a, b) => a != b,
            Twins::Documents(a, b) => a != b,
            _ => false,
        };
        let item = ReviewItem { change: self.project.head?, kind: ReviewKind::MadeTwice(twins) };
        let way = Settling::Take(usize::from(n / 128));
        plan::settle(&self.project, ids, &item, way).ok().filter(|_| are_two)
    }

    fn turn(&self, n: u8) -> Option<usize> {
        let n_turns = self.document()?.turns.len();
        (n_turns > 0).then(|| usize::from(n) % n_turns)
    }

    /// Returns the ops of `deed`; none when it cannot be done.
    pub(super) fn plan(&self, deed: &Deed, ids: &mut IdSource) -> Vec<Op> {
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
                let tree = parent.and_then(|code| Some(project.code(code)?.place.tree)).or_else(|| self.tree(n / 2))?;
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
                let excerpt = Excerpt { document: self.any_document(*len)?, span: span(*from, *len) };
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
                    side => {
                        let unseen = &crossing.sides[usize::from(side - 1)].unseen;
                        plan::keep_version(project, ids, document, &crossing, unseen).ok()
                    }
                }
            }
            Deed::SetValue(n) => {
                let holder = Holder::Participant(project.participants().first()?.id);
                Some(plan::attribute_value(project, holder, "city", &format!("city {n}")))
            }
            Deed::AddTwin(n) => self.add_twin(*n, ids),
            Deed::MergeTwins(n, a, b) => self.merge_twins(*n, *a, *b, ids),
            Deed::MergeSpeakers(a, b) => {
                let document = self.document()?;
                let place = |n: u8| u16::from(n) % document.speakers.len().max(1) as u16;
                plan::merge_speakers(project, ids, document.id, place(*a), place(*b)).ok()
            }
            Deed::RenameSpeaker(place, n) => {
                let document = self.document()?;
                let place = u16::from(*place) % document.speakers.len().max(1) as u16;
                let label = ["Zoe", "ZOE", "Alizée", "Z"][usize::from(n % 4)];
                plan::rename_speaker(project, ids, document.id, place, label).ok()
            }
            Deed::SetValueOf(person, n) => {
                let holder = Holder::Participant(self.person(*person)?);
                Some(plan::attribute_value(project, holder, "age", &format!("age {n}")))
            }
            Deed::RenamePerson(person, n) => {
                plan::rename_participant(project, self.person(*person)?, &format!("person {n}")).ok()
            }
            Deed::Set(kind, n) => Some(vec![self.setting(*kind, *n)?]),
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
