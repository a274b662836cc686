//! What panels ask for. A command carries its data, so whoever handles it needs to know nothing of the panel; selecting
//! and scrolling are commands too, and never reach the journal.

mod ask;
mod comparing;
mod deciding;
mod packing;
mod parts;
mod people;
mod tab;
mod table;
mod teamwork;
mod within;

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::rc::Rc;

pub use ask::Ask;
pub use comparing::Comparing;
pub use deciding::Deciding;
use eframe::egui::ThemePreference;
pub use packing::Packing;
pub use parts::{CodeChoice, Replacing, Saving, Sought};
pub use people::{PeopleChange, PeopleQuestion};
pub use tab::Tab;
pub use table::{Companion, TableRequest};
pub use teamwork::Teamwork;
pub use within::{ComparisonView, Within};

use super::dialogs::Comparison;
use super::dialogs::reading::Arrival;
use super::here::Here;
use super::panels::reader::reading::ReadingStep;
use super::turns::{TurnChange, TurnQuestion};
use super::words::Tongue;
pub use crate::analysis::MatrixQuery;
use crate::analysis::{AgreementQuery, Compared, ComparisonQuery, MeetingCell};
use crate::import::files::batch::ReadFile;
use crate::model::plan::Settling;
use crate::model::{
    AttributeKind, CodeId, CoderId, CodingId, Colour, Crossing, DefinitionPart, DocumentId, EditId, Excerpt, Language,
    Op, ParticipantId, Project, Removable, ReviewItem, Seen, Span, Speaker, Stamp, Subject, TreeId,
};
use crate::session::DraftOn;

/// One thing to do.
#[derive(Clone, PartialEq, Debug)]
#[expect(missing_docs, reason = "the fields say what they are: the thing, and what it becomes")]
pub enum Command {
    /// Does what somebody prepared over a while, who has seen nothing of what came meanwhile.
    AsOf {
        seen: Seen,
        command: Box<Self>,
    },

    // Looking around: these never reach the journal.
    ShowTab(Tab),
    /// Opens a tab at one of its views.
    ShowWithin(Within),
    OpenDocument(DocumentId),
    /// Opens the document, scrolls to the excerpt and selects it.
    ShowExcerpt(Excerpt),
    Select(Option<Excerpt>),
    /// Makes a code the current one of tree, excerpts and inspector.
    SelectCode(Option<CodeId>),
    /// Opens the excerpts of a code.
    ShowExcerptsOf(CodeId),
    /// Opens the turns that are not coded.
    ShowNotCoded,
    /// Reads all texts in the background, for the list of what is not coded.
    ReadTexts,
    /// Puts the keyboard into the field in which codes are asked for.
    AskAboutCodes,
    /// Keeps a question about codes, to be asked again.
    RememberQuestion(String),
    /// Opens the code picker for the selected excerpt.
    PickCode,
    /// Says that words have to be selected first.
    TellToSelect,
    /// Say that the code of a key was removed.
    TellCodeRemoved,
    /// Says which places of the pattern of quotes mean nothing in this project.
    TellUnknownInQuote(Vec<String>),
    Search(String),
    SetMatrix(MatrixQuery),
    /// Asks under which name the matrix is saved that is shown.
    AskToSaveMatrix,
    /// Keeps the matrix that is shown under a name.
    SaveMatrix(String),
    /// Asks for another name of a saved matrix.
    AskToRenameMatrix(String),
    RenameMatrix {
        name: String,
        to: String,
    },
    ForgetMatrix(String),
    /// Measures how far coders agree, in the background, before and after discussion.
    MeasureAgreement(Box<AgreementQuery>),
    /// Decides about a place where coders disagree, or finds those places.
    Decide(Deciding),
    /// Lists what the transcriber marked in all documents, in the background.
    ListEvents,
    /// Lists the texts that a document had, the one that is read without any.
    ShowTexts(Option<DocumentId>),
    /// Looks up the text that a change left, to be read beside that of now.
    CompareText {
        document: DocumentId,
        at: Stamp,
    },
    /// Opens a memo at the memo desk; that on the study without one.
    ShowMemo(Option<Subject>),
    /// Shows the project as it stood after that change; nothing can be changed there.
    LookBack(Stamp),
    LookAtNow,
    /// Makes the project what is shown as it was, as one change.
    Restore,
    /// Goes to what a memo is on.
    ShowSubject(Subject),
    /// Opens the excerpts behind a cell: the code or theme, and the group, none for the total.
    ShowCell {
        query: MatrixQuery,
        what: Compared,
        group: Option<String>,
    },
    /// Opens the excerpts of two codes where they meet.
    ShowMeeting(Box<MeetingCell>),

