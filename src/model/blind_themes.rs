//! What others concluded and wrote in the comparison over documents that somebody has still to code blind: verdicts and
//! summaries tell what was found there as well as the codings do.

use std::collections::{BTreeMap, BTreeSet};

use super::ids::{CoderId, ParticipantId, ThemeId, TreeId};
use super::op::Op;
use super::project::Project;

/// Which themes speak of what somebody has still to code blind.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct BlindThemes {
    /// As whom the viewer signs.
    own: BTreeSet<CoderId>,
    /// Who speaks of each of them in documents that are still to be coded blind for its codes.
    people: BTreeMap<ThemeId, BTreeSet<ParticipantId>>,
}

impl Project {
    /// Returns which themes speak of documents that `viewer` has still to code blind.
    pub fn blind_themes(&self, viewer: CoderId) -> BlindThemes {
        let mut by_tree: BTreeMap<TreeId, BTreeSet<ParticipantId>> = BTreeMap::new();
        for document in self.documents.values().filter(|d| !d.removed && !d.blind.is_empty()) {
            for tree in document.trees_blind_for(viewer) {
                by_tree.entry(tree).or_default().extend(document.speakers.iter().filter_map(|s| s.participant));
            }
        }
        let guide = self.guide_tree();
        let mut people: BTreeMap<ThemeId, BTreeSet<ParticipantId>> = BTreeMap::new();
        let themes = self.comparison.themes.values().filter(|_| !by_tree.is_empty());
        for (theme, code) in themes.flat_map(|theme| theme.codes.iter().map(|code| (theme.id, *code))) {
            let tree = self.tree_coded_for(code).filter(|tree| Some(*tree) != guide);
            if let Some(those) = tree.and_then(|tree| by_tree.get(&tree)) {
                people.entry(theme).or_default().extend(those);
            }
        }
        BlindThemes { own: self.signatures(viewer), people }
    }
}

impl BlindThemes {
    /// Whether nothing of the comparison is hidden.
    pub fn is_empty(&self) -> bool {
        self.people.is_empty()
    }

    /// Whether `by` is the viewer, under whichever name they signed.
    pub fn is_own(&self, by: CoderId) -> bool {
        self.own.contains(&by)
    }

    /// Whether what `by` concluded about `theme` is hidden.
    pub fn hides_verdict(&self, theme: ThemeId, by: CoderId) -> bool {
        !self.is_own(by) && self.people.contains_key(&theme)
    }

    /// Whether what `by` wrote about a person and `theme` is hidden.
    pub fn hides_summary(&self, theme: ThemeId, participant: ParticipantId, by: CoderId) -> bool {
        !self.is_own(by) && self.people.get(&theme).is_some_and(|those| those.contains(&participant))
    }

    /// Whether `op` of a change of `by` would tell what is hidden.
    pub fn hides(&self, op: &Op, by: CoderId) -> bool {
        match op {
            Op::SetVerdict { theme, coder, .. } => self.hides_verdict(*theme, *coder),
            Op::SetSummary { theme, participant, .. } => self.hides_summary(*theme, *participant, by),
            _ => false,
        }
    }
}
