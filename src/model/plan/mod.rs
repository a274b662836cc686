//! Intentions turned into ops. A plan reads the project and decides nothing that a person should; committing the ops is
//! the session's work. Planning what is so already plans nothing.

mod attributes;
mod blind;
mod block;
mod both;
mod bring_back;
mod built_on;
mod coders;
mod codes;
mod codings;
mod comparison;
mod corrections;
mod crossings;
mod documents;
mod labels_following;
mod left_labels;
mod memos;
mod merge;
mod moves;
mod people;
mod proposals;
mod reading;
mod recode;
mod restore;
mod review;
mod rulings;
mod settled_labels;
mod speakers;
mod turns;
mod twins;
mod typed;
mod typology;
mod undo;
mod version;

pub use attributes::{add_attribute, attribute_kind, attribute_value, remove_attribute, rename_attribute, viewpoint};
pub use blind::{assign_document, assign_documents, release_document, release_documents};
pub use block::{Block, Refusal, RefusedCell, Whom, free_names, write_block};
pub use bring_back::{bring_back, restore_code};
pub use built_on::BuiltOn;
pub use coders::{add_coder, colour_coder, merge_coders, part_coder, rename_coder};
pub use codes::{
    CodeDraft, FIRST_TREE, RemovalPreview, add_tree, colour_branches, colour_codes, define_code, define_code_from,
    describe_code, describe_code_from, removal_preview, remove_codes, rename_code, rename_tree, split_path,
};
pub use codings::{
    apply_code, apply_code_to_all, apply_codes, finish_document, move_coding, move_codings, quote_of, remove_coding,
    reopen_document,
};
pub use comparison::{
    add_theme, asked, choose_quote, gather_codes, guide, held_by_theme, map_codes, remove_theme, rename_matrix,
    rename_theme, save_matrix, summary, summary_from, verdict,
};
pub use corrections::correct_text;
pub use crossings::{keep_version, settle_corrections};
pub use documents::{remove_document, rename_document, rename_participant, set_language, set_speaker};
pub use labels_following::{LabelsFollowing, labels_following};
pub use memos::{joined_texts, memo, memo_from, memo_of};
pub use merge::{MergePreview, merge_codes, merge_preview};
pub use moves::{move_behind, move_codes};
pub use people::{add_participant, merge_participants, remove_participants};
pub use proposals::{Acceptance, accept, decline, propose, reserve, withdraw};
pub use reading::{forget_readings, read_again, remember_choices, remember_reading};
pub use recode::recode_codings;
pub use restore::{restore, restore_text};
pub use review::{Settling, settle, settlings};
pub use rulings::{Decision, decide, decide_anew, reopen};
pub use speakers::{
    NewSpeaker, Voice, change_speaker, give_turns, merge_speakers, person_named, rename_speaker, split_turn_for,
};
pub use turns::{Passing, assign_turns, join_turns, passing, split_turn, time_turn};
pub use typed::correct_typed;
pub use typology::{edit_typology, remove_typology, rename_typology, typology};
pub use undo::{UndoPlan, bring_in_again, undo, undo_merge};
pub use version::{Version, codings_lost, codings_touched, replace_text};

use super::text_source::TextUnavailable;

