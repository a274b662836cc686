//! The search box and its hits.

use eframe::egui;

use crate::app::context::Ctx;

/// What this panel keeps between frames.
#[derive(Debug, Default)]
pub struct SearchState {}

/// Draws the panel.
pub fn search_ui(ui: &mut egui::Ui, _ctx: &Ctx<'_>, _state: &mut SearchState) {
    ui.label("search");
}
