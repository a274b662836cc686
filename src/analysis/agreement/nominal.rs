//! Coefficients of agreement on categories without an order: Cohen's kappa (1960), Krippendorff's alpha (*Content
//! Analysis*, 4th edition, 2019), Gwet's AC1 (2008, British Journal of Mathematical and Statistical Psychology 61: 29).
//! Each is undefined rather than 0 or 1 where the material says nothing: where no unit was rated twice, or where
//! nothing varied.
//!
//! `r` is how many coders rated a unit, `r_k` how many of them chose category `k`; units come with their number.

use super::ratings::{Ratings, Unit};

/// A coefficient and its standard error.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct WithError {
    /// The coefficient.
    pub value: f64,
    /// Its standard error, conditional on the coders; units must be independent of each other for it to mean anything.
    pub error: f64,
}

/// Returns the mean over units of the share of pairs of coders who agree; coders need not be the same everywhere.
pub fn percent_agreement(ratings: &Ratings) -> Option<f64> {
    mean(ratings.common_units().map(|unit| (agreeing_pairs(ratings, unit), unit.n)))
}

/// Returns the share of pairs of coders of a unit who chose the same category.
fn agreeing_pairs(ratings: &Ratings, unit: &Unit) -> f64 {
    let r = unit.n_rated() as f64;
    ratings.counts(unit).iter().map(|k| k * (k - 1.0)).sum::<f64>() / (r * (r - 1.0))
}

fn mean(values: impl Iterator<Item = (f64, u64)>) -> Option<f64> {
    let (sum, n) =
        values.fold((0.0, 0.0), |(sum, n), (value, weight)| (sum + value * weight as f64, n + weight as f64));
    (n > 0.0).then(|| sum / n)
}

/// What pairs of coders said of present (1) and absent (0), over all pairs and units.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Pairs {
    /// Both said present.
    pub both: f64,
    /// One said present, the other absent.
    pub one: f64,
    /// Both said absent.
    pub neither: f64,
}

impl Pairs {
    /// Returns the pairs of coders of ratings with the categories absent (0) and present (1).
    pub fn of(ratings: &Ratings) -> Self {
        let mut pairs = Self::default();
        for unit in ratings.common_units() {
            let counts = ratings.counts(unit);
            let count = |category: usize| counts.get(category).copied().unwrap_or_default();
            let (absent, present, n) = (count(0), count(1), unit.n as f64);
            pairs.both += n * present * (present - 1.0) / 2.0;
            pairs.neither += n * absent * (absent - 1.0) / 2.0;
            pairs.one += n * present * absent;
        }
        pairs
    }

    /// Adds the pairs of another code.
    pub fn add(&mut self, other: Self) {
        self.both += other.both;
        self.one += other.one;
        self.neither += other.neither;
    }

    /// Returns in what share of uses by one coder the other used the code too: Dice, F1. Undefined when nobody used it.
    pub fn positive_agreement(self) -> Option<f64> {
        share(2.0 * self.both, 2.0 * self.both + self.one)
    }

    /// Returns in what share of silences of one coder the other was silent too (Cicchetti & Feinstein 1990).
    pub fn negative_agreement(self) -> Option<f64> {
        share(2.0 * self.neither, 2.0 * self.neither + self.one)
    }
}

fn share(part: f64, whole: f64) -> Option<f64> {
    (whole > 0.0).then(|| part / whole)
}

/// How often one coder chose one category where another chose another: rows are the first coder's.
struct Crossed {
    n: f64,
    cells: Vec<Vec<f64>>,
}

impl Crossed {
    /// Returns the units that both coders rated; nothing when there are none.
    fn of(ratings: &Ratings, first: usize, second: usize) -> Option<Self> {
        let q = ratings.n_categories();
        let mut crossed = Self { n: 0.0, cells: vec![vec![0.0; q]; q] };
        for unit in ratings.units() {
            let (Some(a), Some(b)) = (unit.ratings[first], unit.ratings[second]) else { continue };
            crossed.cells[usize::from(a)][usize::from(b)] += unit.n as f64;
            crossed.n += unit.n as f64;
        }
        (crossed.n > 0.0).then_some(crossed)
    }

