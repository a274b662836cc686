//! How often each group says each word, and how many of its people do.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::super::facts::Facts;
use super::super::groups::Grouping;
use crate::model::TextUnavailable;

/// By word and group.
pub(super) struct Counted {
    /// Each word once.
    pub words: Vec<Box<str>>,
    n_groups: usize,
    times: Vec<u64>,
    people: Vec<u32>,
}

/// What one voice says: words of its text's vocabulary, and how often.
struct Said {
    voice: u32,
    words: Vec<(u32, u32)>,
}

impl Counted {
    /// Counts what every voice that has a group says.
    pub(super) fn of(facts: &Facts<'_>, grouping: &Grouping) -> Result<Self, TextUnavailable> {
        let documents = (0..facts.documents.len() as u32).into_par_iter();
        let per_document: Vec<Vec<Said>> = documents.map(|d| said_in(facts, d)).collect::<Result<_, _>>()?;
        let mut words: Vec<Box<str>> = Vec::new();
        let mut numbers: FxHashMap<Box<str>, u32> = FxHashMap::default();
        let mut all: Vec<Said> = Vec::new();
        for (document, said) in facts.documents.iter().zip(per_document) {
            let text = facts.project.text(document)?;
            let local = &text.vocabulary().words;
            let mut global: Vec<Option<u32>> = vec![None; local.len()];
            for mut said in said.into_iter().filter(|said| grouping.of_voice[said.voice as usize].is_some()) {
                for (word, _) in &mut said.words {
                    let written = &local[*word as usize];
                    let find = || {
                        numbers.get(written).copied().unwrap_or_else(|| {
                            words.push(written.clone());
                            numbers.insert(written.clone(), words.len() as u32 - 1);
                            words.len() as u32 - 1
                        })
                    };
                    *word = *global[*word as usize].get_or_insert_with(find);
                }
                all.push(said);
            }
        }
        // By person, so that somebody who speaks in several documents is counted once for a word.
        all.sort_by_key(|said| facts.voices[said.voice as usize].participant);
        let n_groups = grouping.groups.len();
        let mut counted = Self { n_groups, times: vec![0; words.len() * n_groups], people: Vec::new(), words };
        counted.add(facts, grouping, &all);
        Ok(counted)
    }

    fn add(&mut self, facts: &Facts<'_>, grouping: &Grouping, all: &[Said]) {
        self.people = vec![0; self.times.len()];
        let mut last_person = vec![None; self.times.len()];
        for Said { voice, words } in all {
            let Some(group) = grouping.of_voice[*voice as usize] else { continue };
            let person = facts.voices[*voice as usize].participant;
            for (word, n) in words {
                let i = *word as usize * self.n_groups + group as usize;
                self.times[i] += u64::from(*n);
                if person.is_some() && std::mem::replace(&mut last_person[i], person) != person {
                    self.people[i] += 1;
                }
            }
        }
    }

    /// Returns how often a group says a word.
    pub(super) fn times(&self, word: usize, group: u32) -> u64 {
        self.times[word * self.n_groups + group as usize]
    }

    /// Returns how many words a group says in all.
    pub(super) fn all(&self, group: u32) -> u64 {
        self.times.iter().skip(group as usize).step_by(self.n_groups.max(1)).sum()
    }

    /// Returns how many people of a group say a word.
    pub(super) fn people(&self, word: usize, group: u32) -> u32 {
        self.people[word * self.n_groups + group as usize]
    }
}

fn said_in(facts: &Facts<'_>, d: u32) -> Result<Vec<Said>, TextUnavailable> {
    let document = facts.documents[d as usize];
    let text = facts.project.text(document)?;
    let vocabulary = text.vocabulary();
    let mut of_voice: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
    let mut hear = |voice: Option<u32>, span| {
        if let Some(voice) = voice {
            let counts = of_voice.entry(voice).or_insert_with(|| vec![0; vocabulary.words.len()]);
            vocabulary.within(span).for_each(|word| counts[word as usize] += 1);
        }
    };
    for turn in document.turns.iter() {
        hear(facts.voice_of(d, Some(turn)), turn.words);
    }
    if document.turns.is_empty() {
        hear(facts.voice_of(d, None), crate::model::Span::new(0, text.len()));
    }
    let mut said: Vec<Said> = of_voice
        .into_iter()
        .map(|(voice, counts)| Said { voice, words: (0..).zip(counts).filter(|(_, n)| *n > 0).collect() })
        .collect();
    said.sort_by_key(|said| said.voice);
    Ok(said)
}
