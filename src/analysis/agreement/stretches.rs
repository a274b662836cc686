//! Coded stretches on a line: what each coder marked, cut into pieces of which all coders say the same.

use super::ratings::Ratings;
use crate::model::Span;

/// What one coder marked, or nothing when they have not finished.
pub type Marked = Option<Vec<Span>>;

/// Adds to the last document of `ratings` every unit of `counted`, places on a line: present (1) where a coder marked
/// it, absent (0) where not. What each coder marked must be united.
pub fn rate(ratings: &mut Ratings, counted: &[Span], coders: &[Marked]) {
    // Most codes are used in few documents.
    if coders.iter().flatten().all(Vec::is_empty) {
        let said: Vec<Option<u8>> = coders.iter().map(|marked| marked.as_ref().map(|_| 0)).collect();
        ratings.add(&said, counted.iter().map(|stretch| u64::from(stretch.len())).sum());
        return;
    }
    each_piece(counted, coders, |piece, said| ratings.add(said, u64::from(piece.len())));
}

/// Cuts `counted` where a coder begins or ends, and gives each piece with what every coder says of it: 1 where they
/// marked it, 0 where not. What each coder marked must be united.
pub fn each_piece(counted: &[Span], coders: &[Marked], mut take: impl FnMut(Span, &[Option<u8>])) {
    let mut said: Vec<Option<u8>> = Vec::with_capacity(coders.len());
    for stretch in counted {
        let edges = coders.iter().flatten().flatten().flat_map(|span| [span.start, span.end]);
        let mut edges: Vec<u32> = edges.filter(|edge| stretch.contains(*edge)).collect();
        edges.extend([stretch.start, stretch.end]);
        edges.sort_unstable();
        edges.dedup();
        for piece in edges.windows(2) {
            said.clear();
            said.extend(coders.iter().map(|marked| marked.as_ref().map(|spans| u8::from(covers(spans, piece[0])))));
            take(Span::new(piece[0], piece[1]), &said);
        }
    }
}

/// Whether one of `spans`, which are united, holds `position`.
fn covers(spans: &[Span], position: u32) -> bool {
    let after = spans.partition_point(|span| span.start <= position);
    after.checked_sub(1).is_some_and(|i| spans[i].contains(position))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans(edges: &[(u32, u32)]) -> Vec<Span> {
        edges.iter().map(|(start, end)| Span::new(*start, *end)).collect()
    }

    #[test]
    fn every_counted_place_is_rated_once() {
        let mut ratings = Ratings::new(2, 2);
        let counted = spans(&[(0, 10), (20, 30)]);
        rate(&mut ratings, &counted, &[Some(spans(&[(5, 22)])), Some(spans(&[(8, 10), (25, 40)]))]);
        let n = |a, b| ratings.n_of(&[Some(a), Some(b)]);
        assert_eq!((n(1, 1), n(1, 0), n(0, 1), n(0, 0)), (2, 5, 5, 8));
    }
}
