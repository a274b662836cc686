//! Sums of block heights that stay cheap while single heights change: the top of a block, and the block at a height, in
//! logarithmic time. In `f64`, because a long transcript is millions of points high, where `f32` has steps of a
//! quarter.

/// Prefix sums over a fixed number of values, after Fenwick.
#[derive(Clone, Debug, Default)]
pub struct Fenwick {
    values: Vec<f64>,
    /// `sums[i]` covers the values that end at `i`, as many as the lowest set bit of `i + 1` says.
    sums: Vec<f64>,
}

impl Fenwick {
    /// Returns the sums over `values`, in linear time.
    pub fn new(values: Vec<f64>) -> Self {
        let mut sums = values.clone();
        for i in 0..sums.len() {
            let above = i | (i + 1);
            if above < sums.len() {
                sums[above] += sums[i];
            }
        }
        Self { values, sums }
    }

    /// Returns the number of values.
    pub fn count(&self) -> usize {
        self.values.len()
    }

    /// Returns value `i`.
    pub fn value(&self, i: usize) -> f64 {
        self.values[i]
    }

    /// Replaces value `i` and returns by how much the sum grew.
    pub fn set(&mut self, i: usize, value: f64) -> f64 {
        let grown = value - self.values[i];
        if grown != 0.0 {
            self.values[i] = value;
            let mut at = i;
            while at < self.sums.len() {
                self.sums[at] += grown;
                at |= at + 1;
            }
        }
        grown
    }

    /// Returns the sum of the values before `i`.
    pub fn before(&self, i: usize) -> f64 {
        let mut sum = 0.0;
        let mut end = i;
        while end > 0 {
            sum += self.sums[end - 1];
            end &= end - 1;
        }
        sum
    }

    /// Returns the sum of all values.
    pub fn total(&self) -> f64 {
        self.before(self.count())
    }

    /// Returns the last index whose values before it sum to at most `height`: what lies at that height. Heights before
    /// the first or behind the last value give that value.
    pub fn at(&self, height: f64) -> usize {
        let (mut found, mut rest) = (0, height);
        let mut step = self.count().next_power_of_two();
        while step > 0 {
            let next = found + step;
            if next <= self.count() && self.sums[next - 1] <= rest {
                rest -= self.sums[next - 1];
                found = next;
            }
            step /= 2;
        }
        found.min(self.count().saturating_sub(1))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn sums_and_places_are_those_of_adding_one_by_one(
            mut values in prop::collection::vec(1_u32..50, 1..70),
            changes in prop::collection::vec((0_usize..70, 1_u32..90), 0..30),
            height in 0_u32..4000,
        ) {
            let mut sums = Fenwick::new(values.iter().map(|v| f64::from(*v)).collect());
            for (i, value) in changes {
                let i = i % values.len();
                let grown = sums.set(i, f64::from(value));
                prop_assert_eq!(grown, f64::from(value) - f64::from(values[i]));
                values[i] = value;
            }
            let mut top = 0;
            let mut at = 0;
            for (i, value) in values.iter().enumerate() {
                prop_assert_eq!(sums.before(i), f64::from(top));
                if top <= height {
                    at = i;
                }
                top += value;
            }
            prop_assert_eq!(sums.total(), f64::from(top));
            prop_assert_eq!(sums.at(f64::from(height)), at);
        }
    }
}
