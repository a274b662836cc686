//! Answers a question document by document.

use std::ops::Range;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::spans::{near, ordered, overlapping, shared, within, without};
use super::{CodeExpr, Leaf, Relation};
use crate::model::touched::people_touched;
use crate::model::{Document, Outline, ParticipantId, Project, Span};

/// Returns the codings of a document that count, as row of the outline and span.
pub(in crate::analysis) type CodingsOf<'c> = dyn Fn(&Document) -> Vec<(usize, Span)> + 'c;

/// A question made ready for the documents of a project.
pub(in crate::analysis) struct Evaluation<'a> {
    project: &'a Project,
    expr: &'a CodeExpr,
    /// Each leaf and the rows of the outline that count for it.
    leaves: Vec<(Leaf, Range<usize>)>,
    /// For each part that others must share a participant with: in whose words there is an excerpt of it, in any
    /// document.
    people: Vec<(&'a CodeExpr, FxHashSet<ParticipantId>)>,
}

impl<'a> Evaluation<'a> {
    /// Makes `expr` ready.
    pub(in crate::analysis) fn of(
        project: &'a Project,
        outline: &Outline,
        expr: &'a CodeExpr,
        codings: &CodingsOf<'_>,
    ) -> Self {
        let leaves = expr.leaves().into_iter().map(|leaf| (leaf, leaf.range(outline))).collect();
        let mut evaluation = Self { project, expr, leaves, people: Vec::new() };
        evaluation.find_people(expr, codings);
        evaluation
    }

    /// Finds the people of the parts that ask for them, the innermost first, because the outer ones rest on them.
    fn find_people(&mut self, expr: &'a CodeExpr, codings: &CodingsOf<'_>) {
        match expr {
            CodeExpr::Coded(_) => {}
            CodeExpr::Either(parts) | CodeExpr::Shared(parts) => {
                parts.iter().for_each(|part| self.find_people(part, codings));
            }
            CodeExpr::Without(of, out) => {
                self.find_people(of, codings);
                self.find_people(out, codings);
            }
            CodeExpr::Related { excerpts, relation, to, .. } => {
                self.find_people(excerpts, codings);
                self.find_people(to, codings);
                if *relation == Relation::SameParticipant {
                    let of_document = |document: &Arc<Document>| {
                        let found = self.answers(document, &codings(document), to);
                        found.into_iter().flat_map(|span| people_touched(document, span)).collect::<Vec<_>>()
                    };
                    let people = self.project.documents().into_iter().flat_map(of_document).collect();
                    self.people.push((to, people));
                }
            }
        }
    }

    /// Returns the excerpts of `document` that answer, ascending, each once. `codings` are its codings as row of the
    /// outline and span.
    pub(in crate::analysis) fn excerpts(&self, document: &Document, codings: &[(usize, Span)]) -> Vec<Span> {
        let found = self.answers(document, codings, self.expr);
        if self.expr.cuts() { self.whole_words(document, codings, found) } else { found }
    }

    /// Returns what answers a part of the question, before what was cut is made tidy.
    fn answers(&self, document: &Document, codings: &[(usize, Span)], expr: &CodeExpr) -> Vec<Span> {
        let mut of_leaves: Vec<Vec<Span>> = vec![Vec::new(); self.leaves.len()];
        for (row, span) in codings {
            for ((_, rows), spans) in self.leaves.iter().zip(&mut of_leaves) {
                if rows.contains(row) {
                    spans.push(*span);
                }
            }
        }
        let of_leaves: Vec<Vec<Span>> = of_leaves.into_iter().map(ordered).collect();
        OfDocument { document, leaves: &self.leaves, of_leaves: &of_leaves, people: &self.people }.excerpts(expr)
    }

    /// Takes white space from the edges of parts that were cut, and leaves out those that hold no letter or digit.
    fn whole_words(&self, document: &Document, codings: &[(usize, Span)], found: Vec<Span>) -> Vec<Span> {
        let coded = ordered(codings.iter().map(|(_, span)| *span).collect());
        let is_cut = |span: &Span| coded.binary_search(span).is_err();
        if !found.iter().any(is_cut) {
            return found;
        }
        // A text that is not here leaves its parts as they were cut.
        let Ok(text) = self.project.text(document) else { return found };
        let tidy = |span: Span| match is_cut(&span) {
            true => Some(text.trimmed(span)).filter(|s| text.slice(*s).chars().any(char::is_alphanumeric)),
            false => Some(span),
        };
        ordered(found.into_iter().filter_map(tidy).collect())
    }
}

struct OfDocument<'a> {
    document: &'a Document,
    leaves: &'a [(Leaf, Range<usize>)],
    of_leaves: &'a [Vec<Span>],
    people: &'a [(&'a CodeExpr, FxHashSet<ParticipantId>)],
}

impl OfDocument<'_> {
    fn excerpts(&self, expr: &CodeExpr) -> Vec<Span> {
        match expr {
            CodeExpr::Coded(leaf) => self.leaf(*leaf).to_vec(),
            CodeExpr::Either(parts) => ordered(parts.iter().flat_map(|part| self.excerpts(part)).collect()),
            CodeExpr::Shared(parts) => {
                let mut of_parts = parts.iter().map(|part| self.excerpts(part));
                let first = of_parts.next().unwrap_or_default();
                of_parts.fold(first, |all, next| shared(&all, &next))
            }
            CodeExpr::Without(of, out) => without(&self.excerpts(of), &self.excerpts(out)),
            CodeExpr::Related { excerpts, relation, to, holds } => {
                let a = self.excerpts(excerpts);
                if *relation == Relation::SameParticipant {
                    return self.of_same_people(a, to, *holds);
                }
                let b = self.excerpts(to);
                match relation {
                    Relation::SameDocument if b.is_empty() == *holds => Vec::new(),
                    Relation::SameDocument | Relation::SameParticipant => a,
                    Relation::Within => within(&a, &b, *holds),
                    Relation::Overlapping => overlapping(&a, &b, *holds),
                    Relation::Near(n) => near(&a, &b, *n, |span| self.turns(span), *holds),
                }
            }
        }
    }

    /// Returns the spans in the words of somebody of whom there is an excerpt of `to`, or those that are not.
    fn of_same_people(&self, mut spans: Vec<Span>, to: &CodeExpr, holds: bool) -> Vec<Span> {
        let people = self.people.iter().find(|(of, _)| *of == to).map(|(_, people)| people);
        let shares =
            |span: Span| people_touched(self.document, span).any(|p| people.is_some_and(|all| all.contains(&p)));
        spans.retain(|span| shares(*span) == holds);
        spans
    }

    fn leaf(&self, leaf: Leaf) -> &[Span] {
        let found = self.leaves.iter().position(|(other, _)| *other == leaf);
        found.map_or(&[], |i| &self.of_leaves[i])
    }

    /// Returns the turns that a span touches; words outside of all turns belong to the turn behind them.
    fn turns(&self, span: Span) -> Range<u32> {
        let Range { start, end } = self.document.turns_in(span);
        start as u32..end.max(start + 1) as u32
    }
}
