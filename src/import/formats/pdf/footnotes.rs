//! Footnotes: numbered lines at the foot of a page or of a column, set smaller than the text, or behind a raised number
//! to which the text refers. They are nobody's words, and stand behind the text.

use super::furniture::Sheet;
use super::lines::{Line, body_size};
use super::paragraphs::join;

/// Takes the footnotes out, and returns each with its number.
pub(super) fn take(sheets: &mut [Sheet]) -> Vec<(String, String)> {
    let body = body_size(sheets.iter().flat_map(|s| &s.lines));
    let mut notes: Vec<(String, String)> = Vec::new();
    for sheet in sheets {
        let height = sheet.height;
        let is_small = |line: &Line| line.size <= 0.92 * body;
        // A page all of small letters is no page of footnotes.
        if sheet.lines.iter().all(is_small) {
            continue;
        }
        let called = Called::on(&sheet.lines);
        let columns = columns(std::mem::take(&mut sheet.lines));
        let last = columns.len().saturating_sub(1);
        for (n, mut column) in columns.into_iter().enumerate() {
            let is_low = |line: &Line| line.y > 0.4 * height;
            let n_small = column.iter().rev().take_while(|line| is_small(line) && is_low(line)).count();
            let n_small = if column[column.len() - n_small..].iter().any(is_reference) { 0 } else { n_small };
            let small = column.len() - n_small;
            let is_first = |line: &Line| marked(&line.text).is_some_and(|(number, _)| n == last || called.has(number));
            let goes_on = column.get(small).is_some_and(|line| continues(&notes, line));
            let first = column[small..].iter().position(is_first).map(|at| small + at);
            let first = first.map(|first| if goes_on { small } else { first }).or_else(|| goes_on.then_some(small));
            let first = first.or_else(|| raised(&column, &called).filter(|at| is_low(&column[*at])));
            take_lines(first.map_or_else(Vec::new, |at| column.split_off(at)), &mut notes);
            sheet.lines.append(&mut column);
        }
    }
    notes
}

/// The notes to which the text of a page refers: `word[12]`.
struct Called(String);

impl Called {
    fn on(lines: &[Line]) -> Self {
        let behind_first = |line: &Line| line.text.char_indices().nth(1).map(|(at, _)| line.text[at..].to_owned());
        Self(lines.iter().filter_map(behind_first).collect())
    }

    fn has(&self, number: &str) -> bool {
        self.0.contains(&format!("[{number}]"))
    }
}

/// Cuts a page where reading goes to the top of the next column.
fn columns(lines: Vec<Line>) -> Vec<Vec<Line>> {
    let mut columns: Vec<Vec<Line>> = Vec::new();
    for line in lines {
        let goes_on = |last: &Line| last.column == line.column && line.y > last.y - 0.5 * line.size;
        match columns.last_mut().filter(|column| column.last().is_some_and(goes_on)) {
            Some(column) => column.push(line),
            None => columns.push(vec![line]),
        }
    }
    columns
}

/// Whether small letters at the foot of a column go on with the last note, which has not come to its end.
fn continues(notes: &[(String, String)], line: &Line) -> bool {
    let is_open = |(_, words): &(String, String)| !words.trim_end().ends_with(['.', '?', '!', '…', '»', '”', ')']);
    notes.last().is_some_and(is_open) && line.text.starts_with(char::is_lowercase)
}

/// Returns the first line at the foot of a column that begins with a raised number to which the text refers, and is set
/// apart from the line above: such notes are as large as the text.
fn raised(column: &[Line], called: &Called) -> Option<usize> {
    let mut gaps: Vec<f32> = column.windows(2).map(|two| two[1].y - two[0].y).collect();
    gaps.sort_by(f32::total_cmp);
    let usual = gaps.get(gaps.len() * 3 / 10).copied()?;
    let is_first = |at: &usize| {
        let line = &column[*at];
        let is_apart = line.y - column[at - 1].y > 1.1 * usual;
        line.is_note && is_apart && marked(&line.text).is_some_and(|(number, _)| called.has(number))
    };
    (1..column.len()).find(is_first)
}

fn take_lines(lines: Vec<Line>, notes: &mut Vec<(String, String)>) {
    for line in lines {
        match (marked(&line.text), notes.last_mut()) {
            (Some((number, words)), _) => notes.push((number.to_owned(), words.to_owned())),
            (None, Some((_, words))) => join(words, &line.text),
            (None, None) => {}
        }
    }
}

