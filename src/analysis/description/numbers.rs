//! Numbers by their middle and their spread.

use super::super::statistics::quantile;
use super::super::table::Cell;
use crate::model::said;

/// Some numbers, described.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Described {
    /// How many.
    pub n: usize,
    /// Their mean.
    pub mean: Option<f64>,
    /// The number in the middle.
    pub median: Option<f64>,
    /// The smallest.
    pub min: Option<f64>,
    /// The largest.
    pub max: Option<f64>,
    /// The standard deviation of a sample; nothing for fewer than two.
    pub sd: Option<f64>,
    /// The numbers themselves, in their order.
    pub numbers: Vec<f64>,
}

impl Described {
    /// Describes `numbers`.
    pub fn of(mut numbers: Vec<f64>) -> Self {
        numbers.sort_by(f64::total_cmp);
        let n = numbers.len();
        let mean = (n > 0).then(|| numbers.iter().sum::<f64>() / n as f64);
        let squares = |mean: f64| numbers.iter().map(|x| (x - mean).powi(2)).sum::<f64>();
        let sd = mean.filter(|_| n > 1).map(|mean| (squares(mean) / (n - 1) as f64).sqrt());
        let (min, max) = (numbers.first().copied(), numbers.last().copied());
        Self { n, mean, median: quantile(&numbers, 0.5), min, max, sd, numbers }
    }

    /// Returns mean, median, min, max and sd.
    pub(super) fn cells(&self) -> [Cell; 5] {
        let Self { n, mean, median, min, max, sd, .. } = *self;
        let reason = || match n {
            0 => said!("nobody has a number", "personne n’a de nombre"),
            _ => said!("one number has no spread", "un seul nombre n’a pas de dispersion"),
        };
        [mean, median, min, max, sd]
            .map(|figure| figure.map_or_else(|| Cell::Undefined(reason()), |figure| Cell::Figure(figure, 1)))
    }
}
