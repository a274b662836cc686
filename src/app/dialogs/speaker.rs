//! Asks what a speaker of a document is called, what their role is and which participant they are.

use eframe::egui;

use super::who::Who;
use super::{Around, Outcome, Tone, Wants, buttons_ui, field_ui, title_ui};
use crate::app::command::Command;
use crate::app::turns::TurnChange;
use crate::app::words::turns as say;
use crate::model::{Document, DocumentId, Project};

/// A speaker to be described anew.
#[derive(Debug)]
pub struct SpeakerDialog {
    document: DocumentId,
    speaker: u16,
    /// The label that the speaker has now.
    now: String,
    label: String,
    who: Who,
}

impl SpeakerDialog {
    pub(super) fn new(project: &Project, document: &Document, speaker: u16) -> Option<Self> {
        let found = document.speakers.get(usize::from(speaker))?;
        let (now, label) = (found.label.clone(), found.label.clone());
        Some(Self { document: document.id, speaker, now, label, who: Who::of(project, found) })
    }

    pub(super) fn ui(&mut self, ui: &mut egui::Ui, around: &Around<'_>) -> Outcome {
        ui.set_width(400.0);
        title_ui(ui, around, around.tongue.fill(say::ASK_SPEAKER, &[("name", &self.now)]));
        field_ui(ui, around, say::LABEL, &mut self.label, true);
        ui.add_space(8.0);
        self.who.ui(ui, around, &self.label);
        let possible = !self.label.trim().is_empty();
        match buttons_ui(ui, around, say::DO_SPEAKER, Tone::Plain, possible) {
            Wants::Nothing => Outcome::Stay,
            Wants::Cancel => Outcome::Close,
            Wants::Confirm => {
                let to = self.who.speaker(&self.label);
                let change = TurnChange::Speaker { speaker: self.speaker, to };
                Outcome::Do(Command::ChangeTurns { document: self.document, change })
            }
        }
    }
}