    fn row(&self, k: usize) -> f64 {
        self.cells[k].iter().sum()
    }

    fn column(&self, k: usize) -> f64 {
        self.cells.iter().map(|row| row[k]).sum()
    }

    fn diagonal(&self) -> f64 {
        (0..self.cells.len()).map(|k| self.cells[k][k]).sum()
    }

    /// Returns Cohen's kappa with the error of Fleiss, Cohen & Everitt (1969).
    fn kappa(&self) -> Option<WithError> {
        let q = self.cells.len();
        let by_chance: f64 = (0..q).map(|k| self.row(k) * self.column(k)).sum();
        let square = self.n * self.n;
        if by_chance >= square {
            return None;
        }
        let (observed, expected) = (self.diagonal() / self.n, by_chance / square);
        let kappa = (observed - expected) / (1.0 - expected);
        let (mut a, mut b) = (0.0, 0.0);
        for i in 0..q {
            for j in 0..q {
                let p = self.cells[i][j] / self.n;
                if i == j {
                    a += p * (1.0 - (self.row(i) + self.column(i)) / self.n * (1.0 - kappa)).powi(2);
                } else {
                    b += p * ((self.column(i) + self.row(j)) / self.n).powi(2);
                }
            }
        }
        b *= (1.0 - kappa).powi(2);
        let c = (kappa - expected * (1.0 - kappa)).powi(2);
        let variance = (a + b - c) / (self.n * (1.0 - expected).powi(2));
        Some(WithError { value: kappa, error: variance.max(0.0).sqrt() })
    }
}

/// Returns Cohen's kappa of two coders, over the units that both rated. Undefined for any other number of coders, and
/// when chance alone explains everything.
pub fn cohen_kappa(ratings: &Ratings) -> Option<WithError> {
    (ratings.n_coders() == 2).then(|| Crossed::of(ratings, 0, 1)?.kappa()).flatten()
}

/// Returns what [`cohen_kappa`] is made of: observed and expected agreement of two coders.
pub fn cohen_parts(ratings: &Ratings) -> Option<(f64, f64)> {
    let crossed = (ratings.n_coders() == 2).then(|| Crossed::of(ratings, 0, 1)).flatten()?;
    let by_chance: f64 = (0..crossed.cells.len()).map(|k| crossed.row(k) * crossed.column(k)).sum();
    Some((crossed.diagonal() / crossed.n, by_chance / (crossed.n * crossed.n)))
}

/// Returns the mean of Cohen's kappas of all pairs of more than two coders who all rated every unit (Light 1971).
/// Undefined when a rating is missing or one pair's kappa is undefined.
pub fn light_kappa(ratings: &Ratings) -> Option<f64> {
    let m = ratings.n_coders();
    if m < 3 || ratings.units().any(|unit| unit.n_rated() < m) {
        return None;
    }
    let pairs = (0..m).flat_map(|i| (i + 1..m).map(move |j| (i, j)));
    let kappas: Option<Vec<f64>> = pairs.map(|(i, j)| Some(Crossed::of(ratings, i, j)?.kappa()?.value)).collect();
    let kappas = kappas?;
    (!kappas.is_empty()).then(|| kappas.iter().sum::<f64>() / kappas.len() as f64)
}

/// Returns Scott's pi of two coders, over the units that both rated.
pub fn scott_pi(ratings: &Ratings) -> Option<f64> {
    let crossed = (ratings.n_coders() == 2).then(|| Crossed::of(ratings, 0, 1)).flatten()?;
    let chosen = (0..crossed.cells.len()).map(|k| crossed.row(k) + crossed.column(k));
    over_chance(crossed.diagonal() / crossed.n, chosen.map(|n| (n / (2.0 * crossed.n)).powi(2)).sum())
}

/// Returns Fleiss' kappa. Undefined when units were rated by different numbers of coders, or by one.
pub fn fleiss_kappa(ratings: &Ratings) -> Option<f64> {
    let m = number_of_raters(ratings)?;
    let mut chosen = vec![0.0; ratings.n_categories()];
    for unit in ratings.units() {
        for (sum, count) in chosen.iter_mut().zip(ratings.counts(unit)) {
            *sum += count * unit.n as f64;
        }
    }
    let total: f64 = chosen.iter().sum();
    if m < 2 || total == 0.0 {
        return None;
    }
    over_chance(percent_agreement(ratings)?, chosen.iter().map(|n| (n / total).powi(2)).sum())
}

