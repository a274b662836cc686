//! The fold: how each op changes the project. It is total (every op has a defined effect in every state) and knows no
//! order but that of the stamps, so the same set of changes gives the same project whatever order the files arrived in.

mod codes;
mod codings;
mod documents;
mod finishing;
mod people;
mod twins;

use std::sync::Arc;

use super::change::{Change, Effects};
use super::concurrent::{ContestSide, Contested};
use super::document::Document;
use super::ids::{CoderId, DocumentId};
use super::one_person::MergedCoders;
use super::op::{Family, Op};
use super::project::Project;
use super::review::{ReviewItem, ReviewKind};
use super::stamp::Stamp;
use super::typology::TypesCell;

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

    /// Folds changes, which must be in the order of their stamps, and returns what they moved; texts are settled once
    /// at the end.
    pub fn apply_all<'a>(&mut self, changes: impl IntoIterator<Item = &'a Change>) -> Effects {
        let mut effects = Effects::default();
        for change in changes {
            effects.merge(self.fold(change));
        }
        self.settle();
        effects
    }

    /// Folds ops that belong to no change yet, for planning what comes after them: on a copy, as a rule.
    pub fn apply_draft(&mut self, ops: &[Op], by: CoderId) {
        self.apply_draft_unsettled(ops, by);
        self.settle();
    }

    /// Folds ops that belong to no change yet, for asking what is in force after them; spans stay where they were.
    pub(super) fn apply_draft_unsettled(&mut self, ops: &[Op], by: CoderId) {
        let at = self.head.unwrap_or(Stamp::after(None, 0, super::stamp::DeviceId::from_bits(0)));
        let undoes = self.brought_in_again(ops);
        let mut step = Step { project: self, at, by, undoes, is_draft: true, effects: Effects::default() };
        for op in ops {
            step.apply(op);
        }
        self.let_in_again(ops);
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
        let Change { at, by, undoes, .. } = *change;
        let undoes = undoes.or_else(|| self.brought_in_again(&change.ops));
        let mut step = Step { project: self, at, by, undoes, is_draft: false, effects: Effects::default() };
        for op in &change.ops {
            step.apply(op);
        }
        let effects = step.effects;
        self.note_taken_back(change);
        effects
    }
}

/// One change on its way into the project.
struct Step<'a> {
    project: &'a mut Project,
    at: Stamp,
    by: CoderId,
    /// The change that it takes back.
    undoes: Option<Stamp>,
    /// Whether it belongs to no change yet: whoever plans it sees everything.
    is_draft: bool,
    effects: Effects,
}

impl Step<'_> {
    fn apply(&mut self, op: &Op) {
        let now = self.project.with_speakers_seen(op, self.at, &|earlier| self.saw(earlier));
        let now = now.as_ref().unwrap_or(op);
        // A turn is given by the label that its author saw: two speakers may have one label now.
        let op = if let Op::SetTurn { .. } = op { op } else { now };
        if let Some(meant) = self.project.meant_for_other(op) {
            self.apply_apart(&meant);
        }
        // Of a person who was merged it is kept as well, for when the two part again.
        self.note_setting(now, false);
        self.do_op(op);
    }

    /// Whether the author had seen that change.
    fn saw(&self, earlier: Stamp) -> bool {
        self.is_draft || self.project.knowledge.saw(self.at, earlier)
    }

    /// Takes note of what `op` sets; `apart`, and its author meant another thing, which turned out to be this one.
    fn note_setting(&mut self, op: &Op, apart: bool) {
        let Some((thing, to)) = Contested::of(op) else { return };
        let before = self.project.setting(&thing);
        let side = ContestSide { at: self.at, by: self.by, to };
        let meets = apart && self.project.meets_another(op, before.as_ref());
        let made = self.project.made(&thing).filter(|_| meets);
        let contests = Arc::make_mut(&mut self.project.contests);
        if let Some(made) = made {
            contests.since(&thing, made);
        }
        contests.note(thing, side, before, self.undoes, |later, earlier| {
            let is_this = later == self.at;
            !(meets && is_this) && self.project.knowledge.saw(later, earlier)
        });
    }

    fn do_op(&mut self, op: &Op) {
        let beside = self.project.beside_others(op);
        let op = beside.as_ref().unwrap_or(op);
        let overlooked = self.project.hidden_and_removed(op, self.by);
        self.project.note_overlooked(self.at, overlooked);
        let done = match op {
            Op::MergeTwin { twin, into } => self.merge_twins(*twin, *into),
            Op::PartTwin { twin, into } => self.part_twins(*twin, *into),
            op => self.do_op_of(op.about().family, op),
        };
        if done.is_none() {
            let written = format!("{op:?}");
            self.note(ReviewKind::MissingTarget { what: written.chars().take(120).collect() });
        }
    }

    fn do_op_of(&mut self, family: Family, op: &Op) -> Option<()> {
        match family {
            Family::Study | Family::Coders | Family::Memos => self.apply_to_project(op),
            Family::People => self.apply_to_people(op),
            Family::Trees => self.apply_to_tree(op),
            Family::Codes => self.apply_to_code(op),
            Family::Codings => self.apply_to_coding(op),
            Family::Documents | Family::Transcripts | Family::Corrections | Family::Marks => self.apply_to_document(op),
            Family::Comparison => {
                self.effects.comparison = true;
                let (at, by) = self.said(op);
                Arc::make_mut(&mut self.project.comparison).apply(op, at, by)
            }
            Family::Reading => {
                Arc::make_mut(&mut self.project.reading_memory).apply(op);
                Some(())
            }
            Family::Team => {
                self.effects.people = true;
                self.project.fold_reservation(op, self.by, self.at)
            }
            Family::Conflicts => {
                self.settle_conflict(op);
                Some(())
            }
            // What was merged stands in the journal already; these say so.
            Family::Copies => Some(()),
            Family::Newer => {
                if let Op::Unknown(op) = op {
                    self.note(ReviewKind::NewerVersion { op: op.clone() });
                }
                Some(())
            }
        }
    }

    fn settle_conflict(&mut self, op: &Op) {
        if let Op::SettleConflict { about, changes } | Op::ReopenConflict { about, changes } = op {
            let settled = matches!(op, Op::SettleConflict { .. });
            // Whether it is in the review list.
            self.effects.codes = true;
            let now = self.project.setting(about);
            let contests = Arc::make_mut(&mut self.project.contests);
            contests.set_settled(about, changes, settled);
            if settled {
                let is_draft = self.is_draft;
                let knowledge = &self.project.knowledge;
                let saw = |later, earlier| is_draft || knowledge.saw(later, earlier);
                contests.decide(about, (self.at, self.by), changes, now, saw);
            } else if let Some(undone) = self.undoes {
                contests.undecide(about, undone);
            }
        }
    }

    fn note(&mut self, kind: ReviewKind) {
        self.project.review.push(ReviewItem { change: self.at, kind });
    }

    /// Returns when that was said which `op` sets, and by whom.
    fn said(&mut self, op: &Op) -> (Stamp, CoderId) {
        self.project.said_before(op, self.at, self.undoes).unwrap_or((self.at, self.by))
    }

    fn people(&self) -> Arc<MergedCoders> {
        Arc::clone(&self.project.merged_coders)
    }

    fn document_mut(&mut self, id: DocumentId) -> Option<&mut Document> {
        self.project.documents.get_mut(&id).map(Arc::make_mut)
    }
}
