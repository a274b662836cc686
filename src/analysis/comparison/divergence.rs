//! One code in two groups: the shares, their difference, and what may be said of it.

use super::super::statistics::{Interval, OddsRatio, Status, TwoByTwo, newcombe, wilson};

/// With fewer cases in a group there are counts, and no interval.
pub const FEWEST_FOR_INTERVAL: u64 = 5;

/// With fewer cases in a group there is no test.
pub const FEWEST_FOR_TEST: u64 = 10;

/// With fewer cases in a group there is no interval of a rate: it would be too narrow.
pub const FEWEST_FOR_RATE: u64 = 15;

/// How many of a group.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Side {
    /// How many cases say it.
    pub n: u64,
    /// Of how many that were looked at.
    pub base: u64,
}

impl Side {
    /// Returns the share, from 0 to 1; nothing of nobody.
    pub fn share(self) -> Option<f64> {
        (self.base > 0).then(|| self.n as f64 / self.base as f64)
    }

    /// Returns the interval of the share; nothing when the group is too small.
    pub fn interval(self) -> Option<Interval> {
        if self.base < FEWEST_FOR_INTERVAL { None } else { wilson(self.n, self.base) }
    }
}

/// How two groups differ in one code.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Divergence {
    /// The first group.
    pub a: Side,
    /// The second.
    pub b: Side,
    /// The share of the first less that of the second, from -1 to 1.
    pub difference: Option<f64>,
    /// Its interval.
    pub interval: Option<Interval>,
    /// The ratio of the odds.
    pub odds_ratio: Option<OddsRatio>,
    /// Whether everybody or nobody says it.
    pub status: Status,
}

impl Divergence {
    /// Returns how `a` and `b` differ.
    pub fn of(a: Side, b: Side) -> Self {
        if !Self::is_enough(a, b, FEWEST_FOR_INTERVAL) {
            return Self { a, b, status: Status::TooFew, ..Self::default() };
        }
        let said = a.n + b.n;
        let same = said == 0 || said == a.base + b.base;
        Self {
            a,
            b,
            difference: a.share().zip(b.share()).map(|(a, b)| a - b),
            interval: newcombe(a.n, a.base, b.n, b.base),
            odds_ratio: Some(Self::table(a, b).odds_ratio()),
            status: if same { Status::NoVariation } else { Status::Ok },
        }
    }

    /// Returns p of Fisher's exact test; nothing when a group is too small.
    pub fn fisher(&self) -> Option<f64> {
        Self::is_enough(self.a, self.b, FEWEST_FOR_TEST).then(|| Self::table(self.a, self.b).fisher())
    }

    /// Whether both groups have at least so many cases.
    pub(super) fn is_enough(a: Side, b: Side, fewest: u64) -> bool {
        a.base.min(b.base) >= fewest
    }

    fn table(a: Side, b: Side) -> TwoByTwo {
        TwoByTwo::of(a.n, a.base, b.n, b.base)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(x1: u64, n1: u64, x2: u64, n2: u64) -> Divergence {
        Divergence::of(Side { n: x1, base: n1 }, Side { n: x2, base: n2 })
    }

    #[test]
    fn small_groups_have_counts_and_no_interval() {
        let four = of(2, 4, 30, 40);
        assert_eq!((four.status, four.difference, four.odds_ratio), (Status::TooFew, None, None));
        assert!(four.a.interval().is_none() && four.b.interval().is_some());
        let nine = of(2, 9, 30, 40);
        assert!(nine.interval.is_some() && nine.fisher().is_none() && nine.status == Status::Ok);
        assert!(of(2, 10, 30, 40).fisher().is_some());
    }

    #[test]
    fn what_nobody_says_does_not_vary() {
        for same in [of(0, 20, 0, 30), of(20, 20, 30, 30)] {
            assert_eq!((same.status, same.difference), (Status::NoVariation, Some(0.0)));
            assert!(same.odds_ratio.unwrap().adjusted);
        }
    }
}
