//! What the window asks. One dialog at a time; Esc closes it, Enter confirms, the first field has the keyboard, and
//! what had it before gets it back.

mod about;
pub mod autocode;
mod blind;
mod code_finder;
mod coders;
mod colour;
pub(super) mod confirm;
mod copy;
mod merge;
mod name;
mod new_project;
mod palette;
mod parts;
mod paste;
mod path;
mod preferences;
mod questions;
mod quote;
pub mod reading;
mod recode;
mod removed;
pub mod replace;
mod same_person;
mod speaker;
mod split;
mod summary;
mod turn_time;
mod typology;
mod unpack;
mod version;
mod waiting;
mod who;
mod who_speaks;
mod who_works;

use eframe::egui::{self, Context, Id, Modal, RichText};

pub use copy::CopyBrings;
use parts::{Tone, Wants, buttons_named_ui, buttons_ui, close_ui, field_ui, row_ui, title_ui};
pub use quote::unknown_words;
pub use summary::Summary;
pub use version::Comparison;

use super::command::{Command, CommandSender};
use super::state::Study;
use super::theme::Tokens;
use super::words::{Phrase, Tongue, common, unbroken};

/// What is asked.
#[derive(Debug)]
pub enum Dialog {
    /// Where a new project goes, and what it is called.
    NewProject(new_project::NewProject),
    /// Where a packed project goes.
    Unpack(unpack::UnpackDialog),
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
    /// Whether what somebody removed under the writer's hands comes back.
    Removed(removed::RemovedDialog),
    /// A colour.
    Colour(colour::ColourDialog),
    /// Who speaks a turn.
    WhoSpeaks(Box<who_speaks::WhoSpeaks>),
    /// Who a speaker is.
    Speaker(speaker::SpeakerDialog),
    /// When a turn begins.
    TurnTime(turn_time::TimeDialog),
    /// Who codes from now on.
    WhoWorks(who_works::WhoWorks),
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
    fn ui(&mut self, ui: &mut egui::Ui, around: &Around<'_>) -> Outcome {
        match self {
            Self::NewProject(dialog) => dialog.ui(ui, around),
            Self::Unpack(dialog) => dialog.ui(ui, around),
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
            Self::Removed(dialog) => dialog.ui(ui, around),
            Self::Colour(dialog) => dialog.ui(ui, around),
            Self::WhoSpeaks(dialog) => dialog.ui(ui, around),
            Self::Speaker(dialog) => dialog.ui(ui, around),
            Self::TurnTime(dialog) => dialog.ui(ui, around),
            Self::WhoWorks(dialog) => dialog.ui(ui, around),
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
            Self::About => about::about_ui(ui, around),
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
    /// Whether transcripts come in without a question when nothing is in doubt.
    pub import_at_once: bool,
    /// Whether this is the dialog's first frame, in which its first field takes the keyboard.
    pub fresh: bool,
}

impl Around<'_> {
    fn say(&self, phrase: Phrase) -> &'static str {
        self.tongue.say(phrase)
    }

    /// Returns what the field of a long list is called, and what is said when nothing there fits.
    fn find_entry(&self) -> [&'static str; 2] {
        [common::FIND_ENTRY, common::NO_ENTRY].map(|phrase| self.say(phrase))
    }

    fn quiet(&self, text: impl AsRef<str>) -> RichText {
        RichText::new(unbroken(text.as_ref())).color(self.tokens.text_quiet)
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
