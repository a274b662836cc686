//! Signs of fonts that have signs in the place of letters: word processors write an arrow that was typed as `-->`, or a
//! smile typed as `:)`, as a letter of Wingdings in the private area of Unicode.

/// Where the signs of such fonts lie.
const PRIVATE: std::ops::RangeInclusive<u32> = 0xF020..=0xF0FF;

/// Signs of Wingdings, by their place in the font.
#[rustfmt::skip]
const WINGDINGS: &[(u32, char)] = &[
    (0x28, '☎'), (0x2A, '✉'), (0x4A, '☺'), (0x4B, '😐'), (0x4C, '☹'), (0x6C, '●'), (0x6E, '■'), (0x6F, '□'), (0x71, '❑'), (0x72, '❒'),
    (0x76, '❖'), (0x9F, '•'), (0xA7, '▪'), (0xA8, '◻'), (0xD8, '➢'), (0xDF, '←'), (0xE0, '→'), (0xE1, '↑'), (0xE2, '↓'), (0xE8, '➔'),
    (0xF0, '⇨'), (0xF3, '⇔'), (0xFB, '✗'), (0xFC, '✓'), (0xFD, '☒'), (0xFE, '☑'),
];

/// Signs of the font called Symbol, by their place in it; its Greek letters are `GREEK`.
#[rustfmt::skip]
const SYMBOL: &[(u32, char)] = &[
    (0x2D, '−'), (0xA3, '≤'), (0xA5, '∞'), (0xAB, '↔'), (0xAC, '←'), (0xAD, '↑'), (0xAE, '→'), (0xAF, '↓'), (0xB0, '°'), (0xB1, '±'),
    (0xB3, '≥'), (0xB4, '×'), (0xB7, '•'), (0xB8, '÷'), (0xB9, '≠'), (0xBB, '≈'), (0xBC, '…'), (0xDB, '⇔'), (0xDE, '⇒'), (0xE5, '∑'),
];
/// The small letters of Symbol from `a` on, and the large ones from `A` on.
const GREEK: &str = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";
const LARGE_GREEK: &str = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";

/// Returns the sign at a place of a font, be it in the private area or not; nothing of a place that nobody knows.
pub(super) fn of_font(font: &str, code: u32) -> Option<char> {
    let place = if PRIVATE.contains(&code) { code - 0xF000 } else { code };
    let at = |list: &[(u32, char)]| list.iter().find(|(of, _)| *of == place).map(|(_, sign)| *sign);
    let letter =
        |first: char, letters: &str| place.checked_sub(u32::from(first)).and_then(|n| letters.chars().nth(n as usize));
    match font {
        "Wingdings" => at(WINGDINGS),
        "Symbol" => at(SYMBOL).or_else(|| letter('a', GREEK)).or_else(|| letter('A', LARGE_GREEK)),
        _ => None,
    }
}

/// Returns a sign of the private area where the font is not known: nearly all are bullets and arrows of Wingdings, and
/// the others mean nothing without their font.
pub(super) fn without_font(sign: char) -> Option<char> {
    match sign {
        '\u{f0b7}' => Some('•'),
        _ if PRIVATE.contains(&u32::from(sign)) => of_font("Wingdings", sign.into()),
        _ => Some(sign),
    }
}

/// Returns the text with the signs of the private area as those that a reader sees; those that nobody knows stay.
pub(super) fn shown(text: &str) -> String {
    text.chars().map(|c| without_font(c).unwrap_or(c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_those_that_a_reader_sees() {
        assert_eq!(of_font("Wingdings", 0xF0E0), Some('→'));
        assert_eq!(of_font("Wingdings", 0x4A), Some('☺'));
        assert_eq!([0xF061, 0xF057, 0xF0B3].map(|code| of_font("Symbol", code)), [Some('α'), Some('Ω'), Some('≥')]);
        assert_eq!(of_font("Webdings", 0xF061), None);
        assert_eq!(shown("a \u{f0e0} b \u{f0b7} c \u{f021}"), "a → b • c \u{f021}");
    }
}
