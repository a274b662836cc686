//! Full-text search: a query language of our own, tantivy to find candidate turns, our matcher for exact positions.
//!
//! [`search`] gives the same hits with an index and without; the index only saves looking at turns that cannot match.
//! What is searched is what people say, [`crate::model::Turn::words`]; the speaker's label is not part of it. A query
//! is met or not met by a turn as a whole: `a b` finds turns that hold both. Memos are found by the same query.

mod anchored;
mod beginnings;
pub mod extent;
pub mod filter;
mod glob;
pub mod index;
mod matcher;
mod memos;
mod passages;
mod pattern;
pub mod query;
pub mod replace;
pub mod tokens;

use std::sync::Arc;

use rayon::prelude::*;

use crate::model::{Document, DocumentId, Project, Span, TextUnavailable};

pub use anchored::AnchoredHits;
pub use extent::{Extent, extents};
pub use index::{Index, IndexError};
use matcher::{Matcher, Plan};
pub use memos::MemoHit;
use passages::{Place, Reading, for_each_passage};
pub use query::{Query, QueryError};

/// A turn that matches.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hit {
    /// The document.
    pub document: DocumentId,
    /// The turn, as an index into [`Document::turns`].
    pub turn: usize,
    /// Where, in order; the words of the whole turn if the query matched by its filters or `NOT` alone.
    pub matches: Vec<Span>,
}

/// What a search found.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Hits {
    /// In the natural order of the documents' names, then of the turns; at most as many as were asked for.
    pub hits: Vec<Hit>,
    /// All matches, those of hits left out by the limit too.
    pub n_matches: usize,
    /// All turns that match.
    pub n_turns: usize,
    /// All documents with such a turn.
    pub n_documents: usize,
    /// Documents that could not be searched.
    pub unavailable: Vec<TextUnavailable>,
    /// All memos that match.
    pub memos: Vec<MemoHit>,
}

/// Finds the turns that match `query`, and where; at most `limit` of them are returned, all are counted. Memos come
/// beside them.
///
/// # Errors
/// When the query cannot be understood, or a filter names what the project does not have.
pub fn search(project: &Project, index: Option<&Index>, query: &Query, limit: usize) -> Result<Hits, QueryError> {
    let plan = Plan::new(query, project)?;
    let (hits, memos) =
        rayon::join(|| search_turns(project, index, &plan, limit), || memos::search_memos(project, &plan));
    Ok(Hits { memos, ..hits })
}

fn search_turns(project: &Project, index: Option<&Index>, plan: &Plan, limit: usize) -> Hits {
    let (candidates, documents) =
        rayon::join(|| index.and_then(|index| index.candidates(plan)), || project.documents());
    // Many pieces even out the work; what one of them learned about words the next one on its core knows.
    let n_pieces = rayon::current_num_threads() * 8;
    let pieces = documents.par_chunks(documents.len().div_ceil(n_pieces).max(1));
    let search_piece = |matcher: &mut Matcher<'_>, piece: &[&Arc<Document>]| {
        let places = piece.iter().map(|document| {
            let turns = candidates.as_ref().and_then(|candidates| candidates.in_document(document));
            Place { document, turns }
        });
        search_places(project, plan, matcher, places, limit)
    };
    let found: Vec<Hits> = pieces.map_init(|| Matcher::new(plan), search_piece).collect();
    found.into_iter().fold(Hits::default(), |all, piece| all.followed_by(piece, limit))
}

impl Hits {
    fn followed_by(mut self, other: Self, limit: usize) -> Self {
        let Self { hits, n_matches, n_turns, n_documents, unavailable, memos } = other;
        let room = limit.saturating_sub(self.hits.len());
        self.hits.extend(hits.into_iter().take(room));
        self.n_matches += n_matches;
        self.n_turns += n_turns;
        self.n_documents += n_documents;
        self.unavailable.extend(unavailable);
        self.memos.extend(memos);
        self
    }
}

fn search_places<'a>(
    project: &Project,
    plan: &Plan,
    matcher: &mut Matcher<'_>,
    places: impl Iterator<Item = Place<'a>>,
    limit: usize,
) -> Hits {
    let mut found = Hits::default();
    let readings: Vec<Reading<'_>> = places
        .filter_map(|place| Reading::of(project, plan, place))
        .filter_map(|reading| reading.map_err(|e| found.unavailable.push(e)).ok())
        .collect();
    let mut last_found = None;
    for_each_passage(plan, &readings, |passage| {
        let document = passage.reading.document;
        let conditions = &passage.reading.conditions;
        let Some(matches) = matcher.matches(document.language, passage.words(), passage.utterance, conditions) else {
            return;
        };
        found.n_turns += 1;
        found.n_matches += matches.len();
        found.n_documents += usize::from(last_found.replace(document.id) != Some(document.id));
        if found.hits.len() < limit {
            found.hits.push(Hit { document: document.id, turn: passage.turn, matches });
        }
    });
    found
}

#[cfg(test)]
mod tests;
