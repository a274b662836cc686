//! Who speaks in a text, in a notation that fits on a line.

use super::{Found, find};
use crate::import::{Layout, Run};

/// Returns the voices of a text whose lines are paragraphs by their numbers, `122` for a question and an answer that goes
/// on, `-` for nobody.
pub(super) fn voices(text: &str) -> String {
    numbers(&find(text, &Layout { lines_are_paragraphs: true, ..Layout::default() }))
}

/// Returns the number of who speaks in each turn.
pub(super) fn numbers(found: &Found) -> String {
    found.turns.iter().map(|t| t.3.map_or('-', |who| char::from(b'1' + who as u8))).collect()
}

/// Returns the turns of a text whose lines are paragraphs, `1|words` each, `-` for nobody.
pub(super) fn said(text: &str, layout: Layout) -> Vec<String> {
    let found = find(text, &Layout { lines_are_paragraphs: true, ..layout });
    let letters: Vec<char> = text.chars().collect();
    let words = |from: u32, to: u32| letters[from as usize..to as usize].iter().collect::<String>();
    let who = |who: Option<u16>| who.map_or("-".to_owned(), |i| (i + 1).to_string());
    found.turns.iter().map(|t| format!("{}|{}", who(t.3), words(t.1, t.2))).collect()
}

/// Returns the same of lines of which those that begin with `mark` look as `look` does; its range is not used.
pub(super) fn said_set_off(lines: &[&str], mark: char, look: &Run) -> Vec<String> {
    let (mut text, mut runs) = (String::new(), Vec::new());
    for line in lines {
        let words = line.trim_start_matches(mark);
        let range = text.len()..text.len() + words.len();
        runs.extend((words.len() < line.len()).then(|| Run { range, ..look.clone() }));
        text.push_str(words);
        text.push('\n');
    }
    said(&text, Layout { runs, ..Layout::default() })
}

/// Returns the same of lines of which those that begin with `!` are in bold.
pub(super) fn said_in_bold(lines: &[&str]) -> Vec<String> {
    said_set_off(lines, '!', &Run { range: 0..0, bold: true, italic: false })
}

/// Returns who speaks, with how many turns: `INT 5, Ana 4`.
pub(super) fn spoken(text: &str) -> String {
    let found = find(text, &Layout::default());
    let n = |i: usize| found.turns.iter().filter(|turn| turn.3.map(usize::from) == Some(i)).count();
    found.speakers.iter().enumerate().map(|(i, s)| format!("{} {}", s.label, n(i))).collect::<Vec<_>>().join(", ")
}

/// Returns the labels of a text whose lines are paragraphs, and how many turns are somebody's: `Ana/Ben 8`.
pub(super) fn labels(text: &str) -> String {
    let found = find(text, &Layout { lines_are_paragraphs: true, ..Layout::default() });
    let labels: Vec<&str> = found.speakers.iter().map(|s| s.label.as_str()).collect();
    format!("{} {}", labels.join("/"), found.n_spoken())
}
