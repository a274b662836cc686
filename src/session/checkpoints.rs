//! Earlier states of the project, kept at hand. What a colleague did an hour ago arrives now and belongs before what was done
//! since: the project is folded again from the last state before it instead of from the beginning.

use std::sync::Arc;

use crate::model::{Change, Project};

/// Every how many changes a state is kept.
const STEP: usize = 256;

/// Of every second state only every second is kept for longer, and so on: after so many doublings, the last two.
const LEVELS: u32 = 4;

/// States, each with how many changes it is the fold of.
#[derive(Debug, Default)]
pub(super) struct Checkpoints(Vec<(usize, Arc<Project>)>);

impl Checkpoints {
    /// Folds `changes` onto `project`, which is empty, and keeps states on the way.
    pub fn fold(mut project: Project, changes: &[Arc<Change>]) -> (Project, Self) {
        let (mut kept, mut done) = (Self::default(), 0);
        let far = STEP << LEVELS;
        let last_far = changes.len() / far * far;
        for n in [last_far.saturating_sub(far), last_far, changes.len() / STEP * STEP] {
            if n > done {
                project.apply_all(changes[done..n].iter().map(|c| &**c));
                kept.0.push((n, Arc::new(project.clone())));
                done = n;
            }
        }
        project.apply_all(changes[done..].iter().map(|c| &**c));
        (project, kept)
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
            later < if own == LEVELS { 2 } else { 1 }
        });
    }

    /// Returns the last state before change `n`, with how many changes it is the fold of, and forgets all later ones.
    pub fn before(&mut self, n: usize) -> Option<(usize, Project)> {
        self.0.retain(|(kept, _)| *kept <= n);
        self.0.last().map(|(n, project)| (*n, Project::clone(project)))
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
        assert_eq!(at, [12_288, 16_384, 18_432, 19_456, 19_968]);
        assert_eq!(kept.before(18_432).map(|(n, _)| n), Some(18_432));
        assert_eq!(kept.before(18_431).map(|(n, _)| n), Some(16_384));
        assert_eq!(kept.before(18_432).map(|(n, _)| n), Some(16_384), "what is behind an arrival holds no longer");
    }
}
