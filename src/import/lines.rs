//! The lines of a text, with their places, and which of them are headings.

use rustc_hash::FxHashMap;

use super::Layout;
use super::labels::{self, Shape};

/// A line of the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'t> {
    /// Without the line end.
    pub text: &'t str,
    /// Where it begins, in bytes.
    pub byte: usize,
    /// Where it begins, in code points.
    pub position: u32,
    /// Whether it is a heading.
    pub heading: bool,
    /// Whether it holds nothing but white space.
    pub blank: bool,
}

/// Returns the lines of `text`, and its length in code points.
pub(super) fn lines<'t>(text: &'t str, layout: &Layout) -> (Vec<Line<'t>>, u32) {
    let mut headings = layout.headings.iter().copied().peekable();
    let mut lines = Vec::with_capacity(text.len() / 120 + 1);
    let (mut byte, mut position) = (0, 0_u32);
    for line in text.split('\n') {
        while headings.next_if(|h| *h < byte).is_some() {}
        let heading = headings.peek() == Some(&byte);
        lines.push(Line { text: line, byte, position, heading, blank: line.trim().is_empty() });
        byte += line.len() + 1;
        position += line.chars().count() as u32 + 1;
    }
    take_back_headings_of_speakers(&mut lines);
    (lines, position - 1)
}

/// Some transcribers give each speaker's name the style of a heading, so that other programs find the turns: then what
/// returns among the headings, by turns, are labels.
fn take_back_headings_of_speakers(lines: &mut [Line<'_>]) {
    let label = |line: &Line<'_>| {
        let text = line.text.trim_start_matches(['#', ' ']);
        let found =
            labels::candidate(text, false).filter(|c| labels::shape(c.label).is_some_and(|s| s != Shape::Phrase))?;
        (found.words == line.text.len()).then(|| labels::key(found.label))
    };
    let headings: Vec<Option<String>> = lines.iter().filter(|l| l.heading).map(label).collect();
    let mut counts: FxHashMap<&String, usize> = FxHashMap::default();
    for key in headings.iter().flatten() {
        *counts.entry(key).or_default() += 1;
    }
    let n_labels: usize = counts.values().filter(|n| **n >= 2).sum();
    if counts.values().filter(|n| **n >= 2).count() < 2 || n_labels * 2 < headings.len() {
        return;
    }
    let is_label: Vec<bool> = headings.iter().map(|h| h.as_ref().is_some_and(|key| counts[key] >= 2)).collect();
    for (line, is_label) in lines.iter_mut().filter(|l| l.heading).zip(is_label) {
        line.heading = !is_label;
    }
}
