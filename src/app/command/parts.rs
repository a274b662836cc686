//! What commands carry when it is more than a name: what goes to a file, codes chosen for an
//! excerpt, words to look for and to replace.

use std::path::PathBuf;

use super::{Command, Packing, TableRequest};
use crate::model::{CodeId, CodingId, DocumentId, Edition, Replacement};
use crate::search::replace::Wanted;

/// What is written to a file that somebody names.
#[derive(Clone, PartialEq, Debug)]
pub enum Saving {
    /// A table.
    Table(TableRequest),
    /// The whole project.
    Pack,
}

impl Saving {
    /// Returns what writes it to `path`.
    pub fn to(self, path: PathBuf) -> Command {
        match self {
            Self::Table(table) => Command::Export { table, path },
            Self::Pack => Command::Pack(Packing::Pack(path)),
        }
    }
}

/// Codes that were chosen for one excerpt.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct CodeChoice {
    /// Codes to apply.
    pub codes: Vec<CodeId>,
    /// Codes to make and apply: the path, and the code above it.
    pub new: Vec<(String, Option<CodeId>)>,
    /// Codings to take back.
    pub removed: Vec<CodingId>,
}

/// Words to look for, what stands in their place, and where.
#[derive(Clone, PartialEq, Debug)]
pub struct Sought {
    /// What is looked for, and how.
    pub wanted: Wanted,
    /// What stands there instead.
    pub with: String,
    /// In which documents, all of them without any.
    pub documents: Option<Vec<DocumentId>>,
    /// The state of the project that is looked through.
    pub edition: Option<Edition>,
}

/// Words that were found and that are to be replaced.
#[derive(Clone, PartialEq, Debug)]
pub struct Replacing {
    /// What was looked for, and in which state of the project: positions of another one mean other words.
    pub sought: Sought,
    /// Where, in which document.
    pub places: Vec<(DocumentId, Vec<Replacement>)>,
}
