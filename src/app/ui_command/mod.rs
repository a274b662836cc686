//! Everything that can be asked for without saying more: menus, shortcuts and the palette all come from this one list.

mod table;

use eframe::egui::{InputState, KeyboardShortcut, ThemePreference};

use super::command::{Command, ComparisonView, Tab, Within};
use super::here::{CodeDeed, DocumentDeed, Here as At, WordsDeed};
use super::panels::tabs::tab_name;
use super::turns::TurnQuestion;
use super::words::{Phrase, Tongue, commands as say};
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
        self.definition().label
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
        self.definition().icon
    }

    /// Returns the keys that stand for it.
    pub fn shortcut(self) -> Option<KeyboardShortcut> {
        self.definition().shortcut
    }

    /// Whether it makes sense only with an open project.
    pub fn needs_project(self) -> bool {
        self.definition().needs_project
    }

    /// Whether a field opens for it, to which belongs what is typed from then on.
    pub fn opens_field(self) -> bool {
        matches!(self, Find | Replace | FilterCodes | Palette)
    }

    /// Returns what it asks for.
    pub fn command(self) -> Command {
        self.definition().command
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
    use eframe::egui::Key;

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
