//! Two groups, with and without something: the four numbers, and what is said about them.

use super::contingency::{chi_squared_tail, g_term};
use super::interval::{Interval, Z_95};

/// How many of two groups have something.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TwoByTwo {
    /// Of the first group, with it.
    pub with_1: u64,
    /// Of the first group, without.
    pub without_1: u64,
    /// Of the second group, with it.
    pub with_2: u64,
    /// Of the second group, without.
    pub without_2: u64,
}

/// A test, and how often it comes out as far from nothing or further if the groups did not matter.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct TestResult {
    /// The test's own figure.
    pub statistic: f64,
    /// From 0 to 1.
    pub p: f64,
}

/// A ratio of odds.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct OddsRatio {
    /// The ratio.
    pub value: f64,
    /// Its interval at 95% (Woolf 1955).
    pub interval: Interval,
    /// Whether 0.5 was added to all four numbers because one was 0 (Haldane 1956, Anscombe 1956).
    pub adjusted: bool,
}

/// How much more likely than the observed table another may be and still count as no likelier: what R and scipy allow.
const FISHER_TOLERANCE: f64 = 1e-7;

impl TwoByTwo {
    /// Returns the table of `x1` of `n1` against `x2` of `n2`.
    pub fn of(x1: u64, n1: u64, x2: u64, n2: u64) -> Self {
        Self { with_1: x1, without_1: n1.saturating_sub(x1), with_2: x2, without_2: n2.saturating_sub(x2) }
    }

    fn cells(self) -> [f64; 4] {
        [self.with_1, self.without_1, self.with_2, self.without_2].map(|n| n as f64)
    }

    /// Returns n, and the product of the four margins when none of them is empty.
    fn margins(self) -> Option<(f64, f64)> {
        let [a, b, c, d] = self.cells();
        let product = (a + b) * (c + d) * (a + c) * (b + d);
        (product > 0.0).then_some((a + b + c + d, product))
    }

    fn determinant(self) -> f64 {
        let [a, b, c, d] = self.cells();
        a * d - b * c
    }

    /// Returns p of Fisher's exact test, two-sided: the tables with these margins that are no likelier than this one. 1
    /// when a margin is empty.
    pub fn fisher(self) -> f64 {
        let Self { with_1, without_1, with_2, without_2 } = self;
        let (n1, n2, with) = (with_1 + without_1, with_2 + without_2, with_1 + with_2);
        let first = with.saturating_sub(n2);
        let last = with.min(n1);
        // Relative to the likeliest table, so that no weight can be too large for a number.
        let likeliest = (((with + 1) * (n1 + 1)) / (n1 + n2 + 2)).clamp(first, last);
        let step = |x: u64| ((n1 - x) as f64 * (with - x) as f64) / ((x + 1) as f64 * (n2 + x + 1 - with) as f64);
        let mut weights = vec![1.0; (last - first + 1) as usize];
        for x in likeliest..last {
            weights[(x + 1 - first) as usize] = weights[(x - first) as usize] * step(x);
        }
        for x in (first..likeliest).rev() {
            weights[(x - first) as usize] = weights[(x + 1 - first) as usize] / step(x);
        }
        let limit = weights[(with_1 - first) as usize] * (1.0 + FISHER_TOLERANCE);
        let (all, rare) = weights.iter().fold((0.0, 0.0), |(all, rare), weight| {
            (all + weight, if *weight <= limit { rare + weight } else { rare })
        });
        (rare / all).min(1.0)
    }

    /// Returns Pearson's chi-squared; nothing when a margin is empty.
    pub fn chi_squared(self) -> Option<TestResult> {
        let (n, product) = self.margins()?;
        Some(on_one_degree(n * self.determinant().powi(2) / product))
    }

    /// Returns chi-squared after Yates: each cell half a case nearer to what was expected, at most all the way.
    pub fn chi_squared_yates(self) -> Option<TestResult> {
        let (n, product) = self.margins()?;
        let apart = self.determinant().abs() / n;
        let nearer = apart - apart.min(0.5);
        Some(on_one_degree(n.powi(3) * nearer.powi(2) / product))
    }

    /// Returns the likelihood ratio G² over all four cells; nothing when a margin is empty.
    pub fn g_squared(self) -> Option<TestResult> {
        let (n, _) = self.margins()?;
        let [a, b, c, d] = self.cells();
        let expected = |row: f64, column: f64| row * column / n;
        let terms = [
            g_term(a, expected(a + b, a + c)),
            g_term(b, expected(a + b, b + d)),
            g_term(c, expected(c + d, a + c)),
            g_term(d, expected(c + d, b + d)),
        ];
        Some(on_one_degree((2.0 * terms.iter().sum::<f64>()).max(0.0)))
    }

    /// Returns phi, from -1 to 1: positive when the first group has it more often; nothing when a margin is empty.
    pub fn phi(self) -> Option<f64> {
        let (_, product) = self.margins()?;
        Some(self.determinant() / product.sqrt())
    }

    /// Returns the ratio of the odds of the first group to those of the second. 0.5 is added to all four numbers when
    /// one of them is 0.
    pub fn odds_ratio(self) -> OddsRatio {
        let cells = self.cells();
        let adjusted = cells.contains(&0.0);
        let [a, b, c, d] = cells.map(|n| if adjusted { n + 0.5 } else { n });
        let log = (a * d / (b * c)).ln();
        let half = Z_95 * [a, b, c, d].iter().map(|n| 1.0 / n).sum::<f64>().sqrt();
        let interval = Interval { low: (log - half).exp(), high: (log + half).exp() };
        OddsRatio { value: a * d / (b * c), interval, adjusted }
    }
}

fn on_one_degree(statistic: f64) -> TestResult {
    TestResult { statistic, p: chi_squared_tail(statistic, 1) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn which_group_comes_first_does_not_matter_to_a_test(a in 0_u64..30, b in 0_u64..30, c in 0_u64..30, d in 0_u64..30) {
            let table = TwoByTwo { with_1: a, without_1: b, with_2: c, without_2: d };
            let turned = TwoByTwo { with_1: c, without_1: d, with_2: a, without_2: b };
            prop_assert!((table.fisher() - turned.fisher()).abs() < 1e-9);
            prop_assert!((0.0..=1.0).contains(&table.fisher()));
            prop_assert_eq!(table.phi().map(|phi| -phi), turned.phi());
            prop_assert!((table.odds_ratio().value * turned.odds_ratio().value - 1.0).abs() < 1e-9);
        }
    }

    #[test]
    fn a_large_table_is_no_overflow() {
        let p = TwoByTwo::of(300_000, 500_000, 100_000, 500_000).fisher();
        assert!((0.0..1e-300).contains(&p), "{p}");
    }
}
