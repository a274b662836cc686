//! The same thing, made twice by people who had not seen each other: a code or a person of one name, a document of one text.
//! They are proposed for merging, never merged by themselves: the same name may well mean two things.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::super::document::ContentHash;
use super::super::ids::{CodeId, DocumentId, ParticipantId};
use super::super::project::Project;
use super::super::review::{ReviewItem, ReviewKind};
use super::super::stamp::Stamp;
use super::contested::Contested;

/// Two things that seem to be one, the earlier one first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Twins {
    /// Codes of one name.
    Codes(CodeId, CodeId),
    /// People of one name.
    Participants(ParticipantId, ParticipantId),
    /// Documents of one text.
    Documents(DocumentId, DocumentId),
}

impl Project {
    /// Returns what was made twice and nobody said to keep.
    pub(in crate::model) fn twin_items(&self) -> Vec<ReviewItem> {
        let found = self.twin_codes().into_iter().chain(self.twin_participants()).chain(self.twin_documents());
        let open = found.filter(|(twins, later)| !self.contests.is_looked_at(&Contested::MadeTwice(*twins), *later));
        open.map(|(twins, change)| ReviewItem { change, kind: ReviewKind::MadeTwice(twins) }).collect()
    }

    fn twin_codes(&self) -> Vec<(Twins, Stamp)> {
        let mut named: BTreeMap<String, Vec<(Stamp, CodeId)>> = BTreeMap::new();
        for code in self.codes.values().filter(|c| self.code(c.id).is_some()) {
            named.entry(folded(&code.name)).or_default().push((code.added, code.id));
        }
        self.made_apart(named.into_values(), Twins::Codes)
    }

    fn twin_participants(&self) -> Vec<(Twins, Stamp)> {
        let mut named: BTreeMap<String, Vec<(Stamp, ParticipantId)>> = BTreeMap::new();
        for person in self.participants.values().filter(|p| !p.removed) {
            named.entry(folded(&person.name)).or_default().push((person.added, person.id));
        }
        self.made_apart(named.into_values(), Twins::Participants)
    }

    fn twin_documents(&self) -> Vec<(Twins, Stamp)> {
        let mut of_text: BTreeMap<&ContentHash, Vec<(Stamp, DocumentId)>> = BTreeMap::new();
        for document in self.documents.values().filter(|d| !d.removed) {
            of_text.entry(&document.imported).or_default().push((document.added, document.id));
        }
        self.made_apart(of_text.into_values(), Twins::Documents)
    }

    /// Returns of each group the pairs of neighbours in time of which the later maker had not seen the earlier one.
    fn made_apart<I: Ord + Copy>(
        &self,
        groups: impl Iterator<Item = Vec<(Stamp, I)>>,
        twins: impl Fn(I, I) -> Twins,
    ) -> Vec<(Twins, Stamp)> {
        let mut found = Vec::new();
        for mut group in groups.filter(|group| group.len() > 1) {
            group.sort_unstable();
            for pair in group.windows(2) {
                let [(earlier, first), (later, second)] = [pair[0], pair[1]];
                if !self.knowledge.saw(later, earlier) {
                    found.push((twins(first, second), later));
                }
            }
        }
        found
    }
}

/// Returns a name as it is compared: without case and white space around it.
fn folded(name: &str) -> String {
    name.trim().to_lowercase()
}
