//! Who a speaker is: the role and the participant, as two dialogs ask for them.

use eframe::egui::{self, RichText};

use super::{Around, field_ui};
use crate::app::panels::participants::role_name;
use crate::app::words::turns as say;
use crate::model::plan::NewSpeaker;
use crate::model::{Project, Role, Speaker};

/// A speaker as somebody describes them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Who {
    role: Role,
    participant: String,
    /// Whether the participant is called what the label says, until somebody types another name.
    follows_label: bool,
}

impl Who {
    /// Returns somebody who comes in: a participant named as the label.
    pub(super) fn new() -> Self {
        Self { role: Role::Participant, participant: String::new(), follows_label: true }
    }

    /// Returns who `speaker` is.
    pub(super) fn of(project: &Project, speaker: &Speaker) -> Self {
        let person = speaker.participant.and_then(|p| project.participants.get(&p)).filter(|p| !p.removed);
        let participant = person.map(|p| p.name.clone()).unwrap_or_default();
        Self { role: speaker.role, participant, follows_label: false }
    }

    /// Returns the speaker of that label who is described.
    pub(super) fn speaker(&self, label: &str) -> NewSpeaker {
        let participant = self.participant.trim();
        let participant = (!participant.is_empty()).then(|| participant.to_owned());
        NewSpeaker { label: label.trim().to_owned(), role: self.role, participant }
    }

    /// Draws role and participant of the speaker of that label.
    pub(super) fn ui(&mut self, ui: &mut egui::Ui, around: &Around<'_>, label: &str) {
        if self.follows_label {
            self.participant = if self.role == Role::Participant { label.trim().to_owned() } else { String::new() };
        }
        ui.horizontal(|ui| {
            ui.label(around.quiet(around.say(say::ROLE)));
            for role in [Role::Participant, Role::Interviewer, Role::Moderator] {
                ui.radio_value(&mut self.role, role, around.say(role_name(role)));
            }
        });
        ui.add_space(6.0);
        let typed = self.participant.clone();
        field_ui(ui, around, say::PARTICIPANT, &mut self.participant, false);
        self.follows_label &= typed == self.participant;
        let Some(study) = around.study else { return };
        let name = self.participant.trim();
        let known = study.session.project().participant_named(name).map(|p| p.name.clone());
        let said = match known {
            _ if name.is_empty() => String::new(),
            Some(known) => around.tongue.fill(say::KNOWN_PARTICIPANT, &[("name", &known)]),
            None => around.tongue.fill(say::NEW_PARTICIPANT, &[("name", name)]),
        };
        ui.label(RichText::new(said).color(around.tokens.text_quiet));
    }
}
