//! Pieces of lines to lines in the order in which people read them. The order of drawing is right in most files; where
//! columns are drawn line by line across the page, or words in any order, the white space between them decides.

use super::MOST_PIECES;
use super::cells;
use super::lines::RAISED;
use super::pieces::Piece;

/// A gutter lies within this part of the page's width.
const MIDDLE: std::ops::Range<f32> = 0.25..0.75;

/// No page has more columns than this many times halved.
const MOST_HALVINGS: usize = 3;

/// Returns the pieces in reading order.
pub(super) fn read(pieces: Vec<Piece>) -> Vec<Piece> {
    let pieces = match cells::as_drawn(pieces) {
        Ok(in_cells) => return in_cells,
        Err(pieces) => pieces,
    };
    let gutters = if pieces.len() > MOST_PIECES { Vec::new() } else { gutters(&pieces.iter().collect::<Vec<_>>(), 0) };
    let runs = runs(&pieces, &gutters);
    match () {
        () if !gutters.is_empty() && !are_rows(&runs, &pieces, &gutters) => in_columns(pieces, &gutters),
        () if goes_up(&pieces) => by_lines(pieces),
        () => pieces,
    }
}

struct Extent {
    left: f32,
    right: f32,
}

impl Extent {
    fn of(pieces: &[&Piece]) -> Option<Self> {
        let left = pieces.iter().map(|p| p.left).reduce(f32::min)?;
        let right = pieces.iter().map(|p| p.right).reduce(f32::max)?;
        Some(Self { left, right })
    }

    fn width(&self) -> f32 {
        self.right - self.left
    }
}

/// Returns where the white space between columns lies, from left to right: a column may itself be parted in two.
fn gutters(pieces: &[&Piece], n_halvings: usize) -> Vec<f32> {
    let Some(x) = gutter(pieces).filter(|_| n_halvings < MOST_HALVINGS) else { return Vec::new() };
    let [left, right] = sides(pieces, x);
    [gutters(&left, n_halvings + 1), vec![x], gutters(&right, n_halvings + 1)].concat()
}

/// Returns what stands wholly to the left of `x`, and what wholly to its right.
fn sides<'p>(pieces: &[&'p Piece], x: f32) -> [Vec<&'p Piece>; 2] {
    let (left, rest): (Vec<&Piece>, Vec<&Piece>) = pieces.iter().copied().partition(|p| p.right <= x);
    [left, rest.into_iter().filter(|p| p.left >= x).collect()]
}

/// Returns where the white space between two columns lies, if there are two: both sides hold much of the page, over
/// much of its height, and hardly anything crosses.
fn gutter(pieces: &[&Piece]) -> Option<f32> {
    let extent = Extent::of(pieces)?;
    let candidates = pieces.iter().map(|p| p.left - 0.3 * p.size);
    let is_middle = |x: &f32| MIDDLE.contains(&((x - extent.left) / extent.width().max(1.0)));
    let mut best: Option<(usize, f32)> = None;
    let mut tried: Vec<f32> = candidates.filter(is_middle).collect();
    tried.sort_by(f32::total_cmp);
    tried.dedup_by(|a, b| (*a - *b).abs() < 2.0);
    let total: usize = pieces.iter().map(|p| p.text.len()).sum();
    for x in tried {
        let crossing: usize = pieces.iter().filter(|p| p.left < x && p.right > x).map(|p| p.text.len()).sum();
        let sides = sides(pieces, x);
        let fits = sides.iter().all(|side| is_column(side, total)) && share_height(&sides) && crossing * 2 < total;
        if fits && best.is_none_or(|(least, _)| crossing < least) {
            best = Some((crossing, x));
        }
    }
    best.map(|(_, x)| x)
}

/// Whether the pieces on one side of a gutter are a column of text, and no labels or numbers beside a text.
fn is_column(side: &[&Piece], total: usize) -> bool {
    let length: usize = side.iter().map(|p| p.text.len()).sum();
    let mean = length / side.len().max(1);
    side.len() >= 4 && length * 5 > total && mean >= 15
}

/// Whether both sides stand beside each other rather than one below the other.
fn share_height(sides: &[Vec<&Piece>; 2]) -> bool {
    let reach = |side: &Vec<&Piece>| {
        let top = side.iter().map(|p| p.y).fold(f32::MAX, f32::min);
        (top, side.iter().map(|p| p.y).fold(f32::MIN, f32::max))
    };
    let (a, b) = (reach(&sides[0]), reach(&sides[1]));
    let shared = a.1.min(b.1) - a.0.max(b.0);
    shared > 0.4 * (a.1 - a.0).min(b.1 - b.0) && shared > 20.0
}

