//! Who, what was asked, what was answered, by what the columns hold: who answers returns with each question, and the
//! question with each who answers.

use rustc_hash::FxHashSet;

use super::{Places, Row};
use crate::import::formats::sheet::columns::{holds_talk, is_question};
use crate::import::formats::sheet::talks::is_column_of_questions;
use crate::import::talk::lexicon::fold;

/// How words for answers begin in names of columns: `OriginalResponse`, `Antworttext`.
const ANSWERS: [&str; 8] = ["answer", "respon", "repons", "antwort", "respuest", "rispost", "respost", "antwoord"];

/// Returns where the three columns are in a table with a row an answer.
pub(super) fn places(head: &Row, rows: &[Row]) -> Option<Places> {
    let names: Vec<String> = head.iter().map(|name| fold(name.trim())).collect();
    let question = (0..head.len()).find(|c| asks(&names[*c], rows, *c))?;
    let is_talk = |c: &usize| *c != question && holds_talk(&cells(rows, *c).collect::<Vec<_>>());
    let n_words = |c: &usize| cells(rows, *c).map(|cell| cell.split_whitespace().count()).sum::<usize>();
    let is_named = |c: &usize| ANSWERS.iter().any(|stem| names[*c].contains(stem));
    let answer = (0..head.len()).filter(is_talk).max_by_key(|c| (is_named(c), n_words(c)))?;
    let who = (0..head.len()).find(|c| ![question, answer].contains(c) && is_grid(rows, *c, question))?;
    Some(Places { who, question, answer })
}

/// Whether a column holds questions or their numbers: its name says so, or each of its cells does.
fn asks(name: &str, rows: &[Row], column: usize) -> bool {
    let mut words = name.split(|c: char| !c.is_alphanumeric());
    let is_named = !name.ends_with('?') && words.any(is_column_of_questions);
    is_named || cells(rows, column).all(|cell| is_question(&fold(cell)) && cell.ends_with('?'))
}

/// Whether a few who answer and a few questions meet once each, nearly all with nearly all.
fn is_grid(rows: &[Row], who: usize, question: usize) -> bool {
    const FEWEST_PEOPLE: usize = 3;
    const LONGEST: usize = 40;
    let of = |row: &Row, column: usize| row.get(column).map_or("", |cell| cell.trim()).to_owned();
    let people: FxHashSet<String> = rows.iter().map(|row| of(row, who)).collect();
    let questions: FxHashSet<String> = rows.iter().map(|row| of(row, question)).collect();
    let pairs: FxHashSet<[String; 2]> = rows.iter().map(|row| [of(row, who), of(row, question)]).collect();
    let are_named = people.iter().all(|name| !name.is_empty() && name.chars().count() <= LONGEST);
    are_named
        && people.len() >= FEWEST_PEOPLE
        && questions.len() >= 2
        && pairs.len() == rows.len()
        && rows.len() * 5 >= people.len() * questions.len() * 3
}

fn cells(rows: &[Row], column: usize) -> impl Iterator<Item = &str> {
    rows.iter().filter_map(move |row| row.get(column)).map(|cell| cell.trim()).filter(|cell| !cell.is_empty())
}
