//! The tables that the window counts and exports; each is asked for by what it takes to count it again.

use crate::analysis::{
    AgreementQuery, CoOccurrenceQuery, ComparisonQuery, EventsBy, ExcerptList, MatrixQuery, MatrixView, MeetingFilter,
    MeetingUnit, NewCodesQuery, WordsQuery,
};
use crate::model::{CodeId, FileReport, Subject};

/// What is counted in the background beside a comparison.
#[derive(Clone, PartialEq, Debug)]
pub enum Companion {
    /// The words that divide groups.
    Words(WordsQuery),
    /// The new codes of each interview.
    NewCodes(NewCodesQuery),
}

/// A table that can be exported.
#[derive(Clone, PartialEq, Debug)]
pub enum TableRequest {
    /// How often each code was used.
    Frequencies,
    /// The matrix as it is shown, one row a code.
    MatrixWide {
        /// What is counted.
        query: Box<MatrixQuery>,
        /// How it is looked at.
        view: Box<MatrixView>,
    },
    /// The matrix with one row for each code and group.
    MatrixTidy(Box<MatrixQuery>),
    /// Codes that meet in a unit, as a table and as a network or a heat map.
    Meetings {
        /// Whose words.
        query: Box<CoOccurrenceQuery>,
        /// Where they meet.
        unit: MeetingUnit,
        /// The attribute whose groups stand side by side.
        by: Option<String>,
        /// Which pairs.
        filter: MeetingFilter,
        /// Whether a picture of it is a heat map.
        as_heat_map: bool,
    },
    /// Excerpts as the panel lists them.
    ExcerptList(Box<ExcerptList>),
    /// Excerpts of a code and what is below it, of all codes without one.
    Excerpts(Option<CodeId>),
    /// Two groups code by code.
    Compare(Box<ComparisonQuery>),
    /// What is counted beside a comparison.
    Companion(Box<Companion>),
    /// How far coders agree, with every figure.
    Agreement(Box<AgreementQuery>),
    /// Themes by pairs of groups, for the viewpoint.
    Convergence,
    /// What the groups say of each theme; every excerpt, or what was chosen.
    Quotes {
        /// Whether excerpts that nobody chose are written too.
        all: bool,
    },
    /// How the codes of different trees answer each other.
    Crosswalk,
    /// Which questions of the interview guide were asked in which document.
    Asked,
    /// Participants by themes.
    Framework,
    /// Participants and attributes.
    Participants,
    /// The attributes of the participants, described.
    Description,
    /// Numbers of those with a code and of those without.
    NumbersByCode(CodeId),
    /// The code trees with descriptions and counts.
    Codes,
    /// What the transcriber marked, one row each, or counted.
    Events {
        /// By what it is counted; not at all without it.
        by: Option<EventsBy>,
    },
    /// The memos on these, as the desk lists them.
    Memos(std::sync::Arc<[Subject]>),
    /// What became of files that were to come in.
    Import(std::sync::Arc<[FileReport]>),
}

impl TableRequest {
    /// Whether there is a picture of that table.
    pub fn is_pictured(&self) -> bool {
        matches!(
            self,
            Self::Frequencies
                | Self::MatrixWide { .. }
                | Self::MatrixTidy(_)
                | Self::Meetings { .. }
                | Self::Compare(_)
                | Self::Companion(_)
        )
    }
}
