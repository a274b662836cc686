//! Identities. Documents, codes, codings and people are known by a UUIDv7 (RFC 9562), because names are for people and
//! change; a newtype for each kind keeps a code from being passed where a document is meant.

use std::fmt;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! id_types {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl $name {
            /// The identity before all others: where a range of keys begins.
            pub const LEAST: Self = Self(Uuid::nil());

            /// Returns the next identity from `ids`.
            pub fn next(ids: &mut IdSource) -> Self {
                Self(ids.next())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({})", stringify!($name), self.0)
            }
        }
    )*};
}

id_types! {
    /// A project, whatever folder it lies in.
    ProjectId
    /// A transcript or other text.
    DocumentId
    /// A person who speaks in one or several documents.
    ParticipantId
    /// Somebody who codes.
    CoderId
    /// One code tree of the project.
    TreeId
    /// A node of a code tree.
    CodeId
    /// One coder applied one code to one excerpt.
    CodingId
    /// One correction of a text: it names the characters that it inserted.
    EditId
    /// A theme of the comparison.
    ThemeId
    /// A change that somebody proposes.
    ProposalId
}

impl CodingId {
    /// Returns the identity of the copy of this coding in `document`, the same whoever copies it. It begins as this one
    /// does: with the time.
    pub(super) fn copied_into(self, document: DocumentId) -> Self {
        const RANDOM: u128 = (1 << 62) - 1;
        const ODD: u128 = 0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835;
        let (own, its) = (self.0.as_u128(), document.0.as_u128());
        let mixed = (own ^ its.rotate_left(61)).wrapping_mul(ODD) >> 66;
        Self(Uuid::from_u128((own & !RANDOM) | mixed))
    }
}

/// Where new identities come from. The model knows no clock and no randomness, so the session hands this in, and tests
/// hand in a counter.
pub struct IdSource(Box<dyn FnMut() -> Uuid + Send>);

impl IdSource {
    /// Returns a source that calls `next` for each identity.
    pub fn new(next: impl FnMut() -> Uuid + Send + 'static) -> Self {
        Self(Box::new(next))
    }

    /// Returns identities 1, 2, 3 …, the same in every run: for tests and golden files.
    pub fn counting() -> Self {
        let mut n = 0;
        Self::new(move || {
            n += 1;
            Uuid::from_u128(n)
        })
    }

    fn next(&mut self) -> Uuid {
        (self.0)()
    }
}

impl fmt::Debug for IdSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("IdSource")
    }
}
