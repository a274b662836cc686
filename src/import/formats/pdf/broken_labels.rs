//! Labels in a narrow column that are broken over several lines: `M. Dubois-` above `Leclerc:`, to the left of the words.
//! What stands below a label, before the next row, is the rest of it.

use std::collections::BTreeMap;

use super::paragraphs;
use super::pieces::Piece;

/// Fewer labels on several lines show nothing.
const FEWEST: usize = 3;
/// Pieces begin at one place that begin within this many points of each other.
const NEAR: f32 = 1.5;
/// Pieces stand on one line whose baselines are within this many points of each other.
const LEVEL: f32 = 1.0;
/// Lines that are further apart than this many times the usual are of two rows.
const ROOM: f32 = 1.3;
/// Longer labels name nobody.
const LONGEST: usize = 60;
/// Nearer to the margin than this many sizes of the font, words do not stand beside labels.
const NARROWEST: f32 = 2.0;

/// Where labels and words of a page begin.
struct Columns {
    labels: f32,
    words: f32,
}

/// Puts the labels of all pages together that are broken over several lines, if most of them return: the questions in the
/// first column of a table do not.
pub(super) fn join(pages: &mut [Vec<Piece>]) {
    let found: Vec<(Option<Columns>, Vec<Vec<usize>>)> = pages.iter().map(|pieces| broken(pieces)).collect();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for (pieces, (columns, labels)) in pages.iter().zip(&found) {
        let widest = widest(pieces, columns.as_ref());
        labels.iter().for_each(|label| *counts.entry(text(pieces, label, widest)).or_default() += 1);
    }
    let n: usize = counts.values().sum();
    let n_returning: usize = counts.values().filter(|n| **n > 1).sum();
    if n < FEWEST || n_returning * 4 < n * 3 || counts.keys().any(|label| label.len() > LONGEST) {
        return;
    }
    for (pieces, (columns, labels)) in pages.iter_mut().zip(found) {
        let Some(columns) = columns else { continue };
        put_together(pieces, &columns, &labels);
    }
}

/// Returns where labels and words of the page begin, and the pieces of each label that has several.
fn broken(pieces: &[Piece]) -> (Option<Columns>, Vec<Vec<usize>>) {
    let Some(columns) = (pieces.len() <= super::MOST_PIECES).then(|| Columns::of(pieces)).flatten() else {
        return (None, Vec::new());
    };
    let lines = Lines::of(pieces);
    let mut labels: Vec<Vec<usize>> = Vec::new();
    for at in columns.labels(pieces) {
        let last = labels.last().and_then(|label| label.last()).copied();
        match labels.last_mut().zip(last).filter(|(_, last)| lines.goes_on(*last, at)) {
            Some((label, _)) => label.push(at),
            None => labels.push(vec![at]),
        }
    }
    labels.retain(|label| label.len() > 1);
    (Some(columns), labels)
}

impl Columns {
    /// Returns the columns of a page: most of the text stands in that of words, and to the left of it labels begin at
    /// one place. Where these hold as much, both are columns of a page.
    fn of(pieces: &[Piece]) -> Option<Self> {
        let near = |x: f32| pieces.iter().filter(move |piece| (piece.left - x).abs() < NEAR);
        let length_at = |x: f32| near(x).map(|piece| piece.text.len()).sum::<usize>();
        let words = pieces.iter().max_by_key(|piece| length_at(piece.left))?;
        let is_apart = |piece: &&Piece| piece.right < words.left && piece.left + NARROWEST * words.size < words.left;
        let labels = pieces.iter().filter(is_apart).max_by_key(|piece| near(piece.left).count())?.left;
        let columns = Self { labels, words: words.left };
        let n_labels = pieces.iter().filter(|piece| columns.is_label(piece)).count();
        let length = |is: &dyn Fn(&Piece) -> bool| {
            pieces.iter().filter(|piece| is(piece)).map(|piece| piece.text.len()).sum::<usize>()
        };
        let are_narrow = length(&|piece| columns.is_label(piece)) < length(&|piece| columns.is_word(piece));
        (n_labels >= FEWEST && are_narrow).then_some(columns)
    }

