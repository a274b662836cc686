//! The units of a document on a line of whole numbers, and which of them a coded excerpt touches. Whatever the unit is
//! (turns, words, characters), agreement is measured on stretches of such a line.

use std::sync::Arc;

use super::super::facts::{Facts, places_touched};
use super::AgreementUnit;
use crate::model::united::united;
use crate::model::{Document, DocumentId, Span, Text, TextUnavailable};

/// The units of one document.
pub(super) struct Line<'a> {
    document: &'a Document,
    unit: AgreementUnit,
    text: Option<Arc<Text>>,
    /// By turn: whether its words count. Empty when the document has no turns and its words count.
    counting: Vec<bool>,
    /// The units that count, in order.
    pub counted: Vec<Span>,
}

impl<'a> Line<'a> {
    /// Returns the units of what participants say in document `d`, or of what everyone says when they were asked for.
    pub fn of(facts: &Facts<'a>, d: u32, unit: AgreementUnit) -> Result<Self, TextUnavailable> {
        let document: &'a Document = facts.documents[d as usize];
        let text = unit.reads_texts().then(|| facts.project.text(document)).transpose()?;
        let counts = |turn| facts.voice_of(d, Some(turn)).is_some();
        let counting: Vec<bool> = document.turns.iter().map(|t| counts(t) && !t.words.is_empty()).collect();
        let mut line = Self { document, unit, text, counting, counted: Vec::new() };
        let without_turns = document.turns.is_empty() && facts.voice_of(d, None).is_some();
        let whole = without_turns.then(|| Span::new(0, document.pieces().len()));
        let spoken = line.counting_turns().map(|i| document.turns[i].words).chain(whole);
        line.counted = united(spoken.flat_map(|span| line.places_of_words(span)));
        Ok(line)
    }

    fn counting_turns(&self) -> impl Iterator<Item = usize> {
        (0..self.counting.len()).filter(|i| self.counting[*i])
    }

    /// Returns the document.
    pub fn document(&self) -> DocumentId {
        self.document.id
    }

    /// Whether a person decided about a disagreement in the document.
    pub fn is_decided(&self) -> bool {
        self.document.ruled_codings().next().is_some()
    }

    /// Returns how many units count.
    pub fn n_units(&self) -> u64 {
        self.counted.iter().map(|stretch| u64::from(stretch.len())).sum()
    }

    /// Returns the units that `spans` of the text touch, put together.
    pub fn marked(&self, spans: &[Span]) -> Vec<Span> {
        united(spans.iter().flat_map(|span| self.places_of_words(*span)))
    }

    /// Returns which words are meant by each of `spans`, without white space at the ends; what only people say who do
    /// not count is left out, and so is what is nothing but white space.
    pub fn heard(&self, spans: &[Span]) -> Vec<Span> {
        let heard = spans.iter().filter(|span| self.is_heard(**span)).map(|span| self.trimmed(*span));
        heard.filter(|span| !span.is_empty()).collect()
    }

    /// Returns `spans` of the text as places in the words that count, put one behind the other.
    pub fn run_together(&self, spans: &[Span]) -> Vec<Span> {
        let before = |position: u32| -> u32 {
            let reached = self.counted.iter().take_while(|s| s.start < position);
            reached.map(|s| s.end.min(position) - s.start).sum()
        };
        let placed = spans.iter().map(|span| Span::new(before(span.start), before(span.end)));
        placed.filter(|span| !span.is_empty()).collect()
    }

    fn is_heard(&self, span: Span) -> bool {
        match self.document.turns.is_empty() {
            true => !self.counted.is_empty(),
            false => places_touched(self.document, span).any(|i| self.counting[i]),
        }
    }

    fn trimmed(&self, span: Span) -> Span {
        self.text.as_ref().map_or(span, |text| text.trimmed(span))
    }

    fn places_of_words(&self, span: Span) -> Vec<Span> {
        let one = |i: usize| Span::new(i as u32, i as u32 + 1);
        match self.unit {
            AgreementUnit::Turn if self.document.turns.is_empty() => vec![one(0)],
            AgreementUnit::Turn => places_touched(self.document, span).map(one).collect(),
            AgreementUnit::Document => Vec::from_iter(self.is_heard_or_all(span).then(|| one(0))),
            AgreementUnit::Word => {
                let words = self.text.as_ref().map_or(0..0, |text| text.words_in(span));
                vec![Span::new(words.start as u32, words.end as u32)]
            }
            AgreementUnit::Character | AgreementUnit::Overlap | AgreementUnit::Unitising => vec![self.trimmed(span)],
        }
    }

    /// Whether `span` is heard; before it is known what counts, only what counts is asked for.
    fn is_heard_or_all(&self, span: Span) -> bool {
        self.document.turns.is_empty() || self.is_heard(span)
    }
}
