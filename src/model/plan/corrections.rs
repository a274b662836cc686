//! Corrections of a text: positions as the reader shows them, turned into permanent addresses.

use super::super::anchor::Splice;
use super::super::ids::{DocumentId, EditId, IdSource};
use super::super::op::Op;
use super::super::project::Project;
use super::super::text::Span;
use super::PlanError;

/// One place of a correction, in positions of the text as it stands before all of them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Replacement {
    /// What goes; an empty span only inserts.
    pub span: Span,
    /// What comes.
    pub text: String,
}

/// Plans one correction of a document. Line ends become LF; replacements that overlap an earlier one are cut there.
///
/// # Errors
/// When the document does not stand or its text is not here.
pub fn correct_text(
    project: &Project,
    ids: &mut IdSource,
    document: DocumentId,
    replacements: &[Replacement],
) -> Result<Vec<Op>, PlanError> {
    let found = project.document(document).ok_or(PlanError::NoSuchDocument)?;
    let lookup = found.pieces().lookup();
    let mut ordered: Vec<&Replacement> = replacements.iter().collect();
    ordered.sort_by_key(|r| (r.span.start, r.span.end));
    let mut reached = 0;
    let mut splices = Vec::new();
    for Replacement { span, text } in ordered {
        let start = span.start.max(reached).min(lookup.len());
        let span = Span::new(start, span.end.min(lookup.len()));
        reached = span.end;
        // Behind the last character that goes, so that a word replaced at the edge of a coding stays in it.
        let behind = if span.is_empty() { span.start.checked_sub(1) } else { Some(span.end - 1) };
        let after = behind.and_then(|position| lookup.address(position));
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let splice = Splice { cut: lookup.runs(span), after, text };
        if !splice.cut.is_empty() || !splice.text.is_empty() {
            splices.push(splice);
        }
    }
    if splices.is_empty() {
        return Ok(Vec::new());
    }
    Ok(vec![Op::CorrectText { document, edit: EditId::next(ids), splices }])
}
