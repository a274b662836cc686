//! The box that finds or makes a code for the selected excerpt.

use eframe::egui;

use crate::app::context::Ctx;

/// What this panel keeps between frames.
#[derive(Debug, Default)]
pub struct CodePickerState {}

/// Draws the panel.
pub fn code_picker_ui(ui: &mut egui::Ui, _ctx: &Ctx<'_>, _state: &mut CodePickerState) {
    ui.label("code_picker");
}
