//! Words that divide two groups: how much likelier one group is to use each, with what both groups say as the prior, so
//! that a word said twice does not come first (Monroe, Colaresi & Quinn 2008, *Fightin' Words*). It ranks; it proves
//! nothing, because the words of one interview are not independent.

/// Fewer different words than these cannot be ranked.
pub const FEWEST_ITEMS: usize = 5;

/// How one item divides the groups.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct LogOdds {
    /// The difference of the log odds: positive when the first group says it more.
    pub delta: f64,
    /// That difference by its standard error: what to rank by.
    pub z: f64,
}

/// Returns the prior of items that are used `totals` times in all groups together: as many pseudo-counts as there are
/// items, shared out as the items are used.
pub fn informative_prior(totals: &[u64]) -> Vec<f64> {
    let n_items = totals.len() as f64;
    let all: u64 = totals.iter().sum();
    let per_use = n_items / (all as f64 + 0.5 * n_items);
    totals.iter().map(|total| per_use * (*total as f64 + 0.5)).collect()
}

/// Returns how each item divides the two groups that use it `first` and `second` times; nothing when there are fewer
/// than [`FEWEST_ITEMS`], or a group says nothing at all.
pub fn log_odds(first: &[u64], second: &[u64], prior: &[f64]) -> Option<Vec<LogOdds>> {
    let (n_first, n_second): (u64, u64) = (first.iter().sum(), second.iter().sum());
    let n_items = first.len().min(second.len()).min(prior.len());
    if n_items < FEWEST_ITEMS || n_first == 0 || n_second == 0 {
        return None;
    }
    let all_prior: f64 = prior.iter().sum();
    let log_odds = |used: u64, all: u64, prior: f64| {
        let with_prior = used as f64 + prior;
        (with_prior / (all as f64 + all_prior - with_prior)).ln()
    };
    let item = |((first, second), prior): ((&u64, &u64), &f64)| {
        let delta = log_odds(*first, n_first, *prior) - log_odds(*second, n_second, *prior);
        let variance = 1.0 / (*first as f64 + prior) + 1.0 / (*second as f64 + prior);
        LogOdds { delta, z: delta / variance.sqrt() }
    };
    Some(first.iter().zip(second).zip(prior).map(item).collect())
}
