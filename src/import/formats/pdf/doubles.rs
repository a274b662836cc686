//! Letters that are drawn twice on one place: programs make fat letters so, and some draw a whole page a second time.

use std::hash::{BuildHasher as _, Hash};

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::glyphs::Glyph;

/// How far the second letter lies from the first, in sizes of the font: along the line, and across it.
const ALONG: f32 = 0.12;
const ACROSS: f32 = 0.2;

/// Returns the glyphs without those that stand where the same glyph stood before.
pub(super) fn removed(glyphs: Vec<Glyph>) -> Vec<Glyph> {
    let mut seen: FxHashMap<(u64, i32, i32), (f32, f32)> = FxHashMap::default();
    glyphs.into_iter().filter(|glyph| glyph.text.is_empty() || !is_again(glyph, &mut seen)).collect()
}

/// Whether the same glyph was seen on this place, which is noted.
fn is_again(glyph: &Glyph, seen: &mut FxHashMap<(u64, i32, i32), (f32, f32)>) -> bool {
    // No two letters of a line begin in one cell of this size.
    let cell = (0.25 * glyph.size).max(0.1);
    let (x, y) = ((glyph.x / cell).floor() as i32, (glyph.y / cell).floor() as i32);
    let what = FxBuildHasher.hash_one(What { text: &glyph.text, size: glyph.size.round() as i32 });
    let is_near = |(at_x, at_y): &(f32, f32)| {
        (at_x - glyph.x).abs() < ALONG * glyph.size && (at_y - glyph.y).abs() < ACROSS * glyph.size
    };
    let cells = (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (what, x.saturating_add(dx), y.saturating_add(dy))));
    let is_again = cells.into_iter().any(|cell| seen.get(&cell).is_some_and(is_near));
    seen.insert((what, x, y), (glyph.x, glyph.y));
    is_again
}

/// What makes two glyphs the same.
#[derive(Hash)]
struct What<'g> {
    text: &'g str,
    size: i32,
}

#[cfg(test)]
mod tests {
    use super::super::glyphs::Glyph;
    use super::*;

    fn drawn(text: &str, x: f32, y: f32) -> Vec<Glyph> {
        let glyph = |(i, c): (usize, char)| Glyph {
            text: c.to_string(),
            x: x + 3.0 * i as f32,
            y,
            width: 3.0,
            size: 10.0,
            ..Glyph::default()
        };
        text.chars().enumerate().map(glyph).collect()
    }

    fn read(glyphs: Vec<Glyph>) -> String {
        removed(glyphs).into_iter().map(|glyph| glyph.text).collect()
    }

    #[test]
    fn fat_letters_and_pages_drawn_twice_are_read_once() {
        let fat = drawn("Alla", 50.0, 100.0).into_iter().zip(drawn("Alla", 50.4, 100.2)).flat_map(|(a, b)| [a, b]);
        assert_eq!(read(fat.collect()), "Alla");
        assert_eq!(read([drawn("Oui", 50.0, 100.0), drawn("Oui", 50.0, 100.0)].concat()), "Oui");
    }

    #[test]
    fn words_that_return_elsewhere_stay() {
        assert_eq!(read([drawn("Oui", 50.0, 100.0), drawn("Oui", 50.0, 112.0)].concat()), "OuiOui");
    }
}
