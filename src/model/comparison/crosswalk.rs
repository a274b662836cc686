//! The crosswalk: how a code of one tree answers a code of another.

use serde::{Deserialize, Serialize};

use super::super::ids::{CodeId, CoderId};
use super::super::stamp::Stamp;

/// Two codes of different trees, or one that has nothing like it in the others.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct CodePair {
    /// The code that the relation is said of.
    pub code: CodeId,
    /// The code that it is related to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub with: Option<CodeId>,
}

/// What the first code of a pair is to the second.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Relation {
    /// Both say the same.
    Same,
    /// It holds more than the other.
    Broader,
    /// It holds less than the other.
    Narrower,
    /// They share a part, and each has its own.
    Overlapping,
    /// One says the contrary of the other.
    Opposed,
    /// Nothing like it is in the other trees.
    OnlyHere,
}

impl Relation {
    /// Every relation, in the order in which choices show them.
    pub const ALL: [Self; 6] =
        [Self::Same, Self::Broader, Self::Narrower, Self::Overlapping, Self::Opposed, Self::OnlyHere];

    /// Returns the word for tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Broader => "broader",
            Self::Narrower => "narrower",
            Self::Overlapping => "overlapping",
            Self::Opposed => "opposed",
            Self::OnlyHere => "only here",
        }
    }

    /// Returns the relation of that word, written with or without a space or a hyphen.
    pub fn named(word: &str) -> Option<Self> {
        let letters = |s: &str| s.to_lowercase().replace([' ', '-', '_'], "");
        Self::ALL.into_iter().find(|r| letters(r.name()) == letters(word))
    }

    /// Returns what the second code is to the first.
    pub fn turned(self) -> Self {
        match self {
            Self::Broader => Self::Narrower,
            Self::Narrower => Self::Broader,
            Self::Same | Self::Overlapping | Self::Opposed | Self::OnlyHere => self,
        }
    }
}

/// A relation, and why somebody sees it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct CodeLink {
    /// What the first code is to the second.
    pub relation: Relation,
    /// Why.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub rationale: String,
}

/// A mapping as it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mapped {
    /// The relation and why.
    pub link: CodeLink,
    /// Who said so.
    pub by: CoderId,
    /// The change that said so.
    pub at: Stamp,
}
