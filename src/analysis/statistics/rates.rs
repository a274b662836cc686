//! How much a code is talked about for each 1,000 words of own talk: long interviews hold more of everything, so two
//! groups are compared by rates as well as by people.

use super::bootstrap::{Draws, Replicates};

/// What one case said: how many excerpts of the code, in how many words.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Said {
    /// Excerpts, or whatever is counted.
    pub counted: u64,
    /// Words of own talk.
    pub words: u64,
}

/// Two groups, and how far their difference would move with other cases of the same kind.
#[derive(Clone, PartialEq, Debug)]
pub struct RatesCompared {
    /// For each 1,000 words, in the first group and in the second; nothing where nobody says a word.
    pub rates: [Option<f64>; 2],
    /// The first less the second.
    pub difference: Option<f64>,
    /// The first by the second; nothing where the second is 0.
    pub ratio: Option<f64>,
    /// The differences of cases drawn again within each group.
    pub differences: Replicates,
    /// The ratios of the same draws.
    pub ratios: Replicates,
}

/// Returns how many were `counted` for each 1,000 of `words`; nothing when there are no words.
pub fn per_thousand(counted: u64, words: u64) -> Option<f64> {
    (words > 0).then(|| 1000.0 * counted as f64 / words as f64)
}

/// Returns how the rates of two groups of cases compare, with the cases that `draws` takes from them.
pub fn compare_rates(first: &[Said], second: &[Said], draws: &Draws) -> RatesCompared {
    let rates = [rate(first), rate(second)];
    let again: Vec<[Option<f64>; 2]> = draws
        .iter()
        .map(|drawn| {
            let (of_first, of_second) = drawn.split_at(first.len().min(drawn.len()));
            [rate(of_first.iter().map(|i| &first[*i as usize])), rate(of_second.iter().map(|i| &second[*i as usize]))]
        })
        .collect();
    RatesCompared {
        rates,
        difference: difference(rates),
        ratio: ratio(rates),
        differences: again.iter().map(|rates| difference(*rates)).collect(),
        ratios: again.iter().map(|rates| ratio(*rates)).collect(),
    }
}

fn rate<'a>(cases: impl IntoIterator<Item = &'a Said>) -> Option<f64> {
    let (counted, words) =
        cases.into_iter().fold((0, 0), |(counted, words), case| (counted + case.counted, words + case.words));
    per_thousand(counted, words)
}

fn difference([first, second]: [Option<f64>; 2]) -> Option<f64> {
    Some(first? - second?)
}

fn ratio([first, second]: [Option<f64>; 2]) -> Option<f64> {
    second.filter(|second| *second > 0.0).and_then(|second| Some(first? / second))
}
