//! Says that somebody removed what is being written on. It is asked rather than told, because the letters that are
//! still being typed would mean something else wherever the keyboard went.

use eframe::egui;

use super::{Around, Outcome, Tone, Wants, buttons_ui, title_ui};
use crate::app::command::Command;
use crate::app::words::{common, removed as say, unbroken};
use crate::model::Removable;

/// What was removed, how it was called, and who wrote meanwhile.
#[derive(Debug)]
pub struct RemovedDialog {
    what: Removable,
    name: String,
    names: String,
}

impl RemovedDialog {
    pub(super) fn new(what: Removable, name: String, names: String) -> Self {
        Self { what, name, names }
    }

    pub(super) fn ui(&self, ui: &mut egui::Ui, around: &Around<'_>) -> Outcome {
        ui.set_width(400.0);
        title_ui(ui, around, around.tongue.fill(say::WRITTEN_ON, &[("name", &self.name), ("names", &self.names)]));
        ui.add(egui::Label::new(unbroken(around.say(say::KEPT))).wrap());
        match buttons_ui(ui, around, common::BRING_BACK, Tone::Plain, true) {
            Wants::Nothing => Outcome::Stay,
            Wants::Cancel => Outcome::Close,
            Wants::Confirm => Outcome::Do(Command::BringBack(self.what.clone())),
        }
    }
}
