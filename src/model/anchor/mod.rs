//! Permanent addresses: why a coding cannot drift when a text is corrected.
//!
//! Each character of a document is named for ever by the text that brought it in (the import, or one correction) and by
//! its place in that text. A correction cuts addresses and inserts after one; it never renumbers anything. An anchor
//! holds the addresses of its first and its last character, both inclusive. In a text that was never corrected the
//! address *is* the plain offset.
//!
//! Because corrections are folded in stamp order, and that order extends "had seen", putting each insertion right
//! behind its anchor is the rule of a replicated growable array: any order of arrival gives the same text, without
//! transformation.
//!
//! # What an excerpt holds after corrections
//!
//! 1. It keeps each of its characters that still stands.
//! 2. What is typed where the character before *and* the character behind are its own comes in; what is typed at its
//!    edge stays outside, also at an edge that was cut back before.
//! 3. What replaces a stretch that holds at least one of its characters comes in, all of it: nobody can say which of
//!    the new words stand for which of the old. So a word replaced at an edge stays in, however often it is corrected,
//!    and a stretch replaced across an edge comes in on both sides of that edge.
//! 4. When none of these is left it is *lost*: it has no place until its characters come back.
//!
//! [`pieces`] holds the characters, [`lookup`] goes between addresses and positions, [`edges`] is the rule above, and
//! `proof/mod.rs` holds all of it against a model that knows for each letter whose it is.

pub mod edges;
pub mod lookup;
pub mod pieces;
#[cfg(test)]
mod proof;

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

pub use lookup::Lookup;
pub use pieces::Pieces;

use super::ids::EditId;

/// The permanent name of one character.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Address {
    /// Code point `n` of the text as it was imported. Written as the plain number.
    Original(u32),
    /// Code point `n` among those that a correction inserted. Written as `("<correction>", n)`.
    Inserted(EditId, u32),
}

impl Address {
    /// Returns the address of the character so many further in the same text.
    pub(super) fn further(self, n: u32) -> Self {
        match self {
            Self::Original(at) => Self::Original(at.saturating_add(n)),
            Self::Inserted(edit, at) => Self::Inserted(edit, at.saturating_add(n)),
        }
    }

    fn index(self) -> u32 {
        match self {
            Self::Original(n) | Self::Inserted(_, n) => n,
        }
    }
}

impl Serialize for Address {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Original(n) => n.serialize(serializer),
            Self::Inserted(edit, n) => (edit, n).serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Address {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Written;
        impl<'de> de::Visitor<'de> for Written {
            type Value = Address;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an offset, or a correction and an offset")
            }

            fn visit_u64<E: de::Error>(self, n: u64) -> Result<Address, E> {
                u32::try_from(n).map(Address::Original).map_err(E::custom)
            }

            fn visit_seq<A: de::SeqAccess<'de>>(self, mut seq: A) -> Result<Address, A::Error> {
                let missing = || de::Error::custom("an address of a correction has two parts");
                let edit = seq.next_element()?.ok_or_else(missing)?;
                Ok(Address::Inserted(edit, seq.next_element()?.ok_or_else(missing)?))
            }
        }
        deserializer.deserialize_any(Written)
    }
}

/// The first and the last character of an excerpt, both inclusive.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct Anchor {
    /// The first character.
    pub first: Address,
    /// The last character.
    pub last: Address,
}

/// Neighbouring characters of one source.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Run {
    /// The first character.
    pub first: Address,
    /// How many characters.
    pub count: u32,
}

/// One place of a correction: what goes, and what comes behind `after` (at the beginning of the text without it). The
/// inserted characters are numbered through all splices of their correction.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Splice {
    /// The characters that go.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cut: Vec<Run>,
    /// The character behind which the new text stands; it may be one that goes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Address>,
    /// The new text, LF line ends.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
}
