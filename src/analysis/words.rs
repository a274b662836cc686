//! How many words lie before each place that counting asks about, found once, so that the words of a union of excerpts
//! are differences of small numbers. Where people speak, words of nobody (the questions of a survey, a title) are not
//! counted: a rate for each 1,000 words is one of what people said.

use rayon::prelude::*;

use super::facts::{Facts, HeardExcerpt};
use crate::model::{Document, Span, TextUnavailable};

/// Words before the edges of turns and excerpts, counted from the beginning of their document.
#[derive(Debug)]
pub(super) struct WordIndex {
    /// By excerpt: before its end.
    behind: Vec<u32>,
    /// By excerpt: where its stretches begin in [`Self::stretches`]; one place more than excerpts.
    first_stretch: Vec<u32>,
    /// The parts of an excerpt that one voice says, in order.
    stretches: Vec<Stretch>,
    /// By voice: all that it says.
    pub(super) voices: Vec<u64>,
}

/// A part of an excerpt that one voice says.
#[derive(Clone, Copy, Debug)]
struct Stretch {
    voice: u32,
    span: Span,
    before: u32,
    behind: u32,
}

impl WordIndex {
    /// Reads every text once.
    pub(super) fn of(facts: &Facts<'_>) -> Result<Self, TextUnavailable> {
        let per_document: Result<Vec<Counted>, TextUnavailable> =
            (0..facts.documents.len()).into_par_iter().map(|d| Counted::of(facts, d as u32)).collect();
        let mut index = Self {
            behind: Vec::with_capacity(facts.excerpts.len()),
            first_stretch: vec![0],
            stretches: Vec::with_capacity(facts.excerpts.len()),
            voices: vec![0; facts.voices.len()],
        };
        for Counted { voices, behind, n_stretches, stretches } in per_document? {
            for (voice, words) in voices {
                index.voices[voice as usize] += words;
            }
            index.behind.extend(behind);
            let mut reached = index.stretches.len() as u32;
            index.first_stretch.extend(n_stretches.into_iter().map(|n| {
                reached += n;
                reached
            }));
            index.stretches.extend(stretches);
        }
        Ok(index)
    }

    /// Calls `found` with each voice and the number of its words in what `excerpts` cover, each word once. The excerpts
    /// are ascending indices, which is the order of documents and starts.
    pub(super) fn union(&self, facts: &Facts<'_>, excerpts: &[u32], mut found: impl FnMut(u32, u32)) {
        // An earlier excerpt covers everything from its start to its end, so what is new of the next one lies behind
        // the furthest end so far.
        let mut reached = (u32::MAX, 0, 0);
        for excerpt in excerpts {
            let e = *excerpt as usize;
            let HeardExcerpt { document, span, .. } = facts.excerpts[e];
            let (position, words) = if reached.0 == document { (reached.1, reached.2) } else { (0, 0) };
            if span.end <= position {
                continue;
            }
            for stretch in &self.stretches[self.first_stretch[e] as usize..self.first_stretch[e + 1] as usize] {
                if stretch.span.end > position {
                    let before = if stretch.span.start >= position { stretch.before } else { words };
                    found(stretch.voice, stretch.behind.saturating_sub(before));
                }
            }
            reached = (document, span.end, self.behind[e]);
        }
    }
}

/// What is found in one document.
#[derive(Default)]
struct Counted {
    voices: Vec<(u32, u64)>,
    behind: Vec<u32>,
    n_stretches: Vec<u32>,
    stretches: Vec<Stretch>,
}

impl Counted {
    fn of(facts: &Facts<'_>, d: u32) -> Result<Self, TextUnavailable> {
        let document: &Document = facts.documents[d as usize];
        let text = facts.project.text(document)?;
        let mut words = WordsBefore { starts: text.word_starts(), reached: 0 };
        let turns: Vec<(u32, u32)> =
            document.turns.iter().map(|t| (words.before(t.words.start), words.before(t.words.end))).collect();
        let mut counted = Self::default();
        for (turn, (before, behind)) in document.turns.iter().zip(&turns) {
            let voice = facts.voice_of(d, Some(turn)).filter(|v| facts.is_of_people(*v as usize));
            counted.voices.extend(voice.map(|v| (v, u64::from(behind.saturating_sub(*before)))));
        }
        if document.turns.is_empty() {
            counted.voices.extend(facts.voice_of(d, None).map(|v| (v, u64::from(words.before(text.len())))));
        }
        for excerpt in excerpts_of(facts, d) {
            let edges = (words.before(excerpt.span.start), words.before(excerpt.span.end));
            let first = counted.stretches.len();
            counted.add_stretches(facts, d, excerpt.span, edges, &turns);
            counted.n_stretches.push((counted.stretches.len() - first) as u32);
            counted.behind.push(edges.1);
        }
        Ok(counted)
    }

    fn add_stretches(&mut self, facts: &Facts<'_>, d: u32, span: Span, edges: (u32, u32), words: &[(u32, u32)]) {
        let document = facts.documents[d as usize];
        let turns = document.turns_in(span);
        if turns.is_empty() {
            let whole = |voice| Stretch { voice, span, before: edges.0, behind: edges.1 };
            self.stretches.extend(facts.voice_of(d, None).map(whole));
        }
        for i in turns {
            let turn = &document.turns[i];
            let (Some(voice), Some(part)) = (facts.voice_of(d, Some(turn)), turn.words.intersection(span)) else {
                continue;
            };
            if !facts.is_of_people(voice as usize) {
                continue;
            }
            let before = if part.start == span.start { edges.0 } else { words[i].0 };
            let behind = if part.end == span.end { edges.1 } else { words[i].1 };
            self.stretches.push(Stretch { voice, span: part, before, behind });
        }
    }
}

/// Counts words before positions. Positions ascend, as a rule, so each search begins where the last one ended.
struct WordsBefore<'t> {
    starts: &'t [u32],
    reached: usize,
}

impl WordsBefore<'_> {
    fn before(&mut self, position: u32) -> u32 {
        if self.reached > 0 && self.starts[self.reached - 1] >= position {
            self.reached = 0;
        }
        let mut step = 1;
        while self.starts.get(self.reached + step).is_some_and(|s| *s < position) {
            self.reached += step;
            step *= 2;
        }
        let end = self.starts.len().min(self.reached + step + 1);
        self.reached += self.starts[self.reached..end].partition_point(|s| *s < position);
        self.reached as u32
    }
}

fn excerpts_of<'f>(facts: &'f Facts<'_>, document: u32) -> &'f [HeardExcerpt] {
    let first = facts.excerpts.partition_point(|e| e.document < document);
    let end = facts.excerpts.partition_point(|e| e.document <= document);
    &facts.excerpts[first..end]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn words_before_a_position_are_those_that_begin_before_it(
            mut starts in proptest::collection::vec(0_u32..300, 0..60),
            positions in proptest::collection::vec(0_u32..320, 0..40),
        ) {
            starts.sort_unstable();
            starts.dedup();
            let mut words = WordsBefore { starts: &starts, reached: 0 };
            for position in positions {
                let expected = starts.iter().filter(|s| **s < position).count() as u32;
                prop_assert_eq!(words.before(position), expected);
            }
        }
    }
}
