//! Counting: a project and a question in, a result and its table out.
//!
//! Participants are the unit that compares; excerpts, documents and words are counted beside them. Nothing here changes
//! a project or knows a file format: a [`Table`] is values and a caption, and `export` writes it.

pub mod agreement;
mod applied_trees;
mod assignment;
mod blind_work;
mod code_choice;
mod code_query;
mod comparison;
mod contested;
mod cooccurrence;
mod corrections;
mod description;
mod dividing_words;
mod events;
mod excerpt_list;
mod excerpts;
mod facts;
mod file_reports;
mod frequencies;
mod groups;
mod labels;
mod listings;
mod matrix;
mod merging;
mod new_codes;
mod period;
mod proposed;
pub mod quote;
mod refusals;
mod review;
mod scope;
mod short_id;
pub mod statistics;
mod table;
mod tally;
mod themes;
mod typology;
mod words;

pub use agreement::{
    Agreement, AgreementQuery, AgreementRow, AgreementUnit, Choice, Decided, Disagreement, Dispute, Disputes, Figures,
    ReadCoding, Reading, Work, agreement, agreement_watched, decided, decided_table, disagreements,
    disagreements_table, disputes, disputes_table,
};
pub use assignment::{Assigned, AssignmentQuery, assignment, assignment_table, splitting_attributes};
pub use blind_work::{BlindWork, Progress, blind_work, blind_work_table};
pub use code_choice::CodeChoice;
pub use code_query::{CodeExpr, CodeQueryError, Leaf, NameAt, Relation, name_at, query_name};
pub use comparison::{
    Adjusted, CaseUnit, Compared, ComparedCode, Comparison, ComparisonQuery, Dealing, DealtTo, Divergence, Fit, Pair,
    Rates, RowOrder, Side, Strata, compare, compare_watched, fits,
};
pub use contested::{contested_name, removable_name, setting_words, thing_words, twin_name};
pub use cooccurrence::{
    CoOccurrence, CoOccurrenceQuery, CodePair, Meeting, MeetingCell, MeetingExcerpts, MeetingFilter, MeetingUnit,
    Meetings, MeetingsByGroup, co_occurrence, meeting_excerpts, meetings, meetings_by_group,
};
pub use corrections::{CorrectionPreview, Passage, Reach, lost_table, passages_table, preview, reach};
pub use description::{
    Described, DescribedAttribute, DescribedValues, NumbersOfCode, describe, description_table, numbers_by_code,
    numbers_by_code_table,
};
pub use dividing_words::{DividingWord, DividingWords, WordSide, WordsQuery, dividing_words};
pub use events::{Event, EventFilter, EventsBy, Who, events, events_counted, events_of, events_table};
pub use excerpt_list::{ExcerptGrouping, ExcerptList, ExcerptSource, Listed, ListedGroup, Share, list_excerpts};
pub use excerpts::{ExcerptQuery, ExcerptRow, excerpt_table, excerpts};
pub use facts::{Coded, Facts, HeardExcerpt, Voice};
pub use file_reports::file_reports;
pub use frequencies::{Frequencies, FrequencyQuery, FrequencyRow, frequencies, people};
pub use groups::{Columns, Group, NO_PARTICIPANT, NO_VALUE, group_said, groups_of};
pub use listings::{
    coders_table, codes_table, codings_table, documents_table, finished_table, info_table, memos_table,
    participants_table, proposal_id, proposals, proposals_table, speakers_table, turns_table,
};
pub use matrix::{
    CellExcerpts, CellShow, Counting, Matrix, MatrixOrder, MatrixQuery, MatrixRow, MatrixView, SavedMatrix,
    SavedMatrixError, Unit, cell_excerpts, matrix, participants_without, saved_matrices_table,
};
pub use merging::{MergeNews, MergeRow, Sides, merge_preview, merge_table};
pub use new_codes::{GroupSaturation, Interview, InterviewOrder, NewCodes, NewCodesQuery, new_codes};
pub use period::Period;
pub use proposed::{proposal_title, proposed_title};
pub use quote::QuotePattern;
pub use review::{
    ReviewEntry, ReviewSide, TurnVersion, review_entries, review_id, review_table, settling_name, settling_named,
    turn_versions,
};
pub use scope::{Condition, Rows, Scope};
pub use table::{Caption, Cell, Column, ColumnKind, Head, Table, columns, to_twelve_digits};
pub use tally::Count;
pub use themes::{
    AskedGrid, AskedMark, Convergence, ConvergenceQuery, Framework, FrameworkCell, FrameworkRow, Heard, Quote,
    QuoteMatrix, QuoteQuery, Suggestion, ThemePair, asked_grid, asked_of, convergence, crosswalk_table, framework,
    quote_matrix, suggest_mappings, suggestions_table, themes_table, unmapped_table,
};
pub use typology::{read_rules, requirement_words, rule_words, typologies_table};

