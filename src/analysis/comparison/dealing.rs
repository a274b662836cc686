//! Dealing group labels anew: by case, or to all who were sampled together, because members of one focus group hear
//! each other; among all, or within strata, where those of different sites or of unequal length of talk could not have
//! changed places.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::super::AnalysisError;
use super::super::facts::{Facts, Voice};
use super::super::statistics::{Block, DEFAULT_PERMUTATIONS, DEFAULT_SEED};
use super::cases::Cases;
use crate::model::AttributeKind;
use crate::model::values::value_key;

/// Who keeps one label together.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum DealtTo {
    /// Each case by itself.
    #[default]
    Cases,
    /// All who speak in one document.
    Documents,
    /// All of one value of this attribute, such as the focus group.
    Attribute(String),
}

/// Within what labels are dealt.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Strata {
    /// Those who have the same value of this attribute; the same values, where one of them has several.
    Attribute(String),
    /// Thirds by the words of their own talk.
    Length,
}

/// How labels are dealt.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Dealing {
    /// To whom.
    pub to: DealtTo,
    /// Within what; among all without it.
    pub within: Option<Strata>,
    /// How often, when there are too many ways to try all.
    pub times: usize,
    /// Where chance begins.
    pub seed: u64,
}

impl Dealing {
    /// Returns labels dealt to `to` as often as is usual.
    pub fn to(to: DealtTo) -> Self {
        Self { to, within: None, times: DEFAULT_PERMUTATIONS, seed: DEFAULT_SEED }
    }
}

/// Who keeps one label, and who may change places with whom.
#[derive(Default)]
pub(super) struct Places {
    /// By case: the number of the block that it belongs to.
    block: Vec<u32>,
    strata: StrataOfCases,
}

#[derive(Default)]
enum StrataOfCases {
    #[default]
    One,
    /// By case: the numbers of the values that it has.
    Values(Vec<BTreeSet<u32>>),
    /// By case: how many words it says.
    Words(Vec<u64>),
}

impl Places {
    /// Returns where each case stands.
    ///
    /// # Errors
    /// When thirds of talk are asked for and words cannot be counted.
    pub(super) fn of(facts: &Facts<'_>, cases: &Cases, dealing: &Dealing) -> Result<Self, AnalysisError> {
        let strata = match &dealing.within {
            None => StrataOfCases::One,
            Some(Strata::Attribute(name)) => StrataOfCases::Values(values_of_cases(facts, cases, name)),
            Some(Strata::Length) => match (&cases.words, facts.words_missing()) {
                (Some(words), _) => StrataOfCases::Words(words.clone()),
                (None, Some(missing)) => return Err(missing.clone().into()),
                (None, None) => StrataOfCases::One,
            },
        };
        Ok(Self { block: blocks_of_cases(facts, cases, &dealing.to), strata })
    }
}

/// Returns the values of an attribute that each case has, as numbers.
fn values_of_cases(facts: &Facts<'_>, cases: &Cases, attribute: &str) -> Vec<BTreeSet<u32>> {
    let mut values = vec![BTreeSet::new(); cases.group.len()];
    let mut numbers: FxHashMap<String, u32> = FxHashMap::default();
    for (voice, case) in facts.voices.iter().zip(&cases.of_voice) {
        if let (Some(case), Some(key)) = (case, key_of(facts, voice, attribute)) {
            let next = numbers.len() as u32;
            values[*case as usize].insert(*numbers.entry(key).or_insert(next));
        }
    }
    values
}

/// Returns what tells the values of an attribute apart.
fn key_of(facts: &Facts<'_>, voice: &Voice, attribute: &str) -> Option<String> {
    let person = voice.participant.map(|p| facts.participants[p as usize].id);
    let value = facts.project.value_in(person, facts.document_id(voice.document), attribute)?;
    let kind = facts.project.attribute_named(attribute).map_or(&AttributeKind::Text, |a| &a.kind);
    Some(value_key(kind, value))
}

