//! What the window asks. One dialog at a time; Esc closes it, Enter confirms, the first field has the keyboard, and what
//! had it before gets it back.

pub mod autocode;
mod blind;
mod code_finder;
mod coders;
mod colour;
mod confirm;
mod copy;
mod merge;
mod name;
mod new_project;
mod palette;
mod paste;
mod path;
mod preferences;
mod quote;
pub mod reading;
mod recode;
pub mod replace;
mod same_person;
mod speaker;
mod split;
mod summary;
mod turn_time;
mod typology;
mod version;
mod waiting;
mod who;
mod who_speaks;

use std::path::PathBuf;

use eframe::egui::{self, Align, Button, Context, Id, Key, Layout, Modal, RichText};

pub use quote::unknown_words;
pub use summary::Summary;
pub use version::Comparison;

use super::command::{Ask, Command, CommandSender};
use super::pasted::Pasted;
use super::state::Study;
use super::theme::{Tokens, fonts};
use super::words::{Phrase, Tongue, common, dialogs as say, unbroken};
use crate::model::plan::{Decision, RemovalPreview};
use crate::model::{Address, CodeId, CodingId, Document, DocumentId, Excerpt, ParticipantId, Project, Subject, Turn};

/// What is asked.
#[derive(Debug)]
pub enum Dialog {
    /// Where a new project goes, and what it is called.
    NewProject(new_project::NewProject),
    /// A path, where the system has no dialog for it.
    Path(path::PathDialog),
    /// Whether something goes.
    Confirm(confirm::Confirm),
    /// Whether a copy of the project is merged.
    Copy(copy::CopyDialog),
    /// Which code others are merged into.
    Merge(merge::MergeDialog),
    /// Which codings get another code.
    Split(split::SplitDialog),
    /// Which code codings get.
    Recode(recode::RecodeDialog),
    /// Which words are replaced by which.
    Replace(Box<replace::ReplaceDialog>),
    /// Whether another version of a transcript takes the place of its words.
    Version(Box<version::VersionDialog>),
    /// Who codes, and what is reserved.
    Coders(coders::CodersDialog),
    /// Who has what to code blind.
    Blind(Box<blind::BlindDialog>),
    /// A colour.
    Colour(colour::ColourDialog),
    /// Who speaks a turn.
    WhoSpeaks(Box<who_speaks::WhoSpeaks>),
    /// Who a speaker is.
    Speaker(speaker::SpeakerDialog),
    /// When a turn begins.
    TurnTime(turn_time::TimeDialog),
    /// A name.
    Name(name::NameDialog),
    /// What becomes of cells from a spreadsheet.
    Paste(Box<paste::PasteDialog>),
    /// Who a participant is too.
    SamePerson(same_person::SamePersonDialog),
    /// By which rules people get types.
    Typology(Box<typology::TypologyDialog>),
    /// What to do, or where to go.
    Palette(palette::Palette),
    /// How transcripts were read.
    Reading(Box<reading::ReadingDialog>),
    /// What an import brought.
    Summary(Summary),
    /// The pattern of copied quotes.
    Quote(quote::QuoteDialog),
    /// Whether changes come in that wait because of a clock.
    Waiting,
    /// How the window looks and works.
    Preferences,
    /// What this program is.
    About,
}

impl Dialog {
    /// Asks for the place and the name of a project, beginning in `folder`.
    pub fn new_project(folder: PathBuf) -> Self {
        Self::NewProject(new_project::NewProject::in_folder(folder))
    }

    /// Asks for a path, beginning in `folder`.
    pub fn path(ask: Ask, folder: PathBuf) -> Self {
        Self::Path(path::PathDialog::new(path::Purpose::Open(ask), folder))
    }

    /// Asks where to write a table, beginning with `proposal`.
    pub fn save(table: super::command::TableRequest, proposal: PathBuf) -> Self {
        Self::Path(path::PathDialog::new(path::Purpose::Save(table), proposal))
    }

