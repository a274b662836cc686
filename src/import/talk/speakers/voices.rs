//! Turns without names: each behind a dash or the `>>` of captions, or questions that are headings or in bold and answers
//! that are not, or what `tinted.rs` and `asking.rs` tell apart. Two voices are told apart where one of them asks the questions; where nothing
//! says who speaks, a turn is nobody's. The head of the record may say what they are called.

use super::super::lines::{Emphasis, Line};
use super::super::turns::{self, Turn};
use super::{asking, legend, tinted};
use crate::import::Layout;
use crate::model::Role;

/// Fewer turns than this are a list, or emphasis.
const FEWEST: usize = 4;

/// Returns where turns begin, by `names` for the two voices. A text that a person says to be such one need not look so.
pub(super) fn turns<'t>(lines: &[Line<'t>], layout: &Layout, names: [&'t str; 2], asked_for: bool) -> Vec<Turn<'t>> {
    let some = |starts: Vec<Turn<'t>>| Some(starts).filter(|starts| !starts.is_empty());
    let clearly = some(behind_dashes(lines, names, false))
        .or_else(|| some(in_bold(lines, names)))
        .or_else(|| some(below_headings(lines, names)))
        .or_else(|| some(tinted::turns(lines, layout, names)))
        .or_else(|| some(asking::turns(lines, layout, names, false)));
    let found = clearly.or_else(|| asked_for.then(|| some(behind_dashes(lines, names, true))).flatten());
    found.unwrap_or_else(|| asking::turns(lines, layout, names, asked_for))
}

/// Gives the voices the names of the one who asks and the one who answers, where the head of the record has one of each kind
/// at most, and returns those whom it names.
pub(super) fn name<'t>(starts: &mut [Turn<'t>], lines: &[Line<'t>]) -> Vec<(&'t str, Role)> {
    const MOST_LINES: usize = 20;
    let first = starts.iter().find(|turn| turn.speaker.is_some()).map_or(0, |turn| turn.line);
    let head = lines[..first].iter().rev().take(MOST_LINES);
    let named: Vec<(&str, Role)> = head.flat_map(|line| legend::explained(line.text)).collect();
    let only = |asks: bool| {
        let mut names = named.iter().filter(|(_, role)| (*role != Role::Participant) == asks).map(|(name, _)| *name);
        names.next().filter(|_| names.next().is_none())
    };
    let names = [only(true), only(false)];
    for turn in starts.iter_mut() {
        let name = turn.speaker.and_then(|voice| names.get(voice).copied().flatten());
        turn.label = name.unwrap_or(turn.label);
    }
    named
}

/// Questions that are headings, and answers below them.
fn below_headings<'t>(lines: &[Line<'t>], names: [&'t str; 2]) -> Vec<Turn<'t>> {
    const FEWEST: usize = 3;
    let headings: Vec<usize> = (0..lines.len()).filter(|i| lines[*i].heading).collect();
    let is_question = |i: &usize| turns::asks(lines[*i].text);
    let first = headings.iter().position(is_question).unwrap_or(headings.len());
    let last = headings.iter().rposition(is_question).map_or(first, |last| last + 1);
    let questions: Vec<usize> = headings[first..last].iter().copied().filter(is_question).collect();
    let is_text = |i: &usize| !lines[*i].blank && !lines[*i].heading;
    let answer = |question: usize| (question + 1..lines.len()).find(|i| !lines[*i].blank).filter(is_text);
    let n_answered = questions.iter().filter(|question| answer(**question).is_some()).count();
    let n_texts = headings[first..last].iter().filter(|heading| answer(**heading).is_some()).count();
    if questions.len() < FEWEST || questions.len() * 3 < n_texts * 2 || n_answered * 5 < questions.len() * 4 {
        return Vec::new();
    }
    let turn = |line: usize, voice: usize| {
        let text = lines[line].text;
        let words = text.len() - text.trim_start_matches(['#', ' ', '\t', '\u{a0}']).len();
        Turn { line, at: 0, speaker: Some(voice), label: names[voice], words_line: line, words, seconds: None }
    };
    // Among so many questions a heading that asks nothing, and yet is answered, is one as well: `In general.`
    let pair = |question: usize| answer(question).map(|line| [turn(question, 0), turn(line, 1)]);
    headings[first..last].iter().filter_map(|heading| pair(*heading)).flatten().collect()
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
