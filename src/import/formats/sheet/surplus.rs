//! Rows of text tables with more cells than the table has columns: a separator within the words was not quoted. The
//! words are put together again where most words stand, and told.

use super::Sheet;
use super::columns::{Columns, Turns};
use crate::model::text::short_quote;
use crate::model::{Noun, Said, counted, said};

/// Puts the cells of rows together that have too many, and returns the cells that came of it.
pub(super) fn join(sheet: &mut Sheet, columns: &Columns, separator: u8) -> Vec<String> {
    let n_columns = match columns {
        // Where no row names the columns, the first one may have a cell too many as well.
        Columns::Turns(Turns { first_row: 0, .. }) => commonest(sheet.rows.iter().map(Vec::len)),
        _ => sheet.rows.first().map_or(0, Vec::len),
    };
    let text = match columns {
        Columns::Turns(turns) => Some(turns.text),
        Columns::Respondents(respondents) => respondents.questions.last().copied(),
    };
    let Some(text) = text.filter(|text| *text < n_columns) else { return Vec::new() };
    let mut joined = Vec::new();
    for row in &mut sheet.rows {
        let is_blank = |cell: &String| cell.trim().is_empty();
        while row.len() > n_columns && row.last().is_some_and(is_blank) {
            row.pop();
        }
        let surplus = row.len().saturating_sub(n_columns);
        if surplus > 0 {
            let whole = row[text..=text + surplus].join(&char::from(separator).to_string());
            row.splice(text..=text + surplus, [whole.clone()]);
            joined.push(whole);
        }
    }
    joined
}

/// Returns the number that comes most often.
fn commonest(numbers: impl Iterator<Item = usize>) -> usize {
    let mut sorted: Vec<usize> = numbers.collect();
    sorted.sort_unstable();
    sorted.chunk_by(usize::eq).max_by_key(|same| same.len()).map_or(0, |same| same[0])
}

/// Returns what is told of cells that were put together.
pub(super) fn told(joined: Vec<String>) -> Option<Said> {
    const LONGEST: usize = 60;
    let rows = counted(joined.len(), Noun::Row);
    let first = short_quote(joined.first()?, LONGEST);
    Some(said!(
        "{rows} with more cells than the first row: put together in the column of the answers, please check (“{first}”)",
        "{rows} avec plus de cases que la première\u{202f}: réunies dans la colonne des réponses, à vérifier \
         («\u{202f}{first}\u{202f}»)",
        rows = rows
    ))
}

#[cfg(test)]
mod tests {
    use super::super::columns;
    use super::*;

    fn joined(csv: &str) -> Vec<String> {
        let rows = csv.lines().map(|l| l.split(';').map(str::to_owned).collect()).collect();
        let mut sheet = Sheet { name: String::new(), rows };
        let ways = columns::of(&sheet.rows).unwrap();
        join(&mut sheet, &ways.columns[0], b';');
        sheet.rows[1..].iter().map(|row| row.join("|")).collect()
    }

    #[test]
    fn words_that_a_separator_cut_are_whole_again() {
        assert_eq!(
            joined("Speaker;Text;Start\nA;Well; yes; no.;0:01\nB;Ah.;0:02\nA;So.;0:03\nB;Oh.;0:04;;"),
            ["A|Well; yes; no.|0:01", "B|Ah.|0:02", "A|So.|0:03", "B|Oh.|0:04"]
        );
        assert_eq!(joined("Start;Text\n0:01;Well ; yes\n0:02;No."), ["0:01|Well ; yes", "0:02|No."]);
    }
}
