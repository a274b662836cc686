//! Co-occurrence: which codes stand on the same words, in the same turn or document, or are used by the same person; of
//! all who are heard, or of each group beside the others.
//!
//! Codes count by themselves, not with what is below them: a branch would meet itself.

mod behind;
mod by_group;
mod filter;
mod meetings;
mod overlaps;
mod table;
#[cfg(test)]
mod tests;

pub use behind::{MeetingCell, MeetingExcerpts, meeting_excerpts};
pub use by_group::{MeetingsByGroup, meetings_by_group};
pub use filter::MeetingFilter;
pub use meetings::{Meeting, MeetingUnit, Meetings, meetings};
pub use overlaps::{CoOccurrence, CodePair, co_occurrence};

use super::scope::{Rows, Scope};

/// Which co-occurrences.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct CoOccurrenceQuery {
    /// Both codes are among these.
    pub rows: Rows,
    /// Whose words.
    pub scope: Scope,
}