    /// Asks whether codes go, with what goes with them.
    pub fn remove_codes(codes: Vec<CodeId>, question: String, preview: RemovalPreview) -> Self {
        Self::Confirm(confirm::Confirm::Codes { codes, question, preview })
    }

    /// Asks whether the copy in `path` is merged, showing what it would bring.
    pub fn copy(path: PathBuf, rows: Vec<crate::analysis::MergeRow>, is_new: bool) -> Self {
        Self::Copy(copy::CopyDialog::new(path, rows, is_new))
    }

    /// Asks for the code that `codes` are merged into.
    pub fn merge_codes(project: &Project, codes: Vec<CodeId>) -> Self {
        Self::Merge(merge::MergeDialog::new(project, codes))
    }

    /// Asks which codings of `code` get another code.
    pub fn split_code(code: CodeId) -> Self {
        Self::Split(split::SplitDialog::new(code))
    }

    /// Asks which code `codings` get instead of theirs.
    pub fn recode(codings: Vec<(DocumentId, CodingId)>) -> Self {
        Self::Recode(recode::RecodeDialog::new(codings))
    }

    /// Asks which code words get that coders read differently.
    pub fn decide_anew(decision: Decision, excerpt: Excerpt) -> Self {
        Self::Recode(recode::RecodeDialog::of_place(decision, excerpt))
    }

    /// Asks which words are replaced by which, beginning with `words` in the document that is read.
    pub fn replace(words: String, this: Option<DocumentId>) -> Self {
        Self::Replace(replace::ReplaceDialog::new(words, this).into())
    }

    /// Asks whether another version of a transcript is applied, showing what it would change.
    pub fn version(project: &Project, comparison: Comparison) -> Self {
        Self::Version(version::VersionDialog::new(project, comparison).into())
    }

    /// Returns the dialog of find and replace, if it is this one.
    pub fn replacing(&mut self) -> Option<&mut replace::ReplaceDialog> {
        match self {
            Self::Replace(dialog) => Some(dialog),
            _ => None,
        }
    }

    /// Shows how transcripts were read, and asks what is in doubt.
    pub fn reading(batch: crate::import::batch::Batch) -> Self {
        Self::Reading(reading::ReadingDialog::new(batch).into())
    }

    /// Returns the dialog about the reading of transcripts, if it is this one.
    pub fn asks_about_reading(&mut self) -> Option<&mut reading::ReadingDialog> {
        match self {
            Self::Reading(dialog) => Some(dialog),
            _ => None,
        }
    }

    /// Asks for the colour of `codes`.
    pub fn colour(codes: Vec<CodeId>, title: String) -> Self {
        Self::Colour(colour::ColourDialog::new(codes, title))
    }

    /// Asks whether a document goes, with its codings.
    pub fn remove_document(document: DocumentId, name: String, n_codings: usize) -> Self {
        Self::Confirm(confirm::Confirm::Document { document, name, n_codings })
    }

    /// Asks for another name of `subject`, which has `name` now.
    pub fn rename(subject: Subject, name: String) -> Self {
        Self::Name(name::NameDialog::rename(subject, name))
    }

    /// Asks who speaks turns, of which there is one at least.
    pub fn who_speaks(document: &Document, turns: std::ops::Range<usize>) -> Self {
        Self::WhoSpeaks(who_speaks::WhoSpeaks::give(document, turns).into())
    }

    /// Asks who speaks `words`, which are what comes from `at` on in a turn that is split there.
    pub fn split_turn(document: &Document, turn: usize, at: Address, words: String) -> Self {
        Self::WhoSpeaks(who_speaks::WhoSpeaks::split(document, turn, at, words).into())
    }

    /// Asks who a speaker of a document is; nothing when there is no such speaker.
    pub fn speaker(project: &Project, document: &Document, speaker: u16) -> Option<Self> {
        speaker::SpeakerDialog::new(project, document, speaker).map(Self::Speaker)
    }

