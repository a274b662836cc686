//! What a project is, and how it changes. Pure: no file, clock, randomness or screen is known here.
//!
//! [`Op`] is the vocabulary of the journal, a [`Change`] is what one user action did, and a [`Project`] is the fold of
//! all changes in the order of their [`Stamp`]s. [`plan`] turns intentions into ops.

pub mod anchor;
mod blind;
mod blind_memos;
mod blind_themes;
mod called;
pub mod change;
pub mod code;
mod code_path;
pub mod coder;
pub mod coding;
pub mod colour;
pub mod comparison;
pub mod concurrent;
pub mod correction;
pub mod counted;
pub mod difference;
pub mod document;
mod edit;
mod edition;
pub mod elision;
pub mod file_report;
mod finishing;
mod fold;
mod growing;
mod held;
pub mod ids;
mod independent;
mod knowledge;
pub mod link;
pub mod marks;
pub mod memo;
mod moment;
mod names;
pub mod naming;
pub mod natural_order;
mod one_person;
pub mod op;
pub mod outline;
mod overlooked;
pub mod participant;
pub mod plan;
pub mod project;
pub mod reading_memory;
pub mod recording;
pub mod reservation;
pub mod review;
mod right_to_left;
mod ruling;
pub mod segment;
mod signed;
pub mod stamp;
mod statement;
mod sync_point;
mod taken_away;
mod taken_back;
#[cfg(test)]
pub mod testing;
pub mod text;
mod text_source;
pub mod tongue;
pub mod touched;
pub mod turns;
mod twin;
pub mod typology;
pub mod united;
pub mod values;
pub mod vocabulary;
pub mod warned;
pub mod wording;

pub use anchor::{Address, Anchor};
pub use blind::{Blind, BlindByTree};
pub use blind_memos::{BlindMemo, BlindMemos, WrittenMemos};
pub use blind_themes::BlindThemes;
pub use change::{Change, Effects};
pub use code::{Code, Definition, DefinitionPart, Place, Tree};
pub use code_path::NotOneCode;
pub use coder::Coder;
pub use coding::{Coding, Excerpt};
pub use colour::Colour;
pub use comparison::{
    CodeLink, CodePair, Comparison, GroupPair, Relation, Side, Silence, Summary, Theme, Verdict, VerdictKind,
};
pub use concurrent::{
    Contest, ContestSide, Contested, Correction, Crossing, CrossingSide, Removable, SetMeanwhile, Setting, Twins,
};
pub use correction::{Corrections, Replacement};
pub use counted::{Noun, counted};
pub use document::{ContentHash, Document, Finished, Language, Role, Speaker, Turn, TurnRecord};
pub use edition::Edition;
pub use file_report::{Fate, FileReport};
pub use held::HeldExcerpt;
pub use ids::{
    CodeId, CoderId, CodingId, DocumentId, EditId, IdSource, ParticipantId, ProjectId, ProposalId, ThemeId, TreeId,
};
pub use independent::IndependentWork;
pub use knowledge::Seen;
pub use link::ExcerptLink;
pub use marks::MarkKind;
pub use memo::{Memo, Stretch};
pub use moment::{Moment, NotAMoment};
pub use naming::name_key;
pub use op::{About, Family, NewCoding, NewDocument, Op, Subject};
pub use outline::{Outline, OutlineRow};
pub use participant::{Attribute, AttributeKind, Holder, Participant};
pub use project::{PlacedCoding, Project};
pub use reading_memory::{FileChoices, LabelAnswer, ReadingMemory};
pub use reservation::{Proposal, Reserved};
pub use review::{ReviewItem, ReviewKind};
pub use right_to_left::{is_right_to_left, mirrored};
pub use ruling::{Ruled, Ruling};
pub use stamp::{DeviceId, Stamp};
pub use sync_point::SyncPoint;
pub use taken_back::TakenBack;
pub use text::{Span, Text};
pub use text_source::{TextSource, TextUnavailable};
pub(crate) use tongue::said;
pub use tongue::{Said, Tongue};
pub use turns::TurnState;
pub use twin::Twin;
pub use typology::{Broken, Requirement, Sorted, TypeRule, Typology};
pub use values::Sign;
pub use vocabulary::Vocabulary;
pub use warned::Warned;
pub use wording::Wording;
