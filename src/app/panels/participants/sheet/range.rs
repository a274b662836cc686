//! The cells that are chosen: the one with the cursor, and a block that Shift or the mouse spans from it.

use std::ops::RangeInclusive;

/// A cell by its place in the table; column 0 holds the names.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Spot {
    /// From the top.
    pub row: usize,
    /// From the left.
    pub column: usize,
}

/// The chosen cells of a table.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Chosen {
    /// Where the cursor is.
    pub cursor: Spot,
    /// Where choosing began.
    pub anchor: Spot,
}

impl Chosen {
    /// Returns the rows.
    pub fn rows(&self) -> RangeInclusive<usize> {
        self.cursor.row.min(self.anchor.row)..=self.cursor.row.max(self.anchor.row)
    }

    /// Returns the columns.
    pub fn columns(&self) -> RangeInclusive<usize> {
        self.cursor.column.min(self.anchor.column)..=self.cursor.column.max(self.anchor.column)
    }

    /// Whether a cell is among them.
    pub fn holds(&self, spot: Spot) -> bool {
        self.rows().contains(&spot.row) && self.columns().contains(&spot.column)
    }

    /// Puts the cursor on a cell; `extend` keeps where choosing began.
    pub fn go(&mut self, to: Spot, extend: bool) {
        self.cursor = to;
        if !extend {
            self.anchor = to;
        }
    }

    /// Keeps both within a table of that size.
    pub fn keep_within(&mut self, n_rows: usize, n_columns: usize) {
        for spot in [&mut self.cursor, &mut self.anchor] {
            spot.row = spot.row.min(n_rows.saturating_sub(1));
            spot.column = spot.column.min(n_columns.saturating_sub(1));
        }
    }
}
