//! Would the groups differ as much if their labels had fallen otherwise? Labels of cases are dealt anew, of whole focus
//! groups when people were sampled together, and the differences of the means compared. Labels are dealt within strata
//! where the cases of different ones could not have changed places: each stratum keeps as many labels of each group as
//! it has.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::random::SplitMix64;
use super::status::Status;

/// Every allocation is looked at when there are no more than these.
pub const MOST_EXACT: u64 = 200_000;

/// After so many of all allocations it is told how far it is.
const TOLD_EVERY: u64 = 1024;

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
    /// Among which blocks its label may fall otherwise: those of the same number.
    pub stratum: u32,
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

/// Hears how many allocations of how many were looked at, and says whether to go on.
pub type Watch<'w> = dyn FnMut(u64, u64) -> bool + 'w;

/// Deals labels for each of `columns`, which hold the sum of the values of each block. All columns see the same
/// allocations.
///
/// # Errors
/// [`Status::TooFew`] when there are fewer than 20 ways to deal.
pub fn permutation_tests(
    blocks: &[Block],
    columns: &[Vec<f64>],
    permutations: usize,
    seed: u64,
) -> Result<Vec<PermutationTest>, Status> {
    let found = permutation_tests_watched(blocks, columns, permutations, seed, &mut |_, _| true);
    found.map(Option::unwrap_or_default)
}

