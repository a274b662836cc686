//! A project as it is seen without what some coders did: a switch for the whole window. Nothing is removed, and whoever
//! plans a change plans it with everything.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::model::{CoderId, Document, DocumentId, Project};

/// Whom the viewer hides, and the documents as they are and as they are shown.
#[derive(Debug, Default)]
pub(super) struct HiddenCoders {
    coders: BTreeSet<CoderId>,
    documents: BTreeMap<DocumentId, (Arc<Document>, Option<Arc<Document>>)>,
}

impl HiddenCoders {
    /// Hides these coders from now on.
    pub fn hide(&mut self, coders: BTreeSet<CoderId>) {
        self.coders = coders;
        self.documents.clear();
    }

    /// Returns `whole` without the work of those who are hidden; nothing when nobody is.
    pub fn seen(&mut self, whole: &Arc<Project>) -> Option<Arc<Project>> {
        let hidden: BTreeSet<CoderId> = self.coders.iter().map(|coder| whole.one_coder(*coder)).collect();
        if hidden.is_empty() {
            return None;
        }
        let mut seen = Project::clone(whole);
        let mut before = std::mem::take(&mut self.documents);
        for (id, document) in &whole.documents {
            // Most commits touch one document; what was hidden of the others is hidden already.
            let known = before.remove(id).filter(|(as_it_is, _)| Arc::ptr_eq(as_it_is, document));
            let (_, part) = self
                .documents
                .entry(*id)
                .or_insert(known.unwrap_or_else(|| (Arc::clone(document), without(document, &hidden).map(Arc::new))));
            if let Some(part) = part {
                seen.documents.insert(*id, Arc::clone(part));
            }
        }
        seen.hidden_coders = hidden;
        Some(Arc::new(seen))
    }
}

/// Returns a document without what the hidden ones coded, and without that they finished it: what they left uncoded
/// would count as found absent. Nothing when they did nothing there.
fn without(document: &Document, hidden: &BTreeSet<CoderId>) -> Option<Document> {
    let coded = document.codings.values().any(|coding| hidden.contains(&coding.coder));
    let marked = document.finished.keys().chain(document.independent.keys()).any(|who| hidden.contains(&who.coder));
    if !coded && !marked {
        return None;
    }
    let mut part = document.clone();
    part.codings.retain(|_, coding| !hidden.contains(&coding.coder));
    part.finished.retain(|who, _| !hidden.contains(&who.coder));
    part.independent.retain(|who, _| !hidden.contains(&who.coder));
    Some(part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::Fixture;

    fn n_codings(project: &Project) -> usize {
        project.documents().iter().map(|document| project.codings(document).count()).sum()
    }

    #[test]
    fn what_a_hidden_coder_did_is_not_seen_and_all_else_is_shared() {
        let mut fixture = Fixture::new();
        let first = fixture.document("U1", None, "Ana: [Un toit|Lieu], [un lit|Lieu@ben]");
        let second = fixture.document("U2", None, "Ana: [rien|Lieu]");
        let ben = fixture.coder_named("ben");
        let tree = fixture.project.trees()[0].id;
        fixture.apply(vec![crate::model::Op::FinishDocument { document: first, coder: ben, tree }]);
        let whole = Arc::new(fixture.project.clone());
        let mut hidden = HiddenCoders::default();
        assert!(hidden.seen(&whole).is_none(), "nobody is hidden");
        hidden.hide([ben].into());
        let seen = hidden.seen(&whole).unwrap();
        assert_eq!((n_codings(&whole), n_codings(&seen)), (3, 2));
        assert!(seen.documents[&first].finished.is_empty());
        assert!(Arc::ptr_eq(&seen.documents[&second], &whole.documents[&second]));
        assert_ne!(seen.edition(), whole.edition(), "what was counted before is counted again");
        let again = hidden.seen(&whole).unwrap();
        assert!(Arc::ptr_eq(&seen.documents[&first], &again.documents[&first]));
    }
}
