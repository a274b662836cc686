//! What is heard in the coded excerpts of one document: documents do not touch each other, so that several are gone
//! through at once, and what was found is numbered through behind them.

use std::ops::Range;

use rayon::prelude::*;

use super::super::scope::Scope;
use super::{Coded, Facts, HeardExcerpt, HeardTurn, TurnsInOrder, Voices};
use crate::model::Span;
use crate::model::touched::places_among;

fn behind(range: Range<u32>, n: u32) -> Range<u32> {
    range.start + n..range.end + n
}

impl Voices {
    /// Returns the last voices of a list, from `first` on, and takes one that is alone from it; nothing when there are
    /// none.
    fn taken_from(list: &mut Vec<u32>, first: usize) -> Option<Self> {
        match list.len() - first {
            0 => None,
            1 => list.pop().map(Self::One),
            _ => Some(Self::Listed(first as u32..list.len() as u32)),
        }
    }

    /// Returns the same when `n` voices are put before the list.
    fn behind(self, n: u32) -> Self {
        match self {
            Self::One(voice) => Self::One(voice),
            Self::Listed(range) => Self::Listed(behind(range, n)),
        }
    }
}

/// The coded excerpts of one document; indices count from its first ones.
#[derive(Default)]
struct HeardIn {
    excerpts: Vec<HeardExcerpt>,
    voices: Vec<u32>,
    turns: Vec<HeardTurn>,
    codings: Vec<Coded>,
}

impl Facts<'_> {
    /// Finds the excerpts whose codings count, who is heard in them, and which codes they have.
    pub(super) fn find_excerpts(&mut self, scope: &Scope) {
        let documents = (0..self.documents.len() as u32).into_par_iter();
        let heard: Vec<HeardIn> = documents.map(|d| HeardIn::of(self, d, scope)).collect();
        let mut codings = Vec::with_capacity(heard.iter().map(|heard| heard.codings.len()).sum());
        for HeardIn { excerpts, voices, turns, codings: found } in heard {
            let (n_excerpts, n_voices, n_turns) =
                (self.excerpts.len() as u32, self.voices_of_excerpts.len() as u32, self.turns_of_excerpts.len() as u32);
            self.excerpts.extend(excerpts.into_iter().map(|e| HeardExcerpt {
                voices: e.voices.behind(n_voices),
                turns: behind(e.turns, n_turns),
                ..e
            }));
            codings.extend(found.into_iter().map(|c| Coded { excerpt: c.excerpt + n_excerpts, ..c }));
            self.voices_of_excerpts.extend(voices);
            self.turns_of_excerpts.extend(turns);
        }
        (self.codings, self.first_coding_of_row) = by_row(&codings, self.outline.rows.len());
    }
}

impl HeardIn {
    fn of(facts: &Facts<'_>, document: u32, scope: &Scope) -> Self {
        let chosen = facts.codings_in(document).filter(|placed| scope.counts(placed.coding));
        let mut found: Vec<(Span, u32)> = chosen.map(|placed| (placed.span, placed.row)).collect();
        found.sort_unstable();
        found.dedup();
        let mut turns = TurnsInOrder::of(facts.documents[document as usize]);
        let mut heard = Self::default();
        for same in found.chunk_by(|(span, _), (next, _)| span == next) {
            let span = same[0].0;
            if heard.hear(facts, document, span, turns.touching(span)) {
                let excerpt = heard.excerpts.len() as u32 - 1;
                heard.codings.extend(same.iter().map(|(_, row)| Coded { row: *row, excerpt }));
            }
        }
        heard
    }

    /// Adds the excerpt if it touches words that count; `among` are the turns that it touches.
    fn hear(&mut self, facts: &Facts<'_>, document: u32, span: Span, among: Range<usize>) -> bool {
        let (first, first_turn) = (self.voices.len(), self.turns.len());
        let read = facts.documents[document as usize];
        for place in places_among(read, among.clone(), span) {
            if let Some(voice) = facts.voice_of(document, Some(&read.turns[place])) {
                let turn = facts.first_turns[document as usize] + place as u32;
                self.turns.push(HeardTurn { turn, voice });
                if !self.voices[first..].contains(&voice) {
                    self.voices.push(voice);
                }
            }
        }
        if among.is_empty() {
            self.voices.extend(facts.voice_of(document, None));
        }
        let Some(voices) = Voices::taken_from(&mut self.voices, first) else { return false };
        let turns = first_turn as u32..self.turns.len() as u32;
        self.excerpts.push(HeardExcerpt { document, span, voices, turns });
        true
    }
}

/// Returns the codings row by row, those of a row as they were, and where each row begins; the last number is where all
/// end.
fn by_row(codings: &[Coded], n_rows: usize) -> (Vec<Coded>, Vec<u32>) {
    let mut first = vec![0; n_rows + 1];
    codings.iter().for_each(|coded| first[coded.row as usize + 1] += 1);
    for row in 0..n_rows {
        first[row + 1] += first[row];
    }
    let mut next = first.clone();
    let mut sorted = vec![Coded { row: 0, excerpt: 0 }; codings.len()];
    for coded in codings {
        let place = &mut next[coded.row as usize];
        sorted[*place as usize] = *coded;
        *place += 1;
    }
    (sorted, first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codings_stand_row_by_row_in_the_order_of_their_excerpts() {
        let coded = |(row, excerpt)| Coded { row, excerpt };
        let codings: Vec<Coded> = [(2, 0), (0, 1), (2, 1), (0, 3)].map(coded).to_vec();
        let (sorted, first) = by_row(&codings, 4);
        assert_eq!(sorted, [(0, 1), (0, 3), (2, 0), (2, 1)].map(coded));
        assert_eq!(first, [0, 2, 2, 4, 4]);
        assert_eq!(by_row(&[], 0), (Vec::new(), vec![0]));
    }
}
