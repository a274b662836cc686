//! The same thing, made twice by people who had not seen each other: a code, a tree, a person or an attribute of one
//! name, a document of one text, two speakers who got one label. And two coders who seem to be one person. They are
//! proposed for merging, never merged by themselves: the same name may well mean two things.

use std::collections::{BTreeMap, BTreeSet};
use std::mem::discriminant;

use serde::{Deserialize, Serialize};

use super::super::coder::Coder;
use super::super::document::ContentHash;
use super::super::ids::{CodeId, CoderId, DocumentId, ParticipantId, ThemeId, TreeId};
use super::super::naming::name_key;
use super::super::project::Project;
use super::super::review::{ReviewItem, ReviewKind};
use super::super::stamp::Stamp;
use super::contested::Contested;
use super::names::nearly_equal;

/// Two things that seem to be one, the earlier one first.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Twins {
    /// Codes of one name.
    Codes(CodeId, CodeId),
    /// People of one name.
    Participants(ParticipantId, ParticipantId),
    /// Documents of one text.
    Documents(DocumentId, DocumentId),
    /// Code trees of one name.
    Trees(TreeId, TreeId),
    /// Attributes of one name in other letters, of the same kind.
    Attributes(String, String),
    /// Themes of one name.
    Themes(ThemeId, ThemeId),
    /// Speakers of a document, by their places, who are called the same.
    Speakers(DocumentId, u16, u16),
    /// Coders of nearly one name, whether or not they know each other.
    Coders(CoderId, CoderId),
}

impl Project {
    /// Returns what was made twice and nobody said to keep.
    pub(in crate::model) fn twin_items(&self) -> Vec<ReviewItem> {
        let found = [
            self.twin_codes(),
            self.twin_participants(),
            self.twin_documents(),
            self.twin_trees(),
            self.twin_attributes(),
            self.twin_themes(),
            self.twin_speakers(),
            self.twin_coders(),
        ];
        let is_open =
            |(twins, later): &(Twins, Stamp)| !self.contests.is_looked_at(&Contested::MadeTwice(twins.clone()), *later);
        let open = found.into_iter().flatten().filter(is_open);
        open.map(|(twins, change)| ReviewItem { change, kind: ReviewKind::MadeTwice(twins) }).collect()
    }

    fn twin_codes(&self) -> Vec<(Twins, Stamp)> {
        let mut named: BTreeMap<String, Vec<(Stamp, CodeId)>> = BTreeMap::new();
        for code in self.codes.values().filter(|c| self.code(c.id).is_some()) {
            named.entry(name_key(&code.name)).or_default().push((code.added, code.id));
        }
        self.made_apart(named.into_values(), Twins::Codes)
    }

    fn twin_participants(&self) -> Vec<(Twins, Stamp)> {
        let mut named: BTreeMap<String, Vec<(Stamp, ParticipantId)>> = BTreeMap::new();
        for person in self.participants.values().filter(|p| !p.removed) {
            named.entry(name_key(&person.name)).or_default().push((person.added, person.id));
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

    fn twin_trees(&self) -> Vec<(Twins, Stamp)> {
        let mut named: BTreeMap<String, Vec<(Stamp, TreeId)>> = BTreeMap::new();
        for tree in self.trees.values().filter(|t| !t.removed) {
            named.entry(name_key(&tree.name)).or_default().push((tree.added, tree.id));
        }
        self.made_apart(named.into_values(), Twins::Trees)
    }

    /// An attribute is its name, so what two called by one name in the same letters is one already.
    fn twin_attributes(&self) -> Vec<(Twins, Stamp)> {
        let mut named: BTreeMap<String, Vec<(Stamp, &str)>> = BTreeMap::new();
        for attribute in self.own_attributes() {
            let set = self.contests.newest(&Contested::AttributeKind(attribute.name.clone()));
            named.entry(name_key(&attribute.name)).or_default().extend(set.map(|(at, _)| (at, &*attribute.name)));
        }
        let is_one_kind = |a: &str, b: &str| {
            let kind = |name: &str| self.attributes.get(name).map(|a| discriminant(&a.kind));
            kind(a) == kind(b)
        };
        let found = self.made_apart(named.into_values(), |a, b| (a, b)).into_iter();
        let alike = found.filter(|((a, b), _)| is_one_kind(a, b));
        alike.map(|((a, b), at)| (Twins::Attributes(a.to_owned(), b.to_owned()), at)).collect()
    }

    fn twin_themes(&self) -> Vec<(Twins, Stamp)> {
        let mut named: BTreeMap<String, Vec<(Stamp, ThemeId)>> = BTreeMap::new();
        for theme in self.comparison.themes() {
            named.entry(name_key(theme.name())).or_default().push((theme.added, theme.id));
        }
        self.made_apart(named.into_values(), Twins::Themes)
    }

    fn twin_speakers(&self) -> Vec<(Twins, Stamp)> {
        let mut found = Vec::new();
        for document in self.documents.values().filter(|d| !d.removed && d.has_called()) {
            let speak: BTreeSet<u16> = document.turns.iter().filter_map(|turn| turn.speaker).collect();
            let mut labelled: BTreeMap<String, Vec<(Stamp, u16)>> = BTreeMap::new();
            for (place, speaker) in (0_u16..).zip(&document.speakers).filter(|(place, _)| speak.contains(place)) {
                labelled.entry(name_key(&speaker.label)).or_default().push((document.called_since(place), place));
            }
            found.extend(self.made_apart(labelled.into_values(), |a, b| Twins::Speakers(document.id, a, b)));
        }
        found
    }

    fn twin_coders(&self) -> Vec<(Twins, Stamp)> {
        let mut joined: Vec<(Stamp, &Coder)> = self.coders.values().filter_map(|c| Some((c.joined?, c))).collect();
        joined.sort_by_key(|(at, coder)| (*at, coder.id));
        let mut found = Vec::new();
        for (i, (_, first)) in joined.iter().enumerate() {
            for (at, second) in joined[i + 1..].iter().filter(|(_, second)| nearly_equal(&first.name, &second.name)) {
                found.push((Twins::Coders(first.id, second.id), *at));
            }
        }
        found
    }

    /// Returns of each group the pairs of neighbours in time of which the later maker had not seen the earlier one.
    fn made_apart<I: Ord + Copy, T>(
        &self,
        groups: impl Iterator<Item = Vec<(Stamp, I)>>,
        twins: impl Fn(I, I) -> T,
    ) -> Vec<(T, Stamp)> {
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