/// Returns how many coders rated each unit, when it is the same number everywhere.
pub(super) fn number_of_raters(ratings: &Ratings) -> Option<usize> {
    let m = ratings.units().next()?.n_rated();
    ratings.units().all(|unit| unit.n_rated() == m).then_some(m)
}

/// Returns `observed` agreement in excess of `expected`, as a share of what chance leaves; nothing when it leaves
/// nothing.
fn over_chance(observed: f64, expected: f64) -> Option<f64> {
    // Shares of whole numbers that add up to one may miss it by the last bit.
    (expected < 1.0 - 1e-12).then(|| (observed - expected) / (1.0 - expected))
}

/// Returns agreement over a chance of one in the number of categories (Brennan & Prediger 1981; PABAK for two).
pub fn brennan_prediger(ratings: &Ratings) -> Option<f64> {
    over_chance(percent_agreement(ratings)?, 1.0 / ratings.n_categories() as f64)
}

/// Returns Gwet's AC1 with its error (Gwet 2008). Units that one coder rated count for how common a category is.
pub fn gwet_ac1(ratings: &Ratings) -> Option<WithError> {
    let (observed, q) = (percent_agreement(ratings)?, ratings.n_categories());
    let (mut common, mut n, mut n_common) = (vec![0.0; q], 0.0, 0.0);
    for unit in ratings.units() {
        let (r, weight) = (unit.n_rated() as f64, unit.n as f64);
        n += weight;
        n_common += if r > 1.0 { weight } else { 0.0 };
        for (sum, count) in common.iter_mut().zip(ratings.counts(unit)) {
            *sum += weight * count / r;
        }
    }
    common.iter_mut().for_each(|sum| *sum /= n);
    let others = q as f64 - 1.0;
    let expected: f64 = common.iter().map(|p| p * (1.0 - p)).sum::<f64>() / others;
    let value = over_chance(observed, expected)?;
    let squares: f64 = ratings
        .units()
        .map(|unit| {
            let r = unit.n_rated() as f64;
            let above = if r > 1.0 { agreeing_pairs(ratings, unit) - expected } else { 0.0 };
            let of_unit =
                ratings.counts(unit).iter().zip(&common).map(|(k, p)| k / r * (1.0 - p)).sum::<f64>() / others;
            let x = (n / n_common) * above / (1.0 - expected)
                - 2.0 * (1.0 - value) * (of_unit - expected) / (1.0 - expected);
            unit.n as f64 * (x - value).powi(2)
        })
        .sum();
    let error = if n > 1.0 { (squares / (n * (n - 1.0))).sqrt() } else { 0.0 };
    Some(WithError { value, error })
}

/// What Krippendorff's alpha is made of. The parts of documents add up, so that documents can be drawn again and again.
#[derive(Clone, PartialEq, Debug)]
pub struct AlphaParts {
    /// Observed disagreement: the sum over units of the share of a coder's partners who disagree.
    observed: f64,
    /// How many ratings that have a partner chose each category.
    chosen: Vec<f64>,
}

impl AlphaParts {
    /// Returns parts of no unit.
    pub fn none(n_categories: usize) -> Self {
        Self { observed: 0.0, chosen: vec![0.0; n_categories] }
    }

    /// Returns the parts of all units.
    pub fn of(ratings: &Ratings) -> Self {
        Self::of_units(ratings, ratings.units())
    }

    /// Returns the parts of each document.
    pub fn of_documents(ratings: &Ratings) -> Vec<Self> {
        ratings.documents().iter().map(|units| Self::of_units(ratings, units)).collect()
    }

    /// Returns the parts of so many units of which so many coders all said that nothing is there: category 0.
    pub fn of_silence(n_units: u64, n_raters: usize, n_categories: usize) -> Self {
        let mut parts = Self::none(n_categories);
        if let Some(absent) = parts.chosen.first_mut().filter(|_| n_raters > 1) {
            *absent = n_units as f64 * n_raters as f64;
        }
        parts
    }

