//! What people decided about the reading of transcripts, remembered for the next file of the study: most files of a
//! study come from the same hands.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::comparison::put;
use super::op::Op;
use super::stamp::Stamp;

/// What was decided about a label. Roles need no answer here: documents say which role a label had.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum LabelAnswer {
    /// It is a speaker.
    Speaker,
    /// It is none.
    Other,
    /// Its speaker is that of this other label.
    SameAs(String),
}

/// What is done with every file as it comes in, beside finding who speaks.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct FileChoices {
    /// How the names of files are built, as it was written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pattern: Option<String>,
    /// Whether the heads of transcripts become attributes.
    #[serde(default)]
    pub headers: bool,
    /// What is cleaned away, by the names that the importer gives it.
    #[serde(default)]
    pub cleanings: Vec<String>,
}

/// Everything that is remembered.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ReadingMemory {
    /// How transcripts say who speaks, by the name that the importer gives that convention.
    pub convention: Option<String>,
    /// What was decided about labels, as they were written.
    pub labels: BTreeMap<String, LabelAnswer>,
    /// What was done with the last files.
    pub choices: FileChoices,
    /// Roles in documents that came in up to that change teach nothing any more.
    pub forgotten: Option<Stamp>,
}

impl ReadingMemory {
    /// Takes in an op that is about the memory.
    pub(super) fn apply(&mut self, op: &Op) {
        match op {
            Op::RememberConvention { to, .. } => self.convention.clone_from(to),
            Op::RememberLabel { label, to, .. } => put(&mut self.labels, label.clone(), to.clone()),
            Op::RememberChoices { to, .. } => self.choices.clone_from(to),
            Op::ForgetRoles { to, .. } => self.forgotten = *to,
            _ => {}
        }
    }

    /// Whether what `op` takes away is what stands now; nothing for ops that are not about the memory.
    pub(super) fn in_force(&self, op: &Op) -> Option<bool> {
        Some(match op {
            Op::RememberConvention { from, .. } => self.convention == *from,
            Op::RememberLabel { label, from, .. } => self.labels.get(label) == from.as_ref(),
            Op::RememberChoices { from, .. } => self.choices == *from,
            Op::ForgetRoles { from, .. } => self.forgotten == *from,
            _ => return None,
        })
    }
}
