//! The words around a match: enough to judge it, cut between words.

use std::ops::Range;

use crate::model::{Span, Text};

/// A piece of a turn.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Snippet {
    /// The words, with … where something was left out.
    pub words: String,
    /// Bytes of [`Self::words`] that match.
    pub marks: Vec<Range<usize>>,
    /// How many matches lie outside of the piece.
    pub n_outside: usize,
}

const BEFORE: u32 = 80;
const AFTER: u32 = 180;
/// How far a cut moves to fall between two words.
const LONGEST_WORD: usize = 24;

impl Snippet {
    /// Returns the words of `within` around the first of `matches`. Nothing stands out when all of it matches.
    pub fn of(text: &Text, within: Span, matches: &[Span]) -> Self {
        let first = matches.first().copied().unwrap_or(Span::new(within.start, within.start));
        let all = first.encloses(within);
        let reach = if all { within.start } else { first.end };
        let start = cut_after(text, within.start, first.start.saturating_sub(BEFORE).max(within.start), first.start);
        let end = cut_before(text, within.end, reach.saturating_add(AFTER).min(within.end), reach);
        let piece = text.trimmed(Span::new(start, end));
        let mut snippet = Self::default();
        let gap = |cut: bool| if cut { "…" } else { "" };
        snippet.words.push_str(gap(piece.start > text.trimmed(within).start));
        snippet.push(text, piece, if all { &[] } else { matches });
        snippet.words.push_str(gap(piece.end < text.trimmed(within).end));
        snippet
    }

    fn push(&mut self, text: &Text, piece: Span, matches: &[Span]) {
        let mut reached = piece.start;
        for found in matches {
            let Some(seen) = found.intersection(Span::new(reached, piece.end)) else {
                self.n_outside += usize::from(!found.overlaps(piece));
                continue;
            };
            self.words.push_str(text.slice(Span::new(reached, seen.start)));
            let from = self.words.len();
            self.words.push_str(text.slice(seen));
            self.marks.push(from..self.words.len());
            reached = seen.end;
        }
        self.words.push_str(text.slice(Span::new(reached, piece.end)));
    }
}

/// Returns `cut`, or the beginning of the next word when it falls within one, but never more than `limit`.
fn cut_after(text: &Text, start: u32, cut: u32, limit: u32) -> u32 {
    if cut <= start {
        return cut;
    }
    let ahead = text.slice(Span::new(cut - 1, limit)).chars().take(LONGEST_WORD).position(char::is_whitespace);
    ahead.map_or(cut, |n| (cut + n as u32).min(limit))
}

/// Returns `cut`, or the end of the word before when it falls within one, but never less than `limit`.
fn cut_before(text: &Text, end: u32, cut: u32, limit: u32) -> u32 {
    if cut >= end {
        return end;
    }
    let back = text.slice(Span::new(limit, cut + 1)).chars().rev().take(LONGEST_WORD).position(char::is_whitespace);
    back.map_or(cut, |n| (cut - n as u32).max(limit))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn snippet(words: &str, needles: &[&str]) -> (String, Vec<String>, usize) {
        let text = Text::new(words);
        let find = |needle: &&str| {
            let byte = words.find(*needle).unwrap();
            text.span(byte..byte + needle.len())
        };
        let matches: Vec<Span> = needles.iter().map(find).collect();
        let snippet = Snippet::of(&text, Span::new(0, text.len()), &matches);
        let marks = snippet.marks.iter().map(|m| snippet.words[m.clone()].to_owned()).collect();
        (snippet.words, marks, snippet.n_outside)
    }

    #[test]
    fn a_short_turn_is_shown_whole() {
        let (words, marks, n_outside) = snippet("Où dormir ? Où aller ?", &["dormir", "aller"]);
        assert_eq!((words.as_str(), n_outside), ("Où dormir ? Où aller ?", 0));
        assert_eq!(marks, ["dormir", "aller"]);
    }

    #[test]
    fn a_long_turn_is_cut_between_words() {
        let long = format!("{}fatigue {}sommeil.", "épuisement ".repeat(30), "nuit blanche ".repeat(40));
        let (words, marks, n_outside) = snippet(&long, &["fatigue", "sommeil"]);
        assert!(
            words.starts_with("…épuisement ") && (words.ends_with("nuit…") || words.ends_with("blanche…")),
            "{words}"
        );
        assert!(words.chars().count() < 300);
        assert_eq!((marks, n_outside), (vec!["fatigue".to_owned()], 1));
    }

    #[test]
    fn nothing_stands_out_when_all_matches() {
        let (words, marks, _) = snippet("Oui.", &["Oui."]);
        assert_eq!((words.as_str(), marks.len()), ("Oui.", 0));
    }
}
