//! Sheets whose questions are rows and whose people are columns: they are turned, so that each row is a respondent.

use rustc_hash::FxHashSet;

use super::columns::is_question;
use super::talks::is_column_of_questions;
use crate::import::talk::labels::{self, Shape};
use crate::import::talk::lexicon::fold;
use crate::model::Said;

type Row = Vec<String>;

/// Words above columns of answers that are no people.
const OF_ANSWERS: [&str; 7] = ["answer", "answers", "response", "reponse", "reponses", "antwort", "respuesta"];

/// What stands before the numbers of those who are interviewed. Others number questions or points in time: `Q1`, `T2`.
#[rustfmt::skip]
const OF_PEOPLE: &[&str] = &[
    "p", "e", "i", "r", "s", "u", "b", "k", "id", "fg", "ent", "int", "part", "resp", "participant", "participante", "respondent",
    "repondant", "repondante", "enquete", "enquetee", "interviewee", "person", "personne", "subject", "sujet", "befragte", "teilnehmer",
];

/// Returns the rows turned, if the first column asks, or the second beside their themes, and the others are people who
/// answer.
pub(super) fn turned(rows: &[Row]) -> Option<Vec<Row>> {
    of_questions(rows).or_else(|| of_questions(&without_themes(rows)?))
}

fn of_questions(rows: &[Row]) -> Option<Vec<Row>> {
    const FEWEST: usize = 2;
    let (head, below) = rows.split_first()?;
    let n_columns = head.iter().rposition(|name| !name.trim().is_empty())? + 1;
    let names = head.get(1..n_columns)?;
    // `Background` alone heads the questions below it.
    let below: Vec<&Row> = below.iter().filter(|row| row.iter().skip(1).any(|cell| !cell.trim().is_empty())).collect();
    let n_asked = below.iter().filter(|row| row.first().is_some_and(|q| is_question(&fold(q.trim())))).count();
    let answers = || below.iter().flat_map(|row| row.iter().skip(1)).filter(|cell| !cell.trim().is_empty());
    let n_long = answers().filter(|cell| cell.split_whitespace().count() >= 5).count();
    let ask = || n_asked * 5 >= below.len() * 4 || are_themes(head, names, &below);
    let is_turned = names.len() >= FEWEST
        && below.len() >= FEWEST
        && names.iter().all(|name| is_person(name.trim()))
        && ask()
        && n_long * 4 >= answers().count();
    let cell = |row: &Row, column: usize| row.get(column).cloned().unwrap_or_default();
    let column = |i: usize| std::iter::once(head).chain(below.iter().copied()).map(|row| cell(row, i)).collect::<Row>();
    is_turned.then(|| {
        let mut turned: Vec<Row> = (0..n_columns).map(column).collect();
        "id".clone_into(&mut turned[0][0]);
        turned
    })
}

/// Whether the first column holds themes in a few words, below no name, and the others are numbered people or talks.
fn are_themes(head: &Row, names: &[String], below: &[&Row]) -> bool {
    let is_theme = |cell: &str| !cell.is_empty() && labels::shape(cell) != Some(Shape::Code);
    let themes: FxHashSet<&str> = below.iter().filter_map(|row| row.first()).map(|cell| cell.trim()).collect();
    head[0].trim().is_empty()
        && themes.len() == below.len()
        && themes.iter().all(|theme| is_theme(theme))
        && names.iter().all(|name| is_numbered(name.trim()))
}

fn is_numbered(name: &str) -> bool {
    let folded = fold(name);
    let letters = folded.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '_'));
    labels::is_numbered_talk(name) || letters.len() < folded.len() && OF_PEOPLE.contains(&letters)
}

/// Returns the rows without a first column of themes beside that of the questions.
fn without_themes(rows: &[Row]) -> Option<Vec<Row>> {
    let is_of_questions = |name: &String| is_column_of_questions(&fold(name.trim()));
    rows.first()?.get(1).filter(|name| is_of_questions(name))?;
    Some(rows.iter().map(|row| row.iter().skip(1).cloned().collect()).collect())
}

fn is_person(name: &str) -> bool {
    // `Ana (E1)` is as good as `Ana`.
    let bare = name.split('(').next().map(str::trim).filter(|bare| !bare.is_empty()).unwrap_or(name);
    let is_name = matches!(labels::shape(bare), Some(Shape::Code | Shape::Name));
    (is_name || is_numbered(bare)) && !OF_ANSWERS.contains(&fold(bare).as_str())
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
    fn themes_may_stand_beside_the_questions_or_in_their_place() {
        let long = "We were told to wait.;So I left that very day.;Nobody ever asked me.";
        let table = rows(&format!(
            "Theme;Question;Ana (E1);Ben (E2);Cleo (E3)\nHome;Where do you live?;{long}\n;Since when?;{long}\n"
        ));
        let turned_rows = turned(&table).unwrap();
        assert_eq!(turned_rows[0], ["id", "Where do you live?", "Since when?"]);
        assert_eq!(turned_rows[1][0], "Ana (E1)");
        let table = |names: &str| rows(&format!("{names}\nHome;{long}\nWork;{long}\n"));
        assert_eq!(turned(&table(";E1;E2;E3")).unwrap()[0], ["id", "Home", "Work"]);
        for names in [";Entretien 1;Entretien 2;Entretien 3", ";Participant 1;Participant 2;Participant 3"] {
            assert!(turned(&table(names)).is_some(), "{names}");
        }
        assert!([";T1;T2;T3", ";Q1;Q2;Q3", "Name;E1;E2;E3"].iter().all(|names| turned(&table(names)).is_none()));
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
