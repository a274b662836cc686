//! Codes that meet on the same words.

use eframe::egui;

use crate::app::context::Ctx;

/// What this panel keeps between frames.
#[derive(Debug, Default)]
pub struct CooccurrenceState {}

/// Draws the panel.
pub fn cooccurrence_ui(ui: &mut egui::Ui, _ctx: &Ctx<'_>, _state: &mut CooccurrenceState) {
    ui.label("cooccurrence");
}