/// Why a question cannot be answered.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AnalysisError {
    /// The attribute is not there.
    #[error("there is no attribute “{name}”; the project has {known}")]
    NoSuchAttribute {
        /// What was asked for.
        name: String,
        /// The names of those that exist.
        known: String,
    },
    /// The values of an attribute make no groups.
    #[error(
        "“{name}” makes no groups to take a share of: nearly every document has a value of its own; take {known}, or make \
         types of it (“typology”)"
    )]
    NoGroups {
        /// The attribute.
        name: String,
        /// The names of those that do.
        known: String,
    },
    /// A condition is not of the form `ATTRIBUTE=VALUE`.
    #[error("“{0}” is not a condition; write ATTRIBUTE=VALUE, such as group=user, or age>=40")]
    NotACondition(String),
    /// Values without an order cannot be more or less.
    #[error(
        "“{attribute} {sign} {value}” cannot be asked: {attribute} is {kind}; more and less need a number, a date or a \
        value of the list"
    )]
    NoOrder {
        /// The attribute.
        attribute: String,
        /// What its values are.
        kind: &'static str,
        /// The sign that was typed.
        sign: &'static str,
        /// What was asked for.
        value: String,
    },
    /// A rule of a typology is not understood.
    #[error("“{rule}” is not a rule: {reason}; write such as: age >= 40 and has code \"Housing\" -> settled")]
    NotARule {
        /// What was typed.
        rule: String,
        /// What is amiss.
        reason: String,
    },
    /// Somebody said to stop before it was counted.
    #[error("counting was stopped")]
    Stopped,
    /// A name means no code, or several.
    #[error(transparent)]
    NotOneCode(#[from] crate::model::NotOneCode),
    /// The code tree is not there.
    #[error("there is no code tree “{name}”; the project has {known}")]
    NoSuchTree {
        /// What was asked for.
        name: String,
        /// The names of those that exist.
        known: String,
    },
    /// A text is not here.
    #[error(transparent)]
    Text(#[from] crate::model::TextUnavailable),
    /// A question about codes is not understood.
    #[error(transparent)]
    CodeQuery(#[from] CodeQueryError),
    /// The comparison needs themes.
    #[error("the project has no theme; make one with “theme DIR NAME CODE…”, of codes of several trees")]
    NoThemes,
    /// Two groups are needed to compare.
    #[error("“{0}” gives fewer than two groups to compare; “participants” lists the values")]
    TooFewGroups(String),
    /// One group has nothing to be compared with.
    #[error("“{0}” alone is not compared with anything: name two groups or more, or none for all")]
    OneGroup(String),
    /// Nobody has that value of the attribute.
    #[error("nobody has “{value}” as {attribute}; there are {known}")]
    NoSuchValue {
        /// The attribute.
        attribute: String,
        /// What was asked for.
        value: String,
        /// The values that somebody has.
        known: String,
    },
    /// A saved matrix cannot be counted.
    #[error(transparent)]
    SavedMatrix(#[from] SavedMatrixError),
    /// The group is not among the columns.
    #[error("there is no group “{0}” in this matrix")]
    NoSuchGroup(String),
}

impl AnalysisError {
    /// Whether what was asked for is well said and not in the project.
    pub fn is_about_what_is_not_there(&self) -> bool {
        use crate::model::NotOneCode;
        match self {
            Self::NoSuchAttribute { .. }
            | Self::NotOneCode(NotOneCode::None { .. })
            | Self::NoSuchTree { .. }
            | Self::Text(_)
            | Self::CodeQuery(CodeQueryError::UnknownCode { .. })
            | Self::NoThemes
            | Self::NoSuchValue { .. }
            | Self::SavedMatrix(_)
            | Self::NoSuchGroup(_) => true,
            Self::NoGroups { .. }
            | Self::NotACondition(_)
            | Self::NoOrder { .. }
            | Self::NotARule { .. }
            | Self::Stopped
            | Self::NotOneCode(NotOneCode::Several { .. })
            | Self::CodeQuery(_)
            | Self::TooFewGroups(_)
            | Self::OneGroup(_) => false,
        }
    }
}
