//! Decisions about places where coders disagree.

use crate::analysis::AgreementQuery;
use crate::model::plan::Decision;
use crate::model::{CodeId, CodingId, DocumentId, Excerpt};

/// A step on the way to a decision.
#[derive(Clone, PartialEq, Debug)]
#[expect(missing_docs, reason = "the names and fields say it")]
pub enum Deciding {
    /// Finds the places about which coders disagree, in the background.
    Find(Box<AgreementQuery>),
    Choose(Decision),
    /// Asks which code the words get instead.
    AskForCode {
        decision: Decision,
        excerpt: Excerpt,
    },
    ChooseCode {
        decision: Decision,
        excerpt: Excerpt,
        code: CodeId,
    },
    /// It is to be decided again.
    Reopen {
        document: DocumentId,
        codings: Vec<CodingId>,
    },
}
