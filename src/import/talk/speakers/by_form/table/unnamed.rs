//! Tables whose columns have no names: three columns and more hold a talk by what stands in them, and so do two of which
//! the first holds a few short values that take turns, whatever these look like: `Pat. 3`, `4417`, `My mother`.

use rustc_hash::FxHashMap;

use super::{Cell, Rows, bare, below, cells_on};
use crate::import::formats::sheet::{Named, columns_of_talk, holds_talk};
use crate::import::talk::labels::{self, Form, Shape};
use crate::import::talk::lines::Line;
use crate::import::talk::roles;
use crate::import::talk::speakers::people;
use crate::import::talk::turns::Turn;
use crate::model::name_key;

/// Fewer rows are no talk.
const FEWEST: usize = 6;

/// A row, and the line on which it begins.
type Row<'t> = (usize, Vec<Cell<'t>>);

/// Returns where the rows begin; nothing of a text without such a table.
pub(super) fn turns<'t>(lines: &[Line<'t>]) -> Vec<Turn<'t>> {
    let rows: Vec<Row<'t>> =
        (0..lines.len()).filter(|i| lines[*i].text.contains('\t')).map(|i| (i, cells_on(lines, i))).collect();
    let n_columns = rows.iter().map(|(_, row)| row.len()).max().unwrap_or_default();
    let whole: Vec<&Row<'t>> = rows.iter().filter(|(_, row)| row.len() == n_columns).collect();
    if n_columns < 2 || whole.len() < FEWEST || whole.len() * 5 < rows.len() * 4 {
        return Vec::new();
    }
    let columns = if n_columns == 2 { of_two(&whole, lines) } else { of_several(&whole) };
    let Some(columns) = columns else { return Vec::new() };
    let mut found = Rows::default();
    for (i, row) in &whole {
        found.take(*i, row, columns);
    }
    let rows: Vec<usize> = whole.iter().map(|(i, _)| *i).collect();
    found.turns.extend(below(lines, &rows).filter(|_| n_columns == 2).map(people::nobody));
    found.turns
}

fn of_several(rows: &[&Row<'_>]) -> Option<Named> {
    let cells: Vec<Vec<String>> =
        rows.iter().map(|(_, row)| row.iter().map(|cell| bare(cell.text).to_owned()).collect()).collect();
    columns_of_talk(&cells)
}

/// Returns the columns of labels and words, if the table has no others: where all labels are such as anybody knows, what
/// they say of themselves is more than their places do.
fn of_two(rows: &[&Row<'_>], lines: &[Line<'_>]) -> Option<Named> {
    let labels: Vec<&str> = rows.iter().map(|(_, row)| bare(row[0].text)).filter(|label| !label.is_empty()).collect();
    let words: Vec<&str> = rows.iter().map(|(_, row)| row[1].text).collect();
    let is_known = rows.iter().all(|(i, row)| row[0].text.trim().is_empty() || begins_with_label(lines[*i].text));
    let is_talk = !is_known && take_turns(&labels) && holds_talk(&words);
    is_talk.then_some(Named { speaker: 0, time: None, in_minutes: false, text: 1 })
}

/// Whether the line begins with a label that is one wherever it stands.
fn begins_with_label(line: &str) -> bool {
    let is_one =
        |label: &str| matches!(labels::shape(label), Some(Shape::Code | Shape::Name)) || roles::is_part_in_talk(label);
    let cell = line.split('\t').next().map_or("", bare);
    labels::candidate(line, "").is_some_and(|found| {
        matches!(found.form, Form::Tab | Form::Colon) && bare(found.label) == cell && is_one(found.label)
    })
}

/// Whether a few short values come back again and again, and one after the other, as people who talk do and the themes
/// that a table is sorted by do not. Numbers alone are marks or years.
fn take_turns(labels: &[&str]) -> bool {
    const LONGEST: usize = 60;
    const MOST: usize = 12;
    let mut n_of: FxHashMap<String, usize> = FxHashMap::default();
    labels.iter().for_each(|label| *n_of.entry(name_key(label)).or_default() += 1);
    let n_returning = n_of.values().filter(|n| **n >= 2).sum::<usize>();
    let n_changes = labels.windows(2).filter(|pair| name_key(pair[0]) != name_key(pair[1])).count();
    let is_short = |label: &&str| label.chars().count() <= LONGEST && !label.ends_with(['.', '?', '!', '…']);
    (2..=MOST).contains(&n_of.len())
        && n_of.len() * 3 <= labels.len()
        && n_returning * 10 >= labels.len() * 9
        && n_changes * 2 >= labels.len()
        && labels.iter().all(is_short)
        && labels.iter().any(|label| label.contains(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use crate::import::turns_as_told;

    /// A talk of two, in two columns.
    fn talk(asks: &str, answers: &str) -> String {
        let said = [
            "Could you take me through it?",
            "So I come in at ten past seven.",
            "What do people do instead?",
            "They write on their hand, or on a towel.",
            "And what is it that they write?",
            "Whatever they are told, I would say.",
        ];
        said.iter().zip([asks, answers].iter().cycle()).map(|(words, who)| format!("{who}\t{words}\n")).collect()
    }

    #[test]
    fn columns_without_a_head_are_known_by_what_they_hold() {
        let row = |n: usize, who: &str, words: &str| format!("{n}\t00:00:{n:02}\t{who}\t{words}\n");
        let talk = [
            row(3, "Int.", "Could you take me through it?"),
            row(9, "SN", "So I come in at ten past seven, and we stand."),
            row(27, "Int.", "What do people do instead?"),
            row(31, "SN", "They write on their hand.\nOr a towel."),
            row(40, "Int.", "And what is it that they write?"),
            row(44, "SN", "Whatever they are told."),
        ];
        let said = turns_as_told("a.txt", &talk.concat());
        assert_eq!((said.len(), said[3].as_str()), (6, "SN@31|They write on their hand.\nOr a towel."), "{said:?}");
    }

    #[test]
    fn the_first_of_two_columns_names_speakers_whatever_they_are_called() {
        for who in ["Pat. 3", "4417", "#7", "My mother", "Mon père", "GP, Leeds", "“Rose”", "Interviewer – Ruth Okoye"]
        {
            let said = turns_as_told("a.txt", &format!("{}\nEnd of the talk.\n", talk("INT", who)));
            assert_eq!((said.len(), said[6].as_str()), (7, "-@-1|End of the talk."), "{said:?}");
            assert_eq!(said[3], format!("{who}@-1|They write on their hand, or on a towel."));
        }
    }

    #[test]
    fn tables_of_facts_are_no_talk() {
        let sorted =
            "in cash\tThey pay in cash at the door.\n".repeat(3) + &"my own\tI pay by card at home.\n".repeat(3);
        let years = (1..8).map(|n| format!("19{n}0\tThe mill was sold for the {n}th time.\n")).collect::<String>();
        for table in [sorted, years] {
            assert!(turns_as_told("a.txt", &table).iter().all(|turn| turn.starts_with('-')), "{table}");
        }
    }
}
