//! Pieces to lines: what stands on one line is put together, parted by a space, or by a tab where it stands far apart or
//! beside a label.

use super::pieces::{PARTED, Piece};
use super::setting::Setting;

/// A line of a page.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Line {
    pub text: String,
    pub setting: Setting,
    pub left: f32,
    pub right: f32,
    /// The baseline.
    pub y: f32,
    pub size: f32,
    /// Which column of its page it stands in.
    pub column: usize,
    /// Whether it begins with a raised number, as a footnote does.
    pub is_note: bool,
    /// Where the words begin that stand beside a label in a narrow column.
    pub beside_label: Option<f32>,
}

/// A gap of this many times the size of the font is written as a tab.
const WIDE: f32 = 1.6;

/// No letters are raised above a line by more, in sizes of its font; the next line is twice as far away.
pub(super) const RAISED: f32 = 0.6;

/// Returns the lines of pieces in reading order; pieces on one line are parted by a space, or a tab where they stand
/// far apart, or by nothing where raised letters end a word. The answer in the cell beside a question is a line of its
/// own.
pub(super) fn lines(pieces: Vec<Piece>) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut is_behind_raised = false;
    for Piece { text, mut setting, left, right, y, size, column, is_note, is_beside_label, .. } in pieces {
        let blank = text.len() - text.trim_start().len();
        let ends_blank = text.ends_with(char::is_whitespace);
        let text = text.trim().to_owned();
        setting.map(|at| at.saturating_sub(blank).min(text.len()));
        let is_answer = |l: &Line| l.text.ends_with('?') && left - l.right > PARTED * size;
        let goes_on = |l: &&mut Line| (l.y - y).abs() < 0.4 * l.size && left > l.right - 0.5 * size && !is_answer(l);
        let is_raised = lines.last().is_some_and(|l| is_raised(&text, (left, y, size), l));
        let is_glued = is_raised || (is_behind_raised && blank == 0 && !is_far(left, size, lines.last()));
        is_behind_raised = is_raised && !ends_blank;
        match lines.last_mut().filter(|l| is_raised || goes_on(l)) {
            Some(line) if is_glued => {
                line.setting.append(line.text.len(), 0, &setting);
                line.text.push_str(&text);
                line.right = line.right.max(right);
            }
            Some(line) => {
                line.setting.append(line.text.len(), 1, &setting);
                let is_wide = left - line.right >= WIDE * size || is_beside_label;
                line.beside_label = line.beside_label.or(is_beside_label.then_some(left));
                line.text.push(if is_wide { '\t' } else { ' ' });
                line.text.push_str(&text);
                line.right = line.right.max(right);
                line.size = line.size.max(size);
            }
            None => lines.push(Line { text, setting, left, right, y, size, column, is_note, beside_label: None }),
        }
    }
    lines
}

/// Whether a few small letters at a place end the last word of the line, raised above it: the `th` of `16th`.
fn is_raised(text: &str, (left, y, size): (f32, f32, f32), line: &Line) -> bool {
    const LONGEST: usize = 4;
    let is_short = text.chars().count() <= LONGEST && text.chars().all(char::is_alphabetic);
    let is_above = (0.15 * line.size..RAISED * line.size).contains(&(line.y - y));
    let touches = ((left - line.right) / line.size).abs() < TOUCHES;
    is_short && is_above && touches && size < 0.8 * line.size && line.text.ends_with(char::is_alphanumeric)
}

/// Words begin so near to the end of the word before where no space parts them, in sizes of the font.
const TOUCHES: f32 = 0.17;

fn is_far(left: f32, size: f32, line: Option<&Line>) -> bool {
    line.is_none_or(|line| left - line.right >= TOUCHES * size)
}

/// Returns the size of most letters.
pub(super) fn body_size<'l>(lines: impl Iterator<Item = &'l Line>) -> f32 {
    let mut sizes: Vec<(f32, usize)> = lines.map(|l| (l.size, l.text.len())).collect();
    sizes.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half = sizes.iter().map(|(_, n)| n).sum::<usize>() / 2;
    let mut n = 0;
    let median = sizes.iter().find(|(_, length)| {
        n += length;
        n > half
    });
    median.map_or(0.0, |(size, _)| *size)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_are_raised_end_the_word_beside_them() {
        let piece = |text: &str, left: f32, y: f32, size: f32| Piece {
            text: text.to_owned(),
            left,
            right: left + 0.5 * size * text.len() as f32,
            y,
            size,
            ..Piece::default()
        };
        let of = |behind: &str| {
            let raised = piece("th", 60.0, 94.2, 6.0);
            lines(vec![piece("December 16", 5.0, 100.0, 10.0), raised, piece(behind, 66.0, 100.0, 10.0)])
        };
        let text = |lines: Vec<Line>| lines.into_iter().map(|line| line.text).collect::<Vec<_>>();
        assert_eq!(text(of(", 1929")), ["December 16th, 1929"]);
        assert_eq!(text(of(" of 1929")), ["December 16th of 1929"]);
    }
}
