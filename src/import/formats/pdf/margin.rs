//! Numbers in the margin, of lines or of paragraphs, and numbers that are typed before the words of each line, as in
//! depositions: some programs print transcripts so, and nobody said them.

use super::MOST_PIECES;
use super::pieces::Piece;

/// The fewest numbers in a file that make it numbered.
const FEWEST: usize = 8;

/// Takes the numbers of lines or paragraphs out of all pages, and returns whether there are any.
pub(super) fn remove_numbers(pages: &mut [Vec<Piece>]) -> bool {
    remove_apart(pages) || remove_on_the_right(pages) || remove_typed(pages)
}

/// Takes out the numbers that stand in the left margin.
fn remove_apart(pages: &mut [Vec<Piece>]) -> bool {
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

/// Takes out the numbers that stand in the right margin beside every line, or every fifth one: those of pages, in a list
/// of contents, grow by other steps.
fn remove_on_the_right(pages: &mut [Vec<Piece>]) -> bool {
    let margins: Vec<Option<f32>> = pages.iter().map(|pieces| right_edge(pieces)).collect();
    let stands_in = |piece: &Piece, margin: Option<f32>| piece.is_number() && margin.is_some_and(|x| piece.left > x);
    let (mut n, mut steps) = (0, Vec::new());
    for (pieces, margin) in pages.iter().zip(&margins) {
        let mut numbers: Vec<&Piece> = pieces.iter().filter(|p| stands_in(p, *margin)).collect();
        numbers.sort_by(|a, b| a.y.total_cmp(&b.y));
        let values: Vec<i64> = numbers.iter().filter_map(|p| p.text.trim().parse().ok()).collect();
        n += values.len();
        steps.extend(values.windows(2).map(|two| two[1] - two[0]));
    }
    let is_step =
        |step: i64| (1..=10).contains(&step) && steps.iter().filter(|s| **s == step).count() * 10 >= steps.len() * 9;
    if n < FEWEST || !steps.first().is_some_and(|step| is_step(*step)) {
        return false;
    }
    for (pieces, margin) in pages.iter_mut().zip(margins) {
        pieces.retain(|piece| !stands_in(piece, margin));
    }
    true
}

/// What makes the lines of a file numbered.
#[derive(Default)]
struct Count {
    n: usize,
    /// Of the numbers, how many are one more than that of the line above, or the first of their page.
    n_in_order: usize,
    /// Behind how many of them a sentence goes on.
    n_going_on: usize,
    /// On how many pages the numbers begin with 1.
    n_from_one: usize,
    /// The letters on numbered lines, and on all.
    length: usize,
    length_of_all: usize,
}

/// Takes out the numbers that are typed before the words of nearly every line. Rows of a table are numbered too, but
/// there no sentence goes on from one to the next.
fn remove_typed(pages: &mut [Vec<Piece>]) -> bool {
    const FEWEST_PAGES: usize = 3;
    let mut count = Count::default();
    pages.iter().filter(|pieces| pieces.len() <= MOST_PIECES).for_each(|pieces| count.add(pieces));
    let Count { n, n_in_order, n_going_on, n_from_one, length, length_of_all } = count;
    let runs_on = n_going_on * 6 >= n || n_from_one >= FEWEST_PAGES;
    if n < FEWEST || n_in_order * 10 < n * 9 || length * 3 < length_of_all * 2 || !runs_on {
        return false;
    }
    for pieces in pages.iter_mut().filter(|pieces| pieces.len() <= MOST_PIECES) {
        let Some(edge) = typed_edge(pieces) else { continue };
        pieces.retain(|piece| !piece.is_number() || piece.left > edge);
        pieces.iter_mut().filter(|piece| piece.left <= edge).for_each(Piece::remove_leading_number);
    }
    true
}

impl Count {
    fn add(&mut self, pieces: &[Piece]) {
        self.length_of_all += pieces.iter().map(|piece| piece.text.len()).sum::<usize>();
        let Some(edge) = typed_edge(pieces) else { return };
        let number = |piece: &Piece| piece.leading_number().or_else(|| piece.text.trim().parse().ok());
        let found = pieces.iter().filter(|piece| piece.left <= edge);
        let mut lines: Vec<(&Piece, u32)> = found.filter_map(|piece| Some((piece, number(piece)?))).collect();
        lines.sort_by(|a, b| a.0.y.total_cmp(&b.0.y));
        let goes_on = |piece: &Piece| {
            let words = piece.text.trim_start_matches(|c: char| c.is_ascii_digit() || c.is_whitespace());
            words.starts_with(char::is_lowercase)
        };
        self.n += lines.len();
        self.n_in_order +=
            lines.windows(2).filter(|two| two[0].1 + 1 == two[1].1).count() + usize::from(!lines.is_empty());
        self.n_going_on += lines.iter().filter(|(piece, _)| goes_on(piece)).count();
        self.n_from_one += usize::from(lines.first().is_some_and(|(_, number)| *number == 1));
        self.length += lines.iter().map(|(piece, _)| piece.text.len()).sum::<usize>();
    }
}

/// Returns up to where the pieces of a page begin that a number leads, longer numbers further out than shorter ones.
fn typed_edge(pieces: &[Piece]) -> Option<f32> {
    let led = pieces.iter().filter(|piece| piece.leading_number().is_some());
    led.min_by(|a, b| a.left.total_cmp(&b.left)).map(|first| first.left + 1.5 * first.size)
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

/// Returns where the words of a page end, with a little room behind them.
fn right_edge(pieces: &[Piece]) -> Option<f32> {
    let words = pieces.iter().filter(|p| !p.is_number() && pieces.len() <= MOST_PIECES);
    words.map(|p| p.right).max_by(f32::total_cmp).map(|right| right + 3.0)
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
    fn numbers_in_the_right_margin_are_those_of_lines_where_they_grow_by_one_step() {
        let numbered = |number: fn(usize) -> usize| {
            let line = |i: usize| {
                let y = 100.0 + 12.0 * i as f32;
                [piece("and then we went to the town", 50.0, y), piece(&number(i).to_string(), 300.0, y)]
            };
            (0..10).flat_map(line).collect::<Vec<_>>()
        };
        let mut fifths = [numbered(|i| 5 * i + 5)];
        assert!(remove_numbers(&mut fifths));
        assert_eq!(fifths[0].len(), 10);
        assert!(!remove_numbers(&mut [numbered(|i| 3 + i * i)]), "a list of contents");
    }

    /// Lines with a number typed before each, from `first` on.
    fn typed(first: usize, lines: &[&str]) -> Vec<Piece> {
        let line = |(i, words): (usize, &&str)| {
            let number = (first + i).to_string();
            let behind_number = Some(62.0);
            Piece { behind_number, ..piece(&format!("{number} {words}"), 50.0, 100.0 + 12.0 * i as f32) }
        };
        lines.iter().enumerate().map(line).collect()
    }

    #[test]
    fn numbers_typed_before_each_line_are_no_words() {
        let lines = ["Q. Would you tell the", "members how you came?", "A. I came by bus, and it", "was 2 weeks ago."];
        let mut pages = [typed(1, &lines), typed(1, &lines), typed(1, &lines)];
        assert!(remove_numbers(&mut pages));
        assert!(pages.iter().all(|page| page.iter().map(|p| p.text.as_str()).eq(lines)));
        assert!(pages[0].iter().all(|piece| piece.left == 62.0));
        let towns = ["Paris 2,102,650", "Marseille 873,076", "Lyon 522,250", "Toulouse 504,078", "Nice 348,085"];
        assert!(!remove_numbers(&mut [typed(1, &towns), typed(6, &towns)]), "rows of a table");
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
