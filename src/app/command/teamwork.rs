//! Changes of who codes and what is reserved to some of them, and answers to proposals.

use crate::model::{CoderId, Colour, DocumentId, ProposalId, Reserved, TreeId};

/// A change of the team.
#[derive(Clone, PartialEq, Debug)]
#[expect(missing_docs, reason = "the names and fields say it")]
pub enum Teamwork {
    /// Lets somebody of that name join, who finds then what is assigned to them.
    Join(String),
    /// Lets coders code documents blind to each other, each document by those beside it.
    AssignBlind {
        trees: Vec<TreeId>,
        shares: Vec<(DocumentId, Vec<CoderId>)>,
    },
    /// Lets everybody see what was coded in documents, whoever has them still to code.
    OpenBlind {
        trees: Vec<TreeId>,
        documents: Vec<DocumentId>,
    },
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
    /// Answers these proposals, each as a change of its own.
    AnswerAll {
        proposals: Vec<ProposalId>,
        accepted: bool,
    },
    Withdraw(ProposalId),
}
