//! Earlier states of the project, kept at hand. What a colleague did an hour ago arrives now and belongs before what
//! was done since: the project is folded again from the last state before it instead of from the beginning.

use std::sync::Arc;

use crate::model::Project;

/// Every how many changes a state is kept.
const STEP: usize = 16;

/// Every second state is kept for longer, every second of those for longer still, and so on, for so many doublings:
/// what arrives late by a moment means to fold a few changes anew, what arrives late by a day some thousands.
const LEVELS: u32 = 8;

/// So many of each kind are kept: what arrives may belong just before the last one.
const OF_EACH: usize = 2;

/// States, each with how many changes it is the fold of.
#[derive(Clone, Debug, Default)]
pub(super) struct Checkpoints(Vec<(usize, Arc<Project>)>);

impl Checkpoints {
    /// Returns after which of `n` changes, folded all at once, a state is worth keeping, in rising order.
    pub fn worth_keeping(n: usize) -> Vec<usize> {
        let last_of_level = |level| {
            let step: usize = STEP << level;
            (0..OF_EACH).filter_map(move |back| (n / step).checked_sub(back)).map(move |nth| nth * step)
        };
        let mut kept: Vec<usize> = (0..=LEVELS).flat_map(last_of_level).collect();
        kept.sort_unstable();
        kept.dedup();
        kept
    }

    /// Takes note that `project` is the fold of `n` changes.
    pub fn note(&mut self, n: usize, project: &Arc<Project>) {
        if n / STEP <= self.0.last().map_or(0, |(newest, _)| newest / STEP) {
            return;
        }
        self.0.push((n, Arc::clone(project)));
        let levels: Vec<u32> = self.0.iter().map(|(n, _)| level(*n)).collect();
        let mut at = 0;
        self.0.retain(|_| {
            at += 1;
            let own = levels[at - 1];
            let later = levels[at..].iter().filter(|level| **level >= own).count();
            later < OF_EACH
        });
    }

    /// Returns the last state that is the fold of `n` changes or fewer, with how many.
    pub fn before(&self, n: usize) -> Option<(usize, Arc<Project>)> {
        self.0.iter().rfind(|(kept, _)| *kept <= n).cloned()
    }

    /// Forgets the states of more than `n` changes: something arrived before their last.
    pub fn forget_behind(&mut self, n: usize) {
        self.0.retain(|(kept, _)| *kept <= n);
    }
}

/// Returns how long a state is kept.
fn level(n: usize) -> u32 {
    (n / STEP).trailing_zeros().min(LEVELS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::Fixture;

    #[test]
    fn states_are_kept_near_and_far_and_forgotten_behind_what_arrives() {
        let project = Arc::new(Fixture::new().project);
        let mut kept = Checkpoints::default();
        for n in 0..20_000 {
            kept.note(n, &project);
        }
        let at: Vec<usize> = kept.0.iter().map(|(n, _)| *n).collect();
        assert_eq!(at, [12_288, 16_384, 18_432, 19_456, 19_712, 19_840, 19_904, 19_936, 19_968, 19_984]);
        assert_eq!(at, Checkpoints::worth_keeping(19_999), "as many as when all was folded at once");
        let before = |kept: &Checkpoints, n| kept.before(n).map(|(n, _)| n);
        assert_eq!((before(&kept, 18_432), before(&kept, 18_431)), (Some(18_432), Some(16_384)));
        assert_eq!(before(&kept, 19_983), Some(19_968), "late by a moment");
        kept.forget_behind(18_431);
        assert_eq!(before(&kept, 18_432), Some(16_384), "what is behind an arrival holds no longer");
    }
}
