//! How far alpha would move with other documents: whole documents are drawn again, because the turns of one interview, and
//! the errors that a coder makes in it, are not independent of each other (`stats.md` 1.7).

use rayon::prelude::*;

use super::super::statistics::{Draws, Replicates, Status};
use super::figures::Figures;
use super::nominal::AlphaParts;
use super::pooled::pooled;
use super::unitizing::UnitizingParts;

/// Disagreement in a document; the parts of several documents add up.
pub(super) trait Parts: Clone + Sync {
    /// Adds the parts of another document.
    fn add(&mut self, other: &Self);

    /// Returns the disagreement that was observed, and the one that chance would give.
    fn disagreement(&self) -> (f64, f64);
}

impl Parts for AlphaParts {
    fn add(&mut self, other: &Self) {
        self.add(other);
    }

    fn disagreement(&self) -> (f64, f64) {
        (self.observed(), self.expected())
    }
}

impl Parts for UnitizingParts {
    fn add(&mut self, other: &Self) {
        self.add(other);
    }

    fn disagreement(&self) -> (f64, f64) {
        self.disagreement()
    }
}

/// Returns what alpha comes to, pooled over `codes`, when documents are drawn again. Each code has one entry a document, and
/// an empty one (`none`) where the document tells nothing of it.
pub(super) fn redrawn<P: Parts>(codes: &[Vec<P>], none: &P, draws: &Draws) -> Replicates {
    let draws: Vec<&[u32]> = draws.iter().collect();
    let alpha = |drawn: &&[u32]| {
        pooled(codes.iter().map(|documents| {
            let mut sum = none.clone();
            drawn.iter().filter_map(|i| documents.get(*i as usize)).for_each(|parts| sum.add(parts));
            sum.disagreement()
        }))
    };
    draws.par_iter().map(alpha).collect::<Vec<Option<f64>>>().into_iter().collect()
}

/// At most this share of draws may have no alpha.
const MAX_UNDEFINED: f64 = 0.1;

impl Figures {
    /// Returns these figures with the interval of `replicates`, if enough of them have a value.
    pub(super) fn with_interval(mut self, replicates: &Replicates) -> Self {
        let n = replicates.defined.len() + replicates.undefined;
        if replicates.undefined as f64 > MAX_UNDEFINED * n as f64 {
            self.status = Status::TooFew;
            return self;
        }
        self.interval = replicates.interval(0.95);
        self.below_667 = replicates.share_below(0.667);
        self.below_800 = replicates.share_below(0.8);
        self
    }
}
