//! Notes below the answers of a survey: rows with one cell, where all above have an id and more.

use super::columns::{Columns, Ways};
use crate::model::text::short_quote;
use crate::model::{Said, said};

type Row = Vec<String>;

/// Takes off the notes below respondents, and returns them.
pub(super) fn take_below(rows: &mut Vec<Row>, ways: Option<&Ways>) -> Vec<String> {
    let is_survey = ways.is_some_and(|ways| matches!(ways.columns.first(), Some(Columns::Respondents(_))));
    let Some(head) = rows.first().filter(|_| is_survey) else { return Vec::new() };
    let n_wide = filled(head).count();
    let n = rows[1..].iter().rev().take_while(|row| is_note(row)).count();
    let kept = rows.len() - n;
    let are_answers = |rows: &[Row]| rows.iter().all(|row| !is_unnamed(row) && filled(row).count() * 2 >= n_wide);
    if n == 0 || n_wide < 3 || kept < 3 || !are_answers(&rows[1..kept]) {
        return Vec::new();
    }
    rows.drain(kept..).flat_map(|row| filled(&row).map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// Whether one cell alone stands in a row, and is no id.
fn is_note(row: &Row) -> bool {
    const FEWEST_WORDS: usize = 3;
    let is_long = || filled(row).all(|cell| cell.split_whitespace().count() >= FEWEST_WORDS);
    filled(row).count() == 1 && (is_unnamed(row) || is_long())
}

fn is_unnamed(row: &Row) -> bool {
    row.first().is_none_or(|cell| cell.trim().is_empty())
}

fn filled(row: &Row) -> impl Iterator<Item = &str> {
    row.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty())
}

/// Returns what is told of notes that were taken off.
pub(super) fn told(notes: &[String]) -> Option<Said> {
    const LONGEST: usize = 80;
    let shown = short_quote(&notes.join(" / "), LONGEST);
    (!notes.is_empty()).then(|| {
        said!(
            "left out below the answers: “{shown}”",
            "laissé de côté sous les réponses\u{202f}: «\u{202f}{shown}\u{202f}»"
        )
    })
}

#[cfg(test)]
mod tests {
    use crate::import::read;

    const SURVEY: &str = "Participant;Age;Q1;Q2\nP9;41;It is too loud in here at night.;N/A\nP1;36;Nobody told us that it had moved.;n/a\n\
        P4;22;I came by bus, as always.;They should ask us before they build.\n";

    #[test]
    fn notes_below_a_survey_are_no_respondents_and_told() {
        let csv = format!("{SURVEY};;- means that time was short;\nAll interviews were translated;;;\n");
        let read = read("a.csv", csv.as_bytes()).unwrap();
        let labels: Vec<&str> = read.output.speakers.iter().map(|s| s.label.as_str()).collect();
        assert_eq!(labels, ["P9", "P1", "P4"]);
        let told = "a.csv: left out below the answers: “- means that time was short / All interviews were translated”";
        assert_eq!(read.warnings[0], told);
    }

    #[test]
    fn who_answered_nothing_is_no_note() {
        let read = read("a.csv", format!("{SURVEY}P7;;;\n").as_bytes()).unwrap().output;
        assert!(read.speakers.iter().any(|s| s.label == "P7"));
    }
}
