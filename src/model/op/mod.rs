//! The whole vocabulary of the journal, in the researcher's words.
//!
//! Every op carries what it replaces (`from`) beside what it sets (`to`), so that it can be inverted without knowing
//! the state that it met: undo is an ordinary change whose ops are these inverses, and a history reads without replay.

mod about;
mod inverse;
mod made;

use serde::{Deserialize, Serialize};

use super::anchor::{Address, Anchor, Splice};
use super::code::{DefinitionPart, Place};
use super::colour::Colour;
use super::comparison::{CodeLink, CodePair, GroupPair, Summary, Verdict};
use super::concurrent::Contested;
use super::document::{Language, Speaker};
use super::ids::{
    CodeId, CoderId, CodingId, DocumentId, EditId, ParticipantId, ProjectId, ProposalId, ThemeId, TreeId,
};
use super::participant::{AttributeKind, Holder};
use super::reading_memory::{FileChoices, LabelAnswer};
use super::reservation::Reserved;
use super::ruling::Ruling;
use super::stamp::Stamp;
use super::turns::TurnState;
use super::twin::Twin;
use super::typology::Typology;
pub use about::{About, Family};
pub use made::{NewCoding, NewDocument};

/// What a memo is about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Subject {
    /// The study as a whole.
    Project(ProjectId),
    /// A document.
    Document(DocumentId),
    /// A person.
    Participant(ParticipantId),
    /// A code.
    Code(CodeId),
    /// A coding.
    Coding(CodingId),
}

/// One step of a change. Missing targets, loops and the like never stop the fold: see [`fold`](super::fold).
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields of an op say what they are: the thing, and its value before and after")]
pub enum Op {
    /// Somebody begins to work on the project.
    AddCoder {
        coder: CoderId,
        name: String,
    },
    RenameCoder {
        coder: CoderId,
        from: String,
        to: String,
    },
    ColourCoder {
        coder: CoderId,
        from: Option<Colour>,
        to: Option<Colour>,
    },
    /// Both are one person: what `coder` did and does counts for `into`.
    MergeCoders {
        coder: CoderId,
        into: CoderId,
    },
    PartCoders {
        coder: CoderId,
        into: CoderId,
    },

    RenameProject {
        from: String,
        to: String,
    },
    /// Which attribute splits the study into populations.
    SetViewpoint {
        from: Option<String>,
        to: Option<String>,
    },

    AddDocument(Box<NewDocument>),
    RemoveDocument {
        document: DocumentId,
    },
    RestoreDocument {
        document: DocumentId,
    },
    RenameDocument {
        document: DocumentId,
        from: String,
        to: String,
    },
    SetLanguage {
        document: DocumentId,
        from: Option<Language>,
        to: Option<Language>,
    },
    /// Label, role or person of a speaker, by its place in the document's list.
    SetSpeaker {
        document: DocumentId,
        speaker: u16,
        from: Speaker,
        to: Speaker,
    },
    /// Splits, joins, reassigns or times turns: what the turn that begins with that character is, nothing if it is
    /// none.
    SetTurn {
        document: DocumentId,
        turn: Address,
        from: Option<TurnState>,
        to: Option<TurnState>,
    },
    CorrectText {
        document: DocumentId,
        edit: EditId,
        splices: Vec<Splice>,
    },
    RevertCorrection {
        document: DocumentId,
        edit: EditId,
    },
    RestoreCorrection {
        document: DocumentId,
        edit: EditId,
    },
    /// From now on these corrections of the turn that begins with that character, made by people who had not seen each
    /// other's, count as looked at together.
    SettleCorrections {
        document: DocumentId,
        turn: Address,
        edits: Vec<EditId>,
    },
    ReopenCorrections {
        document: DocumentId,
        turn: Address,
        edits: Vec<EditId>,
    },

