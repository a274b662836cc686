//! The fold: how each op changes the project. It is total (every op has a defined effect in every state) and knows no
//! order but that of the stamps, so the same set of changes gives the same project whatever order the files arrived in.

use std::sync::Arc;

use super::anchor::Anchor;
use super::change::{Change, Effects};
use super::code::{Code, Definition, Place, Tree};
use super::coding::Coding;
use super::concurrent::{ContestSide, Contested, Correction};
use super::document::{Document, Finished};
use super::ids::{CodeId, CoderId, CodingId, DocumentId};
use super::memo::Memo;
use super::one_person::MergedCoders;
use super::op::{NewCoding, Op, Subject};
use super::participant::{Attribute, AttributeKind, Holder, Participant};
use super::project::{Coder, Project};
use super::review::{ReviewItem, ReviewKind};
use super::ruling::{Ruled, Ruling};
use super::stamp::Stamp;
use super::typology::{KeptTypology, TypesCell};

impl Project {
    /// Folds one change that is newer than all folded so far, and returns what it moved.
    pub fn apply(&mut self, change: &Change) -> Effects {
        let effects = self.fold(change);
        for id in &effects.documents {
            if let Some(document) = self.documents.get_mut(id).filter(|d| d.unsettled) {
                Arc::make_mut(document).settle();
            }
        }
        effects
    }

    /// Folds changes, which must be in the order of their stamps, and returns what they moved; texts are settled once at the
    /// end.
    pub fn apply_all<'a>(&mut self, changes: impl IntoIterator<Item = &'a Change>) -> Effects {
        let mut effects = Effects::default();
        for change in changes {
            effects.merge(self.fold(change));
        }
        self.settle();
        effects
    }

    /// Folds ops that belong to no change yet, for planning what comes after them.
    pub(super) fn apply_draft(&mut self, ops: &[Op], by: CoderId) {
        self.apply_draft_unsettled(ops, by);
        self.settle();
    }

    /// Folds ops that belong to no change yet, for asking what is in force after them; spans stay where they were.
    pub(super) fn apply_draft_unsettled(&mut self, ops: &[Op], by: CoderId) {
        let at = self.head.unwrap_or(Stamp::after(None, 0, super::stamp::DeviceId::from_bits(0)));
        let mut step = Step { project: self, at, by, effects: Effects::default() };
        for op in ops {
            step.apply(op);
        }
        self.types = TypesCell::default();
    }

    /// Finds spans anew in documents that were corrected.
    fn settle(&mut self) {
        for document in self.documents.values_mut().filter(|d| d.unsettled) {
            Arc::make_mut(document).settle();
        }
    }

    fn fold(&mut self, change: &Change) -> Effects {
        self.knowledge.note(change);
        self.head = self.head.max(Some(change.at));
        self.types = TypesCell::default();
        let mut step = Step { project: self, at: change.at, by: change.by, effects: Effects::default() };
        for op in &change.ops {
            step.apply(op);
        }
        step.effects
    }
}

/// One change on its way into the project.
struct Step<'a> {
    project: &'a mut Project,
    at: Stamp,
    by: CoderId,
    effects: Effects,
}

