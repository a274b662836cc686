//! Going back to an earlier state of the documents: their texts, what was coded in them, and who has finished them.

use std::collections::{BTreeMap, BTreeSet};

use super::super::super::coding::Coding;
use super::super::super::document::{Document, Finished};
use super::super::super::ids::CodeId;
use super::super::super::op::Op;
use super::super::super::participant::Holder;
use super::super::super::twin::Twin;
use super::{Plan, differing, keys};

impl Plan<'_> {
    pub(super) fn documents(&mut self) {
        for now in self.now.documents.values() {
            let document = now.id;
            let is_out = self.is_out(Twin::Document(document), now.removed);
            let Some(then) = self.then.documents.get(&document).filter(|d| !d.removed) else {
                if !is_out {
                    self.ops.push(Op::RemoveDocument { document });
                }
                continue;
            };
            if is_out {
                self.ops.push(Op::RestoreDocument { document });
            }
            self.document(now, then);
            self.speech(now, then);
            self.text(now, then);
            self.codings(now, then);
            self.finished(now, then);
            self.settled(now, then);
        }
    }

    fn document(&mut self, now: &Document, then: &Document) {
        let document = now.id;
        if let Some((from, to)) = differing(&now.name, &then.name) {
            self.ops.push(Op::RenameDocument { document, from, to });
        }
        if let Some((from, to)) = differing(&now.language, &then.language) {
            self.ops.push(Op::SetLanguage { document, from, to });
        }
        self.values(Holder::Document(document), &now.values, &then.values);
    }

    pub(super) fn text(&mut self, now: &Document, then: &Document) {
        let document = now.id;
        let stood: BTreeMap<_, _> = then.pieces().corrections().collect();
        for (edit, stands) in now.pieces().corrections() {
            match (stands, stood.get(&edit).copied().unwrap_or(false)) {
                (true, false) => self.ops.push(Op::RevertCorrection { document, edit }),
                (false, true) => self.ops.push(Op::RestoreCorrection { document, edit }),
                _ => {}
            }
        }
    }

    fn codings(&mut self, now: &Document, then: &Document) {
        let document = now.id;
        for now in now.codings.values() {
            let coding = now.id;
            let Some(then) = then.codings.get(&coding) else {
                // Codings of a code that goes wait for its return, as they always do; but one that stands again, or
                // whose code was merged into one that stands, would count.
                let merged = |code: &CodeId| self.now.codes.get(code).and_then(|c| c.merged_into);
                let counts = std::iter::successors(Some(now.code), merged).any(|c| self.then.codes.contains_key(&c));
                if !now.removed && counts {
                    self.ops.push(Op::RemoveCoding { document, coding });
                }
                continue;
            };
            match (now.removed, then.removed) {
                (false, true) => self.ops.push(Op::RemoveCoding { document, coding }),
                (true, false) => self.ops.push(Op::RestoreCoding { document, coding }),
                _ => {}
            }
            if let Some((from, to)) = differing(&now.anchor, &then.anchor) {
                self.ops.push(Op::MoveCoding { document, coding, from, to });
            }
            if let Some((from, to)) = differing(&now.code, &then.code) {
                self.ops.push(Op::RecodeCoding { document, coding, from, to });
            }
            let ruling = |coding: &Coding| coding.ruled.as_ref().map(|ruled| ruled.ruling.clone());
            if let Some((from, to)) = differing(&ruling(now), &ruling(then)) {
                self.ops.push(Op::RuleOnCoding { document, coding, from, to });
            }
        }
    }

    fn finished(&mut self, now: &Document, then: &Document) {
        let document = now.id;
        let (now, then) = (&now.signed.finished, &then.signed.finished);
        for &Finished { coder, tree } in keys(now, then) {
            let finished = Finished { coder, tree };
            match (now.contains_key(&finished), then.contains_key(&finished)) {
                (true, false) => self.ops.push(Op::ReopenDocument { document, coder, tree }),
                (false, true) => self.ops.push(Op::FinishDocument { document, coder, tree }),
                _ => {}
            }
        }
    }

    fn settled(&mut self, now: &Document, then: &Document) {
        let document = now.id;
        for turn in keys(&now.settled, &then.settled) {
            let none = BTreeSet::new();
            let groups = |document: &Document| document.settled.get(turn).unwrap_or(&none).clone();
            let (now, then) = (groups(now), groups(then));
            let reopened = now.difference(&then).cloned();
            self.ops.extend(reopened.map(|edits| Op::ReopenCorrections { document, turn: *turn, edits }));
            let settled = then.difference(&now).cloned();
            self.ops.extend(settled.map(|edits| Op::SettleCorrections { document, turn: *turn, edits }));
        }
    }
}
