//! A text by its lines, and what on them nobody said: furniture of pages, numbers, line ends of narrow lines.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use super::super::Layout;
use super::super::divided::keeps_hyphen;
use super::super::talk::lines;
use crate::model::{Replacement, Span, TurnRecord};

/// Fewer lines are not those of each page, unless they count all that there are.
const FEWEST: usize = 3;

/// A text by its lines.
pub(super) struct Page<'t> {
    pub(super) lines: Vec<lines::Line<'t>>,
    pub(super) turns: &'t [TurnRecord],
    /// Where turns begin.
    starts: FxHashSet<u32>,
}

impl<'t> Page<'t> {
    pub fn of(text: &'t str, turns: &'t [TurnRecord]) -> Self {
        let (lines, _) = lines::lines(text, &Layout::default());
        Self { lines, turns, starts: turns.iter().map(|t| t.0).collect() }
    }

    /// Returns the lines of which nothing is left.
    pub fn lines_within(&self, places: &[Replacement]) -> FxHashSet<usize> {
        let mut gone = FxHashSet::default();
        for place in places {
            let first = self.lines.partition_point(|l| l.position < place.span.start);
            let of_place = self.lines[first..].iter().take_while(|l| end(l) <= place.span.end);
            gone.extend((first..).zip(of_place).map(|(i, _)| i));
        }
        gone
    }

    /// Lines that are no words: page numbers that ascend, and lines that return, each on its own among blank lines or
    /// at the break of a page. Where lines are paragraphs, nothing is blank: there a line must say that it is of a page.
    pub fn furniture(&self) -> Vec<Replacement> {
        let mut returning: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (i, line) in
            self.lines.iter().enumerate().filter(|(i, l)| !l.blank && (self.stands_alone(*i) || says_page(l.text)))
        {
            let text = line.text.trim();
            if text.chars().count() <= 100 {
                let shape: String = text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
                returning
                    .entry(shape.split('0').filter(|p| !p.is_empty()).collect::<Vec<_>>().join("0"))
                    .or_default()
                    .push(i);
            }
        }
        let mut lines: Vec<usize> = Vec::new();
        for (shape, found) in returning {
            let is_words = shape.chars().filter(|c| c.is_alphabetic()).count() > 0;
            let texts: Vec<&str> = found.iter().map(|i| self.lines[*i].text).collect();
            let ascends = counts_pages(&texts) && (!is_words || texts.iter().all(|text| names_page(text)));
            let same = found.windows(2).all(|w| self.lines[w[0]].text.trim() == self.lines[w[1]].text.trim());
            let is_end = shape.trim_end().ends_with(['.', '?', '!', '…', '»']) || shape.starts_with(['(', '[']);
            let of_pages = ascends || (same && is_words && !is_end && self.are_far_apart(&found));
            let are_enough = found.len() >= FEWEST || counts_all_pages(&texts);
            if are_enough && of_pages && !found.iter().any(|i| self.begins_turn_of_somebody(*i)) {
                lines.extend(found);
            }
        }
        lines.sort_unstable();
        lines.into_iter().map(|i| self.without_line(i)).collect()
    }

    /// Lines of talk may return too; those of pages are many lines apart.
    fn are_far_apart(&self, lines: &[usize]) -> bool {
        lines.windows(2).all(|w| w[1] - w[0] >= 8)
    }

    fn stands_alone(&self, i: usize) -> bool {
        let apart = |j: Option<usize>| {
            j.and_then(|j| self.lines.get(j))
                .is_none_or(|l| l.blank || l.text.contains('\u{c}') || is_number_alone(l.text))
        };
        let breaks = self.lines[i].text.contains('\u{c}');
        breaks || (apart(i.checked_sub(1)) && apart(Some(i + 1))) || is_number_alone(self.lines[i].text)
    }

    fn begins_turn_of_somebody(&self, i: usize) -> bool {
        let from = start(&self.lines[i]);
        let first = self.turns.partition_point(|t| t.0 < from);
        self.turns[first..].iter().take_while(|t| t.0 == from).any(|t| t.3.is_some())
    }

    /// Takes a line with its end, and the blank lines that only set it apart.
    fn without_line(&self, i: usize) -> Replacement {
        let from = self.lines[i].position;
        let blank_above = i == 0 || self.lines[i - 1].blank;
        let mut next = i + 1;
        while blank_above && self.lines.get(next).is_some_and(|l| l.blank) {
            next += 1;
        }
        let to = self.lines.get(next).map_or(end(&self.lines[i]), |l| l.position);
        Replacement { span: Span::new(from, to), text: String::new() }
    }

