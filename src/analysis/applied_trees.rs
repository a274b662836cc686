//! Which code trees were applied to what a group says. A tree of which nothing is coded there, and for which none of
//! the group's documents was declared finished, may not have been looked for there.

use std::collections::BTreeSet;

use super::facts::Facts;
use super::groups::Grouping;
use super::themes::ThemeRow;
use crate::model::{Said, TreeId, said};

/// The trees that were applied, by group.
pub(super) struct AppliedTrees(BTreeSet<(TreeId, u32)>);

impl AppliedTrees {
    /// Returns what was applied to whom.
    pub(super) fn of(facts: &Facts<'_>, grouping: &Grouping) -> Self {
        let mut applied = BTreeSet::new();
        for coded in &facts.codings {
            let tree = facts.outline.rows[coded.row as usize].tree;
            let groups = facts.voices_of(coded.excerpt).iter().filter_map(|voice| grouping.of_voice[*voice as usize]);
            applied.extend(groups.map(|group| (tree, group)));
        }
        for (voice, group) in facts.voices.iter().zip(&grouping.of_voice) {
            let finished = facts.documents[voice.document as usize].finished.keys();
            applied.extend(group.iter().flat_map(|group| finished.clone().map(|mark| (mark.tree, *group))));
        }
        Self(applied)
    }

    /// Whether a tree was applied to what a group says.
    pub(super) fn to(&self, tree: TreeId, group: u32) -> bool {
        self.0.contains(&(tree, group))
    }

    /// Whether one of the trees of a theme was; a theme that gathers no code is looked for by its questions alone.
    pub(super) fn for_theme(&self, facts: &Facts<'_>, theme: &ThemeRow, group: u32) -> bool {
        theme.rows.is_empty() || theme.rows.iter().any(|row| self.to(facts.outline.rows[*row].tree, group))
    }

    /// Says of each of the `chosen` groups which themes gather codes of trees only that were not applied to it.
    pub(super) fn themes_not_looked_for(
        &self,
        facts: &Facts<'_>,
        grouping: &Grouping,
        chosen: &[u32],
        themes: &[ThemeRow],
    ) -> Vec<Said> {
        let not_looked_for = |group: &u32| {
            let unapplied = themes.iter().filter(|theme| !self.for_theme(facts, theme, *group));
            let names: Vec<&str> = unapplied.map(|theme| theme.name.as_str()).collect();
            let (group, themes) = (&grouping.groups[*group as usize].name, names.join(", "));
            (!names.is_empty()).then(|| {
                said!(
                    "no words of {group} are coded with a tree whose codes these themes gather: {themes}; silence there may \
                     mean that nobody looked for it",
                    "aucun mot de {group} n’est codé avec un arbre dont ces thèmes réunissent des codes\u{202f}: {themes}\u{202f}; \
                     un silence peut y vouloir dire que personne n’a cherché"
                )
            })
        };
        chosen.iter().filter_map(not_looked_for).collect()
    }
}
