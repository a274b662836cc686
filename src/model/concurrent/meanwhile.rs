//! What somebody coded while somebody else removed the document, or merged the code, without having seen it. The
//! codings are kept: with the document, or for the code that stays.

use std::collections::BTreeMap;

use super::super::coding::Coding;
use super::super::document::Document;
use super::super::ids::{CodeId, CoderId, CodingId, DocumentId, ParticipantId, TreeId};
use super::super::project::Project;
use super::super::review::{ReviewItem, ReviewKind};
use super::super::stamp::Stamp;
use super::super::twin::Twin;
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
            let (change, by) = self.last_set(&self.what_took_out(document.id))?;
            let there = document.merged_into.and_then(|id| self.documents.get(&id));
            let is_there = |coding: &Coding| there.is_some_and(|d| d.standing_codings().any(|c| c.says_as(coding)));
            let unseen = self.codings_unseen(document, change).filter(|coding| !is_there(coding));
            let codings: Vec<CodingId> = unseen.map(|c| c.id).collect();
            let kind = ReviewKind::RemovedWhileCoded { document: document.id, by, codings: codings.clone() };
            (!codings.is_empty()).then_some(ReviewItem { change, kind })
        })
    }

    /// Returns what somebody set to take a document out of the project: that it does not stand, or that it is another
    /// one.
    pub(in crate::model) fn what_took_out(&self, document: DocumentId) -> Contested {
        let merged = self.documents.get(&document).is_some_and(|d| d.merged_into.is_some());
        if merged { Contested::Merged(Twin::Document(document)) } else { Contested::DocumentStands(document) }
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

    /// Returns the removed trees and people that somebody put something into, or said something of, whose work the
    /// removal had not seen.
    pub(in crate::model) fn used_and_removed(&self) -> Vec<ReviewItem> {
        let trees = self.trees.values().filter(|t| t.removed && t.merged_into.is_none()).map(|t| Twin::Tree(t.id));
        let people = self.participants.values().filter(|p| p.removed && p.merged_into.is_none());
        let removed = trees.chain(people.map(|p| Twin::Participant(p.id)));
        let used = removed.filter_map(|twin| {
            let (change, by) = self.last_set(&Contested::Stands(twin))?;
            let is_unseen = |at: Stamp| !self.knowledge.saw(change, at);
            let is_used = match twin {
                Twin::Tree(tree) => self.codes_put_into(tree).any(is_unseen),
                Twin::Participant(person) => self.said_of(person).any(is_unseen),
                Twin::Document(_) | Twin::Speaker(..) => false,
            };
            is_used.then_some(ReviewItem { change, kind: ReviewKind::RemovedWhileUsed { twin, by } })
        });
        used.collect()
    }

    /// Returns the changes that put codes into `tree`, by making, moving or merging them, as far as those would stand
    /// with it.
    fn codes_put_into(&self, tree: TreeId) -> impl Iterator<Item = Stamp> {
        let codes = self.codes.values().filter(move |c| c.place.tree == tree);
        let codes = codes.filter(|c| c.removed.is_none() && c.merged_into.is_none());
        codes.flat_map(|code| {
            let things = [Contested::CodePlace(code.id), Contested::Merged(Twin::Tree(code.put_into))];
            let set: Vec<Stamp> = things.iter().flat_map(|thing| self.contests.set_by(thing)).collect();
            set.into_iter().chain([code.added])
        })
    }

    /// Returns the changes that set values, the memo or a summary of a person, or let them speak in a document that
    /// stands.
    fn said_of(&self, person: ParticipantId) -> impl Iterator<Item = Stamp> {
        let known = self.known_of_both(person, person).into_iter().map(|(thing, _)| thing);
        let merged = self.participants.values().filter(move |p| p.merged_into == Some(person));
        let merged = merged.map(|p| Contested::Merged(Twin::Participant(p.id)));
        let speaks = self.documents.values().filter(|d| !d.removed).flat_map(move |document| {
            let speakers = (0_u16..).zip(&document.speakers).filter(move |(_, s)| s.participant == Some(person));
            speakers.map(|(place, _)| (Contested::Speaker(document.id, place), document.added))
        });
        let speaks = speaks.map(|(thing, added)| self.contests.newest(&thing).map_or(added, |(at, _)| at));
        let said: Vec<Stamp> =
            known.chain(merged).flat_map(|thing| self.contests.set_by(&thing).collect::<Vec<_>>()).collect();
        said.into_iter().chain(speaks)
    }

    /// Returns the change that set `thing` last, and whose it was, unless somebody looked at what it met.
    pub(super) fn last_set(&self, thing: &Contested) -> Option<(Stamp, CoderId)> {
        self.contests.newest(thing).filter(|(at, _)| !self.contests.is_looked_at(thing, *at))
    }

    fn codings_unseen<'a>(&'a self, document: &'a Document, change: Stamp) -> impl Iterator<Item = &'a Coding> {
        document.standing_codings().filter(move |coding| !self.knew(change, coding))
    }

    /// Whether somebody merged `code`, or what it was merged into, whose work whoever made `removal` had not seen: its
    /// codings came to the code that went without their knowing.
    pub(in crate::model) fn was_merged_unseen(&self, code: CodeId, removal: Stamp) -> bool {
        let merged_into = |code: &CodeId| self.codes.get(code).and_then(|code| code.merged_into);
        let merged = std::iter::successors(Some(code), merged_into).filter(|code| merged_into(code).is_some());
        let merges = merged.filter_map(|code| self.last_set(&Contested::CodeMerged(code)));
        merges.into_iter().any(|(merge, _)| !self.knowledge.saw(removal, merge))
    }
}
