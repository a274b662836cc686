//! Who speaks in a text without labels, in a notation that fits on a line.

use super::{Found, find};
use crate::import::Layout;

/// Returns the voices of a text whose lines are paragraphs by their numbers, `122` for a question and an answer that goes
/// on, `-` for nobody.
pub(super) fn voices(text: &str) -> String {
    numbers(&find(text, &Layout { lines_are_paragraphs: true, ..Layout::default() }))
}

/// Returns the number of who speaks in each turn.
pub(super) fn numbers(found: &Found) -> String {
    found.turns.iter().map(|t| t.3.map_or('-', |who| char::from(b'1' + who as u8))).collect()
}
