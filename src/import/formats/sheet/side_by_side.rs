//! Talks whose speakers are columns side by side, a row a moment: who speaks then has words in their column.

use super::columns::{holds_talk, is_time_word};
use crate::import::talk::labels::{self, Shape};
use crate::import::talk::lexicon::fold;
use crate::import::talk::roles;

type Row = Vec<String>;

/// Returns the rows of such a table as rows of turns: who, when, what.
pub(super) fn turns(rows: &[Row]) -> Option<Vec<Row>> {
    const FEWEST_ROWS: usize = 4;
    let (head, below) = rows.split_first()?;
    let time = head.iter().position(|name| is_time_word(&fold(name.trim())));
    let people: Vec<usize> = (0..head.len()).filter(|c| Some(*c) != time && !head[*c].trim().is_empty()).collect();
    let asks = |name: &str| roles::is_part_in_talk(name) && roles::said_by(name).is_some();
    let is_person = |name: &str| asks(name) || matches!(labels::shape(name), Some(Shape::Code | Shape::Name));
    let names = || people.iter().map(|c| head[*c].trim());
    let are_people = people.len() >= 2 && names().all(is_person) && (time.is_some() || names().any(asks));
    let speak = |row: &Row| people.iter().filter(|c| !cell(row, **c).is_empty()).count();
    let n_alone = below.iter().filter(|row| speak(row) == 1).count();
    let said: Vec<&str> = below.iter().flat_map(|row| people.iter().map(|c| cell(row, *c))).collect();
    let all_speak = people.iter().all(|c| below.iter().any(|row| !cell(row, *c).is_empty()));
    if !are_people || below.len() < FEWEST_ROWS || n_alone * 10 < below.len() * 9 || !all_speak || !holds_talk(&said) {
        return None;
    }
    let turn = |row: &Row, column: usize| {
        let when = time.map_or("", |time| cell(row, time));
        [head[column].trim(), when, cell(row, column)].map(str::to_owned).to_vec()
    };
    let turns = below.iter().flat_map(|row| people.iter().map(|c| turn(row, *c))).filter(|turn| !turn[2].is_empty());
    let names = ["speaker", if time.is_some() { "time" } else { "" }, "text"].map(str::to_owned).to_vec();
    Some(std::iter::once(names).chain(turns).collect())
}

fn cell(row: &Row, column: usize) -> &str {
    row.get(column).map_or("", |cell| cell.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(csv: &str) -> Vec<Row> {
        csv.lines().map(|line| line.split(';').map(str::to_owned).collect()).collect()
    }

    #[test]
    fn who_has_words_in_their_column_speaks() {
        let table = "Time;Moderator;Ana;Ben\n0:01;How did you find this place?;;\n0:09;;By bus, and then on foot.;\n\
            0:15;;;Nobody told me where it was.\n0:20;And what did you see there?;;\n";
        let read: Vec<String> = turns(&rows(table)).unwrap().iter().map(|turn| turn.join("|")).collect();
        assert_eq!(
            read[..3],
            ["speaker|time|text", "Moderator|0:01|How did you find this place?", "Ana|0:09|By bus, and then on foot."]
        );
        let both_answer = table.replace(";;By bus", ";x;By bus").replace(";;;Nobody", ";y;;Nobody");
        let survey = table.replace("Time;Moderator", "id;Why?");
        assert!([both_answer, survey].iter().all(|table| turns(&rows(table)).is_none()));
    }
}