    // Coding.
    ApplyCode {
        code: CodeId,
        excerpt: Excerpt,
    },
    /// Changes what the coder applied to an excerpt, as one change.
    ApplyCodes {
        excerpt: Excerpt,
        choice: CodeChoice,
    },
    /// Makes the code of that path, below `parent` or at the top of a tree, and applies it.
    ApplyNewCode {
        path: String,
        parent: Option<CodeId>,
        excerpt: Excerpt,
    },
    /// Makes a code of the selected words themselves and applies it.
    CodeInVivo(Excerpt),
    RepeatLastCode(Excerpt),
    /// Keeps a code at hand in this project, under a digit, or no longer.
    PinCode {
        code: CodeId,
        pinned: bool,
    },
    RemoveCodings(Vec<(DocumentId, CodingId)>),
    /// Asks which code codings get instead of theirs.
    AskToRecode(Vec<(DocumentId, CodingId)>),
    /// Gives all of `codings` another code as one change.
    RecodeCodings {
        codings: Vec<(DocumentId, CodingId)>,
        to: CodeId,
    },
    /// Moves the edges of codings of the same words, as one change. Without any, says that there are none.
    MoveCodings {
        document: DocumentId,
        codings: Vec<CodingId>,
        span: Span,
    },
    /// Codes all of `excerpts` as one change.
    ApplyCodeToAll {
        code_path: String,
        excerpts: Vec<Excerpt>,
    },

    // The code trees.
    AddTree {
        name: String,
    },
    RenameTree {
        tree: TreeId,
        name: String,
    },
    AddCode {
        tree: Option<TreeId>,
        parent: Option<CodeId>,
        /// The sibling behind which it stands, else it stands last.
        behind: Option<CodeId>,
        name: String,
    },
    RenameCode {
        code: CodeId,
        name: String,
    },
    /// Makes a code's description, which its writer saw as `before`, into `text`.
    DescribeCode {
        code: CodeId,
        before: String,
        text: String,
    },
    /// The same for a part of its definition.
    DefineCode {
        code: CodeId,
        part: DefinitionPart,
        before: String,
        text: String,
    },
    ColourCodes {
        codes: Vec<CodeId>,
        colour: Option<Colour>,
    },
    /// The same colour for all that is below.
    ColourBranches {
        codes: Vec<CodeId>,
        colour: Colour,
    },
    MoveCodes {
        codes: Vec<CodeId>,
        tree: TreeId,
        parent: Option<CodeId>,
        /// Among the siblings that do not move.
        index: usize,
    },
    /// Asks for their colour.
    AskForColour(Vec<CodeId>),
    /// Asks for the code that they are merged into, and shows what would come of it.
    AskToMergeCodes(Vec<CodeId>),
    /// Asks which of its codings get another code.
    AskToSplitCode(CodeId),
    /// Gives codings a new code, right behind another one, as one change; they keep their memos.
    RecodeToNew {
        codings: Vec<(DocumentId, CodingId)>,
        beside: CodeId,
        name: String,
    },
    /// Puts the keyboard into the filter box of the code trees.
    FilterCodes,
    MergeCodes {
        codes: Vec<CodeId>,
        into: CodeId,
    },
    /// Asks first, naming how many codings go with them.
    AskToRemoveCodes(Vec<CodeId>),
    RemoveCodes(Vec<CodeId>),