    fn of_units<'a>(ratings: &Ratings, units: impl IntoIterator<Item = &'a Unit>) -> Self {
        let mut parts = Self::none(ratings.n_categories());
        for unit in units {
            let (r, n) = (unit.n_rated() as f64, unit.n as f64);
            if r < 2.0 {
                continue;
            }
            let counts = ratings.counts(unit);
            parts.observed += n * (r * r - counts.iter().map(|k| k * k).sum::<f64>()) / (r - 1.0);
            for (sum, count) in parts.chosen.iter_mut().zip(counts) {
                *sum += n * count;
            }
        }
        parts
    }

    /// Adds the parts of another document.
    pub fn add(&mut self, other: &Self) {
        self.add_times(other, 1.0);
    }

    /// Adds the parts of another document so many times.
    pub fn add_times(&mut self, other: &Self, times: f64) {
        self.observed += times * other.observed;
        for (sum, more) in self.chosen.iter_mut().zip(&other.chosen) {
            *sum += times * more;
        }
    }

    /// Returns how many ratings have a partner.
    pub fn n(&self) -> f64 {
        self.chosen.iter().sum()
    }

    /// Returns how many of them chose `category`.
    pub fn n_of(&self, category: usize) -> f64 {
        self.chosen.get(category).copied().unwrap_or_default()
    }

    /// Returns the disagreement that was observed.
    pub fn observed(&self) -> f64 {
        self.observed
    }

    /// Returns the disagreement that chance would give; 0 when nothing varied.
    pub fn expected(&self) -> f64 {
        let n = self.n();
        if n < 2.0 { 0.0 } else { (n * n - self.chosen.iter().map(|k| k * k).sum::<f64>()) / (n - 1.0) }
    }

    /// Returns Krippendorff's alpha for nominal data (2011). Undefined when nothing varied.
    pub fn alpha(&self) -> Option<f64> {
        let expected = self.expected();
        (expected > 0.0).then(|| 1.0 - self.observed / expected)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ratings(coders: [&str; 2]) -> Ratings {
        let mut ratings = Ratings::new(2, 2);
        for (a, b) in coders[0].chars().zip(coders[1].chars()) {
            ratings.add(&[a, b].map(|c| c.to_digit(2).map(|d| d as u8)), 1);
        }
        ratings
    }

    #[test]
    fn the_example_of_krippendorff_by_hand() {
        let ratings = ratings(["0100000010", "1110010000"]);
        let parts = AlphaParts::of(&ratings);
        assert_eq!((parts.n(), parts.n_of(1), parts.observed()), (20.0, 6.0, 8.0));
        assert!((parts.expected() - 168.0 / 19.0).abs() < 1e-12);
        assert_eq!(percent_agreement(&ratings), Some(0.6));
    }

    #[test]
    fn a_code_that_nobody_used_has_no_reliability_and_one_used_everywhere_neither() {
        for coders in [["0000", "0000"], ["1111", "1111"]] {
            let ratings = ratings(coders);
            assert_eq!(percent_agreement(&ratings), Some(1.0));
            assert_eq!((cohen_kappa(&ratings), scott_pi(&ratings), fleiss_kappa(&ratings)), (None, None, None));
            assert_eq!(AlphaParts::of(&ratings).alpha(), None);
            assert_eq!(gwet_ac1(&ratings).map(|g| g.value), Some(1.0));
        }
        assert_eq!(Pairs::of(&ratings(["00", "00"])).positive_agreement(), None);
        assert_eq!(Pairs::of(&ratings(["11", "11"])).positive_agreement(), Some(1.0));
    }

    #[test]
    fn what_one_coder_did_not_finish_is_missing_and_no_disagreement() {
        let missing = ratings(["1010", "10.."]);
        assert_eq!(percent_agreement(&missing), Some(1.0));
        assert_eq!(fleiss_kappa(&missing), None, "units were rated by different numbers of coders");
        let absent = ratings(["1010", "1000"]);
        assert_eq!(percent_agreement(&absent), Some(0.75));
    }
}
