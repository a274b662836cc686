//! What each change did to who has finished what, so that it can be taken back without a trace: a document that was
//! declared finished by mistake never was. Who goes on instead (“reopens” it) leaves on record what stood when it was
//! finished.

use std::collections::{BTreeMap, BTreeSet};

use super::document::{Document, Finished};
use super::ids::DocumentId;
use super::independent::IndependentWork;
use super::one_person::MergedCoders;
use super::stamp::Stamp;

/// What one change did to what one coder says of a document.
#[derive(Clone, Debug, Default)]
pub(super) struct Finishing {
    /// Since when the document had been finished before, if it was.
    pub before: Option<Stamp>,
    /// The times of finishing that came on record.
    pub came: BTreeSet<Stamp>,
    /// Those that went off it.
    pub gone: Option<IndependentWork>,
}

impl Finishing {
    /// Adds what the same change did next.
    fn and(&mut self, next: Self) {
        self.came.extend(next.came);
        self.gone = IndependentWork::together(self.gone.take(), next.gone);
    }
}

/// What all changes did.
#[derive(Clone, Debug, Default)]
pub(super) struct Finishings {
    of: BTreeMap<(Stamp, DocumentId), BTreeMap<Finished, Finishing>>,
    /// Who took a finishing back when others had finished too: what they code from then on may know what those did.
    looked: BTreeSet<(DocumentId, Finished)>,
}

impl Finishings {
    /// Returns what the change `at` did in a document, for each of `who`.
    pub fn by(&self, at: Stamp, document: DocumentId, who: impl Fn(&Finished) -> bool) -> Vec<(Finished, Finishing)> {
        let done = self.of.get(&(at, document)).into_iter().flatten();
        done.filter(|(of, _)| who(of)).map(|(of, finishing)| (*of, finishing.clone())).collect()
    }

    pub fn note(&mut self, at: Stamp, document: DocumentId, who: Finished, did: Finishing) {
        let of_change = self.of.entry((at, document)).or_default();
        match of_change.get_mut(&who) {
            Some(known) => known.and(did),
            None => _ = of_change.insert(who, did),
        }
    }

    pub fn note_looked(&mut self, document: DocumentId, who: Finished) {
        self.looked.insert((document, who));
    }

    pub fn has_looked(&self, document: DocumentId, who: Finished) -> bool {
        self.looked.contains(&(document, who))
    }
}

impl Document {
    /// Takes `finishing` back, which the change `at` did, and returns what that did in turn. A later finishing stays.
    pub(super) fn take_finishing_back(
        &mut self,
        who: Finished,
        finishing: &Finishing,
        at: Stamp,
        people: &MergedCoders,
    ) -> Finishing {
        let before = self.signed.finished.get(&who).copied();
        let known = self.signed.independent.remove(&who);
        let known_rounds: BTreeSet<Stamp> = known.iter().flat_map(|work| work.rounds().map(|(at, _)| at)).collect();
        let (stays, gone) = known.map_or((None, None), |work| work.parted(&finishing.came));
        let comes = finishing.gone.clone().and_then(|work| work.parted(&known_rounds).0);
        let came = comes.iter().flat_map(|work| work.rounds().map(|(at, _)| at)).collect();
        if let Some(work) = IndependentWork::together(stays, comes) {
            self.signed.independent.insert(who, work);
        }
        let later = before.filter(|since| *since > at);
        match later.or(finishing.before) {
            Some(since) => _ = self.signed.finished.insert(who, since),
            None => _ = self.signed.finished.remove(&who),
        }
        self.count_marks(people);
        Finishing { before, came, gone }
    }
}
