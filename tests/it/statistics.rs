//! The formulas of `analysis::statistics` against known answers.

use counterpoint::analysis::statistics::{Draws, Said, SplitMix64, compare_rates};
use serde_json::json;

use super::vectors::cases;

#[test]
fn chance_draws_what_it_drew_elsewhere() {
    for case in cases(include_str!("vectors/rng.json")) {
        let seed = case.input["seed"].as_str().unwrap().parse().unwrap();
        let mut random = SplitMix64::new(seed);
        let drawn: Vec<String> = (0..5).map(|_| random.next_u64().to_string()).collect();
        let mut random = SplitMix64::new(seed);
        let below: Vec<usize> = case.counts("below").iter().map(|n| random.below(*n as usize)).collect();
        case.is_answered_by(&json!({ "u64": drawn, "below": below }));
    }
}

#[test]
fn rates_compare_with_intervals_of_cases_drawn_again() {
    for case in cases(include_str!("vectors/rate_bootstrap.json")) {
        let said = |counted: &str, words: &str| -> Vec<Said> {
            let pairs = case.counts(counted).into_iter().zip(case.counts(words));
            pairs.map(|(counted, words)| Said { counted, words }).collect()
        };
        let (first, second) = (said("e1", "w1"), said("e0", "w0"));
        let draws = Draws::within(&[first.len(), second.len()], case.count("B") as usize, case.count("seed"));
        let found = compare_rates(&first, &second, &draws);
        let (differences, ratios) = (found.differences.interval(0.95).unwrap(), found.ratios.interval(0.95).unwrap());
        case.is_answered_by(&json!({
            "rate1": found.rates[0], "rate0": found.rates[1],
            "diff": found.difference, "diff_lo": differences.low, "diff_hi": differences.high,
            "ratio": found.ratio, "ratio_lo": ratios.low, "ratio_hi": ratios.high,
            "ratio_undefined": found.ratios.undefined,
        }));
    }
}