/// Returns in which column a piece stands; nothing if it goes across a gutter.
fn column(piece: &Piece, gutters: &[f32]) -> Option<usize> {
    let column = gutters.partition_point(|x| *x <= piece.left + 0.5 * piece.size);
    gutters.get(column).is_none_or(|x| piece.right <= *x + 0.5 * piece.size).then_some(column)
}

/// Pieces of one column that are drawn after each other.
struct Run {
    column: usize,
    n: usize,
}

/// Returns the pieces as they are drawn: what stands in one column after the other.
fn runs(pieces: &[Piece], gutters: &[f32]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for piece in pieces {
        let Some(column) = column(piece, gutters) else { continue };
        match runs.last_mut().filter(|run| run.column == column) {
            Some(run) => run.n += 1,
            None => runs.push(Run { column, n: 1 }),
        }
    }
    runs
}

/// Whether several lines are drawn before the next column on average.
fn are_long(runs: &[Run]) -> bool {
    runs.iter().map(|run| run.n).sum::<usize>() * 10 >= runs.len() * 13
}

/// Whether the columns are those of a table of short cells, drawn row by row: where text runs in columns, most lines
/// are about as long as the longest.
fn are_rows(runs: &[Run], pieces: &[Piece], gutters: &[f32]) -> bool {
    let is_prose = |of: usize| {
        let inside = pieces.iter().filter(|piece| column(piece, gutters) == Some(of));
        let mut widths: Vec<f32> = inside.map(|piece| piece.right - piece.left).collect();
        widths.sort_by(f32::total_cmp);
        let long = 0.5 * widths.get(widths.len() * 9 / 10).copied().unwrap_or_default();
        widths.iter().filter(|width| **width >= long).count() * 5 >= widths.len() * 2
    };
    !are_long(runs) && !(0..=gutters.len()).all(is_prose)
}

/// Returns what stands above, in and below the columns: between two full lines one column after the other.
fn in_columns(pieces: Vec<Piece>, gutters: &[f32]) -> Vec<Piece> {
    let mut ordered: Vec<Piece> = Vec::with_capacity(pieces.len());
    let mut columns: Vec<Vec<Piece>> = vec![Vec::new(); gutters.len() + 1];
    for piece in by_lines(pieces) {
        if let Some(column) = column(&piece, gutters) {
            columns[column].push(piece);
            continue;
        }
        let goes_on = columns.iter().all(Vec::is_empty);
        columns.iter_mut().for_each(|column| flush(&mut ordered, column));
        // Full lines that follow each other are one stretch.
        let stretch = ordered.last().map(|p| p.column).filter(|_| goes_on);
        flush(&mut ordered, &mut vec![piece]);
        if let (Some(stretch), Some(last)) = (stretch, ordered.last_mut()) {
            last.column = stretch;
        }
    }
    columns.iter_mut().for_each(|column| flush(&mut ordered, column));
    ordered
}

/// Appends a column, and what comes next is another.
fn flush(ordered: &mut Vec<Piece>, column: &mut Vec<Piece>) {
    if column.is_empty() {
        return;
    }
    let next = ordered.last().map_or(0, |piece| piece.column + 1);
    column.iter_mut().for_each(|piece| piece.column = next);
    ordered.append(column);
}

/// Whether the drawing jumps up the page within a column: some programs draw a page in layers.
fn goes_up(pieces: &[Piece]) -> bool {
    let is_jump = |pair: &&[Piece]| {
        let up = pair[0].y - pair[1].y > 0.6 * pair[0].size.max(pair[1].size);
        let beside = pair[1].left > pair[0].right || pair[1].right < pair[0].left;
        up && !beside
    };
    pieces.windows(2).any(|pair| is_jump(&pair))
}

/// Returns the pieces from top to bottom, those of one line from left to right.
fn by_lines(mut pieces: Vec<Piece>) -> Vec<Piece> {
    pieces.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut lines: Vec<Vec<Piece>> = Vec::new();
    for piece in pieces {
        match lines.last_mut().filter(|line| is_on_line(&piece, line)) {
            // The largest letters say where the line is: raised numbers come before them.
            Some(line) if line[0].size < piece.size => line.insert(0, piece),
            Some(line) => line.push(piece),
            None => lines.push(vec![piece]),
        }
    }
    for line in &mut lines {
        line.sort_by(|a, b| a.left.total_cmp(&b.left));
    }
    lines.into_iter().flatten().collect()
}

