//! What a transcription leaves in a text that nobody said: line ends of narrow lines, line numbers, running heads and page
//! numbers, times. Each kind of cleaning is a list of replacements: shown before it is done, done on the way into a project
//! or as a correction of a document, and taken back like any other.

use std::collections::BTreeMap;
use std::ops::Range;

use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};

use super::reading::Wish;
use super::{Imported, lines, stamps};
use crate::model::{Document, Project, Replacement, Span, Text, TextUnavailable, Turn, TurnRecord};

/// A kind of cleaning.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Cleaning {
    /// Lines that end only because they were full go on.
    JoinLines,
    /// Numbers at the beginning of lines go.
    LineNumbers,
    /// Page numbers and lines that return on each page go.
    PageFurniture,
    /// Times that a turn keeps as its own go from the text.
    Times,
}

impl Cleaning {
    /// Every kind, in the order in which they are done.
    pub const ALL: [Self; 4] = [Self::PageFurniture, Self::LineNumbers, Self::Times, Self::JoinLines];

    /// Returns the word by which the command line knows it.
    pub fn name(self) -> &'static str {
        match self {
            Self::JoinLines => "join-lines",
            Self::LineNumbers => "line-numbers",
            Self::PageFurniture => "page-furniture",
            Self::Times => "times",
        }
    }
}

/// Returns what `kinds` of cleaning would replace in `text`, in order and apart; `turns` say where turns begin and which
/// times they keep.
pub fn cleanings(text: &str, turns: &[TurnRecord], kinds: &[Cleaning]) -> Vec<Replacement> {
    let page = Page::of(text, turns);
    let mut places: Vec<Replacement> = Vec::new();
    for kind in Cleaning::ALL.into_iter().filter(|kind| kinds.contains(kind)) {
        let gone: FxHashSet<usize> = page.lines_within(&places);
        let more = match kind {
            Cleaning::PageFurniture => page.furniture(),
            Cleaning::LineNumbers => page.numbers(&gone),
            Cleaning::Times => page.times(),
            Cleaning::JoinLines => page.narrow_line_ends(&gone, kinds.contains(&Cleaning::LineNumbers)),
        };
        places.extend(more);
        places.sort_by_key(|p| (p.span.start, p.span.end));
        // Two kinds that meet: the one that takes more is enough.
        places = apart(std::mem::take(&mut places));
    }
    places
}

/// Returns the places that share nothing: of two that do, the larger one.
fn apart(places: Vec<Replacement>) -> Vec<Replacement> {
    let mut kept: Vec<Replacement> = Vec::with_capacity(places.len());
    for place in places {
        match kept.last_mut() {
            Some(last) if last.span.overlaps(place.span) => {
                if place.span.len() > last.span.len() {
                    *last = place;
                }
            }
            _ => kept.push(place),
        }
    }
    kept
}

/// Returns what `kinds` of cleaning would replace in the text of `document` as it stands.
///
/// # Errors
/// When the text is not here.
pub fn of_document(
    project: &Project,
    document: &Document,
    kinds: &[Cleaning],
) -> Result<Vec<Replacement>, TextUnavailable> {
    let text = project.text(document)?;
    let record = |t: &Turn| TurnRecord(t.span.start, t.words.start, t.span.end, t.speaker, t.time);
    let turns: Vec<TurnRecord> = document.turns.iter().map(record).collect();
    Ok(cleanings(text.as_str(), &turns, kinds))
}

impl Imported {
    /// Returns the file as it is after cleaning, read as a person wants it: words that go take nothing of the turns with
    /// them.
    pub fn cleaned(mut self, kinds: &[Cleaning], wish: &Wish) -> Self {
        // Numbers and running heads hide labels, so they go before anybody is looked for; the rest needs the turns.
        let of_pages = [Cleaning::PageFurniture, Cleaning::LineNumbers];
        let (first, then): (Vec<Cleaning>, Vec<Cleaning>) = kinds.iter().partition(|k| of_pages.contains(k));
        let places = cleanings(&self.text, &self.turns, &first);
        if !places.is_empty() {
            let text = Text::new(self.text.as_str());
            let moves = Moves::of(places.iter().map(|p| (text.bytes(p.span), p.text.len())));
            self.source.layout.map(|byte| moves.of_place(byte));
            self.replace(&places);
            if self.source.told.is_none() {
                self.read_again(wish);
            }
        }
        let places = cleanings(&self.text, &self.turns, &then);
        self.replace(&places);
        self
    }

