//! What a comparison of viewpoints rests on beside the codings: how the codes of two trees answer each other, the
//! themes that gather codes of several trees, which questions of the interview guide were asked where, what people
//! concluded for each theme, and which tables they keep.
//!
//! No coding is copied: a theme names codes, a chosen quote names a coding, and numbers are counted from the codings
//! when they are asked for. What was removed stays here unseen, so that undo and concurrent work find it again.

mod crosswalk;
mod guide;
mod summary;
mod theme;
mod verdict;

use std::collections::BTreeMap;

pub use crosswalk::{CodeLink, CodePair, Mapped, Relation};
pub use guide::{AskedThere, Guide};
pub use summary::{NO_EVIDENCE, Summary, Summed};
pub use theme::Theme;
pub(super) use theme::ThemePart;
pub use verdict::{GroupPair, Reached, Side, Silence, Verdict, VerdictKind};

use super::ids::{CoderId, ParticipantId, ThemeId};
use super::naming::{is_same_name, name_key};
use super::op::Op;
use super::project::Project;
use super::stamp::Stamp;

/// Whose verdict on which theme and groups.
pub type VerdictKey = (ThemeId, GroupPair, CoderId);

/// The state of the comparison.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Comparison {
    /// How codes of different trees answer each other.
    pub crosswalk: BTreeMap<CodePair, Mapped>,
    /// Every theme that there ever was.
    pub themes: BTreeMap<ThemeId, Theme>,
    /// The questions and where they were asked.
    pub guide: Guide,
    /// What each coder concluded.
    pub verdicts: BTreeMap<VerdictKey, Reached>,
    /// What somebody wrote about a person and a theme.
    pub summaries: BTreeMap<(ThemeId, ParticipantId), Summed>,
    /// Questions of matrices by their names.
    pub matrices: BTreeMap<String, KeptMatrix>,
}

/// The question of a matrix, kept under a name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KeptMatrix {
    /// The question as `analysis` writes it.
    pub question: String,
    /// Who kept it last.
    pub by: CoderId,
    /// The change that did.
    pub at: Stamp,
}

impl Comparison {
    /// Returns what is kept under a name, with the name as it is spelt there: that very name, else one that people take
    /// for the same.
    pub fn matrix_named(&self, name: &str) -> Option<(&String, &KeptMatrix)> {
        let name = name.trim();
        let alike = || self.matrices.iter().find(|(known, _)| is_same_name(known, name));
        self.matrices.get_key_value(name).or_else(alike)
    }

    /// Folds an op that says what `by` said in change `at`; nothing when its theme is not here.
    pub(super) fn apply(&mut self, op: &Op, at: Stamp, by: CoderId) -> Option<()> {
        match op {
            Op::MapCodes { codes, to, .. } => {
                put(&mut self.crosswalk, *codes, to.clone().map(|link| Mapped { link, by, at }));
            }
            Op::SetTheme { theme, to, .. } => {
                self.themes.entry(*theme).or_insert_with(|| Theme::new(*theme, at)).set(to.as_ref());
            }
            Op::GatherCode { theme, code } => self.theme_mut(*theme)?.put(ThemePart::Code(*code), at),
            Op::ReleaseCode { theme, code } => self.theme_mut(*theme)?.take_out(ThemePart::Code(*code)),
            Op::ChooseQuote { theme, coding } => self.theme_mut(*theme)?.put(ThemePart::Quote(*coding), at),
            Op::DropQuote { theme, coding } => self.theme_mut(*theme)?.take_out(ThemePart::Quote(*coding)),
            Op::SetGuide { to, .. } => self.guide.tree = *to,
            Op::SetAsked { document, question, to, .. } => put(&mut self.guide.asked, (*document, *question), *to),
            Op::SetVerdict { theme, groups, coder, to, .. } => {
                let key = (*theme, groups.clone(), *coder);
                put(&mut self.verdicts, key, to.clone().map(|verdict| Reached { verdict, at }));
            }
            Op::SetSummary { theme, participant, to, .. } => {
                let summed = to.clone().map(|summary| Summed { summary, by, at });
                put(&mut self.summaries, (*theme, *participant), summed);
            }
            Op::SaveMatrix { name, to, .. } => {
                let kept = to.clone().map(|question| KeptMatrix { question, by, at });
                put(&mut self.matrices, name.clone(), kept);
            }
            _ => {}
        }
        Some(())
    }

