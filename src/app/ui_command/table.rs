//! The one table of commands: what each is called, its icon, its keys, where it makes sense and what it asks for.
//! Whoever adds a command adds a row, and menus, palette and keyboard have it.

use eframe::egui::{Key, KeyboardShortcut, Modifiers, ThemePreference};

use super::UiCommand;
use super::UiCommand::*;
use crate::app::command::{Ask, Command, ComparisonView, Packing, PeopleQuestion, Tab, TableRequest, Within};
use crate::app::panels::reader::reading::ReadingStep;
use crate::app::theme::icons;
use crate::app::turns::TurnQuestion;
use crate::app::words::{Phrase, Tongue, commands as say, events};

const PLAIN: Modifiers = Modifiers::NONE;
const SHIFT: Modifiers = Modifiers::SHIFT;
const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);
const CTRL_ALT: Modifiers = Modifiers::COMMAND.plus(Modifiers::ALT);

/// A row of the table.
pub(super) struct Definition {
    /// What it is called.
    pub label: Phrase,
    /// Its icon.
    pub icon: &'static str,
    /// The keys that stand for it.
    pub shortcut: Option<KeyboardShortcut>,
    /// Whether it makes sense only with an open project.
    pub needs_project: bool,
    /// What it asks for.
    pub command: Command,
}

impl Definition {
    fn on(self, modifiers: Modifiers, key: Key) -> Self {
        Self { shortcut: Some(KeyboardShortcut::new(modifiers, key)), ..self }
    }
}

fn study(label: Phrase, icon: &'static str, command: Command) -> Definition {
    Definition { label, icon, shortcut: None, needs_project: true, command }
}

fn anywhere(label: Phrase, icon: &'static str, command: Command) -> Definition {
    Definition { needs_project: false, ..study(label, icon, command) }
}

