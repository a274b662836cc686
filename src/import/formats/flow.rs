//! The paragraphs and tables of one stream of text, for formats that say where a cell or a row ends, and not where it
//! begins.

use super::page::{self, Page, Style};
use crate::import::Look;

/// The body, a note, or a text box.
#[derive(Debug, Default)]
pub(super) struct Flow {
    pub page: Page,
    is_open: bool,
    /// For each open row, whether one of its cells is open.
    rows: Vec<bool>,
    /// In how many tables what comes next stands.
    pub depth: usize,
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
        while self.rows.len() < self.depth {
            self.begin_cell();
            self.page.begin_row();
            self.rows.push(false);
        }
        if self.depth > 0 {
            self.begin_cell();
        }
        self.page.begin_paragraph();
        if self.heading {
            self.page.mark_heading();
        }
    }

    /// Begins a cell in the innermost row, unless one is open.
    fn begin_cell(&mut self) {
        if let Some(cell) = self.rows.last_mut()
            && !std::mem::replace(cell, true)
        {
            self.page.begin_cell();
        }
    }

    /// Ends the paragraph, if one is open.
    pub fn end_line(&mut self) {
        if std::mem::take(&mut self.is_open) {
            self.page.end_paragraph();
        }
    }

    /// Ends a cell of the innermost table, be it empty.
    pub fn end_cell(&mut self) {
        self.depth = self.depth.max(1);
        self.begin_line();
        self.close_cell();
    }

    /// Ends the paragraph and its cell, if one is open.
    fn close_cell(&mut self) {
        self.end_line();
        if self.rows.last_mut().is_some_and(std::mem::take) {
            self.page.end_cell();
        }
    }

    /// Ends a row of the innermost table, and the table with it unless another row follows.
    pub fn end_row(&mut self) {
        self.close_cell();
        if self.rows.pop().is_some() {
            self.page.end_row();
        }
        self.depth = self.rows.len();
    }

    /// Ends the rows of tables that lie deeper, where the file does not say that they end.
    pub fn rise_to(&mut self, depth: usize) {
        while self.rows.len() > depth {
            self.end_row();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_in_a_cell_is_lines_of_that_cell() {
        let mut flow = Flow::default();
        let mut cell = |depth: usize, words: &str, ends_row: bool| {
            flow.rise_to(depth);
            flow.depth = depth;
            flow.write(words, Style::default());
            flow.end_cell();
            if ends_row {
                flow.end_row();
            }
        };
        cell(1, "INT", false);
        cell(2, "a", false);
        cell(2, "b", true);
        cell(2, "c", true);
        cell(1, "Why?", true);
        cell(1, "U07", false);
        flow.rise_to(0);
        flow.write("So.", Style::default());
        flow.end_line();
        assert_eq!(flow.page.text(), "INT\ta\tb\nc\nWhy?\nU07\nSo.\n");
    }
}