impl Step<'_> {
    fn apply(&mut self, op: &Op) {
        if let Some((thing, to)) = Contested::of(op) {
            let before = self.project.setting(&thing);
            let side = ContestSide { at: self.at, by: self.by, to };
            let contests = Arc::make_mut(&mut self.project.contests);
            contests.note(thing, side, before, &self.project.knowledge);
        }
        let done = match op {
            Op::AddCoder { .. }
            | Op::RenameCoder { .. }
            | Op::ColourCoder { .. }
            | Op::MergeCoders { .. }
            | Op::PartCoders { .. }
            | Op::RenameProject { .. }
            | Op::SetViewpoint { .. }
            | Op::SetMemo { .. } => self.apply_to_project(op),
            Op::AddParticipant { .. }
            | Op::RemoveParticipant { .. }
            | Op::RestoreParticipant { .. }
            | Op::RenameParticipant { .. }
            | Op::SetAttributeKind { .. }
            | Op::SetAttribute { .. }
            | Op::SetTypology { .. } => self.apply_to_people(op),
            Op::AddTree { .. } | Op::RemoveTree { .. } | Op::RestoreTree { .. } | Op::RenameTree { .. } => {
                self.apply_to_tree(op)
            }
            Op::AddCode { .. }
            | Op::RemoveCode { .. }
            | Op::RestoreCode { .. }
            | Op::RenameCode { .. }
            | Op::DescribeCode { .. }
            | Op::DefineCode { .. }
            | Op::ColourCode { .. }
            | Op::MoveCode { .. }
            | Op::MergeCodes { .. }
            | Op::UnmergeCodes { .. } => self.apply_to_code(op),
            Op::ApplyCode(_)
            | Op::RemoveCoding { .. }
            | Op::RestoreCoding { .. }
            | Op::MoveCoding { .. }
            | Op::RecodeCoding { .. } => self.apply_to_coding(op),
            Op::RuleOnCoding { document, coding, to, .. } => self.rule_on(*document, *coding, to.as_ref()),
            Op::AddDocument(_)
            | Op::RemoveDocument { .. }
            | Op::RestoreDocument { .. }
            | Op::RenameDocument { .. }
            | Op::SetLanguage { .. }
            | Op::SetSpeaker { .. }
            | Op::SetTurn { .. }
            | Op::CorrectText { .. }
            | Op::RevertCorrection { .. }
            | Op::RestoreCorrection { .. }
            | Op::SettleCorrections { .. }
            | Op::ReopenCorrections { .. }
            | Op::FinishDocument { .. }
            | Op::ReopenDocument { .. }
            | Op::AssignDocument { .. }
            | Op::ReleaseDocument { .. }
            | Op::WithholdDocument { .. } => self.apply_to_document(op),
            Op::MapCodes { .. }
            | Op::SetTheme { .. }
            | Op::GatherCode { .. }
            | Op::ReleaseCode { .. }
            | Op::ChooseQuote { .. }
            | Op::DropQuote { .. }
            | Op::SetGuide { .. }
            | Op::SetAsked { .. }
            | Op::SetVerdict { .. }
            | Op::SetSummary { .. }
            | Op::SaveMatrix { .. } => {
                self.effects.comparison = true;
                Arc::make_mut(&mut self.project.comparison).apply(op, self.at, self.by)
            }
            Op::RememberConvention { .. }
            | Op::RememberLabel { .. }
            | Op::RememberChoices { .. }
            | Op::ForgetRoles { .. } => {
                Arc::make_mut(&mut self.project.reading_memory).apply(op);
                Some(())
            }
            Op::Reserve { .. }
            | Op::Propose { .. }
            | Op::WithdrawProposal { .. }
            | Op::RenewProposal { .. }
            | Op::AnswerProposal { .. } => {
                self.effects.people = true;
                self.project.fold_reservation(op, self.by, self.at)
            }
            Op::SettleConflict { about, changes } | Op::ReopenConflict { about, changes } => {
                let settled = matches!(op, Op::SettleConflict { .. });
                // Whether it is in the review list.
                self.effects.codes = true;
                Arc::make_mut(&mut self.project.contests).set_settled(about, changes, settled);
                Some(())
            }
            // What was merged stands in the journal already; these say so.
            Op::MergedCopy { .. } | Op::UnmergedCopy { .. } => Some(()),
            Op::Unknown(op) => {
                self.note(ReviewKind::NewerVersion { op: op.clone() });
                Some(())
            }
        };
        if done.is_none() {
            let written = format!("{op:?}");
            self.note(ReviewKind::MissingTarget { what: written.chars().take(120).collect() });
        }
    }

    fn note(&mut self, kind: ReviewKind) {
        self.project.review.push(ReviewItem { change: self.at, kind });
    }

    fn apply_to_project(&mut self, op: &Op) -> Option<()> {
        self.effects.people = true;
        match op {
            Op::AddCoder { coder, name } => {
                if self.project.signing_coder(*coder).is_some() {
                    return Some(());
                }
                self.project.coders.entry(*coder).or_insert_with(|| Coder {
                    id: *coder,
                    name: name.clone(),
                    colour: None,
                    joined: Some(self.at),
                });
            }
            Op::RenameCoder { coder, to, .. } => self.project.signing_coder_mut(*coder)?.name.clone_from(to),
            Op::ColourCoder { coder, to, .. } => self.project.signing_coder_mut(*coder)?.colour = *to,
            Op::MergeCoders { coder, into } => return self.merge_coders(*coder, Some(*into)),
            Op::PartCoders { coder, into } if self.project.merged_coders.merged_into(*coder) == Some(*into) => {
                return self.merge_coders(*coder, None);
            }
            Op::RenameProject { to, .. } => self.project.name.clone_from(to),
            Op::SetViewpoint { to, .. } => self.project.viewpoint.clone_from(to),
            Op::SetMemo { on, to, .. } => {
                if let Subject::Code(_) = on {
                    self.effects.codes = true;
                }
                if to.is_empty() {
                    self.project.memos.remove(on);
                } else {
                    self.project.memos.insert(*on, Memo { text: to.clone(), by: self.by, at: self.at });
                }
            }
            _ => {}
        }
        Some(())
    }

    fn apply_to_people(&mut self, op: &Op) -> Option<()> {
        self.effects.people = true;
        let participants = &mut self.project.participants;
        match op {
            Op::AddParticipant { participant, name } => {
                let new = Participant {
                    id: *participant,
                    name: name.clone(),
                    added: self.at,
                    values: Default::default(),
                    removed: false,
                };
                participants.entry(*participant).or_insert(new);
            }
            Op::RemoveParticipant { participant } => participants.get_mut(participant)?.removed = true,
            Op::RestoreParticipant { participant } => participants.get_mut(participant)?.removed = false,
            Op::RenameParticipant { participant, to, .. } => participants.get_mut(participant)?.name.clone_from(to),
            Op::SetAttributeKind { attribute, to, .. } => self.set_attribute_kind(attribute, to.as_ref()),
            Op::SetTypology { name, to, .. } => {
                let typologies = &mut self.project.typologies;
                match to {
                    Some(typology) => _ = typologies.insert(name.clone(), KeptTypology::new(name, typology)),
                    None => _ = typologies.remove(name),
                }
            }
            Op::SetAttribute { holder, attribute, to, .. } => {
                let values = match holder {
                    Holder::Participant(id) => &mut participants.get_mut(id)?.values,
                    Holder::Document(id) => &mut self.document_mut(*id)?.values,
                };
                match to {
                    Some(value) => values.insert(attribute.clone(), value.clone()),
                    None => values.remove(attribute),
                };
            }
            _ => {}
        }
        Some(())
    }

    fn set_attribute_kind(&mut self, name: &str, kind: Option<&AttributeKind>) {
        let attributes = &mut self.project.attributes;
        match kind {
            Some(kind) => {
                let attribute = Attribute { name: name.to_owned(), kind: kind.clone(), removed: false };
                attributes.insert(name.to_owned(), attribute);
            }
            None => {
                if let Some(attribute) = attributes.get_mut(name) {
                    attribute.removed = true;
                }
            }
        }
    }

    fn apply_to_tree(&mut self, op: &Op) -> Option<()> {
        self.effects.codes = true;
        let trees = &mut self.project.trees;
        match op {
            Op::AddTree { tree, name } => {
                let new = Tree { id: *tree, name: name.clone(), added: self.at, removed: false };
                trees.entry(*tree).or_insert(new);
            }
            Op::RemoveTree { tree } => trees.get_mut(tree)?.removed = true,
            Op::RestoreTree { tree } => trees.get_mut(tree)?.removed = false,
            Op::RenameTree { tree, to, .. } => trees.get_mut(tree)?.name.clone_from(to),
            _ => {}
        }
        Some(())
    }

    fn apply_to_code(&mut self, op: &Op) -> Option<()> {
        self.effects.codes = true;
        match op {
            Op::AddCode { code, name, place, colour } => self.add_code(*code, name, *place, *colour),
            Op::RemoveCode { code } => self.code_mut(*code)?.removed = Some(self.at),
            Op::RestoreCode { code } => self.code_mut(*code)?.removed = None,
            Op::RenameCode { code, to, .. } => self.code_mut(*code)?.name.clone_from(to),
            Op::DescribeCode { code, to, .. } => self.code_mut(*code)?.description.clone_from(to),
            Op::DefineCode { code, part, to, .. } => self.code_mut(*code)?.definition.set(*part, to),
            Op::ColourCode { code, to, .. } => self.code_mut(*code)?.colour = *to,
            Op::MoveCode { code, to, .. } => return self.move_code(*code, *to),
            Op::MergeCodes { code, into } => return self.merge_codes(*code, *into),
            Op::UnmergeCodes { code, into } => {
                let code = self.code_mut(*code)?;
                if code.merged_into == Some(*into) {
                    code.merged_into = None;
                }
            }
            _ => {}
        }
        Some(())
    }

    fn code_mut(&mut self, id: CodeId) -> Option<&mut Code> {
        self.project.codes.get_mut(&id)
    }

    fn add_code(&mut self, id: CodeId, name: &str, place: Place, colour: Option<super::colour::Colour>) {
        let new = Code {
            id,
            name: name.to_owned(),
            description: String::new(),
            definition: Definition::default(),
            colour,
            place,
            added: self.at,
            removed: None,
            merged_into: None,
        };
        self.project.codes.entry(id).or_insert(new);
    }

    fn move_code(&mut self, id: CodeId, to: Place) -> Option<()> {
        self.code_mut(id)?;
        let mut above = to.parent;
        while let Some(parent) = above {
            if parent == id {
                self.note(ReviewKind::MoveWouldLoop { code: id, to });
                return Some(());
            }
            above = self.project.codes.get(&parent).and_then(|c| c.place.parent);
        }
        self.code_mut(id)?.place = to;
        Some(())
    }

    fn merge_codes(&mut self, id: CodeId, into: CodeId) -> Option<()> {
        self.code_mut(id)?;
        if self.project.merge_target(into)? == id {
            self.note(ReviewKind::MergeWouldLoop { code: id });
            return Some(());
        }
        self.code_mut(id)?.merged_into = Some(into);
        Some(())
    }

    fn merge_coders(&mut self, coder: CoderId, into: Option<CoderId>) -> Option<()> {
        let moved = self.project.fold_merged_coder(coder, into)?;
        self.effects.codings.extend(&moved);
        self.effects.documents.extend(moved);
        Some(())
    }

    fn people(&self) -> Arc<MergedCoders> {
        Arc::clone(&self.project.merged_coders)
    }

    fn document_mut(&mut self, id: DocumentId) -> Option<&mut Document> {
        self.project.documents.get_mut(&id).map(Arc::make_mut)
    }

    fn apply_to_coding(&mut self, op: &Op) -> Option<()> {
        let document = match op {
            Op::ApplyCode(NewCoding { document, .. })
            | Op::RemoveCoding { document, .. }
            | Op::RestoreCoding { document, .. }
            | Op::MoveCoding { document, .. }
            | Op::RecodeCoding { document, .. } => *document,
            _ => return Some(()),
        };
        self.effects.codings.insert(document);
        let (at, by) = (self.at, self.by);
        let people = self.people();
        let document = self.document_mut(document)?;
        match op {
            Op::ApplyCode(new) => {
                let signed_by = new.coder.unwrap_or(by);
                let coder = people.one(signed_by);
                let span = place(document, new.anchor);
                document.codings.entry(new.coding).or_insert_with(|| Coding {
                    id: new.coding,
                    code: new.code,
                    code_set: at,
                    coder,
                    signed_by,
                    anchor: new.anchor,
                    span,
                    quote: new.quote.clone(),
                    at,
                    removed: false,
                    ruled: None,
                });
            }
            Op::RemoveCoding { coding, .. } => document.codings.get_mut(coding)?.removed = true,
            Op::RestoreCoding { coding, .. } => document.codings.get_mut(coding)?.removed = false,
            Op::MoveCoding { coding, to, .. } => {
                let span = place(document, *to);
                let coding = document.codings.get_mut(coding)?;
                coding.anchor = *to;
                coding.span = span;
            }
            Op::RecodeCoding { coding, to, .. } => {
                let coding = document.codings.get_mut(coding)?;
                (coding.code, coding.code_set) = (*to, at);
            }
            _ => {}
        }
        Some(())
    }

    fn rule_on(&mut self, document: DocumentId, coding: CodingId, to: Option<&Ruling>) -> Option<()> {
        self.effects.codings.insert(document);
        let before = self.project.documents.get(&document)?.codings.get(&coding)?.ruled.clone();
        let saw = |earlier| self.project.knowledge.saw(self.at, earlier);
        let ruled = to.map(|ruling| Box::new(Ruled::after(before.as_deref(), ruling, self.by, self.at, saw)));
        let document = self.document_mut(document)?;
        document.ruled_apart |= ruled.as_ref().is_some_and(|ruled| ruled.against.is_some());
        document.codings.get_mut(&coding)?.ruled = ruled;
        Some(())
    }

    fn apply_to_document(&mut self, op: &Op) -> Option<()> {
        let (at, by) = (self.at, self.by);
        let id = match op {
            Op::AddDocument(new) => {
                let document = Arc::new(Document::new(new, at));
                self.project.documents.entry(new.document).or_insert(document);
                new.document
            }
            Op::RemoveDocument { document } => {
                self.document_mut(*document)?.removed = true;
                *document
            }
            Op::RestoreDocument { document } => {
                self.document_mut(*document)?.removed = false;
                *document
            }
            Op::RenameDocument { document, to, .. } => {
                self.document_mut(*document)?.name.clone_from(to);
                *document
            }
            Op::SetLanguage { document, to, .. } => {
                self.document_mut(*document)?.language = *to;
                *document
            }
            Op::SetSpeaker { document, speaker, from, to } => {
                self.document_mut(*document)?.set_speaker(*speaker, from, to)?;
                *document
            }
            Op::SetTurn { document, turn, to, .. } => {
                self.document_mut(*document)?.set_turn(*turn, to.as_ref());
                *document
            }
            Op::CorrectText { document, edit, splices } => {
                let corrected = self.document_mut(*document)?;
                corrected.pieces_mut().correct(*edit, splices);
                corrected.corrections.entry(*edit).or_insert_with(|| Correction::new(*edit, by, at, splices));
                *document
            }
            Op::RevertCorrection { document, edit } | Op::RestoreCorrection { document, edit } => {
                let reverted = matches!(op, Op::RevertCorrection { .. });
                self.document_mut(*document)?.pieces_mut().set_reverted(*edit, reverted);
                *document
            }
            Op::SettleCorrections { document, turn, edits } | Op::ReopenCorrections { document, turn, edits } => {
                let settled = matches!(op, Op::SettleCorrections { .. });
                self.document_mut(*document)?.set_settled(*turn, edits, settled);
                *document
            }
            Op::FinishDocument { document, coder, tree } => {
                let codings = self.project.codings_by(*document, self.project.one_coder(*coder), *tree)?;
                let (who, people) = (Finished { coder: *coder, tree: *tree }, self.people());
                self.document_mut(*document)?.note_finished(who, at, codings, &people);
                *document
            }
            Op::ReopenDocument { document, coder, tree } => {
                let (who, people) = (Finished { coder: *coder, tree: *tree }, self.people());
                self.document_mut(*document)?.note_reopened(who, &people);
                *document
            }
            Op::AssignDocument { document, .. }
            | Op::ReleaseDocument { document, .. }
            | Op::WithholdDocument { document, .. } => {
                let people = self.people();
                self.document_mut(*document)?.fold_blind(op, at, &people);
                *document
            }
            _ => return Some(()),
        };
        if let Op::FinishDocument { .. }
        | Op::ReopenDocument { .. }
        | Op::AssignDocument { .. }
        | Op::ReleaseDocument { .. }
        | Op::WithholdDocument { .. } = op
        {
            // Who may see which codings moved.
            self.effects.codings.insert(id);
        }
        self.effects.documents.insert(id);
        Some(())
    }
}

/// Returns where an anchor stands. While corrections wait to be settled the span is found then.
fn place(document: &Document, anchor: Anchor) -> Option<super::text::Span> {
    use super::anchor::Address::Original;
    match (anchor.first, anchor.last) {
        (Original(first), Original(last)) if document.pieces.is_pristine() => {
            let end = last.saturating_add(1).min(document.pieces.len());
            (first < end).then(|| super::text::Span::new(first, end))
        }
        _ if document.unsettled => None,
        _ => document.pieces.lookup().span(anchor),
    }
}
