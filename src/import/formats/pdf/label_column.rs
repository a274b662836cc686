//! Labels in a narrow column beside the words, as tables and hanging indents set them: the longest label may come so
//! near to the words that no gap tells one from the other. That the words of nearly every line begin at one place does.

use rustc_hash::FxHashMap;

use super::glyphs::Glyph;
use super::pieces::Piece;

/// Fewer lines show no column.
const FEWEST: usize = 3;
/// Lines begin at one place that begin within this many points of each other.
const NEAR: f32 = 1.0;
/// Between a label and the words lies at least so much, in sizes of the font.
const GAP: f32 = 0.2;
/// Nearer to the margin than this many sizes of the font, an indent is that of a paragraph.
const NARROWEST: f32 = 2.0;

/// Returns where the words begin beside labels, in points from the left; nothing of a page that has no such column:
/// lines that go on begin there, and so do words of most lines that begin at the margin.
pub(super) fn words_begin(pieces: &[Piece], glyphs: &[Glyph]) -> Option<f32> {
    let lines = lines(glyphs);
    let lefts: Vec<f32> = lines.iter().filter_map(|line| Some(first(line)?.x)).collect();
    let n_at = |x: f32| lefts.iter().filter(|left| (**left - x).abs() < NEAR).count();
    let size = pieces.iter().map(|piece| piece.size).fold(0.0, f32::max).min(14.0);
    let margin = lefts.iter().copied().filter(|x| n_at(*x) >= FEWEST).reduce(f32::min)?;
    let is_apart = |x: &f32| *x > margin + NARROWEST * size;
    let indent = lefts.iter().copied().filter(is_apart).max_by_key(|x| n_at(*x))?;
    let at_margin: Vec<&Vec<&Glyph>> =
        lines.iter().filter(|line| first(line).is_some_and(|first| (first.x - margin).abs() < NEAR)).collect();
    let n_beside = at_margin.iter().filter(|line| has_gap_before(line, indent)).count();
    let is_column = n_at(indent) >= FEWEST && n_beside >= FEWEST && n_beside * 2 >= at_margin.len();
    is_column.then_some(indent)
}

/// Returns the glyphs of each line from left to right.
fn lines(glyphs: &[Glyph]) -> Vec<Vec<&Glyph>> {
    let mut lines: FxHashMap<i32, Vec<&Glyph>> = FxHashMap::default();
    for glyph in glyphs.iter().filter(|glyph| !glyph.text.trim().is_empty()) {
        lines.entry((glyph.y * 2.0) as i32).or_default().push(glyph);
    }
    let mut lines: Vec<Vec<&Glyph>> = lines.into_values().collect();
    lines.iter_mut().for_each(|line| line.sort_by(|a, b| a.x.total_cmp(&b.x)));
    lines.sort_by(|a, b| a[0].y.total_cmp(&b[0].y));
    lines
}

fn first<'g>(line: &[&'g Glyph]) -> Option<&'g Glyph> {
    line.first().copied()
}

/// Whether a word begins at `x` on the line, behind a gap.
fn has_gap_before(line: &[&Glyph], x: f32) -> bool {
    line.windows(2).any(|pair| begins_at(pair[1], pair[0].x + pair[0].width, x))
}

/// Whether the glyph begins the words that stand at `x`, when what stands before it ends at `right`.
pub(super) fn begins_at(glyph: &Glyph, right: f32, x: f32) -> bool {
    (glyph.x - x).abs() < NEAR && glyph.x - right > GAP * glyph.size
}

#[cfg(test)]
mod tests {
    use super::super::pieces;
    use super::*;

    /// Lines of text, each with where it begins; `|` parts words that stand at 100 points.
    fn page(lines: &[(f32, &str)]) -> Vec<Glyph> {
        let mut glyphs = Vec::new();
        for (n, (left, line)) in lines.iter().enumerate() {
            for (cell, x) in line.split('|').zip([*left, 100.0]) {
                let glyph = |(i, c): (usize, char)| Glyph {
                    text: c.to_string(),
                    x: x + 5.0 * i as f32,
                    y: 100.0 + 12.0 * n as f32,
                    width: 5.0,
                    size: 10.0,
                    ..Glyph::default()
                };
                glyphs.extend(cell.chars().enumerate().map(glyph));
            }
        }
        glyphs
    }

    fn read(lines: &[(f32, &str)]) -> Vec<String> {
        let read = super::super::lines::lines(pieces::of(&page(lines)));
        read.into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn the_longest_label_is_set_off_as_the_others_are() {
        let talk = [
            (50.0, "Ruth|And when did you come,"),
            (100.0, "Margaret?"),
            (50.0, "Margaret|I married in, as they"),
            (100.0, "say. I was a teacher in"),
            (100.0, "the town."),
            (50.0, "Ruth|And then?"),
            (50.0, "Margaret|Then I stayed."),
        ];
        let read = read(&talk);
        assert_eq!(
            (read[0].as_str(), read[2].as_str()),
            ("Ruth\tAnd when did you come,", "Margaret\tI married in, as they")
        );
        assert_eq!(read[6], "Margaret\tThen I stayed.");
    }

    #[test]
    fn lines_of_prose_and_of_lists_have_no_such_column() {
        let glyphs = page(&[
            (50.0, "The rivers of the south, in the"),
            (80.0, "order of their length, and what"),
            (80.0, "is known of them."),
            (50.0, "Those of the north are longer and"),
            (80.0, "wider, and less is known."),
            (50.0, "In the east there are none."),
        ]);
        assert_eq!(words_begin(&pieces::of(&glyphs), &glyphs), None);
    }
}
