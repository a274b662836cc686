//! A talk whose line ends were lost, as archives hand transcripts out: `… the Society.Unknown Speaker 0:34 just like
//! this …`, `>> All right. >> Where were you born? >> In Brooklyn.` Its one line is parted where somebody begins to
//! speak, so that the parts are read as lines are. The text stays as it is.

use rustc_hash::FxHashMap;

use super::lines::{Emphasis, Line};
use crate::import::stamps;

/// Fewer places where somebody begins show no form; among more nothing is looked for.
const FEWEST: usize = 4;
const MOST: usize = 100_000;
/// So many percent of a text are on its one line.
const NEARLY_ALL: usize = 90;

/// Returns the lines, the one that holds nearly all of the text parted where turns begin.
pub(super) fn parted(lines: Vec<Line<'_>>) -> Vec<Line<'_>> {
    let Some(long) = (0..lines.len()).max_by_key(|i| lines[*i].text.len()) else { return lines };
    let n_bytes: usize = lines.iter().map(|line| line.text.len()).sum();
    let text = lines[long].text;
    if text.len() * 100 < n_bytes * NEARLY_ALL || lines[long].heading {
        return lines;
    }
    let chevrons = chevrons(text);
    let places = if chevrons.is_empty() { labels(text) } else { chevrons };
    if places.is_empty() {
        return lines;
    }
    let mut all = lines;
    let parts = parts(&all[long], &places);
    all.splice(long..=long, parts);
    all
}

/// Returns the parts of a line that end at `places`, as lines.
fn parts<'t>(line: &Line<'t>, places: &[usize]) -> Vec<Line<'t>> {
    let mut parts = Vec::with_capacity(places.len() + 1);
    let (mut from, mut position) = (0, line.position);
    for to in places.iter().copied().chain([line.text.len()]) {
        let text = &line.text[from..to];
        let emphasis = if from == 0 { line.emphasis } else { Emphasis::Plain };
        let blank = text.trim().is_empty();
        if from < to {
            parts.push(Line { text, byte: line.byte + from, position, heading: false, blank, emphasis });
        }
        position += text.chars().count() as u32;
        from = to;
    }
    parts
}

/// Returns where `>>` says that somebody else speaks: behind the end of a sentence, nearly always.
fn chevrons(text: &str) -> Vec<usize> {
    let places: Vec<usize> = text.match_indices(">> ").map(|(at, _)| at).filter(|at| is_apart(text, *at)).collect();
    let ends = |at: &&usize| text[..**at].trim_end().ends_with(['.', '?', '!', '…', ')', ']', '-', '—', '"', '”']);
    let n_ending = places.iter().filter(ends).count();
    let is_talk = (FEWEST..MOST).contains(&places.len()) && n_ending * 4 >= (places.len() - 1) * 3;
    if is_talk { places } else { Vec::new() }
}

fn is_apart(text: &str, at: usize) -> bool {
    at == 0 || text[..at].ends_with(char::is_whitespace)
}

/// Returns where the labels begin that stand right before clocks and return, and where the clocks behind them end.
fn labels(text: &str) -> Vec<usize> {
    let clocks = clocks(text);
    if !(FEWEST..MOST).contains(&clocks.len()) {
        return Vec::new();
    }
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    for label in clocks.iter().flat_map(|(at, _)| endings(text, *at)) {
        *counts.entry(label).or_default() += 1;
    }
    let mut places = Vec::new();
    let mut n_labels = 0;
    for (at, end) in clocks.iter().copied() {
        let Some(label) = returning(text, at, &counts) else { continue };
        let begins = text[..at].trim_end().len() - label.len();
        if places.last().is_none_or(|last| *last <= begins) {
            n_labels += 1;
            places.extend([begins, end]);
        }
    }
    if n_labels < FEWEST || n_labels * 4 < clocks.len() * 3 { Vec::new() } else { places }
}

/// Returns the longest label before the clock at byte `at` that stands before others as well: what is longer has words
/// in it that stand before the label by chance.
fn returning<'t>(text: &'t str, at: usize, counts: &FxHashMap<&str, usize>) -> Option<&'t str> {
    const FEWEST: usize = 2;
    let count = |label: &str| counts.get(label).copied().unwrap_or_default();
    let mut found: Option<&str> = None;
    for label in endings(text, at) {
        if count(label) >= FEWEST && found.is_none_or(|shorter| count(label) * 10 >= count(shorter)) {
            found = Some(label);
        }
    }
    found
}

/// Returns what may be the label right before the clock at byte `at`, from the shortest on: each begins with a capital
/// letter, which may touch the word before it.
fn endings(text: &str, at: usize) -> impl Iterator<Item = &str> {
    const LONGEST: usize = 40;
    let before = text[..at].trim_end();
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '.' | '-' | '_' | '\'' | '’');
    let letters = before.char_indices().rev().take(LONGEST).take_while(move |(_, c)| is_name(*c));
    letters.filter(|(_, c)| c.is_uppercase()).map(move |(from, _)| &before[from..])
}

/// Returns the clocks behind a blank: where each begins, and where it ends.
fn clocks(text: &str) -> Vec<(usize, usize)> {
    let mut clocks: Vec<(usize, usize)> = Vec::new();
    for (colon, _) in text.match_indices(':') {
        let at = text[..colon].trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let is_behind = clocks.last().is_none_or(|(_, end)| *end <= at);
        if is_behind
            && at < colon
            && text[..at].ends_with(char::is_whitespace)
            && let Some(stamp) = stamps::stamp(&text[at..])
        {
            clocks.push((at, at + stamp.len));
        }
    }
    clocks
}

#[cfg(test)]
mod tests {
    use crate::import::turns_as_told;

    #[test]
    fn a_talk_on_one_line_has_its_turns_by_labels_with_clocks() {
        let text = "-n Unknown Speaker 0:09 is April, for the Society.Unknown Speaker 0:34 just like this at 10:15 today?\
            Unknown Speaker 0:57 No, I am andUnknown Speaker 1:21 Where?Ann Roe 1:02:30 Here.Ann Roe 1:03:00 Yes.";
        let expected = [
            "-@-1|-n",
            "Unknown Speaker@9|is April, for the Society.",
            "Unknown Speaker@34|just like this at 10:15 today?",
            "Unknown Speaker@57|No, I am and",
            "Unknown Speaker@81|Where?",
            "Ann Roe@3750|Here.",
            "Ann Roe@3780|Yes.",
        ];
        assert_eq!(turns_as_told("a.txt", text), expected);
    }

    #[test]
    fn a_talk_on_one_line_has_its_turns_by_chevrons() {
        let text = "-n >> Where did you go? >> Home, in the end. >> And why? >> It was late. >> [LAUGH]";
        let expected = [
            "-@-1|-n",
            "Voice 1@-1|Where did you go?",
            "Voice 2@-1|Home, in the end.",
            "Voice 1@-1|And why?",
            "Voice 2@-1|It was late.",
            "Voice 1@-1|[LAUGH]",
        ];
        assert_eq!(turns_as_told("a.txt", text), expected);
    }

    #[test]
    fn other_long_lines_stay_whole() {
        let timetable = "The bus left at 10:15 and at 11:15, the train at 12:30, and Ann came at 14:10. ".repeat(4);
        let path = "Home >> Books >> Novels >> New >> Old";
        for text in [timetable.trim_end(), path] {
            assert_eq!(turns_as_told("a.txt", text), [format!("-@-1|{text}")]);
        }
    }
}
