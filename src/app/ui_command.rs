//! Everything that can be asked for without saying more: menus, shortcuts and the palette all come from this one list.

use eframe::egui::{InputState, Key, KeyboardShortcut, Modifiers, ThemePreference};

use super::command::{Ask, Command, ComparisonView, Packing, PeopleQuestion, Tab, TableRequest, Within};
use super::here::{CodeDeed, DocumentDeed, Here as At, WordsDeed};
use super::panels::reader::reading::ReadingStep;
use super::panels::tabs::tab_name;
use super::theme::icons;
use super::turns::TurnQuestion;
use super::words::{Phrase, Tongue, commands as say, events};
use crate::model::Language as Text;

/// A command without data.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "each is explained by its phrase in `words/commands.rs`")]
pub enum UiCommand {
    NewProject,
    OpenProject,
    OpenProjectPath,
    OpenSample,
    CloseProject,
    /// Writes the project into one file.
    PackProject,
    /// Makes a project of such a file.
    UnpackProject,
    /// Who codes, and what is reserved to some of them.
    Coders,
    /// Who has what to code blind.
    BlindCoding,
    /// Lets somebody else code.
    WhoWorks,
    ImportTranscripts,
    ImportFolder,
    ImportPath,
    ImportAttributes,
    ImportCodings,
    ImportCodes,
    /// Merges a folder that holds a copy of the project.
    MergeCopy,
    /// Merges a packed copy of the project.
    MergePack,
    /// Removes the copies of journals that a sync service made.
    RemoveLeftovers,
    ExportFrequencies,
    ExportMatrix,
    ExportMatrixTidy,
    ExportCooccurrence,
    ExportExcerpts,
    ExportParticipants,
    ExportCodes,
    /// What can be done with the document, code or words at hand.
    Here(At),
    Undo,
    Redo,
    Find,
    Replace,
    /// Gives the document that is read the words of a corrected file.
    Version,
    VersionPath,
    FilterCodes,
    Palette,
    Show(Tab),
    ShowWithin(Within),
    /// Gives people types by rules.
    NewTypology,
    MemoOnStudy,
    /// The texts that the document had which is read.
    Texts,
    /// The turns that nobody coded.
    ShowNotCoded,
    AskAboutCodes,
    /// Corrects the text in place, or finishes.
    Correct,
    /// What can be asked about the turn at the caret.
    Turn(TurnQuestion),
    Theme(ThemePreference),
    Language(Tongue),
    Labels(Tongue),
    TextLarger,
    TextSmaller,
    TextReset,
    Beside,
    OtherReader,
    ShowAllCodings,
    DensityBar,
    LooserLines,
    TighterLines,
    WiderColumn,
    NarrowerColumn,
    NumberLines,
    ReadingReset,
    /// Documents and codes beside the centre.
    Lists,
    /// The inspector beside the centre.
    Inspector,
    /// Lets the code picker open after each selection, or no longer.
    AskAfterSelection,
    /// Shows and changes how quotes are copied.
    QuotePattern,
    InterfaceLarger,
    InterfaceSmaller,
    InterfaceReset,
    Preferences,
    About,
    Quit,
}

use UiCommand::*;

