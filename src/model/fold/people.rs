//! The project itself and its people: coders, participants, attributes, typologies, memos.

use std::sync::Arc;

use super::Step;
use crate::model::coder::Coder;
use crate::model::ids::{CoderId, ParticipantId};
use crate::model::memo::Memo;
use crate::model::op::{Op, Subject};
use crate::model::participant::{Attribute, AttributeKind, Holder, Participant};
use crate::model::twin::Twin;
use crate::model::typology::KeptTypology;

impl Step<'_> {
    pub(super) fn apply_to_project(&mut self, op: &Op) -> Option<()> {
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
                let (at, by) = self.said(op);
                let memos = Arc::make_mut(&mut self.project.memos);
                if to.is_empty() {
                    memos.remove(on);
                } else {
                    let memo = Memo::made_of(memos.get(on), to, by, at);
                    memos.insert(*on, memo);
                }
            }
            _ => {}
        }
        Some(())
    }

    pub(super) fn apply_to_people(&mut self, op: &Op) -> Option<()> {
        self.effects.people = true;
        match op {
            Op::AddParticipant { participant, name } => {
                let new = Participant {
                    id: *participant,
                    name: name.clone(),
                    added: self.at,
                    values: Default::default(),
                    removed: false,
                    merged_into: None,
                };
                Arc::make_mut(&mut self.project.participants).entry(*participant).or_insert(new);
            }
            Op::RemoveParticipant { participant } => return self.remove_twin(Twin::Participant(*participant)),
            Op::RestoreParticipant { participant } => return self.restore_twin(Twin::Participant(*participant)),
            Op::RenameParticipant { participant, to, .. } => self.person_mut(*participant)?.name.clone_from(to),
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
                    Holder::Participant(id) => &mut self.person_mut(*id)?.values,
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

    fn person_mut(&mut self, id: ParticipantId) -> Option<&mut Participant> {
        Arc::make_mut(&mut self.project.participants).get_mut(&id)
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

    fn merge_coders(&mut self, coder: CoderId, into: Option<CoderId>) -> Option<()> {
        let moved = self.project.fold_merged_coder(coder, into)?;
        self.effects.codings.extend(&moved);
        self.effects.documents.extend(moved);
        Some(())
    }
}
