//! The cases that are compared: people, or documents, each in its group. A case is counted once however much it says,
//! because the excerpts of one person are not independent.

use super::super::facts::Facts;
use super::super::groups::Grouping;

/// What a case is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum CaseUnit {
    /// A person.
    #[default]
    Participants,
    /// A document.
    Documents,
}

impl CaseUnit {
    /// Returns the word for tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Participants => "participants",
            Self::Documents => "documents",
        }
    }
}

/// All cases. Who is in two groups is a case in each.
pub(super) struct Cases {
    /// By case: its group.
    pub group: Vec<u32>,
    /// By case: its words of own talk, when they could be counted.
    pub words: Option<Vec<u64>>,
    /// By voice: its case.
    pub of_voice: Vec<Option<u32>>,
}

impl Cases {
    pub(super) fn of(facts: &Facts<'_>, grouping: &Grouping, unit: CaseUnit) -> Self {
        let mut numbers = vec![None; grouping.n_pairs];
        let mut cases = Self { group: Vec::new(), words: None, of_voice: vec![None; facts.voices.len()] };
        let in_case = |v: usize| match unit {
            CaseUnit::Participants => grouping.person_pair[v],
            CaseUnit::Documents => grouping.of_voice[v].map(|_| grouping.document_pair[v]),
        };
        // A document is a case for what people say in it; words that nobody is named for make none.
        for v in (0..facts.voices.len()).filter(|v| facts.is_of_people(*v)) {
            if let (Some(pair), Some(group)) = (in_case(v), grouping.of_voice[v]) {
                let number = numbers[pair as usize].get_or_insert_with(|| {
                    cases.group.push(group);
                    cases.group.len() as u32 - 1
                });
                cases.of_voice[v] = Some(*number);
            }
        }
        for v in 0..facts.voices.len() {
            cases.of_voice[v] = in_case(v).and_then(|pair| numbers[pair as usize]);
        }
        cases.words = facts.words.as_ref().and_then(|w| w.as_ref().ok()).map(|words| cases.sums(&words.voices));
        cases
    }

    fn sums(&self, of_voices: &[u64]) -> Vec<u64> {
        let mut sums = vec![0; self.group.len()];
        for (case, n) in self.of_voice.iter().zip(of_voices) {
            if let Some(case) = case {
                sums[*case as usize] += n;
            }
        }
        sums
    }

    /// Returns how many distinct excerpts of `codings` each case has.
    pub(super) fn excerpts(
        &self,
        facts: &Facts<'_>,
        excerpts: impl IntoIterator<Item = u32>,
        seen: &mut Seen,
    ) -> Vec<u32> {
        let mut counts = vec![0; self.group.len()];
        seen.round += 1;
        for excerpt in excerpts {
            if std::mem::replace(&mut seen.excerpts[excerpt as usize], seen.round) == seen.round {
                continue;
            }
            seen.n_excerpts += 1;
            for case in facts.voices_of(excerpt).iter().filter_map(|v| self.of_voice[*v as usize]) {
                if std::mem::replace(&mut seen.cases[case as usize], seen.n_excerpts) != seen.n_excerpts {
                    counts[case as usize] += 1;
                }
            }
        }
        counts
    }
}

/// Which excerpts and cases were counted already: marks that grow, so that nothing is cleared between two codes.
pub(super) struct Seen {
    round: u32,
    n_excerpts: u32,
    excerpts: Vec<u32>,
    cases: Vec<u32>,
}

impl Seen {
    pub(super) fn nothing(facts: &Facts<'_>, cases: &Cases) -> Self {
        Self { round: 0, n_excerpts: 0, excerpts: vec![0; facts.excerpts.len()], cases: vec![0; cases.group.len()] }
    }
}