    /// Numbers that begin lines and ascend from one to the next. Where only every fifth line has one, the margin of the
    /// others goes as well.
    pub fn numbers(&self, gone: &FxHashSet<usize>) -> Vec<Replacement> {
        const FEWEST: usize = 5;
        let found: Vec<(usize, u32, usize)> = (self.lines.iter().enumerate())
            .filter(|(i, line)| !line.blank && !gone.contains(i))
            .filter_map(|(i, line)| leading_number(line.text).map(|(n, len)| (i, n, len)))
            .collect();
        // Numbers that go on where the last one ended, or begin anew at 1 on each page; a step of 5 is usual too.
        let step = found
            .windows(2)
            .map(|w| w[1].1.saturating_sub(w[0].1))
            .min_by_key(|s| if matches!(s, 1 | 5 | 10) { 0 } else { 1 });
        let Some(step) = step.filter(|s| matches!(s, 1 | 5 | 10)) else { return Vec::new() };
        let goes_on = |w: &[(usize, u32, usize)]| w[1].1 == w[0].1 + step || w[1].1 == step;
        let n_on = found.windows(2).filter(|w| goes_on(w)).count();
        let n_lines = self.lines.iter().filter(|l| !l.blank).count() - gone.len().min(self.lines.len());
        // Behind the pages of a court's record an index of its words may stand.
        const PAGES: usize = 100;
        let share = if step == 1 && found.len() >= PAGES { 5 } else { 7 };
        let many = found.len() * step as usize * 10 >= n_lines * share;
        if found.len() < FEWEST || n_on * 10 < (found.len() - 1) * 9 || !many {
            return Vec::new();
        }
        let is_numbered: FxHashSet<usize> = found.iter().map(|(i, ..)| *i).collect();
        let width =
            found.iter().map(|(i, _, len)| self.lines[*i].text[..*len].chars().count()).min().unwrap_or_default();
        let margin = |(i, line): (usize, &lines::Line<'_>)| {
            let blanks = line.text.chars().take(width).take_while(|c| c.is_whitespace()).map(char::len_utf8).sum();
            (!line.blank && blanks > 0 && !gone.contains(&i) && !is_numbered.contains(&i)).then_some((i, blanks))
        };
        let margins = self.lines.iter().enumerate().filter(|_| step > 1).filter_map(margin);
        let mut taken: Vec<(usize, usize)> = found.iter().map(|(i, _, len)| (*i, *len)).chain(margins).collect();
        taken.sort_unstable();
        let place = |(i, len): (usize, usize)| {
            let from = self.lines[i].position;
            let to = from + self.lines[i].text[..len].chars().count() as u32;
            Replacement { span: Span::new(from, to), text: String::new() }
        };
        taken.into_iter().map(place).collect()
    }

    /// Line ends where the next word would not have fitted; `numbers` stand before the words of their lines, and go
    /// with them. Nothing where most lines are short: a list or a poem, whose lines are meant.
    pub fn narrow_line_ends(&self, gone: &FxHashSet<usize>, numbers: &[Replacement]) -> Vec<Replacement> {
        let number_at = |line: &lines::Line<'_>| {
            let found = numbers.binary_search_by_key(&line.position, |number| number.span.start).ok();
            found.map_or(0, |i| numbers[i].span.len() as usize)
        };
        let words = |line: &lines::Line<'t>| {
            let from = line.text.char_indices().nth(number_at(line)).map_or(line.text.len(), |(at, _)| at);
            line.text[from..].trim()
        };
        let length = |line: &lines::Line<'t>| words(line).chars().count();
        let mut lengths: Vec<usize> = self.lines.iter().filter(|l| !l.blank).map(length).collect();
        lengths.sort_unstable();
        // The width of the page: longer lines are rare.
        let Some(width) = lengths.get(lengths.len().saturating_sub(1 + lengths.len() / 50)).copied() else {
            return Vec::new();
        };
        if !(30..=110).contains(&width) {
            return Vec::new();
        }
        let (mut places, mut n_within) = (Vec::new(), 0);
        let kept: Vec<usize> = (0..self.lines.len()).filter(|i| !gone.contains(i)).collect();
        for pair in kept.windows(2) {
            let (line, next) = (&self.lines[pair[0]], &self.lines[pair[1]]);
            if line.blank || next.blank || pair[1] != pair[0] + 1 || self.begins(next) {
                continue;
            }
            n_within += 1;
            let (here, below) = (line.text.trim_end(), words(next));
            let word = below.split_whitespace().next().unwrap_or_default().chars().count();
            let goes_on = below.starts_with(char::is_lowercase) && length(line) * 4 >= width * 3;
            let is_full = length(line) + 1 + word > width;
            if !(is_full || goes_on) || is_item(below) {
                continue;
            }
            let from = line.position + here.chars().count() as u32;
            let to = next.position + next.text[..next.text.rfind(below).unwrap_or_default()].chars().count() as u32;
            let next_word = below.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
            let divided = here.strip_suffix('-').is_some_and(|w| w.ends_with(char::is_lowercase))
                && below.starts_with(char::is_lowercase)
                && !keeps_hyphen(here, next_word);
            // A word divided at the end of its line is one word again; other hyphens stay, as in *week-end*, on one
            // line.
            let from = if divided { from - 1 } else { from };
            let text = if divided || here.ends_with('-') { String::new() } else { " ".to_owned() };
            places.push(Replacement { span: Span::new(from, to.max(from)), text });
        }
        if places.len() * 2 < n_within { Vec::new() } else { places }
    }

    fn begins(&self, line: &lines::Line<'_>) -> bool {
        self.starts.contains(&start(line))
    }
}

