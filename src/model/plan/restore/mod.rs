//! Going back to an earlier state without taking anything out of the history: one change that makes what stands equal
//! to what stood.
//!
//! Only what stands is compared. What came in since is removed, as a person would remove it, and can be brought back by
//! taking the change back; coders stay, since nobody un-joins, and so do imported files.

mod codes;
mod comparison;
mod documents;
mod speech;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use self::comparison::restore_comparison;
use super::super::document::Document;
use super::super::ids::DocumentId;
use super::super::op::Op;
use super::super::participant::{Attribute, AttributeKind, Holder};
use super::super::project::Project;
use super::super::twin::Twin;
use super::PlanError;
use super::reading::restore_memory;

/// Plans to make `now` look like `then`, an earlier state of the same project.
pub fn restore(now: &Project, then: &Project) -> Vec<Op> {
    let mut plan = Plan { now, then, ops: Vec::new() };
    plan.settings();
    plan.attributes();
    plan.twins();
    plan.participants();
    plan.trees();
    plan.codes();
    plan.documents();
    plan.memos();
    plan.ops.extend(restore_comparison(&now.comparison, &then.comparison));
    plan.ops.extend(restore_memory(&now.reading_memory, &then.reading_memory));
    plan.ops
}

/// Plans that one document has the text and the turns that it had in `then`, in which no more needs to be known than
/// that document. Labels go back with the text; roles and people stay as they are, but for speakers who come back with
/// their turns.
///
/// # Errors
/// When the document does not stand now, or did not then.
pub fn restore_text(now: &Project, then: &Project, document: DocumentId) -> Result<Vec<Op>, PlanError> {
    let (stands, stood) = (now.document(document), then.document(document));
    let (stands, stood) = stands.zip(stood).ok_or(PlanError::NoSuchDocument)?;
    let mut plan = Plan { now, then, ops: Vec::new() };
    plan.one_again(speakers(stands));
    plan.labels(stands, stood);
    plan.text(stands, stood);
    Ok(plan.ops)
}

struct Plan<'a> {
    now: &'a Project,
    then: &'a Project,
    ops: Vec<Op>,
}

fn speakers(document: &Document) -> impl Iterator<Item = Twin> {
    (0_u16..).zip(&document.speakers).map(|(place, _)| Twin::Speaker(document.id, place))
}

/// Returns the pair of values when they differ.
fn differing<T: PartialEq + Clone>(now: &T, then: &T) -> Option<(T, T)> {
    (now != then).then(|| (now.clone(), then.clone()))
}

