//! Labels that return where lines begin, whatever sets them off: one below a line that was full begins a turn as much as
//! those below short lines do.

use rustc_hash::{FxHashMap, FxHashSet};

use super::lines::Line;
use crate::import::talk::labels::{self, Form, Shape};
use crate::import::talk::lines::Emphasis;

/// A label as it stands, and what sets it off.
type Opening<'l> = (&'l str, Form);

/// The labels that return at the beginnings of lines, behind the ends of sentences.
#[derive(Default)]
pub(super) struct Openings<'l>(FxHashSet<Opening<'l>>);

impl<'l> Openings<'l> {
    /// Returns those of all pages: two people at least return.
    pub fn of(pages: &'l [Vec<Line>]) -> Self {
        const FEWEST: usize = 2;
        let mut counts: FxHashMap<Opening<'_>, (usize, usize)> = FxHashMap::default();
        let mut above = "";
        for line in pages.iter().flatten() {
            if let Some(opening) = opening(line) {
                let (n, n_behind_ends) = counts.entry(opening).or_default();
                *n += 1;
                *n_behind_ends += usize::from(above.is_empty() || ends_sentence(above));
            }
            above = &line.text;
        }
        counts.retain(|_, (n, n_behind_ends)| *n_behind_ends >= FEWEST && *n_behind_ends * 4 >= *n * 3);
        if counts.len() < 2 { Self::default() } else { Self(counts.into_keys().collect()) }
    }

    /// Whether the line begins with one of them, or with a title as several of them do.
    pub fn has(&self, line: &Line) -> bool {
        let Some(opening) = opening(line).filter(|_| !self.0.is_empty()) else { return false };
        let is_record = || self.0.iter().filter(|known| names_title(known)).count() >= 2;
        self.0.contains(&opening) || (names_title(&opening) && is_record())
    }
}

/// Whether a title and a name stand before a point, as records of parliaments write them.
fn names_title((label, form): &Opening<'_>) -> bool {
    *form == Form::Point && labels::is_titled(label)
}

/// Whether a sentence, or what somebody did while speaking, ends the words.
pub(super) fn ends_sentence(words: &str) -> bool {
    words.trim_end().ends_with(['.', '?', '!', '…', ':', '»', '”', '"', ')', ']', '–', '—'])
}

/// Returns the label with which the line may begin, behind which words follow.
fn opening(line: &Line) -> Option<Opening<'_>> {
    let strong = labels::candidate(&line.text, "QAR").filter(|found| found.form == Form::Bracket);
    let found = strong.or_else(|| labels::loose(&line.text, emphasis(line)))?;
    let is_set_off = !matches!(found.form, Form::Alone | Form::Capitals) && found.words < line.text.len();
    let is_name =
        labels::is_titled(found.label) || labels::shape(found.label).is_some_and(|shape| shape != Shape::Phrase);
    (is_set_off && is_name).then_some((found.label, found.form))
}

/// How much of the line is bold or italic.
fn emphasis(line: &Line) -> Emphasis {
    let first =
        line.setting.stretches().next().filter(|(range, style)| range.start == 0 && (style.bold || style.italic));
    match first {
        Some((range, _)) if range.end < line.text.len() => Emphasis::Begins(range.end),
        Some(_) => Emphasis::Whole,
        None => Emphasis::Plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(lines: &[&str]) -> Vec<Vec<Line>> {
        vec![lines.iter().map(|line| Line { text: (*line).to_owned(), ..Line::default() }).collect()]
    }

    fn n_begun(lines: &[&str]) -> usize {
        let pages = page(lines);
        let openings = Openings::of(&pages);
        pages[0].iter().filter(|line| openings.has(line)).count()
    }

    #[test]
    fn labels_return_behind_the_ends_of_sentences() {
        assert_eq!(
            n_begun(&[
                "ANA — Where were you, and how long did it take you to come here at last?",
                "BEN — In the town. We had seen the river and all those who came there by night.",
                "ANA — And then?",
                "BEN — Then we left.",
            ]),
            4
        );
        assert_eq!(
            n_begun(&[
                "Mme la présidente. Oui.",
                "M. Jean Roux. Non.",
                "Mme la présidente. Bien.",
                "M. le maire. Nous y viendrons.",
                "M. Jean Roux. Si.",
            ]),
            5
        );
        assert_eq!(n_begun(&["[Ana] And then?", "[Ben] We left.", "[Ana] Why?", "[Ben] They came."]), 4);
    }

    #[test]
    fn names_within_sentences_and_those_that_stand_once_are_none() {
        let within =
            ["we went to", "Paris – and then from", "Lyon – by train to", "Paris – and back to", "Lyon – at last"];
        assert_eq!(n_begun(&within), 0);
        assert_eq!(n_begun(&["ANA — Yes.", "BEN — No.", "Nothing was said."]), 0);
    }
}
