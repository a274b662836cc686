//! What somebody coded while somebody else removed the document, or merged the code, without having seen it. The codings are
//! kept: with the document, or for the code that stays.

use std::collections::BTreeMap;

use super::super::coding::Coding;
use super::super::document::Document;
use super::super::ids::{CodeId, CoderId, CodingId, DocumentId};
use super::super::project::Project;
use super::super::review::{ReviewItem, ReviewKind};
use super::super::stamp::Stamp;
use super::contested::Contested;

/// A code that was merged, by whom and with which change, and what was coded with it meanwhile.
struct MergedCode {
    into: CodeId,
    merge: Stamp,
    by: CoderId,
    codings: Vec<(DocumentId, CodingId)>,
}

impl Project {
    /// Returns the removed documents that somebody coded whose work the removal had not seen.
    pub(in crate::model) fn coded_and_removed(&self) -> impl Iterator<Item = ReviewItem> {
        let removed = self.documents.values().filter(|d| d.removed && !d.codings.is_empty());
        removed.filter_map(|document| {
            let (change, by) = self.last_set(&Contested::DocumentStands(document.id))?;
            let codings: Vec<CodingId> = self.codings_unseen(document, change).map(|c| c.id).collect();
            let kind = ReviewKind::RemovedWhileCoded { document: document.id, by, codings: codings.clone() };
            (!codings.is_empty()).then_some(ReviewItem { change, kind })
        })
    }

    /// Returns the merged codes that somebody coded with whose work the merge had not seen.
    pub(in crate::model) fn coded_and_merged(&self) -> Vec<ReviewItem> {
        let merged = self.codes.values().filter_map(|code| {
            let (merge, by) = self.last_set(&Contested::CodeMerged(code.id))?;
            Some((code.id, MergedCode { into: code.merged_into?, merge, by, codings: Vec::new() }))
        });
        let mut merged: BTreeMap<CodeId, MergedCode> = merged.collect();
        if merged.is_empty() {
            return Vec::new();
        }
        for document in self.documents.values().filter(|d| !d.removed) {
            for coding in document.standing_codings() {
                if let Some(code) = merged.get_mut(&coding.code)
                    && !self.knowledge.saw(code.merge, coding.code_set)
                {
                    code.codings.push((document.id, coding.id));
                }
            }
        }
        let coded = merged.into_iter().filter(|(_, merged)| !merged.codings.is_empty());
        let item = |(code, MergedCode { into, merge, by, codings })| ReviewItem {
            change: merge,
            kind: ReviewKind::MergedWhileCoded { code, into, by, codings },
        };
        coded.map(item).collect()
    }

    /// Returns the change that set `thing` last, and whose it was, unless somebody looked at what it met.
    fn last_set(&self, thing: &Contested) -> Option<(Stamp, CoderId)> {
        self.contests.newest(thing).filter(|(at, _)| !self.contests.is_looked_at(thing, *at))
    }

    fn codings_unseen<'a>(&'a self, document: &'a Document, change: Stamp) -> impl Iterator<Item = &'a Coding> {
        document.standing_codings().filter(move |coding| !self.knew(change, coding))
    }

    /// Whether somebody merged `code`, or what it was merged into, whose work whoever made `removal` had not seen: its codings
    /// came to the code that went without their knowing.
    pub(in crate::model) fn was_merged_unseen(&self, code: CodeId, removal: Stamp) -> bool {
        let merged_into = |code: &CodeId| self.codes.get(code).and_then(|code| code.merged_into);
        let merged = std::iter::successors(Some(code), merged_into).filter(|code| merged_into(code).is_some());
        let merges = merged.filter_map(|code| self.last_set(&Contested::CodeMerged(code)));
        merges.into_iter().any(|(merge, _)| !self.knowledge.saw(removal, merge))
    }
}