    // Corrections of texts.
    /// Asks which words are replaced by which.
    AskToReplace,
    /// Looks for words, in the background, for the dialog that asks.
    FindToReplace(Box<Sought>),
    /// Replaces words as one change.
    ReplaceWords(Box<Replacing>),
    /// Asks for the file of another version of a document's text, of the one that is read without any.
    AskForVersion {
        document: Option<DocumentId>,
        /// Whether the path is typed rather than chosen in the system's dialog.
        typed: bool,
    },
    /// Reads a version of a document's text and shows what it would change.
    CompareVersion {
        document: DocumentId,
        path: PathBuf,
    },
    /// Settles something of the review list.
    Settle {
        item: Box<ReviewItem>,
        way: Settling,
        label: String,
    },
    /// Counts corrections of a turn by two people as looked at; without some of them, if any are named.
    SettleCrossing {
        document: DocumentId,
        crossing: Crossing,
        without: Vec<EditId>,
    },
    /// Gives a document the text that a change left, as one change.
    RestoreText {
        document: DocumentId,
        at: Stamp,
    },
    /// Counts something in the background for the comparison.
    Count(Box<Companion>),
    /// Looks in the background for codes of different trees that share words.
    SuggestMappings,
    /// Deals the labels of groups anew in the background.
    Deal(Box<ComparisonQuery>),
    /// Changes the crosswalk, a theme or what was concluded of it.
    Compare(Comparing),
    /// Lets what was removed stand again.
    BringBack(Removable),
    /// Gives a document the words, turns and times of a version, as one change.
    ApplyVersion(Box<Comparison>),

    // Documents, people, attributes, memos.
    RenameDocument {
        document: DocumentId,
        name: String,
    },
    SetLanguage {
        document: DocumentId,
        language: Option<Language>,
    },
    AskToRemoveDocument(DocumentId),
    RemoveDocument(DocumentId),
    SetSpeaker {
        document: DocumentId,
        speaker: u16,
        to: Speaker,
    },
    /// Asks about the turn at a place, at the caret of the reader without one.
    AskAboutTurn {
        question: TurnQuestion,
        at: Option<(DocumentId, u32)>,
    },
    /// Changes turns or speakers, as one change.
    ChangeTurns {
        document: DocumentId,
        change: TurnChange,
    },
    RenameParticipant {
        participant: ParticipantId,
        name: String,
    },
    /// Changes participants, attributes or typologies.
    ChangePeople(PeopleChange),
    /// Asks about them first.
    AskAboutPeople(PeopleQuestion),
    SetAttributeKind {
        attribute: String,
        kind: AttributeKind,
    },
    SetViewpoint(Option<String>),
    SetMemo {
        on: Subject,
        /// What stood when writing began.
        before: String,
        text: String,
    },
    /// Begins to correct the text of the document that is read, or makes a change of the corrections.
    ToggleCorrecting,
    /// Makes one change of what was typed into a text.
    CorrectText {
        document: DocumentId,
        ops: Vec<Op>,
        n_places: usize,
        /// What whoever typed it had seen.
        seen: Seen,
    },
    /// Keeps corrections that are being made, for the case of a crash; this never reaches the journal.
    KeepCorrections {
        document: DocumentId,
        ops: Vec<Op>,
    },
    /// Keeps a text that is being written, for the case of a crash; this never reaches the journal.
    KeepDraft {
        on: DraftOn,
        before: String,
        text: String,
    },
    FinishDocument {
        document: DocumentId,
        tree: TreeId,
        finished: bool,
    },

    /// Asks for another name of a document, participant or code.
    AskToRename(Subject),

    /// Shows who codes, in which colour, and what is reserved to some of them.
    AskAboutCoders,
    /// Shows who has what to code blind, and plans it.
    AskAboutBlindCoding,
    /// Changes what coders are called or may do, or answers a proposal.
    Team(Teamwork),
    /// Shows and counts everything without what these coders did; nobody, and with it.
    HideCoders(BTreeSet<CoderId>),
    /// Shows whose changes wait because of a clock, and offers to bring them in.
    AskAboutWaiting,
    /// Brings them in.
    BringInWaiting,
    /// Asks who works from now on.
    AskWhoWorks,
    WorkAs(String),

    /// Does something with the document, code or words at hand.
    Here(Here),

    Undo,
    Redo,

