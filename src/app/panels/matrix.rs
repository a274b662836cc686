//! Codes by groups.

use eframe::egui;

use crate::app::context::Ctx;

/// What this panel keeps between frames.
#[derive(Debug, Default)]
pub struct MatrixState {}

/// Draws the panel.
pub fn matrix_ui(ui: &mut egui::Ui, _ctx: &Ctx<'_>, _state: &mut MatrixState) {
    ui.label("matrix");
}
