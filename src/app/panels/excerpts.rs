//! Everything coded with a code.

use eframe::egui;

use crate::app::context::Ctx;

/// What this panel keeps between frames.
#[derive(Debug, Default)]
pub struct ExcerptsState {}

/// Draws the panel.
pub fn excerpts_ui(ui: &mut egui::Ui, _ctx: &Ctx<'_>, _state: &mut ExcerptsState) {
    ui.label("excerpts");
}