    // The window itself.
    SetTheme(ThemePreference),
    SetTongue(Tongue),
    /// Chooses the language in which exported tables and pictures name what they hold.
    SetLabels(Tongue),
    /// Opens a document, or the one that is read, in a second reader beside the first.
    OpenBeside(Option<DocumentId>),
    /// Opens the second reader, or closes the one that has the keyboard.
    ToggleBeside,
    /// Gives the keyboard to the reader on that side; sent by the reader itself when it is used.
    TurnToReader {
        on_right: bool,
    },
    /// Gives the keyboard to the reader that does not have it.
    TurnToOtherReader,
    /// Closes the reader on that side.
    CloseReader {
        on_right: bool,
    },
    /// Shows every coding in the reader again.
    ShowAllCodings,
    /// Shows how many codings there are instead of a stripe for each, or stripes again.
    ToggleDensity,
    /// Changes how the user likes to read.
    AdjustReading(ReadingStep),
    /// Lets the code picker open by itself after each selection with the mouse, or no longer.
    ToggleAskAfterSelection,
    /// Lets transcripts come in without a question when nothing is in doubt, or shows every reading first.
    SetImportAtOnce(bool),
    /// Shows documents and codes beside the centre, or gives their room to it.
    ToggleLists,
    /// Shows the inspector beside the centre, or gives its room to it.
    ToggleInspector,
    /// Makes everything in the window larger or smaller by so many steps; 0 is the size it came with.
    ScaleInterface(i8),
    OpenPreferences,
    /// Asks for the pattern of copied quotes.
    AskForQuotePattern,
    /// Copies quotes by that pattern from now on, without one by the usual pattern of the language.
    SetQuotePattern(Option<String>),
    OpenPalette,
    /// Puts the keyboard into the search box of the top bar.
    FocusSearch,
    About,
    Quit,

    // Files.
    Ask(Ask),
    /// The same in a dialog of our own, where a path can be typed.
    AskForPath(Ask),
    NewProject {
        path: PathBuf,
        name: String,
    },
    OpenProject(PathBuf),
    OpenSample,
    CloseProject,
    /// Reads transcripts and shows how, before they come in.
    ImportTranscripts(Vec<PathBuf>),
    /// Brings transcripts in that were read, as one change.
    BringIn(Box<Arrival>),
    /// Shows how documents are read, to be read otherwise.
    LookAtReading(Vec<DocumentId>),
    /// Reads files of the dialog that asks about their reading anew: those at these places.
    ReadFilesAgain(Vec<ReadFile>, Vec<usize>),
    /// Forgets what was decided about the reading of earlier files.
    ForgetReadings,
    ImportAttributes(PathBuf),
    ImportCodings(PathBuf),
    ImportCodes(PathBuf),
    /// Shows what a copy of the project, a folder or a packed file, would bring.
    CompareCopy(PathBuf),
    /// Merges it.
    MergeCopy(PathBuf),
    Pack(Packing),
    /// Removes the copies of journals that a sync service made; what they hold stays.
    RemoveLeftovers,
    /// Asks for a file and writes the table there.
    AskToExport(TableRequest),
    /// The same for the matrix as it is shown; tidy is one row for each code and group.
    AskToExportMeetings,
    AskToExportMatrix {
        tidy: bool,
    },
    Export {
        table: TableRequest,
        path: PathBuf,
    },
    CancelJobs,
    /// Takes a project out of the list of recent ones.
    ForgetRecent(PathBuf),
}

impl Command {
    /// Returns what does it as somebody who had seen `seen`, where more is known now.
    pub fn as_of(self, seen: Seen, now: &Project) -> Self {
        if seen == now.seen() { self } else { Self::AsOf { seen, command: Box::new(self) } }
    }
}

/// Where panels put their commands; they are done after the frame. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct CommandSender(Rc<RefCell<Vec<Command>>>);

impl CommandSender {
    /// Asks for `command`.
    pub fn send(&self, command: Command) {
        self.0.borrow_mut().push(command);
    }

    /// Whether nothing waits to be done.
    pub fn is_empty(&self) -> bool {
        self.0.borrow().is_empty()
    }

    /// Returns what was asked for since the last call, oldest first.
    pub fn take(&self) -> Vec<Command> {
        std::mem::take(&mut *self.0.borrow_mut())
    }
}
