//! What panels ask for. A command carries its data, so whoever handles it needs to know nothing of the panel; selecting and
//! scrolling are commands too, and never reach the journal.

use std::cell::RefCell;
use std::path::PathBuf;
use std::rc::Rc;

use eframe::egui::ThemePreference;

use super::dialogs::Comparison;
use super::panels::reader::reading::ReadingStep;
use super::turns::{TurnChange, TurnQuestion};
use super::words::Tongue;
pub use crate::analysis::MatrixQuery;
use crate::analysis::{AgreementQuery, ComparisonQuery, ExcerptList, NewCodesQuery, WordsQuery};
use crate::model::{
    AttributeKind, CodeId, CodeLink, CodePair, CodingId, Colour, Crossing, DefinitionPart, DocumentId, EditId, Excerpt,
    GroupPair, Holder, Language, Op, ParticipantId, Replacement, Span, Speaker, Stamp, Subject, ThemeId, TreeId,
    Verdict,
};
use crate::search::replace::Wanted;
use crate::session::DraftOn;

/// The tabs of the centre.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, PartialOrd, Ord)]
pub enum Tab {
    /// The document that is read.
    #[default]
    Reader,
    /// The search box and its hits.
    Search,
    /// Everything coded with a code.
    Excerpts,
    /// Codes by groups.
    Matrix,
    /// Codes that meet on the same words.
    Cooccurrence,
    /// What the groups say to each other's themes.
    Comparison,
    /// How far coders agree.
    Agreement,
    /// Participants and their attributes.
    Participants,
    /// All memos.
    Memos,
    /// All changes.
    History,
    /// What waits to be settled by a person; its tab is there while it is open.
    Review,
    /// The texts that a document had; its tab is there while it is open.
    Texts,
    /// How to do a small study.
    Guide,
}

impl Tab {
    /// Every tab that is always there, in the order in which they stand.
    pub const ALL: [Self; 11] = [
        Self::Reader,
        Self::Search,
        Self::Excerpts,
        Self::Matrix,
        Self::Cooccurrence,
        Self::Comparison,
        Self::Agreement,
        Self::Participants,
        Self::Memos,
        Self::History,
        Self::Guide,
    ];
}

/// What is counted in the background beside a comparison.
#[derive(Clone, PartialEq, Debug)]
pub enum Companion {
    /// The words that divide groups.
    Words(WordsQuery),
    /// The new codes of each interview.
    NewCodes(NewCodesQuery),
}

/// A change of the comparison of viewpoints.
#[derive(Clone, PartialEq, Debug)]
#[expect(missing_docs, reason = "the names and fields say it")]
pub enum Comparing {
    MapCodes {
        codes: CodePair,
        link: Option<CodeLink>,
    },
    AddTheme {
        name: String,
        codes: Vec<CodeId>,
    },
    RenameTheme {
        theme: ThemeId,
        name: String,
    },
    RemoveTheme(ThemeId),
    /// Gathers codes into a theme, or takes them out.
    Gather {
        theme: ThemeId,
        codes: Vec<CodeId>,
        belongs: bool,
    },
    ChooseQuote {
        theme: ThemeId,
        codings: Vec<CodingId>,
        shown: bool,
    },
    Conclude {
        theme: ThemeId,
        groups: GroupPair,
        verdict: Option<Verdict>,
    },
    Summarise {
        theme: ThemeId,
        participant: ParticipantId,
        text: String,
    },
    SetGuide(Option<TreeId>),
}

/// A file dialog that a command opens.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ask {
    /// Where a new project goes.
    NewProject,
    /// Which project to open.
    OpenProject,
    /// Which transcripts to import.
    Transcripts,
    /// A folder of transcripts.
    TranscriptFolder,
    /// Which table of attributes to import.
    Attributes,
    /// Which table of codings to import.
    Codings,
    /// Which codebook to import.
    Codes,
    /// Which folder holds a copy of the project.
    Copy,
    /// Which file holds a packed copy of the project.
    Pack,
    /// Which file holds another version of a document's text.
    Version(DocumentId),
}

/// A table that can be exported.
#[derive(Clone, PartialEq, Debug)]
pub enum TableRequest {
    /// How often each code was used.
    Frequencies,
    /// The matrix as it is shown, one row a code.
    MatrixWide(Box<MatrixQuery>),
    /// The matrix with one row for each code and group.
    MatrixTidy(Box<MatrixQuery>),
    /// Codes that meet on the same words.
    Cooccurrence,
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
    /// Participants by themes.
    Framework,
    /// Participants and attributes.
    Participants,
    /// The code trees with descriptions and counts.
    Codes,
}

/// Codes that were chosen for one excerpt.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct CodeChoice {
    /// Codes to apply.
    pub codes: Vec<CodeId>,
    /// Codes to make and apply: the path, and the code above it.
    pub new: Vec<(String, Option<CodeId>)>,
    /// Codings to take back.
    pub removed: Vec<CodingId>,
}

/// Words to look for, what stands in their place, and where.
#[derive(Clone, PartialEq, Debug)]
pub struct Sought {
    /// What is looked for, and how.
    pub wanted: Wanted,
    /// What stands there instead.
    pub with: String,
    /// In which documents, all of them without any.
    pub documents: Option<Vec<DocumentId>>,
    /// The newest change of the project that is looked through.
    pub head: Option<Stamp>,
}

/// Words that were found and that are to be replaced.
#[derive(Clone, PartialEq, Debug)]
pub struct Replacing {
    /// What was looked for, and in which state of the project: positions of another one mean other words.
    pub sought: Sought,
    /// Where, in which document.
    pub places: Vec<(DocumentId, Vec<Replacement>)>,
}

/// One thing to do.
#[derive(Clone, PartialEq, Debug)]
#[expect(missing_docs, reason = "the fields say what they are: the thing, and what it becomes")]
pub enum Command {
    // Looking around: these never reach the journal.
    ShowTab(Tab),
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
    /// Says which places of the pattern of quotes mean nothing in this project.
    TellUnknownInQuote(Vec<String>),
    Search(String),
    SetMatrix(MatrixQuery),
    /// Measures how far coders agree, in the background, before and after discussion.
    MeasureAgreement(Box<AgreementQuery>),
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
    /// Opens the excerpts behind a cell: the code with what is below it, and the group, none for the total.
    ShowCell {
        query: MatrixQuery,
        code: CodeId,
        group: Option<String>,
    },

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
    DescribeCode {
        code: CodeId,
        description: String,
    },
    DefineCode {
        code: CodeId,
        part: DefinitionPart,
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
    /// Changes the crosswalk, a theme or what was concluded of it.
    Compare(Comparing),
    /// Lets a removed code stand again.
    RestoreCode(CodeId),
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
    SetValue {
        holder: Holder,
        attribute: String,
        value: String,
    },
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

    /// Asks for the name of a new attribute.
    AskToAddAttribute,
    /// Asks for another name of a document, participant or code.
    AskToRename(Subject),

    /// Asks who works from now on.
    AskWhoWorks,
    WorkAs(String),

    Undo,
    Redo,

    // The window itself.
    SetTheme(ThemePreference),
    SetTongue(Tongue),
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
    ImportTranscripts(Vec<PathBuf>),
    ImportAttributes(PathBuf),
    ImportCodings(PathBuf),
    ImportCodes(PathBuf),
    /// Shows what a copy of the project, a folder or a packed file, would bring.
    CompareCopy(PathBuf),
    /// Merges it.
    MergeCopy(PathBuf),
    /// Asks for a file and writes the table there.
    AskToExport(TableRequest),
    /// The same for the matrix as it is shown; tidy is one row for each code and group.
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
