//! Tables of several talks, or of questions beside answers, brought to one row a turn: a column may name the interview, and two
//! columns may be the two people.

use super::columns::{is_time_word, named_columns};
use super::{Sheet, times};
use crate::import::talk::labels::{self, Shape};
use crate::import::talk::lexicon::fold;
use crate::import::talk::roles;
use crate::model::Role;

type Row = Vec<String>;

/// Names of columns that say which talk a row is of.
#[rustfmt::skip]
const TALKS: &[&str] = &[
    "interview", "interview id", "entretien", "document", "transcript id", "file", "file name", "filename", "fichier", "session",
];
/// Names of columns of questions, and of answers.
const QUESTIONS: &[&str] = &["question", "questions", "frage", "fragen", "pregunta", "domanda", "pergunta"];
const ANSWERS: &[&str] = &["answer", "answers", "reponse", "reponses", "response", "antwort", "respuesta", "risposta"];
/// Fewer rows than this are no talk.
const FEWEST: usize = 3;

/// Returns the talks of a sheet one by one, each named as its rows name it; the sheet itself if it holds one.
pub(super) fn apart(sheet: Sheet) -> Vec<Sheet> {
    let Some(column) = column_of_talks(&sheet.rows) else { return vec![sheet] };
    let Some((head, rows)) = sheet.rows.split_first() else { return vec![sheet] };
    let name = |row: &Row| row.get(column).map_or("", |cell| cell.trim()).to_owned();
    let mut talks: Vec<Sheet> = Vec::new();
    for row in rows {
        let name = name(row);
        match talks.iter_mut().find(|talk| talk.name == name) {
            Some(talk) => talk.rows.push(row.clone()),
            None => talks.push(Sheet { name, rows: vec![head.clone(), row.clone()] }),
        }
    }
    talks
}

/// Returns the column that names the talk, if each of several has more rows than one.
fn column_of_talks(rows: &[Row]) -> Option<usize> {
    let (head, rows) = rows.split_first()?;
    let cells: Vec<&str> = head.iter().map(String::as_str).collect();
    let named = named_columns(&cells)?;
    let column = cells.iter().position(|name| TALKS.contains(&fold(name.trim()).as_str()))?;
    let of = |row: &Row| row.get(column).map(|cell| cell.trim().to_owned()).filter(|cell| !cell.is_empty());
    let all: Option<Vec<String>> = rows.iter().map(of).collect();
    let mut names = all?;
    let n_rows = names.len();
    names.sort();
    names.dedup();
    let is_of_talk = ![Some(named.speaker), Some(named.text), named.time].contains(&Some(column));
    (is_of_talk && names.len() > 1 && names.len() * FEWEST <= n_rows).then_some(column)
}

/// Returns the rows of a table of questions and answers as rows of turns: who, when, what.
pub(super) fn paired(rows: &[Row]) -> Option<Vec<Row>> {
    let (head, below) = rows.split_first()?;
    let time = head.iter().position(|name| is_time_word(&fold(name.trim())));
    let others: Vec<usize> = (0..head.len()).filter(|c| Some(*c) != time).collect();
    let [asked, answered] = *others.as_slice() else { return None };
    let cell = |row: &Row, column: usize| row.get(column).map_or("", |cell| cell.trim()).to_owned();
    let mut questions: Vec<String> = below.iter().map(|row| cell(row, asked)).collect();
    questions.sort();
    questions.dedup();
    let is_talk = below.len() >= FEWEST && questions.len() * 2 > below.len();
    let is_timed = time.is_none_or(|time| below.iter().all(|row| times::time(&cell(row, time)).is_some()));
    if !is_talk || !is_timed || !asks(head[asked].trim()) || !answers(head[answered].trim()) {
        return None;
    }
    let turn = |row: &Row, column: usize| {
        let when = time.map_or_else(String::new, |time| cell(row, time));
        vec![head[column].trim().to_owned(), when, cell(row, column)]
    };
    let turns = below.iter().flat_map(|row| [turn(row, asked), turn(row, answered)]).filter(|turn| !turn[2].is_empty());
    let names = ["speaker", if time.is_some() { "time" } else { "" }, "text"].map(str::to_owned).to_vec();
    Some(std::iter::once(names).chain(turns).collect())
}

/// Whether a column holds what somebody asks.
fn asks(name: &str) -> bool {
    QUESTIONS.contains(&fold(name).as_str())
        || matches!(roles::said_by(name), Some(Role::Interviewer | Role::Moderator))
}

/// Whether a column holds what somebody answers.
fn answers(name: &str) -> bool {
    ANSWERS.contains(&fold(name).as_str())
        || roles::said_by(name) == Some(Role::Participant)
        || matches!(labels::shape(name), Some(Shape::Code | Shape::Name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(csv: &str) -> Vec<Row> {
        csv.lines().map(|line| line.split(';').map(str::to_owned).collect()).collect()
    }

    #[test]
    fn questions_beside_answers_are_turns() {
        let written = |csv: &str| {
            let turns = paired(&rows(csv))?;
            Some(turns.iter().map(|turn| turn.join("|")).collect::<Vec<_>>().join(" / "))
        };
        let expected = "speaker||text / Question||Why? / Answer||So. / Question||And? / Answer||Ah. / Question||When? / Answer||Then.";
        assert_eq!(written("Question;Answer\nWhy?;So.\nAnd?;Ah.\nWhen?;Then.\n").as_deref(), Some(expected));
        let timed = written("Time;Interviewer;P07\n00:01;Why?;So.\n00:05;And?;Ah.\n00:09;When?;Then.\n").unwrap();
        assert!(timed.starts_with("speaker|time|text / Interviewer|00:01|Why? / P07|00:01|So. / "), "{timed}");
        for other in [
            "id;Question;Answer\n1;Why?;So.\n2;And?;Ah.\n3;When?;Then.\n",
            "Question;Answer\nWhy?;So.\nWhy?;Ah.\nWhy?;Then.\n",
        ] {
            assert_eq!(written(other), None, "{other}");
        }
    }

    #[test]
    fn a_column_may_name_the_talk() {
        let table =
            "interview;speaker;text\nI1;INT;Why?\nI1;Ana;So.\nI1;INT;Ah.\nI2;INT;Why?\nI2;Ben;Then.\nI2;INT;Ah.\n";
        let talks = apart(Sheet { name: "x".to_owned(), rows: rows(table) });
        let written: Vec<(&str, usize)> = talks.iter().map(|talk| (talk.name.as_str(), talk.rows.len())).collect();
        assert_eq!(written, [("I1", 4), ("I2", 4)]);
    }
}