fn blocks_of_cases(facts: &Facts<'_>, cases: &Cases, to: &DealtTo) -> Vec<u32> {
    let mut joined = Joined((0..cases.group.len() as u32).collect());
    let mut first_of: FxHashMap<String, u32> = FxHashMap::default();
    for (voice, case) in facts.voices.iter().zip(&cases.of_voice) {
        let Some(case) = *case else { continue };
        let key = match to {
            DealtTo::Cases => continue,
            DealtTo::Documents => Some(facts.document_id(voice.document).to_string()),
            DealtTo::Attribute(name) => key_of(facts, voice, name),
        };
        if let Some(key) = key {
            let first = *first_of.entry(key).or_insert(case);
            joined.join(first, case);
        }
    }
    (0..cases.group.len() as u32).map(|case| joined.root(case)).collect()
}

/// Cases that were found to belong together (union-find).
struct Joined(Vec<u32>);

impl Joined {
    fn root(&mut self, mut case: u32) -> u32 {
        while self.0[case as usize] != case {
            self.0[case as usize] = self.0[self.0[case as usize] as usize];
            case = self.0[case as usize];
        }
        case
    }

    fn join(&mut self, a: u32, b: u32) {
        let (a, b) = (self.root(a), self.root(b));
        self.0[a.max(b) as usize] = a.min(b);
    }
}

/// The cases of two groups in blocks that keep one label.
pub(super) struct Dealt {
    pub blocks: Vec<Block>,
    /// The cases, each with the index of its block.
    pub cases: Vec<(u32, u32)>,
}

impl Dealt {
    /// Returns the blocks of the `eligible` cases of the groups `a` and `b`; nothing when people of both sat in one
    /// block, so that it cannot be given one label.
    pub(super) fn of(cases: &Cases, places: &Places, eligible: &[bool], (a, b): (u32, u32)) -> Option<Self> {
        let mut dealt = Self { blocks: Vec::new(), cases: Vec::new() };
        let mut index: FxHashMap<u32, u32> = FxHashMap::default();
        for (case, group) in (0_u32..).zip(&cases.group) {
            if !eligible[case as usize] || (*group != a && *group != b) {
                continue;
            }
            let is_first = *group == a;
            let block = *index.entry(places.block[case as usize]).or_insert_with(|| {
                dealt.blocks.push(Block { is_first, cases: 0, stratum: 0 });
                dealt.blocks.len() as u32 - 1
            });
            if dealt.blocks[block as usize].is_first != is_first {
                return None;
            }
            dealt.blocks[block as usize].cases += 1;
            dealt.cases.push((case, block));
        }
        dealt.put_into_strata(&places.strata);
        Some(dealt)
    }

    fn put_into_strata(&mut self, strata: &StrataOfCases) {
        let strata = match strata {
            StrataOfCases::One => return,
            StrataOfCases::Values(of_cases) => self.with_the_same_values(of_cases),
            StrataOfCases::Words(of_cases) => self.thirds(of_cases),
        };
        self.blocks.iter_mut().zip(strata).for_each(|(block, stratum)| block.stratum = stratum);
    }

    /// Returns by block a number that blocks with the same values share.
    fn with_the_same_values(&self, of_cases: &[BTreeSet<u32>]) -> Vec<u32> {
        let mut values: Vec<BTreeSet<u32>> = vec![BTreeSet::new(); self.blocks.len()];
        for (case, block) in &self.cases {
            values[*block as usize].extend(&of_cases[*case as usize]);
        }
        let mut numbers: BTreeMap<BTreeSet<u32>, u32> = BTreeMap::new();
        let number = |values| {
            let next = numbers.len() as u32;
            *numbers.entry(values).or_insert(next)
        };
        values.into_iter().map(number).collect()
    }

    /// Returns by block in which third of all it stands by the words of its cases; blocks that say as much stand
    /// together.
    fn thirds(&self, of_cases: &[u64]) -> Vec<u32> {
        let mut words = vec![0_u64; self.blocks.len()];
        for (case, block) in &self.cases {
            words[*block as usize] += of_cases[*case as usize];
        }
        let mut ordered = words.clone();
        ordered.sort_unstable();
        let third = |n: &u64| ordered.partition_point(|other| other < n) * 3 / ordered.len();
        words.iter().map(|n| third(n) as u32).collect()
    }

    /// Returns by block how many of its cases say something.
    pub(super) fn column(&self, excerpts: &[u32]) -> Vec<f64> {
        let mut sums = vec![0.0; self.blocks.len()];
        for (case, block) in &self.cases {
            sums[*block as usize] += f64::from(u8::from(excerpts[*case as usize] > 0));
        }
        sums
    }
}
