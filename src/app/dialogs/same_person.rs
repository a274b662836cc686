//! Asks who a participant is too: two names that turn out to be one person.

use eframe::egui;

use super::{Around, Outcome, Tone, Wants, buttons_ui, field_ui, title_ui};
use crate::app::command::{Command, PeopleChange};
use crate::app::widgets::fuzzy::Query;
use crate::app::words::typologies as say;
use crate::model::ParticipantId;

/// A participant who is somebody else too.
#[derive(Debug)]
pub struct SamePersonDialog {
    person: ParticipantId,
    typed: String,
    into: Option<ParticipantId>,
}

/// The next letter finds better.
const MOST: usize = 100;

impl SamePersonDialog {
    pub(super) fn new(person: ParticipantId) -> Self {
        Self { person, typed: String::new(), into: None }
    }

    pub(super) fn ui(&mut self, ui: &mut egui::Ui, around: &Around<'_>) -> Outcome {
        let Some(study) = around.study else { return Outcome::Close };
        let project = study.session.project();
        let Some(person) = project.participants.get(&self.person) else { return Outcome::Close };
        ui.set_width(420.0);
        title_ui(ui, around, around.tongue.fill(say::SAME_PERSON, &[("name", &person.name)]));
        let before = self.typed.clone();
        field_ui(ui, around, say::FIND_PERSON, &mut self.typed, true);
        let others: Vec<_> = project.participants().into_iter().filter(|p| p.id != self.person).collect();
        let query = Query::new(&self.typed);
        let found = match query.is_empty() {
            true => (0..others.len()).collect(),
            false => query.ranked(others.iter().map(|p| p.name.as_str())),
        };
        if self.typed != before {
            self.into = found.first().filter(|_| !query.is_empty()).map(|i| others[*i].id);
        }
        egui::ScrollArea::vertical().id_salt("people found").max_height(180.0).auto_shrink([false, true]).show(
            ui,
            |ui| {
                for i in found.into_iter().take(MOST) {
                    ui.selectable_value(&mut self.into, Some(others[i].id), &others[i].name);
                }
            },
        );
        ui.add_space(6.0);
        ui.add(egui::Label::new(around.quiet(around.say(say::SAME_WHY))).wrap());
        match (buttons_ui(ui, around, say::SAME_DO, Tone::Plain, self.into.is_some()), self.into) {
            (Wants::Confirm, Some(into)) => {
                Outcome::Do(Command::ChangePeople(PeopleChange::MergeParticipants { gone: self.person, into }))
            }
            (Wants::Cancel, _) => Outcome::Close,
            _ => Outcome::Stay,
        }
    }
}
