//! Tables within a text with a row a respondent: the head names who answers and what was answered (`ID  Answers
//! Codes`), and the rows are counted or bear the codes of a study. What stands beside the answers, as codes do, is
//! nobody's.

use rustc_hash::FxHashMap;

use super::table::{Cell, cells_on, nobody};
use crate::import::formats::sheet::answers_column;
use crate::import::talk::labels::{self, Shape};
use crate::import::talk::lines::Line;
use crate::import::talk::turns::Turn;

/// Fewer rows are no survey.
const FEWEST: usize = 3;

/// Returns where the rows and their answers begin; nothing of a text without such a table.
pub(super) fn turns<'t>(lines: &[Line<'t>]) -> Vec<Turn<'t>> {
    let names = |line: &Line<'_>| answers_column(&line.text.split('\t').collect::<Vec<_>>());
    let rows_of_cells = lines.iter().enumerate().filter(|(_, line)| line.text.contains('\t'));
    let Some((head, answers)) = rows_of_cells.filter_map(|(i, line)| Some((i, names(line)?))).next() else {
        return Vec::new();
    };
    let rows = rows(lines, head + 1);
    if rows.len() < FEWEST {
        return Vec::new();
    }
    let ends = rows.iter().skip(1).map(|(next, _)| *next).chain([lines.len()]);
    let mut known: FxHashMap<String, usize> = FxHashMap::default();
    let mut turns = vec![nobody(Cell { line: head, at: 0, text: "" })];
    for ((line, label), end) in rows.iter().copied().zip(ends) {
        let cells: Vec<Cell<'t>> = (line..end).flat_map(|i| cells_of_row(lines, line, i)).collect();
        let Some(words) = cells.get(answers) else { continue };
        let free = known.len();
        let speaker = Some(*known.entry(labels::key(label)).or_insert(free));
        turns.push(Turn { line, at: 0, speaker, label, words_line: words.line, words: words.at, seconds: None });
        turns.extend(cells.get(answers + 1).map(|cell| nobody(*cell)));
    }
    turns
}

/// Returns the cells that begin on line `i` of the row whose first line is `first`: what a line below begins with goes
/// on with the cell above.
fn cells_of_row<'t>(lines: &[Line<'t>], first: usize, i: usize) -> Vec<Cell<'t>> {
    cells_on(lines, i).into_iter().skip(usize::from(i > first)).collect()
}

/// Returns the lines on which rows begin, with who answers in each: counted from 1 on, anew in each table, or by codes.
fn rows<'t>(lines: &[Line<'t>], from: usize) -> Vec<(usize, &'t str)> {
    let mut before = 0;
    let mut is_row = |label: &str| match label.parse::<usize>() {
        Ok(number) if number == before + 1 || (number == 1 && before > 0) => {
            before = number;
            true
        }
        Ok(_) => false,
        Err(_) => label.contains(|c: char| c.is_ascii_digit()) && labels::shape(label) == Some(Shape::Code),
    };
    let first_cell = |i: usize| lines[i].text.split_once('\t').map(|(label, _)| label.trim()).filter(|l| !l.is_empty());
    (from..lines.len()).filter_map(|i| Some((i, first_cell(i)?))).filter(|(_, label)| is_row(label)).collect()
}

#[cfg(test)]
mod tests {
    use crate::import::Layout;
    use crate::import::talk::speakers::find;

    /// The turns as `label|words`.
    fn turns(text: &str) -> Vec<String> {
        let found = find(text, &Layout { lines_are_paragraphs: true, ..Layout::default() });
        let label = |who: Option<u16>| who.map_or("-", |i| found.speakers[usize::from(i)].label.as_str());
        let letters: Vec<char> = text.chars().collect();
        let words = |from: u32, to: u32| letters[from as usize..to as usize].iter().collect::<String>();
        found.turns.iter().map(|t| format!("{}|{}", label(t.3), words(t.1, t.2))).collect()
    }

    #[test]
    fn a_row_a_respondent_is_an_answer_and_codes_beside_it_are_nobodys() {
        let text = "Survey\nID\tRespostas\tCódigos\n1\tIt is so.\n2017 was so.\n\tSo\n\nAnd so\n2\tNo: never.\tNot\n3\tPerhaps.\t\n1\tAgain.\t\n";
        let expected = [
            "-|Survey",
            "-|ID\tRespostas\tCódigos",
            "1|It is so.\n2017 was so.",
            "-|So",
            "-|And so",
            "2|No: never.",
            "-|Not",
            "3|Perhaps.",
            "1|Again.",
        ];
        assert_eq!(turns(text).into_iter().filter(|turn| !turn.ends_with('|')).collect::<Vec<_>>(), expected);
        let coded = turns("Participant\tAnswer\nU07\tIt is so.\nU08\tNo.\nU11\tPerhaps.\n");
        assert_eq!(coded[1..], ["U07|It is so.", "U08|No.", "U11|Perhaps."]);
    }

    #[test]
    fn other_tables_have_no_respondents() {
        for text in [
            "No\tTitle\n1\tBread\n2\tSalt\n3\tMilk\n",
            "ID\tAnswer\nfirst\tIt is so.\nthen\tNo.\nat last\tPerhaps.\n",
            "ID\tQuestion\tAnswer\n1\tWhy\tSo.\n2\tAnd\tNo.\n3\tBut\tYes.\n",
        ] {
            assert!(turns(text).iter().all(|turn| turn.starts_with("-|")), "{text}");
        }
    }
}
