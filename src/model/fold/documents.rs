//! Documents: their words, turns and speakers, and who has finished them or codes them blind.

use std::sync::Arc;

use super::Step;
use crate::model::concurrent::Correction;
use crate::model::document::{Document, Finished};
use crate::model::op::{Family, Op};
use crate::model::project::Project;
use crate::model::twin::Twin;

impl Step<'_> {
    pub(super) fn apply_to_document(&mut self, op: &Op) -> Option<()> {
        let (at, by) = (self.at, self.by);
        let id = match op {
            Op::AddDocument(new) => {
                let document = Arc::new(Document::new(new, at));
                self.project.documents.entry(new.document).or_insert(document);
                self.count_people_in(new.document);
                new.document
            }
            Op::RemoveDocument { document } => {
                self.remove_twin(Twin::Document(*document))?;
                *document
            }
            Op::RestoreDocument { document } => {
                self.restore_twin(Twin::Document(*document))?;
                *document
            }
            Op::RenameDocument { document, to, .. } => {
                self.document_mut(*document)?.rename(to);
                *document
            }
            Op::SetLanguage { document, to, .. } => {
                self.document_mut(*document)?.language = *to;
                *document
            }
            Op::SetSpeaker { document, speaker, to, .. } => {
                let former = self.project.documents.get(document)?.label_of(*speaker)?.to_owned();
                self.document_mut(*document)?.set_speaker(*speaker, to, at)?;
                if former != to.label {
                    Arc::make_mut(&mut self.project.contests).call_otherwise(*document, &former, &to.label);
                }
                self.count_people_in(*document);
                *document
            }
            Op::SetTurn { document, turn, to, .. } => {
                let Self { project, is_draft, .. } = self;
                let Project { documents, knowledge, .. } = &mut **project;
                let given = Arc::make_mut(documents.get_mut(document)?);
                given.set_turn(*turn, to.as_ref(), at, &|earlier| *is_draft || knowledge.saw(at, earlier));
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
                self.finish(*document, Finished { coder: *coder, tree: *tree })?;
                *document
            }
            Op::ReopenDocument { document, coder, tree } => {
                self.reopen(*document, Finished { coder: *coder, tree: *tree })?;
                *document
            }
            Op::AssignDocument { document, .. }
            | Op::ReleaseDocument { document, .. }
            | Op::WithholdDocument { document, .. } => {
                let (people, stays_open) = (self.people(), self.stays_open(op));
                self.document_mut(*document)?.fold_blind(op, at, &people, stays_open);
                *document
            }
            _ => return Some(()),
        };
        if op.about().family == Family::Marks {
            // Who may see which codings moved.
            self.effects.codings.insert(id);
        }
        self.effects.documents.insert(id);
        Some(())
    }

    /// Whether a document that `op` assigns anew stays open to all: somebody opened it whose word its author had not
    /// heard, or it was open in the plan that stands again.
    fn stays_open(&self, op: &Op) -> bool {
        let Op::AssignDocument { document, tree, .. } = op else { return false };
        let opened = self.project.documents.get(document).and_then(|d| d.signed.released.get(tree));
        opened.is_some_and(|at| self.undoes.is_some() || !self.saw(*at))
    }
}
