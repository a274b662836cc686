//! How much two codes go together: in `both` units, of the `first` and `second` in which each is used.

/// Returns the units with both among those with either (Jaccard 1901); nothing when neither is used.
pub fn jaccard(first: u64, second: u64, both: u64) -> Option<f64> {
    let either = (first + second).checked_sub(both).filter(|either| *either > 0)?;
    Some(both as f64 / either as f64)
}

/// Returns the units with both by the geometric mean of those with each (Ochiai 1957); nothing when one is not used.
pub fn ochiai(first: u64, second: u64, both: u64) -> Option<f64> {
    (first > 0 && second > 0).then(|| both as f64 / (first as f64 * second as f64).sqrt())
}

/// Returns the c-coefficient as ATLAS.ti documents it: the formula of [`jaccard`] on quotations, where `both` counts
/// pairs that overlap. One quotation may overlap several, so it may exceed 1; nothing when it has no denominator left.
pub fn c_coefficient(first: u64, second: u64, both: u64) -> Option<f64> {
    jaccard(first, second, both)
}

/// Returns the share of the units with one that have both; nothing when that one is not used.
pub fn share_with_other(one: u64, both: u64) -> Option<f64> {
    (one > 0).then(|| both as f64 / one as f64)
}
