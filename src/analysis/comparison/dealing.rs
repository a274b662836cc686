//! Dealing group labels anew: by case, or to all who were sampled together, because members of one focus group hear each other.

use rustc_hash::FxHashMap;

use super::super::facts::Facts;
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

/// How labels are dealt.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Dealing {
    /// To whom.
    pub to: DealtTo,
    /// How often, when there are too many ways to try all.
    pub times: usize,
    /// Where chance begins.
    pub seed: u64,
}

impl Dealing {
    /// Returns labels dealt to `to` as often as is usual.
    pub fn to(to: DealtTo) -> Self {
        Self { to, times: DEFAULT_PERMUTATIONS, seed: DEFAULT_SEED }
    }
}

/// By case: the number of the block that it belongs to.
pub(super) fn blocks_of_cases(facts: &Facts<'_>, cases: &Cases, to: &DealtTo) -> Vec<u32> {
    let mut joined = Joined((0..cases.group.len() as u32).collect());
    let mut first_of: FxHashMap<String, u32> = FxHashMap::default();
    for (voice, case) in facts.voices.iter().zip(&cases.of_voice) {
        let Some(case) = *case else { continue };
        let document = facts.document_id(voice.document);
        let key = match to {
            DealtTo::Cases => continue,
            DealtTo::Documents => document.to_string(),
            DealtTo::Attribute(name) => {
                let person = voice.participant.map(|p| facts.participants[p as usize].id);
                let Some(value) = facts.project.value_in(person, document, name) else { continue };
                let kind = facts.project.attribute_named(name).map_or(&AttributeKind::Text, |a| &a.kind);
                value_key(kind, value)
            }
        };
        let first = *first_of.entry(key).or_insert(case);
        joined.join(first, case);
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
    /// Returns the blocks of the `eligible` cases of the groups `a` and `b`; nothing when people of both sat in one block, so
    /// that it cannot be given one label.
    pub(super) fn of(cases: &Cases, block_of: &[u32], eligible: &[bool], (a, b): (u32, u32)) -> Option<Self> {
        let mut dealt = Self { blocks: Vec::new(), cases: Vec::new() };
        let mut index: FxHashMap<u32, u32> = FxHashMap::default();
        for (case, group) in (0_u32..).zip(&cases.group) {
            if !eligible[case as usize] || (*group != a && *group != b) {
                continue;
            }
            let is_first = *group == a;
            let block = *index.entry(block_of[case as usize]).or_insert_with(|| {
                dealt.blocks.push(Block { is_first, cases: 0 });
                dealt.blocks.len() as u32 - 1
            });
            if dealt.blocks[block as usize].is_first != is_first {
                return None;
            }
            dealt.blocks[block as usize].cases += 1;
            dealt.cases.push((case, block));
        }
        Some(dealt)
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
