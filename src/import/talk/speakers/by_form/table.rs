//! Tables within a text, their cells between tabs, or between bars as in Markdown: where a row names its columns, as
//! `Time  Speaker  Transcript` does, the rows are turns, whatever the names of the speakers look like. `unnamed.rs` is
//! for tables whose columns have no names, `paired.rs` for those of questions beside answers, `numbered.rs` for those of
//! labelled lines beside their numbers.

mod numbered;
mod paired;
mod unnamed;

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use crate::import::formats::sheet::{Named, named_columns, seconds};
use crate::import::talk::lines::Line;
use crate::import::talk::speakers::people;
use crate::import::talk::turns::{self, Cut, Turn};
use crate::model::name_key;

/// Fewer rows are no talk.
const FEWEST: usize = 3;

/// Where a cell begins, and what stands on its first line.
#[derive(Clone, Copy)]
pub(in crate::import) struct Cell<'t> {
    pub line: usize,
    pub at: usize,
    pub text: &'t str,
}

/// Returns where the rows of such tables begin; nothing of a text that has none.
pub(super) fn turns<'t>(lines: &[Line<'t>]) -> Vec<Turn<'t>> {
    let kinds = [below_heads, unnamed::turns, paired::turns, numbered::turns];
    kinds.iter().map(|of| of(lines)).find(|turns| are_talk(turns)).unwrap_or_default()
}

/// Whether several rows are turns, of people who return: those who take part stand in a table of their own, each once.
fn are_talk(turns: &[Turn<'_>]) -> bool {
    let speaking: Vec<usize> = turns.iter().filter_map(|turn| turn.speaker).collect();
    let n_people = speaking.iter().collect::<BTreeSet<_>>().len();
    speaking.len() >= FEWEST && n_people * 10 <= speaking.len() * 8
}

/// The turns of rows, and by what number each speaker goes.
#[derive(Default)]
struct Rows<'t> {
    turns: Vec<Turn<'t>>,
    known: FxHashMap<String, usize>,
}

impl<'t> Rows<'t> {
    /// Takes the row that begins on line `i`, if it names somebody: another goes on with the one above, and `|---|---|`
    /// is a rule. Returns whether it does.
    fn take(&mut self, i: usize, row: &[Cell<'t>], Named { speaker, time, in_minutes, text }: Named) -> bool {
        let (Some(label), Some(words)) = (row.get(speaker), row.get(text)) else { return false };
        let label = bare(label.text);
        if label.trim_matches(['-', ':', ' ']).is_empty() {
            return false;
        }
        let free = self.known.len();
        let speaker = Some(*self.known.entry(name_key(label)).or_insert(free));
        let seconds = time.and_then(|time| seconds(row.get(time)?.text.trim(), in_minutes));
        let (words_line, words) = (words.line, words.at + words.text.len() - words.text.trim_start_matches(' ').len());
        self.turns.push(Turn { line: i, at: 0, speaker, label, words_line, words, seconds });
        // Notes, codes and names to the right of the words are nobody's.
        let behind = row[text + 1..].iter().find(|cell| !cell.text.trim().is_empty());
        self.turns.extend(behind.and(row.get(text + 1)).map(|cell| nobody(*cell)));
        true
    }
}

/// Returns where the rows begin below those that name their columns.
fn below_heads<'t>(lines: &[Line<'t>]) -> Vec<Turn<'t>> {
    let mut columns: Option<(Named, usize)> = None;
    let mut found = Rows::default();
    let mut next = 0;
    while let Some(i) = (next..lines.len()).find(|i| lines[*i].text.contains('\t') || has_bars(lines[*i].text)) {
        next = i + 1;
        let cells = cells_on(lines, i);
        let named = named_columns(&cells.iter().map(|cell| bare(cell.text)).collect::<Vec<_>>());
        if let Some(named) = named {
            columns = Some((named, cells.len()));
            let is_behind = found.turns.last().is_some_and(|turn| turn.line == i);
            found.turns.extend((!is_behind).then(|| people::nobody(i)));
        }
        let Some((named, n_columns)) = columns.filter(|_| named.is_none()) else { continue };
        let row = row(lines, i, n_columns);
        if !found.take(i, &row, named) {
            continue;
        }
        next = row.last().map_or(next, |last| last.line + 1);
        if ends_table(lines, i) {
            columns = None;
            found.turns.extend((i + 1..lines.len()).find(|below| !lines[*below].blank).map(people::nobody));
        }
    }
    found.turns
}

