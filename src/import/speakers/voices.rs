//! Turns without names: each behind a dash or the `>>` of captions, or questions in bold and answers that are not. Two voices are told apart where
//! one of them asks the questions; where nothing says who speaks, a turn is nobody's.

use super::super::lines::{Emphasis, Line};
use super::super::turns::Turn;

/// Fewer turns than this are a list, or emphasis.
const FEWEST: usize = 4;

/// Returns where turns begin, by `names` for the two voices. A text that a person says to be such one need not look so.
pub(super) fn turns<'t>(lines: &[Line<'t>], names: [&'t str; 2], asked_for: bool) -> Vec<Turn<'t>> {
    let dashes = behind_dashes(lines, names, asked_for);
    if dashes.is_empty() { in_bold(lines, names) } else { dashes }
}

fn behind_dashes<'t>(lines: &[Line<'t>], names: [&'t str; 2], asked_for: bool) -> Vec<Turn<'t>> {
    let starts: Vec<(usize, usize)> =
        lines.iter().enumerate().filter_map(|(i, line)| Some((i, behind_dash(line)?))).collect();
    let (Some((first, _)), Some((last, _))) = (starts.first(), starts.last()) else { return Vec::new() };
    let n_lines = lines[*first..=*last].iter().filter(|l| !l.blank).count();
    let asks: Vec<bool> = starts
        .iter()
        .zip(starts.iter().skip(1).map(|(next, _)| *next).chain([lines.len()]))
        .map(|((from, _), to)| asks(&lines[*from..to]))
        .collect();
    let n_questions = asks.iter().filter(|asks| **asks).count();
    let is_talk = starts.len() >= FEWEST && starts.len() * 5 >= n_lines * 2 && n_questions * 5 >= starts.len();
    if !is_talk && !asked_for {
        return Vec::new();
    }
    let alternates = asking_side(&asks).is_some();
    let turn = |(n, (line, words)): (usize, &(usize, usize))| Turn {
        line: *line,
        at: 0,
        speaker: alternates.then_some(n % 2),
        label: names[n % 2],
        words_line: *line,
        words: *words,
        seconds: None,
    };
    starts.iter().enumerate().map(turn).collect()
}

/// Returns which of two voices that take turns asks: the first, 0, or the second, 1; nothing if neither asks much more.
pub(super) fn asking_side(asks: &[bool]) -> Option<usize> {
    let share = |side: usize| {
        let of: Vec<bool> = asks.iter().skip(side).step_by(2).copied().collect();
        of.iter().filter(|asks| **asks).count() as f32 / of.len().max(1) as f32
    };
    let more = share(0) - share(1);
    (more.abs() >= 0.4).then_some(usize::from(more < 0.0))
}

/// Returns where the words begin behind a dash at the beginning of the line.
pub(super) fn behind_dash(line: &Line<'_>) -> Option<usize> {
    let text = line.text.trim_start();
    let signs = text.strip_prefix(">>").map(|behind| behind.trim_start_matches('>'));
    let behind = signs.or_else(|| text.strip_prefix(['-', '–', '—', '―', '−'])).filter(|_| !line.heading)?;
    let words = behind.trim_start_matches([' ', '\t', '\u{a0}', '\u{202f}']);
    (words.len() < behind.len() && !words.is_empty() || text.starts_with(['—', '―']) && !words.is_empty())
        .then_some(line.text.len() - words.len())
}

/// Whether these lines end with a question.
fn asks(lines: &[Line<'_>]) -> bool {
    let last = lines.iter().rev().find(|l| !l.blank);
    last.is_some_and(|l| l.text.trim_end_matches(|c: char| c.is_whitespace() || "*_»”\"".contains(c)).ends_with('?'))
}

/// Questions in bold or italics, answers in plain letters.
fn in_bold<'t>(lines: &[Line<'t>], names: [&'t str; 2]) -> Vec<Turn<'t>> {
    let mut starts: Vec<(usize, bool)> = Vec::new();
    for (i, line) in lines.iter().enumerate().filter(|(_, l)| !l.blank && !l.heading) {
        let bold = line.emphasis == Emphasis::Whole;
        if starts.last().map(|(_, before)| *before) != Some(bold) {
            starts.push((i, bold));
        }
    }
    let first_bold = starts.iter().position(|(_, bold)| *bold).unwrap_or_default();
    let starts = &starts[first_bold..];
    let n_bold = starts.iter().filter(|(_, bold)| *bold).count();
    let ends = starts.iter().skip(1).map(|(next, _)| *next).chain([lines.len()]);
    let n_questions = starts.iter().zip(ends).filter(|((from, bold), to)| *bold && asks(&lines[*from..*to])).count();
    if n_bold * 2 < FEWEST || starts.len() < FEWEST || n_questions * 5 < n_bold * 3 {
        return Vec::new();
    }
    let turn = |(line, bold): &(usize, bool)| {
        let text = lines[*line].text;
        let words = text.len() - text.trim_start().trim_start_matches(['*', '_']).len();
        let voice = usize::from(!bold);
        Turn { line: *line, at: 0, speaker: Some(voice), label: names[voice], words_line: *line, words, seconds: None }
    };
    starts.iter().map(turn).collect()
}
