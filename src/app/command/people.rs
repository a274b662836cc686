//! Changes of people and of what is known of them, and the questions that lead to some.

use crate::app::pasted::Pasted;
use crate::model::plan::Block;
use crate::model::{ParticipantId, Typology};

/// A change of participants, attributes or typologies.
#[derive(Clone, PartialEq, Debug)]
#[expect(missing_docs, reason = "the names and fields say it")]
pub enum PeopleChange {
    /// Writes cells of the table, all of them or none.
    Write(Block),
    AddParticipant(String),
    RemoveParticipants(Vec<ParticipantId>),
    /// Makes one person of two.
    MergeParticipants {
        gone: ParticipantId,
        into: ParticipantId,
    },
    AddAttribute(String),
    RenameAttribute {
        attribute: String,
        name: String,
    },
    /// Takes an attribute or a typology out, with its values or rules.
    RemoveAttribute(String),
    /// Keeps the rules of a typology; `before` is the name that it had.
    SetTypology {
        before: Option<String>,
        name: String,
        typology: Typology,
    },
}

/// What is asked about people before something changes.
#[derive(Clone, PartialEq, Debug)]
#[expect(missing_docs, reason = "the names and fields say it")]
pub enum PeopleQuestion {
    NameOfParticipant,
    NameOfAttribute,
    AnotherNameOfAttribute(String),
    /// Who the person is too.
    MergeInto(ParticipantId),
    /// What becomes of cells that come from a spreadsheet.
    Paste(Pasted),
    /// By which rules people get types; new ones without a name.
    Rules(Option<String>),
}