/// Returns what a cell says without what Markdown and habit put around it: `**Ana:** ` is `Ana`.
fn bare(cell: &str) -> &str {
    let is_mark = |c: char| matches!(c, '*' | '_' | ' ' | '\u{a0}');
    cell.trim_matches(is_mark).trim_end_matches(|c: char| c == ':' || is_mark(c))
}

/// Whether bars part the cells of a line, as in Markdown: `| Ana | Why? |`.
fn has_bars(line: &str) -> bool {
    line.starts_with('|') && line[1..].contains('|')
}

/// Whether the row on line `i` is the last between bars; tables between tabs go on where they will.
fn ends_table(lines: &[Line<'_>], i: usize) -> bool {
    has_bars(lines[i].text) && !lines.get(i + 1).is_some_and(|below| has_bars(below.text))
}

/// Returns where the text goes on below a table, each of whose rows is one line: with cells of several lines nobody
/// can tell.
fn below(lines: &[Line<'_>], rows: &[usize]) -> Option<usize> {
    let next = |row: usize| (row + 1..lines.len()).find(|line| !lines[*line].blank);
    let are_single = rows.windows(2).all(|pair| next(pair[0]) == Some(pair[1]));
    are_single.then(|| next(*rows.last()?))?
}

/// Leaves the bar out with which Markdown ends the cell of a turn.
pub(super) fn leave_bars_out(cut: &mut Cut, lines: &[Line<'_>]) {
    for (turn, asks) in cut.turns.iter_mut().zip(&mut cut.asks).filter(|(turn, _)| turn.3.is_some()) {
        let behind = lines.partition_point(|line| line.position < turn.2);
        let Some(line) = behind.checked_sub(1).map(|last| &lines[last]).filter(|line| has_bars(line.text)) else {
            continue;
        };
        let said = line
            .text
            .char_indices()
            .nth((turn.2 - line.position) as usize)
            .map_or(line.text, |(end, _)| &line.text[..end]);
        if let Some(words) = said.trim_end().strip_suffix('|') {
            turn.2 = (line.position + words.trim_end().chars().count() as u32).max(turn.1);
            *asks = turns::asks(words);
        }
    }
}

/// Returns a turn of nobody that begins with a cell.
pub(in crate::import) fn nobody<'t>(cell: Cell<'t>) -> Turn<'t> {
    let Cell { line, at, .. } = cell;
    Turn { line, at, speaker: None, label: "", words_line: line, words: at, seconds: None }
}

/// Returns the cells of the row that begins on line `first`: on that line alone, unless a cell of several lines lets
/// the row end on one below.
pub(in crate::import) fn row<'t>(lines: &[Line<'t>], first: usize, n_columns: usize) -> Vec<Cell<'t>> {
    const MOST_LINES: usize = 40;
    let on_first = cells_on(lines, first);
    if has_bars(lines[first].text) {
        return on_first;
    }
    let mut cells = on_first.clone();
    for line in (first + 1..lines.len()).take(MOST_LINES) {
        let more = cells_on(lines, line);
        if cells.len() >= n_columns || more.len() >= n_columns {
            break;
        }
        cells.extend(more.into_iter().skip(1));
    }
    if cells.len() == n_columns { cells } else { on_first }
}

pub(super) fn cells_on<'t>(lines: &[Line<'t>], line: usize) -> Vec<Cell<'t>> {
    let text = lines[line].text;
    let (mut at, sign) = if has_bars(text) { (1, '|') } else { (0, '\t') };
    let cells = if at == 1 { text[1..].trim_end().trim_end_matches('|') } else { text };
    let cell = |text: &'t str| {
        let cell = Cell { line, at, text };
        at += text.len() + 1;
        cell
    };
    cells.split(sign).map(cell).collect()
}