impl UiCommand {
    pub(super) fn definition(self) -> Definition {
        match self {
            Undo => study(say::UNDO, icons::UNDO, Command::Undo).on(CTRL, Key::Z),
            Redo => study(say::REDO, icons::REDO, Command::Redo).on(CTRL_SHIFT, Key::Z),
            Find => study(say::FIND, icons::SEARCH, Command::FocusSearch).on(CTRL, Key::F),
            Replace => study(say::REPLACE, icons::REPLACE, Command::AskToReplace).on(CTRL, Key::H),
            Version => study(say::VERSION, icons::IMPORT, Command::AskForVersion { document: None, typed: false }),
            VersionPath => {
                study(say::VERSION_PATH, icons::EDIT, Command::AskForVersion { document: None, typed: true })
            }
            FilterCodes => study(say::FILTER_CODES, icons::CODE, Command::FilterCodes).on(CTRL, Key::T),
            Correct => study(say::CORRECT, icons::EDIT, Command::ToggleCorrecting).on(CTRL, Key::E),
            Turn(question) => {
                let (label, icon) = of_turn(question);
                study(label, icon, Command::AskAboutTurn { question, at: None })
            }
            Here(deed) => {
                let (label, icon) = deed.definition();
                study(label, icon, Command::Here(deed))
            }
            ImportTranscripts => {
                study(say::IMPORT_TRANSCRIPTS, icons::IMPORT, Command::Ask(Ask::Transcripts)).on(CTRL, Key::I)
            }
            ImportFolder => study(say::IMPORT_FOLDER, icons::FOLDER, Command::Ask(Ask::TranscriptFolder)),
            ImportPath => study(say::IMPORT_PATH, icons::EDIT, Command::AskForPath(Ask::Transcripts)),
            ImportAttributes => study(say::IMPORT_ATTRIBUTES, icons::PARTICIPANTS, Command::Ask(Ask::Attributes)),
            ImportCodings => study(say::IMPORT_CODINGS, icons::CODE, Command::Ask(Ask::Codings)),
            ImportCodes => study(say::IMPORT_CODES, icons::CODE, Command::Ask(Ask::Codes)),
            MergeCopy => study(say::MERGE_COPY, icons::FOLDER, Command::Ask(Ask::Copy)),
            MergePack => study(say::MERGE_PACK, icons::DOCUMENT, Command::Ask(Ask::Pack)),
            RemoveLeftovers => study(say::REMOVE_LEFTOVERS, icons::DELETE, Command::RemoveLeftovers),
            ExportFrequencies => {
                study(say::EXPORT_FREQUENCIES, icons::EXPORT, Command::AskToExport(TableRequest::Frequencies))
            }
            ExportMatrix => study(say::EXPORT_MATRIX, icons::MATRIX, Command::AskToExportMatrix { tidy: false }),
            ExportMatrixTidy => {
                study(say::EXPORT_MATRIX_TIDY, icons::MATRIX, Command::AskToExportMatrix { tidy: true })
            }
            ExportCooccurrence => study(say::EXPORT_COOCCURRENCE, icons::COOCCURRENCE, Command::AskToExportMeetings),
            ExportExcerpts => {
                study(say::EXPORT_EXCERPTS, icons::EXCERPTS, Command::AskToExport(TableRequest::Excerpts(None)))
            }
            ExportParticipants => {
                study(say::EXPORT_PARTICIPANTS, icons::PARTICIPANTS, Command::AskToExport(TableRequest::Participants))
            }
            ExportCodes => study(say::EXPORT_CODES, icons::CODE, Command::AskToExport(TableRequest::Codes)),
            Show(tab) => of_tab(tab),
            ShowWithin(within) => {
                let (label, icon) = of_view(within);
                study(label, icon, Command::ShowWithin(within))
            }
            NewTypology => {
                study(say::NEW_TYPOLOGY, icons::PARTICIPANTS, Command::AskAboutPeople(PeopleQuestion::Rules(None)))
            }
            AskAboutCodes => {
                study(say::ASK_ABOUT_CODES, icons::COOCCURRENCE, Command::AskAboutCodes).on(CTRL_SHIFT, Key::E)
            }
            ShowNotCoded => study(say::SHOW_NOT_CODED, icons::EXCERPTS, Command::ShowNotCoded),
            MemoOnStudy => study(say::MEMO_ON_STUDY, icons::MEMO, Command::ShowMemo(None)),
            Texts => study(say::TEXTS, icons::HISTORY, Command::ShowTexts(None)).on(CTRL_SHIFT, Key::H),
            Theme(theme) => {
                let (label, icon) = of_theme(theme);
                anywhere(label, icon, Command::SetTheme(theme))
            }
            Language(tongue) => {
                let label = if tongue == Tongue::French { say::FRENCH } else { say::ENGLISH };
                anywhere(label, icons::LANGUAGE, Command::SetTongue(tongue))
            }
            Labels(tongue) => {
                let label = if tongue == Tongue::French { say::LABELS_FRENCH } else { say::LABELS_ENGLISH };
                anywhere(label, icons::LANGUAGE, Command::SetLabels(tongue))
            }
            TextLarger => anywhere(say::TEXT_LARGER, icons::TEXT_LARGER, Command::AdjustReading(ReadingStep::Text(1))),
            TextSmaller => {
                anywhere(say::TEXT_SMALLER, icons::TEXT_SMALLER, Command::AdjustReading(ReadingStep::Text(-1)))
            }
            TextReset => anywhere(say::TEXT_RESET, icons::EDIT, Command::AdjustReading(ReadingStep::Text(0))),
            Beside => study(say::BESIDE, icons::BESIDE, Command::ToggleBeside).on(CTRL, Key::B),
            OtherReader => study(say::OTHER_READER, icons::BESIDE, Command::TurnToOtherReader).on(PLAIN, Key::F6),
            ShowAllCodings => study(say::SHOW_ALL_CODINGS, icons::STRIPES, Command::ShowAllCodings),
            DensityBar => study(say::DENSITY_BAR, icons::STRIPES, Command::ToggleDensity),
            LooserLines => anywhere(say::LOOSER_LINES, icons::LEADING, Command::AdjustReading(ReadingStep::Leading(1))),
            TighterLines => {
                anywhere(say::TIGHTER_LINES, icons::LEADING, Command::AdjustReading(ReadingStep::Leading(-1)))
            }
            WiderColumn => anywhere(say::WIDER_COLUMN, icons::MEASURE, Command::AdjustReading(ReadingStep::Measure(1))),
            NarrowerColumn => {
                anywhere(say::NARROWER_COLUMN, icons::MEASURE, Command::AdjustReading(ReadingStep::Measure(-1)))
            }
            NumberLines => {
                anywhere(say::NUMBER_LINES, icons::NUMBERS, Command::AdjustReading(ReadingStep::Numbers(None)))
            }
            ReadingReset => anywhere(say::READING_RESET, icons::READING, Command::AdjustReading(ReadingStep::Reset)),
            Lists => study(say::LISTS, icons::LISTS, Command::ToggleLists).on(PLAIN, Key::F9),
            Inspector => study(say::INSPECTOR, icons::INSPECTOR, Command::ToggleInspector).on(SHIFT, Key::F9),
            AskAfterSelection => study(say::ASK_AFTER_SELECTION, icons::ASK, Command::ToggleAskAfterSelection),
            QuotePattern => study(say::QUOTE_PATTERN, icons::EXCERPTS, Command::AskForQuotePattern),
            InterfaceLarger => {
                anywhere(say::INTERFACE_LARGER, icons::ZOOM_IN, Command::ScaleInterface(1)).on(CTRL_ALT, Key::Plus)
            }
            InterfaceSmaller => {
                anywhere(say::INTERFACE_SMALLER, icons::ZOOM_OUT, Command::ScaleInterface(-1)).on(CTRL_ALT, Key::Minus)
            }
            InterfaceReset => {
                anywhere(say::INTERFACE_RESET, icons::EDIT, Command::ScaleInterface(0)).on(CTRL_ALT, Key::Num0)
            }
            Preferences => {
                anywhere(say::PREFERENCES, icons::PREFERENCES, Command::OpenPreferences).on(CTRL, Key::Comma)
            }
            NewProject => {
                anywhere(say::NEW_PROJECT, icons::NEW_PROJECT, Command::Ask(Ask::NewProject)).on(CTRL, Key::N)
            }
            OpenProject => {
                anywhere(say::OPEN_PROJECT, icons::OPEN_PROJECT, Command::Ask(Ask::OpenProject)).on(CTRL, Key::O)
            }
            OpenProjectPath => {
                anywhere(say::OPEN_PROJECT_PATH, icons::OPEN_PROJECT, Command::AskForPath(Ask::OpenProject))
            }
            OpenSample => anywhere(say::OPEN_SAMPLE, icons::SAMPLE, Command::OpenSample),
            UnpackProject => anywhere(say::UNPACK_PROJECT, icons::IMPORT, Command::Ask(Ask::Unpack)),
            PackProject => study(say::PACK_PROJECT, icons::EXPORT, Command::Pack(Packing::AskToPack)),
            CloseProject => study(say::CLOSE_PROJECT, icons::CLOSE, Command::CloseProject),
            Coders => study(say::CODERS, icons::PARTICIPANTS, Command::AskAboutCoders),
            BlindCoding => study(say::BLIND, icons::BLIND, Command::AskAboutBlindCoding),
            WhoWorks => study(say::WHO_WORKS, icons::PERSON, Command::AskWhoWorks),
            Palette => anywhere(say::PALETTE, icons::PALETTE, Command::OpenPalette).on(CTRL, Key::K),
            About => anywhere(say::ABOUT, icons::INFO, Command::About),
            Quit => anywhere(say::QUIT, icons::QUIT, Command::Quit).on(CTRL, Key::Q),
        }
    }
}

