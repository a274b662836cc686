//! How far a figure would move if other cases of the same kind had been interviewed: cases are drawn again with
//! replacement, whole ones, because the turns of one interview are not independent.

use super::interval::Interval;
use super::random::SplitMix64;

/// How often cases are drawn again unless somebody says otherwise.
pub const DEFAULT_REPLICATES: usize = 2000;

/// The cases that were drawn, for as many replicates as were asked for. Drawn once, they serve every code of a table: a
/// generator with the same seed would draw the same ones again.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Draws {
    size: usize,
    drawn: Vec<u32>,
}

impl Draws {
    /// Returns `replicates` draws from groups of cases, in each of which as many are drawn as the group has: those of
    /// the first group stand first, as indices into the group. One group is an ordinary bootstrap.
    pub fn within(groups: &[usize], replicates: usize, seed: u64) -> Self {
        let mut random = SplitMix64::new(seed);
        let size = groups.iter().sum();
        let mut drawn = Vec::with_capacity(size * replicates);
        for _ in 0..replicates {
            for group in groups {
                drawn.extend((0..*group).map(|_| random.below(*group) as u32));
            }
        }
        Self { size, drawn }
    }

    /// Returns the replicates one after the other.
    pub fn iter(&self) -> impl Iterator<Item = &[u32]> {
        self.drawn.chunks_exact(self.size.max(1))
    }
}

/// What a figure came to in each replicate.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Replicates {
    /// Those that have a value, ascending.
    pub defined: Vec<f64>,
    /// How many have none.
    pub undefined: usize,
}

impl Replicates {
    /// Returns what `figure` comes to in each of `draws`.
    pub fn of(draws: &Draws, figure: impl FnMut(&[u32]) -> Option<f64>) -> Self {
        draws.iter().map(figure).collect()
    }

    /// Returns the interval that holds the middle `level` (such as 0.95) of the values; nothing when there is none.
    pub fn interval(&self, level: f64) -> Option<Interval> {
        let tail = (1.0 - level) / 2.0;
        Some(Interval { low: quantile(&self.defined, tail)?, high: quantile(&self.defined, 1.0 - tail)? })
    }

    /// Returns the share of the values below `limit`; nothing when there is none.
    pub fn share_below(&self, limit: f64) -> Option<f64> {
        let below = self.defined.partition_point(|value| *value < limit);
        (!self.defined.is_empty()).then(|| below as f64 / self.defined.len() as f64)
    }
}

impl FromIterator<Option<f64>> for Replicates {
    fn from_iter<I: IntoIterator<Item = Option<f64>>>(values: I) -> Self {
        let mut replicates = Self::default();
        for value in values {
            match value.filter(|value| value.is_finite()) {
                Some(value) => replicates.defined.push(value),
                None => replicates.undefined += 1,
            }
        }
        replicates.defined.sort_by(f64::total_cmp);
        replicates
    }
}

/// Returns the quantile `p` of ascending values, between two of them by a straight line (type 7 of Hyndman & Fan 1996,
/// which is what R and `NumPy` do unless told otherwise); nothing when there are none.
pub fn quantile(ascending: &[f64], p: f64) -> Option<f64> {
    let place = p.clamp(0.0, 1.0) * ascending.len().checked_sub(1)? as f64;
    let below = ascending.get(place as usize)?;
    let above = ascending.get(place as usize + 1).unwrap_or(below);
    Some(below + place.fract() * (above - below))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quantile_lies_between_its_neighbours() {
        assert_eq!(quantile(&[1.0, 2.0, 4.0], 0.5), Some(2.0));
        assert_eq!(quantile(&[1.0, 2.0, 4.0], 0.75), Some(3.0));
        assert_eq!(quantile(&[1.0, 2.0, 4.0], 1.0), Some(4.0));
        assert_eq!(quantile(&[], 0.5), None);
    }

    #[test]
    fn replicates_without_a_value_are_counted_and_left_out() {
        let draws = Draws::within(&[1], 10, 1);
        let mut n = 0;
        let found = Replicates::of(&draws, |_drawn| {
            n += 1;
            (n > 4).then_some(f64::from(n))
        });
        assert_eq!((found.defined.len(), found.undefined), (6, 4));
        assert_eq!(found.share_below(8.0), Some(0.5));
        assert_eq!(Replicates::default().interval(0.95), None);
    }

    #[test]
    fn each_group_is_drawn_from_itself() {
        let draws = Draws::within(&[3, 50], 20, 1);
        assert_eq!(draws.iter().count(), 20);
        for drawn in draws.iter() {
            assert!(drawn[..3].iter().all(|i| *i < 3) && drawn[3..].iter().any(|i| *i >= 3));
        }
        assert_eq!(Draws::within(&[], 5, 1).iter().count(), 0);
    }
}