    /// Asks when turn `i` of a document begins.
    pub fn time_of_turn(document: DocumentId, i: usize, turn: &Turn) -> Self {
        Self::TurnTime(turn_time::TimeDialog::new(document, i, turn))
    }

    /// Asks for the name of a new attribute.
    pub fn add_attribute() -> Self {
        Self::Name(name::NameDialog::add_attribute())
    }

    /// Asks under which name a matrix is saved; `name` is proposed.
    pub fn save_matrix(name: String) -> Self {
        Self::Name(name::NameDialog::save_matrix(name))
    }

    /// Asks for another name of a saved matrix.
    pub fn rename_matrix(name: String) -> Self {
        Self::Name(name::NameDialog::rename_matrix(name))
    }

    /// Asks for the name of a new participant.
    pub fn add_participant() -> Self {
        Self::Name(name::NameDialog::add_participant())
    }

    /// Asks for another name of an attribute.
    pub fn rename_attribute(attribute: String) -> Self {
        Self::Name(name::NameDialog::rename_attribute(attribute))
    }

    /// Asks what becomes of cells from a spreadsheet.
    pub fn paste(project: &Project, pasted: Pasted) -> Self {
        Self::Paste(paste::PasteDialog::new(project, pasted).into())
    }

    /// Asks who `person` is too.
    pub fn same_person(person: ParticipantId) -> Self {
        Self::SamePerson(same_person::SamePersonDialog::new(person))
    }

    /// Asks by which rules people get types: those of the typology of that name, or new ones.
    pub fn typology(project: &Project, name: Option<&str>) -> Self {
        Self::Typology(typology::TypologyDialog::new(project, name).into())
    }

    /// Asks who works from now on; `name` does now.
    pub fn who_works(name: String) -> Self {
        Self::Name(name::NameDialog::who_works(name))
    }

    /// Shows who codes, and what is reserved to some of them.
    pub fn coders() -> Self {
        Self::Coders(coders::CodersDialog::default())
    }

    /// Shows who has what to code blind, and plans it.
    pub fn blind_coding() -> Self {
        Self::Blind(Box::default())
    }

    /// Asks for the pattern of copied quotes, which is `pattern` now.
    pub fn quote_pattern(pattern: String) -> Self {
        Self::Quote(quote::QuoteDialog::new(pattern))
    }

    /// Asks what to do, or where to go.
    pub fn palette() -> Self {
        Self::Palette(palette::Palette::default())
    }

    fn ui(&mut self, ui: &mut egui::Ui, around: &Around<'_>) -> Outcome {
        match self {
            Self::NewProject(dialog) => dialog.ui(ui, around),
            Self::Path(dialog) => dialog.ui(ui, around),
            Self::Confirm(dialog) => dialog.ui(ui, around),
            Self::Copy(dialog) => dialog.ui(ui, around),
            Self::Merge(dialog) => dialog.ui(ui, around),
            Self::Split(dialog) => dialog.ui(ui, around),
            Self::Recode(dialog) => dialog.ui(ui, around),
            Self::Replace(dialog) => dialog.ui(ui, around),
            Self::Version(dialog) => dialog.ui(ui, around),
            Self::Coders(dialog) => dialog.ui(ui, around),
            Self::Blind(dialog) => dialog.ui(ui, around),
            Self::Colour(dialog) => dialog.ui(ui, around),
            Self::WhoSpeaks(dialog) => dialog.ui(ui, around),
            Self::Speaker(dialog) => dialog.ui(ui, around),
            Self::TurnTime(dialog) => dialog.ui(ui, around),
            Self::Name(dialog) => dialog.ui(ui, around),
            Self::Paste(dialog) => dialog.ui(ui, around),
            Self::SamePerson(dialog) => dialog.ui(ui, around),
            Self::Typology(dialog) => dialog.ui(ui, around),
            Self::Palette(dialog) => dialog.ui(ui, around),
            Self::Reading(dialog) => dialog.ui(ui, around),
            Self::Summary(summary) => summary.ui(ui, around),
            Self::Quote(dialog) => dialog.ui(ui, around),
            Self::Waiting => waiting::waiting_ui(ui, around),
            Self::Preferences => preferences::preferences_ui(ui, around),
            Self::About => about_ui(ui, around),
        }
    }
}