    fn theme_mut(&mut self, theme: ThemeId) -> Option<&mut Theme> {
        self.themes.get_mut(&theme)
    }

    /// Returns the themes that stand, in the order in which they were made.
    pub fn themes(&self) -> Vec<&Theme> {
        let mut themes: Vec<&Theme> = self.themes.values().filter(|t| t.name.is_some()).collect();
        themes.sort_by_key(|t| (t.added, t.id));
        themes
    }

    /// Returns the theme of that name, whatever the case of its letters.
    pub fn theme_named(&self, name: &str) -> Option<&Theme> {
        let wanted = name_key(name);
        self.themes().into_iter().find(|t| name_key(t.name()) == wanted)
    }

    /// Whether what `op` takes away is what stands now; nothing for ops that are not about the comparison.
    pub(super) fn in_force(&self, op: &Op) -> Option<bool> {
        Some(match op {
            Op::MapCodes { codes, from, .. } => self.crosswalk.get(codes).map(|m| &m.link) == from.as_ref(),
            Op::SetTheme { theme, from, .. } => self.themes.get(theme).and_then(|t| t.name.as_ref()) == from.as_ref(),
            Op::GatherCode { theme, code } => self.themes.get(theme).is_some_and(|t| !t.codes.contains(code)),
            Op::ReleaseCode { theme, code } => self.themes.get(theme).is_some_and(|t| t.codes.contains(code)),
            Op::ChooseQuote { theme, coding } => self.themes.get(theme).is_some_and(|t| !t.quotes.contains(coding)),
            Op::DropQuote { theme, coding } => self.themes.get(theme).is_some_and(|t| t.quotes.contains(coding)),
            Op::SetGuide { from, .. } => self.guide.tree == *from,
            Op::SetAsked { document, question, from, .. } => {
                self.guide.asked.get(&(*document, *question)).copied() == *from
            }
            Op::SetVerdict { theme, groups, coder, from, .. } => {
                let key = (*theme, groups.clone(), *coder);
                self.verdicts.get(&key).map(|r| &r.verdict) == from.as_ref()
            }
            Op::SetSummary { theme, participant, from, .. } => {
                self.summaries.get(&(*theme, *participant)).map(|s| &s.summary) == from.as_ref()
            }
            Op::SaveMatrix { name, from, .. } => self.matrices.get(name).map(|kept| &kept.question) == from.as_ref(),
            _ => return None,
        })
    }
}

/// Sets a value, or takes it out.
pub(super) fn put<K: Ord, V>(map: &mut BTreeMap<K, V>, key: K, value: Option<V>) {
    match value {
        Some(value) => _ = map.insert(key, value),
        None => _ = map.remove(&key),
    }
}

impl Project {
    /// Returns what each person concluded last of a theme and two groups, in whatever order they were compared, as seen
    /// in the order of `groups`.
    pub fn verdicts_on(&self, theme: ThemeId, groups: &GroupPair) -> Vec<(CoderId, Verdict)> {
        let turned = groups.turned();
        let of_theme = self.comparison.verdicts.iter().filter(|((of, _, _), _)| *of == theme);
        let seen = of_theme.filter_map(|((_, pair, coder), reached)| match () {
            () if pair == groups => Some((*coder, reached.at, reached.verdict.clone())),
            () if *pair == turned => Some((*coder, reached.at, reached.verdict.clone().turned())),
            () => None,
        });
        let mut last: BTreeMap<CoderId, (Stamp, Verdict)> = BTreeMap::new();
        for (coder, at, verdict) in seen {
            let known = last.entry(self.one_coder(coder)).or_insert_with(|| (at, verdict.clone()));
            if known.0 < at {
                *known = (at, verdict);
            }
        }
        last.into_iter().map(|(coder, (_, verdict))| (coder, verdict)).collect()
    }

    /// Whether both codes of a mapping still stand as they were mapped: a code that was removed or merged breaks it.
    pub fn mapping_holds(&self, codes: CodePair) -> bool {
        let stands = |code| self.resolve_code(code) == Some(code);
        stands(codes.code) && codes.with.is_none_or(stands)
    }
}

#[cfg(test)]
mod tests;
