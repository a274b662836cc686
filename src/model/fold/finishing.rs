//! Declaring documents finished, going on with them, and taking either back.

use std::sync::Arc;

use super::Step;
use crate::model::document::Finished;
use crate::model::finishing::Finishing;
use crate::model::ids::DocumentId;

impl Step<'_> {
    pub(super) fn finish(&mut self, document: DocumentId, who: Finished) -> Option<()> {
        if self.takes_finishing_back(document, who)? {
            return Some(());
        }
        let codings = self.project.codings_by(document, self.project.one_coder(who.coder), who.tree)?;
        let has_looked = self.project.finishings.has_looked(document, who);
        let (at, people) = (self.at, self.people());
        let did = self.document_mut(document)?.note_finished(who, at, codings, has_looked, &people);
        self.note_finishing(document, who, did);
        Some(())
    }

    pub(super) fn reopen(&mut self, document: DocumentId, who: Finished) -> Option<()> {
        if self.takes_finishing_back(document, who)? {
            return Some(());
        }
        let people = self.people();
        for (who, did) in self.document_mut(document)?.note_reopened(who, &people) {
            self.note_finishing(document, who, did);
        }
        Some(())
    }

    /// Takes back what the change did there that this one undoes, and returns whether it did anything; nothing when the
    /// document is not here.
    fn takes_finishing_back(&mut self, document: DocumentId, who: Finished) -> Option<bool> {
        let Some(undone) = self.undoes else { return Some(false) };
        let people = self.people();
        let is_same = |of: &Finished| of.tree == who.tree && people.one(of.coder) == people.one(who.coder);
        let did = self.project.finishings.by(undone, document, is_same);
        for (of, finishing) in &did {
            let found = self.document_mut(document)?;
            let others = found.others_finished(*of, &people);
            let back = found.take_finishing_back(*of, finishing, undone, &people);
            if others && back.gone.is_some() {
                Arc::make_mut(&mut self.project.finishings).note_looked(document, *of);
            }
            self.note_finishing(document, *of, back);
        }
        Some(!did.is_empty())
    }

    fn note_finishing(&mut self, document: DocumentId, who: Finished, did: Finishing) {
        Arc::make_mut(&mut self.project.finishings).note(self.at, document, who, did);
    }
}
