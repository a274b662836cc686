//! What agreement is measured on: who finished which document for which code tree, and what they had coded there.
//!
//! A unit is *absent* for a coder who finished its document and did not use the code there. It is *missing* for a coder
//! who has not finished, or not since the code was made: nobody can tell what they would have said.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::super::facts::Facts;
use super::super::scope::Rows;
use super::line::Line;
use super::stretches::Marked;
use super::{AgreementQuery, Work};
use crate::model::{CodeId, CoderId, Document, Finished, Project, Span, Stamp, TreeId};

/// The work of coders on the documents that somebody finished.
pub(super) struct Material<'a> {
    /// The project, with whose words count.
    pub facts: Facts<'a>,
    /// Who is compared.
    pub coders: Vec<CoderId>,
    /// The documents that somebody finished.
    pub documents: Vec<Worked<'a>>,
    /// The names of documents that were left out because their text is not here.
    pub without_text: Vec<String>,
}

/// One document that somebody finished.
pub(super) struct Worked<'a> {
    pub line: Line<'a>,
    /// Whether everybody who finished it had coded it blind.
    pub blind: bool,
    /// By coder and tree.
    finished: FxHashMap<(usize, TreeId), Stamp>,
    /// By coder and row of the outline, where they stand in the text.
    coded: FxHashMap<(usize, usize), Vec<Span>>,
}

impl Worked<'_> {
    /// Whether two coders finished it for the same tree.
    pub fn is_shared(&self) -> bool {
        self.finished.keys().any(|(coder, tree)| self.finished.keys().any(|(c, t)| c != coder && t == tree))
    }
}

/// What coders said of one code in one document.
pub(super) struct Said<'m, 'a> {
    /// The place of the document in [`Material::documents`].
    pub place: usize,
    pub worked: &'m Worked<'a>,
    /// For each coder of the code: the coded spans, or nothing when it is missing.
    pub coders: Vec<Marked>,
}

impl Said<'_, '_> {
    /// Returns the spans of those who said something.
    pub fn spans(&self) -> impl Iterator<Item = &Vec<Span>> {
        self.coders.iter().flatten()
    }

    /// Returns how many said something.
    pub fn n_raters(&self) -> u8 {
        self.spans().count().try_into().unwrap_or(u8::MAX)
    }

    /// Whether somebody used the code.
    pub fn is_used(&self) -> bool {
        self.spans().any(|spans| !spans.is_empty())
    }
}

/// What coders said of one code, in every document that at least one of them finished.
pub(super) struct OfCode<'m, 'a> {
    /// Who shared a document with another, as indices into [`Material::coders`].
    pub coders: Vec<usize>,
    /// How many coders finished any document for the code.
    pub n_finished: usize,
    pub documents: Vec<Said<'m, 'a>>,
}

impl OfCode<'_, '_> {
    /// Returns who never used the code, as indices into [`Material::coders`].
    pub fn never_used(&self) -> impl Iterator<Item = usize> {
        let shared = || self.documents.iter().filter(|said| said.n_raters() > 1);
        let used = move |place: usize| shared().any(|said| said.coders[place].as_ref().is_some_and(|c| !c.is_empty()));
        self.coders.iter().enumerate().filter(move |(place, _)| !used(*place)).map(|(_, coder)| *coder)
    }
}

impl<'a> Material<'a> {
    /// Returns the material that `query` asks for.
    pub fn gather(project: &'a Project, query: &AgreementQuery) -> Self {
        let facts = Facts::gather(project, &query.scope, false);
        let coders = if query.coders.is_empty() { everybody(project, query.work) } else { query.coders.clone() };
        let mut material = Self { facts, coders, documents: Vec::new(), without_text: Vec::new() };
        for d in 0..material.facts.documents.len() {
            let document = material.facts.documents[d];
            let finished = material.finished(document, query.work);
            if finished.is_empty() {
                continue;
            }
            match Line::of(&material.facts, d as u32, query.unit) {
                Ok(line) if line.counted.is_empty() => {}
                Ok(line) => {
                    let coded = material.coded(document, query.work);
                    let blind = material.was_blind(document);
                    material.documents.push(Worked { line, blind, finished, coded });
                }
                Err(missing) => material.without_text.push(missing.document),
            }
        }
        material
    }

    /// Returns which codes of the independent work of two who are compared are gone since: removed, or merged into one
    /// that was.
    pub fn removed_since(&self, rows: &Rows) -> BTreeSet<CodeId> {
        let project = self.facts.project;
        let is_gone = |code: &CodeId| project.resolve_code(*code).is_none();
        let is_asked = |tree: TreeId| match rows {
            Rows::All => true,
            Rows::Tree(of) => tree == *of,
            Rows::Branch(code) => project.tree_coded_for(*code) == Some(tree),
        };
        let mut gone = BTreeSet::new();
        for document in &self.facts.documents {
            let works = || document.independent.iter().filter(|(who, _)| self.coders.contains(&who.coder));
            for (who, work) in works().filter(|(who, _)| is_asked(who.tree)) {
                if works().any(|(other, _)| other.tree == who.tree && other.coder != who.coder) {
                    let codes = work.rounds().flat_map(|(_, codings)| codings.iter().map(|(code, _)| *code));
                    gone.extend(codes.filter(is_gone).filter_map(|code| project.merge_target(code)));
                }
            }
        }
        gone
    }