    fn replace(&mut self, places: &[Replacement]) {
        let before = Text::new(self.text.as_str());
        let text = replaced(&before, places);
        let after = Text::new(text.as_str());
        let span = |p: &Replacement| (p.span.start as usize..p.span.end as usize, p.text.chars().count());
        let moves = Moves::of(places.iter().map(span));
        let place = |position: u32| u32::try_from(moves.of_place(position as usize)).unwrap_or(u32::MAX);
        let moved = |TurnRecord(start, words, end, speaker, seconds): &TurnRecord| {
            let span = after.trimmed(Span::new(place(*start), place(*end)));
            let words = place(*words).clamp(span.start, span.end);
            let lead = after.slice(Span::new(words, span.end)).chars().take_while(|c| c.is_whitespace()).count() as u32;
            TurnRecord(span.start, words + lead, span.end, *speaker, *seconds)
        };
        self.turns = self.turns.iter().map(moved).filter(|t| t.0 < t.2).collect();
        self.chars = after.len();
        self.text = text;
    }
}

/// Returns `text` with `places` replaced.
fn replaced(text: &Text, places: &[Replacement]) -> String {
    let mut after = String::with_capacity(text.as_str().len());
    let mut reached = 0;
    for place in places {
        after.push_str(text.slice(Span::new(reached, place.span.start)));
        after.push_str(&place.text);
        reached = place.span.end;
    }
    after.push_str(text.slice(Span::new(reached, text.len())));
    after
}

/// Returns the text without the numbers of its lines, and where each of its positions stood; nothing if lines have none.
pub(super) fn without_line_numbers(text: &str) -> Option<(String, impl Fn(u32) -> u32)> {
    let places = cleanings(text, &[], &[Cleaning::LineNumbers]);
    let without = (!places.is_empty()).then(|| replaced(&Text::new(text), &places))?;
    // Where each number stood in the text without it, and how much was taken up to there.
    let mut taken = 0;
    let mut steps: Vec<(u32, u32)> = Vec::with_capacity(places.len());
    for place in &places {
        let at = place.span.start - taken;
        taken += place.span.len();
        steps.push((at, taken));
    }
    let stood = move |position: u32| {
        let i = steps.partition_point(|(at, _)| *at <= position);
        position + i.checked_sub(1).map_or(0, |i| steps[i].1)
    };
    Some((without, stood))
}

/// Where places stand after replacements.
struct Moves {
    /// What is replaced, in order, how long its new text is, and by how much everything before it was moved.
    steps: Vec<(Range<usize>, usize, isize)>,
}

impl Moves {
    fn of(places: impl Iterator<Item = (Range<usize>, usize)>) -> Self {
        let mut shift = 0;
        let step = |(range, new): (Range<usize>, usize)| {
            let before = shift;
            shift += new as isize - range.len() as isize;
            (range, new, before)
        };
        Self { steps: places.map(step).collect() }
    }

    /// Returns where a place stands; one that goes stands behind what came for it.
    fn of_place(&self, place: usize) -> usize {
        let i = self.steps.partition_point(|(range, ..)| range.start < place);
        let moved = i.checked_sub(1).map_or(place as isize, |i| {
            let (range, new, before) = &self.steps[i];
            place as isize + before + *new as isize - (range.end.min(place) - range.start) as isize
        });
        usize::try_from(moved).unwrap_or_default()
    }
}

/// A text by its lines.
struct Page<'t> {
    lines: Vec<lines::Line<'t>>,
    turns: &'t [TurnRecord],
    /// Where turns begin.
    starts: FxHashSet<u32>,
}

impl<'t> Page<'t> {
    fn of(text: &'t str, turns: &'t [TurnRecord]) -> Self {
        let (lines, _) = lines::lines(text, &super::Layout::default());
        Self { lines, turns, starts: turns.iter().map(|t| t.0).collect() }
    }

    /// Returns the lines of which nothing is left.
    fn lines_within(&self, places: &[Replacement]) -> FxHashSet<usize> {
        let mut gone = FxHashSet::default();
        for place in places {
            let first = self.lines.partition_point(|l| l.position < place.span.start);
            let of_place = self.lines[first..].iter().take_while(|l| end(l) <= place.span.end);
            gone.extend((first..).zip(of_place).map(|(i, _)| i));
        }
        gone
    }

