//! What a coder sees of a project in which documents are coded blind: everything but what others coded in documents that the
//! coder has still to do. Only the window wears blinkers; the command line shows what the folder holds.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::model::{CoderId, Coding, CodingId, Document, DocumentId, Project, Subject, TreeId};

/// The documents of which something is hidden, as they are and as they are shown.
#[derive(Debug, Default)]
pub(super) struct Blinkers {
    viewer: Option<CoderId>,
    documents: BTreeMap<DocumentId, (Arc<Document>, Arc<Document>)>,
}

impl Blinkers {
    /// Returns `shown` as `viewer` sees it, who has to code blind what `now` says; nothing when nothing is hidden.
    pub fn seen(&mut self, shown: &Arc<Project>, now: &Project, viewer: CoderId) -> Option<Arc<Project>> {
        let trees: Vec<TreeId> = now.trees().iter().map(|tree| tree.id).collect();
        let before = std::mem::take(&mut self.documents);
        // What is hidden from one is shown to another.
        let same_viewer = self.viewer.replace(viewer) == Some(viewer);
        for document in now.documents.values().filter(|d| !d.blind.is_empty()) {
            let hidden: BTreeSet<TreeId> =
                trees.iter().copied().filter(|tree| document.is_blind_for(viewer, *tree)).collect();
            let Some(whole) = shown.documents.get(&document.id).filter(|_| !hidden.is_empty()) else { continue };
            // Most commits touch one document; what was hidden of the others is hidden already.
            let known = before.get(&document.id).filter(|(as_it_is, _)| same_viewer && Arc::ptr_eq(as_it_is, whole));
            let part =
                known.map_or_else(|| Arc::new(without(shown, whole, viewer, &hidden)), |(_, part)| Arc::clone(part));
            self.documents.insert(document.id, (Arc::clone(whole), part));
        }
        if self.documents.is_empty() {
            return None;
        }
        let mut seen = Project::clone(shown);
        let mut gone: BTreeSet<CodingId> = BTreeSet::new();
        for (id, (whole, part)) in &self.documents {
            gone.extend(whole.codings.keys().filter(|coding| !part.codings.contains_key(coding)));
            seen.documents.insert(*id, Arc::clone(part));
        }
        seen.memos.retain(|on, _| !matches!(on, Subject::Coding(coding) if gone.contains(coding)));
        Some(Arc::new(seen))
    }
}

fn without(project: &Project, document: &Document, viewer: CoderId, hidden: &BTreeSet<TreeId>) -> Document {
    let tree =
        |coding: &Coding| project.resolve_code(coding.code).and_then(|c| project.codes.get(&c)).map(|c| c.place.tree);
    let mut part = document.clone();
    part.codings.retain(|_, coding| coding.coder == viewer || tree(coding).is_none_or(|tree| !hidden.contains(&tree)));
    part
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::plan;
    use crate::model::testing::Fixture;

    #[test]
    fn what_others_coded_is_hidden_while_one_has_it_still_to_do_and_shared_meanwhile() {
        let mut fixture = Fixture::new();
        let first = fixture.document("U1", None, "Ana: [Un toit|Lieu], [un lit|Lieu@ben]");
        let second = fixture.document("U2", None, "Ana: [rien|Lieu@ben]");
        let (ana, ben) = (fixture.coder, fixture.coder_named("ben"));
        let tree = fixture.project.trees()[0].id;
        let mut blinkers = Blinkers::default();
        let all = Arc::new(fixture.project.clone());
        assert!(blinkers.seen(&all, &all, ana).is_none(), "nothing is assigned");
        fixture.apply(plan::assign_document(&fixture.project, first, tree, &[ana, ben]).unwrap());
        let all = Arc::new(fixture.project.clone());
        let coders = |seen: &Project, document| -> Vec<CoderId> {
            seen.documents[&document].standing_codings().map(|c| c.coder).collect()
        };
        let seen = blinkers.seen(&all, &all, ana).unwrap();
        assert_eq!((coders(&seen, first), coders(&seen, second)), (vec![ana], vec![ben]));
        let again = blinkers.seen(&all, &all, ana).unwrap();
        assert!(Arc::ptr_eq(&seen.documents[&first], &again.documents[&first]));
        assert_eq!(coders(&blinkers.seen(&all, &all, ben).unwrap(), first), [ben]);
        let ops = plan::finish_document(&fixture.project, first, ana, tree).unwrap();
        fixture.apply(ops);
        let all = Arc::new(fixture.project.clone());
        assert!(blinkers.seen(&all, &all, ana).is_none());
    }
}
