//! What has to be settled by a person. An op that meets a conflict never vanishes and never stops a project from
//! opening: it leaves an item here.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use super::anchor::Address;
use super::code::Place;
use super::coding::Coding;
use super::concurrent::{Contest, Contested, Crossing, Removable, SetMeanwhile, Twins};
use super::document::Document;
use super::ids::{CodeId, CoderId, CodingId, DocumentId, ProposalId};
use super::project::Project;
use super::stamp::Stamp;
use super::twin::Twin;

/// One thing to settle.
#[derive(Clone, PartialEq, Debug)]
pub struct ReviewItem {
    /// The change that met the conflict.
    pub change: Stamp,
    /// What it is.
    pub kind: ReviewKind,
}

/// The conflicts that there are.
#[derive(Clone, PartialEq, Debug)]
pub enum ReviewKind {
    /// An op names something that is not here, as a rule because its journal has not arrived yet.
    MissingTarget {
        /// The op's name and the identity that it names.
        what: String,
    },
    /// Two moves together would have put a code under itself; the later one was left out.
    MoveWouldLoop {
        /// The code that stayed.
        code: CodeId,
        /// Where it would have gone.
        to: Place,
    },
    /// Two merges together would have merged something into itself; the later one was left out.
    MergeWouldLoop {
        /// What stayed.
        of: Contested,
    },
    /// Somebody coded with a code, or merged another one into it, that somebody else removed without having seen it.
    CodedWithRemovedCode {
        /// The code.
        code: CodeId,
        /// Who removed it.
        by: CoderId,
        /// The codings, which wait.
        codings: Vec<(DocumentId, CodingId)>,
    },
    /// Somebody removed a document without having seen what somebody else coded there.
    RemovedWhileCoded {
        /// The document, with all its codings.
        document: DocumentId,
        /// Who removed it.
        by: CoderId,
        /// What the removal had not seen.
        codings: Vec<CodingId>,
    },
    /// Somebody took a code tree or a person out without having seen what somebody else put into it or said of them.
    RemovedWhileUsed {
        /// The tree or the person.
        twin: Twin,
        /// Who took it out.
        by: CoderId,
    },
    /// Somebody merged a code without having seen what somebody else coded with it.
    MergedWhileCoded {
        /// The code that was merged.
        code: CodeId,
        /// The code that its codings count for.
        into: CodeId,
        /// Who merged it.
        by: CoderId,
        /// What the merge had not seen.
        codings: Vec<(DocumentId, CodingId)>,
    },
    /// Somebody took something out without having seen what somebody else set of it, or put below it.
    RemovedWhileSet {
        /// What is out, with all that was set of it.
        what: Removable,
        /// Who took it out.
        by: CoderId,
        /// What was set meanwhile, oldest first.
        meanwhile: Vec<SetMeanwhile>,
    },
    /// Several people set the same thing without having seen each other.
    SetByTwo(Contest),
    /// Two people who had not seen each other made what seems to be one thing.
    MadeTwice(Twins),
    /// All words of a coding were deleted.
    LostCoding {
        /// Where it was.
        document: DocumentId,
        /// The coding, which comes back with its words.
        coding: CodingId,
    },
    /// Several people corrected the same turn without having seen each other's corrections.
    CorrectedByTwo {
        /// Where.
        document: DocumentId,
        /// The turn and the corrections.
        crossing: Crossing,
    },
    /// Somebody gave turns to a speaker whom somebody else called otherwise meanwhile: the former label stands before
    /// them.
    LabelsBehind {
        /// Where.
        document: DocumentId,
        /// The speaker, by the place in the list.
        speaker: u16,
        /// The first characters of the turns.
        turns: Vec<Address>,
    },
    /// Two people who had not seen each other's decision decided differently about a coding; the later one is in force.
    RuledByTwo {
        /// Where.
        document: DocumentId,
        /// The coding.
        coding: CodingId,
    },
    /// Somebody took a merge back that had brought in the work of others.
    MergeTakenBack {
        /// What the copy was called.
        name: String,
        /// Who took it back.
        by: CoderId,
        /// Whose work had come in.
        of: Vec<CoderId>,
    },
    /// Somebody proposes a change that is reserved to others.
    Proposal {
        /// The proposal.
        proposal: ProposalId,
    },
    /// An op of a newer version of Counterpoint, kept but not understood.
    NewerVersion {
        /// The op as it is written.
        op: String,
    },
}

