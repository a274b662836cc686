//! What may have vanished silently: things that somebody made and words that somebody wrote, which neither stand nor
//! were taken away by somebody who had seen them, nor wait for a person.

use super::Replica;
use crate::model::{Change, Op, ReviewKind, Stamp, Twin};

impl Replica {
    /// Returns what vanished without anybody having meant it.
    pub(super) fn lost(&self) -> Vec<String> {
        let mut lost = self.lost_twins();
        lost.extend(self.lost_codes());
        lost.extend(self.lost_settings());
        lost
    }

    /// Trees, people and documents that were merged have to end in one that stands, or that somebody removed.
    fn lost_twins(&self) -> Vec<String> {
        let project = &self.project;
        let trees = project.trees.keys().map(|id| Twin::Tree(*id));
        let people = project.participants.keys().map(|id| Twin::Participant(*id));
        let twins = trees.chain(people).chain(project.documents.keys().map(|id| Twin::Document(*id)));
        let stands = |twin: Twin| match twin {
            Twin::Tree(id) => !project.trees[&id].removed,
            Twin::Participant(id) => !project.participants[&id].removed,
            Twin::Document(id) => !project.documents[&id].removed,
            Twin::Speaker(..) => true,
        };
        let removes = |op: &Op, twin: Twin| match op {
            Op::RemoveTree { tree } => twin == Twin::Tree(*tree),
            Op::RemoveParticipant { participant } => twin == Twin::Participant(*participant),
            Op::RemoveDocument { document } => twin == Twin::Document(*document),
            _ => false,
        };
        let is_lost = |twin: &Twin| {
            let end = project.one_twin(*twin);
            !stands(end) && !self.changes.iter().flat_map(|c| &c.ops).any(|op| removes(op, end))
        };
        twins.filter(is_lost).map(|twin| format!("{twin:?}")).collect()
    }

    /// Codes that nobody removed stand, unless whoever removed their tree knew them, or it waits for a person.
    fn lost_codes(&self) -> Vec<String> {
        let project = &self.project;
        let items = project.review();
        let codes = project.codes.values().filter(|c| c.removed.is_none() && c.merged_into.is_none());
        let hidden = codes.filter(|c| project.code(c.id).is_none());
        let is_lost = |code: &&crate::model::Code| {
            let tree = code.place.tree;
            let waits = items.iter().any(
                |item| matches!(&item.kind, ReviewKind::RemovedWhileUsed { twin: Twin::Tree(id), .. } if *id == tree),
            );
            let removal = |c: &Change| c.ops.iter().any(|op| matches!(op, Op::RemoveTree { tree: id } if *id == tree));
            !waits && !self.changes.iter().any(|c| removal(c) && self.saw(c, code.added))
        };
        hidden.filter(is_lost).map(|code| code.name.clone()).collect()
    }

    /// Whether the author of a change had seen an earlier one.
    pub(super) fn saw(&self, change: &Change, earlier: Stamp) -> bool {
        if change.at.device == earlier.device || change.seen.contains(&earlier) {
            return earlier <= change.at;
        }
        let seen = change.seen.iter().filter_map(|at| self.changes.iter().find(|c| c.at == *at));
        let before = self.changes.iter().rfind(|c| c.at.device == change.at.device && c.at < change.at);
        seen.chain(before).any(|c| c.at > earlier && self.saw(c, earlier))
    }
}
