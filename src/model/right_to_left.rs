//! Letters that run from right to left, as those of Arabic and Hebrew do, and what is drawn the other way round among
//! them.

use unicode_bidi::{BidiClass, bidi_class};

/// Whether `c` is a letter that runs from right to left.
pub fn is_right_to_left(c: char) -> bool {
    // Everything before Hebrew is not; asking the table for each Latin letter would cost more than all else here.
    c >= '\u{590}' && matches!(bidi_class(c), BidiClass::R | BidiClass::AL)
}

/// What is drawn the other way round in a right-to-left text; quotation marks too, which Unicode mirrors as well.
const MIRRORED: [(char, char); 10] = [
    ('(', ')'),
    ('[', ']'),
    ('{', '}'),
    ('<', '>'),
    ('«', '»'),
    ('‹', '›'),
    ('≤', '≥'),
    ('⟨', '⟩'),
    ('「', '」'),
    ('【', '】'),
];

/// Returns the sign that a right-to-left text shows in the place of `c`.
pub fn mirrored(c: char) -> char {
    let pair = MIRRORED.iter().find(|(open, close)| c == *open || c == *close);
    pair.map_or(c, |(open, close)| if c == *open { *close } else { *open })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_and_quotation_marks_are_mirrored() {
        assert_eq!(['(', '»', '?'].map(mirrored), [')', '«', '?']);
    }

    #[test]
    fn arabic_and_hebrew_letters_run_left_and_digits_do_not() {
        assert_eq!(['ש', 'ش', 'é', '٣', '3'].map(is_right_to_left), [true, true, false, false, false]);
    }
}
