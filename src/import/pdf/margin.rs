//! Numbers in the margin, of lines or of paragraphs: some programs print transcripts so, and nobody said them.

use super::MOST_PIECES;
use super::pieces::Piece;

/// The fewest numbers in a file that make it numbered.
const FEWEST: usize = 8;

/// Takes the numbers in the left margin out of all pages, and returns whether lines or paragraphs are numbered there.
pub(super) fn remove_numbers(pages: &mut [Vec<Piece>]) -> bool {
    let margins: Vec<Option<f32>> = pages.iter().map(|pieces| edge(pieces)).collect();
    let stands_in = |piece: &Piece, margin: Option<f32>| piece.is_number() && margin.is_some_and(|x| piece.right < x);
    let (mut n, mut n_in_order) = (0, 0);
    for (pieces, margin) in pages.iter().zip(&margins) {
        let mut numbers: Vec<&Piece> = pieces.iter().filter(|p| stands_in(p, *margin)).collect();
        numbers.sort_by(|a, b| a.y.total_cmp(&b.y));
        let values: Vec<u32> = numbers.iter().filter_map(|p| p.text.trim().parse().ok()).collect();
        n += values.len();
        n_in_order +=
            values.windows(2).filter(|w| w[0] < w[1] && w[1] - w[0] <= 5).count() + usize::from(!values.is_empty());
    }
    if n < FEWEST || n_in_order * 10 < n * 9 {
        return false;
    }
    for (pieces, margin) in pages.iter_mut().zip(margins) {
        pieces.retain(|piece| !stands_in(piece, margin));
    }
    true
}

/// Returns where the text of a page begins, with a little room before it; a running head may begin further out.
fn edge(pieces: &[Piece]) -> Option<f32> {
    if pieces.len() > MOST_PIECES {
        return None;
    }
    let mut words: Vec<(f32, usize)> =
        pieces.iter().filter(|p| !p.is_number()).map(|p| (p.left, p.text.len())).collect();
    words.sort_by(|a, b| a.0.total_cmp(&b.0));
    let further_out = words.iter().map(|(_, length)| length).sum::<usize>() / 12;
    let mut n = 0;
    let first = words.iter().find(|(_, length)| {
        n += length;
        n > further_out
    });
    first.map(|(left, _)| left - 3.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(text: &str, left: f32, y: f32) -> Piece {
        Piece { text: text.to_owned(), left, right: left + 5.0 * text.len() as f32, y, size: 10.0, ..Piece::default() }
    }

    fn page(number: impl Fn(usize) -> Option<usize>) -> Vec<Piece> {
        let line = |i: usize| {
            let y = 100.0 + 12.0 * i as f32;
            let words = piece("what somebody said to somebody", 72.0, y);
            number(i).map(|n| piece(&n.to_string(), 50.0, y)).into_iter().chain([words])
        };
        (0..10).flat_map(line).collect()
    }

    #[test]
    fn numbers_of_lines_are_no_words() {
        let mut pages = [page(|i| Some(i + 1)), page(|i| Some(i + 11))];
        assert!(remove_numbers(&mut pages));
        assert!(pages.iter().flatten().all(|p| !p.is_number()));
        let mut fifths = [page(|i| (i % 5 == 4).then_some(i + 1)), page(|i| (i % 5 == 4).then_some(i + 11))];
        assert!(!remove_numbers(&mut fifths), "four numbers are too few to be sure");
    }

    #[test]
    fn numbers_of_a_list_in_the_first_of_two_columns_stay() {
        let mut columns = page(|i| Some(i + 1));
        columns.extend((0..10).map(|i| piece("what stands above and below", 50.0, 300.0 + 12.0 * i as f32)));
        columns.extend((0..40).map(|i| piece("what stands in the other column", 300.0, 100.0 + 6.0 * i as f32)));
        assert!(!remove_numbers(&mut [columns]));
    }

    #[test]
    fn numbers_that_mean_something_stay() {
        let mut ages = [page(|i| Some([31, 25, 44, 19, 60, 22, 38, 51, 27, 33][i]))];
        assert!(!remove_numbers(&mut ages));
    }
}