/// What a dialog may look at.
#[derive(Clone, Copy)]
pub struct Around<'a> {
    /// The open project.
    pub study: Option<&'a Study>,
    /// Colours and sizes.
    pub tokens: &'a Tokens,
    /// The language of the interface.
    pub tongue: Tongue,
    /// The language of the labels of exports.
    pub labels: Tongue,
    /// Whether this is the dialog's first frame, in which its first field takes the keyboard.
    pub fresh: bool,
}

impl Around<'_> {
    fn say(&self, phrase: Phrase) -> &'static str {
        self.tongue.say(phrase)
    }

    fn quiet(&self, text: impl Into<String>) -> RichText {
        RichText::new(text).color(self.tokens.text_quiet)
    }
}

/// What the user wants of a dialog.
#[derive(Debug)]
enum Outcome {
    Stay,
    Close,
    /// Does the command and closes.
    Do(Command),
    /// Does the command and stays.
    Ask(Command),
}

/// The dialog that is open.
#[derive(Debug)]
pub struct OpenDialog {
    dialog: Dialog,
    fresh: bool,
    /// What had the keyboard before.
    focus: Option<Id>,
}

impl OpenDialog {
    /// Opens `dialog` in the next frame.
    pub fn new(dialog: Dialog) -> Self {
        Self { dialog, fresh: true, focus: None }
    }

    /// Draws the dialog and returns whether it stays open.
    pub fn ui(&mut self, ctx: &Context, around: Around<'_>, commands: &CommandSender) -> bool {
        let fresh = std::mem::take(&mut self.fresh);
        if fresh {
            self.focus = ctx.memory(|m| m.focused());
        }
        // One id for each kind: a window remembers how large it was.
        let id = Id::unique(("dialog", std::mem::discriminant(&self.dialog)));
        let palette = matches!(self.dialog, Dialog::Palette(_));
        let mut modal = Modal::new(id).backdrop_color(egui::Color32::from_black_alpha(70));
        if palette {
            let area = Modal::default_area(id).anchor(egui::Align2::CENTER_TOP, egui::vec2(0.0, 96.0));
            let frame = egui::Frame::popup(&ctx.global_style()).inner_margin(egui::Margin::same(8));
            modal = modal.area(area).frame(frame);
        } else {
            let frame = egui::Frame::popup(&ctx.global_style()).inner_margin(egui::Margin::same(20));
            modal = modal.frame(frame.corner_radius(around.tokens.radius + 6));
        }
        let shown = modal.show(ctx, |ui| self.dialog.ui(ui, &Around { fresh, ..around }));
        match shown.inner {
            Outcome::Stay if shown.should_close() => false,
            Outcome::Stay => true,
            Outcome::Close => false,
            Outcome::Do(command) => {
                commands.send(command);
                false
            }
            Outcome::Ask(command) => {
                commands.send(command);
                true
            }
        }
    }

    /// Returns what is asked.
    pub fn dialog_mut(&mut self) -> &mut Dialog {
        &mut self.dialog
    }

    /// Returns what had the keyboard before the dialog opened.
    pub fn focus_before(&self) -> Option<Id> {
        self.focus
    }
}

fn title_ui(ui: &mut egui::Ui, around: &Around<'_>, title: impl AsRef<str>) {
    let text = RichText::new(unbroken(title.as_ref())).font(fonts::semibold(around.tokens.ui_size + 3.5));
    ui.add(egui::Label::new(text).wrap());
    ui.add_space(8.0);
}

