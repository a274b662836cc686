//! Talks in a single row of a table: all labels below each other in the left cell, and opposite each of them, in the
//! right cell, a paragraph of what was said. As text all labels come first, the last of them before a tab and the words
//! of the first.

use rustc_hash::FxHashMap;

use super::table::{cells_on, nobody};
use crate::import::talk::labels::{self, Shape};
use crate::import::talk::lines::Line;
use crate::import::talk::speakers::people;
use crate::import::talk::turns::Turn;
use crate::model::name_key;

/// Fewer labels are no talk.
const FEWEST: usize = 4;
/// So many lines may follow behind the words before the labels of another row.
const MOST_BEHIND: usize = 3;

/// Returns where what is said opposite such labels begins; nothing of a text that has none.
pub(super) fn turns<'t>(lines: &[Line<'t>]) -> Vec<Turn<'t>> {
    let filled: Vec<usize> = (0..lines.len()).filter(|line| !lines[*line].blank).collect();
    let mut turns = Vec::new();
    let mut known: FxHashMap<String, usize> = FxHashMap::default();
    for (at, line) in filled.iter().copied().enumerate() {
        let Some(names) = labels_up_to(lines, &filled[..=at]) else { continue };
        let below = &filled[at + 1..];
        let is_one_of =
            |line: &usize| label(lines[*line].text).is_some_and(|label| names.iter().any(|(_, name)| *name == label));
        let n_below = below.iter().take_while(|line| !is_one_of(line)).count();
        let n_words = names.len() - 1;
        if !(n_words..=n_words + MOST_BEHIND).contains(&n_below) {
            continue;
        }
        turns.push(people::nobody(names[0].0));
        let words = cells_on(lines, line).into_iter().skip(1).take(1).map(nobody);
        let words = words.chain(below[..n_words].iter().map(|line| people::nobody(*line)));
        for ((_, name), words) in names.iter().zip(words) {
            let free = known.len();
            let speaker = Some(*known.entry(name_key(name)).or_insert(free));
            turns.push(Turn { speaker, label: name, ..words });
        }
        turns.extend(below[n_words..n_below].first().map(|line| people::nobody(*line)));
    }
    turns
}

/// Returns the labels of a left cell that ends on the last of these lines, which return, and their lines.
fn labels_up_to<'t>(lines: &[Line<'t>], filled: &[usize]) -> Option<Vec<(usize, &'t str)>> {
    let (last, above) = filled.split_last()?;
    let (end, words) = lines[*last].text.split_once('\t')?;
    // The left cell may end with an empty paragraph.
    let is_end = end.trim().is_empty() || label(end).is_some();
    let above = above.iter().rev().map_while(|line| Some((*line, label(lines[*line].text)?)));
    let mut names: Vec<(usize, &str)> = label(end).map(|name| (*last, name)).into_iter().chain(above).collect();
    let mut n_often: FxHashMap<&str, usize> = FxHashMap::default();
    names.iter().for_each(|(_, name)| *n_often.entry(*name).or_default() += 1);
    // A title above them may look like a name.
    let n = names.iter().rposition(|(_, name)| n_often[name] > 1).map_or(0, |first| first + 1);
    names.truncate(n);
    names.reverse();
    let is_talk = n >= FEWEST && (2..=n / 2).contains(&n_often.len());
    (is_talk && is_end && !words.trim().is_empty()).then_some(names)
}

/// Returns the label that is all of a cell's line.
fn label(line: &str) -> Option<&str> {
    let name = line.trim();
    let name = name.strip_suffix(':').map_or(name, str::trim_end);
    matches!(labels::shape(name), Some(Shape::Code | Shape::Name)).then_some(name)
}

#[cfg(test)]
mod tests {
    use crate::import::turns_as_told;

    #[test]
    fn each_label_speaks_the_paragraph_opposite() {
        let text = "Interview 12\nKarim\n\nInterviewer\n\nKarim\nInterviewer\n\tSo, I came late.\nNo, do not worry.\nIt rained.\n\nSo it did.\n\
            Part 2 of what was said that day\nInterviewer\nKarim\nInterviewer\nKarim\tAnd then?\nI went home.\nWhen?\nAt ten.\n";
        let said: Vec<String> =
            turns_as_told("a.txt", text).into_iter().filter(|turn| !turn.starts_with('-')).collect();
        let expected = [
            "Karim@-1|So, I came late.",
            "Interviewer@-1|No, do not worry.",
            "Karim@-1|It rained.",
            "Interviewer@-1|So it did.",
            "Interviewer@-1|And then?",
            "Karim@-1|I went home.",
            "Interviewer@-1|When?",
            "Karim@-1|At ten.",
        ];
        assert_eq!(said, expected);
    }

    #[test]
    fn names_beside_something_else_are_no_talk() {
        let few = "Karim\nAna\nKarim\nAna\tThey came late.\nIt rained.\n";
        let others = "Karim\nAna\nBen\nZoé\tThey came late.\nIt rained.\nSo it did.\nAll day.\n";
        for text in [few, others] {
            let (lines, _) = crate::import::talk::lines::lines(text, &crate::import::Layout::default());
            assert!(super::turns(&lines).is_empty(), "{text}");
        }
    }
}