#[cfg(test)]
mod tests {
    use crate::import::Layout;
    use crate::import::talk::speakers::find;

    #[test]
    fn a_head_of_columns_makes_rows_turns_whatever_the_names() {
        let text = "Interview 3\nTime\tSpeaker\tTranscript\n0:05\tINT\tWhere?\n0:09\tinterpreter\tShe says: here.\n\t\tNearby.\n1:10\tINT\tAh.\n1:12\tFatou's mother\tYes.\n";
        let found = find(text, &Layout { lines_are_paragraphs: true, ..Layout::default() });
        let words =
            |from: u32, to: u32| text.chars().skip(from as usize).take((to - from) as usize).collect::<String>();
        let turn = |t: &crate::model::TurnRecord| {
            let label = t.3.map_or("-", |i| found.speakers[usize::from(i)].label.as_str());
            format!("{label}@{}|{}", t.4.unwrap_or(-1.0), words(t.1, t.2))
        };
        assert_eq!(
            found.turns.iter().map(turn).collect::<Vec<_>>(),
            [
                "-@-1|Interview 3",
                "-@-1|Time\tSpeaker\tTranscript",
                "INT@5|Where?",
                "interpreter@9|She says: here.\n\t\tNearby.",
                "INT@70|Ah.",
                "Fatou's mother@72|Yes.",
            ]
        );
    }

    #[test]
    fn cells_behind_the_words_are_nobodys_and_the_speaker_may_stand_there() {
        let text = "ID\tTimespan\tContent\tSpeaker\n1\t0:00.0 - 1:00.0\tWhy?\tAna\n2\t1:00.0 - 2:00.0\tSo.\nAnd so.\tBen\n\
            3\t2:00.0 - 3:00.0\tAh.\tAna\n4\t3:00.0 - 4:00.0\tYes.\tBen\n";
        let found = find(text, &Layout { lines_are_paragraphs: true, ..Layout::default() });
        let said = found.turns.iter().filter_map(|t| Some((t.3?, t.4, &text[t.1 as usize..t.2 as usize])));
        let ana = [(0_u16, Some(0.0_f32), "Why?"), (0, Some(120.0), "Ah.")];
        assert_eq!(said.filter(|(who, ..)| *who == 0).collect::<Vec<_>>(), ana);
    }

    #[test]
    fn a_table_of_markdown_is_read_by_its_head() {
        let text = "# Talk 1\n\n|Name|Role|\n|---|---|\n|Ana|asks|\n\n| **Speaker** | Dialogue |\n| :-- | ----- |\n| João Reis: | Why? |\n\
            |**ana:**|So. <br> And so.|\n| João Reis: | Ah? |\n\n| ID | Text |\n|---|---|\n| E1 | Rules. |\n\nEnd\n";
        let said = crate::import::turns_as_told("a.md", text);
        let talk = ["João Reis@-1|Why?", "ana@-1|So. And so.", "João Reis@-1|Ah?"];
        assert_eq!(
            said.iter().filter(|turn| !turn.starts_with('-')).collect::<Vec<_>>(),
            talk.iter().collect::<Vec<_>>(),
            "{said:?}"
        );
    }

    #[test]
    fn a_table_of_those_who_take_part_is_no_talk() {
        let text = "Name\tComment\nAnna\tnurse\nPaul\tstudent\nZoé\tretired\n";
        assert!(super::turns(&crate::import::talk::lines::lines(text, &Layout::default()).0).is_empty());
    }

    #[test]
    fn a_name_is_one_however_its_accents_are_written() {
        let text = "Speaker\tText\nZoé\tWhy?\nBen\tSo.\nZoe\u{301}\tAh.\nben\tYes.\n";
        let found = find(text, &Layout { lines_are_paragraphs: true, ..Layout::default() });
        assert_eq!(found.speakers.iter().map(|s| s.label.as_str()).collect::<Vec<_>>(), ["Zoé", "Ben"]);
    }
}
