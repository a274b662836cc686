//! How much room a text takes, in columns of a terminal.

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// Returns the columns that `text` takes: two for a Chinese sign, none for a combining accent.
pub(super) fn width(text: &str) -> usize {
    text.width()
}

/// Returns the columns that one sign takes.
pub(super) fn char_width(sign: char) -> usize {
    sign.width().unwrap_or(0)
}
