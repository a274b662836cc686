//! What is known of the selected excerpt, code or document.

use eframe::egui;

use crate::app::context::Ctx;

/// What this panel keeps between frames.
#[derive(Debug, Default)]
pub struct InspectorState {}

/// Draws the panel.
pub fn inspector_ui(ui: &mut egui::Ui, _ctx: &Ctx<'_>, _state: &mut InspectorState) {
    ui.label("inspector");
}

/// Asks the inspector for its memo field, with the next frame.
pub fn ask_for_memo(ctx: &egui::Context) {
    ctx.data_mut(|d| d.insert_temp(egui::Id::unique("inspector memo"), true));
}

/// Asks the inspector for the description of the current code, with the next frame.
pub fn ask_for_description(ctx: &egui::Context) {
    ctx.data_mut(|d| d.insert_temp(egui::Id::unique("inspector description"), true));
}