    AddParticipant {
        participant: ParticipantId,
        name: String,
    },
    RemoveParticipant {
        participant: ParticipantId,
    },
    RestoreParticipant {
        participant: ParticipantId,
    },
    RenameParticipant {
        participant: ParticipantId,
        from: String,
        to: String,
    },

    /// Brings an attribute in, or changes what its values are.
    SetAttributeKind {
        attribute: String,
        from: Option<AttributeKind>,
        to: Option<AttributeKind>,
    },
    SetAttribute {
        holder: Holder,
        attribute: String,
        from: Option<String>,
        to: Option<String>,
    },
    /// Keeps the rules that give people their types under a name; without rules the typology is gone. Of what people
    /// apart keep under one name the last is in force, and the review list offers to keep the others under the names of
    /// their coders.
    SetTypology {
        name: String,
        from: Option<Typology>,
        to: Option<Typology>,
    },

    AddTree {
        tree: TreeId,
        name: String,
    },
    RemoveTree {
        tree: TreeId,
    },
    RestoreTree {
        tree: TreeId,
    },
    RenameTree {
        tree: TreeId,
        from: String,
        to: String,
    },

    AddCode {
        code: CodeId,
        name: String,
        place: Place,
        colour: Option<Colour>,
    },
    RemoveCode {
        code: CodeId,
    },
    RestoreCode {
        code: CodeId,
    },
    RenameCode {
        code: CodeId,
        from: String,
        to: String,
    },
    DescribeCode {
        code: CodeId,
        from: String,
        to: String,
    },
    /// Writes a part of the definition of a code.
    DefineCode {
        code: CodeId,
        part: DefinitionPart,
        from: String,
        to: String,
    },
    ColourCode {
        code: CodeId,
        from: Option<Colour>,
        to: Option<Colour>,
    },
    MoveCode {
        code: CodeId,
        from: Place,
        to: Place,
    },
    /// The codings of `code` count for `into` from now on.
    MergeCodes {
        code: CodeId,
        into: CodeId,
    },
    UnmergeCodes {
        code: CodeId,
        into: CodeId,
    },

    ApplyCode(NewCoding),
    RemoveCoding {
        document: DocumentId,
        coding: CodingId,
    },
    RestoreCoding {
        document: DocumentId,
        coding: CodingId,
    },
    /// Moves the edges of a coding.
    MoveCoding {
        document: DocumentId,
        coding: CodingId,
        from: Anchor,
        to: Anchor,
    },
    /// Gives a coding another code; words, coder and memo stay.
    RecodeCoding {
        document: DocumentId,
        coding: CodingId,
        from: CodeId,
        to: CodeId,
    },

    /// Whether a coding counts, as a person decided about a disagreement; without a ruling it does.
    RuleOnCoding {
        document: DocumentId,
        coding: CodingId,
        from: Option<Ruling>,
        to: Option<Ruling>,
    },

    SetMemo {
        on: Subject,
        from: String,
        to: String,
    },
    /// From now on, what this coder did not code here counts as absent, not as missing.
    FinishDocument {
        document: DocumentId,
        coder: CoderId,
        tree: TreeId,
    },
    ReopenDocument {
        document: DocumentId,
        coder: CoderId,
        tree: TreeId,
    },
    /// These coders code the document blind for the tree; nobody, and it is not coded blind. While people apart have
    /// named others, whoever one of them named codes it blind: what was seen cannot be unseen.
    AssignDocument {
        document: DocumentId,
        tree: TreeId,
        from: Vec<CoderId>,
        to: Vec<CoderId>,
    },
    /// From now on everybody sees what was coded there, whoever has it still to do.
    ReleaseDocument {
        document: DocumentId,
        tree: TreeId,
    },
    WithholdDocument {
        document: DocumentId,
        tree: TreeId,
    },

