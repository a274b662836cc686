//! Transcripts in which only the answers have a label: each stands below a question or a heading that has none.

use super::super::lines::Line;
use super::super::turns::asks;
use super::survey::Survey;

/// Fewer answers are a word before a colon.
const FEWEST: usize = 3;

/// Whether the label stands again and again right below a question or a heading, so that it needs no partner.
pub(super) fn answers(survey: &Survey<'_>, group: usize) -> bool {
    let marks = survey.marks.iter().filter(|m| m.group == group && m.at == 0 && m.line >= survey.head);
    let mut lines: Vec<usize> = marks.map(|m| m.line).collect();
    lines.dedup();
    let n_asked = lines.iter().filter(|line| is_asked(&survey.lines[..**line])).count();
    lines.len() >= FEWEST && n_asked * 5 >= lines.len() * 4
}

/// Whether these lines end with a question or a heading.
fn is_asked(above: &[Line<'_>]) -> bool {
    above.iter().rev().find(|line| !line.blank).is_some_and(|line| line.heading || asks(line.text))
}
