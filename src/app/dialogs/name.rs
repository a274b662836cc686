//! Asks for a name.

use eframe::egui;

use super::{Around, Outcome, Tone, Wants, buttons_ui, field_ui, title_ui};
use crate::app::command::{Command, PeopleChange};
use crate::app::widgets::select_all;
use crate::app::words::{Phrase, common, dialogs as say, matrix};
use crate::model::{Seen, Subject};

/// A name to be given.
#[derive(Debug)]
pub struct NameDialog {
    purpose: Purpose,
    name: String,
    /// The name that stood when it was asked.
    was: String,
    /// What was known when it was asked.
    seen: Seen,
}

#[derive(Debug)]
enum Purpose {
    Rename(Subject),
    AddAttribute,
    AddParticipant,
    RenameAttribute(String),
    SaveMatrix,
    /// The name that the saved matrix has.
    RenameMatrix(String),
}

impl NameDialog {
    pub(super) fn rename(subject: Subject, name: String) -> Self {
        Self::of(Purpose::Rename(subject), name)
    }

    pub(super) fn add_attribute() -> Self {
        Self::of(Purpose::AddAttribute, String::new())
    }

    pub(super) fn save_matrix(name: String) -> Self {
        Self::of(Purpose::SaveMatrix, name)
    }

    pub(super) fn rename_matrix(name: String) -> Self {
        Self::of(Purpose::RenameMatrix(name.clone()), name)
    }

    pub(super) fn add_participant() -> Self {
        Self::of(Purpose::AddParticipant, String::new())
    }

    pub(super) fn rename_attribute(attribute: String) -> Self {
        Self::of(Purpose::RenameAttribute(attribute.clone()), attribute)
    }

    fn of(purpose: Purpose, name: String) -> Self {
        Self { purpose, was: name.clone(), name, seen: Seen::default() }
    }

    pub(super) fn ui(&mut self, ui: &mut egui::Ui, around: &Around<'_>) -> Outcome {
        ui.set_width(360.0);
        let (title, confirm) = self.words();
        title_ui(ui, around, around.say(title));
        let field = field_ui(ui, around, common::NAME, &mut self.name, true);
        if around.fresh {
            select_all(ui, &field, &self.name);
            self.seen = around.study.map(|study| study.session.project().seen()).unwrap_or_default();
        }
        let possible = !self.name.trim().is_empty();
        if self.replaces_a_matrix(around) {
            ui.label(egui::RichText::new(around.say(matrix::REPLACES)).color(around.tokens.text_quiet));
        }
        match buttons_ui(ui, around, confirm, Tone::Plain, possible) {
            Wants::Nothing => Outcome::Stay,
            Wants::Cancel => Outcome::Close,
            Wants::Confirm => {
                let as_of = |command: Command| match around.study {
                    Some(study) => command.as_of(self.seen.clone(), study.session.project()),
                    None => command,
                };
                self.command().map(as_of).map_or(Outcome::Close, Outcome::Do)
            }
        }
    }

    fn replaces_a_matrix(&self, around: &Around<'_>) -> bool {
        let known =
            |name: &str| around.study.is_some_and(|s| s.session.project().comparison.matrix_named(name).is_some());
        matches!(self.purpose, Purpose::SaveMatrix) && known(&self.name)
    }

    fn words(&self) -> (Phrase, Phrase) {
        match self.purpose {
            Purpose::Rename(Subject::Document(_)) => (say::RENAME_DOCUMENT, common::RENAME),
            Purpose::Rename(Subject::Participant(_)) => (say::RENAME_PARTICIPANT, common::RENAME),
            Purpose::Rename(_) => (say::RENAME_CODE, common::RENAME),
            Purpose::AddAttribute => (say::ADD_ATTRIBUTE, say::ADD),
            Purpose::AddParticipant => (say::ADD_PARTICIPANT, say::ADD),
            Purpose::RenameAttribute(_) => (say::RENAME_ATTRIBUTE, common::RENAME),
            Purpose::SaveMatrix => (matrix::SAVE_TITLE, matrix::SAVE),
            Purpose::RenameMatrix(_) => (matrix::RENAME_TITLE, common::RENAME),
        }
    }

    fn command(&self) -> Option<Command> {
        let name = self.name.trim().to_owned();
        // Somebody else may have renamed it meanwhile.
        let is_same = name == self.was;
        match self.purpose {
            Purpose::Rename(_) if is_same => None,
            Purpose::Rename(Subject::Document(document)) => Some(Command::RenameDocument { document, name }),
            Purpose::Rename(Subject::Participant(participant)) => {
                Some(Command::RenameParticipant { participant, name })
            }
            Purpose::Rename(Subject::Code(code)) => Some(Command::RenameCode { code, name }),
            Purpose::Rename(Subject::Project(_) | Subject::Coding(_)) => None,
            Purpose::SaveMatrix => Some(Command::SaveMatrix(name)),
            Purpose::RenameMatrix(ref known) => Some(Command::RenameMatrix { name: known.clone(), to: name }),
            Purpose::AddAttribute => Some(Command::ChangePeople(PeopleChange::AddAttribute(name))),
            Purpose::AddParticipant => Some(Command::ChangePeople(PeopleChange::AddParticipant(name))),
            Purpose::RenameAttribute(ref attribute) => {
                let attribute = attribute.clone();
                Some(Command::ChangePeople(PeopleChange::RenameAttribute { attribute, name }))
            }
        }
    }
}
