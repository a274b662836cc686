//! From a query to the turns that can match it. What comes out may hold turns that do not match, and never lacks one
//! that does; the matcher decides.

use std::array;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use tantivy::query::{BooleanQuery, EnableScoring, FuzzyTermQuery, PhraseQuery, Query, RegexQuery, TermQuery, Weight};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, Searcher, SegmentReader, TantivyError, Term};

use crate::model::{Document, Span};
use crate::search::matcher::{Node, Plan};
use crate::search::passages::Stretch;
use crate::search::pattern::Pattern;

use super::{DOCUMENT, Fields, Index, Known, STRETCH, TURN, key};

/// A turn that can match.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::search) struct Candidate {
    /// The key of the document.
    document: u64,
    turn: u32,
    stretch: Stretch,
}

impl Candidate {
    /// Returns the turn, as an index into [`Document::turns`].
    pub(in crate::search) fn turn(self) -> usize {
        self.turn as usize
    }

    /// Returns where the words of the turn stand.
    pub(in crate::search) fn stretch(self) -> Stretch {
        self.stretch
    }
}

/// The turns that can match.
pub(in crate::search) struct Candidates {
    /// Sorted.
    turns: Vec<Candidate>,
    known: Arc<FxHashMap<u64, Known>>,
}

impl Candidates {
    /// Returns the turns of `document` that can match, in order; nothing when the index does not know the document as
    /// it stands, so that all of them can.
    pub(in crate::search) fn in_document(&self, document: &Document) -> Option<&[Candidate]> {
        let key = key(document.id);
        let is_known = self.known.get(&key).is_some_and(|known| known.is(document));
        is_known.then(|| {
            let from = &self.turns[self.turns.partition_point(|turn| turn.document < key)..];
            &from[..from.partition_point(|turn| turn.document == key)]
        })
    }
}

impl Index {
    /// Returns the turns that can match, or nothing when the index excludes none: the query has no word that must be
    /// there, or the index fails, which only costs time.
    pub(in crate::search) fn candidates(&self, plan: &Plan) -> Option<Candidates> {
        let state = self.state();
        let query =
            Translation { fields: self.fields, patterns: &plan.patterns, slots: &state.slots }.node(&plan.root)?;
        let turns = turns(&state.searcher, &*query).ok()?;
        Some(Candidates { turns, known: state.known })
    }
}

type AnyQuery = Box<dyn Query>;

/// Phrases are looked up form by form up to so many combinations of forms; beyond, only their words are.
const MOST_COMBINATIONS: usize = 16;

struct Translation<'a> {
    fields: Fields,
    patterns: &'a [Pattern],
    /// See [`crate::search::tokens::slot`].
    slots: &'a [usize],
}