    fn finished(&self, document: &Document, work: Work) -> FxHashMap<(usize, TreeId), Stamp> {
        let place = |who: &Finished| self.coders.iter().position(|c| *c == who.coder).map(|c| (c, who.tree));
        match work {
            Work::Independent => {
                document.independent.iter().filter_map(|(who, work)| Some((place(who)?, work.last()))).collect()
            }
            Work::AsItStands => document.finished.iter().filter_map(|(who, at)| Some((place(who)?, *at))).collect(),
        }
    }

    fn was_blind(&self, document: &Document) -> bool {
        let compared = document.independent.iter().filter(|(who, _)| self.coders.contains(&who.coder));
        compared.into_iter().all(|(_, work)| work.blind)
    }

    fn coded(&self, document: &Document, work: Work) -> FxHashMap<(usize, usize), Vec<Span>> {
        let mut coded: FxHashMap<(usize, usize), Vec<Span>> = FxHashMap::default();
        let mut add = |coder: CoderId, code: CodeId, span: Option<Span>| {
            let row = self.facts.project.resolve_code(code).and_then(|c| self.facts.outline.index(c));
            let coder = self.coders.iter().position(|c| *c == coder);
            if let (Some(span), Some(row), Some(coder)) = (span, row, coder) {
                coded.entry((coder, row)).or_default().push(span);
            }
        };
        match work {
            Work::AsItStands => {
                for coding in document.standing_codings() {
                    match coding.is_upheld() {
                        // It was decided for everybody: it is nobody's reading any more.
                        true => self.coders.iter().for_each(|coder| add(*coder, coding.code, coding.span)),
                        false => add(coding.coder, coding.code, coding.span),
                    }
                }
            }
            Work::Independent => {
                let lookup = document.pieces().lookup();
                for (who, work) in &document.independent {
                    for (round, (_, codings)) in work.rounds().enumerate() {
                        let is_read =
                            |code: &CodeId| self.made(*code).and_then(|made| work.round_of(made)) == Some(round);
                        let read = codings.iter().filter(|(code, _)| is_read(code));
                        read.for_each(|(code, anchor)| add(who.coder, *code, lookup.span(*anchor)));
                    }
                }
            }
        }
        coded
    }

    /// Returns when the code was made that codings with `code` count for.
    fn made(&self, code: CodeId) -> Option<Stamp> {
        let project = self.facts.project;
        project.resolve_code(code).and_then(|code| project.codes.get(&code)).map(|code| code.added)
    }

    /// Returns what was said of the code in `row` of the outline.
    pub fn of_code(&self, row: usize) -> OfCode<'_, 'a> {
        let outline_row = &self.facts.outline.rows[row];
        let made = self.facts.project.codes.get(&outline_row.code).map(|code| code.added);
        let rates = |worked: &Worked<'_>, coder: usize| {
            worked.finished.get(&(coder, outline_row.tree)).is_some_and(|at| made.is_none_or(|made| made <= *at))
        };
        let (mut shares, mut finished) = (vec![false; self.coders.len()], vec![false; self.coders.len()]);
        for worked in &self.documents {
            let raters: Vec<usize> = (0..self.coders.len()).filter(|coder| rates(worked, *coder)).collect();
            for coder in &raters {
                finished[*coder] = true;
                shares[*coder] |= raters.len() > 1;
            }
        }
        let coders: Vec<usize> = (0..self.coders.len()).filter(|coder| shares[*coder]).collect();
        let said = |(place, worked)| {
            let of = |coder: &usize| {
                rates(worked, *coder).then(|| worked.coded.get(&(*coder, row)).cloned().unwrap_or_default())
            };
            let coders: Vec<Marked> = coders.iter().map(of).collect();
            coders.iter().any(Option::is_some).then_some(Said { place, worked, coders })
        };
        let documents = self.documents.iter().enumerate().filter_map(said).collect();
        OfCode { documents, n_finished: finished.iter().filter(|f| **f).count(), coders }
    }
}

/// Returns everybody who finished a document, in the order in which they joined.
fn everybody(project: &Project, work: Work) -> Vec<CoderId> {
    let has_finished = |coder: &CoderId| {
        project.documents().iter().any(|document| match work {
            Work::Independent => document.independent.keys().any(|who| who.coder == *coder),
            Work::AsItStands => document.finished.keys().any(|who| who.coder == *coder),
        })
    };
    project.coders.keys().copied().filter(has_finished).collect()
}
