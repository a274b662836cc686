//! A field that takes the keyboard with all that it holds selected, so that the next letter begins anew.

use eframe::egui::text::{CCursor, CCursorRange, CharIndex};
use eframe::egui::{Id, TextEdit, Ui};

/// Gives the keyboard to the text field `id` with its `text` selected.
pub fn focus_with_all_selected(ui: &Ui, id: Id, text: &str) {
    ui.memory_mut(|memory| memory.request_focus(id));
    let mut edit = TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
    let end = CCursor::new(CharIndex(text.chars().count()));
    edit.cursor.set_char_range(Some(CCursorRange::two(CCursor::default(), end)));
    edit.store(ui.ctx(), id);
}