impl UiCommand {
    /// Every command, in the order of the palette.
    pub const ALL: &[Self] = &[
        Undo,
        Redo,
        Find,
        Replace,
        Version,
        VersionPath,
        FilterCodes,
        Correct,
        Turn(TurnQuestion::Split),
        Turn(TurnQuestion::Join),
        Turn(TurnQuestion::Speaker),
        Turn(TurnQuestion::Time),
        Turn(TurnQuestion::WhoItIs),
        Here(At::Words(WordsDeed::Code)),
        Here(At::Words(WordsDeed::RepeatLastCode)),
        Here(At::Words(WordsDeed::CodeInVivo)),
        Here(At::Words(WordsDeed::Uncode)),
        Here(At::Words(WordsDeed::WriteMemo)),
        Here(At::Words(WordsDeed::Copy)),
        Here(At::Words(WordsDeed::CopyAsQuote)),
        Here(At::Words(WordsDeed::Search)),
        Here(At::Code(CodeDeed::Apply)),
        Here(At::Code(CodeDeed::ShowExcerpts)),
        Here(At::Code(CodeDeed::Pin)),
        Here(At::Code(CodeDeed::Rename)),
        Here(At::Code(CodeDeed::Describe)),
        Here(At::Code(CodeDeed::WriteMemo)),
        Here(At::Code(CodeDeed::NewBeside)),
        Here(At::Code(CodeDeed::NewBelow)),
        Here(At::Code(CodeDeed::Colour)),
        Here(At::Code(CodeDeed::Merge)),
        Here(At::Code(CodeDeed::Split)),
        Here(At::Code(CodeDeed::Remove)),
        Here(At::Document(DocumentDeed::Rename)),
        Here(At::Document(DocumentDeed::LookAtReading)),
        Here(At::Document(DocumentDeed::Language(None))),
        Here(At::Document(DocumentDeed::Language(Some(Text::En)))),
        Here(At::Document(DocumentDeed::Language(Some(Text::Fr)))),
        Here(At::Document(DocumentDeed::Remove)),
        ImportTranscripts,
        ImportFolder,
        ImportPath,
        ImportAttributes,
        ImportCodings,
        ImportCodes,
        MergeCopy,
        MergePack,
        RemoveLeftovers,
        ExportFrequencies,
        ExportMatrix,
        ExportMatrixTidy,
        ExportCooccurrence,
        ExportExcerpts,
        ExportParticipants,
        ExportCodes,
        Show(Tab::Reader),
        Show(Tab::Search),
        Show(Tab::Excerpts),
        AskAboutCodes,
        ShowNotCoded,
        Show(Tab::Matrix),
        Show(Tab::Cooccurrence),
        Show(Tab::Comparison),
        ShowWithin(Within::Comparison(ComparisonView::Divergence)),
        ShowWithin(Within::Comparison(ComparisonView::Themes)),
        ShowWithin(Within::Comparison(ComparisonView::Crosswalk)),
        ShowWithin(Within::Comparison(ComparisonView::Framework)),
        ShowWithin(Within::Comparison(ComparisonView::Asked)),
        ShowWithin(Within::Comparison(ComparisonView::Words)),
        ShowWithin(Within::Comparison(ComparisonView::NewCodes)),
        Show(Tab::Agreement),
        ShowWithin(Within::ToDecide),
        Show(Tab::Events),
        Show(Tab::Participants),
        NewTypology,
        Show(Tab::Memos),
        MemoOnStudy,
        Show(Tab::History),
        Show(Tab::Review),
        Texts,
        Show(Tab::Guide),
        Theme(ThemePreference::Light),
        Theme(ThemePreference::Dark),
        Theme(ThemePreference::System),
        Language(Tongue::English),
        Language(Tongue::French),
        Labels(Tongue::English),
        Labels(Tongue::French),
        TextLarger,
        TextSmaller,
        TextReset,
        Beside,
        OtherReader,
        ShowAllCodings,
        DensityBar,
        LooserLines,
        TighterLines,
        WiderColumn,
        NarrowerColumn,
        NumberLines,
        ReadingReset,
        Lists,
        Inspector,
        AskAfterSelection,
        QuotePattern,
        InterfaceLarger,
        InterfaceSmaller,
        InterfaceReset,
        Preferences,
        NewProject,
        OpenProject,
        OpenProjectPath,
        OpenSample,
        UnpackProject,
        PackProject,
        CloseProject,
        Coders,
        BlindCoding,
        WhoWorks,
        Palette,
        About,
        Quit,
    ];

    /// Returns what it is called.
    pub fn label(self) -> Phrase {
        self.definition().0
    }

    /// Returns by what else it is found: what stands there, or the first word that somebody thinks of.
    pub fn also(self) -> Option<Phrase> {
        Some(match self {
            Show(tab) => tab_name(tab),
            Language(Tongue::English) => say::IN_ENGLISH,
            Language(Tongue::French) => say::IN_FRENCH,
            BlindCoding => say::BLIND_PLAN,
            _ => return None,
        })
    }

