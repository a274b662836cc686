//! Codes and code trees. Every node can be applied; a project may hold several trees.

use serde::{Deserialize, Serialize};

use super::colour::Colour;
use super::ids::{CodeId, TreeId};
use super::stamp::Stamp;

/// Where a code stands among the others.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Place {
    /// The tree.
    pub tree: TreeId,
    /// The code above, nothing at the top of the tree.
    pub parent: Option<CodeId>,
    /// Siblings stand in the order of their ranks; equal ranks, in the order of their identities.
    pub rank: i64,
}

/// A part of the definition of a code, beside its description.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum DefinitionPart {
    /// What the code is for.
    Include,
    /// What it is not for, though one might think so.
    Exclude,
    /// Words that are typical of it.
    Example,
}

impl DefinitionPart {
    /// The parts in the order in which a codebook shows them.
    pub const ALL: [Self; 3] = [Self::Include, Self::Exclude, Self::Example];
}

/// When a code is used and when not.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Definition([String; 3]);

impl Definition {
    /// Returns a part, empty if it was not written.
    pub fn part(&self, part: DefinitionPart) -> &str {
        &self.0[part as usize]
    }

    /// Whether nothing was written.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(String::is_empty)
    }

    pub(super) fn set(&mut self, part: DefinitionPart, text: &str) {
        text.clone_into(&mut self.0[part as usize]);
    }
}

/// A node of a code tree.
#[derive(Clone, PartialEq, Debug)]
pub struct Code {
    /// Its identity.
    pub id: CodeId,
    /// For people. Holds no `/`, which separates the names of a path.
    pub name: String,
    /// What it is for: when to use it, when not.
    pub description: String,
    /// What to include, what to exclude, and an example.
    pub definition: Definition,
    /// Its own colour; without one it takes that of the code above.
    pub colour: Option<Colour>,
    /// Where it stands.
    pub place: Place,
    /// The tree that it was put into, which may have been merged into that of its place since.
    pub(super) put_into: TreeId,
    /// The change that made it.
    pub added: Stamp,
    /// The change that took it out of the tree; its codings wait for its return.
    pub removed: Option<Stamp>,
    /// The code that it was merged into: its codings count there.
    pub merged_into: Option<CodeId>,
}

impl Code {
    /// Returns where somebody put the code: what undo has to lead back to, whatever became of the tree.
    pub(super) fn put_to(&self) -> Place {
        Place { tree: self.put_into, ..self.place }
    }
}

/// One code tree.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tree {
    /// Its identity.
    pub id: TreeId,
    /// For people.
    pub name: String,
    /// The change that made it: trees stand in this order.
    pub added: Stamp,
    /// Whether it was taken out of the project, with all its codes.
    pub removed: bool,
    /// The tree that it was merged into: its codes stand there.
    pub merged_into: Option<TreeId>,
}
