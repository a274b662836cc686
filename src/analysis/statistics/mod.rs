//! Formulas: numbers in, numbers out. Nothing here knows a project; each file is one idea with its source.
//!
//! What is not defined is `None` and the caller says why with a [`Status`]; no formula gives 0, 1 or not-a-number
//! instead. Chance comes from [`SplitMix64`] alone. Known answers: `tests/it/statistics.rs`.

mod adjust;
mod association;
mod bootstrap;
mod consensus;
mod contingency;
mod interval;
mod log_odds;
mod permutation;
mod proportion;
mod random;
mod rates;
mod recurrence;
mod saturation;
mod status;
mod two_by_two;

pub use adjust::benjamini_hochberg;
pub use association::{c_coefficient, jaccard, ochiai, share_with_other};
pub use bootstrap::{DEFAULT_REPLICATES, Draws, Replicates, quantile};
pub use consensus::{Spread, spread};
pub use contingency::{Contingency, contingency};
pub use interval::{Interval, Z_95};
pub use log_odds::{FEWEST_ITEMS, LogOdds, informative_prior, log_odds};
pub use permutation::{
    Block, DEFAULT_PERMUTATIONS, MOST_EXACT, PermutationTest, Watch, permutation_tests, permutation_tests_watched,
};
pub use proportion::{newcombe, wilson};
pub use random::{DEFAULT_SEED, SplitMix64};
pub use rates::{RatesCompared, Said, compare_rates, per_thousand};
pub use recurrence::{Recurrence, Share, Stance, Standing, recurrence};
pub use saturation::{Saturation, SaturationRule, saturation};
pub use status::Status;
pub use two_by_two::{OddsRatio, TestResult, TwoByTwo};