    fn is_label(&self, piece: &Piece) -> bool {
        (piece.left - self.labels).abs() < NEAR && piece.right < self.words
    }

    fn is_word(&self, piece: &Piece) -> bool {
        piece.left > self.words - NEAR
    }

    /// Returns the pieces that may be labels, from top to bottom.
    fn labels(&self, pieces: &[Piece]) -> Vec<usize> {
        let mut labels: Vec<usize> = (0..pieces.len()).filter(|at| self.is_label(&pieces[*at])).collect();
        labels.sort_by(|a, b| pieces[*a].y.total_cmp(&pieces[*b].y));
        labels
    }
}

/// The pieces of a page, and how far its lines are apart.
struct Lines<'p> {
    pieces: &'p [Piece],
    leading: f32,
    /// Whether there is room between rows.
    are_rows_apart: bool,
}

impl<'p> Lines<'p> {
    fn of(pieces: &'p [Piece]) -> Self {
        let mut lines: Vec<&Piece> = pieces.iter().collect();
        lines.sort_by(|a, b| a.y.total_cmp(&b.y));
        let is_next = |two: &[&Piece]| two[1].y - two[0].y > 0.8 * two[1].size;
        let gaps: Vec<f32> = lines.windows(2).filter(|two| is_next(two)).map(|two| two[1].y - two[0].y).collect();
        let leading = gaps.iter().copied().reduce(f32::min).unwrap_or_default();
        let are_rows_apart = gaps.iter().filter(|gap| **gap > ROOM * leading).count() >= FEWEST;
        Self { pieces, leading, are_rows_apart }
    }

    /// Whether the piece at `next` is the rest of the label at `at`: the next line, in the row of the words beside. Rows
    /// are told by the room between them, or by what is drawn first.
    fn goes_on(&self, at: usize, next: usize) -> bool {
        let (label, rest) = (&self.pieces[at], &self.pieces[next]);
        let is_below = rest.y - label.y > LEVEL && rest.y - label.y < ROOM * self.leading;
        is_below && (next == at + 1 || self.are_rows_apart && self.is_in_row(label.y))
    }

    /// Whether the line at `y` is among the first of a row with room above it.
    fn is_in_row(&self, y: f32) -> bool {
        const MOST_LINES: f32 = 4.0;
        let above = |y: f32| self.pieces.iter().filter(|p| p.y < y - LEVEL).map(|p| p.y).reduce(f32::max);
        let mut top = y;
        while let Some(next) = above(top).filter(|next| top - next < ROOM * self.leading) {
            top = next;
        }
        y - top < MOST_LINES * self.leading
    }
}

/// Returns how far the labels reach to the right.
fn widest(pieces: &[Piece], columns: Option<&Columns>) -> f32 {
    let labels = pieces.iter().filter(|piece| columns.is_some_and(|columns| columns.is_label(piece)));
    labels.map(|piece| piece.right).fold(0.0, f32::max)
}

/// Returns the words of a label. One long word is broken where the column ends, without a hyphen.
fn text(pieces: &[Piece], label: &[usize], widest: f32) -> String {
    let mut text = String::new();
    for (n, at) in label.iter().enumerate() {
        let above = n.checked_sub(1).map(|n| &pieces[label[n]]);
        let fills = |above: &Piece| above.right + 0.5 * above.size > widest && !above.text.trim().contains(' ');
        let is_cut = above.is_some_and(|above| fills(above) && above.text.trim().ends_with(char::is_alphabetic));
        let piece = pieces[*at].text.trim();
        match is_cut && piece.starts_with(char::is_lowercase) {
            true => text.push_str(piece),
            false => paragraphs::join(&mut text, piece),
        }
    }
    text
}

