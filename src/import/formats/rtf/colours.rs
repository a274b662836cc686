//! The colours of a file: words name them by their place in its table.

use super::super::rgb;

/// More colours than this are a forgery.
const MOST: usize = 1_000;

/// The table of colours; the first stands for that of all text.
#[derive(Debug, Default)]
pub(super) struct Colours {
    table: Vec<Option<[u8; 3]>>,
    /// The colour that is being read.
    open: [u8; 3],
}

impl Colours {
    /// Takes a control word that says how much red, green or blue the colour has.
    pub fn mix(&mut self, word: &str, part: i32) {
        let at = ["red", "green", "blue"].iter().position(|name| *name == word).unwrap_or_default();
        self.open[at] = part.clamp(0, 255) as u8;
    }

    /// Ends a colour at each semicolon of the table.
    pub fn end_each(&mut self, text: &str) {
        for _ in text.matches(';').take(MOST.saturating_sub(self.table.len())) {
            self.table.push(rgb::set_off(std::mem::take(&mut self.open)));
        }
    }

    /// Returns the colour at that place of the table, if it sets words off.
    pub fn get(&self, place: i32) -> Option<[u8; 3]> {
        self.table.get(usize::try_from(place).ok()?).copied().flatten()
    }
}
