//! Counting the excerpts of one code, or of a branch, over groups: each participant, document, excerpt and word once.

use super::facts::{Coded, Facts};
use super::groups::Grouping;
use super::matrix::Unit;

/// What was found of one code in one group.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Count {
    /// How many participants say it at least once.
    pub participants: u32,
    /// In how many documents.
    pub documents: u32,
    /// How many distinct excerpts.
    pub excerpts: u32,
    /// How many words they cover, each once; nothing when words were not asked for or a text is not here.
    pub words: Option<u64>,
}

impl Count {
    /// Returns how many of that unit; no words when they were not counted.
    pub fn of(&self, unit: Unit) -> u64 {
        match unit {
            Unit::Participants => self.participants.into(),
            Unit::Documents => self.documents.into(),
            Unit::Excerpts => self.excerpts.into(),
            Unit::Words => self.words.unwrap_or_default(),
        }
    }
}

/// Counts in one group after the other, and in all together.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Counts {
    pub cells: Vec<Count>,
    pub total: Count,
}

/// Remembers what was counted already. One mark for each thing, and a mark is a number that grows with each count, so
/// nothing has to be cleared between two codes.
pub(super) struct Tally<'f> {
    facts: &'f Facts<'f>,
    grouping: &'f Grouping,
    round: u32,
    excerpts: Vec<u32>,
    people: Vec<u32>,
    documents: Vec<u32>,
    person_pairs: Vec<u32>,
    document_pairs: Vec<u32>,
    /// By group: the excerpt that was counted there last, as a number that grows too.
    groups: Vec<u32>,
    n_visited: u32,
    found: Vec<u32>,
}

impl<'f> Tally<'f> {
    pub(super) fn new(facts: &'f Facts<'f>, grouping: &'f Grouping) -> Self {
        Self {
            facts,
            grouping,
            round: 0,
            excerpts: vec![0; facts.excerpts.len()],
            people: vec![0; facts.participants.len()],
            documents: vec![0; facts.documents.len()],
            person_pairs: vec![0; grouping.n_pairs],
            document_pairs: vec![0; grouping.n_pairs],
            groups: vec![0; grouping.groups.len()],
            n_visited: 0,
            found: Vec::new(),
        }
    }

    /// Returns what `codings` come to.
    pub(super) fn count(&mut self, codings: &[Coded]) -> Counts {
        self.round += 1;
        self.found.clear();
        let mut counts = Counts { cells: vec![Count::default(); self.groups.len()], total: Count::default() };
        for coded in codings {
            if first_time(&mut self.excerpts[coded.excerpt as usize], self.round) {
                self.found.push(coded.excerpt);
                self.count_excerpt(coded.excerpt, &mut counts);
            }
        }
        self.count_words(&mut counts);
        counts
    }

    fn count_excerpt(&mut self, excerpt: u32, counts: &mut Counts) {
        self.n_visited += 1;
        let Counts { cells, total } = counts;
        total.excerpts += 1;
        let document = self.facts.excerpts[excerpt as usize].document;
        total.documents += u32::from(first_time(&mut self.documents[document as usize], self.round));
        for voice in self.facts.voices_of(excerpt) {
            let v = *voice as usize;
            if let Some(person) = self.facts.voices[v].participant {
                total.participants += u32::from(first_time(&mut self.people[person as usize], self.round));
            }
            let Some(group) = self.grouping.of_voice[v] else { continue };
            let cell = &mut cells[group as usize];
            cell.excerpts += u32::from(first_time(&mut self.groups[group as usize], self.n_visited));
            let pair = self.grouping.document_pair[v] as usize;
            cell.documents += u32::from(first_time(&mut self.document_pairs[pair], self.round));
            if let Some(pair) = self.grouping.person_pair[v] {
                cell.participants += u32::from(first_time(&mut self.person_pairs[pair as usize], self.round));
            }
        }
    }

    fn count_words(&mut self, counts: &mut Counts) {
        let Some(Ok(index)) = &self.facts.words else { return };
        self.found.sort_unstable();
        let mut by_group = vec![0_u64; counts.cells.len()];
        let mut all = 0;
        index.union(self.facts, &self.found, |voice, words| {
            all += u64::from(words);
            if let Some(group) = self.grouping.of_voice[voice as usize] {
                by_group[group as usize] += u64::from(words);
            }
        });
        counts.total.words = Some(all);
        for (cell, words) in counts.cells.iter_mut().zip(by_group) {
            cell.words = Some(words);
        }
    }
}

fn first_time(mark: &mut u32, now: u32) -> bool {
    std::mem::replace(mark, now) != now
}
