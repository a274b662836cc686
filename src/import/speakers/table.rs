//! Tables within a text, their cells between tabs: where a row names its columns, as `Time  Speaker  Transcript` does, the
//! rows below it are turns, whatever the names of the speakers look like.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::super::lines::Line;
use super::super::sheet::{Named, named_columns};
use super::super::stamps;
use super::super::turns::Turn;

/// Fewer rows are no talk.
const FEWEST: usize = 3;

/// Returns where the rows of such tables begin; nothing of a text that has none.
pub(super) fn turns<'t>(lines: &[Line<'t>]) -> Vec<Turn<'t>> {
    let mut known: FxHashMap<String, usize> = FxHashMap::default();
    let mut columns: Option<Named> = None;
    let mut turns = Vec::new();
    for (i, line) in lines.iter().enumerate().filter(|(_, l)| l.text.contains('\t')) {
        let cells: Vec<&str> = line.text.split('\t').collect();
        let nobody = Turn { line: i, at: 0, speaker: None, label: "", words_line: i, words: 0, seconds: None };
        if let Some(named) = named_columns(&cells) {
            columns = Some(named);
            turns.push(nobody);
            continue;
        }
        let Some(Named { speaker, time, text }) = columns else { continue };
        let Some(label) = cells.get(speaker).map(|cell| cell.trim().trim_end_matches([':', ' ', '\u{a0}'])) else {
            continue;
        };
        // A row that names nobody goes on with the one above.
        if label.is_empty() || cells.len() <= text {
            continue;
        }
        let next = known.len();
        let speaker = *known.entry(label.to_lowercase()).or_insert(next);
        let words = cells[..text].iter().map(|cell| cell.len() + 1).sum();
        let seconds = time.and_then(|time| stamps::stamp(cells.get(time)?.trim())).map(|stamp| stamp.seconds);
        turns.push(Turn { speaker: Some(speaker), label, words, seconds, ..nobody });
    }
    let speaking: Vec<usize> = turns.iter().filter_map(|t| t.speaker).collect();
    let n_people = speaking.iter().collect::<BTreeSet<_>>().len();
    // Those who take part stand in a table of their own, each once.
    let is_talk = speaking.len() >= FEWEST && n_people * 10 <= speaking.len() * 8;
    if is_talk { turns } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::super::find;
    use crate::import::Layout;

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
    fn a_table_of_those_who_take_part_is_no_talk() {
        let text = "Name\tComment\nAnna\tnurse\nPaul\tstudent\nZoé\tretired\n";
        assert!(super::turns(&crate::import::lines::lines(text, &Layout::default()).0).is_empty());
    }
}
