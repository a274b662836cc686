//! What a team keeps in few hands: changing the code trees, or which documents there are. Others propose such changes,
//! and those who are named accept or decline. It keeps the peace among colleagues and is no lock: whoever has the
//! folder can write into it.

use std::collections::BTreeSet;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::ids::{CoderId, ProposalId};
use super::op::{Family, NewCoding, Op};
use super::project::Project;
use super::review::{ReviewItem, ReviewKind};
use super::stamp::Stamp;

/// What can be reserved.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Reserved {
    /// Changing the code trees.
    Codes,
    /// Importing and removing documents.
    Documents,
}

impl Reserved {
    /// All that can be reserved, in the order in which it is offered.
    pub const ALL: [Self; 2] = [Self::Codes, Self::Documents];

    /// Returns what `op` takes if it is reserved. Who changes what is reserved takes that itself.
    fn of(op: &Op) -> Option<Self> {
        match (op, op.about().family) {
            (Op::Reserve { what, .. }, _) => Some(*what),
            (_, Family::Trees | Family::Codes) => Some(Self::Codes),
            (_, Family::Documents) => Some(Self::Documents),
            _ => None,
        }
    }
}

/// A change that somebody proposes because it is reserved to others.
#[derive(Clone, PartialEq, Debug)]
pub struct Proposal {
    /// Its identity.
    pub id: ProposalId,
    /// Who proposes.
    pub by: CoderId,
    /// The change that proposed it.
    pub at: Stamp,
    /// What it would do, in a few words.
    pub label: String,
    /// What it would do.
    pub ops: Vec<Op>,
    /// Whether it was taken back by who proposed it.
    pub withdrawn: bool,
    /// Whether it was accepted, once somebody has answered.
    pub accepted: Option<bool>,
}

impl Proposal {
    /// Whether it waits for an answer.
    pub fn is_open(&self) -> bool {
        self.answer().is_none()
    }

    /// Returns whether it is in force, once that is decided. What somebody accepted is done, whoever takes it back
    /// apart.
    pub fn answer(&self) -> Option<bool> {
        self.accepted.or(self.withdrawn.then_some(false))
    }
}

impl fmt::Display for Reserved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Codes => "changing the code trees",
            Self::Documents => "importing and removing documents",
        })
    }
}

impl Project {
    /// Returns to whom `what` is reserved; to nobody, and everybody may.
    pub fn reserved_to(&self, what: Reserved) -> impl Iterator<Item = CoderId> {
        let named = self.reserved.get(&what).into_iter().flatten();
        named.map(|coder| self.one_coder(*coder)).collect::<BTreeSet<_>>().into_iter()
    }

    /// Returns what of `ops` is reserved to others than `coder`.
    pub fn reserved_from(&self, coder: CoderId, ops: &[Op]) -> Option<Reserved> {
        let coder = self.one_coder(coder);
        let is_others =
            |what: &Reserved| self.reserved.contains_key(what) && self.reserved_to(*what).all(|c| c != coder);
        // Most projects reserve nothing, and an import has many ops.
        let ops = if self.reserved.is_empty() { &[] } else { ops };
        let answered = |op: &Op| match op {
            Op::AnswerProposal { proposal, .. } => self.proposals.get(proposal).map(|proposal| &proposal.ops[..]),
            _ => None,
        };
        // Who answers a proposal takes what it would change.
        let all = ops.iter().chain(ops.iter().filter_map(answered).flatten());
        all.filter_map(Reserved::of).find(is_others)
    }

    /// Folds an op about reservations and proposals.
    pub(super) fn fold_reservation(&mut self, op: &Op, by: CoderId, at: Stamp) -> Option<()> {
        match op {
            Op::Reserve { what, to, .. } if to.is_empty() => {
                self.reserved.remove(what);
            }
            Op::Reserve { what, to, .. } => {
                self.reserved.insert(*what, to.iter().copied().collect::<BTreeSet<_>>());
            }
            Op::Propose { proposal, label, ops } => {
                self.proposals.entry(*proposal).or_insert_with(|| Proposal {
                    id: *proposal,
                    by,
                    at,
                    label: label.clone(),
                    ops: ops.clone(),
                    withdrawn: false,
                    accepted: None,
                });
            }
            Op::WithdrawProposal { proposal } => self.proposals.get_mut(proposal)?.withdrawn = true,
            Op::RenewProposal { proposal } => self.proposals.get_mut(proposal)?.withdrawn = false,
            Op::AnswerProposal { proposal, to, .. } => self.proposals.get_mut(proposal)?.accepted = *to,
            _ => {}
        }
        Some(())
    }

    /// Returns the proposals that wait for an answer, as things to review.
    pub(super) fn open_proposals(&self) -> impl Iterator<Item = ReviewItem> {
        let open = self.proposals.values().filter(|p| p.is_open());
        open.map(|p| ReviewItem { change: p.at, kind: ReviewKind::Proposal { proposal: p.id } })
    }
}

/// Returns `op` as somebody else can do it for `coder`: codings stay the coder's own.
pub(super) fn on_behalf(op: Op, coder: CoderId) -> Op {
    match op {
        Op::ApplyCode(new) => Op::ApplyCode(NewCoding { coder: new.coder.or(Some(coder)), ..new }),
        op => op,
    }
}
