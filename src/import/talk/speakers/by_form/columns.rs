//! Tables in which every speaker has a column: `Interviewer | Karim` above, and in each row what one of them says; or
//! `Theme | Ana | Ben` above, and in each row what all of them said of a theme.

use std::collections::BTreeSet;

use super::table::{Cell, cells_on, nobody, row};
use crate::import::formats::sheet::holds_talk;
use crate::import::talk::labels::{self, Shape};
use crate::import::talk::lexicon::fold;
use crate::import::talk::lines::Line;
use crate::import::talk::roles;
use crate::import::talk::turns::Turn;

/// Fewer rows are no talk.
const FEWEST: usize = 3;

/// Names of columns of themes, folded, in English, French, German and Spanish.
#[rustfmt::skip]
const THEMES: &[&str] = &[
    "theme", "themes", "thematique", "sous-theme", "topic", "topics", "subject", "sujet", "question", "questions", "category", "categorie",
    "code", "thema", "themen", "frage", "tema", "temas", "pregunta", "dimension", "axe",
];

/// Returns where the cells of such a table begin; nothing of a text that has none.
pub(super) fn turns<'t>(lines: &[Line<'t>]) -> Vec<Turn<'t>> {
    let head = (0..lines.len()).filter(|i| lines[*i].text.contains('\t'));
    let Some((head, form)) = head.filter_map(|i| Some((i, Form::of(&cells_on(lines, i))?))).next() else {
        return Vec::new();
    };
    let speakers = cells_on(lines, head);
    let mut turns = vec![nobody(speakers[0])];
    let (mut n_rows, mut n_of_one, mut next) = (0, 0, head + 1);
    let mut said: Vec<&str> = Vec::new();
    while let Some(i) = (next..lines.len()).find(|i| lines[*i].text.contains('\t')) {
        let cells = row(lines, i, speakers.len());
        next = cells.last().map_or(i, |last| last.line) + 1;
        if cells.len() != speakers.len() {
            break;
        }
        let filled = cells.iter().zip(&speakers).enumerate().filter(|(_, (cell, _))| !cell.text.trim().is_empty());
        let turn = |(column, (cell, label)): (usize, (&Cell<'t>, &Cell<'t>))| match form {
            Form::Grid if column == 0 => nobody(*cell),
            Form::Grid | Form::Talk => Turn { speaker: Some(column), label: label.text.trim(), ..nobody(*cell) },
        };
        let before = turns.len();
        turns.extend(filled.map(turn));
        said.extend(cells.iter().skip(1).map(|cell| cell.text.trim()).filter(|words| !words.is_empty()));
        n_rows += 1;
        n_of_one += usize::from(turns.len() == before + 1);
    }
    let n_speaking = turns.iter().filter_map(|turn| turn.speaker).collect::<BTreeSet<_>>().len();
    let is_talk = n_rows >= FEWEST
        && n_speaking >= 2
        && match form {
            Form::Talk => n_of_one * 2 >= n_rows,
            Form::Grid => holds_talk(&said),
        };
    if is_talk { turns } else { Vec::new() }
}

/// What the rows of such a table hold.
#[derive(Clone, Copy)]
enum Form {
    /// What one of the speakers says.
    Talk,
    /// A theme, and what each of the speakers said of it.
    Grid,
}

impl Form {
    /// Returns the form of a table with these names of columns, if they are those of speakers.
    fn of(names: &[Cell<'_>]) -> Option<Self> {
        let (first, others) = names.split_first()?;
        let has_part = || names.iter().any(|cell| roles::is_part_in_talk(cell.text.trim()));
        let is_grid = || others.len() >= 2 && THEMES.contains(&fold(first.text.trim()).as_str());
        match () {
            () if is_grid() && are_labels(others) => Some(Self::Grid),
            () if names.len() >= 2 && has_part() && are_labels(names) => Some(Self::Talk),
            () => None,
        }
    }
}

/// Whether the cells are labels, no two alike.
fn are_labels(cells: &[Cell<'_>]) -> bool {
    let mut seen = BTreeSet::new();
    cells.iter().all(|cell| {
        let is_name = matches!(labels::shape(cell.text.trim()), Some(Shape::Code | Shape::Name));
        is_name && seen.insert(labels::key(cell.text))
    })
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
    fn a_grid_of_themes_holds_what_each_speaker_said_of_them() {
        let text = "Theme\tAna Roux\tBen\nArrival\tI came by bus, and it was late.\tWe had always lived here.\n\
            Work\t\tThere was none, so I left.\nHousing\tTwo rooms, and nine of us.\tA house of my own.\n";
        let expected = [
            "Ana Roux|I came by bus, and it was late.",
            "Ben|We had always lived here.",
            "Ben|There was none, so I left.",
            "Ana Roux|Two rooms, and nine of us.",
            "Ben|A house of my own.",
        ];
        assert_eq!(said(text), expected);
        let marks = "Theme\tAna\tBen\nArrival\tyes\tno\nWork\tno\tno\nHousing\tyes\tyes\n";
        assert!(said(marks).is_empty());
    }

    #[test]
    fn a_table_of_people_is_no_talk() {
        let text = "Participant\tCity\nAnna\tLille\nPaul\tLyon\nZoé\tParis\n";
        assert!(super::turns(&crate::import::talk::lines::lines(text, &Layout::default()).0).is_empty());
    }
}