/// Whether the line is an item of a list.
fn is_item(line: &str) -> bool {
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    line.starts_with(['-', '–', '—', '•', '*']) || (digits > 0 && line[digits..].starts_with(['.', ')']))
}

/// Returns the number that a line begins with, and where its words begin, in bytes.
fn leading_number(line: &str) -> Option<(u32, usize)> {
    let indent = line.len() - line.trim_start().len();
    let text = &line[indent..];
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let n = text[..digits].parse().ok().filter(|_| digits <= 4)?;
    let behind = text[digits..].trim_start_matches(['.', ':', ')']);
    let words = behind.trim_start_matches([' ', '\t', '\u{a0}']);
    let is_set_off = words.len() < behind.len() || words.is_empty();
    is_set_off.then_some((n, line.len() - words.len()))
}

/// Whether the line holds a number of a page and nothing else: `12`, `- 12 -`, `Page 12 / 40`.
fn is_number_alone(line: &str) -> bool {
    let text = line.trim().to_lowercase();
    let letters: String = text.chars().filter(|c| c.is_alphabetic()).collect();
    text.contains(|c: char| c.is_ascii_digit())
        && matches!(letters.as_str(), "" | "page" | "p" | "pageof" | "pagesur" | "of" | "sur")
        && text.chars().all(|c| {
            c.is_alphanumeric() || c.is_whitespace() || matches!(c, '-' | '–' | '—' | '/' | '.' | '|' | '[' | ']')
        })
        && !text.contains(':')
}

/// Returns the numbers of a line.
fn numbers(line: &str) -> Vec<u32> {
    line.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse().ok()).collect()
}

/// Whether one of the numbers of these lines ascends, and the others stay as they are: `U07 – 3/12`.
fn counts_pages(lines: &[&str]) -> bool {
    let numbers: Vec<Vec<u32>> = lines.iter().map(|line| numbers(line)).collect();
    let n = numbers.first().map_or(0, Vec::len);
    let column = |i: usize| numbers.iter().filter_map(move |line| line.get(i).copied()).collect::<Vec<u32>>();
    let ascends = |column: &[u32]| column.windows(2).all(|w| w[0] < w[1]);
    let columns: Vec<Vec<u32>> = (0..n).map(column).collect();
    numbers.iter().all(|line| line.len() == n)
        && columns.iter().filter(|c| ascends(c)).count() == 1
        && columns.iter().all(|c| ascends(c) || c.windows(2).all(|w| w[0] == w[1]))
}

/// Whether these lines are of all pages that there are: `U07 – 1/2` and `U07 – 2/2`.
fn counts_all_pages(lines: &[&str]) -> bool {
    let of_all = |(n, line): (usize, &&str)| numbers(line).ends_with(&[n as u32 + 1, lines.len() as u32]);
    lines.len() > 1 && lines.iter().enumerate().all(of_all)
}

/// Whether a line says by a word or by `3/12` at its end that it holds the number of a page, and is no sentence.
fn says_page(line: &str) -> bool {
    let text = line.trim();
    let behind = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_numbered = behind.len() < text.len();
    let is_of_all = behind.strip_suffix('/').is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()));
    is_numbered && (is_of_all || has_word_of_page(text))
}

/// Whether a line says that it holds the number of a page: by the word, by `3/12`, or by a number that is set apart at
/// its end or beginning. `Question 3` is a heading.
fn names_page(line: &str) -> bool {
    let text = line.trim();
    let ends =
        [text.trim_end_matches(|c: char| c.is_ascii_digit()), text.trim_start_matches(|c: char| c.is_ascii_digit())];
    let is_apart = |rest: &str, before: bool| {
        let near: String = if before { rest.chars().rev().take(3).collect() } else { rest.chars().take(3).collect() };
        rest.len() < text.len() && (near.starts_with("  ") || near.contains(['–', '—', '|', '·', '•', '\t', '/']))
    };
    has_word_of_page(text) || is_apart(ends[0], true) || is_apart(ends[1], false)
}

fn has_word_of_page(text: &str) -> bool {
    let is_page = |word: &str| {
        matches!(word, "p" | "pp") || matches!(word.to_lowercase().as_str(), "page" | "seite" | "página" | "pagina")
    };
    text.split(|c: char| !c.is_alphabetic()).any(is_page)
}

/// Returns where the words of a line begin.
fn start(line: &lines::Line<'_>) -> u32 {
    line.position + (line.text.len() - line.text.trim_start().len()) as u32
}

/// Returns where a line ends, its line end left out.
fn end(line: &lines::Line<'_>) -> u32 {
    line.position + line.text.chars().count() as u32
}
