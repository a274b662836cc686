//! The cells that are chosen: the one with the cursor, and a block that Shift or the mouse spans from it.

use std::ops::RangeInclusive;

use eframe::egui::{Key, Modifiers};

use crate::app::toward::Toward;

/// A cell by its place in the table.
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

/// The size of the table in cells, at least one each way.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Size {
    /// From top to bottom.
    pub rows: usize,
    /// From left to right.
    pub columns: usize,
    /// Rows that are seen at once.
    pub page: usize,
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

    /// Moves the cursor as a key asks for, with Shift the end of the block; returns whether the key does that.
    pub fn step(&mut self, key: Key, modifiers: Modifiers, size: Size) -> bool {
        if modifiers.alt {
            return false;
        }
        let Spot { row, column } = self.cursor;
        let (last_row, last_column) = (size.rows - 1, size.columns - 1);
        let far = modifiers.command;
        let to = match key {
            Key::ArrowDown if far => Spot { row: last_row, column },
            Key::ArrowUp if far => Spot { row: 0, column },
            Key::ArrowRight if far => Spot { row, column: last_column },
            Key::ArrowLeft if far => Spot { row, column: 0 },
            Key::ArrowDown => Spot { row: row + 1, column },
            Key::ArrowUp => Spot { row: row.saturating_sub(1), column },
            Key::ArrowRight => Spot { row, column: column + 1 },
            Key::ArrowLeft => Spot { row, column: column.saturating_sub(1) },
            Key::PageDown => Spot { row: row + size.page, column },
            Key::PageUp => Spot { row: row.saturating_sub(size.page), column },
            Key::Home if far => Spot::default(),
            Key::End if far => Spot { row: last_row, column: last_column },
            Key::Home => Spot { row, column: 0 },
            Key::End => Spot { row, column: last_column },
            Key::Tab if !far => {
                let toward = if modifiers.shift { Toward::Start } else { Toward::End };
                self.go(self.cursor.beside(toward, size), false);
                return true;
            }
            Key::A if far => {
                *self = Self { anchor: Spot::default(), cursor: Spot { row: last_row, column: last_column } };
                return true;
            }
            _ => return false,
        };
        self.go(to, modifiers.shift);
        self.keep_within(size.rows, size.columns);
        true
    }
}

impl Spot {
    /// Returns the next cell in reading order, or the one before.
    pub fn beside(self, toward: Toward, size: Size) -> Self {
        let place = self.row * size.columns + self.column;
        let place = match toward {
            Toward::Start => place.saturating_sub(1),
            Toward::End => (place + 1).min(size.rows * size.columns - 1),
        };
        Self { row: place / size.columns, column: place % size.columns }
    }
}