    /// How a code answers a code of another tree.
    MapCodes {
        codes: CodePair,
        from: Option<CodeLink>,
        to: Option<CodeLink>,
    },
    /// Names a theme of the comparison; without a name it is out of the project. Two that people apart gave one name
    /// stand both, and are proposed for merging.
    SetTheme {
        theme: ThemeId,
        from: Option<String>,
        to: Option<String>,
    },
    GatherCode {
        theme: ThemeId,
        code: CodeId,
    },
    ReleaseCode {
        theme: ThemeId,
        code: CodeId,
    },
    /// The words of that coding are shown for the theme.
    ChooseQuote {
        theme: ThemeId,
        coding: CodingId,
    },
    DropQuote {
        theme: ThemeId,
        coding: CodingId,
    },
    /// Which tree is the interview guide: its codes are the questions.
    SetGuide {
        from: Option<TreeId>,
        to: Option<TreeId>,
    },
    /// Whether a question was asked in a document.
    SetAsked {
        document: DocumentId,
        question: CodeId,
        from: Option<bool>,
        to: Option<bool>,
    },
    /// What a coder concludes for a theme and two groups.
    SetVerdict {
        theme: ThemeId,
        groups: GroupPair,
        coder: CoderId,
        from: Option<Verdict>,
        to: Option<Verdict>,
    },
    /// What a person says about a theme, in a cell of the framework grid.
    SetSummary {
        theme: ThemeId,
        participant: ParticipantId,
        from: Option<Summary>,
        to: Option<Summary>,
    },
    /// Keeps the question of a matrix under a name. Of what people apart keep under one name the last is in force, and
    /// the review list offers to keep the others under the names of their coders.
    SaveMatrix {
        name: String,
        from: Option<String>,
        to: Option<String>,
    },

    /// How transcripts say who speaks, for the next file.
    RememberConvention {
        from: Option<String>,
        to: Option<String>,
    },
    /// What was decided about a label, for the next file.
    RememberLabel {
        label: String,
        from: Option<LabelAnswer>,
        to: Option<LabelAnswer>,
    },
    /// What is done with files beside finding who speaks, for the next file.
    RememberChoices {
        from: FileChoices,
        to: FileChoices,
    },
    /// Roles in documents that came in up to that change teach nothing any more.
    ForgetRoles {
        from: Option<Stamp>,
        to: Option<Stamp>,
    },
    /// Only these coders do that from now on, and others propose it; nobody, and everybody may. While people apart have
    /// named others, whoever one of them named may, so that nobody is locked out; and everybody, if one of them named
    /// nobody.
    Reserve {
        what: Reserved,
        from: Vec<CoderId>,
        to: Vec<CoderId>,
    },
    /// What somebody would do if it were not reserved to others.
    Propose {
        proposal: ProposalId,
        label: String,
        ops: Vec<Self>,
    },
    WithdrawProposal {
        proposal: ProposalId,
    },
    RenewProposal {
        proposal: ProposalId,
    },
    /// Whether a proposal is accepted.
    AnswerProposal {
        proposal: ProposalId,
        from: Option<bool>,
        to: Option<bool>,
    },
    /// From now on what these changes did to the thing counts as looked at.
    SettleConflict {
        about: Contested,
        changes: Vec<Stamp>,
    },
    ReopenConflict {
        about: Contested,
        changes: Vec<Stamp>,
    },
    /// The two are one: what is of `twin` is of `into` from now on.
    MergeTwin {
        twin: Twin,
        into: Twin,
    },
    PartTwin {
        twin: Twin,
        into: Twin,
    },
    /// The changes of these runs, each of one device from its first to its last, came in with another copy of the
    /// project.
    MergedCopy {
        name: String,
        runs: Vec<(Stamp, Stamp)>,
        /// Somebody brought them in although their clock ran ahead: they wait for nobody any more.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        had_waited: bool,
    },
    /// They were all taken back at once.
    UnmergedCopy {
        name: String,
        runs: Vec<(Stamp, Stamp)>,
    },

    /// What a newer version wrote: kept and carried in its own words.
    #[serde(skip)]
    Unknown(String),
}