/// Why a plan cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PlanError {
    /// The document was removed, or never was.
    #[error("this document is not in the project")]
    NoSuchDocument,
    /// The code was removed or merged, or never was.
    #[error("this code is not in the project")]
    NoSuchCode,
    /// A path means several codes.
    #[error(transparent)]
    NotOneCode(#[from] super::NotOneCode),
    /// A tree is none of its codes.
    #[error("“{0}” is a code tree, not a code: write {0}/CODE")]
    IsATree(String),
    /// The coding is not there.
    #[error("this coding is not in the project")]
    NoSuchCoding,
    /// The tree is not there.
    #[error("this code tree is not in the project")]
    NoSuchTree,
    /// No character is selected.
    #[error("select some words first: an excerpt needs at least one character")]
    EmptyExcerpt,
    /// The excerpt ends behind the text.
    #[error("the excerpt {start}–{end} ends behind the text, which has {length} characters")]
    OutsideText {
        /// Where it begins.
        start: u32,
        /// Where it ends.
        end: u32,
        /// The length of the text.
        length: u32,
    },
    /// A name is needed.
    #[error("a name needs at least one visible character")]
    EmptyName,
    /// `/` separates the names of a path.
    #[error("the name of a code or a code tree cannot hold “/”, which separates the names of a path: “{0}”")]
    SlashInName(String),
    /// A code cannot go under itself.
    #[error("a code cannot be moved below itself")]
    BelowItself,
    /// A code cannot be merged with itself or with what is below it.
    #[error("a code cannot be merged into itself or into a code below it")]
    MergeIntoItself,
    /// The turn is not there.
    #[error("this turn is not in the document")]
    NoSuchTurn,
    /// The first turn has none before it.
    #[error("there is no turn before this one to join it with")]
    NoTurnBefore,
    /// The speaker is not there.
    #[error("this speaker is not in the document")]
    NoSuchSpeaker,
    /// A label belongs to one speaker.
    #[error("there is already a speaker “{0}” in this document; merge the two instead")]
    SpeakerExists(String),
    /// The theme is not there.
    #[error("this theme is not in the project")]
    NoSuchTheme,
    /// A name means one theme.
    #[error("there is a theme “{0}” already; take another name, or gather the codes of both in one")]
    ThemeExists(String),
    /// What is only here answers to nothing there.
    #[error("“{0}” is said to be only here; take that back before it is mapped")]
    OnlyHereAlready(String),
    /// What answers to something there is not only here.
    #[error("“{0}” is mapped with a code of another tree; take that back before it is said to be only here")]
    MappedAlready(String),
    /// No matrix is kept under that name.
    #[error("no matrix is saved under the name “{0}”; “counterpoint matrices” lists them")]
    NoSuchMatrix(String),
    /// Another matrix is kept under that name.
    #[error("there is a saved matrix “{0}” already; take another name")]
    MatrixExists(String),
    /// A mapping needs two codes.
    #[error("say which code of another tree it is mapped with, or that it is “only here”")]
    MappedWithNothing,
    /// A code that is only here has no other.
    #[error("a code that is “only here” cannot be mapped with another")]
    OnlyHereWithAnother,
    /// A crosswalk joins trees.
    #[error("both codes are of one tree; a crosswalk maps the codes of one tree with those of another")]
    MappedInOneTree,
    /// Only codes of the guide's tree are questions.
    #[error("this code is no question: it does not stand in the tree of the interview guide")]
    NotAQuestion,
    /// A name means one attribute.
    #[error("there is already an attribute or typology “{0}”; take another name")]
    AttributeExists(String),
    /// A value does not fit its attribute.
    #[error("“{value}” cannot be written as {attribute}")]
    ValueRefused {
        /// The attribute; empty for the name of a person.
        attribute: String,
        /// What was to be written.
        value: String,
    },
    /// The participant is not there.
    #[error("this participant is not in the project")]
    NoSuchParticipant,
    /// A name means one participant.
    #[error("there is already a participant “{0}”")]
    ParticipantExists(String),
    /// The attribute is not there.
    #[error("there is no attribute “{0}” in the project")]
    NoSuchAttribute(String),
    /// The typology is not there.
    #[error("there is no typology “{0}” in the project")]
    NoSuchTypology(String),
    /// A rule has to ask something.
    #[error("the rule for “{0}” asks nothing; say what it requires, or make it the type of all others")]
    NothingRequired(String),
    /// Rules that wait for each other's types would never end.
    #[error("a rule cannot ask for “{0}”, which is a typology itself; ask for what that one asks for")]
    TypologyOfTypologies(String),
    /// It was answered or taken back.
    #[error("this proposal does not wait for an answer any more")]
    NoSuchProposal,
    /// Whoever proposes takes it back.
    #[error("somebody else made this proposal; it can be accepted or declined")]
    NotYourProposal,
    /// The coder is not there.
    #[error("this coder is not in the project")]
    NoSuchCoder,
    /// They count for one person already.
    #[error("these two are one coder already")]
    OneCoderAlready,
    /// A name belongs to one coder.
    #[error("there is already a coder “{0}” in this project")]
    CoderExists(String),
    /// Another way has to be taken.
    #[error("this cannot be settled that way")]
    NotThatWay,
    /// A turn is split between two of its words.
    #[error("put the caret between two words of the turn: nothing would be left on one side")]
    NothingToSplit,
    /// The text is not here.
    #[error(transparent)]
    Text(#[from] TextUnavailable),
}

impl PlanError {
    /// Whether what was asked for is well said and not in the project.
    pub fn is_about_what_is_not_there(&self) -> bool {
        match self {
            Self::NotOneCode(why) => matches!(why, super::NotOneCode::None { .. }),
            Self::NoSuchDocument
            | Self::NoSuchCode
            | Self::NoSuchCoding
            | Self::NoSuchTree
            | Self::NoSuchTurn
            | Self::NoSuchSpeaker
            | Self::NoSuchTheme
            | Self::NoSuchMatrix(_)
            | Self::NoSuchParticipant
            | Self::NoSuchAttribute(_)
            | Self::NoSuchTypology(_)
            | Self::NoSuchCoder
            | Self::Text(_) => true,
            _ => false,
        }
    }
}
