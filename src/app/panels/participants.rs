//! To come in the next commit of this branch.

use eframe::egui;

use crate::app::context::Ctx;

/// What this panel keeps between frames.
#[derive(Debug, Default)]
pub struct ParticipantsState {}

/// Draws the panel.
pub fn participants_ui(ui: &mut egui::Ui, _ctx: &Ctx<'_>, _state: &mut ParticipantsState) {
    ui.label("participants");
}