    /// Lines that are no words: page numbers that ascend, and lines that return, each on its own among blank lines or at
    /// the break of a page.
    fn furniture(&self) -> Vec<Replacement> {
        const FEWEST: usize = 3;
        let mut returning: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (i, line) in self.lines.iter().enumerate().filter(|(i, l)| !l.blank && self.stands_alone(*i)) {
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
            let numbers: Vec<u32> = found.iter().filter_map(|i| last_number(self.lines[*i].text)).collect();
            let ascends = numbers.len() == found.len() && numbers.windows(2).all(|w| w[0] < w[1]);
            let same = found.windows(2).all(|w| self.lines[w[0]].text.trim() == self.lines[w[1]].text.trim());
            let is_end = shape.trim_end().ends_with(['.', '?', '!', '…', ')', ']', '»']);
            let of_pages = ascends || (same && is_words && !is_end && self.are_far_apart(&found));
            if found.len() >= FEWEST && of_pages && !found.iter().any(|i| self.begins_turn_of_somebody(*i)) {
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

    /// Numbers that begin lines and ascend from one to the next.
    fn numbers(&self, gone: &FxHashSet<usize>) -> Vec<Replacement> {
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
        let many = found.len() * step as usize * 10 >= n_lines * 7;
        if found.len() < FEWEST || n_on * 10 < (found.len() - 1) * 9 || !many {
            return Vec::new();
        }
        let number = |(i, _, len): &(usize, u32, usize)| {
            let from = self.lines[*i].position;
            let to = from + self.lines[*i].text[..*len].chars().count() as u32;
            Replacement { span: Span::new(from, to), text: String::new() }
        };
        found.iter().map(number).collect()
    }

    /// Times in brackets or with a label that a turn has as its own; others say when a word was said, and stay.
    fn times(&self) -> Vec<Replacement> {
        let kept: FxHashSet<u32> = self.turns.iter().filter_map(|t| t.4).map(f32::to_bits).collect();
        let mut places = Vec::new();
        let mut reached = lines::Reached::default();
        for line in self.lines.iter().filter(|l| !l.blank) {
            let mut from = 0;
            while let Some(i) =
                line.text[from..].find(|c: char| c.is_ascii_digit() || matches!(c, '[' | '(' | '#' | '{' | '<'))
            {
                let at = from + i;
                from = at + line.text[at..].chars().next().map_or(1, char::len_utf8);
                let Some(stamp) = stamps::stamp(&line.text[at..]) else {
                    from += line.text[from..].len()
                        - line.text[from..].trim_start_matches(|c: char| c.is_ascii_digit()).len();
                    continue;
                };
                from = at + stamp.len;
                let (mut begin, mut end) = (at, at + stamp.len);
                let in_label = self.is_in_label(reached.position(line, at));
                if !kept.contains(&stamp.seconds.to_bits()) || !(stamp.fenced || in_label) {
                    continue;
                }
                // The blank that set it off goes as well: the one behind, or at the end of a line the one before.
                let behind = line.text[end..].len() - line.text[end..].trim_start_matches([' ', '\t', '\u{a0}']).len();
                let is_last = end + behind >= line.text.len() || line.text[end..].trim_start().starts_with(':');
                if is_last {
                    begin = line.text[..at].trim_end_matches([' ', '\t', '\u{a0}', ',', '–', '-']).len();
                } else {
                    end += behind;
                }
                reached.reach(line, begin);
                places.push(place(line, begin..end, reached));
            }
        }
        places
    }

    fn is_in_label(&self, position: u32) -> bool {
        let i = self.turns.partition_point(|t| t.0 <= position);
        i.checked_sub(1).and_then(|i| self.turns.get(i)).is_some_and(|t| position < t.1)
    }

    /// Line ends where the next word would not have fitted.
    fn narrow_line_ends(&self, gone: &FxHashSet<usize>, numbered: bool) -> Vec<Replacement> {
        let length = |text: &str| words(text, numbered).trim().chars().count();
        let mut lengths: Vec<usize> = self.lines.iter().filter(|l| !l.blank).map(|l| length(l.text)).collect();
        lengths.sort_unstable();
        // The width of the page: longer lines are rare.
        let Some(width) = lengths.get(lengths.len().saturating_sub(1 + lengths.len() / 50)).copied() else {
            return Vec::new();
        };
        if !(30..=110).contains(&width) {
            return Vec::new();
        }
        let mut places = Vec::new();
        let kept: Vec<usize> = (0..self.lines.len()).filter(|i| !gone.contains(i)).collect();
        for pair in kept.windows(2) {
            let (line, next) = (&self.lines[pair[0]], &self.lines[pair[1]]);
            if line.blank || next.blank || pair[1] != pair[0] + 1 || self.begins(next) {
                continue;
            }
            let (here, below) = (line.text.trim_end(), words(next.text, numbered).trim_start());
            let word = below.split_whitespace().next().unwrap_or_default().chars().count();
            let goes_on = below.starts_with(char::is_lowercase) && length(here) * 4 >= width * 3;
            let is_full = length(here) + 1 + word > width;
            if !(is_full || goes_on) || is_item(below) {
                continue;
            }
            let from = line.position + here.chars().count() as u32;
            let to = next.position + (next.text.len() - next.text.trim_start().len()) as u32;
            let divided = here.strip_suffix('-').is_some_and(|w| w.ends_with(char::is_lowercase))
                && below.starts_with(char::is_lowercase);
            // A word divided at the end of its line is one word again; other hyphens stay, as in *week-end*, on one line.
            let from = if divided { from - 1 } else { from };
            let text = if divided || here.ends_with('-') { String::new() } else { " ".to_owned() };
            places.push(Replacement { span: Span::new(from, to.max(from)), text });
        }
        places
    }

    fn begins(&self, line: &lines::Line<'_>) -> bool {
        self.starts.contains(&start(line))
    }
}

/// Takes a part of a line, in bytes; a line of which nothing is left goes with its end.
fn place(line: &lines::Line<'_>, part: Range<usize>, reached: lines::Reached) -> Replacement {
    let whole = line.text[..part.start].trim().is_empty() && line.text[part.end..].trim().is_empty();
    let position = |byte| reached.position(line, byte);
    let span = match whole {
        true => Span::new(line.position, position(line.text.len()) + 1),
        false => Span::new(position(part.start), position(part.end)),
    };
    Replacement { span, text: String::new() }
}

/// Returns the line without the number that it begins with, if lines are numbered.
fn words(line: &str, numbered: bool) -> &str {
    if numbered { leading_number(line).map_or(line, |(_, len)| &line[len..]) } else { line }
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
    last_number(&text).is_some()
        && matches!(letters.as_str(), "" | "page" | "p" | "pageof" | "pagesur" | "of" | "sur")
        && text.chars().all(|c| {
            c.is_alphanumeric() || c.is_whitespace() || matches!(c, '-' | '–' | '—' | '/' | '.' | '|' | '[' | ']')
        })
        && !text.contains(':')
}

/// Returns the first number of a line: that of the page in `Page 3 of 12`.
fn last_number(line: &str) -> Option<u32> {
    let from = line.find(|c: char| c.is_ascii_digit())?;
    let digits = line[from..].len() - line[from..].trim_start_matches(|c: char| c.is_ascii_digit()).len();
    line[from..from + digits].parse().ok()
}

/// Returns where the words of a line begin.
fn start(line: &lines::Line<'_>) -> u32 {
    line.position + (line.text.len() - line.text.trim_start().len()) as u32
}

/// Returns where a line ends, its line end left out.
fn end(line: &lines::Line<'_>) -> u32 {
    line.position + line.text.chars().count() as u32
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn imported(text: &str) -> Imported {
        super::super::read("a.txt", text.as_bytes()).unwrap().output
    }

    /// The text after cleaning, and its turns as `label|words`.
    fn clean(text: &str, kinds: &[Cleaning]) -> (String, Vec<String>) {
        let clean = imported(text).cleaned(kinds, &Wish::default());
        let places = Text::new(clean.text.as_str());
        let turn = |t: &TurnRecord| {
            let label = t.3.map_or("-", |i| &clean.speakers[usize::from(i)].label);
            format!("{label}|{}", places.slice(Span::new(t.1, t.2)))
        };
        let turns = clean.turns.iter().map(turn).collect();
        (clean.text.clone(), turns)
    }

    #[test]
    fn lines_that_were_full_go_on_and_short_ones_stay() {
        let text = "INT: I wanted to ask you about the move. You said last\ntime that it was not your decision at all, so whose\nwas it?\n\nU07: My sis-\nter signed the papers, and I was in hospital for a long\nweek-end.\nNo.\n\nINT: Ah.\n";
        let (_, turns) = clean(text, &[Cleaning::JoinLines]);
        assert_eq!(
            turns,
            [
                "INT|I wanted to ask you about the move. You said last time that it was not your decision at all, so whose was it?",
                "U07|My sis-\nter signed the papers, and I was in hospital for a long week-end.\nNo.",
                "INT|Ah.",
            ]
        );
        assert_eq!(clean("INT: Oui ?\nU07: Non.\nINT: Ah.\nU07: Si.\n", &[Cleaning::JoinLines]).1.len(), 4);
    }

    #[test]
    fn numbers_of_lines_go_and_numbers_of_people_stay() {
        let text = " 1  INT: Yes?\n 2  U07: No.\n 3  20 years of it,\n 4  I said.\n 5  INT: Ah.\n 6  U07: Yes.\n";
        let (cleaned, turns) = clean(text, &[Cleaning::LineNumbers]);
        assert_eq!(cleaned, "INT: Yes?\nU07: No.\n20 years of it,\nI said.\nINT: Ah.\nU07: Yes.\n");
        assert_eq!(turns.len(), 4);
        let found = imported(text);
        assert_eq!(found.speakers.len(), 2, "numbers hide no labels");
        assert_eq!(found.text, text);
        let few = "INT: Yes?\n1 one\n2 two\nU07: No.\nINT: Ah.\nU07: Si.\n";
        assert_eq!(clean(few, &[Cleaning::LineNumbers]).0, few);
    }

    #[test]
    fn what_returns_on_each_page_goes() {
        let page = |n: u32| {
            format!(
                "Interview 7, confidential\n\nINT: Question {n}?\n\nU07: Answer.\n\nINT: And?\n\nU07: Well.\n\n{n}\n\n"
            )
        };
        let text: String = (1..=4).map(page).collect();
        let (cleaned, turns) = clean(&text, &[Cleaning::PageFurniture]);
        assert!(!cleaned.contains("confidential") && !cleaned.contains("\n3\n"), "{cleaned}");
        assert_eq!(turns.len(), 16);
        assert!(cleaned.starts_with("INT: Question 1?\n\nU07: Answer.\n\n"), "{cleaned}");
    }

    #[test]
    fn times_go_where_a_turn_keeps_them() {
        let text = "[00:00:04] INT: Well?\n[00:00:09] U07: At 10:30. [00:00:12] Yes.\nINT (00:00:20): Ah.\nU07: Oh.\n";
        let read = imported(text).cleaned(&[Cleaning::Times], &Wish::default());
        assert_eq!(read.text, "INT: Well?\nU07: At 10:30. [00:00:12] Yes.\nINT: Ah.\nU07: Oh.\n");
        let times: Vec<Option<f32>> = read.turns.iter().map(|t| t.4).collect();
        assert_eq!(times, [Some(4.0), Some(9.0), Some(20.0), None]);
        let ends = "I: Well? #00:00:04-0#\nB: No. #00:00:09-5#\nI: Ah. #00:00:10-0#\nB: Oh.\n";
        assert_eq!(
            imported(ends).cleaned(&[Cleaning::Times], &Wish::default()).text,
            "I: Well?\nB: No.\nI: Ah.\nB: Oh.\n"
        );
    }

    proptest! {
        #[test]
        fn cleaning_keeps_turns_within_the_text(
            s in "(INT: |U07: |[1-9] |\\[0:0[1-9]\\] |Page [1-9]|é|word word word |-|\n|\n\n|\\?|\\.){0,60}",
            kinds in prop::sample::subsequence(Cleaning::ALL.to_vec(), 0..=4),
        ) {
            if s.trim().is_empty() {
                return Ok(());
            }
            let read = imported(&s);
            let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
            let clean = read.clone().cleaned(&kinds, &Wish::default());
            let n = clean.text.chars().count() as u32;
            prop_assert_eq!(clean.chars, n);
            let mut reached = 0;
            for TurnRecord(start, words, end, ..) in clean.turns {
                prop_assert!(reached <= start && start <= words && words <= end && end <= n);
                reached = end;
            }
            if !kinds.contains(&Cleaning::PageFurniture) {
                prop_assert_eq!(letters(&clean.text), letters(&read.text), "only page furniture holds letters");
            }
        }
    }
}
