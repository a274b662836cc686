//! The document that is read.

use eframe::egui;

use crate::app::context::Ctx;

/// What this panel keeps between frames.
#[derive(Debug, Default)]
pub struct ReaderState {}

/// Draws the panel.
pub fn reader_ui(ui: &mut egui::Ui, _ctx: &Ctx<'_>, _state: &mut ReaderState) {
    ui.label("reader");
}
