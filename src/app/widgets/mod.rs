//! Parts that several panels draw. They know the screen and the tokens, not the project.

pub mod card;
pub mod code_line;
pub mod fuzzy;
pub mod grid;
pub mod shade;
pub mod tall_list;

use eframe::egui::{Frame, Margin};

/// Returns the margins of a page of results in the centre of the window. Lists run into the lower edge.
pub fn page() -> Frame {
    Frame::new().inner_margin(Margin { left: 22, right: 16, top: 16, bottom: 0 })
}
