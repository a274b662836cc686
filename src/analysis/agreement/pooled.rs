//! Figures over all codes (De Vries, Elliott, Kanouse & Teleki 2008, Field Methods 20: 272), which never stand without
//! those of each code.

use super::nominal::AlphaParts;

/// The plain mean of what is defined, and how much is not.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Macro {
    /// The mean; nothing when nothing is defined.
    pub mean: Option<f64>,
    /// How many codes it is the mean of.
    pub n_defined: usize,
    /// How many codes have no value.
    pub n_undefined: usize,
}

impl Macro {
    /// Returns the mean of `values`, one for each code.
    pub fn of(values: impl IntoIterator<Item = Option<f64>>) -> Self {
        let (mut sum, mut n_defined, mut n_undefined) = (0.0, 0, 0);
        for value in values {
            match value {
                Some(value) => (sum, n_defined) = (sum + value, n_defined + 1),
                None => n_undefined += 1,
            }
        }
        Self { mean: (n_defined > 0).then(|| sum / n_defined as f64), n_defined, n_undefined }
    }
}

/// Returns alpha with the disagreements of all codes put together: a code that never varied weighs nothing, instead of
/// vanishing or counting as perfect.
pub fn pooled_alpha<'a>(codes: impl IntoIterator<Item = &'a AlphaParts>) -> Option<f64> {
    pooled(codes.into_iter().map(|code| (code.observed(), code.expected())))
}

/// Returns one minus all observed over all expected disagreement.
pub(super) fn pooled(codes: impl IntoIterator<Item = (f64, f64)>) -> Option<f64> {
    let (observed, expected) =
        codes.into_iter().fold((0.0, 0.0), |(o, e), (observed, expected)| (o + observed, e + expected));
    (expected > 0.0).then(|| 1.0 - observed / expected)
}

/// Returns the kappa of mean observed and mean expected agreement of two coders (De Vries et al. 2008), from both for
/// each code.
pub fn pooled_kappa(codes: impl IntoIterator<Item = (f64, f64)>) -> Option<f64> {
    pooled(codes.into_iter().map(|(observed, expected)| (1.0 - observed, 1.0 - expected)))
}
