//! Tables in which every speaker has a column: `Interviewer | Karim` above, and in each row what one of them says.

use std::collections::BTreeSet;

use super::table::{Cell, cells_on, nobody, row};
use crate::import::talk::labels::{self, Shape};
use crate::import::talk::lines::Line;
use crate::import::talk::roles;
use crate::import::talk::turns::Turn;

/// Fewer rows are no talk.
const FEWEST: usize = 3;

/// Returns where the cells of such a table begin; nothing of a text that has none.
pub(super) fn turns<'t>(lines: &[Line<'t>]) -> Vec<Turn<'t>> {
    let is_head = |i: &usize| lines[*i].text.contains('\t') && names_speakers(&cells_on(lines, *i));
    let Some(head) = (0..lines.len()).find(is_head) else { return Vec::new() };
    let speakers = cells_on(lines, head);
    let mut turns = vec![nobody(speakers[0])];
    let (mut n_rows, mut n_of_one, mut next) = (0, 0, head + 1);
    while let Some(i) = (next..lines.len()).find(|i| lines[*i].text.contains('\t')) {
        let cells = row(lines, i, speakers.len());
        next = cells.last().map_or(i, |last| last.line) + 1;
        if cells.len() != speakers.len() {
            break;
        }
        let said = cells.iter().zip(&speakers).enumerate().filter(|(_, (cell, _))| !cell.text.trim().is_empty());
        let turn = |(column, (cell, label)): (usize, (&Cell<'t>, &Cell<'t>))| Turn {
            speaker: Some(column),
            label: label.text.trim(),
            ..nobody(*cell)
        };
        let before = turns.len();
        turns.extend(said.map(turn));
        n_rows += 1;
        n_of_one += usize::from(turns.len() == before + 1);
    }
    let n_speaking = turns.iter().filter_map(|turn| turn.speaker).collect::<BTreeSet<_>>().len();
    let is_talk = n_rows >= FEWEST && n_of_one * 2 >= n_rows && n_speaking >= 2;
    if is_talk { turns } else { Vec::new() }
}

/// Whether the cells are labels, that of somebody with a part in the talk among them.
fn names_speakers(cells: &[Cell<'_>]) -> bool {
    let mut seen = BTreeSet::new();
    let is_label = |cell: &Cell<'_>| {
        let is_name = matches!(labels::shape(cell.text.trim()), Some(Shape::Code | Shape::Name));
        is_name && seen.insert(labels::key(cell.text))
    };
    cells.len() >= 2 && cells.iter().any(|cell| roles::is_part_in_talk(cell.text.trim())) && cells.iter().all(is_label)
}

#[cfg(test)]
mod tests {
    use crate::import::Layout;
    use crate::import::talk::speakers::tests::said;

    #[test]
    fn each_column_is_what_one_speaker_says() {
        let text = "Interviewer\tKarim\nWhy?\t\n\tSo.\nAnd so.\nAnd then?\t\n\tI went home.\nAh.\tYes.\n";
        let expected = [
            "Interviewer|Why?",
            "Karim|So.\nAnd so.",
            "Interviewer|And then?",
            "Karim|I went home.",
            "Interviewer|Ah.",
            "Karim|Yes.",
        ];
        assert_eq!(said(text), expected);
    }

    #[test]
    fn a_table_of_people_is_no_talk() {
        let text = "Participant\tCity\nAnna\tLille\nPaul\tLyon\nZoé\tParis\n";
        assert!(super::turns(&crate::import::talk::lines::lines(text, &Layout::default()).0).is_empty());
    }
}
