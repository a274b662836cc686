//! Which state of which project was looked at, so that what was found out is known to hold still.

use std::collections::BTreeSet;

use super::ids::{CoderId, ProjectId};
use super::project::Project;

/// Which project is seen, in which state, by whom and without whose work: what was found out about it holds as long as
/// this is the same. The newest change alone does not tell: what a colleague did before it may arrive after it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Edition {
    /// The project.
    pub project: ProjectId,
    changes: u64,
    viewer: Option<CoderId>,
    hidden: BTreeSet<CoderId>,
}

impl Edition {
    /// Whether this and `other` are states of one project, seen by the same person and without the same people's work.
    pub fn is_seen_alike(&self, other: &Self) -> bool {
        (self.project, self.viewer, &self.hidden) == (other.project, other.viewer, &other.hidden)
    }
}

impl Project {
    /// Returns which project this is, and in which state.
    pub fn edition(&self) -> Edition {
        Edition {
            project: self.id,
            changes: self.knowledge.sum(),
            viewer: self.viewer,
            hidden: self.hidden_coders.clone(),
        }
    }
}
