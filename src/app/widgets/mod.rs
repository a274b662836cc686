//! Parts that several panels draw. They know the screen and the tokens, not the project.

pub mod card;
pub mod changed_lines;
pub mod code_line;
pub mod fuzzy;
pub mod grid;
pub mod list_focus;
pub mod markdown;
pub mod picture;
pub mod selected_text;
pub mod shade;
pub mod swatches;
pub mod tall_list;

use eframe::egui::{Frame, Margin, RichText, Ui};

use crate::app::theme::Tokens;

/// Returns the margins of a page of results in the centre of the window. Lists run into the lower edge.
pub fn page() -> Frame {
    Frame::new().inner_margin(Margin { left: 22, right: 16, top: 16, bottom: 0 })
}

/// Says in the middle of a page why it is empty.
pub fn empty_ui(ui: &mut Ui, tokens: &Tokens, text: &str) {
    ui.add_space(ui.available_height() * 0.3);
    ui.vertical_centered(|ui| {
        ui.set_max_width(420.0);
        ui.label(RichText::new(text).size(tokens.ui_size + 1.5).color(tokens.text_quiet));
    });
}