    /// Returns its icon.
    pub fn icon(self) -> &'static str {
        self.definition().1
    }

    /// Returns the keys that stand for it.
    pub fn shortcut(self) -> Option<KeyboardShortcut> {
        let ctrl = Modifiers::COMMAND;
        let (modifiers, key) = match self {
            NewProject => (ctrl, Key::N),
            OpenProject => (ctrl, Key::O),
            ImportTranscripts => (ctrl, Key::I),
            Undo => (ctrl, Key::Z),
            Redo => (ctrl | Modifiers::SHIFT, Key::Z),
            Find => (ctrl, Key::F),
            Replace => (ctrl, Key::H),
            FilterCodes => (ctrl, Key::T),
            Palette => (ctrl, Key::K),
            Beside => (ctrl, Key::B),
            OtherReader => (Modifiers::NONE, Key::F6),
            Show(Tab::Reader) => (ctrl, Key::Num1),
            Show(Tab::Search) => (ctrl, Key::Num2),
            Show(Tab::Excerpts) => (ctrl, Key::Num3),
            Correct => (ctrl, Key::E),
            AskAboutCodes => (ctrl | Modifiers::SHIFT, Key::E),
            Show(Tab::Matrix) => (ctrl, Key::Num4),
            Show(Tab::Cooccurrence) => (ctrl, Key::Num5),
            Show(Tab::Comparison) => (ctrl, Key::Num0),
            Show(Tab::Participants) => (ctrl, Key::Num6),
            Show(Tab::Memos) => (ctrl, Key::Num7),
            Show(Tab::History) => (ctrl, Key::Num8),
            Show(Tab::Review) => (ctrl, Key::Num9),
            Texts => (ctrl | Modifiers::SHIFT, Key::H),
            Show(Tab::Guide) => (Modifiers::NONE, Key::F1),
            Lists => (Modifiers::NONE, Key::F9),
            Inspector => (Modifiers::SHIFT, Key::F9),
            InterfaceLarger => (ctrl | Modifiers::ALT, Key::Plus),
            InterfaceSmaller => (ctrl | Modifiers::ALT, Key::Minus),
            InterfaceReset => (ctrl | Modifiers::ALT, Key::Num0),
            Preferences => (ctrl, Key::Comma),
            Quit => (ctrl, Key::Q),
            _ => return None,
        };
        Some(KeyboardShortcut::new(modifiers, key))
    }

    /// Whether it makes sense only with an open project.
    pub fn needs_project(self) -> bool {
        !matches!(
            self,
            NewProject
                | OpenProject
                | OpenProjectPath
                | OpenSample
                | UnpackProject
                | Palette
                | Theme(_)
                | Language(_)
                | Labels(_)
                | TextLarger
                | TextSmaller
                | TextReset
                | LooserLines
                | TighterLines
                | WiderColumn
                | NarrowerColumn
                | NumberLines
                | ReadingReset
                | InterfaceLarger
                | InterfaceSmaller
                | InterfaceReset
                | Preferences
                | About
                | Quit
        )
    }

    /// Returns what it asks for.
    pub fn command(self) -> Command {
        match self {
            NewProject => Command::Ask(Ask::NewProject),
            OpenProject => Command::Ask(Ask::OpenProject),
            OpenProjectPath => Command::AskForPath(Ask::OpenProject),
            OpenSample => Command::OpenSample,
            CloseProject => Command::CloseProject,
            PackProject => Command::Pack(Packing::AskToPack),
            UnpackProject => Command::Ask(Ask::Unpack),
            ImportTranscripts => Command::Ask(Ask::Transcripts),
            ImportFolder => Command::Ask(Ask::TranscriptFolder),
            ImportPath => Command::AskForPath(Ask::Transcripts),
            ImportAttributes => Command::Ask(Ask::Attributes),
            ImportCodings => Command::Ask(Ask::Codings),
            ImportCodes => Command::Ask(Ask::Codes),
            MergeCopy => Command::Ask(Ask::Copy),
            MergePack => Command::Ask(Ask::Pack),
            RemoveLeftovers => Command::RemoveLeftovers,
            ExportFrequencies => Command::AskToExport(TableRequest::Frequencies),
            ExportMatrix => Command::AskToExportMatrix { tidy: false },
            ExportMatrixTidy => Command::AskToExportMatrix { tidy: true },
            ExportCooccurrence => Command::AskToExportMeetings,
            ExportExcerpts => Command::AskToExport(TableRequest::Excerpts(None)),
            ExportParticipants => Command::AskToExport(TableRequest::Participants),
            ExportCodes => Command::AskToExport(TableRequest::Codes),
            Here(deed) => Command::Here(deed),
            Undo => Command::Undo,
            Redo => Command::Redo,
            Find => Command::FocusSearch,
            Replace => Command::AskToReplace,
            Version => Command::AskForVersion { document: None, typed: false },
            VersionPath => Command::AskForVersion { document: None, typed: true },
            FilterCodes => Command::FilterCodes,
            Palette => Command::OpenPalette,
            Show(tab) => Command::ShowTab(tab),
            ShowWithin(within) => Command::ShowWithin(within),
            NewTypology => Command::AskAboutPeople(PeopleQuestion::Rules(None)),
            MemoOnStudy => Command::ShowMemo(None),
            Texts => Command::ShowTexts(None),
            ShowNotCoded => Command::ShowNotCoded,
            AskAboutCodes => Command::AskAboutCodes,
            Correct => Command::ToggleCorrecting,
            Turn(question) => Command::AskAboutTurn { question, at: None },
            Theme(theme) => Command::SetTheme(theme),
            Language(tongue) => Command::SetTongue(tongue),
            Labels(labels) => Command::SetLabels(labels),
            TextLarger => Command::AdjustReading(ReadingStep::Text(1)),
            TextSmaller => Command::AdjustReading(ReadingStep::Text(-1)),
            TextReset => Command::AdjustReading(ReadingStep::Text(0)),
            Beside => Command::ToggleBeside,
            OtherReader => Command::TurnToOtherReader,
            ShowAllCodings => Command::ShowAllCodings,
            DensityBar => Command::ToggleDensity,
            LooserLines => Command::AdjustReading(ReadingStep::Leading(1)),
            TighterLines => Command::AdjustReading(ReadingStep::Leading(-1)),
            WiderColumn => Command::AdjustReading(ReadingStep::Measure(1)),
            NarrowerColumn => Command::AdjustReading(ReadingStep::Measure(-1)),
            NumberLines => Command::AdjustReading(ReadingStep::Numbers(None)),
            Lists => Command::ToggleLists,
            Inspector => Command::ToggleInspector,
            ReadingReset => Command::AdjustReading(ReadingStep::Reset),
            AskAfterSelection => Command::ToggleAskAfterSelection,
            QuotePattern => Command::AskForQuotePattern,
            InterfaceLarger => Command::ScaleInterface(1),
            InterfaceSmaller => Command::ScaleInterface(-1),
            InterfaceReset => Command::ScaleInterface(0),
            Preferences => Command::OpenPreferences,
            Coders => Command::AskAboutCoders,
            BlindCoding => Command::AskAboutBlindCoding,
            WhoWorks => Command::AskWhoWorks,
            About => Command::About,
            Quit => Command::Quit,
        }
    }

    fn definition(self) -> (Phrase, &'static str) {
        match self {
            NewProject => (say::NEW_PROJECT, icons::NEW_PROJECT),
            OpenProject => (say::OPEN_PROJECT, icons::OPEN_PROJECT),
            OpenProjectPath => (say::OPEN_PROJECT_PATH, icons::OPEN_PROJECT),
            OpenSample => (say::OPEN_SAMPLE, icons::SAMPLE),
            CloseProject => (say::CLOSE_PROJECT, icons::CLOSE),
            PackProject => (say::PACK_PROJECT, icons::EXPORT),
            UnpackProject => (say::UNPACK_PROJECT, icons::IMPORT),
            ImportTranscripts => (say::IMPORT_TRANSCRIPTS, icons::IMPORT),
            ImportFolder => (say::IMPORT_FOLDER, icons::FOLDER),
            ImportPath => (say::IMPORT_PATH, icons::EDIT),
            ImportAttributes => (say::IMPORT_ATTRIBUTES, icons::PARTICIPANTS),
            ImportCodings => (say::IMPORT_CODINGS, icons::CODE),
            ImportCodes => (say::IMPORT_CODES, icons::CODE),
            MergeCopy => (say::MERGE_COPY, icons::FOLDER),
            MergePack => (say::MERGE_PACK, icons::DOCUMENT),
            RemoveLeftovers => (say::REMOVE_LEFTOVERS, icons::DELETE),
            ExportFrequencies => (say::EXPORT_FREQUENCIES, icons::EXPORT),
            ExportMatrix => (say::EXPORT_MATRIX, icons::MATRIX),
            ExportMatrixTidy => (say::EXPORT_MATRIX_TIDY, icons::MATRIX),
            ExportCooccurrence => (say::EXPORT_COOCCURRENCE, icons::COOCCURRENCE),
            ExportExcerpts => (say::EXPORT_EXCERPTS, icons::EXCERPTS),
            ExportParticipants => (say::EXPORT_PARTICIPANTS, icons::PARTICIPANTS),
            ExportCodes => (say::EXPORT_CODES, icons::CODE),
            Here(deed) => deed.definition(),
            Undo => (say::UNDO, icons::UNDO),
            Redo => (say::REDO, icons::REDO),
            Find => (say::FIND, icons::SEARCH),
            Replace => (say::REPLACE, icons::REPLACE),
            Version => (say::VERSION, icons::IMPORT),
            VersionPath => (say::VERSION_PATH, icons::EDIT),
            FilterCodes => (say::FILTER_CODES, icons::CODE),
            Palette => (say::PALETTE, icons::PALETTE),
            Coders => (say::CODERS, icons::PARTICIPANTS),
            BlindCoding => (say::BLIND, icons::BLIND),
            WhoWorks => (say::WHO_WORKS, icons::PERSON),
            Show(Tab::Reader) => (say::SHOW_READER, icons::READER),
            Show(Tab::Search) => (say::SHOW_SEARCH, icons::SEARCH),
            Show(Tab::Excerpts) => (say::SHOW_EXCERPTS, icons::EXCERPTS),
            Correct => (say::CORRECT, icons::EDIT),
            Turn(TurnQuestion::Split) => (say::TURN_SPLIT, icons::SPLIT),
            Turn(TurnQuestion::Join) => (say::TURN_JOIN, icons::READER),
            Turn(TurnQuestion::Speaker) => (say::TURN_SPEAKER, icons::PERSON),
            Turn(TurnQuestion::Time) => (say::TURN_TIME, icons::HISTORY),
            Turn(TurnQuestion::WhoItIs) => (say::SPEAKER, icons::PERSON),
            AskAboutCodes => (say::ASK_ABOUT_CODES, icons::COOCCURRENCE),
            ShowNotCoded => (say::SHOW_NOT_CODED, icons::EXCERPTS),
            Show(Tab::Matrix) => (say::SHOW_MATRIX, icons::MATRIX),
            Show(Tab::Comparison) => (say::SHOW_COMPARISON, icons::COMPARISON),
            Show(Tab::Agreement) => (say::SHOW_AGREEMENT, icons::AGREEMENT),
            ShowWithin(Within::ToDecide) => (say::TO_DECIDE, icons::AGREEMENT),
            ShowWithin(Within::Comparison(view)) => (of_view(view), icons::COMPARISON),
            NewTypology => (say::NEW_TYPOLOGY, icons::PARTICIPANTS),
            Show(Tab::Cooccurrence) => (say::SHOW_COOCCURRENCE, icons::COOCCURRENCE),
            Show(Tab::Events) => (events::SHOW, icons::EVENTS),
            Show(Tab::Participants) => (say::SHOW_PARTICIPANTS, icons::PARTICIPANTS),
            Show(Tab::Memos) => (say::SHOW_MEMOS, icons::MEMO),
            MemoOnStudy => (say::MEMO_ON_STUDY, icons::MEMO),
            Show(Tab::History) => (say::SHOW_HISTORY, icons::HISTORY),
            Show(Tab::Review) => (say::SHOW_REVIEW, icons::WARNING),
            Show(Tab::Texts) | Texts => (say::TEXTS, icons::HISTORY),
            Show(Tab::Guide) => (say::SHOW_GUIDE, icons::GUIDE),
            Theme(ThemePreference::System) => (say::THEME_SYSTEM, icons::THEME),
            Theme(ThemePreference::Light) => (say::THEME_LIGHT, icons::LIGHT),
            Theme(ThemePreference::Dark) => (say::THEME_DARK, icons::DARK),
            Language(Tongue::English) => (say::ENGLISH, icons::LANGUAGE),
            Language(Tongue::French) => (say::FRENCH, icons::LANGUAGE),
            Labels(Tongue::English) => (say::LABELS_ENGLISH, icons::LANGUAGE),
            Labels(Tongue::French) => (say::LABELS_FRENCH, icons::LANGUAGE),
            TextLarger => (say::TEXT_LARGER, icons::TEXT_LARGER),
            TextSmaller => (say::TEXT_SMALLER, icons::TEXT_SMALLER),
            TextReset => (say::TEXT_RESET, icons::EDIT),
            Beside => (say::BESIDE, icons::BESIDE),
            OtherReader => (say::OTHER_READER, icons::BESIDE),
            ShowAllCodings => (say::SHOW_ALL_CODINGS, icons::STRIPES),
            DensityBar => (say::DENSITY_BAR, icons::STRIPES),
            LooserLines => (say::LOOSER_LINES, icons::LEADING),
            TighterLines => (say::TIGHTER_LINES, icons::LEADING),
            WiderColumn => (say::WIDER_COLUMN, icons::MEASURE),
            NarrowerColumn => (say::NARROWER_COLUMN, icons::MEASURE),
            NumberLines => (say::NUMBER_LINES, icons::NUMBERS),
            Lists => (say::LISTS, icons::LISTS),
            Inspector => (say::INSPECTOR, icons::INSPECTOR),
            ReadingReset => (say::READING_RESET, icons::READING),
            QuotePattern => (say::QUOTE_PATTERN, icons::EXCERPTS),
            AskAfterSelection => (say::ASK_AFTER_SELECTION, icons::ASK),
            InterfaceLarger => (say::INTERFACE_LARGER, icons::ZOOM_IN),
            InterfaceSmaller => (say::INTERFACE_SMALLER, icons::ZOOM_OUT),
            InterfaceReset => (say::INTERFACE_RESET, icons::EDIT),
            Preferences => (say::PREFERENCES, icons::PREFERENCES),
            About => (say::ABOUT, icons::INFO),
            Quit => (say::QUIT, icons::QUIT),
        }
    }
}