/// How the confirming button looks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Tone {
    Plain,
    /// Something goes.
    Removing,
}

/// Draws Cancel and the confirming button, and returns what the user wants: Enter confirms wherever the keyboard is, but
/// on Cancel.
fn buttons_ui(ui: &mut egui::Ui, around: &Around<'_>, confirm: Phrase, tone: Tone, possible: bool) -> Wants {
    buttons_named_ui(ui, around, around.say(confirm), tone, possible)
}

/// The same with a name that says how many.
fn buttons_named_ui(ui: &mut egui::Ui, around: &Around<'_>, confirm: &str, tone: Tone, possible: bool) -> Wants {
    ui.add_space(14.0);
    let mut wants = Wants::Nothing;
    row_ui(ui, |ui| {
        let ground = if tone == Tone::Removing { around.tokens.error } else { around.tokens.accent };
        let ink = if tone == Tone::Removing { around.tokens.raised } else { around.tokens.on_accent };
        let text = RichText::new(confirm).font(fonts::semibold(around.tokens.ui_size)).color(ink);
        let button = Button::new(text).fill(ground).min_size(egui::vec2(90.0, 30.0));
        let confirmed = ui.add_enabled(possible, button);
        let plain = RichText::new(around.say(common::CANCEL)).font(fonts::medium(around.tokens.ui_size));
        let cancelled = ui.add(Button::new(plain).min_size(egui::vec2(90.0, 30.0)));
        let enter = ui.input(|i| i.key_pressed(Key::Enter)) && !cancelled.has_focus();
        if cancelled.clicked() {
            wants = Wants::Cancel;
        } else if possible && (confirmed.clicked() || enter) {
            wants = Wants::Confirm;
        }
    });
    wants
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Wants {
    Nothing,
    Cancel,
    Confirm,
}

/// Draws a text field under its label; the first one of a dialog takes the keyboard.
fn field_ui(ui: &mut egui::Ui, around: &Around<'_>, label: Phrase, text: &mut String, first: bool) -> egui::Response {
    let name = ui.label(around.quiet(around.say(label)).font(fonts::medium(around.tokens.small_size + 0.5)));
    let field = egui::TextEdit::singleline(text).desired_width(f32::INFINITY).margin(egui::Margin::symmetric(8, 6));
    let response = ui.add(field).labelled_by(name.id);
    if first && around.fresh {
        response.request_focus();
    }
    response
}

/// Draws a row that begins at the right.
fn row_ui<R>(ui: &mut egui::Ui, add: impl FnOnce(&mut egui::Ui) -> R) -> R {
    let size = egui::vec2(ui.available_width(), 30.0);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), add).inner
}

/// Draws the one button of a dialog that only tells.
fn close_ui(ui: &mut egui::Ui, around: &Around<'_>) -> Outcome {
    let close = row_ui(ui, |ui| ui.button(around.say(common::CLOSE)));
    if around.fresh {
        close.request_focus();
    }
    if close.clicked() { Outcome::Close } else { Outcome::Stay }
}

fn about_ui(ui: &mut egui::Ui, around: &Around<'_>) -> Outcome {
    ui.set_width(420.0);
    title_ui(ui, around, "Counterpoint");
    let version = around.tongue.fill(say::VERSION, &[("version", env!("CARGO_PKG_VERSION"))]);
    ui.label(around.quiet(version));
    ui.add_space(6.0);
    for phrase in [say::ABOUT_WHAT, say::ABOUT_PRIVACY] {
        ui.add(egui::Label::new(around.say(phrase)).wrap());
    }
    ui.add(egui::Label::new(around.quiet(around.say(say::ABOUT_LICENCE)).small()).wrap());
    ui.add_space(10.0);
    close_ui(ui, around)
}
