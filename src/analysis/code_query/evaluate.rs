//! Answers a question document by document.

use std::ops::Range;

use super::spans::{near, ordered, overlapping, shared, within, without};
use super::{CodeExpr, Leaf, Relation};
use crate::model::{Document, Outline, Project, Span};

/// A question made ready for the documents of a project.
pub(in crate::analysis) struct Evaluation<'a> {
    project: &'a Project,
    expr: &'a CodeExpr,
    /// Each leaf and the rows of the outline that count for it.
    leaves: Vec<(Leaf, Range<usize>)>,
}

impl<'a> Evaluation<'a> {
    pub(in crate::analysis) fn of(project: &'a Project, outline: &Outline, expr: &'a CodeExpr) -> Self {
        let leaves = expr.leaves().into_iter().map(|leaf| (leaf, leaf.range(outline))).collect();
        Self { project, expr, leaves }
    }

    /// Returns the excerpts of `document` that answer, ascending, each once. `codings` are its codings as row of the outline
    /// and span.
    pub(in crate::analysis) fn excerpts(&self, document: &Document, codings: &[(usize, Span)]) -> Vec<Span> {
        let mut of_leaves: Vec<Vec<Span>> = vec![Vec::new(); self.leaves.len()];
        for (row, span) in codings {
            for ((_, rows), spans) in self.leaves.iter().zip(&mut of_leaves) {
                if rows.contains(row) {
                    spans.push(*span);
                }
            }
        }
        let of_leaves: Vec<Vec<Span>> = of_leaves.into_iter().map(ordered).collect();
        let found = OfDocument { document, leaves: &self.leaves, of_leaves: &of_leaves }.excerpts(self.expr);
        if self.expr.cuts() { self.whole_words(document, codings, found) } else { found }
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
                let (a, b) = (self.excerpts(excerpts), self.excerpts(to));
                match relation {
                    Relation::Within => within(&a, &b, *holds),
                    Relation::Overlapping => overlapping(&a, &b, *holds),
                    Relation::Near(n) => near(&a, &b, *n, |span| self.turns(span), *holds),
                }
            }
        }
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