fn of_view(view: ComparisonView) -> Phrase {
    match view {
        ComparisonView::Divergence => say::SHOW_DIVERGENCE,
        ComparisonView::Themes => say::SHOW_THEMES,
        ComparisonView::Crosswalk => say::SHOW_CROSSWALK,
        ComparisonView::Framework => say::SHOW_FRAMEWORK,
        ComparisonView::Asked => say::SHOW_ASKED,
        ComparisonView::Words => say::SHOW_WORDS,
        ComparisonView::NewCodes => say::SHOW_NEW_CODES,
    }
}

/// Takes the pressed shortcuts out of `input`. While somebody types `in_text`, undo and redo are left to the field. The
/// ones with more modifiers come first, because a shortcut also answers to keys held beyond its own.
pub fn take_shortcuts(input: &mut InputState, in_text: bool) -> Vec<UiCommand> {
    let mut commands: Vec<_> = UiCommand::ALL.iter().filter_map(|c| Some((*c, c.shortcut()?))).collect();
    commands.sort_by_key(|(_, shortcut)| !shortcut.modifiers.shift);
    commands.retain(|(command, _)| !in_text || !matches!(command, Undo | Redo));
    commands.into_iter().filter(|(_, shortcut)| input.consume_shortcut(shortcut)).map(|(c, _)| c).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_commands_share_a_shortcut() {
        let shortcuts: Vec<_> = UiCommand::ALL.iter().filter_map(|c| c.shortcut()).collect();
        for (i, shortcut) in shortcuts.iter().enumerate() {
            assert!(!shortcuts[..i].contains(shortcut), "{shortcut:?} twice");
        }
    }

    #[test]
    fn keys_of_the_transcription_pedal_and_of_the_reader_stay_free() {
        for shortcut in UiCommand::ALL.iter().filter_map(|c| c.shortcut()) {
            assert!(![Key::F4, Key::F5, Key::F12].contains(&shortcut.logical_key));
            let types_nothing = [Key::F1, Key::F6, Key::F9].contains(&shortcut.logical_key);
            assert!(types_nothing || !shortcut.modifiers.is_none(), "{shortcut:?} would be typed while reading");
        }
    }

    #[test]
    fn every_command_is_named_once_in_each_language() {
        for tongue in [Tongue::English, Tongue::French] {
            let mut labels: Vec<&str> = UiCommand::ALL.iter().map(|c| tongue.say(c.label())).collect();
            labels.sort_unstable();
            let n = labels.len();
            labels.dedup();
            assert_eq!(labels.len(), n);
        }
    }
}
