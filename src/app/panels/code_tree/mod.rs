//! The code trees.

mod counts;

pub use counts::{CodeCounts, Count};

use eframe::egui;

use crate::app::context::Ctx;

/// What this panel keeps between frames.
#[derive(Debug, Default)]
pub struct CodeTreeState {}

/// Draws the panel.
pub fn code_tree_ui(ui: &mut egui::Ui, _ctx: &Ctx<'_>, _state: &mut CodeTreeState) {
    ui.label("code_tree");
}
