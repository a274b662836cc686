//! What separates the cells of a text table: the sign of its first row, unless another one parts the rows as a talk.

use csv::StringRecord;
use rustc_hash::FxHashSet;

const SEPARATORS: [u8; 3] = [b';', b'\t', b','];
/// How many rows are looked at.
const SAMPLE: usize = 200;

/// Returns which of `;` `,` and tab separates the cells of `text`. In a table without names, commas within the words of
/// the first row may be more than the signs that part it.
pub(super) fn sniff(text: &str) -> u8 {
    let first = of_first_row(text);
    let sample = |separator: u8| sample(text, separator);
    if are_even(&sample(first)) {
        return first;
    }
    let mut others = SEPARATORS.into_iter().filter(|separator| *separator != first);
    others.find(|separator| begin_with_few_names(&sample(*separator))).unwrap_or(first)
}

/// Returns the sign that stands most often in the first row, outside quotation marks.
fn of_first_row(text: &str) -> u8 {
    let first = text.lines().find(|l| !l.trim().is_empty()).unwrap_or_default();
    let mut quoted = false;
    let mut counts = SEPARATORS.map(|separator| (separator, 0));
    for byte in first.bytes() {
        quoted ^= byte == b'"';
        if let Some((_, n)) = counts.iter_mut().find(|(separator, _)| *separator == byte && !quoted) {
            *n += 1;
        }
    }
    let most = counts.iter().map(|(_, n)| *n).max().filter(|n| *n > 0);
    counts.iter().find(|(_, n)| Some(*n) == most).map_or(b',', |(separator, _)| *separator)
}

fn sample(text: &str, separator: u8) -> Vec<StringRecord> {
    let mut builder = csv::ReaderBuilder::new();
    builder.has_headers(false).flexible(true).delimiter(separator);
    builder.from_reader(text.as_bytes()).into_records().take(SAMPLE).map_while(Result::ok).collect()
}

/// Whether all rows have as many cells.
fn are_even(rows: &[StringRecord]) -> bool {
    rows.windows(2).all(|pair| pair[0].len() == pair[1].len())
}

/// Whether each row begins with a short cell before others, and these first cells are few that return, as names of
/// speakers do.
fn begin_with_few_names(rows: &[StringRecord]) -> bool {
    const FEWEST: usize = 4;
    const LONGEST: usize = 60;
    let is_name = |cell: &str| !cell.trim().is_empty() && cell.chars().count() <= LONGEST;
    let names: FxHashSet<&str> = rows.iter().filter_map(|row| row.get(0)).collect();
    rows.len() >= FEWEST
        && names.len() * 2 <= rows.len()
        && rows.iter().all(|row| row.len() >= 2 && row.get(0).is_some_and(is_name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_return_before_the_words_part_a_talk_whatever_stands_within_them() {
        let talk =
            "ANA;Well, so it was, and I said so.\nBEN;Yes, you did; I heard it.\nANA;So, then, what now?\nBEN;No.\n";
        assert_eq!(char::from(sniff(talk)), ';');
        assert_eq!(char::from(sniff(&talk.replace(';', "\t"))), '\t');
    }

    #[test]
    fn the_first_row_decides_elsewhere() {
        let survey = "id,why,what\n1,a; b,c\n2,a; b,c,d\n3,a; b,c\n4,a; b,c\n";
        assert_eq!(char::from(sniff(survey)), ',');
        assert_eq!(char::from(sniff("a;b,c\n1;2\n")), ';');
        assert_eq!(char::from(sniff("\"a\",\"b;c;d\"\né,1\n")), ',');
    }
}