impl Project {
    /// Returns what has to be settled by a person: conflicts that the fold met, codings whose code or document somebody
    /// removed or merged without having seen them, codings whose words are all gone, what two corrected, set, decided
    /// or made without having seen each other, and what somebody proposes.
    pub fn review(&self) -> Vec<ReviewItem> {
        let mut items: Vec<ReviewItem> = self.review.iter().filter(|item| !self.is_looked_at(item)).cloned().collect();
        items.extend(self.contest_items());
        items.extend(self.coded_and_removed());
        items.extend(self.coded_and_merged());
        items.extend(self.used_and_removed());
        items.extend(self.set_and_removed());
        items.extend(self.twin_items());
        items.extend(self.open_proposals());
        items.extend(self.taken_back_items().filter(|item| !self.is_looked_at(item)));
        items.extend(self.coded_with_removed());
        for document in self.documents.values().filter(|d| !d.removed) {
            items.extend(document.ruled_by_two());
            items.extend(self.labels_behind(document));
            // Only a correction takes words away.
            if !document.corrections.is_empty() {
                let lost =
                    document.standing_codings().filter(|c| c.span.is_none() && self.resolve_code(c.code).is_some());
                items.extend(lost.map(|c| lost_coding(document, c)));
                items.extend(self.crossing_items(document));
            }
        }
        items.sort_by_key(|item| item.change);
        items
    }

    /// Returns the codes that were removed, and those that were merged into one of them.
    fn codes_that_count_for_removed(&self) -> FxHashSet<CodeId> {
        let counts_for = |id: &CodeId| self.merge_target(*id).and_then(|target| self.codes.get(&target));
        let is_removed = |id: &CodeId| counts_for(id).is_some_and(|code| code.removed.is_some());
        self.codes.keys().copied().filter(is_removed).collect()
    }

    /// Returns the removed codes that somebody coded with whose work the removal had not seen: one thing to settle
    /// each, however many codings wait for it.
    fn coded_with_removed(&self) -> Vec<ReviewItem> {
        let counting_for = self.codes_that_count_for_removed();
        if counting_for.is_empty() {
            return Vec::new();
        }
        let mut waiting: BTreeMap<CodeId, (Stamp, Vec<(DocumentId, CodingId)>)> = BTreeMap::new();
        for document in self.documents.values().filter(|d| !d.removed) {
            for coding in document.standing_codings().filter(|c| counting_for.contains(&c.code)) {
                if let Some((code, removal)) = self.removed_unseen(coding) {
                    waiting.entry(code).or_insert((removal, Vec::new())).1.push((document.id, coding.id));
                }
            }
        }
        let item = |(code, (removal, codings))| {
            let by = self.author_of(removal)?;
            Some(ReviewItem { change: removal, kind: ReviewKind::CodedWithRemovedCode { code, by, codings } })
        };
        waiting.into_iter().filter_map(item).collect()
    }

    /// Returns the removed code that a coding waits for, and the change that removed it without having seen the coding.
    fn removed_unseen(&self, coding: &Coding) -> Option<(CodeId, Stamp)> {
        let code = self.codes.get(&self.merge_target(coding.code)?)?;
        let unseen = |removal: &Stamp| !self.knew(*removal, coding) || self.was_merged_unseen(coding.code, *removal);
        Some((code.id, code.removed.filter(unseen)?))
    }
}

fn lost_coding(document: &Document, coding: &Coding) -> ReviewItem {
    ReviewItem { change: coding.at, kind: ReviewKind::LostCoding { document: document.id, coding: coding.id } }
}
