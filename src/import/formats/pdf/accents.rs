//! Accents that are drawn as signs of their own over or below a letter, as TeX does with its old fonts: `´` and `e` are
//! `é`.

use super::glyphs::Glyph;

/// Returns the glyphs with each letter and its accent as one.
pub(super) fn joined(glyphs: Vec<Glyph>) -> Vec<Glyph> {
    let mut joined: Vec<Glyph> = Vec::with_capacity(glyphs.len());
    for glyph in glyphs {
        match joined.last_mut().filter(|last| lie_over_each_other(last, &glyph)) {
            Some(last) if let (Some(letter), Some(mark)) = (letter(&glyph), mark(last)) => {
                *last = Glyph { text: [letter, mark].iter().collect(), ..glyph };
            }
            Some(last) if let (Some(letter), Some(mark)) = (letter(last), mark(&glyph)) => {
                last.text = [letter, mark].iter().collect();
            }
            _ => joined.push(glyph),
        }
    }
    joined
}

fn lie_over_each_other(a: &Glyph, b: &Glyph) -> bool {
    let middle = |glyph: &Glyph| glyph.x + 0.5 * glyph.width;
    (middle(a) - middle(b)).abs() < 0.3 * a.width.max(b.width) && (a.y - b.y).abs() < 0.5 * a.size.max(b.size)
}

/// Returns the letter that a glyph is, with its dot where an accent would have taken it.
fn letter(glyph: &Glyph) -> Option<char> {
    let mut signs = glyph.text.chars();
    let letter = signs.next().filter(|c| c.is_alphabetic() && mark(glyph).is_none())?;
    signs.next().is_none().then_some(match letter {
        'ı' => 'i',
        'ȷ' => 'j',
        _ => letter,
    })
}

/// Returns the accent that a glyph is, as it is written behind a letter.
fn mark(glyph: &Glyph) -> Option<char> {
    Some(match glyph.text.as_str() {
        "`" => '\u{300}',
        "´" => '\u{301}',
        "ˆ" => '\u{302}',
        "˜" => '\u{303}',
        "¯" => '\u{304}',
        "˘" => '\u{306}',
        "˙" => '\u{307}',
        "¨" => '\u{308}',
        "˚" => '\u{30a}',
        "˝" => '\u{30b}',
        "ˇ" => '\u{30c}',
        "¸" => '\u{327}',
        "˛" => '\u{328}',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization as _;

    use super::super::glyphs::Glyph;
    use super::*;

    fn read(drawn: &[(&str, f32)]) -> String {
        let glyph = |(text, x): &(&str, f32)| Glyph {
            text: (*text).to_owned(),
            x: *x,
            y: 100.0,
            width: 5.0,
            size: 10.0,
            ..Glyph::default()
        };
        joined(drawn.iter().map(glyph).collect()).iter().flat_map(|g| g.text.nfc().collect::<Vec<_>>()).collect()
    }

    #[test]
    fn a_letter_and_the_accent_over_or_below_it_are_one() {
        assert_eq!(read(&[("´", 50.2), ("e", 50.0), ("t", 55.0), ("´", 60.1), ("e", 60.0)]), "été");
        assert_eq!(read(&[("c", 50.0), ("¸", 50.3), ("a", 55.0), ("¨", 60.0), ("ı", 60.0)]), "çaï");
    }

    #[test]
    fn a_sign_beside_a_letter_stays() {
        assert_eq!(read(&[("`", 50.0), ("e", 55.0), ("´", 60.0)]), "`e´");
    }
}
