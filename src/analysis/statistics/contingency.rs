//! Tables of counts of any size: is the way the rows divide the same in every column?

use statrs::distribution::{ChiSquared, ContinuousCDF as _};

/// What a table of counts comes to, without its empty rows and columns.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Contingency {
    /// Pearson's chi-squared.
    pub chi_squared: f64,
    /// The likelihood ratio G².
    pub g_squared: f64,
    /// Degrees of freedom.
    pub df: u64,
    /// p of chi-squared.
    pub p: f64,
    /// Cramér's V, from 0 to 1.
    pub cramers_v: f64,
}

/// Returns what `rows` of counts come to; nothing when fewer than two rows or columns hold anything.
pub fn contingency(rows: &[Vec<u64>]) -> Option<Contingency> {
    let n_columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let of_row: Vec<f64> = rows.iter().map(|row| row.iter().sum::<u64>() as f64).collect();
    let cell = |row: &Vec<u64>, column: usize| row.get(column).copied().unwrap_or(0) as f64;
    let of_column: Vec<f64> = (0..n_columns).map(|c| rows.iter().map(|row| cell(row, c)).sum()).collect();
    let n: f64 = of_row.iter().sum();
    let filled = |sums: &[f64]| sums.iter().filter(|sum| **sum > 0.0).count() as u64;
    let (r, c) = (filled(&of_row), filled(&of_column));
    if r < 2 || c < 2 {
        return None;
    }
    let (mut chi_squared, mut g_squared) = (0.0, 0.0);
    for (row, row_sum) in rows.iter().zip(&of_row) {
        for (column, column_sum) in of_column.iter().enumerate() {
            let (observed, expected) = (cell(row, column), row_sum * column_sum / n);
            if expected > 0.0 {
                chi_squared += (observed - expected).powi(2) / expected;
                g_squared += 2.0 * g_term(observed, expected);
            }
        }
    }
    let df = (r - 1) * (c - 1);
    let cramers_v = (chi_squared / (n * (r.min(c) - 1) as f64)).sqrt();
    Some(Contingency { chi_squared, g_squared, df, p: chi_squared_tail(chi_squared, df), cramers_v })
}

/// Returns what a cell adds to half of G²: nothing when it is empty.
pub(super) fn g_term(observed: f64, expected: f64) -> f64 {
    if observed > 0.0 { observed * (observed / expected).ln() } else { 0.0 }
}

/// Returns how often chi-squared with `df` degrees of freedom is `statistic` or more. The upper tail itself, because
/// one less the lower one is 0 for everything beyond 1e-16.
pub(super) fn chi_squared_tail(statistic: f64, df: u64) -> f64 {
    ChiSquared::new(df as f64).map_or(1.0, |distribution| distribution.sf(statistic))
}