/// The same, with somebody who hears how far it is; nothing when they said to stop.
///
/// # Errors
/// Those of [`permutation_tests`].
pub fn permutation_tests_watched(
    blocks: &[Block],
    columns: &[Vec<f64>],
    permutations: usize,
    seed: u64,
    watch: &mut Watch<'_>,
) -> Result<Option<Vec<PermutationTest>>, Status> {
    let first: Vec<u32> = (0_u32..).zip(blocks).filter(|(_, b)| b.is_first).map(|(i, _)| i).collect();
    let strata = strata(blocks);
    let ways =
        strata.iter().fold(1, |ways: u64, s| ways.saturating_mul(choose(s.members.len() as u64, s.first as u64)));
    if ways < FEWEST {
        return Err(Status::TooFew);
    }
    let exact = ways <= MOST_EXACT;
    let mut counted: Vec<Column<'_>> = columns.iter().map(|column| Column::of(blocks, column, &first)).collect();
    let mut seen = 0;
    let whole = if exact {
        allocations(&strata, &mut Vec::new(), &mut |chosen| {
            Column::see(&mut counted, blocks, &[chosen]);
            seen += 1;
            seen % TOLD_EVERY != 0 || watch(seen, ways)
        })
    } else {
        dealt(&strata, permutations, seed).chunks(64).all(|chosen| {
            Column::see(&mut counted, blocks, &chosen.iter().map(Vec::as_slice).collect::<Vec<_>>());
            seen += chosen.len() as u64;
            watch(seen, permutations as u64)
        })
    };
    if !whole {
        return Ok(None);
    }
    let p = |as_large: u64| match exact {
        true => as_large as f64 / ways as f64,
        false => (as_large + 1) as f64 / (permutations + 1) as f64,
    };
    let test = |c: &Column<'_>| PermutationTest { observed: c.observed, as_large: c.as_large, p: p(c.as_large) };
    Ok(Some(counted.iter().map(test).collect()))
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

/// Blocks whose labels may change places.
struct Stratum {
    /// Indices of the blocks.
    members: Vec<u32>,
    /// By member: whether it belongs to the first group.
    labels: Vec<bool>,
    /// How many do.
    first: usize,
}

/// Returns the strata in the order of their numbers.
fn strata(blocks: &[Block]) -> Vec<Stratum> {
    let mut members: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for (i, block) in (0_u32..).zip(blocks) {
        members.entry(block.stratum).or_default().push(i);
    }
    let stratum = |members: Vec<u32>| {
        let labels: Vec<bool> = members.iter().map(|i| blocks[*i as usize].is_first).collect();
        Stratum { first: labels.iter().filter(|is_first| **is_first).count(), labels, members }
    };
    members.into_values().map(stratum).collect()
}

fn dealt(strata: &[Stratum], permutations: usize, seed: u64) -> Vec<Vec<u32>> {
    let mut random = SplitMix64::new(seed);
    let mut labels: Vec<Vec<bool>> = strata.iter().map(|stratum| stratum.labels.clone()).collect();
    let mut deal = |_| {
        let mut first = Vec::new();
        for (stratum, labels) in strata.iter().zip(&mut labels) {
            random.shuffle(labels);
            first.extend(stratum.members.iter().zip(labels).filter(|(_, is_first)| **is_first).map(|(i, _)| *i));
        }
        first
    };
    (0..permutations).map(&mut deal).collect()
}

/// Calls `found` with each way to deal the labels within the strata, behind what is `chosen` of the strata before,
/// until it says no; returns whether it never did.
fn allocations(strata: &[Stratum], chosen: &mut Vec<u32>, found: &mut dyn FnMut(&[u32]) -> bool) -> bool {
    let Some((stratum, rest)) = strata.split_first() else { return found(chosen) };
    let before = chosen.len();
    combinations(stratum.members.len() as u32, stratum.first, |places| {
        chosen.truncate(before);
        chosen.extend(places.iter().map(|place| stratum.members[*place as usize]));
        allocations(rest, chosen, found)
    })
}

/// Calls `found` with each choice of `k` of `n`, ascending, until it says no; returns whether it never did.
fn combinations(n: u32, k: usize, mut found: impl FnMut(&[u32]) -> bool) -> bool {
    let mut chosen: Vec<u32> = (0..k as u32).collect();
    loop {
        if !found(&chosen) {
            return false;
        }
        let last = |i: usize| n - (k - i) as u32;
        let Some(i) = (0..k).rev().find(|i| chosen[*i] < last(*i)) else { return true };
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
        combinations(5, 2, |chosen| {
            all.push(chosen.to_vec());
            true
        });
        assert_eq!(all.len() as u64, choose(5, 2));
        assert_eq!((all[0].clone(), all[9].clone()), (vec![0, 1], vec![3, 4]));
        assert_eq!((choose(3, 0), choose(100, 50)), (1, u64::MAX));
    }

    fn block(is_first: bool, cases: u32) -> Block {
        Block { is_first, cases, stratum: 0 }
    }

    #[test]
    fn labels_change_places_within_their_stratum_only() {
        // All of what is said is said in town, where the users are: within each place nothing is left to explain.
        let town = |i: u32| i < 8;
        let users = |i: u32| if town(i) { i < 6 } else { i < 10 };
        let said: Vec<f64> = (0..16).map(|i| f64::from(u8::from(town(i)))).collect();
        let blocks = |within: bool| -> Vec<Block> {
            let stratum = |i| u32::from(within && !town(i));
            (0..16).map(|i| Block { is_first: users(i), cases: 1, stratum: stratum(i) }).collect()
        };
        let apart = permutation_tests(&blocks(true), std::slice::from_ref(&said), 99, 1).unwrap()[0];
        assert_eq!((apart.as_large, apart.p), (choose(8, 6) * choose(8, 2), 1.0));
        let together = permutation_tests(&blocks(false), &[said], 99, 1).unwrap()[0];
        assert!((together.observed - apart.observed).abs() < 1e-12 && together.p < 0.2);
    }

    #[test]
    fn many_ways_are_dealt_within_their_stratum_too() {
        let blocks: Vec<Block> = (0..80).map(|i| Block { is_first: i % 2 == 0, cases: 1, stratum: i / 40 }).collect();
        let said: Vec<f64> = (0..80).map(|i| f64::from(i / 40)).collect();
        let test = permutation_tests(&blocks, &[said], 199, 1).unwrap()[0];
        assert_eq!((test.observed, test.as_large), (0.0, 199));
    }

    #[test]
    fn five_focus_groups_are_too_few_to_deal() {
        let blocks: Vec<Block> = (0..5).map(|i| block(i < 2, 8)).collect();
        assert_eq!(permutation_tests(&blocks, &[vec![1.0; 5]], 99, 1), Err(Status::TooFew));
    }

    #[test]
    fn dealing_stops_when_it_is_told_to() {
        let blocks: Vec<Block> = (0..60).map(|i| block(i < 30, 1)).collect();
        let said: Vec<f64> = (0..60).map(|i| f64::from(i % 2)).collect();
        let mut heard = Vec::new();
        let mut watch = |done, of| {
            heard.push((done, of));
            heard.len() < 2
        };
        assert_eq!(permutation_tests_watched(&blocks, &[said], 999, 1, &mut watch), Ok(None));
        assert_eq!(heard, [(64, 999), (128, 999)]);
    }

    #[test]
    fn a_focus_group_keeps_its_label_together() {
        // Ten groups of four: what all people of a group say says no more than one person would.
        let blocks: Vec<Block> = (0..10).map(|i| block(i < 5, 4)).collect();
        let people: Vec<Block> = (0..10).map(|i| block(i < 5, 1)).collect();
        let said = [0.0, 4.0, 4.0, 4.0, 4.0, 0.0, 0.0, 0.0, 0.0, 4.0];
        let of_groups = permutation_tests(&blocks, &[said.to_vec()], 99, 1).unwrap()[0];
        let of_people = permutation_tests(&people, &[said.map(|s| s / 4.0).to_vec()], 99, 1).unwrap()[0];
        assert_eq!(of_groups.as_large, of_people.as_large);
        assert!((of_groups.observed - 0.6).abs() < 1e-9);
    }
}
