//! Whose words an excerpt touches. Counting and typologies rest on the same rule, so that a number and a type never
//! disagree about who says something.

use std::ops::Range;

use super::document::{Document, Turn};
use super::ids::ParticipantId;
use super::text::Span;

/// Returns the turns whose words `span` touches. A span on a label alone touches that turn, and one outside of all
/// turns touches `None`: words without a speaker.
pub fn turns_touched(document: &Document, span: Span) -> impl Iterator<Item = Option<&Turn>> {
    touched_among(document, document.turns_in(span), span)
}

/// Returns those of `turns`, all that share a character with `span`, as [`turns_touched`] does.
pub fn touched_among(document: &Document, turns: Range<usize>, span: Span) -> impl Iterator<Item = Option<&Turn>> {
    let outside = turns.is_empty().then_some(None);
    places_among(document, turns, span).map(|i| Some(&document.turns[i])).chain(outside)
}

/// Returns the places of [`turns_touched`] among the turns of the document.
pub fn places_touched(document: &Document, span: Span) -> impl Iterator<Item = usize> {
    places_among(document, document.turns_in(span), span)
}

/// Returns those of `turns`, all that share a character with `span`, whose words it touches, as [`places_touched`]
/// does.
pub fn places_among(document: &Document, turns: Range<usize>, span: Span) -> impl Iterator<Item = usize> {
    let touched = move |i: &usize| document.turns[*i].words.overlaps(span);
    let on_words = turns.clone().any(|i| touched(&i));
    turns.filter(move |i| !on_words || touched(i))
}

/// Returns the participants whose words `span` touches, interviewers and moderators left out; somebody who speaks in
/// several of the turns comes several times.
pub fn people_touched(document: &Document, span: Span) -> impl Iterator<Item = ParticipantId> {
    turns_touched(document, span).filter_map(|turn| match turn {
        Some(turn) => document.counted_participant(turn, false),
        None => document.participant.filter(|_| document.speakers.is_empty()),
    })
}
