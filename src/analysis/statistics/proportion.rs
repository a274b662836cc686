//! How many of how many, with the interval in which the share may well lie.

use super::interval::{Interval, Z_95};

/// Returns the interval of Wilson (1927) for `x` of `n` at 95%; nothing when `n` is 0. Its ends are exactly 0 for none
/// and exactly 1 for all.
pub fn wilson(x: u64, n: u64) -> Option<Interval> {
    wilson_at(x, n, Z_95)
}

/// Returns the interval of Wilson for `x` of `n` at the normal deviate `z`.
pub(super) fn wilson_at(x: u64, n: u64, z: f64) -> Option<Interval> {
    if n == 0 {
        return None;
    }
    let (size, share, z2) = (n as f64, x as f64 / n as f64, z * z);
    let middle = share + z2 / (2.0 * size);
    let half = z * (share * (1.0 - share) / size + z2 / (4.0 * size * size)).sqrt();
    let whole = 1.0 + z2 / size;
    let low = if x == 0 { 0.0 } else { (middle - half) / whole };
    let high = if x >= n { 1.0 } else { (middle + half) / whole };
    Some(Interval { low, high })
}

/// Returns the interval of the difference `x1/n1 - x2/n2` at 95%, by method 10 of Newcombe (1998b), which joins the
/// two intervals of Wilson; nothing when a group is empty.
pub fn newcombe(x1: u64, n1: u64, x2: u64, n2: u64) -> Option<Interval> {
    let (first, second) = (wilson(x1, n1)?, wilson(x2, n2)?);
    let (p1, p2) = (x1 as f64 / n1 as f64, x2 as f64 / n2 as f64);
    let low = p1 - p2 - (p1 - first.low).hypot(second.high - p2);
    let high = p1 - p2 + (first.high - p1).hypot(p2 - second.low);
    Some(Interval { low, high })
}
