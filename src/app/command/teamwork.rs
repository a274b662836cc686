//! Changes of who codes and what is reserved to some of them, and answers to proposals.

use crate::model::{CoderId, Colour, ProposalId, Reserved};

/// A change of the team.
#[derive(Clone, PartialEq, Debug)]
#[expect(missing_docs, reason = "the names and fields say it")]
pub enum Teamwork {
    Rename {
        coder: CoderId,
        name: String,
    },
    Colour {
        coder: CoderId,
        colour: Option<Colour>,
    },
    /// Both are one person, called as the second is.
    Merge {
        coder: CoderId,
        into: CoderId,
    },
    /// Who was merged is a coder of their own again.
    Part(CoderId),
    /// Only these coders do that from now on; everybody without any.
    Reserve {
        what: Reserved,
        coders: Vec<CoderId>,
    },
    Answer {
        proposal: ProposalId,
        accepted: bool,
    },
    Withdraw(ProposalId),
}
