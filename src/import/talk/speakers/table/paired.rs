//! Tables of questions beside answers, `Interviewer | Karim` above them: each row holds a question and its answer.

use super::super::super::labels;
use super::super::super::lines::Line;
use super::super::super::turns::{self, Turn};
use super::{Cell, bare, cells_on, nobody, row};
use crate::import::formats::sheet::{asked_and_answered, one_of};
use crate::model::name_key;

/// Fewer rows are no talk.
const FEWEST: usize = 3;

/// Returns where the questions and answers begin; nothing of a text without such a table.
pub(super) fn turns<'t>(lines: &[Line<'t>]) -> Vec<Turn<'t>> {
    let names =
        |i: usize| asked_and_answered(&cells_on(lines, i).iter().map(|cell| bare(cell.text)).collect::<Vec<_>>());
    let heads = (0..lines.len()).filter(|i| lines[*i].text.contains('\t'));
    let Some((head, asked)) = heads.filter_map(|i| Some((i, names(i)?))).next() else { return Vec::new() };
    let columns = cells_on(lines, head);
    let labels = [asked, asked + 1].map(|column| one_of(bare(columns[column].text)));
    let mut turns = vec![nobody(columns[0])];
    let (mut n_rows, mut n_whole, mut n_asking, mut next) = (0, 0, 0, head + 1);
    while let Some(i) = (next..lines.len()).find(|i| lines[*i].text.contains('\t')) {
        let cells = row(lines, i, columns.len());
        next = cells.last().map_or(i, |last| last.line) + 1;
        if cells.len() != columns.len() {
            break;
        }
        let said = [cells[asked], cells[asked + 1]].map(|cell| (!cell.text.trim().is_empty()).then_some(cell));
        n_rows += 1;
        n_whole += usize::from(said.iter().all(Option::is_some));
        n_asking += usize::from(said[0].is_some_and(|cell| turns::asks(cell.text)));
        turns.extend((asked > 0).then(|| nobody(cells[0])));
        for (speaker, cell) in said.into_iter().enumerate() {
            turns.extend(cell.map(|cell| Turn { speaker: Some(speaker), label: labels[speaker], ..nobody(cell) }));
        }
        turns.extend(cells.get(asked + 2).filter(|cell| !cell.text.trim().is_empty()).map(|cell| nobody(*cell)));
    }
    // Columns in which one of them speaks at a time are read as such.
    let is_talk = n_rows >= FEWEST && n_whole * 2 > n_rows && n_asking * 2 >= n_rows;
    if is_talk { turns } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use crate::import::turns_as_told;

    #[test]
    fn each_row_is_a_question_and_its_answer() {
        let rows = "Why?\tSo.\nAnd then?\tI went.\nWhen?\tAt ten.\n";
        let said = ["-|Why?", "-|So.", "-|And then?", "-|I went.", "-|When?", "-|At ten."];
        for (names, asks, answers) in
            [("Interviewer\tKarim", "Interviewer", "Karim"), ("Questions\tRéponses", "Question", "Réponse")]
        {
            let read = turns_as_told("a.txt", &format!("{names}\n{rows}"));
            let who = [asks, answers].into_iter().cycle();
            let expected: Vec<String> =
                said.iter().zip(who).map(|(s, who)| s.replace("-|", &format!("{who}@-1|"))).collect();
            assert_eq!(read[1..], expected);
        }
    }

    #[test]
    fn what_is_beside_the_answers_is_nobodys_and_a_number_stands_before() {
        let table = "N°\tQuestion\tAnswer\tCode\n1\tWhy?\tSo.\tcost\n2\tAnd?\tI went.\t\n3\tWhen?\tAt ten.\ttime\n";
        let said = turns_as_told("a.txt", table);
        assert_eq!(said.iter().filter(|turn| !turn.starts_with('-')).count(), 6, "{said:?}");
        assert!(said.contains(&"Answer@-1|So.".to_owned()) && said.contains(&"-@-1|cost".to_owned()), "{said:?}");
    }

    #[test]
    fn a_table_of_what_was_asked_and_how_often_is_no_talk() {
        let table = "Question\tNotes\nHousing\tfour of ten\nWork\tsix of ten\nCity\tall\n";
        assert!(turns_as_told("a.txt", table).iter().all(|turn| turn.starts_with('-')));
    }
}
