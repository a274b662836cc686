//! Making one of two: code trees of one name, and documents of one text. What belongs to the one that goes comes to the
//! one that stays; nothing of it is deleted, so undo parts them again.

use super::super::anchor::{Address, Anchor};
use super::super::coding::Coding;
use super::super::document::Document;
use super::super::ids::{DocumentId, TreeId};
use super::super::op::{NewCoding, Op, Subject};
use super::super::participant::Holder;
use super::super::project::Project;
use super::super::twin::Twin;
use super::PlanError;
use super::recode::put_together;

/// Plans that a text which came in twice stands once: the codings, values and memos of the document that goes come to
/// the one that stays. Both began as the same characters, so each coding finds its own there; one that lies within a
/// correction of the document that goes takes the nearest characters of its own that both have, and stays behind when
/// there are none.
///
/// # Errors
/// When one of them does not stand.
pub(super) fn merge_documents(project: &Project, gone: DocumentId, stays: DocumentId) -> Result<Vec<Op>, PlanError> {
    let document = |id| project.document(id).ok_or(PlanError::NoSuchDocument);
    let (leaving, staying) = (document(gone)?, document(stays)?);
    let mut ops = Vec::new();
    for coding in leaving.standing_codings() {
        let Some(anchor) = shared_anchor(leaving, coding) else { continue };
        let there = |c: &Coding| (c.code, c.coder, c.anchor) == (coding.code, coding.coder, anchor);
        if staying.standing_codings().any(there) {
            continue;
        }
        // Two people who do this apart make the same copy.
        let id = coding.id.copied_into(stays);
        ops.push(match staying.codings.contains_key(&id) {
            true => Op::RestoreCoding { document: stays, coding: id },
            false => Op::ApplyCode(NewCoding {
                coding: id,
                document: stays,
                code: coding.code,
                coder: Some(coding.signed_by),
                anchor,
                quote: coding.quote.clone(),
            }),
        });
        ops.extend(memo(project, Subject::Coding(coding.id), Subject::Coding(id)));
    }
    for finished in leaving.finished.keys().filter(|f| !staying.finished.contains_key(f)) {
        ops.push(Op::FinishDocument { document: stays, coder: finished.coder, tree: finished.tree });
    }
    ops.extend(values(project, Holder::Document(gone), Holder::Document(stays)));
    ops.extend(memo(project, Subject::Document(gone), Subject::Document(stays)));
    ops.push(Op::MergeTwin { twin: Twin::Document(gone), into: Twin::Document(stays) });
    Ok(ops)
}

/// Plans that the codes of both trees stand in the one that stays, those of one name beside each other: whether they
/// are one code is a question of its own. Who finished a document for the tree that goes has not looked for the codes
/// of the other one, and so has not finished it for both.
///
/// # Errors
/// When one of the trees does not stand.
pub(super) fn merge_trees(project: &Project, gone: TreeId, stays: TreeId) -> Result<Vec<Op>, PlanError> {
    project.trees.get(&gone).filter(|tree| !tree.removed).ok_or(PlanError::NoSuchTree)?;
    project.trees.get(&stays).filter(|tree| !tree.removed).ok_or(PlanError::NoSuchTree)?;
    Ok(vec![Op::MergeTwin { twin: Twin::Tree(gone), into: Twin::Tree(stays) }])
}

/// Returns the first and last character of a coding among those of the imported text.
fn shared_anchor(document: &Document, coding: &Coding) -> Option<Anchor> {
    let is_shared = |address: Address| matches!(address, Address::Original(_));
    if is_shared(coding.anchor.first) && is_shared(coding.anchor.last) {
        return Some(coding.anchor);
    }
    let span = coding.span?;
    let lookup = document.pieces().lookup();
    let at = |position| lookup.address(position).filter(|a| is_shared(*a));
    let first = (span.start..span.end).find_map(at)?;
    let last = (span.start..span.end).rev().find_map(at)?;
    Some(Anchor { first, last })
}

fn values(project: &Project, gone: Holder, stays: Holder) -> Vec<Op> {
    let missing = project.own_attributes().filter(|a| project.written_value(stays, &a.name).is_none());
    let set = missing.filter_map(|a| {
        let to = Some(project.written_value(gone, &a.name)?.to_owned());
        Some(Op::SetAttribute { holder: stays, attribute: a.name.clone(), from: None, to })
    });
    set.collect()
}

fn memo(project: &Project, gone: Subject, stays: Subject) -> Vec<Op> {
    super::memo(project, stays, &put_together(project.memo(stays), project.memo(gone), "\n\n"))
}
