//! Codings: made, moved, taken back, and ruled on.

use std::sync::Arc;

use super::Step;
use crate::model::anchor::{Address, Anchor};
use crate::model::coding::Coding;
use crate::model::document::Document;
use crate::model::ids::{CodingId, DocumentId};
use crate::model::op::Op;
use crate::model::ruling::{Ruled, Ruling};
use crate::model::text::Span;

impl Step<'_> {
    pub(super) fn apply_to_coding(&mut self, op: &Op) -> Option<()> {
        let Some(document) = op.about().document else { return Some(()) };
        if let Op::RuleOnCoding { coding, to, .. } = op {
            return self.rule_on(op, document, *coding, to.as_ref());
        }
        self.effects.codings.insert(document);
        let (at, by) = (self.at, self.by);
        let people = self.people();
        let document = self.document_mut(document)?;
        match op {
            Op::ApplyCode(new) => {
                let signed_by = new.coder.unwrap_or(by);
                let coder = people.one(signed_by);
                let span = place(document, new.anchor);
                document.codings.entry(new.coding).or_insert_with(|| {
                    Arc::new(Coding {
                        id: new.coding,
                        code: new.code,
                        code_set: at,
                        coder,
                        signed_by,
                        anchor: new.anchor,
                        span,
                        quote: new.quote.clone(),
                        at,
                        removed: false,
                        ruled: None,
                    })
                });
            }
            Op::RemoveCoding { coding, .. } => document.coding_mut(*coding)?.removed = true,
            Op::RestoreCoding { coding, .. } => document.coding_mut(*coding)?.removed = false,
            Op::MoveCoding { coding, to, .. } => {
                let span = place(document, *to);
                let coding = document.coding_mut(*coding)?;
                coding.anchor = *to;
                coding.span = span;
            }
            Op::RecodeCoding { coding, to, .. } => {
                let coding = document.coding_mut(*coding)?;
                (coding.code, coding.code_set) = (*to, at);
            }
            _ => {}
        }
        Some(())
    }

    fn rule_on(&mut self, op: &Op, document: DocumentId, coding: CodingId, to: Option<&Ruling>) -> Option<()> {
        self.effects.codings.insert(document);
        let (at, by) = self.said(op);
        let before = self.project.documents.get(&document)?.codings.get(&coding)?.ruled.clone();
        let saw = |earlier| self.project.knowledge.saw(self.at, earlier);
        let ruled = to.map(|ruling| Box::new(Ruled::after(before.as_deref(), ruling, by, at, saw)));
        let document = self.document_mut(document)?;
        document.ruled_apart |= ruled.as_ref().is_some_and(|ruled| ruled.against.is_some());
        document.coding_mut(coding)?.ruled = ruled;
        Some(())
    }
}

/// Returns where an anchor stands. While corrections wait to be settled the span is found then.
fn place(document: &Document, anchor: Anchor) -> Option<Span> {
    use Address::Original;
    match (anchor.first, anchor.last) {
        (Original(first), Original(last)) if document.pieces.is_pristine() => {
            let end = last.saturating_add(1).min(document.pieces.len());
            (first < end).then(|| Span::new(first, end))
        }
        _ if document.unsettled => None,
        _ => document.pieces.lookup().span(anchor),
    }
}
