//! Formulas: numbers in, numbers out. Nothing here knows a project; each file is one idea with its source.
//!
//! What is not defined is `None` and the caller says why with a [`Status`]; no formula gives 0, 1 or not-a-number instead.
//! Chance comes from [`SplitMix64`] alone. Known answers: `tests/it/statistics.rs`.

mod bootstrap;
mod interval;
mod random;
mod rates;
mod status;

pub use bootstrap::{DEFAULT_REPLICATES, Draws, Replicates, quantile};
pub use interval::{Interval, Z_95};
pub use random::{DEFAULT_SEED, SplitMix64};
pub use rates::{RatesCompared, Said, compare_rates, per_thousand};
pub use status::Status;
