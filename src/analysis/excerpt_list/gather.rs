//! Who is heard in a document, and which codings stand on an excerpt of it.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::super::excerpts::ExcerptRow;
use super::super::facts::{speaking, turns_touched};
use super::super::scope::Scope;
use crate::model::{
    CodeId, CoderId, Coding, Document, Outline, ParticipantId, PlacedCoding, Project, Role, Span, Turn,
};

/// Whose words of a document are looked at.
pub(super) struct Hearing {
    /// By speaker.
    speakers: Vec<bool>,
    /// Words without a speaker.
    nobody: bool,
    /// Whether anybody is heard.
    pub anybody: bool,
}

impl Hearing {
    pub(super) fn of(project: &Project, scope: &Scope, document: &Document) -> Self {
        let meets = |person: Option<ParticipantId>| scope.filters.iter().all(|c| c.holds(project, person, document.id));
        let speaking = speaking(document);
        let heard = |(s, speaking): (usize, bool)| {
            let speaker = &document.speakers[s];
            speaking && scope.hears(speaker.role) && meets(speaker.participant)
        };
        let speakers: Vec<bool> = speaking.into_iter().enumerate().map(heard).collect();
        let nobody = meets(document.participant.filter(|_| document.speakers.is_empty()));
        let anybody = speakers.contains(&true) || (document.speakers.is_empty() && nobody);
        Self { speakers, nobody, anybody }
    }

    /// Whether the words of a turn, or words outside of all turns, are looked at.
    pub(super) fn hears(&self, turn: Option<&Turn>) -> bool {
        match turn.and_then(|t| t.speaker) {
            Some(speaker) => self.speakers.get(usize::from(speaker)).copied().unwrap_or(self.nobody),
            None => self.nobody,
        }
    }

    /// Whether a span touches words that are looked at.
    pub(super) fn hears_in(&self, document: &Document, span: Span) -> bool {
        turns_touched(document, span).any(|turn| self.hears(turn))
    }

    /// Returns the participants who are heard.
    pub(super) fn participants(&self, document: &Document) -> impl Iterator<Item = ParticipantId> {
        let speakers = document.speakers.iter().zip(&self.speakers);
        let counted = speakers.filter(|(speaker, heard)| **heard && speaker.role == Role::Participant);
        let alone = document.participant.filter(|_| document.speakers.is_empty() && self.nobody);
        counted.filter_map(|(speaker, _)| speaker.participant).chain(alone)
    }
}

/// Returns the code that each code counts for, and its row in the outline.
pub(super) fn places_of_codes(project: &Project, outline: &Outline) -> FxHashMap<CodeId, (usize, CodeId)> {
    let place = |code: &CodeId| {
        let counts_for = project.resolve_code(*code)?;
        Some((*code, (outline.index(counts_for)?, counts_for)))
    };
    project.codes.keys().filter_map(place).collect()
}

/// A coding with its place in text and tree.
#[derive(Clone, Copy)]
pub(super) struct Placed<'a> {
    pub span: Span,
    pub row: usize,
    code: CodeId,
    coding: &'a Coding,
}

/// Returns the standing codings of a document, by place, code and time.
pub(super) fn placed<'a>(
    document: &'a Document,
    places: &FxHashMap<CodeId, (usize, CodeId)>,
    coder: Option<CoderId>,
) -> Vec<Placed<'a>> {
    let standing = document.standing_codings().filter(|c| coder.is_none_or(|coder| coder == c.coder));
    let placed = standing.filter_map(|coding| {
        let (row, code) = *places.get(&coding.code)?;
        Some(Placed { span: coding.span?, row, code, coding })
    });
    let mut placed: Vec<Placed<'_>> = placed.collect();
    placed.sort_unstable_by_key(|c| (c.span, c.row, c.coding.at, c.coding.id));
    placed
}

/// Returns the rows of `spans`, which ascend, with the codings that stand on exactly those words. Where `cut`, the
/// spans may be parts of what was coded, so codings around them belong to them too if the list is `about` their codes.
pub(super) fn rows_of(
    document: &Document,
    spans: &[Span],
    codings: &[Placed<'_>],
    about: &[Range<usize>],
    cut: bool,
) -> Vec<ExcerptRow> {
    let mut rows = Vec::with_capacity(spans.len());
    let mut open: Vec<Placed<'_>> = Vec::new();
    let mut next = 0;
    for span in spans {
        open.retain(|c| c.span.end > span.start);
        while let Some(coding) = codings.get(next).filter(|c| c.span.start <= span.start) {
            open.extend((coding.span.end > span.start).then_some(*coding));
            next += 1;
        }
        let around = |c: &&Placed<'_>| cut && c.span.encloses(*span) && about.iter().any(|r| r.contains(&c.row));
        let mut here: Vec<&Placed<'_>> = open.iter().filter(|c| c.span == *span || around(c)).collect();
        here.sort_unstable_by_key(|c| (c.row, c.coding.at, c.coding.id));
        let mut row = ExcerptRow::at(document, *span, false);
        for Placed { span, code, coding, .. } in here {
            row.add(PlacedCoding { coding, code: *code, span: *span });
        }
        rows.push(row);
    }
    rows
}
