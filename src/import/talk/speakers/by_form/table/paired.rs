//! Tables of questions beside answers, `Interviewer | Karim` above them: each row holds a question and its answer.

use rustc_hash::FxHashMap;

use super::{Cell, bare, below, cells_on, nobody, row};
use crate::import::formats::sheet::{asked_and_answered, one_of};
use crate::import::talk::lines::Line;
use crate::import::talk::speakers::people;
use crate::import::talk::turns::{self, Turn};
use crate::model::name_key;

/// Fewer rows are no talk.
const FEWEST: usize = 3;

/// Returns where the questions and answers of such tables begin; nothing of a text that has none.
pub(super) fn turns<'t>(lines: &[Line<'t>]) -> Vec<Turn<'t>> {
    let mut turns = Vec::new();
    let mut known: FxHashMap<String, usize> = FxHashMap::default();
    let mut next = 0;
    while let Some((head, asked)) = (next..lines.len()).find_map(|i| Some((i, asked_in(lines, i)?))) {
        let table = Table::below(lines, head, asked);
        next = table.next;
        if !table.is_talk() {
            continue;
        }
        turns.push(nobody(cells_on(lines, head)[0]));
        for (column, cell) in &table.cells {
            let Some(label) = column.map(|column| table.labels[column]) else {
                turns.push(nobody(*cell));
                continue;
            };
            let free = known.len();
            let speaker = Some(*known.entry(name_key(label)).or_insert(free));
            turns.push(Turn { speaker, label, ..nobody(*cell) });
        }
        turns.extend(below(lines, &table.rows).map(people::nobody));
    }
    turns
}

/// Returns the column of questions, if the row that begins on line `i` names it and that of answers.
fn asked_in(lines: &[Line<'_>], i: usize) -> Option<usize> {
    let is_row = lines[i].text.contains('\t');
    let names = || cells_on(lines, i).iter().map(|cell| bare(cell.text)).collect::<Vec<_>>();
    is_row.then(|| asked_and_answered(&names()))?
}

/// A table of questions and answers.
struct Table<'t> {
    /// What the one who asks is called, and the one who answers.
    labels: [&'t str; 2],
    /// The cells in the order of the text: the first of the two says something, the other, or nobody.
    cells: Vec<(Option<usize>, Cell<'t>)>,
    /// The lines on which rows begin.
    rows: Vec<usize>,
    /// How many rows hold a question and an answer, and how many ask.
    n_whole: usize,
    n_asking: usize,
    /// The line behind it.
    next: usize,
}

impl<'t> Table<'t> {
    /// Returns the table whose head is on that line.
    fn below(lines: &[Line<'t>], head: usize, asked: usize) -> Self {
        let columns = cells_on(lines, head);
        let labels = [asked, asked + 1].map(|column| one_of(bare(columns[column].text)));
        let mut table = Self { labels, cells: Vec::new(), rows: Vec::new(), n_whole: 0, n_asking: 0, next: head + 1 };
        while let Some(i) = (table.next..lines.len()).find(|i| lines[*i].text.contains('\t')) {
            let cells = row(lines, i, columns.len());
            if cells.len() != columns.len() || asked_in(lines, i).is_some() {
                break;
            }
            table.next = cells.last().map_or(i, |last| last.line) + 1;
            table.take(i, &cells, asked);
        }
        table
    }

    fn take(&mut self, line: usize, cells: &[Cell<'t>], asked: usize) {
        let is_filled = |cell: &Cell<'t>| !cell.text.trim().is_empty();
        let [question, answer] = [cells[asked], cells[asked + 1]];
        self.rows.push(line);
        self.n_whole += usize::from(is_filled(&question) && is_filled(&answer));
        self.n_asking += usize::from(turns::asks(question.text));
        self.cells.extend((asked > 0).then_some((None, cells[0])));
        let said = [question, answer].into_iter().enumerate().filter(|(_, cell)| is_filled(cell));
        self.cells.extend(said.map(|(column, cell)| (Some(column), cell)));
        self.cells.extend(cells.get(asked + 2).filter(|cell| is_filled(cell)).map(|cell| (None, *cell)));
    }

    /// Whether its rows are questions with answers. Columns in which one speaks at a time are for another reader.
    fn is_talk(&self) -> bool {
        let n_rows = self.rows.len();
        n_rows >= FEWEST && self.n_whole * 2 > n_rows && self.n_asking * 2 >= n_rows
    }
}

#[cfg(test)]
mod tests {
    use crate::import::turns_as_told;

    #[test]
    fn each_row_is_a_question_and_its_answer() {
        let rows = "Why?\tSo.\nAnd then?\tI went.\nWhen?\tAt ten.\n";
        let said = ["-|Why?", "-|So.", "-|And then?", "-|I went.", "-|When?", "-|At ten."];
        for (names, asks, answers) in
            [("Interviewer\tKarim", "Interviewer", "Karim"), ("Questions\tRéponses", "Question", "Réponse")]
        {
            let read = turns_as_told("a.txt", &format!("{names}\n{rows}"));
            let who = [asks, answers].into_iter().cycle();
            let expected: Vec<String> =
                said.iter().zip(who).map(|(s, who)| s.replace("-|", &format!("{who}@-1|"))).collect();
            assert_eq!(read[1..], expected);
        }
    }

    #[test]
    fn what_is_beside_the_answers_is_nobodys_and_a_number_stands_before() {
        let table = "N°\tQuestion\tAnswer\tCode\n1\tWhy?\tSo.\tcost\n2\tAnd?\tI went.\t\n3\tWhen?\tAt ten.\ttime\n";
        let said = turns_as_told("a.txt", table);
        assert_eq!(said.iter().filter(|turn| !turn.starts_with('-')).count(), 6, "{said:?}");
        assert!(said.contains(&"Answer@-1|So.".to_owned()) && said.contains(&"-@-1|cost".to_owned()), "{said:?}");
    }

    #[test]
    fn several_tables_are_as_many_talks_and_what_stands_between_them_is_nobodys() {
        let rows = "Why?\tSo.\nAnd then?\tI went.\nWhen?\tAt ten.\n";
        let text = format!("Ana Roux\nQuestões\tRespostas\n{rows}Ben Petit\nQuestões\tRespostas\n{rows}The end.\n");
        let said = turns_as_told("a.txt", &text);
        let spoken = said.iter().filter(|turn| !turn.starts_with('-')).count();
        assert_eq!((spoken, said[8].as_str()), (12, "-@-1|Ben Petit"), "{said:?}");
        assert!(said.ends_with(&["-@-1|The end.".to_owned()]), "{said:?}");
    }

    #[test]
    fn a_table_of_what_was_asked_and_how_often_is_no_talk() {
        let table = "Question\tNotes\nHousing\tfour of ten\nWork\tsix of ten\nCity\tall\n";
        assert!(turns_as_told("a.txt", table).iter().all(|turn| turn.starts_with('-')));
    }
}
