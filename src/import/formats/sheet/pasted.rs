//! Tables that somebody saved as plain text: the same sign parts as many cells on every line.

use super::super::decode;
use super::columns::{self, Columns, Ways, is_person_column, named_columns};
use crate::import::talk::lexicon::fold;

/// Fewer lines may have as many signs by chance, and fewer cells are a label and its words.
const FEWEST_LINES: usize = 4;
const FEWEST_CELLS: usize = 3;
/// How many bytes are looked at.
const SAMPLE: usize = 50_000;

/// Whether the text in `bytes` is a table. Talks whose columns tabs part are texts like others: only a survey with tabs
/// is read as a table.
pub(in super::super) fn is_table(bytes: &[u8]) -> bool {
    let end = bytes.len().min(SAMPLE);
    let whole = if end < bytes.len() { memchr::memrchr(b'\n', &bytes[..end]).unwrap_or(end) } else { end };
    is_parted(&bytes[..whole]) || is_quoted(&bytes[..whole])
}

/// Whether it is the sheet of a talk, as Excel saves it as text: names of columns between tabs, and cells in quotation
/// marks.
fn is_quoted(bytes: &[u8]) -> bool {
    if memchr::memchr(b'\t', bytes).is_none() {
        return false;
    }
    let Some(decoded) = decode::decode(bytes) else { return false };
    let mut lines = decoded.text.lines().filter(|line| !line.trim().is_empty());
    let names: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    names.len() >= 2 && lines.any(|line| line.contains("\t\"")) && named_columns(&names).is_some()
}

/// Whether one sign parts all lines into cells that hold a talk or a survey.
fn is_parted(bytes: &[u8]) -> bool {
    let separator = [b';', b'\t'].into_iter().find(|separator| parts_all(bytes, *separator));
    let Some((separator, text)) = separator.zip(decode::decode(bytes)) else { return false };
    let lines = text.text.lines().filter(|line| !line.trim().is_empty());
    let rows: Vec<Vec<String>> =
        lines.map(|line| line.split(char::from(separator)).map(str::to_owned).collect()).collect();
    let Some(Ways { columns, sure }) = columns::of(&rows) else { return false };
    let names_people = rows[0].first().is_some_and(|name| is_person_column(&fold(name.trim())));
    let is_survey = || sure && names_people && matches!(columns.first(), Some(Columns::Respondents(_)));
    separator == b';' || is_survey()
}

/// Whether the sign parts every line that is not blank into as many cells.
fn parts_all(bytes: &[u8], separator: u8) -> bool {
    let is_blank = |line: &&[u8]| line.trim_ascii().is_empty();
    let mut lines = bytes.split(|b| matches!(b, b'\n' | b'\r')).filter(|line| !is_blank(line));
    let n_cells = |line: &[u8]| 1 + line.iter().filter(|b| **b == separator).count();
    let Some(n) = lines.next().map(n_cells).filter(|n| *n >= FEWEST_CELLS) else { return false };
    let mut n_lines = 1;
    lines.all(|line| {
        n_lines += 1;
        n_cells(line) == n
    }) && n_lines >= FEWEST_LINES
}

#[cfg(test)]
mod tests {
    use crate::import::turns_as_told;

    #[test]
    fn semicolons_in_a_text_part_a_talk_and_tabs_a_survey() {
        let row = |n: usize| {
            let who = if n.is_multiple_of(2) { "Helen" } else { "Dean" };
            format!("00:00:0{n};00:00:0{};{who};So it was, and number {n} as well.\n", n + 1)
        };
        let talk = turns_as_told("a.txt", &(0..6).map(row).collect::<String>());
        assert_eq!((talk.len(), talk[1].as_str()), (6, "Dean@1|So it was, and number 1 as well."));
        let answer =
            |n: usize| format!("R0{n}\t3{n}\tThe trees, which were old in {n}.\tThe bins by school {n}, at night.\n");
        let answers: String = (1..6).map(answer).collect();
        let survey = turns_as_told("a.txt", &format!("Participant\tAge\tBest thing\tFirst thing to change\n{answers}"));
        assert_eq!(survey.iter().filter(|turn| turn.starts_with("R03@")).count(), 2, "{survey:?}");
    }

    #[test]
    fn prose_with_semicolons_is_a_text() {
        let prose = "We came; we saw; we left.\nHe was; she was; so was I.\nOne; two; three.\nAnd so; on; it went.\n";
        assert!(turns_as_told("a.txt", prose).iter().all(|turn| turn.starts_with("-@")));
    }
}
