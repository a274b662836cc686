//! Are new interviews still bringing new codes? The stopping rule of Guest, Namey & Chen (2020). It is about codes, in
//! this order, with this codebook: merging or splitting codes moves it.

use super::status::Status;

/// When to speak of saturation.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct SaturationRule {
    /// How many interviews the base is made of.
    pub base: usize,
    /// How many interviews are looked at together.
    pub run: usize,
    /// At most this share of the codes of the base is new in a run.
    pub threshold: f64,
}

impl Default for SaturationRule {
    fn default() -> Self {
        Self { base: 4, run: 2, threshold: 0.05 }
    }
}

/// What the rule says of a row of interviews.
#[derive(Clone, PartialEq, Debug)]
pub struct Saturation {
    /// Different codes in the base.
    pub base_codes: u64,
    /// The share of new codes in the runs after the base, after one more interview, and so on.
    pub ratios: Vec<f64>,
    /// How many interviews there were before the first run that brought little new; nothing when none did.
    pub reached_after: Option<usize>,
    /// Too few interviews, or no code in the base.
    pub status: Status,
}

/// Returns what `rule` says of interviews that bring `new_codes`, in their order.
pub fn saturation(new_codes: &[u64], rule: SaturationRule) -> Saturation {
    let SaturationRule { base, run, threshold } = rule;
    let base_codes = new_codes.iter().take(base).sum();
    let status = match () {
        () if new_codes.len() < base + run || run == 0 => Status::TooFew,
        () if base_codes == 0 => Status::NotApplicable,
        () => Status::Ok,
    };
    let ratios: Vec<f64> = match status {
        Status::Ok => {
            new_codes[base..].windows(run).map(|run| run.iter().sum::<u64>() as f64 / base_codes as f64).collect()
        }
        _ => Vec::new(),
    };
    let reached_after = ratios.iter().position(|ratio| *ratio <= threshold).map(|i| base + i);
    Saturation { base_codes, ratios, reached_after, status }
}
