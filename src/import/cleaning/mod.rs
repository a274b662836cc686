//! What a transcription leaves in a text that nobody said: line ends of narrow lines, line numbers, running heads and
//! page numbers, times. Each kind of cleaning is a list of replacements: shown before it is done, done on the way into
//! a project or as a correction of a document, and taken back like any other.

mod moves;
mod page;
#[cfg(test)]
pub(super) mod tests;
mod times;

use std::borrow::Cow;

use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};

use self::moves::{Moves, replaced};
pub(super) use self::moves::{line_numbers, without};
use self::page::Page;
use super::Imported;
use super::talk::reading::Wish;
use crate::model::{Document, Project, Replacement, Span, SyncPoint, Text, TextUnavailable, Turn, TurnRecord};

/// A kind of cleaning.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Cleaning {
    /// Lines that end only because they were full go on.
    JoinLines,
    /// Numbers at the beginning of lines go.
    LineNumbers,
    /// Page numbers and lines that return on each page go.
    PageFurniture,
    /// Times go from the text that turns keep, or the document as sync points.
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

/// Returns what `kinds` of cleaning would replace in `text`, in order and apart; `turns` say where turns begin and
/// which times they keep, `points` which times within them are kept.
pub fn cleanings(text: &str, turns: &[TurnRecord], points: &[SyncPoint], kinds: &[Cleaning]) -> Vec<Replacement> {
    if kinds.is_empty() {
        return Vec::new();
    }
    let page = Page::of(text, turns);
    let mut places: Vec<Replacement> = Vec::new();
    for kind in Cleaning::ALL.into_iter().filter(|kind| kinds.contains(kind)) {
        let gone: FxHashSet<usize> = page.lines_within(&places);
        let more = match kind {
            Cleaning::PageFurniture => page.furniture(),
            Cleaning::LineNumbers => page.numbers(&gone),
            Cleaning::Times => page.times(points),
            Cleaning::JoinLines => {
                let numbers = page.numbers(&gone);
                // Joined, lines would hold their numbers within sentences.
                if !numbers.is_empty() && !kinds.contains(&Cleaning::LineNumbers) {
                    continue;
                }
                page.narrow_line_ends(&gone, &numbers)
            }
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
    let points: Vec<SyncPoint> = document.sync_points().collect();
    Ok(cleanings(text.as_str(), &turns, &points, kinds))
}

impl Imported {
    /// Returns the file as it is after cleaning, read as a person wants it: words that go take nothing of the turns
    /// with them, and times within turns are kept, whether they go or stay.
    pub fn cleaned(mut self, kinds: &[Cleaning], wish: &Wish) -> Self {
        // Numbers and running heads hide labels, so they go before anybody is looked for; the rest needs the turns.
        let of_pages = [Cleaning::PageFurniture, Cleaning::LineNumbers];
        let (first, then): (Vec<Cleaning>, Vec<Cleaning>) = kinds.iter().partition(|k| of_pages.contains(k));
        let places = cleanings(&self.text, &self.turns, &[], &first);
        if !places.is_empty() {
            let text = Text::new(self.text.as_str());
            let moves = Moves::of(places.iter().map(|p| (text.bytes(p.span), p.text.len())));
            self.source.layout.map(|byte| moves.of_place(byte));
            self.replace(&places);
            if self.source.told.is_none() {
                self.read_again(wish);
            }
        }
        let points = self.kept_points().into_owned();
        let places = cleanings(&self.text, &self.turns, &points, &then);
        self.sync_points = Some(points);
        self.replace(&places);
        self
    }

    /// Returns the times within turns that the document keeps, or those that a new one will keep.
    pub fn kept_points(&self) -> Cow<'_, [SyncPoint]> {
        match &self.sync_points {
            Some(points) => Cow::Borrowed(points),
            None => Cow::Owned(times::sync_points(&self.text, &self.turns)),
        }
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
        let last = after.len().saturating_sub(1);
        for SyncPoint(at, _) in self.sync_points.iter_mut().flatten() {
            *at = place(*at).min(last);
        }
        self.chars = after.len();
        self.text = text;
    }
}
