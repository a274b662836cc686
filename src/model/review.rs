//! What has to be settled by a person. An op that meets a conflict never vanishes and never stops a project from opening:
//! it leaves an item here.

use super::concurrent::Crossing;
use super::ids::{CodeId, CodingId, DocumentId, ProposalId};
use super::stamp::Stamp;

/// One thing to settle.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReviewItem {
    /// The change that met the conflict.
    pub change: Stamp,
    /// What it is.
    pub kind: ReviewKind,
}

/// The conflicts that there are.
#[derive(Clone, PartialEq, Eq, Debug)]
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
    },
    /// Two merges together would have merged a code into itself; the later one was left out.
    MergeWouldLoop {
        /// The code that stayed.
        code: CodeId,
    },
    /// Somebody coded with a code that somebody else removed without having seen it.
    CodedWithRemovedCode {
        /// Where.
        document: DocumentId,
        /// The coding, which waits.
        coding: CodingId,
        /// The code.
        code: CodeId,
        /// The change that removed the code.
        removal: Stamp,
    },
    /// All words of a coding were deleted.
    LostCoding {
        /// Where it was.
        document: DocumentId,
        /// The coding, which comes back with its words.
        coding: CodingId,
    },
    /// Two people corrected the same turn without having seen each other's correction.
    CorrectedByTwo {
        /// Where.
        document: DocumentId,
        /// The turn and the corrections.
        crossing: Crossing,
    },
    /// Two people who had not seen each other's decision decided differently about a coding; the later one is in force.
    RuledByTwo {
        /// Where.
        document: DocumentId,
        /// The coding.
        coding: CodingId,
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
