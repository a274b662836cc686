//! Whether what a step takes away is what stands. A step says from what it sets a thing to what; whoever takes a change
//! back takes only what nobody has set anew since, and a statement that was given back keeps its author and date.

use super::document::{Document, Speaker};
use super::op::Op;
use super::project::Project;
use super::reservation::Proposal;

impl Project {
    /// Whether what `op` takes away is what stands now; of steps that take nothing away, it is.
    pub(super) fn has_what_is_taken(&self, op: &Op) -> bool {
        let document = |id| self.documents.get(&id);
        match op {
            Op::RenameProject { from, .. } => self.name == *from,
            Op::SetViewpoint { from, .. } => self.viewpoint == *from,
            Op::RenameCoder { coder, from, .. } => self.signing_coder(*coder).is_some_and(|c| c.name == *from),
            Op::ColourCoder { coder, from, .. } => self.signing_coder(*coder).is_some_and(|c| c.colour == *from),
            Op::PartCoders { coder, into } => self.merged_coders.merged_into(*coder) == Some(*into),
            Op::Reserve { what, from, .. } => self.reserved.get(what).into_iter().flatten().eq(from),
            Op::WithdrawProposal { proposal } => self.proposals.get(proposal).is_some_and(Proposal::is_open),
            Op::AnswerProposal { proposal, from, .. } => {
                self.proposals.get(proposal).is_some_and(|p| p.accepted == *from)
            }
            Op::RenameDocument { document: id, from, .. } => document(*id).is_some_and(|d| d.name == *from),
            Op::SetLanguage { document: id, from, .. } => document(*id).is_some_and(|d| d.language == *from),
            Op::SetSpeaker { document: id, speaker, from, .. } => {
                let one = |s: Speaker| Speaker { participant: s.participant.map(|p| self.one_participant(p)), ..s };
                let place = |d: &Document| d.place_meant(*speaker, from, d.last_called(), &|_| true);
                document(*id).and_then(|d| d.speaker_as_set(place(d))).map(one) == Some(one(from.clone()))
            }
            Op::SetTurn { document: id, turn, from, .. } => document(*id).is_some_and(|d| d.turn_state(*turn) == *from),
            Op::RenameParticipant { participant, from, .. } => {
                self.participants.get(participant).is_some_and(|p| p.name == *from)
            }
            Op::SetAttributeKind { attribute, from, .. } => {
                self.attributes.get(attribute).filter(|a| !a.removed).map(|a| &a.kind) == from.as_ref()
            }
            Op::SetAttribute { holder, attribute, from, .. } => {
                self.written_value(*holder, attribute) == from.as_deref()
            }
            Op::SetTypology { name, from, .. } => self.typologies.get(name).map(|kept| &kept.typology) == from.as_ref(),
            Op::RenameTree { tree, from, .. } => self.trees.get(tree).is_some_and(|t| t.name == *from),
            Op::RenameCode { code, from, .. } => self.codes.get(code).is_some_and(|c| c.name == *from),
            Op::DescribeCode { code, from, .. } => self.codes.get(code).is_some_and(|c| c.description == *from),
            Op::DefineCode { code, part, from, .. } => {
                self.codes.get(code).is_some_and(|c| c.definition.part(*part) == from)
            }
            Op::ColourCode { code, from, .. } => self.codes.get(code).is_some_and(|c| c.colour == *from),
            Op::PartTwin { twin, into } => self.twin_merged_into(*twin) == Some(*into),
            Op::MoveCode { code, from, .. } => self.codes.get(code).is_some_and(|c| c.place == self.one_place(*from)),
            Op::UnmergeCodes { code, into } => self.codes.get(code).is_some_and(|c| c.merged_into == Some(*into)),
            Op::RestoreCode { code } => self.codes.get(code).is_some_and(|c| c.removed.is_some()),
            Op::MoveCoding { document: id, coding, from, .. } => {
                document(*id).and_then(|d| d.codings.get(coding)).is_some_and(|c| c.anchor == *from)
            }
            Op::RecodeCoding { document: id, coding, from, .. } => {
                document(*id).and_then(|d| d.codings.get(coding)).is_some_and(|c| c.code == *from)
            }
            Op::RestoreCoding { document: id, coding } => {
                document(*id).and_then(|d| d.codings.get(coding)).is_some_and(|c| c.removed)
            }
            Op::RemoveCoding { document: id, coding } => {
                document(*id).and_then(|d| d.codings.get(coding)).is_some_and(|c| !c.removed)
            }
            Op::AssignDocument { document: id, tree, from, .. } => document(*id).is_some_and(|d| {
                let assigned = d.signed.blind.get(tree).into_iter().flat_map(|blind| &blind.coders);
                assigned.eq(from)
            }),
            Op::RuleOnCoding { document: id, coding, from, .. } => document(*id)
                .and_then(|d| d.codings.get(coding))
                .is_some_and(|c| c.ruled.as_ref().map(|ruled| &ruled.ruling) == from.as_ref()),
            Op::SetMemo { on, from, .. } => self.memo(*on) == from,
            _ => self.comparison.in_force(op).or_else(|| self.reading_memory.in_force(op)).unwrap_or(true),
        }
    }
}
