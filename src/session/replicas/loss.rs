//! What may have vanished silently: things that somebody made and words that somebody wrote, which neither stand nor were taken
//! away by somebody who had seen them, nor wait for a person.

use std::sync::Arc;

use super::Replica;
use crate::model::{Change, Contested, Holder, Op, ParticipantId, ReviewKind, Setting, Stamp, Twin};

impl Replica {
    /// Returns what vanished without anybody having meant it.
    pub(super) fn lost(&self) -> Vec<String> {
        let mut lost = self.lost_twins();
        lost.extend(self.lost_codes());
        lost.extend(self.lost_values());
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

    /// What somebody set of a person is so of somebody, unless somebody who had seen it set it anew, took it back or merged the
    /// person, or it waits for a person.
    fn lost_values(&self) -> Vec<String> {
        let items = self.project.review();
        // An undo brings back what one of the sides had set: there it waits, with the date of whoever had set it.
        let contested = |at: Stamp, thing: &Contested, to: &str| {
            items.iter().any(|item| match &item.kind {
                ReviewKind::SetByTwo(contest) => contest
                    .sides
                    .iter()
                    .any(|side| side.at == at || contest.thing == *thing && side.to == Setting::Words(to.to_owned())),
                _ => false,
            })
        };
        let mut lost = Vec::new();
        for change in &self.changes {
            for op in &change.ops {
                let Op::SetAttribute { holder: Holder::Participant(person), attribute, to: Some(to), .. } = op else {
                    continue;
                };
                let one = Twin::Participant(self.project.one_participant(*person));
                let waits = items
                    .iter()
                    .any(|item| matches!(&item.kind, ReviewKind::RemovedWhileUsed { twin, .. } if *twin == one));
                let is_so = self.project.participants.values().any(|p| p.values.get(attribute) == Some(to));
                let said = self.said(change, op);
                let later = |c: &Change| c.at != change.at && self.saw(c, said);
                let thing = Contested::Value(Holder::Participant(*person), attribute.clone());
                let decided = || {
                    let later = self.changes.iter().filter(|c| later(c));
                    later.into_iter().any(|c| {
                        c.undoes == Some(change.at) || c.ops.iter().any(|op| self.touches(op, &thing, *person))
                    })
                };
                if !is_so && !waits && !contested(change.at, &thing, to) && !decided() {
                    lost.push(format!("{attribute} {to}"));
                }
            }
        }
        lost
    }

    /// Returns when that was said which `op` of a change sets: an undo says nothing of its own.
    fn said(&self, change: &Change, op: &Op) -> Stamp {
        let says_it =
            |c: &&Arc<Change>| c.undoes.is_none() && c.ops.iter().any(|o| Contested::of(o) == Contested::of(op));
        let before = self.changes.iter().filter(|c| change.undoes.is_some() && c.at < change.at);
        before.filter(says_it).map(|c| c.at).max().unwrap_or(change.at)
    }

    fn touches(&self, op: &Op, thing: &Contested, person: ParticipantId) -> bool {
        let one = |id: ParticipantId| self.project.one_participant(id);
        let same = match (Contested::of(op), thing) {
            (Some((Contested::Value(Holder::Participant(id), name), _)), Contested::Value(_, wanted)) => {
                one(id) == one(person) && name == *wanted
            }
            _ => false,
        };
        let removed = |op: &Op| matches!(op, Op::RemoveParticipant { participant } if one(*participant) == one(person));
        same || removed(op)
            || matches!(op, Op::MergeTwin { twin: Twin::Participant(id), into: Twin::Participant(into) }
            if *id == person || *into == person || one(*id) == one(person))
    }

    /// Whether the author of a change had seen an earlier one.
    fn saw(&self, change: &Change, earlier: Stamp) -> bool {
        if change.at.device == earlier.device || change.seen.contains(&earlier) {
            return earlier <= change.at;
        }
        let seen = change.seen.iter().filter_map(|at| self.changes.iter().find(|c| c.at == *at));
        let before = self.changes.iter().rfind(|c| c.at.device == change.at.device && c.at < change.at);
        seen.chain(before).any(|c| c.at > earlier && self.saw(c, earlier))
    }
}
