//! Parts that several panels draw. They know the screen and the tokens, not the project.

pub mod card;
pub mod changed_lines;
pub mod code_line;
pub mod context_menu;
pub mod drop_down;
pub mod entries;
pub mod followed_lines;
pub mod fuzzy;
pub mod grid;
pub mod list_focus;
pub mod markdown;
pub mod picture;
pub mod selected_text;
pub mod shade;
pub mod swatches;
pub mod tall_list;

use eframe::egui::text::{CCursor, CCursorRange, CharIndex, LayoutJob, TextWrapping};
use eframe::egui::{Color32, FontId, Frame, Label, Margin, Painter, Pos2, Response, RichText, TextEdit, Ui, vec2};

use crate::app::theme::{Tokens, fonts};
use crate::app::words::unbroken;

/// Returns the margins of a page of results in the centre of the window. Lists run into the lower edge.
pub fn page() -> Frame {
    Frame::new().inner_margin(Margin { left: 22, right: 16, top: 16, bottom: 0 })
}

/// Returns how wide `text` is on one line.
pub fn width_of(ui: &Ui, text: &str, font: FontId) -> f32 {
    ui.fonts_mut(|fonts| fonts.layout_no_wrap(text.to_owned(), font, Color32::PLACEHOLDER).size().x)
}

/// Draws a quiet label on one line, which goes to the next row as a whole where controls wrap. Where `control` points
/// behind it are not left for what it names, both go.
pub fn label_ui(ui: &mut Ui, tokens: &Tokens, text: &str, font: FontId, control: f32) -> Response {
    let width = width_of(ui, text, font.clone()).ceil();
    if ui.available_size_before_wrap().x < width + control {
        ui.end_row();
    }
    // As high as a button, so that it stands in the middle of a row that it begins.
    let size = vec2(width, ui.spacing().interact_size.y);
    ui.add_sized(size, Label::new(RichText::new(text).font(font).color(tokens.text_quiet)).extend())
}

/// Paints `text` on one line from `left` on, in the middle of whose height it stands; what does not fit into `width` is
/// cut with an ellipsis.
pub fn paint_cut(painter: &Painter, left: Pos2, width: f32, text: &str, font: FontId, ink: Color32) {
    let mut job = LayoutJob::simple_singleline(text.replace('\n', " "), font, ink);
    job.wrap = TextWrapping::truncate_at_width(width.max(0.0));
    let galley = painter.layout_job(job);
    let top = left.y - galley.size().y / 2.0;
    painter.galley(Pos2::new(left.x, top), galley, ink);
}

/// Selects what stands in a field, so that typing replaces it.
pub fn select_all(ui: &Ui, field: &Response, text: &str) {
    let mut state = TextEdit::load_state(ui.ctx(), field.id).unwrap_or_default();
    let end = CCursor::new(CharIndex(text.chars().count()));
    state.cursor.set_char_range(Some(CCursorRange::two(CCursor::default(), end)));
    TextEdit::store_state(ui.ctx(), field.id, state);
}

/// Says in the middle of a page why it is empty.
pub fn empty_ui(ui: &mut Ui, tokens: &Tokens, text: &str) {
    ui.add_space(ui.available_height() * 0.3);
    ui.vertical_centered(|ui| {
        ui.set_max_width(ui.available_width().min(420.0));
        ui.label(RichText::new(text).size(tokens.ui_size + 1.5).color(tokens.text_quiet));
    });
}

/// Draws the name of a section, in small capitals, and of a long one the beginning.
pub fn section_ui(ui: &mut Ui, tokens: &Tokens, name: &str) {
    let name = RichText::new(name.to_uppercase()).font(fonts::semibold(tokens.small_size - 0.5));
    ui.add(Label::new(name.extra_letter_spacing(0.6).color(tokens.text_quiet)).truncate());
}

/// Draws words that explain others.
pub fn quiet_ui(ui: &mut Ui, tokens: &Tokens, words: &str) {
    ui.label(RichText::new(unbroken(words)).font(fonts::regular(tokens.label_size)).color(tokens.text_quiet));
}
