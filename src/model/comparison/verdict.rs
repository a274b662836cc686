//! Verdicts: what a coder concludes for a theme and two groups, with the reasons.

use serde::{Deserialize, Serialize};

use super::super::stamp::Stamp;

/// Two values of an attribute, in the order in which they are compared.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct GroupPair {
    /// The attribute.
    pub attribute: String,
    /// One value.
    pub first: String,
    /// The other value.
    pub second: String,
}

impl GroupPair {
    /// Returns the same groups in the other order.
    pub fn turned(&self) -> Self {
        Self { attribute: self.attribute.clone(), first: self.second.clone(), second: self.first.clone() }
    }
}

/// One of the two groups.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Side {
    /// The first group.
    First,
    /// The second group.
    Second,
}

/// Why a group says nothing about a theme. Silence is never disagreement.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Silence {
    /// Nobody asked them.
    NotAsked,
    /// They were asked and did not speak of it.
    NoAnswer,
    /// No question asks for it, and nobody brought it up.
    NotRaised,
}

impl Silence {
    /// Every kind, in the order in which choices show them.
    pub const ALL: [Self; 3] = [Self::NotAsked, Self::NoAnswer, Self::NotRaised];

    /// Returns the words for tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::NotAsked => "not asked",
            Self::NoAnswer => "asked, no answer",
            Self::NotRaised => "not raised",
        }
    }
}

/// What two groups are to each other on a theme (Farmer et al. 2006, the triangulation protocol).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum VerdictKind {
    /// Both say the same.
    Agreement,
    /// They agree on a part, or on the matter but not on its weight.
    PartialAgreement,
    /// They say contrary things.
    Dissonance,
    /// One group says nothing.
    Silence(Side, Silence),
}

impl VerdictKind {
    /// Returns the words for tables, without saying which side is silent.
    pub fn name(self) -> &'static str {
        match self {
            Self::Agreement => "agreement",
            Self::PartialAgreement => "partial agreement",
            Self::Dissonance => "dissonance",
            Self::Silence(..) => "silence",
        }
    }
}

impl VerdictKind {
    /// Returns the same verdict with the groups in the other order.
    pub fn turned(self) -> Self {
        match self {
            Self::Silence(Side::First, why) => Self::Silence(Side::Second, why),
            Self::Silence(Side::Second, why) => Self::Silence(Side::First, why),
            Self::Agreement | Self::PartialAgreement | Self::Dissonance => self,
        }
    }
}

/// A verdict, and why.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Verdict {
    /// What was concluded.
    pub kind: VerdictKind,
    /// Why.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub rationale: String,
}

impl Verdict {
    /// Returns the same verdict with the groups in the other order.
    pub fn turned(self) -> Self {
        Self { kind: self.kind.turned(), ..self }
    }
}

/// A verdict as it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reached {
    /// What was concluded, and why.
    pub verdict: Verdict,
    /// The change that concluded it.
    pub at: Stamp,
}