/// Writes each label as its first piece, and notes that words stand beside it.
fn put_together(pieces: &mut Vec<Piece>, columns: &Columns, labels: &[Vec<usize>]) {
    let widest = widest(pieces, Some(columns));
    let texts: Vec<String> = labels.iter().map(|label| text(pieces, label, widest)).collect();
    let mut gone: Vec<usize> = Vec::new();
    for (label, text) in labels.iter().zip(texts) {
        let style = pieces[label[0]].setting.last(pieces[label[0]].text.len());
        let (y, first) = (pieces[label[0]].y, &mut pieces[label[0]]);
        first.setting = super::setting::Setting::of(text.len(), style);
        first.text = text;
        let beside = pieces.iter_mut().filter(|piece| (piece.y - y).abs() < LEVEL && columns.is_word(piece));
        beside.for_each(|piece| piece.is_beside_label = true);
        gone.extend(&label[1..]);
    }
    let mut at = 0..;
    pieces.retain(|_| at.next().is_some_and(|at| !gone.contains(&at)));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(text: &str, left: f32, y: f32) -> Piece {
        Piece { text: text.to_owned(), left, right: left + 5.0 * text.len() as f32, y, size: 10.0, ..Piece::default() }
    }

    /// Rows of labels and words, their lines parted by `/`; `room` lies between rows.
    fn page(rows: &[(&str, &str)], room: f32, by_cells: bool) -> Vec<Piece> {
        let (mut pieces, mut top) = (Vec::new(), 80.0);
        for (label, words) in rows {
            let lines = |cell: &str, left: f32| -> Vec<Piece> {
                cell.split('/').enumerate().map(|(n, line)| piece(line, left, top + 12.0 * n as f32)).collect()
            };
            let from = pieces.len();
            pieces.extend([lines(label, 50.0), lines(words, 140.0)].concat());
            if !by_cells {
                pieces[from..].sort_by(|a, b| a.y.total_cmp(&b.y));
            }
            top += 12.0 * label.split('/').count().max(words.split('/').count()) as f32 + room;
        }
        pieces
    }

    fn labels(mut pages: [Vec<Piece>; 1]) -> Vec<String> {
        join(&mut pages);
        pages.iter().flatten().filter(|piece| piece.left < 100.0).map(|piece| piece.text.clone()).collect()
    }

    const TALK: [(&str, &str); 5] = [
        ("Interviewer", "When did you come here to live?"),
        ("M. Dubois-/Leclerc:", "In 1987. We were among/the first of all, and it was new."),
        ("Interviewer", "And then?"),
        ("M. Dubois-/Leclerc:", "Then they closed the lodge."),
        ("M. Dubois-/Leclerc:", "And all went down from there,/slowly, year after year, until/we left."),
    ];

    #[test]
    fn what_stands_below_a_label_in_its_row_is_the_rest_of_it() {
        let expected = ["Interviewer", "M. Dubois-Leclerc:", "Interviewer", "M. Dubois-Leclerc:", "M. Dubois-Leclerc:"];
        assert_eq!(labels([page(&TALK, 12.0, false)]), expected, "rows with room between them");
        assert_eq!(labels([page(&TALK, 0.0, true)]), expected, "cells drawn one after the other");
    }

    #[test]
    fn a_word_that_fills_its_column_is_cut_anywhere() {
        let rows = [("Intervieweus/e principale", "Pis le logement, à ce moment-là ?"); 3];
        assert_eq!(labels([page(&rows, 0.0, true)]), ["Intervieweuse principale"; 3]);
    }

    #[test]
    fn labels_of_single_lines_and_questions_of_a_table_stay() {
        let talk = [("Ruth", "And when did you come here?"), ("Margaret", "I married in, as they say.")].repeat(3);
        assert_eq!(labels([page(&talk, 0.0, false)]).len(), 6);
        let questions = [("Does it/help?", "Ja, das hilft mir sehr."), ("Do you/know?", "Alle im ganzen Haus.")];
        assert_eq!(
            labels([page(&[questions, [("Why/so?", "Weil."), ("And/so?", "Ja.")]].concat(), 12.0, true)]).len(),
            8
        );
    }
}
