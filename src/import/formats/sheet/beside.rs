//! What stands beside the talk in a table with one row a turn: a column that says the same of somebody in all of their
//! rows is an attribute of theirs, any other one is left out and told.

use rustc_hash::FxHashMap;

use super::columns::Turns;
use super::{Sheet, head};
use crate::import::FoundValue;
use crate::model::{Said, said};

type Row = Vec<String>;

/// Returns the attributes of the speakers, and the names of the columns that are left out. `label` is how a speaker is
/// called.
pub(super) fn of(sheet: &Sheet, columns: &Turns, label: fn(&str) -> &str) -> (Vec<FoundValue>, Vec<String>) {
    let Some(first) = sheet.rows.first().filter(|_| columns.first_row == 1) else {
        return (Vec::new(), unnamed(&sheet.rows, columns));
    };
    let rows = &sheet.rows[columns.first_row..];
    let names = head::names(first);
    let taken = [columns.speaker, columns.time, columns.until, Some(columns.text)];
    let is_filled = |column: usize| rows.iter().any(|row| !cell(row, column).is_empty());
    let (mut values, mut left) = (Vec::new(), Vec::new());
    for (column, name) in names.iter().enumerate().filter(|(c, name)| !taken.contains(&Some(*c)) && !name.is_empty()) {
        match columns.speaker.and_then(|speaker| facts(rows, speaker, column, label)) {
            Some(facts) => values.extend(facts.into_iter().map(|(label, value)| FoundValue {
                label: label.to_owned(),
                attribute: name.clone(),
                value: value.to_owned(),
            })),
            None if is_filled(column) => left.push(name.clone()),
            None => {}
        }
    }
    (values, left)
}

/// Returns the numbers of the columns that are left out of a table without names, where words stand in them.
fn unnamed(rows: &[Row], columns: &Turns) -> Vec<String> {
    let n_columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    let taken = [columns.speaker, columns.time, columns.until, Some(columns.text)];
    let holds_words = |c: usize| rows.iter().any(|row| cell(row, c).contains(char::is_alphabetic));
    (0..n_columns).filter(|c| !taken.contains(&Some(*c)) && holds_words(*c)).map(|c| (c + 1).to_string()).collect()
}

fn cell(row: &Row, column: usize) -> &str {
    row.get(column).map_or("", |cell| cell.trim())
}

/// Returns what a column says of each speaker, if it says one thing of each and not the same of all; nobody who speaks
/// once shows that.
fn facts(rows: &[Row], speaker: usize, column: usize, label: fn(&str) -> &str) -> Option<Vec<(&str, &str)>> {
    let mut known: FxHashMap<&str, Fact<'_>> = FxHashMap::default();
    let mut above = "";
    for row in rows {
        above = Some(label(cell(row, speaker))).filter(|own| !own.is_empty()).unwrap_or(above);
        let value = cell(row, column);
        if above.is_empty() {
            continue;
        }
        let next = known.len();
        let fact = known.entry(above).or_insert_with(|| Fact { place: next, ..Fact::default() });
        fact.n_rows += 1;
        if !value.is_empty() {
            if !fact.value.is_empty() && fact.value != value {
                return None;
            }
            (fact.value, fact.n_filled) = (value, fact.n_filled + 1);
        }
    }
    let n_speakers = known.len();
    let mut facts: Vec<(&str, Fact<'_>)> = known.into_iter().filter(|(_, fact)| !fact.value.is_empty()).collect();
    facts.sort_by_key(|(_, fact)| fact.place);
    let is_of_all = facts.len() == n_speakers && facts.iter().all(|(_, fact)| fact.value == facts[0].1.value);
    let stands_throughout = facts.iter().all(|(_, fact)| fact.n_filled * 5 >= fact.n_rows * 4);
    let is_known = !facts.is_empty() && !is_of_all && stands_throughout && n_speakers * 2 <= rows.len();
    is_known.then(|| facts.into_iter().map(|(label, fact)| (label, fact.value)).collect())
}

/// What a column says of a speaker.
#[derive(Default)]
struct Fact<'t> {
    value: &'t str,
    /// The place of the speaker among the others.
    place: usize,
    n_rows: usize,
    n_filled: usize,
}

/// Returns what is told of columns that are left out.
pub(super) fn told(left: &[String]) -> Option<Said> {
    let names = left.join(", ");
    (!left.is_empty()).then(|| {
        said!(
            "columns left out beside the talk: {names}",
            "colonnes laissées de côté, hors de l’entretien\u{202f}: {names}"
        )
    })
}

#[cfg(test)]
mod tests {
    use crate::import::read;

    #[test]
    fn what_a_column_says_of_a_speaker_throughout_is_an_attribute_and_the_rest_is_told() {
        let csv = "id,speaker,job,text,code,study\n1,INT,,Why?,,S1\n2,Ana,nurse,So.,work,S1\n3,INT,,Ah.,,S1\n4,Ana,nurse,Yes.,,S1\n\
            5,Ben,cook,No.,food,S1\n6,Ben,cook,Never.,,S1\n";
        let read = read("a.csv", csv.as_bytes()).unwrap();
        let values: Vec<String> =
            read.output.values.iter().map(|v| format!("{} {}={}", v.label, v.attribute, v.value)).collect();
        assert_eq!(values, ["Ana job=nurse", "Ben job=cook"]);
        assert_eq!(read.warnings, ["a.csv: columns left out beside the talk: id, code, study"]);
    }

    #[test]
    fn columns_without_names_are_told_by_their_numbers() {
        let csv = "The House,1,INT:,Why do you say so?\nThe House,2,Ana:,\"So that all of us, at last, can see.\"\n\
            The House,3,INT:,And what did they say?\nThe House,4,Ana:,Not a word of it was true.\n";
        let read = read("a.csv", csv.as_bytes()).unwrap();
        assert!(read.output.text.starts_with("INT: Why do you say so?\nAna: So that all"), "{}", read.output.text);
        assert_eq!(read.warnings, ["a.csv: columns left out beside the talk: 1"]);
    }
}
