//! Tables that are drawn as they are read, cell by cell: the lines of a cell, then the cell beside it, then the next row.
//! The order of drawing is then right whatever white space lies between the columns.

use super::pieces::Piece;

/// Cells of one row begin within this many points of each other.
const NEAR: f32 = 6.0;
/// A cell is set off from the one before by this many times the size of its letters.
const APART: f32 = 1.5;
/// What stands this many times the size of the letters lower is another row, and begins anew.
pub(super) const FAR: f32 = 2.2;

/// The lines of a cell, drawn one below the other.
struct Cell {
    left: f32,
    right: f32,
    top: f32,
    bottom: f32,
    /// How many pieces it has.
    n: usize,
}

impl Cell {
    fn of(piece: &Piece) -> Self {
        Self { left: piece.left, right: piece.right, top: piece.y, bottom: piece.y, n: 1 }
    }

    /// Whether the piece is the next line of the cell, or stands behind its last one.
    fn goes_on(&self, piece: &Piece) -> bool {
        let down = (piece.y - self.bottom) / piece.size.max(0.1);
        let is_below = (0.5..FAR).contains(&down) && piece.left > self.left - APART * piece.size;
        let is_behind = down.abs() < 0.5 && (self.left..self.right + piece.size).contains(&piece.left);
        is_below || is_behind
    }

    fn take(&mut self, piece: &Piece) {
        (self.left, self.right) = (self.left.min(piece.left), self.right.max(piece.right));
        (self.bottom, self.n) = (piece.y, self.n + 1);
    }

    /// Whether `next` stands to the right of it.
    fn is_left_of(&self, next: &Self) -> bool {
        next.left >= self.right && next.top < self.bottom + NEAR
    }

    /// Whether `next` is the cell beside it in one row.
    fn is_beside(&self, next: &Self) -> bool {
        self.is_left_of(next) && (next.top - self.top).abs() < NEAR
    }
}

/// Returns the cells in the order of drawing, and in which of them each piece stands.
fn cells(pieces: &[Piece]) -> (Vec<Cell>, Vec<usize>) {
    let mut cells: Vec<Cell> = Vec::new();
    let mut places = Vec::with_capacity(pieces.len());
    for piece in pieces {
        match cells.last_mut().filter(|cell| cell.goes_on(piece)) {
            Some(cell) => cell.take(piece),
            None => cells.push(Cell::of(piece)),
        }
        places.push(cells.len() - 1);
    }
    (cells, places)
}

/// Returns the pieces as they are, each cell noted, if they are those of a table that is drawn cell by cell: several
/// lines of a cell before the next one, which begins beside it, and hardly ever back to a row above. What stands to the
/// left is more than a label, and no cell holds as much as a column would.
pub(super) fn as_drawn(mut pieces: Vec<Piece>) -> Result<Vec<Piece>, Vec<Piece>> {
    let (cells, places) = cells(&pieces);
    if !are_of_a_table(&cells) {
        return Err(pieces);
    }
    let columns = columns(&cells);
    pieces.iter_mut().zip(places).for_each(|(piece, place)| piece.column = columns[place]);
    Ok(pieces)
}

/// Returns which cells are read as one: a short one and what stands beside it make a line, as labels and the names of
/// columns do.
fn columns(cells: &[Cell]) -> Vec<usize> {
    let mut columns: Vec<usize> = (0..cells.len()).collect();
    for i in 1..cells.len() {
        if cells[i - 1].n == 1 && cells[i - 1].is_beside(&cells[i]) {
            columns[i] = columns[i - 1];
        }
    }
    columns
}

fn are_of_a_table(cells: &[Cell]) -> bool {
    const FEWEST_ROWS: usize = 3;
    // Running heads may be drawn last.
    const EXCEPTIONS: usize = 3;
    let n = |is: &dyn Fn(&Cell, &Cell) -> bool| cells.windows(2).filter(|two| is(&two[0], &two[1])).count();
    let n_forward = n(&|cell, next| cell.is_left_of(next));
    let n_beside = n(&|cell, next| cell.is_beside(next));
    let n_long = n(&|cell, next| cell.is_beside(next) && cell.n >= 2);
    let n_above = n(&|cell, next| next.left < cell.left && next.top < cell.top - NEAR);
    let mut lengths: Vec<usize> = cells.iter().map(|cell| cell.n).collect();
    lengths.sort_by(|a, b| b.cmp(a));
    let in_longest: usize = lengths.iter().take(3).sum();
    n_beside >= FEWEST_ROWS
        && n_beside * 5 >= n_forward * 3
        && n_long * 3 >= n_beside
        && n_above <= EXCEPTIONS
        && in_longest * 5 <= lengths.iter().sum::<usize>() * 3
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(text: &str, left: f32, y: f32) -> Piece {
        Piece { text: text.to_owned(), left, right: left + 5.0 * text.len() as f32, y, size: 10.0, ..Piece::default() }
    }

    /// Rows of cells at those places, drawn cell by cell.
    fn drawn(lefts: &[f32], rows: &[&[&str]]) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut top = 80.0;
        for row in rows {
            let lines = |cell: &&str| cell.split('|').count();
            for (left, cell) in lefts.iter().zip(*row) {
                pieces.extend(cell.split('|').enumerate().map(|(n, line)| piece(line, *left, top + 12.0 * n as f32)));
            }
            top += 12.0 * row.iter().map(lines).max().unwrap_or_default() as f32 + 6.0;
        }
        pieces.insert(0, piece("A title above all of the rows", lefts[0], 50.0));
        pieces
    }

    fn is_table(pieces: &[Piece]) -> bool {
        as_drawn(pieces.to_vec()).is_ok_and(|ordered| ordered.iter().zip(pieces).all(|(a, b)| a.text == b.text))
    }

    #[test]
    fn narrow_questions_beside_answers_and_their_translation_are_read_row_by_row() {
        let rows: [&[&str]; 4] = [
            &["Does it|help?", "Ja, das hilft mir|sehr, jeden Tag.", "Yes, it helps|every day."],
            &["Do you|know|others?", "Alle im Haus.", "All of the|house."],
            &["Why?", "Weil es geht, und|weil alle es so|machen.", "Because it works."],
            &["And so?", "Ja.", "Yes."],
        ];
        assert!(is_table(&drawn(&[50.0, 95.0, 240.0], &rows)));
    }

    #[test]
    fn labels_beside_words_columns_and_plain_text_are_no_table() {
        let labels: [&[&str]; 4] =
            [&["INT:", "Why?"], &["Ana:", "So, and|so on."], &["INT:", "Ah."], &["Ana:", "Yes."]];
        assert!(!is_table(&drawn(&[50.0, 120.0], &labels)));
        let columns: [&[&str]; 1] = [&["one|of many|lines of|the left", "and one|of many|to the|right"]];
        assert!(!is_table(&drawn(&[50.0, 240.0], &columns)));
        assert!(!is_table(&drawn(&[50.0], &[&["one line|and another"], &["a third"], &["a fourth"], &["the last"]])));
    }
}
