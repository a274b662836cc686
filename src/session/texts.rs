//! The texts that a document had: one since its import, and one since each change that corrected it, its turns or its
//! labels.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Past, fold};
use crate::model::{Change, CoderId, DocumentId, EditId, Op, Project, Stamp, Twin};

/// A text of a document, as one change left it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EarlierText {
    /// The change.
    pub at: Stamp,
    /// Who made it.
    pub by: CoderId,
    /// What it is called.
    pub label: String,
    /// The change that it takes back.
    pub undoes: Option<Stamp>,
    /// Whether it brought the document in.
    pub imported: bool,
    /// How many code points it inserted; those of a correction that it made again are counted, too.
    pub n_added: u32,
    /// How many code points it deleted.
    pub n_removed: u32,
    /// How many turns it made, took away or changed.
    pub n_turns: u32,
}

/// The texts of one document, oldest first.
#[derive(Clone, Debug)]
pub struct TextHistory {
    document: DocumentId,
    texts: Vec<EarlierText>,
    /// How much each correction inserts and deletes.
    sizes: BTreeMap<EditId, (u32, u32)>,
    /// How many changes were looked at, and the last of them.
    seen: (usize, Option<Stamp>),
}

impl TextHistory {
    /// Returns what `changes` made of the text of `document`.
    pub fn of(document: DocumentId, changes: &[Arc<Change>]) -> Self {
        let mut history = Self { document, texts: Vec::new(), sizes: BTreeMap::new(), seen: (0, None) };
        history.follow(changes);
        history
    }

    /// Returns which document it is.
    pub fn document(&self) -> DocumentId {
        self.document
    }

    /// Returns the texts, oldest first.
    pub fn texts(&self) -> &[EarlierText] {
        &self.texts
    }

    /// Takes in what came since, and everything anew when changes arrived that are older than the last one.
    pub fn follow(&mut self, changes: &[Arc<Change>]) {
        let (n, last) = self.seen;
        let goes_on = n <= changes.len() && n.checked_sub(1).map(|i| changes[i].at) == last;
        if !goes_on {
            *self = Self { texts: Vec::new(), sizes: BTreeMap::new(), seen: (0, None), ..*self };
        }
        for change in &changes[self.seen.0..] {
            self.take(change);
        }
        self.seen = (changes.len(), changes.last().map(|c| c.at));
    }

    fn take(&mut self, change: &Change) {
        let (at, by, undoes) = (change.at, change.by, change.undoes);
        let mut text = EarlierText {
            at,
            by,
            undoes,
            label: change.label.clone(),
            imported: false,
            n_added: 0,
            n_removed: 0,
            n_turns: 0,
        };
        let mut touches = false;
        for op in change.ops.iter().filter(|op| is_of_text(op, self.document)) {
            touches = true;
            match op {
                Op::AddDocument(new) => {
                    text.imported = true;
                    text.n_added = text.n_added.saturating_add(new.chars);
                    text.n_turns += new.turns.len() as u32;
                }
                Op::CorrectText { edit, splices, .. } => {
                    let added = splices.iter().map(|s| s.text.chars().count() as u32).sum();
                    // A damaged journal may say anything.
                    let removed =
                        splices.iter().flat_map(|s| &s.cut).fold(0, |n: u32, run| n.saturating_add(run.count));
                    self.sizes.insert(*edit, (added, removed));
                    text.n_added = text.n_added.saturating_add(added);
                    text.n_removed = text.n_removed.saturating_add(removed);
                }
                Op::RestoreCorrection { edit, .. } | Op::RevertCorrection { edit, .. } => {
                    let (added, removed) = self.sizes.get(edit).copied().unwrap_or_default();
                    let again = matches!(op, Op::RestoreCorrection { .. });
                    text.n_added = text.n_added.saturating_add(if again { added } else { removed });
                    text.n_removed = text.n_removed.saturating_add(if again { removed } else { added });
                }
                Op::SetTurn { .. } => text.n_turns += 1,
                _ => {}
            }
        }
        if touches {
            self.texts.push(text);
        }
    }
}

