//! Codes and code trees. Every node can be applied; a project may hold several trees.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::ids::{CodeId, TreeId};
use super::stamp::Stamp;

/// A colour as `#rrggbb`, the form of REFI-QDA.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Colour(pub [u8; 3]);

/// A text that is not `#rrggbb`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a colour of the form #rrggbb")]
pub struct ColourError;

impl Colour {
    /// Twelve hues that people with the common forms of colour blindness tell apart in this order, tried on both themes.
    pub const PALETTE: [Self; 12] = [
        Self([0x3b, 0x6f, 0xd4]),
        Self([0xd9, 0x77, 0x06]),
        Self([0x0f, 0x9d, 0x8a]),
        Self([0xc9, 0x3f, 0x8e]),
        Self([0x5b, 0x9a, 0x1f]),
        Self([0x7c, 0x4d, 0xdb]),
        Self([0xc4, 0x3d, 0x3d]),
        Self([0x1b, 0x8f, 0xc0]),
        Self([0x9a, 0x6b, 0x3c]),
        Self([0x60, 0x72, 0x8a]),
        Self([0xb8, 0x93, 0x00]),
        Self([0x8a, 0x5a, 0x9e]),
    ];
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [r, g, b] = self.0;
        write!(f, "#{r:02x}{g:02x}{b:02x}")
    }
}

impl FromStr for Colour {
    type Err = ColourError;

    fn from_str(s: &str) -> Result<Self, ColourError> {
        let digits = s.strip_prefix('#').filter(|d| d.len() == 6 && d.is_ascii()).ok_or(ColourError)?;
        let n = u32::from_str_radix(digits, 16).map_err(|_ignored| ColourError)?;
        let [_, r, g, b] = n.to_be_bytes();
        Ok(Self([r, g, b]))
    }
}

impl Serialize for Colour {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Colour {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

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
    /// The change that made it.
    pub added: Stamp,
    /// The change that took it out of the tree; its codings wait for its return.
    pub removed: Option<Stamp>,
    /// The code that it was merged into: its codings count there.
    pub merged_into: Option<CodeId>,
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
}