impl Plan<'_> {
    fn settings(&mut self) {
        let (now, then) = (self.now, self.then);
        if let Some((from, to)) = differing(&now.name, &then.name) {
            self.ops.push(Op::RenameProject { from, to });
        }
        if let Some((from, to)) = differing(&now.viewpoint, &then.viewpoint) {
            self.ops.push(Op::SetViewpoint { from, to });
        }
        for coder in then.signing_coders() {
            let known = now.signing_coder(coder.id).and_then(|c| differing(&c.name, &coder.name));
            self.ops.extend(known.map(|(from, to)| Op::RenameCoder { coder: coder.id, from, to }));
        }
        self.people();
    }

    /// Who was one person then is one again, and nobody else.
    fn people(&mut self) {
        let into = |of: &Project, coder| of.merged_coders.merged_into(coder);
        for coder in self.now.signing_coders().map(|coder| coder.id) {
            if let Some((from, to)) = differing(&into(self.now, coder), &into(self.then, coder)) {
                self.ops.extend(from.map(|into| Op::PartCoders { coder, into }));
                self.ops.extend(to.map(|into| Op::MergeCoders { coder, into }));
            }
        }
    }

    /// What was one then is one again: all merges that did not stand are taken back before any is made again, so that
    /// none meets another in a circle. What was removed is brought back before it is merged, so that taking this back
    /// removes it.
    fn twins(&mut self) {
        let trees = self.now.trees.keys().map(|id| Twin::Tree(*id));
        let people = self.now.participants.keys().map(|id| Twin::Participant(*id));
        let documents = self.now.documents.keys().map(|id| Twin::Document(*id));
        let twins = trees.chain(people).chain(documents).chain(self.now.documents.values().flat_map(|d| speakers(d)));
        self.one_again(twins);
    }

    fn one_again(&mut self, twins: impl Iterator<Item = Twin>) {
        let changed: Vec<_> = twins
            .filter_map(|twin| {
                let merged = |of: &Project| of.twin_merged_into(twin);
                Some((twin, differing(&merged(self.now), &merged(self.then))?))
            })
            .collect();
        let parted = changed.iter().filter_map(|(twin, (from, _))| Some(Op::PartTwin { twin: *twin, into: (*from)? }));
        let merged = changed.iter().filter_map(|(twin, (from, to))| {
            let is_removed = from.is_none() && self.now.twin_stands(*twin) == Some(false);
            let back = is_removed.then(|| twin.standing(true)).flatten();
            Some(back.into_iter().chain([Op::MergeTwin { twin: *twin, into: (*to)? }]))
        });
        self.ops.extend(parted.chain(merged.flatten()));
    }

    /// Whether a tree, person or document is out of the project once what was one then is one again.
    fn is_out(&self, twin: Twin, removed: bool) -> bool {
        let merged = |of: &Project| of.twin_merged_into(twin);
        match differing(&merged(self.now), &merged(self.then)) {
            Some((_, to)) => to.is_some(),
            None => removed,
        }
    }

    fn attributes(&mut self) {
        let kind = |attribute: Option<&Attribute>| -> Option<AttributeKind> {
            attribute.filter(|a| !a.removed).map(|a| a.kind.clone())
        };
        for name in keys(&self.now.attributes, &self.then.attributes) {
            let (from, to) = (kind(self.now.attributes.get(name)), kind(self.then.attributes.get(name)));
            if from != to {
                self.ops.push(Op::SetAttributeKind { attribute: name.clone(), from, to });
            }
        }
        for name in keys(&self.now.typologies, &self.then.typologies) {
            let typology = |of: &Project| of.typologies.get(name).map(|kept| kept.typology.clone());
            let changed = differing(&typology(self.now), &typology(self.then));
            self.ops.extend(changed.map(|(from, to)| Op::SetTypology { name: name.clone(), from, to }));
        }
    }

    fn values(&mut self, holder: Holder, now: &BTreeMap<String, String>, then: &BTreeMap<String, String>) {
        for attribute in keys(now, then) {
            let (from, to) = (now.get(attribute).cloned(), then.get(attribute).cloned());
            if from != to {
                self.ops.push(Op::SetAttribute { holder, attribute: attribute.clone(), from, to });
            }
        }
    }

    fn participants(&mut self) {
        for now in self.now.participants.values() {
            let participant = now.id;
            let is_out = self.is_out(Twin::Participant(participant), now.removed);
            let Some(then) = self.then.participants.get(&participant).filter(|p| !p.removed) else {
                if !is_out {
                    self.ops.push(Op::RemoveParticipant { participant });
                }
                continue;
            };
            if is_out {
                self.ops.push(Op::RestoreParticipant { participant });
            }
            if let Some((from, to)) = differing(&now.name, &then.name) {
                self.ops.push(Op::RenameParticipant { participant, from, to });
            }
            self.values(Holder::Participant(participant), &now.values, &then.values);
        }
    }

    fn trees(&mut self) {
        for now in self.now.trees.values() {
            let tree = now.id;
            let is_out = self.is_out(Twin::Tree(tree), now.removed);
            let Some(then) = self.then.trees.get(&tree).filter(|t| !t.removed) else {
                if !is_out {
                    self.ops.push(Op::RemoveTree { tree });
                }
                continue;
            };
            if is_out {
                self.ops.push(Op::RestoreTree { tree });
            }
            if let Some((from, to)) = differing(&now.name, &then.name) {
                self.ops.push(Op::RenameTree { tree, from, to });
            }
        }
    }

    fn memos(&mut self) {
        let (now, then) = (self.now, self.then);
        for on in keys(&now.memos, &then.memos) {
            let (from, to) = (now.memo(*on).to_owned(), then.memo(*on).to_owned());
            if from != to {
                self.ops.push(Op::SetMemo { on: *on, from, to });
            }
        }
    }
}

pub(super) fn keys<'a, K: Ord, V>(a: &'a BTreeMap<K, V>, b: &'a BTreeMap<K, V>) -> BTreeSet<&'a K> {
    a.keys().chain(b.keys()).collect()
}
