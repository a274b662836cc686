//! The slow model: a text as a row of letters, each of which knows whose it is.

use super::super::super::{Replacement, Span};

/// The excerpts whose own a letter is, one bit each.
type Owners = [u64; 8];

fn joined(a: Owners, b: Owners, with: impl Fn(u64, u64) -> u64) -> Owners {
    std::array::from_fn(|i| with(a[i], b[i]))
}

#[derive(Clone, Debug)]
struct Letter {
    c: char,
    owners: Owners,
}

/// The slow model.
#[derive(Clone, Debug)]
pub(super) struct Letters(Vec<Letter>);

impl Letters {
    /// So many excerpts at most.
    pub(super) const MOST_EXCERPTS: usize = 64 * 8;

    pub(super) fn of(text: &str, excerpts: &[Span]) -> Self {
        let mut letters: Vec<Letter> = text.chars().map(|c| Letter { c, owners: Owners::default() }).collect();
        for (i, span) in excerpts.iter().enumerate() {
            for letter in &mut letters[span.start as usize..span.end as usize] {
                letter.owners[i / 64] |= 1 << (i % 64);
            }
        }
        Self(letters)
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn text(&self) -> String {
        self.0.iter().map(|letter| letter.c).collect()
    }

    /// The rule of the module: own is what comes between two own letters, and what replaces an own one.
    pub(super) fn replace(&mut self, place: &Replacement) {
        let (start, end) = (place.span.start as usize, place.span.end as usize);
        let owners = |i: Option<usize>| i.and_then(|i| self.0.get(i)).map_or(Owners::default(), |l| l.owners);
        let within = joined(owners(start.checked_sub(1)), owners(Some(end)), |a, b| a & b);
        let owners = self.0[start..end].iter().fold(within, |all, letter| joined(all, letter.owners, |a, b| a | b));
        let text = place.text.replace("\r\n", "\n").replace('\r', "\n");
        self.0.splice(start..end, text.chars().map(|c| Letter { c, owners }));
    }

    /// Where the excerpts stand: from the first own letter to the last.
    pub(super) fn spans(&self, n_excerpts: usize) -> Vec<Option<Span>> {
        let mut spans = vec![None; n_excerpts];
        for (at, letter) in (0..).zip(&self.0) {
            for (i, mut bits) in letter.owners.into_iter().enumerate() {
                while bits != 0 {
                    let span: &mut Option<Span> = &mut spans[i * 64 + bits.trailing_zeros() as usize];
                    *span = Some(Span { start: span.map_or(at, |s| s.start), end: at + 1 });
                    bits &= bits - 1;
                }
            }
        }
        spans
    }
}