/// Whether a line begins with a number that is typed in brackets, and not raised: a list of references, which is often
/// set small.
fn is_reference(line: &Line) -> bool {
    line.text.trim_start().starts_with('[') && !line.is_note
}

/// Returns the number of a note, and its words.
fn marked(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start();
    let inner = text.strip_prefix('[').unwrap_or(text);
    let n = inner.bytes().take_while(u8::is_ascii_digit).count();
    let (number, words) = inner.split_at(n);
    let words = words.trim_start_matches([']', '.', ')']).trim_start();
    ((1..=3).contains(&n) && words.starts_with(|c: char| c.is_alphabetic() || "«“\"(".contains(c)))
        .then_some((number, words))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, y: f32, size: f32) -> Line {
        let is_note = text.starts_with('[');
        Line { text: text.to_owned(), left: 50.0, right: 400.0, y, size, is_note, ..Line::default() }
    }

    fn taken(lines: Vec<Line>) -> (Vec<String>, usize) {
        let mut sheets = vec![Sheet { lines, height: 842.0 }];
        let notes = take(&mut sheets).into_iter().map(|(number, words)| format!("{number}: {words}")).collect();
        (notes, sheets[0].lines.len())
    }

    #[test]
    fn small_numbered_lines_at_the_foot_are_notes() {
        let lines = vec![
            line("INT: a long line of the body of the text[1]", 100.0, 11.0),
            line("and another one of the body of the text", 120.0, 11.0),
            line("1 He says it", 760.0, 9.0),
            line("twice.", 772.0, 9.0),
        ];
        assert_eq!(taken(lines), (vec!["1: He says it twice.".to_owned()], 2));
    }

    #[test]
    fn a_note_as_large_as_the_text_begins_with_a_raised_number_that_the_text_refers_to() {
        let page = |call: &str| {
            vec![
                line(&format!("Karim: I came in 2011{call}, by bus, and it was cold, and then"), 100.0, 11.0),
                line("and another one of the body of the text", 113.0, 11.0),
                line("and another one of the body of the text", 500.0, 11.0),
                line("and another one of the body of the text", 513.0, 11.0),
                line("[1] First he says 2010.", 760.0, 11.0),
            ]
        };
        assert_eq!(taken(page("[1]")), (vec!["1: First he says 2010.".to_owned()], 4));
        assert_eq!(taken(page("")), (Vec::new(), 5));
    }

    #[test]
    fn a_small_list_of_references_stays_where_it_is() {
        let reference = |text: &str, y| Line { is_note: false, ..line(text, y, 9.0) };
        let body = line("a long line of the body of the text, as others say[7]", 100.0, 11.0);
        let lines = vec![
            body,
            reference("[7] Marsh, H. 2007.", 700.0),
            reference("[8] Cole, B. In: Vol.", 712.0),
            reference("21. Issue 2.", 724.0),
        ];
        assert_eq!(taken(lines), (Vec::new(), 4));
    }

    #[test]
    fn each_column_has_its_own_notes_at_its_foot() {
        let column = |column: usize, words: &[(&str, f32, f32)]| -> Vec<Line> {
            words.iter().map(|(text, y, size)| Line { column, ..line(text, *y, *size) }).collect()
        };
        let left = [("a long line of the text[1] in the first column", 100.0, 11.0), ("1 One.", 760.0, 9.0)];
        let right = [("a long line of the text[2] in the other column", 100.0, 11.0), ("2 Two.", 760.0, 9.0)];
        let lines = [column(0, &left), column(1, &right)].concat();
        assert_eq!(taken(lines), (vec!["1: One.".to_owned(), "2: Two.".to_owned()], 2));
    }

    #[test]
    fn a_note_goes_on_at_the_foot_of_the_next_page() {
        let page = |lines: Vec<Line>| Sheet { lines, height: 842.0 };
        let body = || line("a long line of the body of the text that goes on", 100.0, 11.0);
        let first = page(vec![body(), line("1 He says it and", 760.0, 9.0)]);
        let second = page(vec![body(), line("then says it again.", 760.0, 9.0), line("2 So.", 772.0, 9.0)]);
        let mut sheets = vec![first, second];
        let notes = take(&mut sheets);
        assert_eq!(notes[0].1, "He says it and then says it again.");
        assert_eq!((notes.len(), sheets[1].lines.len()), (2, 1));
    }
}
