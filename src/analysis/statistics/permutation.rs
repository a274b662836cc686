//! Would the groups differ as much if their labels had fallen otherwise? Labels of cases are dealt anew, of whole focus groups
//! when people were sampled together, and the differences of the means compared.

use rayon::prelude::*;

use super::random::SplitMix64;
use super::status::Status;

/// Every allocation is looked at when there are no more than these.
const MOST_EXACT: u64 = 200_000;

/// With fewer allocations than these no p can be below 0.05.
const FEWEST: u64 = 20;

/// How many labels are dealt unless somebody says otherwise.
pub const DEFAULT_PERMUTATIONS: usize = 9999;

/// Cases that keep one label together: one person, or a focus group.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Block {
    /// Whether they belong to the first group.
    pub is_first: bool,
    /// How many cases they are.
    pub cases: u32,
}

/// How far apart the means are, and how often dealt labels bring them as far apart.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct PermutationTest {
    /// The difference of the means, without a sign.
    pub observed: f64,
    /// Allocations with that difference or a larger one.
    pub as_large: u64,
    /// From 0 to 1: of all allocations; or of those dealt and the real one (Phipson & Smyth 2010).
    pub p: f64,
}

/// Deals labels for each of `columns`, which hold the sum of the values of each block. All columns see the same allocations.
///
/// # Errors
/// [`Status::TooFew`] when there are fewer than 20 ways to deal.
pub fn permutation_tests(
    blocks: &[Block],
    columns: &[Vec<f64>],
    permutations: usize,
    seed: u64,
) -> Result<Vec<PermutationTest>, Status> {
    let first: Vec<u32> = (0_u32..).zip(blocks).filter(|(_, b)| b.is_first).map(|(i, _)| i).collect();
    let ways = choose(blocks.len() as u64, first.len() as u64);
    if ways < FEWEST {
        return Err(Status::TooFew);
    }
    let exact = ways <= MOST_EXACT;
    let mut counted: Vec<Column<'_>> = columns.iter().map(|column| Column::of(blocks, column, &first)).collect();
    if exact {
        combinations(blocks.len() as u32, first.len(), |chosen| Column::see(&mut counted, blocks, &[chosen]));
    } else {
        for chosen in dealt(blocks, permutations, seed).chunks(64) {
            Column::see(&mut counted, blocks, &chosen.iter().map(Vec::as_slice).collect::<Vec<_>>());
        }
    }
    let p = |as_large: u64| match exact {
        true => as_large as f64 / ways as f64,
        false => (as_large + 1) as f64 / (permutations + 1) as f64,
    };
    Ok(counted
        .iter()
        .map(|c| PermutationTest { observed: c.observed, as_large: c.as_large, p: p(c.as_large) })
        .collect())
}

/// What is counted for one column of values.
struct Column<'v> {
    values: &'v [f64],
    total: f64,
    all_cases: u32,
    observed: f64,
    as_large: u64,
}

impl<'v> Column<'v> {
    fn of(blocks: &[Block], values: &'v [f64], first: &[u32]) -> Self {
        let all_cases = blocks.iter().map(|b| b.cases).sum();
        let mut column = Self { values, total: values.iter().sum(), all_cases, observed: 0.0, as_large: 0 };
        column.observed = column.difference(blocks, first);
        column
    }

    fn difference(&self, blocks: &[Block], first: &[u32]) -> f64 {
        let (mut sum, mut cases) = (0.0, 0_u32);
        for i in first {
            sum += self.values[*i as usize];
            cases += blocks[*i as usize].cases;
        }
        (sum / f64::from(cases) - (self.total - sum) / f64::from(self.all_cases - cases)).abs()
    }

    fn see(columns: &mut [Self], blocks: &[Block], allocations: &[&[u32]]) {
        columns.par_iter_mut().for_each(|column| {
            // Sums of the same numbers in another order may differ in their last digits.
            let limit = column.observed - 1e-9 * column.observed.max(1e-3);
            let as_large = |first: &&&[u32]| column.difference(blocks, first) >= limit;
            column.as_large += allocations.iter().filter(as_large).count() as u64;
        });
    }
}

fn dealt(blocks: &[Block], permutations: usize, seed: u64) -> Vec<Vec<u32>> {
    let mut random = SplitMix64::new(seed);
    let mut labels: Vec<bool> = blocks.iter().map(|b| b.is_first).collect();
    let mut deal = |_| {
        random.shuffle(&mut labels);
        (0_u32..).zip(&labels).filter(|(_, is_first)| **is_first).map(|(i, _)| i).collect()
    };
    (0..permutations).map(&mut deal).collect()
}

/// Calls `found` with each choice of `k` of `n`, ascending.
fn combinations(n: u32, k: usize, mut found: impl FnMut(&[u32])) {
    let mut chosen: Vec<u32> = (0..k as u32).collect();
    loop {
        found(&chosen);
        let last = |i: usize| n - (k - i) as u32;
        let Some(i) = (0..k).rev().find(|i| chosen[*i] < last(*i)) else { return };
        chosen[i] += 1;
        for j in i + 1..k {
            chosen[j] = chosen[j - 1] + 1;
        }
    }
}

/// Returns in how many ways `k` of `n` are chosen; the largest number when there are more.
fn choose(n: u64, k: u64) -> u64 {
    let k = k.min(n.saturating_sub(k));
    let mut ways: u64 = 1;
    for i in 0..k {
        // The product of i+1 neighbours is a multiple of i+1.
        let Some(next) = ways.checked_mul(n - i) else { return u64::MAX };
        ways = next / (i + 1);
    }
    ways
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_choice_comes_once() {
        let mut all = Vec::new();
        combinations(5, 2, |chosen| all.push(chosen.to_vec()));
        assert_eq!(all.len() as u64, choose(5, 2));
        assert_eq!((all[0].clone(), all[9].clone()), (vec![0, 1], vec![3, 4]));
        assert_eq!((choose(3, 0), choose(100, 50)), (1, u64::MAX));
    }

    #[test]
    fn five_focus_groups_are_too_few_to_deal() {
        let blocks: Vec<Block> = (0..5).map(|i| Block { is_first: i < 2, cases: 8 }).collect();
        assert_eq!(permutation_tests(&blocks, &[vec![1.0; 5]], 99, 1), Err(Status::TooFew));
    }

    #[test]
    fn a_focus_group_keeps_its_label_together() {
        // Ten groups of four: what all people of a group say says no more than one person would.
        let blocks: Vec<Block> = (0..10).map(|i| Block { is_first: i < 5, cases: 4 }).collect();
        let people: Vec<Block> = (0..10).map(|i| Block { is_first: i < 5, cases: 1 }).collect();
        let said = [0.0, 4.0, 4.0, 4.0, 4.0, 0.0, 0.0, 0.0, 0.0, 4.0];
        let of_groups = permutation_tests(&blocks, &[said.to_vec()], 99, 1).unwrap()[0];
        let of_people = permutation_tests(&people, &[said.map(|s| s / 4.0).to_vec()], 99, 1).unwrap()[0];
        assert_eq!(of_groups.as_large, of_people.as_large);
        assert!((of_groups.observed - 0.6).abs() < 1e-9);
    }
}
