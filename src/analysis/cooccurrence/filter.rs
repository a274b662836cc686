//! Which of the pairs are looked at: those that meet often enough, and those of a code.

use super::by_group::MeetingsByGroup;
use super::meetings::{Meeting, Meetings};
use crate::analysis::Caption;
use crate::model::naming::Typed;
use crate::model::said;

/// Which pairs are looked at.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MeetingFilter {
    /// Those that meet so often or more; of groups, in one of them.
    pub fewest: u64,
    /// Those of which the path of one code holds these letters, whatever their case and accents.
    pub named: String,
}

impl Default for MeetingFilter {
    fn default() -> Self {
        Self { fewest: 1, named: String::new() }
    }
}

impl MeetingFilter {
    /// Returns for each of the pairs whether it is looked at. `groups` hold the same pairs.
    pub fn keeps(&self, groups: &[&[Meeting]]) -> Vec<bool> {
        let typed = Typed::new(&self.named);
        let often = |i: usize| groups.iter().any(|pairs| pairs[i].both >= self.fewest);
        let pairs = groups.first().copied().unwrap_or_default();
        pairs.iter().enumerate().map(|(i, pair)| often(i) && (typed.finds(&pair.a) || typed.finds(&pair.b))).collect()
    }

    fn told_in(&self, caption: &mut Caption) {
        if self.fewest > 1 {
            let fewest = self.fewest;
            caption.filters.push(said!(
                "pairs that meet {fewest} times or more",
                "paires qui se rencontrent {fewest} fois ou plus"
            ));
        }
        let named = self.named.trim();
        if !named.is_empty() {
            caption.filters.push(said!(
                "pairs of codes whose path holds “{named}”",
                "paires de codes dont le chemin contient «\u{202f}{named}\u{202f}»"
            ));
        }
    }
}

impl Meetings {
    /// Returns only the pairs that `filter` keeps, and says so.
    pub fn filtered(mut self, filter: &MeetingFilter) -> Self {
        let kept = filter.keeps(&[&self.pairs]);
        self.keep(&kept);
        filter.told_in(&mut self.caption);
        self
    }

    fn keep(&mut self, kept: &[bool]) {
        let mut kept = kept.iter();
        self.pairs.retain(|_| kept.next().is_some_and(|kept| *kept));
    }
}

impl MeetingsByGroup {
    /// Returns only the pairs that `filter` keeps, and says so.
    pub fn filtered(mut self, filter: &MeetingFilter) -> Self {
        let groups: Vec<&[Meeting]> = self.groups.iter().map(|(_, found)| &*found.pairs).collect();
        let kept = filter.keeps(&groups);
        for (_, found) in &mut self.groups {
            found.keep(&kept);
            filter.told_in(&mut found.caption);
        }
        filter.told_in(&mut self.caption);
        self
    }
}
