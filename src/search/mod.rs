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
pub use query::{Query, QueryError};
use tokens::LANGUAGES;

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
        rayon::join(|| index.and_then(|index| index.candidates(plan, &slots_in_use(project))), || project.documents());
    let places = documents
        .into_iter()
        .map(|document| Place { document, turns: candidates.as_ref().and_then(|c| c.in_document(document)) });
    let places: Vec<Place<'_>> = places.filter(|p| p.turns.is_none_or(|turns| !turns.is_empty())).collect();
    // Each piece learns the words anew, so there are only as many pieces as even out the work.
    let n_pieces = rayon::current_num_threads() * 4;
    let pieces = places.par_chunks(places.len().div_ceil(n_pieces).max(1));
    let found: Vec<Hits> = pieces.map(|piece| search_piece(project, plan, piece, limit)).collect();
    found.into_iter().fold(Hits::default(), |all, piece| all.followed_by(piece, limit))
}

/// Returns the slots of the languages that documents are in.
fn slots_in_use(project: &Project) -> Vec<usize> {
    let standing = || project.documents.values().filter(|d| !d.removed);
    (0..LANGUAGES.len()).filter(|slot| standing().any(|d| tokens::slot(d.language) == *slot)).collect()
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

/// A document to be searched: all of it, or the turns that can match.
struct Place<'a> {
    document: &'a Arc<Document>,
    turns: Option<&'a [usize]>,
}

fn search_piece(project: &Project, plan: &Plan, places: &[Place<'_>], limit: usize) -> Hits {
    let mut matcher = Matcher::new(plan);
    let mut found = Hits::default();
    for place in places {
        if let Err(e) = search_place(project, plan, &mut matcher, place, limit, &mut found) {
            found.unavailable.push(e);
        }
    }
    found
}

fn search_place(
    project: &Project,
    plan: &Plan,
    matcher: &mut Matcher<'_>,
    place: &Place<'_>,
    limit: usize,
    found: &mut Hits,
) -> Result<(), TextUnavailable> {
    let document = place.document;
    let Some(conditions) = plan.conditions_in(project, document) else { return Ok(()) };
    let text = project.text(document)?;
    let n_before = found.n_turns;
    let n_turns = place.turns.map_or(document.turns.len(), <[usize]>::len);
    for turn in (0..n_turns).map(|i| place.turns.map_or(i, |turns| turns[i])) {
        let Some(spoken) = document.turns.get(turn) else { continue };
        let Some(matches) = matcher.matches(document.language, &text, spoken, &conditions) else { continue };
        found.n_turns += 1;
        found.n_matches += matches.len();
        if found.hits.len() < limit {
            found.hits.push(Hit { document: document.id, turn, matches });
        }
    }
    found.n_documents += usize::from(found.n_turns > n_before);
    Ok(())
}

#[cfg(test)]
mod tests;
