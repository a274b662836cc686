//! How many words lie before each place that counting asks about, found once, so that the words of a union of excerpts are
//! differences of small numbers.

use rayon::prelude::*;

use super::facts::{Facts, HeardExcerpt};
use crate::model::{Document, Span, TextUnavailable};

/// Words before the edges of turns and excerpts, counted from the beginning of their document.
#[derive(Debug)]
pub(super) struct WordIndex {
    /// By document, then turn: before the first and behind the last spoken word.
    turns: Vec<Vec<(u32, u32)>>,
    /// By excerpt: before its start and before its end.
    excerpts: Vec<(u32, u32)>,
    /// By voice: all that it says.
    pub(super) voices: Vec<u64>,
}

impl WordIndex {
    /// Reads every text once.
    pub(super) fn of(facts: &Facts<'_>) -> Result<Self, TextUnavailable> {
        let per_document: Result<Vec<Counted>, TextUnavailable> =
            (0..facts.documents.len()).into_par_iter().map(|d| Counted::of(facts, d as u32)).collect();
        let mut index = Self { turns: Vec::new(), excerpts: Vec::new(), voices: vec![0; facts.voices.len()] };
        for (d, counted) in per_document?.into_iter().enumerate() {
            let document = facts.documents[d];
            for (turn, (from, to)) in document.turns.iter().zip(&counted.turns) {
                if let Some(voice) = facts.voice_of(d as u32, Some(turn)) {
                    index.voices[voice as usize] += u64::from(to - from);
                }
            }
            if let Some(voice) = facts.voice_of(d as u32, None).filter(|_| document.turns.is_empty()) {
                index.voices[voice as usize] += u64::from(counted.whole);
            }
            index.turns.push(counted.turns);
            index.excerpts.extend(counted.excerpts);
        }
        Ok(index)
    }

    /// Calls `found` with each voice and the number of its words in what `excerpts` cover, each word once. The excerpts are
    /// ascending indices, which is the order of documents and starts.
    pub(super) fn union(&self, facts: &Facts<'_>, excerpts: &[u32], mut found: impl FnMut(u32, u32)) {
        let mut reached = Reached { document: u32::MAX, position: 0, words: 0 };
        for excerpt in excerpts {
            let HeardExcerpt { document, span, .. } = facts.excerpts[*excerpt as usize];
            let (before, behind) = self.excerpts[*excerpt as usize];
            if reached.document != document {
                reached = Reached { document, position: 0, words: 0 };
            }
            let part = Span::new(span.start.max(reached.position), span.end);
            if part.is_empty() {
                continue;
            }
            let before = if part.start == span.start { before } else { reached.words };
            self.words_by_voice(facts, document, part, (before, behind), &mut found);
            reached = Reached { document, position: span.end, words: behind };
        }
    }

    fn words_by_voice(
        &self,
        facts: &Facts<'_>,
        d: u32,
        part: Span,
        edges: (u32, u32),
        found: &mut impl FnMut(u32, u32),
    ) {
        let document = facts.documents[d as usize];
        let turns = document.turns_in(part);
        if turns.is_empty() {
            if let Some(voice) = facts.voice_of(d, None) {
                found(voice, edges.1 - edges.0);
            }
            return;
        }
        for i in turns {
            let turn = &document.turns[i];
            let Some(voice) = facts.voice_of(d, Some(turn)).filter(|_| turn.words.overlaps(part)) else { continue };
            let (before, behind) = self.turns[d as usize][i];
            let from = if turn.words.start >= part.start { before } else { edges.0 };
            let to = if turn.words.end <= part.end { behind } else { edges.1 };
            found(voice, to.saturating_sub(from));
        }
    }
}

struct Reached {
    document: u32,
    position: u32,
    words: u32,
}

struct Counted {
    turns: Vec<(u32, u32)>,
    excerpts: Vec<(u32, u32)>,
    whole: u32,
}

impl Counted {
    fn of(facts: &Facts<'_>, d: u32) -> Result<Self, TextUnavailable> {
        let document: &Document = facts.documents[d as usize];
        let text = facts.project.text(document)?;
        let edges = |span: Span| {
            let before = text.n_words(Span::new(0, span.start));
            (before, before + text.n_words(span))
        };
        let excerpts = excerpts_of(facts, d).iter().map(|e| edges(e.span)).collect();
        let turns = document.turns.iter().map(|t| edges(t.words)).collect();
        Ok(Self { turns, excerpts, whole: text.n_words(Span::new(0, text.len())) })
    }
}

fn excerpts_of<'f>(facts: &'f Facts<'_>, document: u32) -> &'f [HeardExcerpt] {
    let first = facts.excerpts.partition_point(|e| e.document < document);
    let end = facts.excerpts.partition_point(|e| e.document <= document);
    &facts.excerpts[first..end]
}