fn of_tab(tab: Tab) -> Definition {
    let shown = |label, icon| study(label, icon, Command::ShowTab(tab));
    match tab {
        Tab::Reader => shown(say::SHOW_READER, icons::READER).on(CTRL, Key::Num1),
        Tab::Search => shown(say::SHOW_SEARCH, icons::SEARCH).on(CTRL, Key::Num2),
        Tab::Excerpts => shown(say::SHOW_EXCERPTS, icons::EXCERPTS).on(CTRL, Key::Num3),
        Tab::Matrix => shown(say::SHOW_MATRIX, icons::MATRIX).on(CTRL, Key::Num4),
        Tab::Comparison => shown(say::SHOW_COMPARISON, icons::COMPARISON).on(CTRL, Key::Num0),
        Tab::Agreement => shown(say::SHOW_AGREEMENT, icons::AGREEMENT),
        Tab::Cooccurrence => shown(say::SHOW_COOCCURRENCE, icons::COOCCURRENCE).on(CTRL, Key::Num5),
        Tab::Events => shown(events::SHOW, icons::EVENTS),
        Tab::Participants => shown(say::SHOW_PARTICIPANTS, icons::PARTICIPANTS).on(CTRL, Key::Num6),
        Tab::Memos => shown(say::SHOW_MEMOS, icons::MEMO).on(CTRL, Key::Num7),
        Tab::History => shown(say::SHOW_HISTORY, icons::HISTORY).on(CTRL, Key::Num8),
        Tab::Review => shown(say::SHOW_REVIEW, icons::WARNING).on(CTRL, Key::Num9),
        Tab::Texts => shown(say::TEXTS, icons::HISTORY),
        Tab::Guide => shown(say::SHOW_GUIDE, icons::GUIDE).on(PLAIN, Key::F1),
    }
}

fn of_view(within: Within) -> (Phrase, &'static str) {
    let view = match within {
        Within::ToDecide => return (say::TO_DECIDE, icons::AGREEMENT),
        Within::Comparison(view) => view,
    };
    let label = match view {
        ComparisonView::Divergence => say::SHOW_DIVERGENCE,
        ComparisonView::Themes => say::SHOW_THEMES,
        ComparisonView::Crosswalk => say::SHOW_CROSSWALK,
        ComparisonView::Framework => say::SHOW_FRAMEWORK,
        ComparisonView::Asked => say::SHOW_ASKED,
        ComparisonView::Words => say::SHOW_WORDS,
        ComparisonView::NewCodes => say::SHOW_NEW_CODES,
    };
    (label, icons::COMPARISON)
}

fn of_turn(question: TurnQuestion) -> (Phrase, &'static str) {
    match question {
        TurnQuestion::Split => (say::TURN_SPLIT, icons::SPLIT),
        TurnQuestion::Join => (say::TURN_JOIN, icons::READER),
        TurnQuestion::Speaker => (say::TURN_SPEAKER, icons::PERSON),
        TurnQuestion::Time => (say::TURN_TIME, icons::HISTORY),
        TurnQuestion::WhoItIs => (say::SPEAKER, icons::PERSON),
    }
}

fn of_theme(theme: ThemePreference) -> (Phrase, &'static str) {
    match theme {
        ThemePreference::System => (say::THEME_SYSTEM, icons::THEME),
        ThemePreference::Light => (say::THEME_LIGHT, icons::LIGHT),
        ThemePreference::Dark => (say::THEME_DARK, icons::DARK),
    }
}
