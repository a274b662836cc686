//! What somebody removed without having been able to see it: what others coded in documents that the remover had still
//! to code blind. The device had it, the person had not, so it waits for review as the work of people apart does.

use std::collections::BTreeSet;

use super::coding::Coding;
use super::ids::{CoderId, CodingId, DocumentId};
use super::op::Op;
use super::project::Project;
use super::stamp::Stamp;

/// The codings that a removal took along unseen, with the removal.
#[derive(Clone, Debug, Default)]
pub(super) struct Overlooked(BTreeSet<(Stamp, CodingId)>);

impl Project {
    /// Whether whoever removed something with `removal` knew of `coding`.
    pub(super) fn knew(&self, removal: Stamp, coding: &Coding) -> bool {
        self.knowledge.saw(removal, coding.code_set) && !self.overlooked.0.contains(&(removal, coding.id))
    }

    /// Returns what removing with `op` takes along that is hidden from `by`.
    pub(super) fn hidden_and_removed(&self, op: &Op, by: CoderId) -> Vec<CodingId> {
        match op {
            Op::RemoveDocument { document } => self.hidden_from(by, *document, |_| true),
            Op::RemoveCode { code } => {
                let blind = self.documents.values().filter(|d| !d.removed && !d.blind.is_empty());
                let with_code = |coding: &Coding| self.merge_target(coding.code) == Some(*code);
                blind.flat_map(|d| self.hidden_from(by, d.id, with_code)).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Notes that `removal` took these along.
    pub(super) fn note_overlooked(&mut self, removal: Stamp, codings: Vec<CodingId>) {
        if !codings.is_empty() {
            let overlooked = std::sync::Arc::make_mut(&mut self.overlooked);
            overlooked.0.extend(codings.into_iter().map(|coding| (removal, coding)));
        }
    }

    fn hidden_from(&self, viewer: CoderId, id: DocumentId, among: impl Fn(&Coding) -> bool) -> Vec<CodingId> {
        let Some(document) = self.documents.get(&id) else { return Vec::new() };
        let viewer = self.one_coder(viewer);
        let trees = document.trees_blind_for(viewer);
        let hidden = document.standing_codings().filter(|c| self.is_hidden(c, viewer, &trees) && among(c));
        hidden.map(|c| c.id).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::Fixture;
    use super::super::{Outline, ReviewKind, plan};

    #[test]
    fn what_somebody_removed_without_seeing_it_waits_for_those_who_did_it() {
        let mut fixture = Fixture::of("Ana: [Un toit|Lieu], [un lit|Lieu@ben] [là|Rue@ben]");
        let (ana, ben) = (fixture.coder, fixture.coder_named("ben"));
        let (document, tree) = (fixture.project.documents()[0].id, fixture.project.trees()[0].id);
        let code = Outline::of(&fixture.project).find(&fixture.project, "Lieu").unwrap();
        fixture.apply(plan::assign_document(&fixture.project, document, tree, &[ana, ben]).unwrap());
        fixture.apply(plan::remove_codes(&fixture.project, &[code]).unwrap());
        let review = fixture.project.review();
        let kinds: Vec<&ReviewKind> = review.iter().map(|item| &item.kind).collect();
        assert!(matches!(kinds[..], [ReviewKind::CodedWithRemovedCode { .. }]), "ana’s own went knowingly: {kinds:?}");
        let settled = plan::settle(&fixture.project, &mut fixture.ids, &review[0], plan::Settling::Restore).unwrap();
        fixture.apply(settled);
        assert!(fixture.project.review().is_empty());
        fixture.apply(plan::remove_document(&fixture.project, document).unwrap());
        let review = fixture.project.review();
        assert!(matches!(&review[..], [item] if matches!(&item.kind,
            ReviewKind::RemovedWhileCoded { codings, .. } if codings.len() == 2)));
    }

    #[test]
    fn what_was_seen_and_removed_waits_for_nobody() {
        let mut fixture = Fixture::of("Ana: [Un toit|Lieu], [un lit|Lieu@ben]");
        let code = Outline::of(&fixture.project).find(&fixture.project, "Lieu").unwrap();
        fixture.apply(plan::remove_codes(&fixture.project, &[code]).unwrap());
        assert!(fixture.project.review().is_empty());
    }
}
