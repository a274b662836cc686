//! The paragraphs and tables of one stream of text.

use super::super::page::{self, Page, Style};
use crate::import::Look;

/// The body, a note, or a text box.
#[derive(Debug, Default)]
pub(super) struct Flow {
    pub page: Page,
    is_open: bool,
    row: bool,
    cell: bool,
    /// Whether what comes next stands in a table.
    pub in_table: bool,
    /// Whether the next paragraph is a heading.
    pub heading: bool,
    /// The style of the next paragraph, by its number; the one of all text has none.
    pub style: u32,
}

impl Flow {
    /// Adds words to the paragraph, and begins one if there is none.
    pub fn write(&mut self, text: &str, style: Style) {
        self.begin_line();
        let face = (self.style > 0).then(|| page::face(&self.style.to_string()));
        self.page.push_str(text, Style { look: Look { face, ..style.look }, ..style });
    }

    /// Begins a paragraph, in its cell and row, unless one is open.
    pub fn begin_line(&mut self) {
        if std::mem::replace(&mut self.is_open, true) {
            return;
        }
        if self.in_table {
            if !std::mem::replace(&mut self.row, true) {
                self.page.begin_row();
            }
            if !std::mem::replace(&mut self.cell, true) {
                self.page.begin_cell();
            }
        }
        self.page.begin_paragraph();
        if self.heading {
            self.page.mark_heading();
        }
    }

    /// Ends the paragraph, if one is open.
    pub fn end_line(&mut self) {
        if std::mem::take(&mut self.is_open) {
            self.page.end_paragraph();
        }
    }

    /// Ends a cell of a table, be it empty.
    pub fn end_cell(&mut self) {
        self.in_table = true;
        self.begin_line();
        self.end_line();
        if std::mem::take(&mut self.cell) {
            self.page.end_cell();
        }
    }

    /// Ends a row and its table.
    pub fn end_row(&mut self) {
        self.end_line();
        if std::mem::take(&mut self.cell) {
            self.page.end_cell();
        }
        if std::mem::take(&mut self.row) {
            self.page.end_row();
        }
        self.in_table = false;
    }
}