/// Whether the piece stands on the line, whose largest letters come first, or is a small number raised above the
/// letters beside it, or below them.
fn is_on_line(piece: &Piece, line: &[Piece]) -> bool {
    let (from_line, largest) = (piece.y - line[0].y, &line[0]);
    let is_raised = |other: &Piece| {
        let (small, large) = if piece.size < other.size { (piece, other) } else { (other, piece) };
        let gap = (small.left - large.right).max(large.left - small.right);
        small.size < 0.8 * large.size && gap < 0.3 * large.size && from_line < RAISED * large.size
    };
    from_line < 0.4 * largest.size.min(piece.size) || line.iter().any(is_raised)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(text: &str, left: f32, y: f32) -> Piece {
        Piece { text: text.to_owned(), left, right: left + 5.0 * text.len() as f32, y, size: 10.0, ..Piece::default() }
    }

    fn order(pieces: Vec<Piece>) -> Vec<String> {
        read(pieces).into_iter().map(|p| p.text).collect()
    }

    #[test]
    fn two_columns_are_read_one_after_the_other_whatever_the_order_of_drawing() {
        let mut drawn = vec![piece("A title that goes across both of the columns of the page", 50.0, 50.0)];
        for line in 0..6 {
            let y = 80.0 + 12.0 * line as f32;
            drawn.push(piece(&format!("left words of line {line}"), 50.0, y));
            drawn.push(piece(&format!("right words of line {line}"), 300.0, y));
        }
        let read = order(drawn);
        assert!(read[0].starts_with("A title"));
        assert!(
            read[1..7].iter().all(|t| t.starts_with("left")) && read[7..].iter().all(|t| t.starts_with("right")),
            "{read:?}"
        );
    }

    #[test]
    fn three_columns_are_read_one_after_the_other() {
        let mut drawn =
            vec![piece("A title that goes across all of the columns of the page, from left to right", 50.0, 50.0)];
        for line in 0..6 {
            for (column, name) in ["first", "second", "third"].iter().enumerate() {
                drawn.push(piece(
                    &format!("{name} column, {line}"),
                    50.0 + 150.0 * column as f32,
                    80.0 + 12.0 * line as f32,
                ));
            }
        }
        let read = order(drawn);
        for (n, name) in ["first", "second", "third"].iter().enumerate() {
            assert!(read[1 + 6 * n..7 + 6 * n].iter().all(|t| t.starts_with(name)), "{read:?}");
        }
    }

    #[test]
    fn labels_beside_words_are_no_column() {
        let mut drawn = Vec::new();
        for line in 0..6 {
            drawn.push(piece("INT:", 50.0, 80.0 + 12.0 * line as f32));
            drawn.push(piece("words that somebody said to somebody", 120.0, 80.0 + 12.0 * line as f32));
        }
        let expected: Vec<String> = drawn.iter().map(|p| p.text.clone()).collect();
        assert_eq!(order(drawn), expected);
    }

    #[test]
    fn long_cells_of_a_table_are_read_row_by_row() {
        let mut drawn = Vec::new();
        for row in 0..4 {
            let y = 80.0 + 40.0 * row as f32;
            for (column, left) in [("question", 50.0), ("answer", 300.0)] {
                let words = |line| format!("a line of {column} {row}, {line}");
                drawn.extend((0..3).map(|line| piece(&words(line), left, y + 12.0 * line as f32)));
            }
        }
        let expected: Vec<String> = drawn.iter().map(|p| p.text.clone()).collect();
        assert_eq!(order(drawn), expected);
    }

    #[test]
    fn short_cells_of_a_table_are_no_column() {
        let names = ["A theme with a long name that fills its cell", "a theme", "another", "and one more"];
        let drawn = names.iter().cycle().take(12).enumerate().flat_map(|(row, name)| {
            let y = 80.0 + 12.0 * row as f32;
            [piece(name, 50.0, y), piece(&format!("what it says of row {row}"), 300.0, y)]
        });
        let drawn: Vec<Piece> = drawn.collect();
        let expected: Vec<String> = drawn.iter().map(|p| p.text.clone()).collect();
        assert_eq!(order(drawn), expected);
    }

    #[test]
    fn raised_numbers_stand_behind_the_words_that_they_follow() {
        let raised = |text: &str, left: f32| Piece { size: 6.0, ..piece(text, left, 96.0) };
        let names =
            [piece("and Zoé Petit", 115.0, 100.0), piece("Ada Moreau", 50.0, 100.0), piece("Paris", 50.0, 80.0)];
        let drawn = names.into_iter().chain([raised("1", 101.0), raised("2", 181.0)]).collect();
        assert_eq!(order(drawn), ["Paris", "Ada Moreau", "1", "and Zoé Petit", "2"]);
    }

    #[test]
    fn lines_drawn_in_any_order_are_sorted() {
        let ys = [140.0, 80.0, 120.0, 100.0, 60.0, 40.0];
        let drawn = ys.iter().map(|y| piece(&format!("line at {y}"), 50.0, *y)).collect();
        assert_eq!(
            order(drawn),
            ["line at 40", "line at 60", "line at 80", "line at 100", "line at 120", "line at 140"]
        );
    }
}
