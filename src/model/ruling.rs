//! Rulings: what a person decided about a coding that coders disagreed on. Nobody's coding is taken back for it and
//! none is made in another's name: a coding that was set aside stays on record and does not count, one that was upheld
//! counts for everybody who finished its document.

use serde::{Deserialize, Serialize};

use super::coding::Coding;
use super::document::Document;
use super::ids::{CodeId, CoderId};
use super::review::{ReviewItem, ReviewKind};
use super::stamp::Stamp;

/// Whether a coding counts.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Ruling {
    /// The code that was ruled on: once the coding has another one, nothing was decided about that.
    pub code: CodeId,
    /// Whether the coding was upheld, else it was set aside.
    pub stands: bool,
    /// Why, in the words of whoever decided.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// A ruling with who made it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ruled {
    /// What was decided.
    pub ruling: Ruling,
    /// Who decided.
    pub by: CoderId,
    /// The change that did.
    pub at: Stamp,
    /// The opposite decision of somebody who had not been seen, if there is one: who, and in which change.
    pub against: Option<(CoderId, Stamp)>,
}

impl Ruled {
    /// Returns `ruling`, which comes after `before`; `saw` says whether its author had seen an earlier change.
    pub(super) fn after(
        before: Option<&Self>,
        ruling: &Ruling,
        by: CoderId,
        at: Stamp,
        saw: impl Fn(Stamp) -> bool,
    ) -> Self {
        let opposite = before.filter(|b| b.by != by && b.ruling.stands != ruling.stands && !saw(b.at));
        Self { ruling: ruling.clone(), by, at, against: opposite.map(|b| (b.by, b.at)) }
    }
}

impl Coding {
    /// Returns what was decided about the coding as it is.
    pub fn ruling(&self) -> Option<&Ruled> {
        self.ruled.as_deref().filter(|ruled| ruled.ruling.code == self.code)
    }

    /// Whether a person decided that it does not count.
    pub fn is_set_aside(&self) -> bool {
        self.ruling().is_some_and(|ruled| !ruled.ruling.stands)
    }

    /// Whether a person decided that it counts, for everybody who finished the document.
    pub fn is_upheld(&self) -> bool {
        self.ruling().is_some_and(|ruled| ruled.ruling.stands)
    }
}

impl Document {
    /// Returns the codings that nobody took back and that were ruled on, those that were set aside among them.
    pub fn ruled_codings(&self) -> impl Iterator<Item = (&Coding, &Ruled)> {
        self.codings.values().filter(|c| !c.removed).filter_map(|c| Some((&**c, c.ruling()?)))
    }

    /// Returns the codings about which two decided differently without having seen each other.
    pub(super) fn ruled_by_two(&self) -> impl Iterator<Item = ReviewItem> {
        let ruled = self.ruled_apart.then(|| self.ruled_codings()).into_iter().flatten();
        let crossed = ruled.filter(|(_, ruled)| ruled.against.is_some());
        crossed.map(|(coding, ruled)| ReviewItem {
            change: ruled.at,
            kind: ReviewKind::RuledByTwo { document: self.id, coding: coding.id },
        })
    }
}