impl Translation<'_> {
    /// Returns a query that every matching turn meets, or nothing when there is none.
    fn node(&self, node: &Node) -> Option<AnyQuery> {
        match node {
            Node::All { words, .. } => intersection(words.iter().filter_map(|part| self.node(part)).collect()),
            Node::Any(parts) => union(parts.iter().map(|part| self.node(part)).collect::<Option<Vec<_>>>()?),
            Node::Not(_) | Node::Condition(_) => None,
            Node::Phrase(words) => self.phrase(words),
            Node::Near { words, .. } => self.words(words),
        }
    }

    /// Returns a query for turns that hold all of `words`, wherever.
    fn words(&self, words: &[usize]) -> Option<AnyQuery> {
        intersection(words.iter().filter_map(|word| self.word(&self.patterns[*word])).collect())
    }

    fn word(&self, pattern: &Pattern) -> Option<AnyQuery> {
        match pattern {
            Pattern::AnyForm(_) => {
                let terms = self.slots.iter().flat_map(|slot| self.terms(*slot, pattern));
                union(terms.map(term_query).collect())
            }
            Pattern::Exact(word) => Some(term_query(term(self.fields.exact(), word))),
            Pattern::Glob(pattern) => {
                let expression = pattern.split('*').map(regex::escape).collect::<Vec<_>>().join(".*");
                Some(Box::new(RegexQuery::from_pattern(&expression, self.fields.exact()).ok()?))
            }
            Pattern::Similar { word, differences, .. } => {
                Some(Box::new(FuzzyTermQuery::new(term(self.fields.exact(), word), *differences, true)))
            }
            Pattern::Anything => None,
        }
    }

    fn phrase(&self, words: &[usize]) -> Option<AnyQuery> {
        let patterns = || words.iter().map(|word| &self.patterns[*word]);
        let exact = patterns().all(|p| matches!(p, Pattern::Exact(_) | Pattern::Anything));
        let stemmed = patterns().all(|p| matches!(p, Pattern::AnyForm(_)));
        let rows = match () {
            () if words.len() < 2 => None,
            () if exact => self.rows(0, words),
            () if stemmed => {
                self.slots.iter().map(|slot| self.rows(*slot, words)).collect::<Option<_>>().and_then(union)
            }
            () => None,
        };
        rows.or_else(|| self.words(words))
    }

    /// Returns a query for turns that hold `words` in a row, as the field of that language has them.
    fn rows(&self, slot: usize, words: &[usize]) -> Option<AnyQuery> {
        let mut rows: Vec<Vec<(usize, Term)>> = vec![Vec::new()];
        for (place, word) in words.iter().enumerate() {
            let terms = self.terms(slot, &self.patterns[*word]);
            if rows.len() * terms.len() > MOST_COMBINATIONS {
                return None;
            }
            if !terms.is_empty() {
                let with = |row: &Vec<_>, term: &Term| row.iter().cloned().chain([(place, term.clone())]).collect();
                rows = rows.iter().flat_map(|row| terms.iter().map(move |term| with(row, term))).collect();
            }
        }
        let query = |row: Vec<(usize, Term)>| -> Option<AnyQuery> {
            match row.len() {
                0 => None,
                1 => row.into_iter().next().map(|(_, term)| term_query(term)),
                _ => Some(Box::new(PhraseQuery::new_with_offset(row))),
            }
        };
        rows.into_iter().map(query).collect::<Option<Vec<_>>>().and_then(union)
    }

    /// Returns how the field of that language may have a word; nothing when it may be any of many.
    fn terms(&self, slot: usize, pattern: &Pattern) -> Vec<Term> {
        let field = self.fields.words[slot];
        match pattern {
            Pattern::AnyForm(forms) => {
                let mut terms = vec![term(field, &forms[slot].stem), term(field, &forms[slot].bare_stem)];
                terms.dedup();
                terms
            }
            Pattern::Exact(word) => vec![term(field, word)],
            Pattern::Glob(_) | Pattern::Similar { .. } | Pattern::Anything => Vec::new(),
        }
    }
}

fn term(field: Field, word: &str) -> Term {
    Term::from_field_text(field, word)
}

fn term_query(term: Term) -> AnyQuery {
    Box::new(TermQuery::new(term, IndexRecordOption::Basic))
}

fn intersection(mut parts: Vec<AnyQuery>) -> Option<AnyQuery> {
    match parts.len() {
        0 | 1 => parts.pop(),
        _ => Some(Box::new(BooleanQuery::intersection(parts))),
    }
}

fn union(mut parts: Vec<AnyQuery>) -> Option<AnyQuery> {
    match parts.len() {
        0 | 1 => parts.pop(),
        _ => Some(Box::new(BooleanQuery::union(parts))),
    }
}

/// Returns all turns that match, sorted; the segments are gone through on all cores.
fn turns(searcher: &Searcher, query: &dyn Query) -> Result<Vec<Candidate>, TantivyError> {
    let weight = query.weight(EnableScoring::disabled_from_searcher(searcher))?;
    let segments = searcher.segment_readers().par_iter();
    let found: Vec<Vec<Candidate>> = segments.map(|segment| turns_in(segment, &*weight)).collect::<Result<_, _>>()?;
    let mut turns = found.concat();
    turns.sort_unstable();
    Ok(turns)
}

fn turns_in(segment: &SegmentReader, weight: &dyn Weight) -> Result<Vec<Candidate>, TantivyError> {
    let mut found: Vec<DocId> = Vec::new();
    let stands = |turn: &DocId| segment.alive_bitset().is_none_or(|alive| alive.is_alive(*turn));
    weight.for_each_no_score(segment, &mut |turns| found.extend(turns.iter().copied().filter(stands)))?;
    let of_each = |field| values(segment, field, &found);
    let (documents, turns) = (of_each(DOCUMENT)?, of_each(TURN)?);
    let stretches: Vec<Vec<u64>> = STRETCH.into_iter().map(of_each).collect::<Result<_, _>>()?;
    let candidate = |i: usize| {
        let [start, end, first_byte, n_bytes] = array::from_fn(|field| stretches[field][i] as u32);
        let stretch = Stretch { words: Span::new(start, end), first_byte, n_bytes };
        Candidate { document: documents[i], turn: turns[i] as u32, stretch }
    };
    Ok((0..found.len()).map(candidate).collect())
}

/// Returns what a field says of each of `turns`.
fn values(segment: &SegmentReader, field: &str, turns: &[DocId]) -> Result<Vec<u64>, TantivyError> {
    let mut values = vec![None; turns.len()];
    segment.fast_fields().u64(field)?.first_vals(turns, &mut values);
    Ok(values.into_iter().map(Option::unwrap_or_default).collect())
}
