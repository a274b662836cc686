//! Many tests at once: some come out small by chance alone, so p-values of one family are read together.

/// Returns the p-values adjusted after Benjamini & Hochberg (1995): calling everything up to `q` a finding, a share of
/// `q` of the findings is expected to be none. What could not be tested leaves the family.
pub fn benjamini_hochberg(p: &[Option<f64>]) -> Vec<Option<f64>> {
    let mut tested: Vec<(usize, f64)> = p.iter().enumerate().filter_map(|(i, p)| Some((i, (*p)?))).collect();
    tested.sort_by(|a, b| b.1.total_cmp(&a.1));
    let n = tested.len();
    let mut adjusted = vec![None; p.len()];
    let mut smallest: f64 = 1.0;
    for (above, (i, p)) in tested.into_iter().enumerate() {
        smallest = smallest.min(p * n as f64 / (n - above) as f64);
        adjusted[i] = Some(smallest);
    }
    adjusted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_not_be_tested_makes_the_family_smaller() {
        assert_eq!(benjamini_hochberg(&[Some(0.02), None, Some(0.5)]), [Some(0.04), None, Some(0.5)]);
        assert_eq!(benjamini_hochberg(&[]), []);
    }
}
