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

/// Returns the lines of pieces in reading order; pieces on one line are parted by a space, or a tab where they stand
/// far apart. The answer in the cell beside a question is a line of its own.
pub(super) fn lines(pieces: Vec<Piece>) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for Piece { text, mut setting, left, right, y, size, column, is_note, is_beside_label, .. } in pieces {
        let blank = text.len() - text.trim_start().len();
        let text = text.trim().to_owned();
        setting.map(|at| at.saturating_sub(blank).min(text.len()));
        let is_answer = |l: &Line| l.text.ends_with('?') && left - l.right > PARTED * size;
        let goes_on = |l: &&mut Line| (l.y - y).abs() < 0.4 * l.size && left > l.right - 0.5 * size && !is_answer(l);
        match lines.last_mut().filter(goes_on) {
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
