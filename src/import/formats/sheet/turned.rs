//! Sheets whose questions are rows and whose people are columns: they are turned, so that each row is a respondent.

use super::columns::is_question;
use crate::import::talk::labels::{self, Shape};
use crate::import::talk::lexicon::fold;
use crate::model::Said;

type Row = Vec<String>;

/// Words above columns of answers that are no people.
const OF_ANSWERS: [&str; 7] = ["answer", "answers", "response", "reponse", "reponses", "antwort", "respuesta"];

/// Returns the rows turned, if the first column asks and the others are people who answer.
pub(super) fn turned(rows: &[Row]) -> Option<Vec<Row>> {
    const FEWEST: usize = 2;
    let (head, below) = rows.split_first()?;
    let n_columns = head.iter().rposition(|name| !name.trim().is_empty())? + 1;
    let names = head.get(1..n_columns)?;
    // `Background` alone heads the questions below it.
    let below: Vec<&Row> = below.iter().filter(|row| row.iter().skip(1).any(|cell| !cell.trim().is_empty())).collect();
    let n_asked = below.iter().filter(|row| row.first().is_some_and(|q| is_question(&fold(q.trim())))).count();
    let answers = || below.iter().flat_map(|row| row.iter().skip(1)).filter(|cell| !cell.trim().is_empty());
    let n_long = answers().filter(|cell| cell.split_whitespace().count() >= 5).count();
    let is_turned = names.len() >= FEWEST
        && below.len() >= FEWEST
        && names.iter().all(|name| is_person(name.trim()))
        && n_asked * 5 >= below.len() * 4
        && n_long * 4 >= answers().count();
    let cell = |row: &Row, column: usize| row.get(column).cloned().unwrap_or_default();
    let column = |i: usize| std::iter::once(head).chain(below.iter().copied()).map(|row| cell(row, i)).collect::<Row>();
    is_turned.then(|| {
        let mut turned: Vec<Row> = (0..n_columns).map(column).collect();
        "id".clone_into(&mut turned[0][0]);
        turned
    })
}

fn is_person(name: &str) -> bool {
    let is_name = matches!(labels::shape(name), Some(Shape::Code | Shape::Name));
    (is_name || labels::is_numbered_talk(name)) && !OF_ANSWERS.contains(&fold(name).as_str())
}

/// Returns what is told of a sheet that was turned.
pub(super) fn told() -> Said {
    Said::fixed(
        "its questions are rows and its people columns: read so, please check",
        "ses questions sont des lignes et ses gens des colonnes\u{202f}: lu ainsi, à vérifier",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(csv: &str) -> Vec<Row> {
        csv.lines().map(|line| line.split(';').map(str::to_owned).collect()).collect()
    }

    #[test]
    fn questions_in_rows_become_columns() {
        let table = rows(
            "Question;P01;P02\nWhat do you need most?;A place of my own, with a key.;Time, and somebody to talk to.\n\
            What would you change?;The waiting, it is so long.;Nothing that comes to my mind.\n",
        );
        let turned = turned(&table).unwrap();
        assert_eq!(turned[0], ["id", "What do you need most?", "What would you change?"]);
        assert_eq!(turned[2][..2], ["P02", "Time, and somebody to talk to."]);
    }

    #[test]
    fn each_column_may_be_an_interview_and_rows_may_head_the_questions() {
        let table = rows(
            ";Interview 1;Interview 2 \nBackground;;\nWhat do you do?;I care for people at night.;I drive, mostly in the north.\n\
            Needs;;\nWhat do you need most?;A place of my own, with a key.;Time, and somebody to talk to.\n",
        );
        let turned = turned(&table).unwrap();
        assert_eq!(turned[0], ["id", "What do you do?", "What do you need most?"]);
        assert_eq!(turned[1][..2], ["Interview 1", "I care for people at night."]);
    }

    #[test]
    fn other_tables_stay_as_they_are() {
        for csv in [
            "Question;Answer;Notes\nWhat do you need?;A place of my own, with a key.;x\nWhy?;So that I can sleep there.;y\n",
            "Speaker;Text;Code\nAna;Why do you say so?;x\nBen;Because it is so, I think.;y\n",
            "id;Age;City\nU1;41;Lille\nU2;36;Lyon\n",
        ] {
            assert_eq!(turned(&rows(csv)), None, "{csv}");
        }
    }
}