/// Whether `op` makes the text of `document` another one, with its turns and labels.
fn is_of_text(op: &Op, document: DocumentId) -> bool {
    let changes_text = match op {
        Op::SetSpeaker { from, to, .. } => from.label != to.label,
        Op::AddDocument(_)
        | Op::CorrectText { .. }
        | Op::RevertCorrection { .. }
        | Op::RestoreCorrection { .. }
        | Op::SetTurn { .. }
        | Op::MergeTwin { twin: Twin::Speaker(..), .. }
        | Op::PartTwin { twin: Twin::Speaker(..), .. } => true,
        _ => false,
    };
    changes_text && op.about().document == Some(document)
}

impl Past {
    /// Returns a project that holds nothing but `document`, with the text, turns and speakers that it had, whether or
    /// not it was removed meanwhile: much less work than the whole project as it was.
    pub fn project_of(&self, document: DocumentId) -> Project {
        let sets_speaker = |op: &Op| matches!(op, Op::SetSpeaker { document: id, .. } if *id == document);
        let of_document = |op: &&Op| sets_speaker(op) || is_of_text(op, document);
        let own: Vec<Arc<Change>> = self
            .changes
            .iter()
            .filter_map(|change| {
                let ops: Vec<Op> = change.ops.iter().filter(of_document).cloned().collect();
                (!ops.is_empty()).then(|| {
                    let Change { at, by, undoes, .. } = **change;
                    Arc::new(Change { at, by, seen: change.seen.clone(), label: String::new(), undoes, ops })
                })
            })
            .collect();
        fold(&self.folder, &own)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::Fixture;
    use crate::model::{DeviceId, plan};

    #[test]
    fn each_change_of_words_or_turns_left_a_text_and_undo_swaps_what_it_counts() {
        let mut fixture = Fixture::of("INT: Où ?\nU01: Dehors. Seul.");
        let (id, by) = (fixture.project.documents()[0].id, fixture.coder);
        let mut changes: Vec<Arc<Change>> = Vec::new();
        let mut change = |label: &str, ops: Vec<Op>| {
            let at = Stamp { millis: changes.len() as u64, counter: 0, device: DeviceId::from_bits(1) };
            let change = Change { at, by, seen: Vec::new(), label: label.to_owned(), undoes: None, ops };
            changes.push(Arc::new(change));
            changes.clone()
        };
        let (project, ids) = (&fixture.project, &mut fixture.ids);
        let place = |start, end, text: &str| crate::model::Replacement {
            span: crate::model::Span::new(start, end),
            text: text.to_owned(),
        };
        let corrected = plan::correct_text(project, ids, id, &[place(15, 21, "Ici")]).unwrap();
        let undone: Vec<Op> = corrected.iter().filter_map(Op::inverse).collect();
        change("Words", corrected);
        change("Name", vec![Op::RenameDocument { document: id, from: String::new(), to: "x".to_owned() }]);
        let seen = change("Undone", undone);
        let mut history = TextHistory::of(id, &seen);
        let sizes = |history: &TextHistory| -> Vec<(String, u32, u32, u32)> {
            let texts = history.texts().iter();
            texts.map(|t| (t.label.clone(), t.n_added, t.n_removed, t.n_turns)).collect()
        };
        let expected = [("Words".to_owned(), 3, 6, 0), ("Undone".to_owned(), 6, 3, 0)];
        assert_eq!(sizes(&history), expected);
        let seen = change("Time", plan::time_turn(project, id, 0, Some(1.0)).unwrap());
        history.follow(&seen);
        assert_eq!(sizes(&history)[2], ("Time".to_owned(), 0, 0, 1));
        history.follow(&seen[1..]);
        assert_eq!(history.texts().len(), 2, "a history that is another one is read anew");
    }
}
