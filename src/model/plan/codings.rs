//! Codings: applying, taking back, moving edges, declaring a document finished.

use super::super::coding::{Excerpt, QUOTE_LENGTH};
use super::super::document::{Document, Finished};
use super::super::ids::{CodeId, CoderId, CodingId, DocumentId, IdSource, TreeId};
use super::super::independent::IndependentWork;
use super::super::op::{NewCoding, Op};
use super::super::project::Project;
use super::super::text::{Span, Text, short_quote};
use super::PlanError;

/// Plans that `coder` codes `excerpt` with `code`; planning it twice plans nothing.
///
/// # Errors
/// When code or document do not stand, or the excerpt is empty or outside of the text.
pub fn apply_code(
    project: &Project,
    ids: &mut IdSource,
    code: CodeId,
    coder: CoderId,
    excerpt: Excerpt,
) -> Result<Vec<Op>, PlanError> {
    apply_code_to_all(project, ids, code, coder, &[excerpt])
}

/// Plans that `coder` codes all of `excerpts` with `code`, leaving out those that already are.
///
/// # Errors
/// As [`apply_code`], for the first excerpt that is wrong.
pub fn apply_code_to_all(
    project: &Project,
    ids: &mut IdSource,
    code: CodeId,
    coder: CoderId,
    excerpts: &[Excerpt],
) -> Result<Vec<Op>, PlanError> {
    project.code(code).ok_or(PlanError::NoSuchCode)?;
    let mut ops = Vec::new();
    let mut planned = std::collections::BTreeSet::new();
    for excerpt in excerpts {
        let document = project.document(excerpt.document).ok_or(PlanError::NoSuchDocument)?;
        if is_coded(project, document, excerpt.span, code, coder) || !planned.insert(*excerpt) {
            continue;
        }
        let text = project.text(document)?;
        let anchor = anchor_of(document, &text, excerpt.span)?;
        let quote = quote_of(&text, excerpt.span);
        ops.push(Op::ApplyCode(NewCoding {
            coding: CodingId::next(ids),
            document: document.id,
            code,
            coder: Some(coder),
            anchor,
            quote,
        }));
    }
    Ok(ops)
}

/// Plans that `coder` codes `excerpt` with each of `codes`, leaving out those that are there.
///
/// # Errors
/// As [`apply_code`], for the first code that is wrong.
pub fn apply_codes(
    project: &Project,
    ids: &mut IdSource,
    codes: &[CodeId],
    coder: CoderId,
    excerpt: Excerpt,
) -> Result<Vec<Op>, PlanError> {
    let mut planned = std::collections::BTreeSet::new();
    let mut ops = Vec::new();
    for code in codes.iter().filter(|code| planned.insert(**code)) {
        ops.extend(apply_code(project, ids, *code, coder, excerpt)?);
    }
    Ok(ops)
}

/// Plans to move the edges of several codings of one document to `span`.
///
/// # Errors
/// As [`move_coding`], for the first coding that is wrong.
pub fn move_codings(
    project: &Project,
    document: DocumentId,
    codings: &[CodingId],
    span: Span,
) -> Result<Vec<Op>, PlanError> {
    let mut ops = Vec::new();
    for coding in codings {
        ops.extend(move_coding(project, document, *coding, span)?);
    }
    Ok(ops)
}

/// Returns the short quote that a coding of `span` remembers.
pub fn quote_of(text: &Text, span: Span) -> Box<str> {
    short_quote(text.slice(span), QUOTE_LENGTH).into()
}

fn is_coded(project: &Project, document: &Document, span: Span, code: CodeId, coder: CoderId) -> bool {
    project.codings(document).any(|c| c.span == span && c.code == code && c.coding.coder == coder)
}

fn anchor_of(document: &Document, text: &Text, span: Span) -> Result<super::super::Anchor, PlanError> {
    if span.is_empty() {
        return Err(PlanError::EmptyExcerpt);
    }
    let outside = PlanError::OutsideText { start: span.start, end: span.end, length: text.len() };
    (span.end <= text.len()).then(|| document.pieces().lookup().anchor(span)).flatten().ok_or(outside)
}

/// Plans to take a coding back.
///
/// # Errors
/// When the coding does not stand.
pub fn remove_coding(project: &Project, document: DocumentId, coding: CodingId) -> Result<Vec<Op>, PlanError> {
    let standing = project.document(document).and_then(|d| d.codings.get(&coding)).filter(|c| !c.removed);
    standing.map(|_| vec![Op::RemoveCoding { document, coding }]).ok_or(PlanError::NoSuchCoding)
}

/// Plans to move the edges of a coding to `span`.
///
/// # Errors
/// When the coding does not stand, or the span is empty or outside of the text.
pub fn move_coding(
    project: &Project,
    document: DocumentId,
    coding: CodingId,
    span: Span,
) -> Result<Vec<Op>, PlanError> {
    let document = project.document(document).ok_or(PlanError::NoSuchDocument)?;
    let standing = document.codings.get(&coding).filter(|c| !c.removed).ok_or(PlanError::NoSuchCoding)?;
    if standing.span == Some(span) {
        return Ok(Vec::new());
    }
    let to = anchor_of(document, &*project.text(document)?, span)?;
    Ok(vec![Op::MoveCoding { document: document.id, coding, from: standing.anchor, to }])
}

/// Plans that `coder` declares a document finished for a code tree; again, when codes were made there since.
///
/// # Errors
/// When the document does not stand.
pub fn finish_document(
    project: &Project,
    document: DocumentId,
    coder: CoderId,
    tree: TreeId,
) -> Result<Vec<Op>, PlanError> {
    let found = project.document(document).ok_or(PlanError::NoSuchDocument)?;
    let who = Finished { coder, tree };
    let finished = found.finished.contains_key(&who);
    let last = found.independent.get(&who).map(IndependentWork::last);
    let of_tree = project.codes.values().filter(|code| code.place.tree == tree && project.code(code.id).is_some());
    let made_since = of_tree.map(|code| code.added).any(|made| last.is_some_and(|last| last < made));
    let finish = Op::FinishDocument { document, coder, tree };
    Ok(match (finished, made_since) {
        (false, _) => vec![finish],
        // Taken back, it is finished as it was before.
        (true, true) => vec![Op::ReopenDocument { document, coder, tree }, finish],
        (true, false) => Vec::new(),
    })
}

/// Plans that a document is not finished after all.
///
/// # Errors
/// When the document does not stand.
pub fn reopen_document(
    project: &Project,
    document: DocumentId,
    coder: CoderId,
    tree: TreeId,
) -> Result<Vec<Op>, PlanError> {
    let found = project.document(document).ok_or(PlanError::NoSuchDocument)?;
    let finished = found.finished.contains_key(&Finished { coder, tree });
    Ok(if finished { vec![Op::ReopenDocument { document, coder, tree }] } else { Vec::new() })
}
