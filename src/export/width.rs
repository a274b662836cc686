//! How much room a text takes, in columns of a terminal: one for each sign.

/// Returns the columns that `text` takes.
pub(super) fn width(text: &str) -> usize {
    text.chars().map(char_width).sum()
}

/// Returns the columns that one sign takes.
pub(super) fn char_width(sign: char) -> usize {
    usize::from(!sign.is_control())
}
