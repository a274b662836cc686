//! What somebody took out of the project while somebody else set something of it, without having seen it: a definition
//! of a code, a code below it, a memo on a coding, a value of an attribute. It is out, with all that was set; a person
//! looks at it once, and can bring it in again.

use std::collections::{BTreeMap, BTreeSet};

use super::super::ids::{CoderId, CodingId, DocumentId};
use super::super::project::Project;
use super::super::review::{ReviewItem, ReviewKind};
use super::super::stamp::Stamp;
use super::contested::Contested;
use super::removable::{Removable, owners};

/// What somebody set of a thing that somebody else took out.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct SetMeanwhile {
    /// The change that set it.
    pub at: Stamp,
    /// Who.
    pub by: CoderId,
    /// What was set.
    pub thing: Contested,
}

impl Project {
    /// Returns what was taken out, each with what was set of it by people of whom neither had seen the other.
    pub(in crate::model) fn set_and_removed(&self) -> Vec<ReviewItem> {
        if !self.knowledge.is_of_several() {
            return Vec::new();
        }
        let out = self.taken_out();
        if out.is_empty() {
            return Vec::new();
        }
        let mut found: BTreeMap<&Removable, BTreeSet<SetMeanwhile>> = BTreeMap::new();
        let mut note = |owner: &Removable, set: SetMeanwhile| {
            let apart = |removal: Stamp| !self.knowledge.saw(removal, set.at) && !self.knowledge.saw(set.at, removal);
            if let Some((owner, _)) = out.get_key_value(owner).filter(|(_, (removal, _))| apart(*removal)) {
                found.entry(owner).or_default().insert(set);
            }
        };
        let places: BTreeMap<CodingId, DocumentId> = out.keys().filter_map(Removable::place_of_coding).collect();
        for (thing, at, by) in self.contests.all_set() {
            for owner in owners(thing, &places).into_iter().flatten() {
                note(&owner, SetMeanwhile { at, by, thing: thing.clone() });
            }
        }
        for (owner, set) in self.codes_put_below().chain(self.corrected_when_out()) {
            note(&owner, set);
        }
        let item = |(what, meanwhile): (&Removable, BTreeSet<SetMeanwhile>)| {
            let (change, by) = out[what];
            let meanwhile = meanwhile.into_iter().collect();
            ReviewItem { change, kind: ReviewKind::RemovedWhileSet { what: what.clone(), by, meanwhile } }
        };
        found.into_iter().map(item).collect()
    }

    /// Returns the documents that are out of the project, with who corrected their texts.
    fn corrected_when_out(&self) -> impl Iterator<Item = (Removable, SetMeanwhile)> {
        self.documents.values().filter(|document| document.removed).flat_map(|document| {
            document.corrections.values().map(|correction| {
                let set = SetMeanwhile { at: correction.at, by: correction.by, thing: Contested::Text(document.id) };
                (Removable::Document(document.id), set)
            })
        })
    }

    /// Returns the codes below which others stand that nobody took out, with who put them there.
    fn codes_put_below(&self) -> impl Iterator<Item = (Removable, SetMeanwhile)> {
        let standing = self.codes.values().filter(|code| code.removed.is_none() && code.merged_into.is_none());
        standing.filter_map(|code| {
            let thing = Contested::CodePlace(code.id);
            let made = || Some((code.added, self.knowledge.author(code.added)?));
            let (at, by) = self.contests.newest(&thing).or_else(made)?;
            Some((Removable::Code(code.place.parent?), SetMeanwhile { at, by, thing }))
        })
    }
}
