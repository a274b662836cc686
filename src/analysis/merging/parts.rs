//! What is done within a thing, by its number: codings, decisions, corrections and turns of a document, codes and
//! quotes of a theme, and who has finished what.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{MergeNews, MergeRow, Part, row};
use crate::model::{Anchor, CodeId, CoderId, CodingId, Document, DocumentId, Op, Project, TreeId, Turn};

/// Returns what is otherwise within documents and themes. `theirs` are the steps that come in.
pub(super) fn parts(before: &Project, after: &Project, theirs: &[&Op]) -> Vec<MergeRow> {
    let passages = passages_by_document(theirs);
    let mut rows: Vec<MergeRow> = Vec::new();
    for document in after.documents() {
        let was = before.document(document.id);
        let news = codings(before, was, after, document)
            .into_iter()
            .chain(was.into_iter().flat_map(|was| text_and_turns(was, document, &passages)))
            .chain(questions(before, after, document.id));
        rows.extend(news.map(|news| row(document.name.as_str(), news)));
    }
    rows.extend(themes(before, after));
    rows.extend(finished(before, after));
    rows
}

/// What a coding says: its code and the characters that it holds.
type Says = (CodeId, Anchor);

fn codings(before: &Project, was: Option<&Arc<Document>>, after: &Project, is: &Document) -> Vec<MergeNews> {
    let (had, has) = (was.map(|was| said_in(before, was)).unwrap_or_default(), said_in(after, is));
    let n_new = has.keys().filter(|id| !had.contains_key(id)).count();
    let n_gone = had.keys().filter(|id| !has.contains_key(id)).count();
    let n_changed = has.iter().filter(|(id, says)| had.get(id).is_some_and(|said| said != *says)).count();
    let decided = |document: &Document| -> BTreeSet<(CodingId, bool)> {
        document.ruled_codings().map(|(coding, ruled)| (coding.id, ruled.ruling.stands)).collect()
    };
    let (ruled, rules) = (was.map(|was| decided(was)).unwrap_or_default(), decided(is));
    let decisions = (rules.difference(&ruled).count(), ruled.difference(&rules).count());
    let mut news = more(Part::Codings, (n_new, n_gone));
    news.extend(changed(Part::Codings, n_changed));
    news.extend(more(Part::Decisions, decisions));
    news
}

/// The codings that were not taken back, whether or not a decision set them aside.
fn said_in(project: &Project, document: &Document) -> BTreeMap<CodingId, Says> {
    let made = document.codings.values().filter(|c| !c.removed && c.span.is_some());
    made.filter_map(|c| Some((c.id, (project.resolve_code(c.code)?, c.anchor)))).collect()
}

/// How many passages the steps change in each document.
fn passages_by_document(theirs: &[&Op]) -> BTreeMap<DocumentId, usize> {
    let mut passages = BTreeMap::new();
    for op in theirs {
        let (document, n) = match op {
            Op::CorrectText { document, splices, .. } => (*document, splices.len()),
            Op::RevertCorrection { document, .. } | Op::RestoreCorrection { document, .. } => (*document, 1),
            _ => continue,
        };
        *passages.entry(document).or_insert(0) += n;
    }
    passages
}

fn text_and_turns(was: &Document, is: &Document, passages: &BTreeMap<DocumentId, usize>) -> Vec<MergeNews> {
    let corrected = was.pieces() != is.pieces();
    let n = if corrected { passages.get(&is.id).copied().unwrap_or(1) } else { 0 };
    changed(Part::Passages, n).into_iter().chain(changed(Part::Turns, n_turns_changed(was, is))).collect()
}

/// How many turns are cut, given to somebody or timed otherwise; corrections of their words are none of it.
fn n_turns_changed(was: &Document, is: &Document) -> usize {
    if Arc::ptr_eq(&was.turns, &is.turns) {
        return 0;
    }
    let kept = |turn: &Turn| (turn.anchor, turn.speaker, turn.time.map(f32::to_bits));
    let of = |document: &Document| -> BTreeSet<_> { document.turns.iter().map(kept).collect() };
    let (had, has) = (of(was), of(is));
    has.difference(&had).count().max(had.difference(&has).count())
}

/// The questions of which it is said otherwise whether they were asked in a document.
fn questions(before: &Project, after: &Project, document: DocumentId) -> Vec<MergeNews> {
    let said = |project: &Project| -> BTreeSet<(CodeId, bool)> {
        let asked = project.comparison.guide.asked.range((document, CodeId::LEAST)..);
        asked.take_while(|((of, _), _)| *of == document).map(|((_, question), asked)| (*question, *asked)).collect()
    };
    let (had, has) = (said(before), said(after));
    more(Part::Questions, (has.difference(&had).count(), had.difference(&has).count()))
}

fn themes(before: &Project, after: &Project) -> Vec<MergeRow> {
    let mut rows = Vec::new();
    for theme in after.comparison.themes() {
        let was = before.comparison.themes.get(&theme.id);
        let (codes, quotes) = was.map(|was| (was.codes.clone(), was.quotes.clone())).unwrap_or_default();
        let news = [
            more(Part::Codes, (theme.codes.difference(&codes).count(), codes.difference(&theme.codes).count())),
            more(Part::Quotes, (theme.quotes.difference(&quotes).count(), quotes.difference(&theme.quotes).count())),
        ];
        rows.extend(news.into_iter().flatten().map(|news| row(theme.name(), news)));
    }
    rows
}

/// Who has finished documents, or not any more, by coder and code tree.
fn finished(before: &Project, after: &Project) -> Vec<MergeRow> {
    let by_coder = |project: &Project| -> BTreeMap<(CoderId, TreeId), BTreeSet<DocumentId>> {
        let mut finished: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
        for document in project.documents() {
            for mark in document.finished.keys() {
                finished.entry((mark.coder, mark.tree)).or_default().insert(document.id);
            }
        }
        finished
    };
    let (had, has) = (by_coder(before), by_coder(after));
    let mut rows = Vec::new();
    for key in had.keys().chain(has.keys()).collect::<BTreeSet<_>>() {
        let of = |finished: &BTreeMap<_, BTreeSet<DocumentId>>| finished.get(key).cloned().unwrap_or_default();
        let (was, is) = (of(&had), of(&has));
        let (n_new, n_gone) = (is.difference(&was).count(), was.difference(&is).count());
        if n_new + n_gone > 0 {
            let tree = after.trees.get(&key.1).map_or_else(String::new, |tree| tree.name.clone());
            rows.push(row(after.coder_name(key.0), MergeNews::Finished { tree, n_new, n_gone }));
        }
    }
    rows
}

fn more(part: Part, (n_new, n_gone): (usize, usize)) -> Vec<MergeNews> {
    let news = MergeNews::More { part, n_new, n_gone };
    (n_new + n_gone > 0).then_some(news).into_iter().collect()
}

fn changed(part: Part, n: usize) -> Option<MergeNews> {
    (n > 0).then_some(MergeNews::Changed { part, n })
}
